/** A figure becomes a formula only where the formula gives it. */
import { expect, test } from "vitest";
import type { Made, PanelTotal } from "../../../engine/contract.ts";
import { formulaOf } from "../../../engine/report/formulas.ts";

type Cells = (string | number | null)[];

const formulas = (rows: Record<string, Cells>, made: Made | null, totals: PanelTotal[] = []) => {
  const names = Object.keys(rows);
  const columns = names.map((name) => ({
    name,
    title: name,
    unit: "cents" as const,
    ...(made && name === "result" ? { made } : {}),
  }));
  const place = ({ column, row }: { column: string; row: number }): string =>
    `${String.fromCharCode(65 + names.indexOf(column))}${row + 1}`;
  return rows["result"]!.map((_, row) =>
    formulaOf({ columns, rows, totals }, { column: "result", row }, place),
  );
};

test("a sum and a difference, also told the other way round", () => {
  const rows = { a: ["1.00", "5.00"], b: ["0.10", "2.00"], result: ["0.90", "-3.00"] };
  expect(formulas(rows, { plus: ["a"], minus: ["b"] })).toEqual(["A1-B1", "B2-A2"]);
});

test("a figure that is not the sum to the last cent stays a figure", () => {
  const rows = { a: ["1.00", null], b: ["0.10", "2.00"], result: ["1.11", "2.00"] };
  expect(formulas(rows, { plus: ["a", "b"] })).toEqual([null, null]);
});

test("a quotient, and none by zero", () => {
  const rows = { a: ["1", "1", "1"], b: ["3", "0", "4"], result: [1 / 3, null, 0.3] };
  expect(formulas(rows, { over: ["a", "b"] })).toEqual(["A1/B1", null, null]);
});

test("a total of rows that follow each other is one range, what is taken off stands after it", () => {
  const rows = { result: ["1.00", "2.00", "3.00", "9.00", "-3.00"] };
  const total = { row: 4, plus: [0, 1, 2], minus: [3] };
  expect(formulas(rows, null, [total])[4]).toBe("SUM(A1:A3)-A4");
});
