/**
 * Charges by payer and day: those entered, made up for those still to come, and those of visits to come.
 */
import { LONGEST_ENTRY, type Known } from "./known.ts";
import { seasonOf, type Season } from "./season.ts";
import type { Volume } from "./volume.ts";

/** What a day's charges rest on. */
export const BASES = ["billed", "scheduled", "expected"] as const;
export type Basis = (typeof BASES)[number];

/** Cents charged by source and day since the look-back, by what they rest on. */
export type Work = Record<Basis, Float64Array[]>;

const A_QUARTER = 91;
/** Days before the last entry whose charges are not whole enough to show a mix. */
const YOUNG = 14;

/** @param volume  null where too little work is known to expect more of it */
export function workOf(known: Known, volume: Volume | null): Work {
  const { days, charges, entered, billedThrough } = known;
  const empty = (): Float64Array[] => charges.map(() => new Float64Array(days.length));
  const work: Work = {
    billed: charges.map((source) => source.slice()),
    scheduled: empty(),
    expected: empty(),
  };
  if (!volume) return work;
  const asEntered = (day: number): number =>
    Math.max(entered[Math.min(Math.max(billedThrough - day, 0), LONGEST_ENTRY)]!, 0.05);
  const whole = Math.min(billedThrough - YOUNG, volume.through);
  const total = (day: number): number =>
    charges.reduce((sum, source) => sum + source[day - days.first]!, 0) / asEntered(day);
  const season = seasonOf(
    days,
    total,
    (day) => volume.done[day - days.first]!,
    volume.first,
    whole,
  );
  const mix = chargesPerUnit(known, volume, season, asEntered, whole);
  for (let day = Math.max(days.first, billedThrough - LONGEST_ENTRY); day <= days.last; day++) {
    const i = day - days.first;
    const missing = day > billedThrough ? 1 : 1 - entered[billedThrough - day]!;
    if (missing <= 0) continue;
    const isPast = day <= volume.through;
    const dearer = season(day);
    for (let source = 0; source < charges.length; source++) {
      const each = missing * mix[source]! * dearer;
      if (isPast) work.billed[source]![i]! += each * volume.done[i]!;
      else {
        work.scheduled[source]![i]! += each * volume.scheduled[i]!;
        work.expected[source]![i]! += each * volume.expected[i]!;
      }
    }
  }
  return work;
}

/** Cents charged to each payer for one unit of volume in a month without season, over the last quarter. */
function chargesPerUnit(
  { charges, days }: Known,
  volume: Volume,
  season: Season,
  asEntered: (day: number) => number,
  through: number,
): number[] {
  let done = 0;
  const sums = charges.map(() => 0);
  for (let day = Math.max(days.first, through - A_QUARTER); day <= through; day++) {
    const i = day - days.first;
    done += volume.done[i]! * season(day);
    for (let source = 0; source < charges.length; source++) {
      sums[source]! += charges[source]![i]! / asEntered(day);
    }
  }
  return sums.map((sum) => (done > 0 ? sum / done : 0));
}
