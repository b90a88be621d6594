/**
 * Somebody new: visits that grow, payers that do not pay until they have enrolled them, money that comes by the
 * practice's own lags, against pay from the first day. How deep cash goes, and when it is back.
 */
import {
  addDays,
  addMonths,
  lastDay,
  monthOf,
  monthsFrom,
  daysBetween,
  type Month,
} from "../../calendar.ts";
import type { HireMonth, HirePlan } from "../../contract.ts";
import { divideRounding, moneyText } from "../../money.ts";
import { partOf } from "../rational.ts";
import type { Hire } from "./decision_file.ts";
import { byMonth, troughOf, type Dated } from "./flows.ts";

/** What the practice's own figures say where the file does not. */
export type OwnFigures = {
  /** cents collected a visit */
  collectedAVisit: bigint | null;
  paidBy: number[] | null;
};

export type CompleteHire = Hire & { collected_a_visit: bigint; paid_by: number[] };

/** The hire with what it does not say taken from the practice, or which fields are missing. */
export function completed(hire: Hire, own: OwnFigures): CompleteHire | readonly string[] {
  const collected = hire.collected_a_visit ?? own.collectedAVisit;
  const paidBy = hire.paid_by ?? own.paidBy;
  const missing = [
    ...(collected === null
      ? [
          'collected_a_visit: write what a visit brings in, as "118.00"; the practice\'s own figures do not tell it',
        ]
      : []),
    ...(paidBy === null
      ? [
          "paid_by: write by when work is paid, as [0.1, 0.6, 0.9, 1]; the practice's own figures do not tell it",
        ]
      : []),
  ];
  return collected === null || paidBy === null
    ? missing
    : { ...hire, collected_a_visit: collected, paid_by: paidBy };
}

/** @param hire  complete; its shares of what is paid beyond the last are taken as paid in the month of the last */
export function hirePlan(hire: CompleteHire): HirePlan {
  const first = monthOf(hire.starts);
  const last = addMonths(first, hire.months - 1);
  const months = monthsFrom(first, last);
  const visits = months.map((month, i) => visitsIn(hire, month, i));
  const effective = addDays(hire.starts, hire.credentialing_days);
  const billed = billedBy(hire, months, visits, effective);
  const received = receivedBy(hire, billed);
  const rows = months.map((month, i) => {
    const costs = costsOf(hire, month, i, visits[i]!);
    return { month, visits: visits[i]!, billed: billed[i]!, received: received[i]!, costs };
  });
  const flows = rows.flatMap(({ month, received: came, costs }): Dated[] => [
    { date: lastDay(month), cents: came, what: "received" },
    { date: lastDay(month), cents: -costs, what: "costs" },
  ]);
  const money = byMonth(flows, first, last);
  const { trough, paidBack } = troughOf(money);
  const each = hire.collected_a_visit - hire.cost_a_visit;
  const fixed = fixedIn(hire, last);
  const earning = money.findIndex(
    ({ change }, i) => money.slice(i).every((m) => m.change >= 0n) && change > 0n,
  );
  return {
    name: hire.name,
    starts: hire.starts,
    effective,
    collected_a_visit: moneyText(hire.collected_a_visit),
    months: rows.map((row, i): HireMonth => ({
      month: row.month,
      visits: row.visits,
      billed: moneyText(row.billed),
      received: moneyText(row.received),
      costs: moneyText(row.costs),
      net: moneyText(money[i]!.change),
      sum: moneyText(money[i]!.sum),
    })),
    trough: trough && { month: trough.month, amount: moneyText(trough.cents) },
    earning_from: months[earning] ?? null,
    paid_back: paidBack,
    break_even_visits: each > 0n ? Number(ceiling(fixed, each)) : null,
    fixed_a_month: moneyText(fixed),
    notes: [
      `Visits reach ${hire.visits_a_month} a month ${hire.ramp_months === 0 ? "at once" : `in even steps over ${hire.ramp_months} months`}; a first month that is not whole has its days' part.`,
      hire.credentialing_days === 0
        ? "Payers pay from the first day."
        : `Payers pay for visits from ${effective} on; of those before, ${Math.round((100 * Number(hire.billed_afterwards.over)) / Number(hire.billed_afterwards.under))} % are billed then and the rest is lost.`,
      "Break-even is of a month with full pay and staff: fixed costs over what a visit brings in less what it costs.",
    ],
  };
}

const ceiling = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** Of full visits, in the month that is `i` months after the first. */
function visitsIn(hire: Hire, month: Month, i: number): number {
  const { visits_a_month: full, ramp_months: ramp, starts } = hire;
  const reached = ramp === 0 ? 1 : Math.min(1, (i + 1) / (ramp + 1));
  return Math.round(full * reached * partOfMonth(month, starts));
}

/** The part of a month that is on or after a day. */
function partOfMonth(month: Month, day: string): number {
  if (monthOf(day) < month) return 1;
  if (monthOf(day) > month) return 0;
  const days = daysBetween(`${month}-01`, lastDay(month)) + 1;
  return (daysBetween(day, lastDay(month)) + 1) / days;
}

/** What is billed each month: visits that payers pay for, and, once they do, what may be billed of those before. */
function billedBy(
  hire: CompleteHire,
  months: readonly Month[],
  visits: readonly number[],
  effective: string,
): bigint[] {
  const worth = visits.map((count) => BigInt(count) * hire.collected_a_visit);
  const paid = months.map((month, i) => {
    const whole = partOfMonth(month, hire.starts);
    const share = whole === 0 ? 0 : Math.min(1, partOfMonth(month, effective) / whole);
    return divideRounding(worth[i]! * BigInt(Math.round(share * 1e6)), 1_000_000n);
  });
  const before = worth.reduce((sum, each, i) => sum + each - paid[i]!, 0n);
  const at = months.indexOf(monthOf(effective));
  return paid.map((each, i) => (i === at ? each + partOf(before, hire.billed_afterwards) : each));
}

/** By the lags; the last share counts as all of it, so that what is billed comes in whole. */
function receivedBy({ paid_by: shares }: CompleteHire, billed: readonly bigint[]): bigint[] {
  const received = billed.map(() => 0n);
  const most = shares.at(-1)!;
  billed.forEach((amount, i) => {
    let before = 0n;
    shares.forEach((share, lag) => {
      const by = most === 0 ? 0n : BigInt(Math.round((Number(amount) * share) / most));
      const sum = lag === shares.length - 1 ? amount : by;
      if (i + lag < received.length) received[i + lag]! += sum - before;
      before = sum;
    });
  });
  return received;
}

/** Pay, its taxes and benefits, staff who have begun, and other costs of a whole month. */
function fixedIn(hire: Hire, month: Month): bigint {
  const staff = hire.staff.filter(({ starts }) => monthOf(starts) <= month);
  const pay = staff.reduce((sum, each) => sum + each.pay_a_month, hire.pay_a_month);
  return pay + partOf(pay, hire.benefits_share) + hire.other_a_month;
}

function costsOf(hire: Hire, month: Month, i: number, visits: number): bigint {
  const ofMonth = (pay: bigint, starts: string): bigint =>
    divideRounding(pay * BigInt(Math.round(partOfMonth(month, starts) * 1e6)), 1_000_000n);
  const pay = hire.staff.reduce(
    (sum, each) => sum + ofMonth(each.pay_a_month, each.starts),
    ofMonth(hire.pay_a_month, hire.starts),
  );
  return (
    pay +
    partOf(pay, hire.benefits_share) +
    hire.other_a_month +
    BigInt(visits) * hire.cost_a_visit +
    (i === 0 ? hire.once : 0n)
  );
}

/** The plan's money by day, at each month's end, for the practice's own cash. */
export const hireFlows = ({
  name,
  months,
}: HirePlan): { item: string; date: string; amount: string }[] =>
  months.map(({ month, net }) => ({ item: name, date: lastDay(month), amount: net }));
