/** Exact fractions: rates and parts of a year, so that interest is rounded once, to the cent. */
import { decimal, divideRounding } from "../../money.ts";

/** `over` ÷ `under`, with `under` more than zero. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

/**
 * A decimal text as a fraction.
 *
 * @throws {RangeError} on anything but digits with an optional sign and point
 * @example fractionOf("0.105") // => { over: 105n, under: 1000n }
 */
export function fractionOf(text: string): Fraction {
  const { units, scale } = decimal(text);
  return { over: units, under: 10n ** BigInt(scale) };
}

export const times = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.over,
  under: a.under * b.under,
});

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

export const negative = ({ over, under }: Fraction): Fraction => ({ over: -over, under });

/** Below zero where a < b, zero where they are equal, above where a > b. */
export function order(a: Fraction, b: Fraction): number {
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** That part of an amount, rounded half away from zero. @example partOf(1001n, fractionOf("0.5")) // => 501n */
export const partOf = (amountCents: bigint, { over, under }: Fraction): bigint =>
  divideRounding(amountCents * over, under);

/** The nearest double, for figures that are not money. */
export const numberOf = ({ over, under }: Fraction): number =>
  Number(divideRounding(over * 10n ** 18n, under)) / 1e18;
