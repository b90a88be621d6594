/**
 * Why support staff cost what it did: pay days, hours, pay for an hour, overtime, and what the books
 * say otherwise than the payroll register.
 */
import type { BridgeOrder } from "../../contract.ts";
import { absolute } from "../../money.ts";
import { by, isZero, less, plus, rational, times, ZERO, type Rational } from "../rational.ts";
import { decompose } from "./orders.ts";
import { roundedParts } from "./rounded_parts.ts";
import type { StaffCost, StaffTime } from "./staff_cost.ts";

export const STAFF_EFFECTS = ["pay_days", "hours", "pay_rate", "overtime", "booked"] as const;
export type StaffEffect = (typeof STAFF_EFFECTS)[number];

/**
 * The effects in whole cents, favourable (cheaper) positive.
 *
 * Books that stand nearer to the work of the period than to its pay days are compared by work, others
 * by pay day. By pay day, a plan that is alike for months of two and of three pay days means the
 * calendar's hours: the hours by contract that the pay days pay for beyond those, at the planned pay,
 * are the effect of their number.
 * Hours and pay are shared by the order; overtime is what its hours cost beyond the usual pay.
 *
 * @param plan    budget of support staff and of its taxes and benefits, cents
 * @param booked  the same as the ledger has it, cents
 * @returns in the order of `STAFF_EFFECTS`; they sum to plan − booked
 * @source standard costing of labour: hours × rate, overtime premium apart
 * @example staffEffects(1000n, 1200n, staff, "sequential") // sums to −200 cents
 */
export function staffEffects(
  plan: bigint,
  booked: bigint,
  staff: StaffCost,
  order: BridgeOrder,
): { effect: StaffEffect; amount: bigint }[] {
  const [planned, ledger] = [rational(plan), rational(booked)];
  const time = timeOfBooks(staff, ledger);
  const isByCalendar =
    time === staff.payDays && staff.isPlannedByCalendar && !isZero(staff.calendarHours);
  const planHours = isByCalendar ? staff.calendarHours : time.contractHours;
  const planRate = by(planned, planHours);
  const pay = by(time.cost, time.hours);
  const payDays = times(less(time.contractHours, planHours), planRate);
  const [hours, rate] = decompose[order](
    [time.contractHours, planRate],
    [plus(time.hours, time.overtimeHours), pay],
  );
  const premium = less(time.overtimeCost, times(time.overtimeHours, pay));
  const costs = [payDays, hours!, rate!, premium, less(ledger, costOf(time))];
  const amounts = roundedParts(
    costs.map((cost) => less(ZERO, cost)),
    plan - booked,
  );
  return STAFF_EFFECTS.map((effect, i) => ({ effect, amount: amounts[i]! }));
}

function timeOfBooks({ work, payDays }: StaffCost, ledger: Rational): StaffTime {
  if (!work || isZero(work.hours) || isZero(work.contractHours)) return payDays;
  return isNearer(costOf(work), costOf(payDays), ledger) ? work : payDays;
}

const costOf = ({ cost, overtimeCost }: StaffTime): Rational => plus(cost, overtimeCost);

/** Whether a is nearer to the target than b is. */
const isNearer = (a: Rational, b: Rational, target: Rational): boolean =>
  less(distance(a, target), distance(b, target)).over < 0n;

const distance = (a: Rational, b: Rational): Rational => {
  const { over, under } = less(a, b);
  return { over: absolute(over), under };
};
