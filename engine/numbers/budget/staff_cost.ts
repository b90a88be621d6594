/** What support staff were to work by contract, and what they worked and were paid. */
import { sqlFile, type Row, type Session } from "../../database.ts";
import type { Months } from "../kpi/window.ts";
import { by, centsOf, isZero, rational, rationalOf, type Rational } from "../rational.ts";

/** Hours, and cents. */
export type StaffTime = {
  /** of the people employed, by their contracts */
  contractHours: Rational;
  /** paid but overtime; with bonuses and paid leave */
  hours: Rational;
  cost: Rational;
  overtimeHours: Rational;
  overtimeCost: Rational;
};

export type StaffCost = {
  /** of the work of the period; null where the payroll exports do not reach over all of it */
  work: StaffTime | null;
  /** of what the pay days of the period pay for */
  payDays: StaffTime;
  /** hours by contract in the calendar of the period */
  calendarHours: Rational;
  /** hours that the full-time equivalents planned would have in it; null where a month plans none */
  plannedHours: Rational | null;
  /** whether months of two and of three pay days are planned alike */
  isPlannedByCalendar: boolean;
};

/** Support staff over a period; null where a month of it has no pay day, or nobody is on the staff list. */
export async function staffCost(
  session: Session,
  period: Months,
  fullTimeWeeklyHours: number,
): Promise<StaffCost | null> {
  const rows = await session.rows(sqlFile("numbers/budget/staff_cost.sql"), {
    first: period.first,
    last: period.last,
    full_time: String(fullTimeWeeklyHours),
  });
  const of = (basis: string): Row => rows.find((row) => row["basis"] === basis)!;
  const [work, payDays] = [of("work"), of("pay_day")];
  const paid = timeOf(payDays);
  if (payDays["is_covered"] !== true || isZero(paid.contractHours) || isZero(paid.hours)) {
    return null;
  }
  const worked = timeOf(work);
  const planned = work["planned_hours_by_day"];
  return {
    work: work["is_covered"] === true ? worked : null,
    payDays: paid,
    calendarHours: worked.contractHours,
    plannedHours: typeof planned === "string" ? aWeek(planned) : null,
    isPlannedByCalendar: work["is_by_calendar"] === true,
  };
}

/** Weekly hours, counted for every day. */
const aWeek = (hoursByDay: string): Rational => by(rationalOf(hoursByDay), rational(7n));

const timeOf = (row: Row): StaffTime => ({
  contractHours: aWeek(row["contract_hours_by_day"] as string),
  hours: rationalOf(row["hours"] as string),
  cost: centsOf(row["cost"] as string),
  overtimeHours: rationalOf(row["overtime_hours"] as string),
  overtimeCost: centsOf(row["overtime_cost"] as string),
});
