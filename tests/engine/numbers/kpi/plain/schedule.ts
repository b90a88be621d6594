/** The schedule: who came, who did not, how long they waited, and what they paid at the desk. */
import { fact, ofMoney, quotient, when, type Plains } from "./fact.ts";
import { day, days, inCents, linesOf, minutes } from "./read.ts";

export type Appointment = {
  id: string;
  status: string;
  provider: string;
  location: string;
  patient: string;
  visit: string;
  /** `YYYY-MM-DD HH:MM` */
  start: string;
  made: string;
  cancelled: string;
  /** `MM/DD/YYYY HH:MM` */
  cancelledAt: string;
  cancelledBy: string;
  /** the appointment it was moved from */
  replaces: string;
  in: string;
  out: string;
  due: number;
  paid: number;
};

export const KEPT = /^(completed|arrived|checked out)$/;

export const appointmentsOf = (inbox: string): Appointment[] =>
  linesOf(inbox, "appointments", "Appt ID").map((line) => ({
    id: line["Appt ID"]!,
    status: line["Status"]!.toLowerCase().replaceAll(/[_-]/g, " "),
    provider: line["Provider"]!,
    location: line["Location"]!,
    patient: line["Patient ID"]!,
    visit: line["Visit ID"]!,
    start: `${day(line["Start"]!)} ${line["Start"]!.slice(11)}`,
    made: day(line["Created"]!),
    cancelled: day(line["Cancelled"]!),
    cancelledAt: line["Cancelled"]!,
    replaces: line["Rescheduled From"]!,
    cancelledBy: line["Cancelled By"]!,
    in: line["Checked In"]!,
    out: line["Checked Out"]!,
    due: inCents(line["Copay Due"]!),
    paid: inCents(line["Copay Paid"]!),
  }));

export function schedule(appointments: readonly Appointment[]): Plains {
  const made = appointments.filter(
    ({ status }) => KEPT.test(status) || /^(no.?show|late cancel|cancell?ed)$/.test(status),
  );
  const seen = appointments.filter(({ status }) => KEPT.test(status));
  const late = made.filter(({ status }) => !/^cancell?ed$/.test(status));
  const replaced = new Set(appointments.map(({ replaces }) => replaces));
  const last = made.filter(({ id }) => !replaced.has(id));
  const share = (of: readonly Appointment[], counts: (each: Appointment) => boolean) =>
    quotient(of.map((each) => fact(each, each.start, when(counts(each), 1), 1)));
  return {
    AC01: share(late, ({ status }) => status.startsWith("no")),
    AC02: share(last, ({ status }) => /cancel/.test(status)),
    "AC02.split": quotient(
      last.map((each) => fact(each, each.start, 1, 1, endOf(each))),
      { as: "share", byCategory: true },
    ),
    AC03: share(
      made,
      ({ cancelledBy, cancelled, start }) =>
        cancelledBy === "Practice" && cancelled === start.slice(0, 10),
    ),
    AC07: quotient(
      seen.map((each) => {
        const waited = days(each.made, each.start.slice(0, 10));
        return waited < 0 ? null : fact(each, each.start, waited, 1);
      }),
    ),
    AC10: quotient(
      seen.map((each) => {
        const stayed = each.in && each.out ? minutes(each.out) - minutes(each.in) : -1;
        return stayed < 0 || stayed > 480 ? null : fact(each, each.start, stayed, 1);
      }),
    ),
    "AC10.coverage": share(seen, (each) => {
      const stayed = each.in && each.out ? minutes(each.out) - minutes(each.in) : -1;
      return stayed >= 0 && stayed <= 480;
    }),
    RC32: ofMoney(
      seen.map((each) => (each.due > 0 ? fact(each, each.start, each.paid, each.due) : null)),
    ),
  };
}

/** How an appointment ended, and who ended it. */
function endOf({ status, cancelledBy, cancelledAt, start }: Appointment): string {
  if (KEPT.test(status)) return "Kept";
  if (status.startsWith("no")) return "Patient did not come";
  if (cancelledBy === "") return "Cancelled, not told by whom";
  if (cancelledBy === "Practice") return "Cancelled by the practice";
  const notice = minutes(start) - minutes(cancelledAt);
  const late = status === "late cancel" || notice < 1440;
  return `Cancelled by the patient, ${late ? "late" : "in advance"}`;
}
