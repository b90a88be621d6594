import { plain } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { dayOf, MINUTES_A_DAY, type Appointment, type Minute } from "../schedule/appointment.ts";
import { PRINTED_AT } from "../schedule/diary.ts";
import { SITES } from "../world/providers.ts";
import { PRACTICE } from "./practice_name.ts";
import type { TextFile } from "./text_file.ts";

const COLUMNS =
  "Appt ID,Patient ID,Provider,Location,Type,New Patient,Created,Start,Minutes,Status,Cancelled," +
  "Cancelled By,Rescheduled From,Checked In,Checked Out,Visit ID,Copay Due,Copay Paid," +
  "Booked By,Confirmed,Insurance Verified,Preregistered,Roomed,Signed";

/**
 * The appointment list of a month: those of the month with their final status, then what is booked
 * for later when the list is printed.
 *
 * @returns the rows written
 */
export function writeAppointments(
  file: TextFile,
  calendar: ClinicCalendar,
  month: number,
  own: readonly Appointment[],
  booked: readonly Appointment[],
): number {
  const [from, to] = [calendar.firstOf(month), calendar.lastOf(month)].map(calendar.us);
  file.write(`${PRACTICE}\nAppointment List ${from} - ${to} and booked ahead\n`);
  const printed = calendar.printDay(month) * MINUTES_A_DAY + PRINTED_AT;
  file.write(`Printed ${stamp(calendar, printed)}\n${COLUMNS}\n`);
  for (const appointment of own) file.write(`${row(calendar, appointment, printed)}\n`);
  for (const appointment of booked) file.write(`${bookedRow(calendar, appointment)}\n`);
  const rows = own.length + booked.length;
  file.write(`Total appointments: ${rows}\n`);
  return rows;
}

function row(calendar: ClinicCalendar, a: Appointment, printed: Minute): string {
  const completed = a.status === "Completed";
  return (
    `${head(calendar, a)},${a.status},${stamp(calendar, a.cancelled)},${a.cancelledBy ?? ""},` +
    `${a.movedFrom?.id ?? ""},${stamp(calendar, a.checkedIn)},${stamp(calendar, a.checkedOut)},${a.visitId},` +
    (completed ? `${plain(a.copayDue)},${plain(a.copayPaid)}` : ",") +
    `,${bookedBy(a)},${yesNo(a.confirmed)},${yesNo(a.verified)},${yesNo(a.preregistered)},${stamp(calendar, a.roomed)},` +
    stamp(calendar, a.signed !== null && a.signed < printed ? a.signed : null)
  );
}

const bookedRow = (calendar: ClinicCalendar, a: Appointment): string =>
  `${head(calendar, a)},Booked,,,${a.movedFrom?.id ?? ""},,,,,,${bookedBy(a)},,,,,`;

const bookedBy = ({ online }: Appointment): string => (online ? "Online" : "Office");

const yesNo = (said: boolean | null): string => (said === null ? "" : said ? "Y" : "N");

const head = (calendar: ClinicCalendar, a: Appointment): string =>
  `${a.id},${a.patient.id},${a.provider.name},${SITES[a.site]},${a.type},` +
  `${a.type === "New Patient" ? "Y" : "N"},${stamp(calendar, a.created)},` +
  `${stamp(calendar, a.start)},${a.minutes}`;

function stamp(calendar: ClinicCalendar, minute: Minute | null): string {
  if (minute === null) return "";
  const day = dayOf(minute);
  const rest = minute - day * MINUTES_A_DAY;
  return `${calendar.us(day)} ${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
