/** A difference of two products, shared out by the logarithms of the factors' ratios. */
import {
  areEqual,
  asNumber,
  by,
  exactly,
  isZero,
  less,
  ONE,
  plus,
  productOf,
  rational,
  sumOf,
  times,
  ZERO,
  type Rational,
} from "../rational.ts";
import { shapley } from "./shapley.ts";

/**
 * Logarithmic-mean Divisia index. Logarithms are of doubles; what they leave over of the exact
 * difference, some 10⁻¹⁵ of it, goes to the largest part.
 *
 * Zero rule, the limit of ever smaller values: of a product that was or becomes zero, the factors
 * that were or become zero share the whole difference evenly, the others get nothing. A factor or
 * product that changes its sign has no logarithm; there the parts are Shapley's.
 *
 * @param plan    factors of the planned product
 * @param actual  the same factors as they came
 * @returns one part for each factor, in the unit of the product; they sum to the difference exactly
 * @source Ang 2005, The LMDI approach to decomposition analysis; Ang and Liu 2007 on zero values
 * @example lmdi([rational(2n), rational(3n)], [rational(2n), rational(5n)]) // 0 and 4
 */
export function lmdi(plan: readonly Rational[], actual: readonly Rational[]): Rational[] {
  const [before, after] = [productOf(plan), productOf(actual)];
  const change = less(after, before);
  if (isZero(before) && isZero(after)) return plan.map(() => ZERO);
  if (isZero(before)) return toZeros(plan, change);
  if (isZero(after)) return toZeros(actual, change);
  const logarithms = plan.map((each, i) => logarithmOf(by(actual[i]!, each)));
  const mean = areEqual(before, after)
    ? asNumber(before)
    : asNumber(change) / logarithmOf(by(after, before));
  const shares = logarithms.map((each) => mean * each);
  if (!shares.every(Number.isFinite)) return shapley(plan, actual);
  const parts = shares.map(exactly);
  const largest = shares.reduce(
    (most, share, i) => (Math.abs(share) > Math.abs(shares[most]!) ? i : most),
    0,
  );
  parts[largest] = plus(parts[largest]!, less(change, sumOf(parts)));
  return parts;
}

function toZeros(factors: readonly Rational[], change: Rational): Rational[] {
  const zeros = BigInt(factors.filter(isZero).length);
  return factors.map((each) => (isZero(each) ? times(change, rational(1n, zeros)) : ZERO));
}

/** Near 1 the distance from 1 is what counts, and it is taken exactly. */
function logarithmOf(ratio: Rational): number {
  const fromOne = asNumber(less(ratio, ONE));
  return Math.abs(fromOne) < 0.5 ? Math.log1p(fromOne) : Math.log(asNumber(ratio));
}
