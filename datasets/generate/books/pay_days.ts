import { dayNumber } from "../../../engine/calendar.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";

/** One payday and the two weeks it pays for. */
export type PayDay = { readonly paid: number; readonly begin: number; readonly end: number };

const A_PAY_FRIDAY = dayNumber("2026-01-02");
const TWO_WEEKS = 14;

/**
 * The payday that falls on a day, if any: every second Friday, 26 a year, for the two weeks that
 * ended six days before. One that falls on a holiday is paid on the open day before it.
 */
export function payDayOn(calendar: ClinicCalendar, day: number): PayDay | null {
  if (!calendar.isOpen(day)) return null;
  for (let friday = day; friday < day + 4; friday++) {
    if ((friday - A_PAY_FRIDAY) % TWO_WEEKS !== 0) continue;
    if (calendar.openUntil(friday) !== day) return null;
    return { paid: day, begin: friday - 6 - TWO_WEEKS + 1, end: friday - 6 };
  }
  return null;
}

/** The paydays of a month, in order. */
export function payDaysOf(calendar: ClinicCalendar, month: number): PayDay[] {
  const days: PayDay[] = [];
  for (let day = calendar.firstOf(month); day <= calendar.lastOf(month); day++) {
    const payDay = payDayOn(calendar, day);
    if (payDay) days.push(payDay);
  }
  return days;
}
