/** A difference of two products, shared out so that no order of the factors is preferred. */
import { less, plus, productOf, rational, times, ZERO, type Rational } from "../rational.ts";

/**
 * Each factor gets its mean effect over all orders in which the factors could have moved. Plan and
 * actual exchanged, every part changes its sign.
 *
 * @param plan    factors of the planned product
 * @param actual  the same factors as they came
 * @returns one part for each factor, in the unit of the product; they sum to the difference exactly
 * @source Shapley 1953; Albrecht, François and Schoors 2002 on its use for decompositions
 * @example shapley([rational(2n), rational(3n)], [rational(3n), rational(4n)]) // 7/2 and 5/2
 */
export function shapley(plan: readonly Rational[], actual: readonly Rational[]): Rational[] {
  const count = plan.length;
  const products = Array.from({ length: 2 ** count }, (_, moved) =>
    productOf(plan.map((each, i) => (has(moved, i) ? actual[i]! : each))),
  );
  const weights = Array.from({ length: count }, (_, before) =>
    rational(factorial(before) * factorial(count - before - 1), factorial(count)),
  );
  return plan.map((_, i) =>
    products.reduce((part, product, moved) => {
      if (has(moved, i)) return part;
      const before = plan.filter((__, other) => has(moved, other)).length;
      return plus(part, times(weights[before]!, less(products[moved | (1 << i)]!, product)));
    }, ZERO),
  );
}

const has = (moved: number, factor: number): boolean => (moved & (1 << factor)) !== 0;

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
