import type { Appointment } from "../schedule/appointment.ts";
import { MINUTES_A_DAY } from "../schedule/appointment.ts";
import type { World } from "../world/world.ts";

/** Weights of notes signed the same evening, within three days, within three weeks, and never. */
const SIGNED = [0.8, 0.15, 0.046, 0.004];

/** Signs the notes of visits that are over, some of them late. */
export function notes(world: World): (appointment: Appointment) => void {
  const random = world.random("notes signed");
  return (appointment) => {
    const later = [0, random.whole(1, 3), random.whole(4, 20), null][random.weighted(SIGNED)]!;
    if (later === null) return;
    appointment.signed = appointment.checkedOut! + later * MINUTES_A_DAY + random.whole(2, 120);
  };
}
