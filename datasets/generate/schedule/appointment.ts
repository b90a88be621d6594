import type { Cents } from "../cents.ts";
import type { Patient } from "../world/patients.ts";
import type { Provider } from "../world/providers.ts";

/** A minute since 1970 on the practice's wall: day number × 1440 + minute of the day. */
export type Minute = number;

/** On a wall clock that knows no summer time. */
export const MINUTES_A_DAY = 1440;

/** What an appointment is for. */
export type VisitType = "Follow-up" | "Acute" | "Physical" | "Telehealth" | "New Patient";

/** How an appointment ended. */
export type AppointmentStatus =
  "Completed" | "No Show" | "Cancelled" | "Late Cancel" | "Rescheduled";

/**
 * One appointment with its whole fate, drawn when its day is planned. What is not yet known to the
 * practice on a day is not written on that day.
 */
export type Appointment = {
  /** given on the day of creation */
  id: string;
  readonly patient: Patient;
  readonly provider: Provider;
  readonly site: number;
  readonly type: VisitType;
  readonly created: Minute;
  readonly start: Minute;
  readonly minutes: number;
  /** the patient made it on the web */
  readonly online: boolean;
  status: AppointmentStatus;
  cancelled: Minute | null;
  cancelledBy: "Patient" | "Practice" | null;
  readonly movedFrom: Appointment | null;
  /** what the patient answered the reminder; null where no answer came */
  confirmed: boolean | null;
  /** whether the insurance was verified the day before; null where there was none, or no time */
  verified: boolean | null;
  /** whether all that registration asks was known the day before; null where there was no time */
  preregistered: boolean | null;
  checkedIn: Minute | null;
  /** null where nobody wrote it down, and where there is no room */
  roomed: Minute | null;
  checkedOut: Minute | null;
  /** when the note of the visit was signed; null where it was not */
  signed: Minute | null;
  visitId: string;
  copayDue: Cents;
  copayPaid: Cents;
};

/** The day number of a minute. */
export const dayOf = (minute: Minute): number => Math.floor(minute / MINUTES_A_DAY);
