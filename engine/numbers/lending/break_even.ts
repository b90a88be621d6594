/** The revenue at which nothing is earned, and at which the loans can just be paid. */
import { moneyExact } from "../../format.ts";
import { divideRounding, moneyText } from "../../money.ts";

export type BreakEven = {
  /** cents a year */
  readonly revenue: bigint | null;
  readonly reason: string | null;
  readonly arithmetic: string;
};

/**
 * Costs that do not move with revenue ÷ the part of revenue left after those that do.
 *
 * @param fixed         cents a year; with debt service for the cash break-even
 * @param contribution  revenue less variable expenses, cents a year
 * @returns the revenue, or a reason where every sale loses money or there are none
 * @example breakEven(5000n, 10_000n, 8000n).revenue // => 6250n
 */
export function breakEven(
  fixed: bigint | null,
  revenue: bigint | null,
  contribution: bigint | null,
): BreakEven {
  if (fixed === null || revenue === null || contribution === null) {
    return none("costs or revenue are not known");
  }
  if (revenue <= 0n) return none("there is no revenue");
  if (contribution <= 0n) return none("variable expenses take all of the revenue");
  const found = divideRounding(fixed * revenue, contribution);
  const [cost, all, left] = [fixed, revenue, contribution].map((c) => moneyExact(moneyText(c)));
  return {
    revenue: found,
    reason: null,
    arithmetic: `${cost} ÷ (${left} ÷ ${all}) = ${moneyExact(moneyText(found))}`,
  };
}

/**
 * The visits that bring a break-even revenue, whole ones, at the revenue a visit brings now.
 *
 * @returns null where there is no break-even, no visit, or no revenue
 * @example breakEvenVisits(6250n, 10_000n, 100) // => 63
 */
export function breakEvenVisits(
  breakEvenRevenue: bigint | null,
  revenue: bigint | null,
  visits: number,
): number | null {
  if (breakEvenRevenue === null || revenue === null || revenue <= 0n || visits <= 0) return null;
  const product = breakEvenRevenue * BigInt(visits);
  return Number((product + revenue - 1n) / revenue);
}

const none = (reason: string): BreakEven => ({
  revenue: null,
  reason,
  arithmetic: `no figure: ${reason}`,
});
