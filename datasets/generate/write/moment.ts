import type { ClinicCalendar } from "../clinic_calendar.ts";
import { dayOf, MINUTES_A_DAY, type Minute } from "../schedule/appointment.ts";

/** A minute as our templates want it, such as 2026-09-12 19:40. */
export function momentText(calendar: ClinicCalendar, minute: Minute): string {
  const rest = minute % MINUTES_A_DAY;
  return `${calendar.iso(dayOf(minute))} ${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

const two = (n: number): string => String(n).padStart(2, "0");
