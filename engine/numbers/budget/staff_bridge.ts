/**
 * Why support staff cost what it did: pay days, people, hours, pay for an hour, overtime, and what the
 * books say otherwise than the payroll register.
 */
import type { BridgeOrder } from "../../contract.ts";
import { absolute } from "../../money.ts";
import { by, isZero, less, ONE, plus, rational, times, ZERO, type Rational } from "../rational.ts";
import { decompose } from "./orders.ts";
import { roundedParts } from "./rounded_parts.ts";
import type { StaffCost, StaffTime } from "./staff_cost.ts";

export type StaffEffect =
  "pay_days" | "headcount" | "visits" | "efficiency" | "hours" | "pay_rate" | "overtime" | "booked";

/** A figure as planned and as it came. */
export type Moved = { plan: Rational; actual: Rational };

/** An effect in whole cents, and the figure that moved, in its own unit. */
export type StaffStep = { effect: StaffEffect; amount: bigint; moved: Moved };

/**
 * The effects in whole cents, favourable (cheaper) positive.
 *
 * Books that stand nearer to the work of the period than to its pay days are compared by work, others
 * by pay day. By pay day, a plan that is alike for months of two and of three pay days means the
 * calendar's hours: the hours by contract that the pay days pay for beyond those, at the planned pay,
 * are the effect of their number.
 * Where full-time equivalents are planned, the people employed are compared with them. Where they are
 * not, those employed are the plan, and what more visits ask of them is told from the hours that each
 * visit took. People, hours and pay are shared by the order; overtime is what its hours cost beyond the
 * usual pay.
 *
 * @param plan    budget of support staff and of its taxes and benefits, cents
 * @param booked  the same as the ledger has it, cents
 * @param visits  planned and seen; null where one of them is unknown or nothing
 * @returns the effects that can be told, as they are taken; they sum to plan − booked
 * @source standard costing of labour: hours × rate, overtime premium apart
 * @example staffEffects(1000n, 1200n, staff, "sequential", null) // sums to −200 cents
 */
export function staffEffects(
  plan: bigint,
  booked: bigint,
  staff: StaffCost,
  order: BridgeOrder,
  visits: Moved | null,
): StaffStep[] {
  const [planned, ledger] = [rational(plan), rational(booked)];
  const time = timeOfBooks(staff, ledger);
  const hasCalendar = !isZero(staff.calendarHours);
  const isByCalendar = time === staff.payDays && staff.isPlannedByCalendar && hasCalendar;
  const crew =
    staff.plannedHours && hasCalendar ? by(staff.plannedHours, staff.calendarHours) : null;
  const crewHours = times(time.contractHours, crew ?? ONE);
  const planHours = times(isByCalendar ? staff.calendarHours : time.contractHours, crew ?? ONE);
  const planRate = by(planned, planHours);
  const pay = by(time.cost, time.hours);
  const contract = { plan: crewHours, actual: time.contractHours };
  const factors: Factor[] = [
    ...(!crew && visits ? perVisit(contract, visits) : [factor("headcount", contract)]),
    factor("hours", {
      plan: ONE,
      actual: by(plus(time.hours, time.overtimeHours), time.contractHours),
    }),
    factor("pay_rate", { plan: planRate, actual: pay }),
  ];
  const shared = decompose[order](
    factors.map(({ moved }) => moved.plan),
    factors.map(({ moved }) => moved.actual),
  );
  const costs = [
    {
      ...factor("pay_days", { plan: planHours, actual: crewHours }),
      cost: times(less(crewHours, planHours), planRate),
    },
    ...factors.map((each, i) => ({ ...each, cost: shared[i]! })),
    {
      ...factor("overtime", { plan: ZERO, actual: time.overtimeHours }),
      cost: less(time.overtimeCost, times(time.overtimeHours, pay)),
    },
    {
      ...factor("booked", { plan: costOf(time), actual: ledger }),
      cost: less(ledger, costOf(time)),
    },
  ].filter(({ effect }) => effect !== "headcount" || crew !== null);
  const amounts = roundedParts(
    costs.map(({ cost }) => less(ZERO, cost)),
    plan - booked,
  );
  return costs.map(({ effect, moved }, i) => ({ effect, amount: amounts[i]!, moved }));
}

type Factor = { effect: StaffEffect; moved: Moved };

const factor = (effect: StaffEffect, moved: Moved): Factor => ({ effect, moved });

/** Hours by contract as visits × hours for each. */
const perVisit = ({ plan, actual }: Moved, visits: Moved): Factor[] => [
  factor("visits", visits),
  factor("efficiency", { plan: by(plan, visits.plan), actual: by(actual, visits.actual) }),
];

/** The time that the books stand nearer to: that of the work of the period, or of its pay days. */
export function timeOfBooks({ work, payDays }: StaffCost, ledger: Rational): StaffTime {
  if (!work || isZero(work.hours) || isZero(work.contractHours)) return payDays;
  return isNearer(costOf(work), costOf(payDays), ledger) ? work : payDays;
}

export const costOf = ({ cost, overtimeCost }: StaffTime): Rational => plus(cost, overtimeCost);

/** Whether a is nearer to the target than b is. */
const isNearer = (a: Rational, b: Rational, target: Rational): boolean =>
  less(distance(a, target), distance(b, target)).over < 0n;

const distance = (a: Rational, b: Rational): Rational => {
  const { over, under } = less(a, b);
  return { over: absolute(over), under };
};
