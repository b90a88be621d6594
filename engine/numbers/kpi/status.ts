/** What is said beside a value: why there is none, or what to bear in mind. */
import { monthsFrom, type Month } from "../../calendar.ts";
import type { Dimension } from "../../contract.ts";
import { numberOf, type Decimal } from "../../money.ts";
import type { Extent, Untold } from "./extent.ts";
import type { Kpi } from "./header.ts";
import { monthsNeeded, type Months } from "./window.ts";

/** How many there are, of how many that a provider is compared by; null where there are enough. */
export function tooFew({ enough, counts }: Kpi, denominator: Decimal | null): string | null {
  if (enough === null || !denominator) return null;
  const there = numberOf(denominator);
  return there < enough ? `${there} of ${enough} ${counts}` : null;
}

/** What is said of an average over months before the data begin; null where there are data of them all. */
export function shortOf(
  { denominator, early }: Kpi,
  months: Months,
  begins: Month | null,
): { told: boolean; says: string } | null {
  const needed = denominator && begins && !early ? monthsNeeded(denominator, months, begins) : null;
  if (!needed || !begins) return null;
  if (denominator?.over !== "trailing" || !denominator.partial) {
    return { told: false, says: `n/a: needs ${needed} months; data begin ${begins}` };
  }
  if (begins > months.last) return null;
  const there = monthsFrom(begins, months.last).length;
  return { told: true, says: `of ${there} of ${needed} months: data begin ${begins}` };
}

/** What is said of an average a month where months of the period have no data; null where all have. */
export function someOf({ numerator }: Kpi, asked: Months, extent?: Extent): string | null {
  if (numerator.over !== "in period" || numerator.per !== "month" || !extent) return null;
  const months = monthsFrom(asked.first, asked.last);
  const there = months.filter((month) => extent.months.has(month)).length;
  return there === 0 || there === months.length
    ? null
    : `of ${there} of ${months.length} months: the others have no data`;
}

const PARTS: Readonly<Record<Untold, string>> = {
  numerator: "what it divides",
  denominator: "what it divides by",
  both: "it",
};

/** @example halfToldText({ part: "numerator", dimension: "payer" }) // => "n/a: what it divides is not told by payer" */
export const halfToldText = (half: { part: Untold; dimension: Dimension }): string =>
  `n/a: ${PARTS[half.part]} is not told by ${half.dimension}`;

export function statusOf(is: {
  value: number | null;
  young: boolean;
  few: string | null;
  /** the last month there is of a period that goes on; null where it does not */
  ends: Month | null;
}): string {
  if (is.value === null) return "not defined: denominator is 0";
  if (is.young) return "still being paid";
  if (is.few !== null) return `too few to compare: ${is.few}`;
  return is.ends === null ? "ok" : `to ${is.ends}: data end there`;
}

/** Why there is nothing of a KPI in a period or slice. */
export function nothingOf(
  kpi: Kpi,
  asked: {
    period: Months;
    chosen: readonly Dimension[];
    span: Months | null;
    lacks: string | null;
  },
  extent: Extent | undefined,
): string {
  const { period, chosen, span, lacks } = asked;
  if (lacks !== null) return `no data: needs ${lacks}`;
  if (span && (period.first > span.last || period.last < span.first)) {
    return `no data: they run from ${span.first} to ${span.last}`;
  }
  const dimension = chosen.find((each) => extent?.untold.get(each) === "both");
  return dimension ? halfToldText({ part: "both", dimension }) : (kpi.absent ?? "no data");
}
