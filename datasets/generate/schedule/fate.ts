import type { Random } from "../random.ts";
import { dayOf, MINUTES_A_DAY, type Appointment, type Minute } from "./appointment.ts";

/** How an appointment ends. */
export type Fate = Pick<Appointment, "status" | "cancelled" | "cancelledBy">;

const CANCELS_LATE = 0.028;
const LATE_BY = { from: 30, to: 23 * 60 };
const DAY_CALLED_OFF_AT = 7 * 60 + 10;

/** Share of the advance cancellations that the practice asks for. */
const BY_THE_PRACTICE = 0.18;

/**
 * What becomes of the last holder of a slot: called off by the practice where the provider is sick
 * that morning, missed, cancelled within a day of the start, or kept.
 */
export function lastHolder(created: Minute, start: Minute, sick: boolean, random: Random): Fate {
  const lead = Math.max(0, dayOf(start) - dayOf(created));
  const morning = dayOf(start) * MINUTES_A_DAY + DAY_CALLED_OFF_AT;
  if (sick && created < morning)
    return {
      status: "Cancelled",
      cancelled: morning + random.whole(0, 40),
      cancelledBy: "Practice",
    };
  if (random.chance(noShowChance(lead)))
    return { status: "No Show", cancelled: null, cancelledBy: null };
  if (lead > 0 && random.chance(CANCELS_LATE)) {
    const noticed = start - random.whole(LATE_BY.from, LATE_BY.to);
    const cancelled = Math.max(noticed, created + 1);
    return { status: "Late Cancel", cancelled, cancelledBy: "Patient" };
  }
  return { status: "Completed", cancelled: null, cancelledBy: null };
}

/** What became of an earlier holder, who made room at least two days ahead. */
export function earlierHolder(created: Minute, start: Minute, random: Random): Fate {
  const room = dayOf(start) - 2 - dayOf(created);
  const cancelled = created + random.whole(1, room) * MINUTES_A_DAY + random.whole(0, 60);
  return { status: "Cancelled", cancelled, cancelledBy: whoAsked(random) };
}

/** Somebody who was moved at a moment to another day. */
export const moved = (at: Minute, random: Random): Fate => ({
  status: "Rescheduled",
  cancelled: at,
  cancelledBy: whoAsked(random),
});

const whoAsked = (random: Random): "Practice" | "Patient" =>
  random.chance(BY_THE_PRACTICE) ? "Practice" : "Patient";

/** 4 % on the same day, rising to 15 % at 60 days and staying there. */
const noShowChance = (lead: number): number => 0.04 + (0.11 * Math.min(lead, 60)) / 60;
