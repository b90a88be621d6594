/**
 * The naive forecasts of receipts that a better one has to beat. Each is spread over the week as receipts
 * have been, on banking days.
 */
import type { CashBaseline } from "../../contract.ts";
import { monthStart, type BankingDays } from "./banking_days.ts";

export const BASELINES: readonly CashBaseline[] = [
  "average_13_weeks",
  "same_weeks_last_year",
  "last_month",
];

/** As a sentence calls them. */
export const BASELINE_NAMES: Readonly<Record<CashBaseline, string>> = {
  average_13_weeks: "the average of the last 13 weeks",
  same_weeks_last_year: "the same weeks of last year",
  last_month: "last month's receipts",
};

const A_WEEK = 7;
const A_QUARTER = 91;
const A_YEAR = 364;

/**
 * Cents by day from the origin on.
 *
 * @param receipts  by day since `days.first`; nothing from the origin on is looked at
 * @param since     first day of receipts
 * @returns null where there is too little history for it
 */
export function baseline(
  kind: CashBaseline,
  receipts: Float64Array,
  since: number,
  origin: number,
  until: number,
  days: BankingDays,
): Float64Array | null {
  const on = (day: number): number => receipts[day - days.first]!;
  if (kind === "same_weeks_last_year") {
    if (since > origin - A_YEAR) return null;
    const years = (day: number): number => Math.ceil((day - origin + 1) / A_YEAR);
    return Float64Array.from({ length: until - origin }, (_, i) =>
      on(origin + i - A_YEAR * years(origin + i)),
    );
  }
  const from =
    kind === "average_13_weeks"
      ? Math.max(since, origin - A_QUARTER)
      : Math.max(since, monthStart(days.month(origin - 1)));
  if (origin - from < A_WEEK) return null;
  let sum = 0;
  for (let day = from; day < origin; day++) sum += on(day);
  const weekly = (sum / (origin - from)) * 7;
  return spread(weekly, receipts, origin, until, days);
}

/** A weekly amount on the weekdays that receipts came on; what falls on a holiday waits. */
function spread(
  weekly: number,
  receipts: Float64Array,
  origin: number,
  until: number,
  days: BankingDays,
): Float64Array {
  const byWeekday = new Float64Array(8);
  for (let day = Math.max(days.first, origin - A_QUARTER); day < origin; day++) {
    byWeekday[days.weekday(day)]! += Math.max(0, receipts[day - days.first]!);
  }
  const all = byWeekday.reduce((sum, value) => sum + value, 0);
  const cents = new Float64Array(until - origin);
  for (let day = origin; day < until; day++) {
    const share = all > 0 ? byWeekday[days.weekday(day)]! / all : days.isOpen(day) ? 0.2 : 0;
    const lands = days.openFrom(day);
    if (lands < until) cents[lands - origin]! += weekly * share;
  }
  return cents;
}
