/**
 * What the bank saw: receipts and payments by day, from the general ledger where there is one, else the
 * billing system's receipts alone; and how much of what billing posts arrives there.
 */
import { isFees, isOtherIncome } from "./categories.ts";
import type { Known } from "./known.ts";

/** Cents by day since `days.first`, up to the origin. */
export type Actual = {
  receipts: Float64Array;
  /** null where there is no general ledger */
  payments: Float64Array | null;
  /** patients' and insurers' money among the receipts */
  fees: Float64Array;
  /** first day of receipts; the origin where there are none */
  since: number;
};

export function actualOf(known: Known): Actual {
  const { days, origin, flows, balance } = known;
  const billed = billedReceipts(known);
  const receipts = new Float64Array(days.length);
  const payments = new Float64Array(days.length);
  const fees = new Float64Array(days.length);
  for (const { day, line, cents } of flows) {
    const i = day - days.first;
    if (isFees(line, cents)) fees[i]! += cents;
    if (isFees(line, cents) || isOtherIncome(line)) receipts[i]! += cents;
    else payments[i]! -= cents;
  }
  const hasLedger = balance !== null && flows.length > 0;
  const seen = hasLedger ? receipts : billed;
  const first = seen.findIndex((cents) => cents !== 0);
  return {
    receipts: seen,
    payments: hasLedger ? payments : null,
    fees: hasLedger ? fees : billed,
    since: first < 0 ? origin.day : days.first + first,
  };
}

/** Cents of patients' and insurers' money by day, as the billing system knows them, up to the origin. */
export function billedReceipts({ receipts, days, origin }: Known): Float64Array {
  const sum = new Float64Array(days.length);
  for (const source of receipts) {
    for (let i = 0; i < origin.day - days.first; i++) sum[i]! += source[i]!;
  }
  return sum;
}

/** Days before the origin whose money the billing system or the bank may not know yet. */
const UNDER_WAY = 15;

export type Bridge = {
  /** what arrives at the bank of a dollar that billing posts; 1 where the two cannot be compared */
  share: number;
  /** cents over the last year, and the first day of it; null where the two cannot be compared */
  compared: { billed: number; banked: number; since: number } | null;
};

/** The bank's deposits of fees beside what billing posted, over the last twelve months. */
export function bridgeOf(known: Known, actual: Actual): Bridge {
  const { days, origin } = known;
  const none: Bridge = { share: 1, compared: null };
  if (!actual.payments) return none;
  const billed = billedReceipts(known);
  const firstBilled = billed.findIndex((cents) => cents !== 0);
  if (firstBilled < 0) return none;
  const until = Math.min(origin.day, known.billedThrough + 1) - UNDER_WAY;
  const since = Math.max(until - 365, actual.since, days.first + firstBilled);
  let [posted, banked] = [0, 0];
  for (let day = since; day < until; day++) {
    posted += billed[day - days.first]!;
    banked += actual.fees[day - days.first]!;
  }
  if (posted <= 0 || banked <= 0) return none;
  return { share: banked / posted, compared: { billed: posted, banked, since } };
}
