/** The middle of values that are counted, not averaged: exact at every slice, for counts add up. */
import { numberOf, type Decimal } from "../../money.ts";
import type { Percentile } from "./header.ts";

/** A value as text, how often it was seen, and how often what was waited for had come by then. */
type Counted = { category: string; numerator: Decimal; denominator: Decimal };

/**
 * The median is the middle value, or the mean of the two in the middle; the 90th percentile the least value
 * that at least nine in ten do not exceed; the survival median the least wait by which half have come, those
 * still waiting counted for as long as they have waited.
 *
 * @returns null where nothing was counted, or half have not come yet
 * @example percentile("median", [{ category: "3", numerator: zero, denominator: one }]) // => 3
 */
export function percentile(which: Percentile, cells: readonly Counted[]): number | null {
  const values = cells
    .map((cell) => ({
      value: Number(cell.category),
      came: numberOf(cell.numerator),
      times: numberOf(cell.denominator),
    }))
    .toSorted((a, b) => a.value - b.value);
  const total = values.reduce((sum, { times }) => sum + times, 0);
  if (total === 0) return null;
  if (which === "survival median") return survivalMedian(values, total);
  const nth = (place: number): number => {
    let passed = 0;
    return values.find(({ times }) => (passed += times) >= place)!.value;
  };
  return which === "median"
    ? (nth(Math.ceil(total / 2)) + nth(Math.floor(total / 2) + 1)) / 2
    : nth(Math.ceil((total * 9) / 10));
}

/**
 * Source: Kaplan and Meier 1958, the product limit. In whole numbers: a product of rounded quotients may stay
 * above the half that it has reached.
 */
function survivalMedian(
  waits: readonly { value: number; came: number; times: number }[],
  total: number,
): number | null {
  let left = total;
  let [waiting, whole] = [1n, 1n];
  for (const { value, came, times } of waits) {
    waiting *= BigInt(left - came);
    whole *= BigInt(left);
    if (waiting * 2n <= whole) return value;
    left -= times;
  }
  return null;
}
