/** How the cells of one slice become a value: exact sums, divided once, and how sure the quotient is. */
import { numberOf, ratio, sum, type Decimal } from "../../money.ts";
import { by, partOf, rational, sumOf, type Rational } from "../rational.ts";
import type { Cell } from "./cells.ts";
import { percentileOf, type Kpi } from "./header.ts";
import { wilson } from "./interval.ts";
import { percentile } from "./percentile.ts";

/** Decimals that a denominator divided by days or months keeps. */
export const SHARE_SCALE = 10;

/** What sums of numerators and of denominators are divided by. */
export type Divisors = { top: number; bottom: number };

type Combined = {
  numerator: Decimal | null;
  denominator: Decimal | null;
  value: number | null;
  n: number;
};

/**
 * What cells of one slice come to.
 *
 * @param category  one of them; null for all together
 */
export function combine(
  kpi: Kpi,
  divisors: Divisors,
  cells: readonly Cell[],
  category: string | null,
): Combined {
  if (cells.length === 0) return { numerator: null, denominator: null, value: null, n: 0 };
  const chosen = category === null ? cells : cells.filter((cell) => cell.category === category);
  const n = chosen.reduce((total, cell) => total + cell.n, 0);
  const numerator = share(sum(chosen.map((cell) => cell.numerator)), wholeNumber(divisors.top));
  if (kpi.combine === "sum") {
    return { numerator, denominator: null, value: numberOf(numerator), n };
  }
  if (kpi.combine === "mean of groups") {
    const scores = [...new Set(chosen.map((cell) => cell.group))].flatMap((group) => {
      const items = chosen.filter((cell) => cell.group === group);
      const valid = sum(items.map((cell) => cell.denominator));
      const top = sum(items.map((cell) => cell.numerator));
      return valid.units === 0n ? [] : [by(fraction(top), fraction(valid))];
    });
    const total = { units: partOf(10n ** BigInt(SHARE_SCALE), sumOf(scores)), scale: SHARE_SCALE };
    const items = wholeNumber(scores.length);
    return { numerator: total, denominator: items, value: ratio(total, items), n };
  }
  const groups = new Set(chosen.map((cell) => cell.group));
  const whole = kpi.combine === "share" ? cells.filter((cell) => groups.has(cell.group)) : chosen;
  const denominator = share(
    sum(whole.map((cell) => cell.denominator)),
    wholeNumber(divisors.bottom),
  );
  const which = percentileOf(kpi);
  const value = which ? percentile(which, chosen) : ratio(numerator, denominator);
  return { numerator, denominator, value, n };
}

/** One part divided by another, cut at ten decimals as `trace` cuts its running totals. */
function share(value: Decimal, divisor: Decimal): Decimal {
  if (divisor.units === 1n && divisor.scale === 0) return value;
  const units = value.units * 10n ** BigInt(SHARE_SCALE + divisor.scale - value.scale);
  return { units: units / divisor.units, scale: SHARE_SCALE };
}

const fraction = ({ units, scale }: Decimal): Rational => rational(units, 10n ** BigInt(scale));

const wholeNumber = (number: number): Decimal => ({ units: BigInt(number), scale: 0 });

/** The 95 % interval of a proportion of counted things. */
export function confidence(kpi: Kpi, numerator: Decimal | null, denominator: Decimal | null) {
  if (kpi.counts === null || !numerator || !denominator) return null;
  return wilson(numberOf(numerator), numberOf(denominator));
}
