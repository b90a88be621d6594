/** Exact fractions, for figures that are multiplied and divided before they are rounded once. */
import { cents, decimal, divideRounding, floorOf, ratio } from "../money.ts";

/** `over` ÷ `under` in lowest terms; `under` is more than zero. */
export type Rational = { readonly over: bigint; readonly under: bigint };

/** @throws {RangeError} where `under` is zero @example rational(6n, -4n) // => { over: -3n, under: 2n } */
export function rational(over: bigint, under = 1n): Rational {
  if (under === 0n) throw new RangeError(`${over} cannot be divided by zero`);
  let [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
  while (b !== 0n) [a, b] = [b, a % b];
  const shared = under < 0n ? -a : a;
  return { over: over / shared, under: under / shared };
}

export const ZERO: Rational = rational(0n);
export const ONE: Rational = rational(1n);

/** A decimal as written. @throws {RangeError} on what is none @example rationalOf("0.97") // => { over: 97n, under: 100n } */
export function rationalOf(text: string): Rational {
  const { units, scale } = decimal(text);
  return rational(units, 10n ** BigInt(scale));
}

/** Cents of a money text, as a fraction. @throws {RangeError} on a fraction of a cent */
export const centsOf = (text: string): Rational => rational(cents(text));

/** The very value a double holds. @throws {RangeError} on what is not finite @example exactly(0.5) // => { over: 1n, under: 2n } */
export function exactly(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`);
  let [scaled, halvings] = [value, 0n];
  while (!Number.isInteger(scaled)) [scaled, halvings] = [scaled * 2, halvings + 1n];
  return rational(BigInt(scaled), 2n ** halvings);
}

export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.under + b.over * a.under, a.under * b.under);

export const less = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.under - b.over * a.under, a.under * b.under);

export const times = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.over, a.under * b.under);

/** @throws {RangeError} where b is zero */
export const by = (a: Rational, b: Rational): Rational =>
  rational(a.over * b.under, a.under * b.over);

export const negative = ({ over, under }: Rational): Rational => ({ over: -over, under });

/** Below zero where a < b, zero where they are equal, above where a > b. */
export function order(a: Rational, b: Rational): number {
  const [left, right] = [a.over * b.under, b.over * a.under];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const isZero = (value: Rational): boolean => value.over === 0n;

export const areEqual = (a: Rational, b: Rational): boolean =>
  a.over === b.over && a.under === b.under;

export const sumOf = (values: readonly Rational[]): Rational => values.reduce(plus, ZERO);

export const productOf = (values: readonly Rational[]): Rational => values.reduce(times, ONE);

/** The nearest whole number, a half going up. @example nearest(rational(-5n, 2n)) // => -2n */
export const nearest = ({ over, under }: Rational): bigint =>
  floorOf(2n * over + under, 2n * under);

/** That part of an amount, rounded half away from zero. @example partOf(1001n, rationalOf("0.5")) // => 501n */
export const partOf = (amount: bigint, { over, under }: Rational): bigint =>
  divideRounding(amount * over, under);

/** The nearest double. */
export const asNumber = ({ over, under }: Rational): number =>
  ratio({ units: over, scale: 0 }, { units: under, scale: 0 })!;
