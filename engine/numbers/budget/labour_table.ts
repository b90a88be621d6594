/** What support staff cost against what the visits that took place allow: pay, hours and overtime. */
import type { LabourEffect, StatementLine } from "../../contract.ts";
import { cents, moneyText } from "../../money.ts";
import {
  asNumber,
  by,
  isZero,
  less,
  nearest,
  ONE,
  plus,
  rational,
  sumOf,
  times,
  ZERO,
} from "../rational.ts";
import { labourVariance } from "./labour_variance.ts";
import { roundedParts } from "./rounded_parts.ts";
import { costOf, timeOfBooks, type Moved } from "./staff_bridge.ts";
import type { StaffCost } from "./staff_cost.ts";

/**
 * Hours by contract, or of the headcount planned, are what the visits planned allow; in proportion, those
 * that took place allow more or fewer. Nothing is told without visits or a payroll register.
 *
 * @param lines   support staff, and its taxes and benefits
 * @param visits  planned and seen; null where one of them is unknown or nothing
 * @returns pay, hours and overtime, favourable positive, which sum to the last row to the cent
 * @source standard costing: (SR − AR) × AH and (SH − AH) × SR with SH the hours allowed for the actual
 *         output; overtime premium apart
 * @example labourTable([], null, null) // => []
 */
export function labourTable(
  lines: readonly StatementLine[],
  staff: StaffCost | null,
  visits: Moved | null,
): LabourEffect[] {
  const total = (field: "budget" | "actual"): bigint =>
    lines.reduce((sum, line) => sum + cents(line[field]), 0n);
  const planned = rational(total("budget"));
  if (!staff || !visits || isZero(planned)) return [];
  const time = timeOfBooks(staff, rational(total("actual")));
  const crew =
    staff.plannedHours && !isZero(staff.calendarHours)
      ? by(staff.plannedHours, staff.calendarHours)
      : ONE;
  const planHours = times(time.contractHours, crew);
  const labour = {
    standardHours: times(planHours, by(visits.actual, visits.plan)),
    standardRate: by(planned, planHours),
    actualHours: plus(time.hours, time.overtimeHours),
    actualRate: by(time.cost, time.hours),
  };
  const { rate, efficiency } = labourVariance(labour);
  const premium = less(time.overtimeCost, times(time.overtimeHours, labour.actualRate));
  const exact = [rate, efficiency, less(ZERO, premium)];
  const all = nearest(sumOf(exact));
  const [pay, hours, overtime] = roundedParts(exact, all) as [bigint, bigint, bigint];
  const dollars = (value: typeof rate): number => asNumber(by(value, rational(100n)));
  return [
    {
      effect: "rate",
      title: "Pay, taxes and benefits for an hour",
      unit: "cents",
      standard: dollars(labour.standardRate),
      actual: dollars(labour.actualRate),
      amount: moneyText(pay),
    },
    {
      effect: "efficiency",
      title: "Hours for the visits that took place",
      unit: "number",
      standard: asNumber(labour.standardHours),
      actual: asNumber(labour.actualHours),
      amount: moneyText(hours),
    },
    {
      effect: "overtime",
      title: "Hours of overtime, at what they cost beyond the usual pay",
      unit: "number",
      standard: 0,
      actual: asNumber(time.overtimeHours),
      amount: moneyText(overtime),
    },
    {
      effect: "total",
      title: "Cost of support staff by the payroll register",
      unit: "money",
      standard: dollars(times(labour.standardHours, labour.standardRate)),
      actual: dollars(costOf(time)),
      amount: moneyText(all),
    },
  ];
}
