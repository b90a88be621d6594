/**
 * The time value functions of spreadsheets, with their signs: what is received is above zero, what is
 * paid below. Rates are fractions per period; `due` means payments at the start of each period.
 */
import { answer, refusal, type Answer } from "./refusal.ts";
import { discountRoots } from "./roots.ts";

/**
 * The level payment per period.
 *
 * @throws {RangeError} on fewer than one period or a rate not above −1
 * @source Excel PMT
 * @example pmt(0, 10, 1000) // => -100
 */
export function pmt(
  rate: number,
  periods: number,
  present: number,
  future = 0,
  due = false,
): number {
  check(rate, periods);
  if (rate === 0) return -(present + future) / periods;
  const growth = Math.expm1(periods * Math.log1p(rate));
  return (-(present * (growth + 1) + future) * rate) / (growth * (due ? 1 + rate : 1));
}

/** The interest in the payment of a period, from 1. @source Excel IPMT */
export function ipmt(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future = 0,
  due = false,
): number {
  if (!Number.isInteger(period) || period < 1 || period > periods) {
    throw new RangeError(`a payment is one of 1 to ${periods}, not ${period}`);
  }
  if (due && period === 1) return 0;
  const payment = pmt(rate, periods, present, future, due);
  const before = period - 1;
  const growth = Math.expm1(before * Math.log1p(rate));
  const paid = rate === 0 ? payment * before : (payment * (due ? 1 + rate : 1) * growth) / rate;
  const interest = -(present * (growth + 1) + paid) * rate;
  return due ? interest / (1 + rate) : interest;
}

/** The principal in the payment of a period, from 1. @source Excel PPMT */
export const ppmt = (
  rate: number,
  period: number,
  periods: number,
  present: number,
  future = 0,
  due = false,
): number =>
  pmt(rate, periods, present, future, due) - ipmt(rate, period, periods, present, future, due);

/** Interest of the payments from `first` to `last`. @source Excel CUMIPMT */
export const cumipmt = (
  rate: number,
  periods: number,
  present: number,
  first: number,
  last: number,
  due = false,
): number => sumOf(first, last, (period) => ipmt(rate, period, periods, present, 0, due));

/** Principal of the payments from `first` to `last`. @source Excel CUMPRINC */
export const cumprinc = (
  rate: number,
  periods: number,
  present: number,
  first: number,
  last: number,
  due = false,
): number => sumOf(first, last, (period) => ppmt(rate, period, periods, present, 0, due));

/**
 * How many payments it takes.
 *
 * @returns the number, or a reason where the payments never get there
 * @source Excel NPER
 * @example nper(0, -100, 1000).value // => 10
 */
export function nper(
  rate: number,
  payment: number,
  present: number,
  future = 0,
  due = false,
): Answer {
  check(rate, 1);
  if (rate === 0) {
    return payment === 0
      ? refusal("no payment and no interest: the amount never changes")
      : answer(-(present + future) / payment);
  }
  const perpetual = (payment * (due ? 1 + rate : 1)) / rate;
  const ratio = (perpetual - future) / (perpetual + present);
  return ratio > 0 && Number.isFinite(ratio)
    ? answer(Math.log(ratio) / Math.log1p(rate))
    : refusal("these payments never get there: each is no more than the interest");
}

/**
 * The rate per period that payments imply.
 *
 * @returns the rate, or a reason where none or several fit
 * @source Excel RATE, without its guess
 */
export function rate(
  periods: number,
  payment: number,
  present: number,
  future = 0,
  due = false,
): Answer {
  if (!Number.isInteger(periods)) throw new RangeError(`periods are whole, not ${periods}`);
  check(0, periods);
  const payments = Array.from({ length: periods }, (_, i) => ({
    amount: payment,
    t: due ? i : i + 1,
  }));
  const roots = discountRoots([
    { amount: present, t: 0 },
    ...payments,
    { amount: future, t: periods },
  ]);
  if (roots.length === 1) return answer(roots[0]!);
  return refusal(
    roots.length === 0 ? "no rate fits these payments" : `${roots.length} rates fit these payments`,
  );
}

/** The yearly rate with compounding, from one without. @source Excel EFFECT @example effective(0.1, 1) // => 0.1 */
export function effective(nominalRate: number, periodsPerYear: number): number {
  check(nominalRate / periodsPerYear, periodsPerYear);
  return Math.expm1(periodsPerYear * Math.log1p(nominalRate / periodsPerYear));
}

/** The yearly rate without compounding, from one with it. @source Excel NOMINAL @example nominal(0.1, 1) // => 0.1 */
export function nominal(effectiveRate: number, periodsPerYear: number): number {
  check(effectiveRate, periodsPerYear);
  return periodsPerYear * Math.expm1(Math.log1p(effectiveRate) / periodsPerYear);
}

function sumOf(first: number, last: number, of: (period: number) => number): number {
  if (first > last) throw new RangeError(`payments from ${first} to ${last} are none`);
  let total = 0;
  for (let period = first; period <= last; period++) total += of(period);
  return total;
}

function check(rateOfPeriod: number, periods: number): void {
  if (!(rateOfPeriod > -1)) throw new RangeError(`a rate is above −1, not ${rateOfPeriod}`);
  if (!(periods >= 1)) throw new RangeError(`at least one period is needed, not ${periods}`);
}
