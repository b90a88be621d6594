/**
 * What may be shared of figures that count people: none of a few, and none from which those few could be
 * worked out. Source: the cell suppression policy of CMS, no cell of 1 to 10; a cell of none may be told.
 */
import type { KpiValue } from "../../contract.ts";
import { groupBy } from "../../group.ts";
import type { Kpi } from "./header.ts";

/** One figure, and the whole numbers it tells that add up with those beside it. */
type Cell = Coverable & { value: KpiValue };
type Coverable = { counts: readonly number[]; hidden: boolean };

/**
 * Withholds figures of fewer than `smallest` people or events. Beside one that is withheld, as many others
 * are as it takes that no total less what is shown comes to so few: along every dimension the figures are
 * broken down by, totals being known.
 *
 * @returns the values in their order; those withheld tell no number and say so in their status
 */
export function withoutSmallCells(
  values: readonly KpiValue[],
  kpis: readonly Kpi[],
  smallest: number,
): KpiValue[] {
  const isSmall = (count: number): boolean => count > 0 && count < smallest;
  const cells = new Map<KpiValue, Cell>();
  for (const kpi of kpis.filter(({ counts }) => counts !== null)) {
    const mine = values
      .filter((value) => value.kpi === kpi.id && value.numerator !== null)
      .map((value) => ({ value, counts: countsOf(value), hidden: false }));
    for (const cell of mine) {
      cell.hidden = cell.counts.some(isSmall);
      cells.set(cell.value, cell);
    }
    const lines = dimensionsOf(kpi, mine).flatMap((along) => linesOf(mine, along));
    while (lines.map((line) => cover(line, isSmall)).some(Boolean));
  }
  return values.map((value) => (cells.get(value)?.hidden ? withheld(value) : value));
}

/** Whether the parts of one figure tell of few people. */
export const tellsFew = (
  kpi: Pick<Kpi, "counts">,
  numerator: string | null,
  denominator: string | null,
  smallest: number,
): boolean =>
  kpi.counts !== null &&
  numerator !== null &&
  isFew(countsOf({ numerator, denominator }), smallest);

/** Whether one of them counts a few; none at all is no few. */
export const isFew = (counts: readonly number[], smallest: number): boolean =>
  counts.some((count) => count > 0 && count < smallest);

/** Of the cells of one whole those that may be told: none of a few, and none by which those could be told. */
export function covered<Counted extends { counts: readonly number[] }>(
  cells: readonly Counted[],
  smallest: number,
): Counted[] {
  const isSmall = (count: number): boolean => isFew([count], smallest);
  const line = cells.map((cell) => ({
    cell,
    counts: cell.counts,
    hidden: isFew(cell.counts, smallest),
  }));
  while (cover(line, isSmall));
  return line.filter(({ hidden }) => !hidden).map(({ cell }) => cell);
}

/** Of a proportion what was found, what was not, and both; of a sum the sum. */
export function countsOf({
  numerator,
  denominator,
}: Pick<KpiValue, "numerator" | "denominator">): number[] {
  const found = Number(numerator);
  if (denominator === null) return [Math.abs(found)];
  const asked = Number(denominator);
  return [found, asked - found, asked];
}

/** Along what figures add up to totals: categories only where they share one whole. */
function dimensionsOf(kpi: Kpi, cells: readonly Cell[]): string[] {
  const keys = new Set(cells.flatMap(({ value }) => Object.keys(value.slice)));
  if (kpi.combine !== "share") keys.delete("category");
  return ["period", ...keys];
}

/** The rows or columns of the table of figures that run along one dimension. */
function linesOf(cells: readonly Cell[], along: string): Cell[][] {
  const others = ({ value: { period, slice } }: Cell): string =>
    JSON.stringify({ ...slice, period, [along]: null });
  return [...groupBy(cells, others).values()].filter((line) => line.length > 1);
}

/** Withholds one more figure of a line whose withheld ones could be told from its total. */
function cover(line: readonly Coverable[], isSmall: (count: number) => boolean): boolean {
  const hidden = line.filter((cell) => cell.hidden);
  const shown = line.filter((cell) => !cell.hidden);
  if (hidden.length === 0 || shown.length === 0) return false;
  const together = hidden[0]!.counts.map((_, i) =>
    hidden.reduce((sum, { counts }) => sum + counts[i]!, 0),
  );
  if (hidden.length > 1 && !together.some(isSmall)) return false;
  shown.reduce((least, cell) =>
    cell.counts.at(-1)! < least.counts.at(-1)! ? cell : least,
  ).hidden = true;
  return true;
}

/** Why a value is withheld: few people are behind it or known by it, or there is too much to find out whether they are. */
export type Withheld = "few" | "too large";

const WHY: Record<Withheld, string> = {
  few: "withheld: few people are behind it, or could be told from it",
  "too large":
    "withheld: there are too many providers, payers, places or categories with few people to find out whether those could be told from it; ask for the whole, or by one of them",
};

/** The value without its numbers. */
export const withheld = (value: KpiValue, why: Withheld = "few"): KpiValue => ({
  ...value,
  numerator: null,
  denominator: null,
  value: null,
  low: null,
  high: null,
  n: 0,
  maturity: null,
  suppressed: true,
  status: WHY[why],
});
