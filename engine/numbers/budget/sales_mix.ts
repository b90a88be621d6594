/** Why volume moved the margin: more of everything (quantity), or more of the better lines (mix). */
import { by, isZero, less, plus, sumOf, times, ZERO, type Rational } from "../rational.ts";

/** One product, service or payer: units planned and sold, and the planned margin of one in cents. */
export type MixLine = { budgetUnits: Rational; actualUnits: Rational; budgetMargin: Rational };

export type SalesMix = {
  /** planned margin of an average unit, in cents */
  averageMargin: Rational;
  /** cents, favourable positive; volume = quantity + mix */
  volume: Rational;
  quantity: Rational;
  mix: Rational;
  /** line by line; they sum to `quantity` and to `mix` */
  quantityByLine: Rational[];
  mixByLine: Rational[];
};

/**
 * A plan of no units has no mix: the actual mix stands in for it, and everything is quantity.
 *
 * @source Horngren, Cost Accounting, chapter 14: sales-quantity and sales-mix variances
 * @example salesMix(lines).volume // is the sum of quantity and mix
 */
export function salesMix(lines: readonly MixLine[]): SalesMix {
  const planned = sumOf(lines.map(({ budgetUnits }) => budgetUnits));
  const sold = sumOf(lines.map(({ actualUnits }) => actualUnits));
  const total = isZero(planned) ? sold : planned;
  const shares = lines.map(({ budgetUnits, actualUnits }) =>
    isZero(total) ? ZERO : by(isZero(planned) ? actualUnits : budgetUnits, total),
  );
  const margins = lines.map(({ budgetMargin }) => budgetMargin);
  const quantityByLine = shares.map((share, i) =>
    times(times(less(sold, planned), share), margins[i]!),
  );
  const mixByLine = lines.map(({ actualUnits }, i) =>
    times(less(actualUnits, times(sold, shares[i]!)), margins[i]!),
  );
  const quantity = sumOf(quantityByLine);
  const mix = sumOf(mixByLine);
  return {
    averageMargin: sumOf(shares.map((share, i) => times(share, margins[i]!))),
    volume: plus(quantity, mix),
    quantity,
    mix,
    quantityByLine,
    mixByLine,
  };
}
