/**
 * The line of credit as the plug of statements, within its limit alone: day by day it is drawn when cash would
 * fall below the minimum and paid back from what is above it; its interest is paid on the last day of each month.
 * What it does not reach is a funding gap, never negative cash.
 */
import { cents } from "../../money.ts";
import type { FundingTerms } from "../forecast/funding.ts";
import type { Span } from "../forecast/spans.ts";
import { partOf, rational, rationalOf, times } from "../rational.ts";

/** One month of the line; cents. */
export type LineMonth = {
  readonly drawn: bigint;
  readonly repaid: bigint;
  readonly interest: bigint;
  /** drawn since the first day and not paid back, at the month's end */
  readonly balance: bigint;
  /** cash at the month's end, a gap filled */
  readonly cash: bigint;
  /** at the month's end, and the largest of its days */
  readonly gap: bigint;
  readonly largestGap: bigint;
  /** the most that cash of a day is below the minimum by, although the line is drawn to its limit */
  readonly short: bigint;
};

/** Banks lend and take back whole thousands. */
const STEP = 100_000n;
const DAY = rational(1n, 360n);

/**
 * @param closings  cash at the end of each day from `origin` on without the line, in cents
 * @param room      what the line still lends in each month, in cents
 * @source interest actual/360 on what is owed at the start of each day, rounded once a month
 */
export function lineMonths(
  origin: number,
  spans: readonly Span[],
  closings: readonly number[],
  room: readonly bigint[],
  { minimum, annualRate }: FundingTerms,
): LineMonth[] {
  const least = cents(minimum);
  const daily = times(rationalOf(annualRate), DAY);
  let [balance, interestPaid] = [0n, 0n];
  return spans.map(({ from, to }, month) => {
    let [drawn, repaid, interest, owedDays] = [0n, 0n, 0n, 0n];
    let [cash, gap, largestGap, short] = [0n, 0n, 0n, 0n];
    for (let day = from; day < to; day++) {
      owedDays += balance;
      if (day === to - 1) interest = partOf(owedDays, daily);
      cash =
        BigInt(closings[day - origin]!) + balance - interestPaid - (day === to - 1 ? interest : 0n);
      const left = room[month]! > balance ? room[month]! - balance : 0n;
      const draw = cash < least ? smaller(up(least - cash), left) : 0n;
      const back = cash > least ? smaller(down(cash - least), balance) : 0n;
      [drawn, repaid, balance] = [drawn + draw, repaid + back, balance + draw - back];
      cash += draw - back;
      gap = cash < 0n ? -cash : 0n;
      largestGap = gap > largestGap ? gap : largestGap;
      short = least - cash > short ? least - cash : short;
    }
    interestPaid += interest;
    return { drawn, repaid, interest, balance, cash: cash + gap, gap, largestGap, short };
  });
}

const up = (amount: bigint): bigint => ((amount + STEP - 1n) / STEP) * STEP;
const down = (amount: bigint): bigint => (amount / STEP) * STEP;
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
