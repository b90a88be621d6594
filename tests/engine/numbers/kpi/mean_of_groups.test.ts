/** A mean of groups prints what its groups sum to, rounded once, and its rows sum to that very number. */
import { describe, expect, test } from "vitest";
import type { Figure, KpiValue, TraceRow } from "../../../../engine/contract.ts";
import { changesBetween } from "../../../../engine/numbers/kpi/figures.ts";
import { decimal, decimalText, sum } from "../../../../engine/money.ts";
import { take } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

/** Answers to the three items of Access: so many of so many "Always". */
async function asked(...items: readonly (readonly [always: number, of: number])[]) {
  const practice = scratchPractice();
  const rows = items.flatMap(([always, of], item) =>
    Array.from({ length: of }, (_, i) => {
      const answer = i < always ? "Always" : "Usually";
      const cells = [0, 1, 2].map((each) => (each === item ? answer : ""));
      return `${item}-${i},2025-01-05,2025-01-10,complete,Lee,${cells.join(",")}`;
    }),
  );
  const header = "Sample ID,Visit Date,Sampled,Disposition,Provider,Q6,Q8,Q10";
  await take(practice, `${[header, ...rows].join("\n")}\n`);
  return practice;
}

describe("the composite Access", () => {
  test.each([
    ["11 of 12 and 5 of 6", [[11, 12] as const, [5, 6] as const], "1.75", "2", 0.875],
    [
      "a third of three items",
      [[1, 3] as const, [1, 3] as const, [1, 3] as const],
      "1",
      "3",
      0.3333333333,
    ],
    [
      "two thirds and 1 of 7",
      [[2, 3] as const, [1, 7] as const],
      "0.8095238095",
      "2",
      0.4047619048,
    ],
  ])("%s", async (_, items, numerator, denominator, value) => {
    const practice = await asked(...items);
    const run = terminalOf(practice.folder.path);
    const told = run("kpi", "FB02", "--period", "2025-01", "--by", "category").said as KpiValue[];
    const access = told.find(({ slice }) => slice["category"] === "Access")!;
    expect(access).toMatchObject({ numerator, denominator });
    expect(access.value).toBeCloseTo(value, 9);
    const rows = run("trace", "FB02", "--period", "2025-01", "--category", "Access")
      .said as TraceRow[];
    expect(decimalText(sum(rows.map((row) => decimal(row.numerator))))).toBe(numerator);
    expect(rows).toHaveLength(items.reduce((all, [, of]) => all + of, 0));
  });
});

test("what was cut at the tenth decimal and is rounded now is no restatement; a ninth is", () => {
  const figure = (numerator: string, value: number): Figure => ({
    kpi: "FB02",
    version: 1,
    period: "2025-01",
    category: "Access",
    numerator,
    denominator: "2",
    value,
  });
  const was = figure("1.7499999999", 0.87499999995);
  expect(changesBetween([was], [figure("1.75", 0.875)])).toEqual([]);
  expect(changesBetween([was], [figure("1.750000002", 0.875000001)])).toHaveLength(1);
});
