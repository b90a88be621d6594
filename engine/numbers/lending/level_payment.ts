/** The payment that clears a loan in equal parts. */
import { divideRounding } from "../../money.ts";
import { partOf, type Rational } from "../rational.ts";

/**
 * P·i ÷ (1 − (1 + i)^−n) in exact fractions, rounded once to the cent; P ÷ n where the rate is zero.
 *
 * @param balance   cents owed
 * @param rate      of one payment period (a twelfth of the yearly rate for monthly payments)
 * @param payments  how many are to clear it, at least 1
 * @returns cents
 * @throws {RangeError} on fewer than one payment
 * @example levelPayment(35_000_000n, { over: 105n, under: 12_000n }, 120) // => 472272n
 */
export function levelPayment(balance: bigint, { over, under }: Rational, payments: number): bigint {
  if (payments < 1) throw new RangeError(`a loan needs at least one payment, not ${payments}`);
  const n = BigInt(payments);
  if (over === 0n) return divideRounding(balance, n);
  const grown = (under + over) ** n;
  return divideRounding(balance * over * grown, under * (grown - under ** n));
}

/**
 * The least payment with which the last is no larger than the others, whatever the lengths of the
 * periods: for day counts and odd first periods that the formula does not know.
 *
 * @param rates  of each period in order
 * @returns cents
 * @example solvedPayment(1000n, [{ over: 0n, under: 1n }, { over: 0n, under: 1n }]) // => 500n
 */
export function solvedPayment(balance: bigint, rates: readonly Rational[]): bigint {
  const leaves = (payment: bigint): bigint =>
    rates.reduce((left, rate) => left + partOf(left, rate) - payment, balance);
  let [low, high] = [0n, rates.reduce((left, rate) => left + partOf(left, rate), balance)];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (leaves(middle) <= 0n) high = middle;
    else low = middle;
  }
  return high;
}
