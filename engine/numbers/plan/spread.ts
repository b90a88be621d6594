/** An amount of a year over its months, to the cent. */
import type { PlanSpread } from "../../contract.ts";
import { allocate } from "../../money.ts";
import { BadPlan } from "./bad_plan.ts";
import { sameMonthBefore, type Known } from "./known.ts";

export const PLAN_SPREADS: readonly PlanSpread[] = [
  "even",
  "working_days",
  "pay_days",
  "last_year",
];

/** Each way in words. */
export const SPREAD_WORDS: Readonly<Record<PlanSpread, string>> = {
  even: "evenly",
  working_days: "by working days",
  pay_days: "by pay days",
  last_year: "as it was booked the year before",
};

/**
 * @param total  cents for the year, any sign
 * @returns cents by month; they sum to the total
 * @throws {BadPlan} where what it is to be spread by is not known
 * @source the largest-remainder (Hamilton) method
 */
export const spread = (total: bigint, by: PlanSpread, line: string, known: Known): bigint[] =>
  allocate(total, weightsOf[by](known, line));

const weightsOf: Readonly<Record<PlanSpread, (known: Known, line: string) => readonly bigint[]>> = {
  even: ({ months }) => months.map(() => 1n),
  working_days: ({ workingDays }) => {
    if (workingDays.every((days) => days === 0n)) throw new BadPlan("the year has no working days");
    return workingDays;
  },
  pay_days: ({ payDays }) => {
    if (payDays) return payDays;
    throw new BadPlan(
      "no payroll register says when people are paid; import one, or spread it another way",
    );
  },
  last_year: (known, line) => {
    const amounts = bookedBefore(known, line);
    const size = amounts.reduce((sum, amount) => sum + amount, 0n);
    const sign = size < 0n ? -1n : 1n;
    if (size === 0n || amounts.some((amount) => amount * sign < 0n)) {
      throw new BadPlan(
        `what was booked of ${line} the year before has no shape: ${size === 0n ? "it is nothing" : "some months are below zero and others above"}; spread it another way`,
      );
    }
    return amounts.map((amount) => amount * sign);
  },
};

/**
 * Cents booked in the same months before, the newest there are of each.
 *
 * @throws {BadPlan} where the books do not hold twelve months
 */
export const bookedBefore = (known: Known, line: string): bigint[] =>
  known.months.map((month) => {
    const before = sameMonthBefore(known, month);
    if (before === null) {
      throw new BadPlan(
        `the books hold no month like ${month} before it; spread it evenly, or by working days`,
      );
    }
    return known.booked.get(line)?.get(before) ?? 0n;
  });
