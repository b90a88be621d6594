/**
 * Formulas of a workbook: a figure that its panel says is made of others becomes live, if the others come
 * to it exactly. So a workbook never shows another figure than the page, whatever it reckons again.
 */
import type { Made } from "../contract.ts";
import { decimal, minus, ratio, sum, type Decimal } from "../money.ts";
import type { Table } from "./table.ts";

type At = { column: string; row: number };
/** The address of a cell on its sheet; null where the table does not show it. */
export type Place = (at: At) => string | null;

/** @returns the formula without its equals sign, or null for a figure of its own */
export function formulaOf(table: Table, at: At, place: Place): string | null {
  const column = table.columns.find(({ name }) => name === at.column)!;
  const total = table.totals?.find(({ row }) => row === at.row);
  if (total && ["money", "cents"].includes(column.unit)) {
    const cells = (rows: readonly number[] = []): At[] =>
      rows.map((row) => ({ column: at.column, row }));
    const formula = sumFormula(table, at, cells(total.plus), cells(total.minus), place);
    if (formula !== null) return formula;
  }
  return column.made ? madeFormula(table, at, column.made, place) : null;
}

function madeFormula(table: Table, at: At, made: Made, place: Place): string | null {
  const cell = (column: string): At => ({ column, row: at.row });
  if ("plus" in made) {
    return sumFormula(table, at, made.plus.map(cell), (made.minus ?? []).map(cell), place);
  }
  const [over, under] = made.over.map(cell) as [At, At];
  const [a, b, value] = [over, under, at].map((each) => exact(table, each));
  const [placeOver, placeUnder] = [place(over), place(under)];
  if (!a || !b || !value || placeOver === null || placeUnder === null) return null;
  const quotient = ratio(a, b);
  const told = Number(table.rows[at.column]![at.row]);
  if (quotient === null || Math.abs(quotient - told) > 1e-12 * Math.abs(told)) return null;
  return `${placeOver}/${placeUnder}`;
}

function sumFormula(
  table: Table,
  at: At,
  plus: readonly At[],
  less: readonly At[],
  place: Place,
): string | null {
  const value = exact(table, at);
  const told = (cells: readonly At[]): At[] => cells.filter((each) => exact(table, each) !== null);
  const [added, taken] = [told(plus), told(less)];
  if (!value || added.length + taken.length < 2) return null;
  const amount = (cells: readonly At[]): Decimal => sum(cells.map((each) => exact(table, each)!));
  const result = minus(amount(added), amount(taken));
  const isZero = (of: Decimal): boolean => of.units === 0n;
  if ([...added, ...taken].some((each) => place(each) === null)) return null;
  const refs = (cells: readonly At[]): string[] => ranges(cells.map((each) => place(each)!));
  if (isZero(minus(result, value))) return signed(refs(added), refs(taken));
  return isZero(sum([result, value])) ? signed(refs(taken), refs(added)) : null;
}

const signed = (plus: readonly string[], less: readonly string[]): string =>
  [plus.join("+"), ...less.map((ref) => `-${ref}`)].join("");

/** Neighbours in a column or a row become one range. @example ranges(["B2", "B3", "B4"]) // => ["SUM(B2:B4)"] */
function ranges(refs: readonly string[]): string[] {
  const runs: string[][] = [];
  for (const ref of refs) {
    const run = runs.at(-1);
    if (run && follows(run, ref)) run.push(ref);
    else runs.push([ref]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`SUM(${run[0]}:${run.at(-1)})`] : run));
}

function follows(run: readonly string[], ref: string): boolean {
  const [before, last, next] = [run.at(-2), run.at(-1)!, ref].map((each) =>
    each === undefined ? null : cellOf(each),
  ) as [Cell | null, Cell, Cell];
  const isBelow = (a: Cell, b: Cell): boolean => a.column === b.column && b.row === a.row + 1;
  const isBeside = (a: Cell, b: Cell): boolean => a.row === b.row && b.column === a.column + 1;
  const step = before === null ? null : isBelow(before, last) ? isBelow : isBeside;
  return step ? step(last, next) : isBelow(last, next) || isBeside(last, next);
}

type Cell = { column: number; row: number };

function cellOf(ref: string): Cell {
  const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(ref)!;
  const column = letters!.split("").reduce((at, each) => at * 26 + each.charCodeAt(0) - 64, 0);
  return { column, row: Number(row) };
}

/** A figure as it stands; null where there is none, or a number that no decimal text writes. */
function exact(table: Table, { column, row }: At): Decimal | null {
  const value = table.rows[column]?.[row] ?? null;
  return value !== null && /^-?\d+(\.\d+)?$/.test(String(value)) ? decimal(String(value)) : null;
}
