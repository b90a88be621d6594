/** A lag curve moved by days: what a payer's delay does to cash, and what Medicare may pay first. */
import { addDays, type Day } from "../../../calendar.ts";

/**
 * Shares by month, each moved by part of a month: nothing is lost, all comes later.
 *
 * @param shares  of a month's charges received so many months later
 * @example delayed([1], 15, 30) // => [0.5, 0.5]
 */
export function delayed(shares: readonly number[], days: number, daysAMonth: number): number[] {
  const months = Math.floor(days / daysAMonth);
  const part = days / daysAMonth - months;
  const moved = Array.from({ length: shares.length + months + (part > 0 ? 1 : 0) }, () => 0);
  shares.forEach((share, lag) => {
    moved[lag + months]! += share * (1 - part);
    if (part > 0) moved[lag + months + 1]! += share * part;
  });
  return moved;
}

/** Mean lag in the unit of the shares. */
export const meanLag = (shares: readonly number[]): number =>
  shares.reduce((sum, share, lag) => sum + share * lag, 0) /
  shares.reduce((sum, share) => sum + share, 0);

/**
 * Days after receipt before which Medicare does not pay a clean claim, and from which it owes interest. The
 * count starts the day after receipt.
 *
 * @source 42 U.S.C. 1395u(c)(2), 1395h(c)(2): payment floor of 13 days for electronic claims, paid from the
 *   14th; 28 days for paper, paid from the 29th; interest from the 31st
 */
const FLOOR = { electronic: 14, paper: 29, interest: 31 } as const;

/** Days after a service before which no money of a payer of this class can come: none but for Medicare itself. */
export const earliestPayment = (payerClass: string | null): number =>
  payerClass?.toLowerCase() === "medicare" ? FLOOR.electronic : 0;

/** @example medicareFloor("2026-03-02").electronic // => "2026-03-16" */
export function medicareFloor(received: Day): { electronic: Day; paper: Day; interest: Day } {
  return {
    electronic: addDays(received, FLOOR.electronic),
    paper: addDays(received, FLOOR.paper),
    interest: addDays(received, FLOOR.interest),
  };
}
