/** Dated money of a decision: what it is worth today, how deep it goes and when it is paid back. */
import {
  addMonthsToDay,
  daysBetween,
  monthOf,
  monthsFrom,
  type Day,
  type Month,
} from "../../calendar.ts";
import { asNumber, type Rational } from "../rational.ts";

/** Cents that come in, or go out below zero. */
export type Dated = { readonly date: Day; readonly cents: bigint; readonly what: string };

const DAYS_A_YEAR = 365;

export const totalOf = (flows: readonly Dated[]): bigint =>
  flows.reduce((sum, { cents }) => sum + cents, 0n);

/** Worth on a day of what comes and goes later, cents; by days over 365, as XNPV has it. */
export function worthOn(day: Day, flows: readonly Dated[], rate: Rational): number {
  const growth = 1 + asNumber(rate);
  return flows.reduce(
    (sum, { date, cents }) =>
      sum + Number(cents) / growth ** (daysBetween(day, date) / DAYS_A_YEAR),
    0,
  );
}

/** What the same amount each month would be worth, as a number of months: the first a month after the day. */
export function monthsWorth(day: Day, months: number, rate: Rational): number {
  const each = Array.from({ length: months }, (_, i): Dated => ({
    date: addMonthsToDay(day, i + 1),
    cents: 1n,
    what: "",
  }));
  return worthOn(day, each, rate);
}

export type MonthOfFlows = { month: Month; change: bigint; sum: bigint };

/** Each month's money and all of it so far; months without any are there too. */
export function byMonth(flows: readonly Dated[], first: Month, last: Month): MonthOfFlows[] {
  let sum = 0n;
  return monthsFrom(first, last).map((month) => {
    const change = totalOf(flows.filter(({ date }) => monthOf(date) === month));
    sum += change;
    return { month, change, sum };
  });
}

/** The month with the least, and from which month on it is not below zero again; null where that is never. */
export function troughOf(months: readonly MonthOfFlows[]): {
  trough: { month: Month; cents: bigint } | null;
  paidBack: Month | null;
} {
  const lowest = months.reduce<MonthOfFlows | null>(
    (least, each) => (least === null || each.sum < least.sum ? each : least),
    null,
  );
  const below = months.findLastIndex(({ sum }) => sum < 0n);
  return {
    trough: lowest && lowest.sum < 0n ? { month: lowest.month, cents: lowest.sum } : null,
    paidBack: below < 0 ? null : (months[below + 1]?.month ?? null),
  };
}
