/**
 * Weeks of cash by the direct method from stated assumptions: what is owed runs off, what is produced is paid
 * with a lag, each payment falls where its rule says. For a plan that has no ledger behind it yet: a new
 * practice, a lender's template. A practice with its own data has the forecast of `cash.ts`.
 */
import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  lastDay,
  monthOf,
  type Day,
} from "../../calendar.ts";
import { partOf, rationalOf } from "../rational.ts";
import { sweep, type CreditLine, type Swept } from "./line_sweep.ts";

/** When a payment falls due, and how much it is; cents, rates as decimal text. */
export type PaymentRule =
  | { readonly when: "every"; readonly days: number; readonly from: Day; readonly amount: bigint }
  | { readonly when: "monthly"; readonly day: number; readonly amount: bigint }
  | { readonly when: "month-end"; readonly amount: bigint }
  | { readonly when: "on"; readonly date: Day; readonly amount: bigint }
  | { readonly when: "with"; readonly item: string; readonly rate: string }
  | { readonly when: "production"; readonly weeksLater: number; readonly rate: string };

export type DirectPlan = {
  /** a Monday */
  readonly start: Day;
  readonly weeks: number;
  readonly opening: bigint;
  /** what is billed already, by week */
  readonly runOff: readonly bigint[];
  readonly productionADay: bigint;
  /** produced in the weeks before the first, newest first */
  readonly producedBefore: readonly bigint[];
  /** share of a week's production received so many weeks later, decimal text */
  readonly lags: readonly string[];
  readonly payments: Readonly<Record<string, PaymentRule>>;
  readonly line: CreditLine | null;
  /** days without production although they are weekdays */
  readonly holidays: ReadonlySet<Day>;
};

export type DirectWeek = {
  monday: Day;
  businessDays: number;
  runOff: bigint;
  newReceipts: bigint;
  payments: Record<string, bigint>;
} & Swept;

const A_WEEK = 7;
const WORKING_DAYS = 5;
const NO_LINE: CreditLine = { limit: 0n, minimumCash: 0n, annualRate: "0", step: 1n };

/** What is produced before the plan is paid through `runOff` alone. */
export function directCash(plan: DirectPlan): DirectWeek[] {
  const mondays = Array.from({ length: plan.weeks }, (_, week) =>
    addDays(plan.start, week * A_WEEK),
  );
  const businessDays = mondays.map(
    (monday) =>
      Array.from({ length: WORKING_DAYS }, (_, i) => addDays(monday, i)).filter(
        (day) => !plan.holidays.has(day),
      ).length,
  );
  const produced = businessDays.map((days) => BigInt(days) * plan.productionADay);
  const weeks = mondays.map((monday, week) => {
    const newReceipts = plan.lags.reduce(
      (sum, share, lag) => sum + (lag <= week ? shareOf(produced[week - lag]!, share) : 0n),
      0n,
    );
    const payments: Record<string, bigint> = {};
    for (const [name, rule] of Object.entries(plan.payments)) {
      payments[name] = dueOf(rule, monday, payments, (later) =>
        later <= week ? produced[week - later]! : (plan.producedBefore[later - week - 1] ?? 0n),
      );
    }
    return {
      monday,
      businessDays: businessDays[week]!,
      runOff: plan.runOff[week] ?? 0n,
      newReceipts,
      payments,
    };
  });
  const flows = weeks.map(
    ({ runOff, newReceipts, payments }) =>
      runOff + newReceipts - Object.values(payments).reduce((sum, amount) => sum + amount, 0n),
  );
  const swept = sweep(plan.opening, flows, plan.line ?? NO_LINE);
  return weeks.map((week, i) => ({ ...week, ...swept[i]! }));
}

function dueOf(
  rule: PaymentRule,
  monday: Day,
  earlier: Readonly<Record<string, bigint>>,
  producedWeeksAgo: (weeks: number) => bigint,
): bigint {
  const holds = (day: Day): boolean => {
    const at = daysBetween(monday, day);
    return at >= 0 && at < A_WEEK;
  };
  const months = [monthOf(monday), addMonths(monthOf(monday), 1)];
  switch (rule.when) {
    case "every": {
      const into = ((daysBetween(rule.from, monday) % rule.days) + rule.days) % rule.days;
      const next = addDays(monday, (rule.days - into) % rule.days);
      return next >= rule.from && holds(next) ? rule.amount : 0n;
    }
    case "monthly":
      return months.some((month) => holds(addDays(firstDay(month), rule.day - 1)))
        ? rule.amount
        : 0n;
    case "month-end":
      return months.some((month) => holds(lastDay(month))) ? rule.amount : 0n;
    case "on":
      return holds(rule.date) ? rule.amount : 0n;
    case "with":
      return shareOf(earlier[rule.item] ?? 0n, rule.rate);
    case "production":
      return shareOf(producedWeeksAgo(rule.weeksLater), rule.rate);
  }
}

const shareOf = (amount: bigint, rate: string): bigint => partOf(amount, rationalOf(rate));
