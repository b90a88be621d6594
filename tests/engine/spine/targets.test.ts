/** Targets of a tiny practice: listed, added, changed, ended and refused; through every door. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TargetEdit, TargetList } from "../../../engine/contract.ts";
import { BadTarget, TargetsChanged, type Practice } from "../../../engine/index.ts";
import { createApp } from "../../../server/app.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";

/** As people keep it: columns in their own order, one of their own, days as Excel writes them, no end of line. */
const KEPT = [
  "Target,KPI,Since,Source,our note",
  '6 %,no_show_rate,1/1/2026,ours,"from the owners, May"',
  "40,RC01,,,",
].join("\r\n");

const withFile = (text: string | null): Practice => {
  const practice = scratchPractice();
  if (text !== null) writeFileSync(practice.folder.targets, text);
  return practice;
};
const textOf = ({ folder }: Practice): string => readFileSync(folder.targets, "utf8");
type Loose = Record<string, unknown>;
const edit = (practice: Practice, given: Loose): Promise<TargetList> =>
  practice.targets.save({
    etag: practice.targets.read().etag,
    category: null,
    since: null,
    ...given,
  } as TargetEdit);
const refused = async (practice: Practice, given: Loose): Promise<[string | null, string]> => {
  const before = existsSync(practice.folder.targets) ? textOf(practice) : null;
  const error = (await edit(practice, given).then(
    () => null,
    (cause: unknown) => cause,
  )) as BadTarget;
  expect(error).toBeInstanceOf(BadTarget);
  expect(existsSync(practice.folder.targets) ? textOf(practice) : null).toBe(before);
  return [error.parameter, error.message];
};
const spans = ({ targets }: TargetList): unknown[] =>
  targets.map(({ kpi, text, since, until }) => [kpi, text, since, until]);

describe("a file of the practice's own", () => {
  test("is listed by title, with the days each holds", () => {
    const list = withFile(KEPT).targets.read();
    expect(spans(list)).toEqual([
      ["RC01", "40.0 days", null, null],
      ["AC01", "6.0 %", "2026-01-01", null],
    ]);
    expect(list).toMatchObject({ is_imported: false, targets: [{}, { source: "ours" }] });
  });

  test("keeps every other line and column as it is, and its way of writing days", async () => {
    const practice = withFile(KEPT);
    await edit(practice, { do: "add", kpi: "AC01", since: "2026-07", target: "5%", until: null });
    await edit(practice, { do: "change", kpi: "AC01", since: "2026-01", target: "7 %" });
    const list = await edit(practice, { do: "end", kpi: "RC01", until: "2026-12" });
    expect(textOf(practice)).toBe(
      [
        "Target,KPI,Since,Source,our note",
        '7 %,no_show_rate,1/1/2026,ours,"from the owners, May"',
        "5 %,no_show_rate,7/1/2026,,",
        "40,RC01,,,",
        "none,RC01,1/1/2027,,",
        "",
      ].join("\r\n"),
    );
    expect(spans(list)).toEqual([
      ["RC01", "40.0 days", null, "2026-12-31"],
      ["AC01", "5.0 %", "2026-07-01", null],
      ["AC01", "7.0 %", "2026-01-01", "2026-06-30"],
    ]);
  });

  test("a target of some months ends itself; after its end another may begin in its place", async () => {
    const practice = withFile(null);
    const add = { do: "add", kpi: "days_in_ar", until: null };
    await edit(practice, { ...add, since: "2026-01", until: "2026-06", target: "40" });
    expect(textOf(practice)).toBe(
      "kpi,category,target,per,since,source\ndays_in_ar,,40,,2026-01-01,\ndays_in_ar,,none,,2026-07-01,\n",
    );
    const list = await edit(practice, { ...add, since: "2026-07", target: "38" });
    expect(spans(list)).toEqual([
      ["RC01", "38.0 days", "2026-07-01", null],
      ["RC01", "40.0 days", "2026-01-01", "2026-06-30"],
    ]);
    // ended before it begins, it never holds
    const never = await edit(practice, {
      do: "end",
      kpi: "RC01",
      since: "2026-07",
      until: "2026-06",
    });
    expect(spans(never)).toEqual([["RC01", "40.0 days", "2026-01-01", "2026-06-30"]]);
  });

  test.each<[Loose, string, RegExp]>([
    [{ kpi: "no_show_rat" }, "kpi", /no figure "no_show_rat"; did you mean no_show_rate\?/],
    [
      { target: "six" },
      "target",
      /"six" cannot be: No-show rate is a share: write it as 6 % or 0.06/,
    ],
    [{ target: "6" }, "target", /a share: write it as 6 %/],
    [{ target: "" }, "target", /^write what it is to be/],
    [{ kpi: "RC01", target: "40 %" }, "target", /Days in A\/R.* is in days: write it as 40/],
    [{ kpi: "RC01", target: "-4" }, "target", /in days/],
    [{ kpi: "RC01", target: "$40" }, "target", /in days/],
    [
      { kpi: "PR02", target: "20", per: "session" },
      "per",
      /is per clinic day: a target per session/,
    ],
    [{ per: "visit" }, "per", /is per appointments.*a target per visit/],
    [{ kpi: "TE01", target: "30 %", per: "visit" }, "per", /per nothing else.*leave this empty/],
    [{ category: "new" }, "category", /has no categories/],
    [{ since: "soon" }, "since", /"soon" is no month: write it as 2026-01/],
    [{ since: "2026-02-30" }, "since", /is no month/],
    [{ since: "2026-05", until: "2026-04" }, "until", /30 Apr 2026 is before it begins/],
    [{ since: "2026-01" }, "since", /has a target from 1 Jan 2026 on already: change that one/],
    [{ since: "2025-06", until: "2026-03" }, "until", /would overlap .*from 1 Jan 2026 on \(6 %\)/],
    [{ since: "2026-05", source: "=HYPERLINK(1)" }, "source", /would take this for a formula/],
    [{ do: "change", since: "2024-01" }, "since", /no target that begins on 1 Jan 2024/],
    [{ do: "end", since: "2026-01", until: "" }, "until", /is no month/],
  ])("%j is refused at %s, and nothing is written", async (given, field, says) => {
    const found = await refused(withFile(KEPT), {
      do: "add",
      kpi: "no_show_rate",
      target: "6 %",
      until: null,
      ...given,
    });
    expect(found).toEqual([field, expect.stringMatching(says)]);
  });

  test.each([
    ["figure,goal\nRC01,40\n", /no column "kpi"/],
    [
      "kpi,target,since\nRC01,40,someday\n",
      /line 2 of targets.csv says "someday", which is no day/,
    ],
    ['kpi,target\n"RC01,40\n', /line 2 of targets.csv has a quote/],
    ["kpi,target\nRC01,40\n\u0000", /not text in UTF-8/],
  ])("%j cannot be read, and says where", (text, says) => {
    expect(() => withFile(text).targets.read()).toThrow(says);
  });

  test("whoever changed it meanwhile is not written over", async () => {
    const practice = withFile(KEPT);
    const { etag } = practice.targets.read();
    writeFileSync(practice.folder.targets, `${KEPT}\r\n3,PR02,,,\r\n`);
    await expect(
      practice.targets.save({
        etag,
        do: "end",
        kpi: "RC01",
        category: null,
        since: null,
        until: "2026-12",
      }),
    ).rejects.toThrow(TargetsChanged);
    expect(textOf(practice)).toContain("3,PR02");
  });
});

test("whatever is added and ended, the days of a figure's targets never overlap", async () => {
  const month = fc
    .integer({ min: 0, max: 30 })
    .map((n) => `${2025 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`);
  const step = fc.record({
    do: fc.constantFrom("add", "end"),
    since: month,
    until: fc.option(month),
    target: fc.integer({ min: 1, max: 90 }).map(String),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const practice = withFile(null);
      for (const one of steps) {
        const until = one.do === "end" ? (one.until ?? "2027-12") : one.until;
        await edit(practice, { ...one, until, kpi: "RC01" }).catch((error: unknown) => {
          if (!(error instanceof BadTarget)) throw error;
        });
      }
      const list = practice.targets.read().targets.toReversed();
      list.forEach(({ since, until }, i) => {
        expect(until === null || until >= since!).toBe(true);
        const next = list[i + 1];
        if (next) expect(until !== null && until < next.since!).toBe(true);
      });
    }),
    { seed: 4, numRuns: 15 },
  );
});

test("the API, the terminal and the engine write and refuse the same; what is brought in is on the cards, and can be undone", async () => {
  const practice = withFile("kpi,category,target,per,since,source\nAC01,,6 %,,2026-01-01,ours\n");
  const schedule = drop(
    practice,
    "schedule.csv",
    `appointment_id,provider,start,status\n${Array.from({ length: 20 }, (_, i) => `a${i},Lee,2026-01-05 09:00,${i < 2 ? "no_show" : "completed"}\n`).join("")}`,
  );
  await practice.import([{ paths: [schedule, practice.folder.targets], knownAt: null }]);
  expect(practice.targets.read().is_imported).toBe(true);
  const stateOf = async (): Promise<string> => (await practice.explain("AC01", {})).state.target;
  expect(await stateOf()).toBe("not met in Jan 2026 (target 6.0 %)");

  const app = createApp(practice);
  const post = (path: string, body: object) =>
    app.request(`http://localhost${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
  const { etag } = practice.targets.read();
  const change = { etag, do: "change", kpi: "AC01", since: "2026-01" };
  const wrong = await post("/api/targets", { ...change, target: "12" });
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({
    title: "The target cannot be so",
    parameter: "target",
  });
  const saved = (await (
    await post("/api/targets", { ...change, target: "12 %" })
  ).json()) as TargetList;
  expect(saved).toMatchObject({
    is_imported: false,
    targets: [{ text: "12.0 %", source: "ours" }],
  });
  expect((await post("/api/targets", { ...change, target: "13 %" })).status).toBe(409);
  expect(await (await app.request("http://localhost/api/targets")).json()).toEqual(saved);
  expect(terminalOf(practice.folder.path)("targets", "list").said).toEqual(saved);

  expect(await stateOf()).toBe("not met in Jan 2026 (target 6.0 %)");
  expect((await post("/api/targets/import", {})).status).toBe(200);
  expect(practice.targets.read().is_imported).toBe(true);
  expect(await stateOf()).toBe("met in Jan 2026 (target 12.0 %)");

  const { status, said } = terminalOf(practice.folder.path)(
    "targets",
    "end",
    "AC01",
    "2025-12",
    "--from",
    "2026-01",
  );
  expect([status, (said as TargetList).targets]).toEqual([0, []]);
  const report = await practice.targets.bringIn();
  expect(await stateOf()).toBe("no target set");
  await practice.undo(report.import_id!);
  expect(await stateOf()).toBe("met in Jan 2026 (target 12.0 %)");
  const bad = terminalOf(practice.folder.path)("targets", "set", "RC01", "4 %");
  expect([bad.status, bad.said]).toEqual([2, expect.stringContaining("write it as 40")]);
});
