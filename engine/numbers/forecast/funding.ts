/** Expected cash with the practice's line of credit: drawn when it would fall below the minimum. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashFunding } from "../../contract.ts";
import { cents, moneyText } from "../../money.ts";
import { sweep } from "./line_sweep.ts";
import type { Span } from "./spans.ts";

/** What the owners and their bank have agreed; money in currency units. */
export type FundingTerms = { minimum: string; limit: string; annualRate: string };

/** As the practice's settings say them. */
export const fundingTerms = (policies: {
  minimum_cash: string;
  credit_line_limit: string;
  credit_line_rate: string;
}): FundingTerms => ({
  minimum: policies.minimum_cash,
  limit: policies.credit_line_limit,
  annualRate: policies.credit_line_rate,
});

/** Banks lend and take back whole thousands. */
const STEP = 100_000n;

/**
 * @param weeks     the spans of the weeks
 * @param closings  expected cash at the end of each day from `origin` on, in cents, without the line
 */
export function fundingOf(
  origin: number,
  weeks: readonly Span[],
  opening: number,
  closings: readonly number[],
  { minimum, limit, annualRate }: FundingTerms,
): CashFunding {
  const ends = weeks.map(({ to }) => BigInt(Math.round(closings[to - origin - 1]!)));
  const flows = ends.map((end, i) => end - (i === 0 ? BigInt(opening) : ends[i - 1]!));
  const line = { limit: cents(limit), minimumCash: cents(minimum), annualRate, step: STEP };
  const swept = sweep(BigInt(opening), flows, line);
  const start = (week: number): string => dayFromNumber(weeks[week]!.from);
  const most = (of: (week: (typeof swept)[number]) => bigint) => {
    const at = swept.reduce((best, week, i) => (of(week) > of(swept[best]!) ? i : best), 0);
    const amount = swept.length > 0 ? of(swept[at]!) : 0n;
    return amount > 0n ? { start: start(at), amount: moneyText(amount) } : null;
  };
  return {
    limit: moneyText(line.limit),
    annual_rate: annualRate,
    weeks: swept.map(({ interest, draw, repayment, closing, balance, gap }, i) => ({
      start: start(i),
      interest: moneyText(interest),
      draw: moneyText(draw),
      repayment: moneyText(repayment),
      closing: moneyText(closing),
      balance: moneyText(balance),
      gap: moneyText(gap),
    })),
    most_drawn: most(({ balance }) => balance),
    gap: most(({ gap }) => gap),
  };
}
