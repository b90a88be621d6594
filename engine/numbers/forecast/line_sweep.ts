/**
 * A line of credit over weeks of cash: drawn when cash would fall below a minimum, paid back from what is above
 * it, never beyond its limit; what the limit does not reach is a funding gap, not a negative balance hidden.
 */
import { partOf, rationalOf, rational, times } from "../rational.ts";

/** Money in cents. */
export type CreditLine = {
  readonly limit: bigint;
  readonly minimumCash: bigint;
  /** a year, as decimal text: "0.0925" */
  readonly annualRate: string;
  /** draws are rounded up to it, repayments down */
  readonly step: bigint;
};

export type Swept = {
  opening: bigint;
  interest: bigint;
  draw: bigint;
  repayment: bigint;
  closing: bigint;
  /** owed on the line at the end */
  balance: bigint;
  /** below the minimum although the line is drawn to its limit */
  gap: bigint;
};

/** A week of a year of 360 days. */
const WEEK = rational(7n, 360n);

/**
 * @param flows  cents in less cents out of each week, without the line
 * @param owed   on the line at the start
 * @source 13-week direct method; interest actual/360 on the balance at the start of the week, rounded half up
 */
export function sweep(
  opening: bigint,
  flows: readonly bigint[],
  line: CreditLine,
  owed = 0n,
): Swept[] {
  const weekly = times(rationalOf(line.annualRate), WEEK);
  let cash = opening;
  let balance = owed;
  return flows.map((flow) => {
    const start = cash;
    const interest = partOf(balance, weekly);
    cash += flow - interest;
    const short = line.minimumCash - cash;
    const room = line.limit - balance;
    const draw = short > 0n ? smaller(up(short, line.step), room > 0n ? room : 0n) : 0n;
    const repayment = short < 0n ? smaller(down(-short, line.step), balance) : 0n;
    cash += draw - repayment;
    balance += draw - repayment;
    const gap = cash < line.minimumCash ? line.minimumCash - cash : 0n;
    return { opening: start, interest, draw, repayment, closing: cash, balance, gap };
  });
}

const up = (amount: bigint, step: bigint): bigint => ((amount + step - 1n) / step) * step;
const down = (amount: bigint, step: bigint): bigint => (amount / step) * step;
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
