import { SELF_PAY } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import { dayOf, type Appointment, type AppointmentStatus } from "./appointment.ts";

/** Reminders go out so many days ahead, to those whose appointment is known by then. */
const REMINDED_AHEAD = 2;
/** Shares of the patients who answer that they come, and that they do not, by what they then did. */
const ANSWERS: Readonly<Record<AppointmentStatus, readonly [comes: number, doesNot: number]>> = {
  Completed: [0.74, 0],
  "No Show": [0.31, 0.05],
  "Late Cancel": [0.28, 0.42],
  Cancelled: [0, 0],
  Rescheduled: [0, 0],
};
/** Share of the insured whose insurance was looked up the day before, by site: South has no hour for it. */
const VERIFIED = [0.97, 0.88];

/** Share of the patients who are registered the day before, by site. */
const PREREGISTERED = [0.95, 0.86];

/** What the office does about a day's appointments before it: reminders, a look at the insurance, registering. */
export type DayBefore = (appointments: readonly Appointment[], day: number) => void;

/** Answers and look-ups, each from a stream of its own. */
export function dayBefore(world: World): DayBefore {
  const answers = world.random("reminders");
  const lookUps = world.random("insurance verified");
  const registering = world.random("preregistered");
  return (appointments, day) => {
    for (const appointment of appointments) {
      const { status, created, patient, site } = appointment;
      const lead = day - dayOf(created);
      if (status === "Cancelled" || status === "Rescheduled" || lead < 1) continue;
      if (lead >= REMINDED_AHEAD) {
        const [comes, doesNot] = ANSWERS[status];
        const answer = answers.uniform();
        if (answer < comes + doesNot) appointment.confirmed = answer < comes;
      }
      if (patient.payer !== SELF_PAY) appointment.verified = lookUps.chance(VERIFIED[site]!);
      appointment.preregistered = registering.chance(PREREGISTERED[site]!);
    }
  };
}
