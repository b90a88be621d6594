import { expect, test } from "vitest";
import type { Practice } from "../../../engine/spine/open.ts";
import { copiesOf, drop, scratchPractice } from "../../scratch.ts";
import { ledgerFile } from "../../pitfalls/rows.ts";

const JANUARY = "2026-02-03T00:00:00Z";
const FEBRUARY = "2026-03-03T00:00:00Z";

const twoMonths = copiesOf(async () => {
  const practice = scratchPractice();
  const files = [
    drop(practice, "a.csv", ledgerFile([{ type: "charge", amount: 100, post: "2026-01-05" }])),
    drop(practice, "b.csv", ledgerFile([{ type: "charge", amount: 7, post: "2026-01-06" }])),
  ];
  await practice.import([
    { paths: [files[0]!], knownAt: JANUARY },
    { paths: [files[1]!], knownAt: FEBRUARY },
  ]);
  return practice;
});

const charged = async (practice: Practice, knownAt: string | null): Promise<string | null> =>
  (await practice.kpi({ kpis: ["RC09"], period: "2026-01", knownAt }))[0]!.denominator;

test("questions about several instants, in any order and at once, are answered each as of its own", async () => {
  const practice = await twoMonths();
  const asked = [JANUARY, FEBRUARY, JANUARY, null, JANUARY, FEBRUARY];
  const said = await Promise.all(asked.map((knownAt) => charged(practice, knownAt)));
  expect(said.map(Number)).toEqual([100, 107, 100, 107, 100, 107]);
});

test("what a piece of work makes or breaks on the connection is gone for the next", async () => {
  const practice = await twoMonths();
  await practice.read(JANUARY, [], (session) =>
    session.run("create or replace temp table entry as select 1 as x"),
  );
  await expect(
    practice.read(JANUARY, [], (session) => session.run("select no_such_column from entry")),
  ).rejects.toThrow(/no_such_column/);
  expect(Number(await charged(practice, JANUARY))).toBe(100);
});

test("what came in since is seen: a file that was late for what is asked", async () => {
  const practice = await twoMonths();
  expect(Number(await charged(practice, JANUARY))).toBe(100);
  const late = drop(
    practice,
    "c.csv",
    ledgerFile([{ type: "charge", amount: 20, post: "2026-01-07" }]),
  );
  await practice.import([{ paths: [late], knownAt: "2026-02-01T00:00:00Z" }]);
  expect(Number(await charged(practice, JANUARY))).toBe(120);
});
