/** The figures of whole months that a practice reports, and what became of them since. */
import type { Month } from "../../calendar.ts";
import type { Amounts, Figure } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { absolute, decimal, minus } from "../../money.ts";
import type { Kpi } from "./header.ts";
import { measure } from "./measure.ts";

/** Every KPI of each month, of the whole practice. */
export async function figuresOf(
  session: Session,
  kpis: readonly Kpi[],
  months: readonly Month[],
): Promise<Figure[]> {
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)];
  if (!first || !last) return [];
  const values = await measure(session, {
    kpis,
    periodText: `${first}..${last}`,
    period: { first, last },
    slice: {},
    by: ["month"],
    knownAt: null,
  });
  return values
    .filter(({ period }) => months.includes(period))
    .map(({ kpi, version, period, slice, numerator, denominator, value }) => ({
      kpi,
      version,
      period,
      category: slice["category"] ?? null,
      numerator,
      denominator,
      value,
    }));
}

/** What names a figure: its KPI, month and category. */
export const figureKey = ({ kpi, period, category }: Figure): string =>
  JSON.stringify([kpi, period, category]);

/** A figure that is not what it was. */
export type Change = { was: Figure; is: Figure };

/** The figures that differ, of those that are in both; a category that is gone is nothing now. */
export function changesBetween(before: readonly Figure[], after: readonly Figure[]): Change[] {
  const now = new Map(after.map((figure) => [figureKey(figure), figure]));
  const then = new Set(before.map(figureKey));
  const kpis = new Set(before.map(({ kpi, period }) => JSON.stringify([kpi, period])));
  const gone = before.map((was) => ({ was, is: now.get(figureKey(was)) ?? nothing(was) }));
  const fresh = after
    .filter((is) => !then.has(figureKey(is)) && kpis.has(JSON.stringify([is.kpi, is.period])))
    .map((is) => ({ was: nothing(is), is }));
  return [...gone, ...fresh].filter(({ was, is }) => !equal(was, is));
}

const nothing = (figure: Figure): Figure => ({
  ...figure,
  numerator: null,
  denominator: null,
  value: null,
});

const equal = (a: Amounts, b: Amounts): boolean =>
  isSame(a.numerator, b.numerator) &&
  isSame(a.denominator, b.denominator) &&
  isSame(textOf(a.value), textOf(b.value));

const textOf = (value: number | null): string | null => (value === null ? null : value.toFixed(10));

/** Whether two decimal texts differ by no more than their last digits were once cut off by, rounded or not. */
function isSame(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return a === b;
  const { units, scale } = minus(decimal(a), decimal(b));
  return absolute(units) * 10n ** BigInt(ROUNDED) <= 10n ** BigInt(scale);
}

/** Decimals that are compared: of the ten that a quotient has, its last may be another by the way it was rounded. */
const ROUNDED = 9;
