/** Denials by payer and reason, and the claims that can still be appealed: worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Filter, Panel } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, remittance } from "../../../pitfalls/rows.ts";
import { drop, scratchPractice } from "../../../scratch.ts";

const JANUARY = "2026-01-15T12:00:00Z";
const MARCH = "2026-03-01T12:00:00Z";

/** Aetna takes an appeal for 30 days, Medicare for 120. */
const LIMITS = { policies: { appeal_limit_days: 30, appeal_limits: { Medicare: 120 } } };

const charge = (id: string, payer: string, day: string) => ({
  type: "charge",
  amount: 100,
  charge: id,
  claim: `K${id}`,
  patient: id,
  payer,
  post: day,
  billed: day,
});

const denied = (id: string, reason: string): string[] => [
  `CLP*K${id}*4*100*0**12*ICN${id}`,
  "SVC*HC:99213*100*0**1",
  `CAS*CO*${reason}*100`,
];

let practice: Practice;

async function take(knownAt: string, ...texts: string[]): Promise<void> {
  const paths = texts.map((text, i) => drop(practice, `${knownAt.slice(0, 10)}-${i}.csv`, text));
  const [report] = await practice.import([{ paths, knownAt }]);
  expect(report!.files.map(({ status }) => status)).toEqual(texts.map(() => "loaded"));
}

async function panel(id: string, filter: Partial<Filter> = {}): Promise<Panel> {
  const page = await practice.page("collections", { period: "2026-01..2026-02", ...filter });
  return page.panels.find((each) => each.id === id)!;
}

const rowsOf = ({ rows }: Panel, ...names: string[]): unknown[][] =>
  rows[names[0]!]!.map((_, row) => names.map((name) => rows[name]![row]));

const CELLS = ["payer", "reason", "denied", "claims", "open", "in_time", "share", "next"];

beforeAll(async () => {
  practice = scratchPractice(LIMITS);
  await take(
    JANUARY,
    ledgerFile([
      ...["1", "2"].map((id) => charge(id, "Aetna", "2026-01-02")),
      charge("3", "Medicare", "2026-01-02"),
    ]),
    remittance({ trace: "1", paidOn: "2026-01-10", amount: 0 }, [
      denied("1", "50"),
      denied("2", "50"),
    ]),
    remittance({ trace: "2", paidOn: "2026-01-10", amount: 0, payer: "MEDICARE" }, [
      denied("3", "16"),
    ]),
  );
  await take(
    MARCH,
    ledgerFile([
      charge("4", "Aetna", "2026-02-02"),
      { type: "payment", amount: -60, charge: "4", claim: "K4", post: "2026-02-20" },
      { type: "adjustment", reason: "denial", amount: -100, charge: "2", post: "2026-02-20" },
    ]),
    remittance({ trace: "3", paidOn: "2026-02-20", amount: 60 }, [
      ["CLP*K4*1*100*60**12*ICN4", "SVC*HC:99213*60*60**1", "SVC*HC:99000*40*0**1", "CAS*CO*50*40"],
    ]),
  );
});

describe("three claims denied in January, one written off; in February one denied in part", () => {
  test("each payer and reason: what was denied, is owed, and can still be appealed", async () => {
    const found = await panel("denials_by_payer");
    expect(rowsOf(found, ...CELLS)).toEqual([
      // K1's 30 days are over, K4's are not; K2 is written off
      ["Aetna", "CO-50", "240.00", 2, "140.00", "40.00", 40 / 140, "2026-03-22"],
      ["Medicare", "CO-16", "100.00", 1, "100.00", "100.00", 1, "2026-05-10"],
    ]);
    expect(found.title).toBe("$240 of what was denied is still owed, $140 of it in time to appeal");
    expect(found.notes[0]).toBe(
      "Time to appeal: 30 days after the answer, Medicare 120, as practice.json says; contracts differ.",
    );
  });

  test("a cell opens to the lines that denied it", async () => {
    const { traces, rows } = await panel("denials_by_payer");
    for (const [row, link] of traces.entries()) {
      const { value, rows: behind } = await practice.trace(link!.kpi, {
        period: link!.period,
        slice: link!.slice,
        category: link!.category,
      });
      expect(Number(value.numerator)).toBe(Number(rows["denied"]![row]));
      expect(behind.length).toBe([3, 1][row]);
    }
  });

  test("the claims to work on, the most pressing first; those past their day are none", async () => {
    const found = await panel("denials_to_work");
    expect(rowsOf(found, "day", "left", "payer", "reason", "claim", "open")).toEqual([
      ["2026-03-22", 21, "Aetna", "CO-50", "K4", "40.00"],
      ["2026-05-10", 70, "Medicare", "CO-16", "K3", "100.00"],
    ]);
    expect(found.title).toBe(
      "2 denied claims can still be appealed: $140, the first by 22 Mar 2026",
    );
    expect(found.sources.every((source) => source !== null)).toBe(true);
  });

  test("of one payer, and of one month, only theirs", async () => {
    const slice = { payer: ["Medicare"] };
    expect(rowsOf(await panel("denials_to_work", { slice }), "claim")).toEqual([["K3"]]);
    expect(rowsOf(await panel("denials_by_payer", { slice }), "payer")).toEqual([["Medicare"]]);
    expect(
      rowsOf(await panel("denials_by_payer", { period: "2026-02" }), "denied", "claims", "open"),
    ).toEqual([["40.00", 1, "40.00"]]);
  });

  test("as it was known in January nothing was written off, and every day was still to come", async () => {
    const filter = { period: "2026-01", known_at: "2026-01-20T00:00:00Z" };
    expect(rowsOf(await panel("denials_by_payer", filter), ...CELLS)).toEqual([
      ["Aetna", "CO-50", "200.00", 2, "200.00", "200.00", 1, "2026-02-09"],
      ["Medicare", "CO-16", "100.00", 1, "100.00", "100.00", 1, "2026-05-10"],
    ]);
    expect(rowsOf(await panel("denials_to_work", filter), "left", "claim")).toEqual([
      [25, "K1"],
      [25, "K2"],
      [115, "K3"],
    ]);
  });
});

test("without remittances nothing was denied", async () => {
  practice = scratchPractice();
  await take(MARCH, ledgerFile([charge("1", "Aetna", "2026-01-02")]));
  expect((await panel("denials_by_payer", { period: "2026-01" })).title).toBe("Nothing was denied");
  expect((await panel("denials_to_work", { period: "2026-01" })).title).toBe(
    "No denied claim is open and in time to appeal",
  );
});
