/** A difference of two products, taken factor by factor in the order in which they stand. */
import { less, productOf, type Rational } from "../rational.ts";

/**
 * Each factor is measured with those before it at actual and those after it at plan; what two
 * factors do together belongs to the later one.
 *
 * @param plan    factors of the planned product
 * @param actual  the same factors as they came
 * @returns one part for each factor, in the unit of the product; they sum to the difference exactly
 * @source Horngren's sequential variance analysis
 * @example sequential([rational(2n), rational(3n)], [rational(3n), rational(4n)]) // 3 and 3
 */
export function sequential(plan: readonly Rational[], actual: readonly Rational[]): Rational[] {
  const standing = plan.map((_, i) => productOf([...actual.slice(0, i), ...plan.slice(i)]));
  return plan.map((_, i) => less(standing[i + 1] ?? productOf(actual), standing[i]!));
}
