/**
 * Payment lags: cash to expect from a dollar charged, by days from service to bank. Each lag is measured
 * on the charges that were exposed to it in the months of the look-back, so a young cohort neither pays
 * too little nor is taken for paid; take-backs count; recent months count more.
 */
import { monthStart, type BankingDays } from "./banking_days.ts";
import { LONGEST_LAG } from "./evidence.ts";
import type { LagMonths } from "./known.ts";
import type { Season } from "./season.ts";

/** Cash per dollar charged at each lag in days, for one source of money. */
export type Curve = Float64Array;

/** Months after which an observation counts half. */
const HALF_LIFE_MONTHS = 5;
/** Recent months count more, because payers change their ways. */
export const recent = (age: number): number => 2 ** (-age / HALF_LIFE_MONTHS);
/** All months of a year count alike, so that none of its seasons does. */
export const evenly = (): number => 1;
/** Payments that the curve of all payers counts for in the curve of one. */
const LENT_PAYMENTS = 30;

export type Measured = { cash: Float64Array; exposed: Float64Array; payments: number };

/**
 * Cash and exposed charges of one source by lag, weighted alike.
 *
 * @param charges  cents by service day since `days.first`, as whole as they will be
 * @param end      the day up to which payments are known
 * @param month    the last month of payments, counted from year 0
 */
export function measure(
  money: LagMonths,
  charges: Float64Array,
  days: BankingDays,
  month: number,
  end: number,
  weightOf: (age: number) => number,
  season: Season,
): Measured {
  const cash = new Float64Array(LONGEST_LAG + 1);
  const exposed = new Float64Array(LONGEST_LAG + 1);
  const before = new Float64Array(days.length + 1);
  for (let i = 0; i < days.length; i++) before[i + 1] = before[i]! + charges[i]!;
  const chargedUntil = (day: number): number =>
    before[Math.min(Math.max(day - days.first, 0), days.length)]!;
  money.cents.forEach((cents, age) => {
    const weight = weightOf(age);
    const from = monthStart(month - age);
    const part = season(from);
    const to = Math.min(monthStart(month - age + 1), end);
    const whole = age === 0 ? money.entered : 1;
    for (let lag = 0; lag <= LONGEST_LAG; lag++) {
      cash[lag]! += (weight * cents[lag]!) / whole;
      exposed[lag]! +=
        weight * part * Math.max(0, chargedUntil(to - lag) - chargedUntil(from - lag));
    }
  });
  return { cash, exposed, payments: money.payments };
}

/**
 * The curve of one source, with what is thin drawn towards the curve of its like.
 *
 * @param earliest  days before which the source may not pay: what its like lend it comes no sooner
 */
export function curveOf(own: Measured, alike: Measured | null, earliest = 0): Curve {
  const lent =
    alike === null || own.payments === 0
      ? 0
      : (LENT_PAYMENTS / own.payments) * Math.max(...own.exposed);
  const others = notBefore(earliest, alike);
  return own.cash.map((cash, lag) => {
    const other = others[lag]!;
    // what none of its like was exposed to says nothing of it
    const weight = alike && alike.exposed[lag]! > 0 ? lent : 0;
    const exposed = own.exposed[lag]! + weight;
    return exposed > 0 ? (cash + weight * other) / exposed : 0;
  });
}

/** Cash for a dollar charged by lag, what is too early on the first day that may be. */
function notBefore(earliest: number, measured: Measured | null): Curve {
  const curve = new Float64Array(LONGEST_LAG + 1);
  measured?.cash.forEach((cash, lag) => {
    if (measured.exposed[lag]! > 0)
      curve[Math.max(lag, earliest)]! += cash / measured.exposed[lag]!;
  });
  return curve;
}

/** Several sources measured as one. */
export function together(parts: readonly Measured[]): Measured | null {
  if (parts.length === 0) return null;
  const add = (of: (part: Measured) => Float64Array): Float64Array => {
    const sum = new Float64Array(LONGEST_LAG + 1);
    for (const part of parts) of(part).forEach((value, lag) => (sum[lag]! += value));
    return sum;
  };
  return {
    cash: add((part) => part.cash),
    exposed: add((part) => part.exposed),
    payments: parts.reduce((sum, part) => sum + part.payments, 0),
  };
}
