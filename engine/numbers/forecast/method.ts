/**
 * What a forecast of receipts may rest on: the practice's own payment lags where the billing system's
 * payments go back far enough to show them, and the naive forecasts.
 */
import type { CashBaseline, CashMethod } from "../../contract.ts";
import { baseline, BASELINES } from "./baselines.ts";
import type { Known } from "./known.ts";
import { receiptsByDay, type Projection } from "./projection.ts";
import { billedReceipts } from "./bank.ts";

export const METHODS: readonly CashMethod[] = ["payment_lags", ...BASELINES];

/** Weeks of receipts below which payment lags say too little of a year. */
export const LEAST_WEEKS = 26;

/** Whole weeks from the billing system's first receipt to the origin. */
export function weeksOfReceipts(known: Known): number {
  const first = billedReceipts(known).findIndex((cents) => cents !== 0);
  return first < 0 ? 0 : Math.floor((known.origin.day - known.days.first - first) / 7);
}

/** Receipts by day from the origin on, in cents, by method; null where it has too little to go on. */
export function receiptsByMethod(projection: Projection): Record<CashMethod, Float64Array | null> {
  const { known, actual, until } = projection;
  const naive = (kind: CashBaseline): Float64Array | null =>
    baseline(kind, actual.receipts, actual.since, known.origin.day, until, known.days);
  return {
    payment_lags: weeksOfReceipts(known) >= LEAST_WEEKS ? receiptsByDay(projection) : null,
    average_13_weeks: naive("average_13_weeks"),
    same_weeks_last_year: naive("same_weeks_last_year"),
    last_month: naive("last_month"),
  };
}
