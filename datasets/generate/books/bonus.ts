import { portion, type BasisPoints, type Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import type { PayDay } from "./pay_days.ts";
import { hourlyPay, isProvider, type Employee } from "./staff.ts";

/** Of their yearly pay, in December. */
const STAFF_BONUS: BasisPoints = 70;
/** For each work RVU of a quarter above the base, in the month after it. */
const PHYSICIAN_BONUS = { base: 1600, cents: 1800 };
const QUARTER_MONTHS = [1, 4, 7, 10];
const FIRST_PAYDAY_UNTIL = 14;

/** What somebody gets on top on a payday: staff in December, physicians for a quarter's work, else nothing. */
export type Bonus = (employee: Employee, payDay: PayDay) => Cents;

/** @param work  work RVUs of a provider in the quarter before a payday */
export function bonus(world: World, work: (provider: string, payDay: PayDay) => number): Bonus {
  const { calendar } = world;
  return (employee, payDay) => {
    if (calendar.dayOfMonth(payDay.paid) > FIRST_PAYDAY_UNTIL) return 0;
    const month = calendar.monthOfYear(payDay.paid);
    if (month === 12 && !isProvider(employee)) {
      const hourly = hourlyPay(employee, calendar.year(payDay.paid));
      return portion(hourly * employee.weeklyHours * 52, STAFF_BONUS);
    }
    if (employee.role !== "physician" || !QUARTER_MONTHS.includes(month)) return 0;
    const above = Math.round(work(employee.provider, payDay)) - PHYSICIAN_BONUS.base;
    return Math.max(0, above) * PHYSICIAN_BONUS.cents;
  };
}
