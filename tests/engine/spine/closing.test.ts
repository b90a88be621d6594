/** Closing a month, and what changes in it since, to the cent and by its causes. */
import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { addDays, dayIn } from "../../../engine/calendar.ts";
import type { KpiValue, Restatement } from "../../../engine/contract.ts";
import { openPractice, type Practice } from "../../../engine/spine/open.ts";
import { ledgerFile, type Entry } from "../../pitfalls/rows.ts";
import { copiesOf, drop, scratchPractice } from "../../scratch.ts";

const FIRST = "2025-02-05T12:00:00Z";
const tomorrow = addDays(dayIn("UTC", new Date()), 1);

const charge = (id: string, amount: number, post: string, more: Partial<Entry> = {}): Entry => ({
  id,
  type: "charge",
  charge: id,
  visit: `v-${id}`,
  patient: `p-${id}`,
  code: "99213",
  amount,
  post,
  dos: post,
  entered: post,
  class: "commercial",
  ...more,
});

/** January: 1,800.00 charged, 600.00 paid, 1,200.00 owed. */
const january: Entry[] = [
  charge("a", 1000, "2025-01-10"),
  charge("b", 500, "2025-01-12"),
  charge("c", 300, "2025-01-20"),
  { id: "pa", type: "payment", charge: "a", amount: -600, post: "2025-01-25", dos: "2025-01-10" },
];

async function bring(practice: Practice, name: string, rows: Entry[], knownAt: string | null) {
  const [report] = await practice.import([
    { paths: [drop(practice, `${name}.csv`, ledgerFile(rows))], knownAt },
  ]);
  expect(report!.files.map(({ status }) => status)).toEqual(["loaded"]);
  return report!.import_id!;
}

const closedJanuary = copiesOf(async () => {
  const practice = scratchPractice();
  await bring(practice, "january", january, FIRST);
  await practice.closeMonth("2025-01");
  return practice;
});

const receivables = (steps: readonly Restatement[]) =>
  steps
    .filter(({ kpi }) => kpi === "RC01")
    .map(({ cause, was_numerator, is_numerator }) => [cause, was_numerator, is_numerator]);

const plain = (values: readonly KpiValue[]) =>
  values.map(({ kpi, version, period, slice, numerator, denominator, value, n }) => ({
    kpi,
    version,
    period,
    slice,
    numerator,
    denominator,
    value,
    n,
  }));

test("CO09: what a closed month has drifted by, total by total, and none where it was not imported again", async () => {
  const practice = await closedJanuary();
  const drift = async () =>
    (await practice.kpi({ kpis: ["CO09"], period: "2025-01", by: ["category"] })).map(
      ({ slice, value }) => [slice["category"], value],
    );
  expect(await drift()).toEqual([[undefined, null]]);
  await bring(practice, "february", [charge("z", 40, "2025-02-03")], null);
  expect(await drift()).toEqual([
    ["A/R", 0],
    ["adjustments", 0],
    ["charges", 0],
    ["payments less refunds", 0],
  ]);
  await bring(
    practice,
    "again",
    [
      charge("d", 200, "2025-01-30"), // late
      {
        id: "pb",
        type: "payment",
        charge: "b",
        amount: -80,
        post: "2025-01-31",
        dos: "2025-01-12",
      },
      {
        id: "ab",
        type: "adjustment",
        reason: "contractual",
        charge: "b",
        amount: -15,
        post: "2025-01-31",
        dos: "2025-01-12",
      },
    ],
    null,
  );
  expect(await drift()).toEqual([
    ["A/R", 105],
    ["adjustments", 15],
    ["charges", 200],
    ["payments less refunds", 80],
  ]);
  const { rows, value } = await practice.trace("CO09", { period: "2025-01" });
  expect(value.value).toBe(400);
  expect(rows.map(({ fact }) => fact)).toEqual([
    "A/R reported 1200.00, now 1305.00",
    "adjustments reported 0.00, now 15.00",
    "charges reported 1800.00, now 2000.00",
    "payments less refunds reported 600.00, now 680.00",
  ]);
  // it is no figure of the month itself: nothing is restated of it, and no digest knows it
  expect(practice.restatements().filter(({ kpi }) => kpi === "CO09")).toEqual([]);
  const { digest } = await practice.digest();
  expect((await practice.rebuild()).digest).toBe(digest);
  await practice.reopenMonth("2025-01");
  await bring(practice, "march", [charge("y", 40, "2025-03-03")], null);
  expect(await drift()).toEqual([[undefined, null]]);
});

test("a void, a correction, another payer, a late and a back-dated charge: each its part, in all the change", async () => {
  const practice = await closedJanuary();
  const asReported = await practice.kpi({ period: "2025-01" });
  const second = await bring(
    practice,
    "again",
    [
      charge("a", 1000, "2025-01-10", { payer: "Medicare", class: "medicare" }),
      charge("b", 500, "2025-01-12", { voided: "2025-01-31" }),
      charge("c", 330, "2025-01-20"),
      charge("d", 200, "2025-01-30"),
      charge("e", 100, "2025-01-31", { entered: tomorrow }),
      charge("f", 70, "2025-02-03"),
    ],
    null,
  );
  const steps = practice.restatements();
  expect(new Set(steps.map(({ import_id }) => import_id))).toEqual(new Set([second]));
  expect(receivables(steps)).toEqual([
    ["void", "1200", "700"],
    ["source_correction", "700", "730"],
    ["late_posting", "730", "930"],
    ["back_dating", "930", "1030"],
  ]);
  const mix = steps.filter(({ kpi, cause }) => kpi === "RC25" && cause === "re_class");
  expect(
    mix.map(({ category, was_numerator, is_numerator }) => [category, was_numerator, is_numerator]),
  ).toEqual([
    ["commercial", "1330", "330"],
    ["medicare", null, "1000"],
  ]);

  const now = await practice.kpi({ period: "2025-01" });
  const closed = await practice.kpi({ period: "2025-01", asClosed: true });
  expect(plain(closed)).toEqual(plain(asReported));
  for (const is of now.filter(({ kpi }) => kpi !== "CO09")) {
    const was = closed.find(
      ({ kpi, slice }) => kpi === is.kpi && slice["category"] === is.slice["category"],
    );
    const mine = steps.filter(
      ({ kpi, category }) => kpi === is.kpi && category === (is.slice["category"] ?? null),
    );
    const first = mine[0] ?? { was: is.value, was_numerator: is.numerator };
    expect([is.kpi, first.was]).toEqual([is.kpi, was?.value ?? null]);
    expect([is.kpi, mine.at(-1)?.is ?? is.value]).toEqual([is.kpi, is.value]);
    for (const [i, step] of mine.entries()) {
      if (i > 0)
        expect([step.kpi, step.was_numerator]).toEqual([step.kpi, mine[i - 1]!.is_numerator]);
    }
  }
});

test("what is known now was known by slice too: a closed month answers any question", async () => {
  const practice = await closedJanuary();
  const question = { period: "2025-01", by: ["payer", "provider"] as const };
  const before = await practice.kpi(question);
  await bring(practice, "late", [charge("z", 999, "2025-01-30")], null);
  expect(plain(await practice.kpi({ ...question, asClosed: true }))).toEqual(plain(before));
  expect(plain(await practice.kpi(question))).not.toEqual(plain(before));
});

test("an import that is taken back takes its restatement back, by a step of its own", async () => {
  const practice = await closedJanuary();
  const late = await bring(practice, "late", [charge("z", 50, "2025-01-30")], null);
  await practice.undo(late);
  expect(receivables(practice.restatements())).toEqual([
    ["late_posting", "1200", "1250"],
    ["undo", "1250", "1200"],
  ]);
});

test("what comes of later months restates nothing but the cohorts that mature", async () => {
  const practice = await closedJanuary();
  await bring(
    practice,
    "february",
    [
      charge("g", 400, "2025-02-10"),
      {
        id: "pb",
        type: "payment",
        charge: "b",
        amount: -500,
        post: "2025-02-11",
        dos: "2025-01-12",
      },
    ],
    null,
  );
  const steps = practice.restatements();
  expect(receivables(steps)).toEqual([]);
  expect(new Set(steps.map(({ cause }) => cause))).toEqual(new Set(["matured"]));
  const semantics = new Map(practice.kpis().map(({ id, semantic }) => [id, semantic]));
  expect(new Set(steps.map(({ kpi }) => semantics.get(kpi)))).toEqual(new Set(["cohort"]));
});

test("the warehouse may go: what was closed and what changed are in the journal and the archive", async () => {
  const practice = await closedJanuary();
  const asReported = plain(await practice.kpi({ period: "2025-01" }));
  await bring(practice, "late", [charge("z", 50, "2025-01-30")], null);
  const steps = practice.restatements();
  practice.close();
  rmSync(practice.folder.warehouse, { recursive: true });
  const again = openPractice(practice.folder.path);
  try {
    await again.rebuild();
    expect(again.restatements()).toEqual(steps);
    expect(plain(await again.kpi({ period: "2025-01", asClosed: true }))).toEqual(asReported);
  } finally {
    again.close();
  }
});

test("a policy that changes restates, and says that a definition did it", async () => {
  const practice = scratchPractice({ policies: { days_in_ar_months: 1 } });
  await bring(practice, "january", january, FIRST);
  const before = await practice.closeMonth("2025-01");
  expect(before).toMatchObject({ month: "2025-01", restated: 0 });
  practice.close();
  const { writeFileSync } = await import("node:fs");
  writeFileSync(
    practice.folder.settingsFile,
    JSON.stringify({ name: "Test", time_zone: "UTC", policies: { days_in_ar_months: 2 } }),
  );
  const again = openPractice(practice.folder.path);
  try {
    await again.rebuild();
    const steps = again.restatements();
    expect(new Set(steps.map(({ cause }) => cause))).toEqual(new Set(["definition_change"]));
    expect(steps.map(({ kpi, period }) => [kpi, period])).toContainEqual(["RC01", "2025-01"]);
    expect(again.closings()[0]!.restated).toBe(steps.length);
  } finally {
    again.close();
  }
});

test("a month can be closed once, when it is over and has data, and opened again", async () => {
  const practice = await closedJanuary();
  const refused = (month: string, why: RegExp): Promise<void> =>
    expect(practice.closeMonth(month)).rejects.toThrow(why);
  await refused("2025-01", /closed already/);
  await refused("2025-13", /not a month/);
  await refused("2024-12", /no data/);
  await refused(dayIn("UTC", new Date()).slice(0, 7), /not over yet/);
  await expect(practice.kpi({ period: "2024-11", asClosed: true })).rejects.toThrow(
    /2024-11 is not closed; closed are 2025-01/,
  );
  await practice.reopenMonth("2025-01");
  await bring(practice, "late", [charge("z", 50, "2025-01-30")], null);
  expect([practice.closings(), practice.restatements()]).toEqual([[], []]);
  const { digest } = await practice.closeMonth("2025-01");
  expect(practice.closings()).toMatchObject([{ month: "2025-01", digest, restated: 0 }]);
});
