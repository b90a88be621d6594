/**
 * Why support staff cost what it did: hours, pay for an hour, overtime, pay days, and what the books
 * say otherwise than the payroll register.
 */
import type { BridgeOrder } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { absolute } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import {
  by,
  centsOf,
  isZero,
  less,
  plus,
  rational,
  rationalOf,
  times,
  ZERO,
  type Rational,
} from "../rational.ts";
import { decompose } from "./orders.ts";
import { roundedParts } from "./rounded_parts.ts";

/** Hours, and cents. */
export type StaffCost = {
  /** of the people employed, by their contracts */
  contractHours: Rational;
  /** paid for the work of the period but overtime, bonuses and paid leave included */
  hours: Rational;
  cost: Rational;
  overtimeHours: Rational;
  overtimeCost: Rational;
  /** of the pay days that lie in the period */
  paid: Rational;
  payDays: number;
};

export const STAFF_EFFECTS = ["hours", "pay_rate", "overtime", "pay_days", "booked"] as const;
export type StaffEffect = (typeof STAFF_EFFECTS)[number];

/**
 * The effects in whole cents, favourable (cheaper) positive.
 *
 * The plan is its money over the hours by contract. Hours and pay rate are shared by the order;
 * overtime is what its hours cost beyond the usual pay for an hour. Books that stand nearer to the
 * pay days than to the work are kept by pay day, and the difference of the two is the effect of how
 * many pay days fell in the period; in other books there is none.
 *
 * @param plan    budget of support staff and of its taxes and benefits, cents
 * @param booked  the same as the ledger has it, cents
 * @returns in the order of `STAFF_EFFECTS`; they sum to plan − booked. Null where no hours are
 *          under contract, or none but overtime were paid: then there is no pay for an hour
 * @source standard costing of labour: hours × rate, overtime premium apart
 * @example staffEffects(1000n, 1200n, cost, "sequential") // sums to −200 cents
 */
export function staffEffects(
  plan: bigint,
  booked: bigint,
  staff: StaffCost,
  order: BridgeOrder,
): { effect: StaffEffect; amount: bigint }[] | null {
  if (isZero(staff.contractHours) || isZero(staff.hours)) return null;
  const pay = by(staff.cost, staff.hours);
  const premium = less(staff.overtimeCost, times(staff.overtimeHours, pay));
  const [hours, rate] = decompose[order](
    [staff.contractHours, by(rational(plan), staff.contractHours)],
    [plus(staff.hours, staff.overtimeHours), pay],
  );
  const worked = plus(staff.cost, staff.overtimeCost);
  const ledger = rational(booked);
  const byPayDay = isLess(distance(ledger, staff.paid), distance(ledger, worked));
  const payDays = byPayDay ? less(staff.paid, worked) : ZERO;
  const costs = [hours!, rate!, premium, payDays, less(ledger, plus(worked, payDays))];
  const amounts = roundedParts(
    costs.map((cost) => less(ZERO, cost)),
    plan - booked,
  );
  return STAFF_EFFECTS.map((effect, i) => ({ effect, amount: amounts[i]! }));
}

/** Support staff over a period; null where part of its work is not in the payroll exports. */
export async function staffCost(session: Session, period: Months): Promise<StaffCost | null> {
  const row = await session.row(sqlFile("numbers/budget/staff_cost.sql"), {
    first: period.first,
    last: period.last,
  });
  if (row["is_paid"] !== true) return null;
  return {
    contractHours: by(rationalOf(row["contract_hours_by_day"] as string), rational(7n)),
    hours: rationalOf(row["hours"] as string),
    cost: centsOf(row["cost"] as string),
    overtimeHours: rationalOf(row["overtime_hours"] as string),
    overtimeCost: centsOf(row["overtime_cost"] as string),
    paid: centsOf(row["paid"] as string),
    payDays: row["pay_days"] as number,
  };
}

const distance = (a: Rational, b: Rational): Rational => {
  const { over, under } = less(a, b);
  return { over: absolute(over), under };
};

const isLess = (a: Rational, b: Rational): boolean => less(a, b).over < 0n;
