import type { ClinicCalendar } from "../clinic_calendar.ts";
import { MERIDIAN } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import type { Claim } from "./claim.ts";

/** A claim as it went out once, and what came back the next day. */
export type Sent = {
  readonly claim: Claim;
  readonly day: number;
  /** why it was turned away, `A3:21`; "batch" where nothing of its batch could be read; null where it was taken */
  readonly rejected: string | null;
};

/** What stands between the billing system and the payers: turns away what a payer could not judge. */
export type Clearinghouse = {
  /** @param paid  the day on which the payer will pay, by when it must have had the claim */
  send(claim: Claim, day: number, paid: number): void;
  /** what went out in a month, in order, forgetting it */
  take(month: number): Sent[];
};

const REJECTED = 0.016;
const WHY = ["A3:21", "A7:562", "A7:164", "A6:116"];
/** A rejection is mended within so many open days, where the payer then still takes its usual time. */
const MENDED = { from: 1, to: 6 };
const TIME_TO_PAY = 5;
/** Of claims that come to be paid very late, some had lain rejected; each still reaches the payer in time. */
const PAID_LATE = 70;
const LAIN_REJECTED = 0.3;
const IN_TIME = 86;
/** The payer of the batch that could not be read, so many months before the end. */
export const UNREADABLE = { payer: MERIDIAN, ago: 2 };

/** The day of that batch. */
export const unreadableOn = (calendar: ClinicCalendar): number =>
  calendar.openFrom(calendar.firstOf(Math.max(0, calendar.months.length - UNREADABLE.ago)) + 7);

/** Fates from a stream of their own; no claim is paid before it was taken. */
export function clearinghouse(world: World): Clearinghouse {
  const { calendar } = world;
  const random = world.random("clearinghouse");
  const sent = new Map<number, Sent[]>();
  const unreadable = unreadableOn(calendar);

  const note = (one: Sent): void => {
    const month = calendar.month(one.day);
    const there = sent.get(month);
    if (there) there.push(one);
    else sent.set(month, [one]);
  };

  return {
    send(claim, day, paid) {
      const isUnreadable = (date: number): boolean =>
        claim.payer === UNREADABLE.payer && date === unreadable;
      const again = (why: string, later: number): void => {
        note({ claim, day, rejected: why });
        const on = isUnreadable(later) ? calendar.openFrom(later + 1) : later;
        note({ claim, day: on, rejected: null });
      };
      const latest = paid - TIME_TO_PAY;
      if (isUnreadable(day)) return again("batch", calendar.openFrom(day + 1));
      const lies = paid - day >= PAID_LATE && random.chance(LAIN_REJECTED);
      const mended = calendar.openAfter(day + 1, random.whole(MENDED.from, MENDED.to));
      const isRejected = random.chance(REJECTED);
      const why = random.pick(WHY);
      if (lies) return again(why, calendar.openUntil(Math.min(latest, claim.visit.day + IN_TIME)));
      if (isRejected && mended < latest) return again(why, mended);
      note({ claim, day, rejected: null });
    },
    take(month) {
      const all = (sent.get(month) ?? []).toSorted((a, b) => a.day - b.day);
      sent.delete(month);
      return all;
    },
  };
}
