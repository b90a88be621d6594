import type { Appointment } from "../schedule/appointment.ts";
import { dayOf, MINUTES_A_DAY } from "../schedule/appointment.ts";
import type { World } from "../world/world.ts";

/** Weights of notes signed the same evening, within three days, and within three weeks. */
const SIGNED = [0.8, 0.15, 0.05];
/** Share of the notes that nobody ever signs. */
const FORGOTTEN = 0.0006;

/** Signs the notes of visits that are over, some of them late, but before the month's list is printed. */
export function notes(world: World): (appointment: Appointment) => void {
  const random = world.random("notes signed");
  const { calendar } = world;
  return (appointment) => {
    const later = [0, random.whole(1, 3), random.whole(4, 20)][random.weighted(SIGNED)]!;
    if (random.chance(FORGOTTEN)) return;
    const out = appointment.checkedOut!;
    const chased = calendar.printDay(calendar.month(dayOf(out))) * MINUTES_A_DAY;
    appointment.signed = Math.min(out + later * MINUTES_A_DAY + random.whole(2, 120), chased);
  };
}
