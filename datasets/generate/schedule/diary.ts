import type { ClinicCalendar } from "../clinic_calendar.ts";
import { dayOf, MINUTES_A_DAY, type Appointment, type Minute } from "./appointment.ts";

/** All appointments from their planning until their month is printed. */
export type Diary = {
  plan(appointments: readonly Appointment[]): void;
  /** gives numbers to what is created on a day, in the order of creation */
  number(day: number): void;
  /** the appointments of a day, by start; asked once all of them are planned */
  on(day: number): readonly Appointment[];
  /** what a month's list holds: its own appointments, and those booked for later when it is printed */
  printed(month: number): { own: Appointment[]; booked: Appointment[] };
  /** forgets the appointments before a day */
  forgetBefore(day: number): void;
};

/** Minutes after midnight at which a month's list is printed. */
export const PRINTED_AT = 6 * 60 + 31;

/** Keeps appointments by the day they start and the day they were made. */
export function diary(calendar: ClinicCalendar): Diary {
  const byStart = new Map<number, Appointment[]>();
  const byCreation = new Map<number, Appointment[]>();
  let count = 0;

  const sorted = (day: number): Appointment[] =>
    (byStart.get(day) ?? []).sort((a, b) => a.start - b.start || a.created - b.created);

  return {
    plan(appointments) {
      for (const appointment of appointments) {
        push(byStart, dayOf(appointment.start), appointment);
        push(byCreation, dayOf(appointment.created), appointment);
      }
    },
    number(day) {
      const created = (byCreation.get(day) ?? []).sort((a, b) => a.created - b.created);
      for (const appointment of created) appointment.id = `A${String(++count).padStart(7, "0")}`;
      byCreation.delete(day);
    },
    on: sorted,
    printed(month) {
      const printed: Minute = calendar.printDay(month) * MINUTES_A_DAY + PRINTED_AT;
      const isBooked = (a: Appointment): boolean =>
        a.start >= printed && a.created <= printed && (a.cancelled ?? Infinity) > printed;
      const own: Appointment[] = [];
      for (let day = calendar.firstOf(month); day <= calendar.lastOf(month); day++)
        own.push(...sorted(day));
      const later = [...byStart.keys()]
        .filter((day) => day >= calendar.printDay(month))
        .sort((a, b) => a - b);
      return { own, booked: later.flatMap((day) => sorted(day).filter(isBooked)) };
    },
    forgetBefore(day) {
      for (const known of byStart.keys()) if (known < day) byStart.delete(known);
    },
  };
}

function push(days: Map<number, Appointment[]>, day: number, appointment: Appointment): void {
  const there = days.get(day);
  if (there) there.push(appointment);
  else days.set(day, [appointment]);
}
