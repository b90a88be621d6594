/**
 * How much will be done on a day to come: what stands in the appointment book and is kept, and what is
 * not booked yet, by weekday, season and holidays. A practice whose appointments are not known is
 * counted in charges instead of visits.
 */
import { monthStart } from "./banking_days.ts";
import { LONGEST_ENTRY, type Booked, type Known } from "./known.ts";
import { seasonOf } from "./season.ts";

export type Volume = {
  counted: "visits" | "charges";
  /** done on a day, by day since the look-back; zero from the first day forecast on */
  done: Float64Array;
  /** the first day with work, and the last whose `done` is whole */
  first: number;
  through: number;
  /** booked and expected to be kept */
  scheduled: Float64Array;
  /** not booked yet */
  expected: Float64Array;
  /** a usual day, whatever is booked */
  usual: (day: number) => number;
  /** share of what is booked that is kept; null where nothing is known to be booked */
  kept: number | null;
};

/** All that is or will be done on a day. */
export function workOn(volume: Volume, day: number, { first }: { first: number }): number {
  const i = day - first;
  return day <= volume.through ? volume.done[i]! : volume.scheduled[i]! + volume.expected[i]!;
}

const HALF_A_YEAR = 182;
const A_QUARTER = 91;
/** Weight of a day halves with so many days: recent weeks say how full the practice is. */
const HALF_LIFE = 42;
/** Weeks ahead by which bookings are told apart. */
const WEEKS_AHEAD = 20;
/** Months whose bookings say how many are kept. */
const BOOKED_MONTHS = 6;
/** Weeks ahead in which the book shows whether the practice is fuller than it was. */
const WEEKS_THAT_SHOW = 8;

/** @returns null where less than four weeks of work are known */
export function volumeOf(known: Known): Volume | null {
  const { days, origin } = known;
  const visits = known.visits;
  const hasVisits = visits !== null && firstWork(visits) <= origin.day - HALF_A_YEAR - days.first;
  const done = hasVisits ? visits : chargesAsEntered(known);
  const through = hasVisits ? origin.day - 1 : Math.min(origin.day - 1, known.billedThrough - 7);
  const first = days.first + firstWork(done);
  if (through - first < 28) return null;

  const base = usualDay(known, done, Math.max(first, through - HALF_A_YEAR), through);
  const season = seasonOf(days, (day) => done[day - days.first]!, base, first, through);
  let [worked, usual] = [0, 0];
  for (let day = Math.max(first, through - A_QUARTER + 1); day <= through; day++) {
    const weight = 2 ** (-(through - day) / HALF_LIFE);
    worked += weight * done[day - days.first]!;
    usual += weight * base(day) * season(day);
  }
  const level = usual > 0 ? worked / usual : 0;
  const usualOn = (day: number): number => level * base(day) * season(day);
  return {
    counted: hasVisits ? "visits" : "charges",
    done,
    first,
    through,
    usual: usualOn,
    ...booking(known, hasVisits ? done : null, usualOn, through),
  };
}

const firstWork = (done: Float64Array): number => {
  const first = done.findIndex((value) => value > 0);
  return first < 0 ? done.length : first;
};

/** All charges of a day, made up for those not entered yet. */
function chargesAsEntered({ charges, entered, billedThrough, days, origin }: Known): Float64Array {
  const done = new Float64Array(days.length);
  const end = Math.min(origin.day, billedThrough + 1);
  for (let i = 0; i < end - days.first; i++) {
    const age = Math.min(billedThrough - days.first - i, LONGEST_ENTRY);
    const share = Math.max(entered[age]!, 0.05);
    for (const source of charges) done[i]! += source[i]! / share;
  }
  return done;
}

/** The mean day of each weekday, holidays told apart. */
function usualDay(
  { days }: Known,
  done: Float64Array,
  from: number,
  through: number,
): (day: number) => number {
  const sums = new Float64Array(8);
  const counts = new Float64Array(8);
  let [worked, usual] = [0, 0];
  for (let day = from; day <= through; day++) {
    if (days.isHoliday(day)) continue;
    sums[days.weekday(day)]! += done[day - days.first]!;
    counts[days.weekday(day)]!++;
  }
  const mean = (day: number): number => {
    const weekday = days.weekday(day);
    return counts[weekday]! > 0 ? sums[weekday]! / counts[weekday]! : 0;
  };
  for (let day = from; day <= through; day++) {
    if (!days.isHoliday(day)) continue;
    worked += done[day - days.first]!;
    usual += mean(day);
  }
  const onHolidays = usual > 0 ? Math.min(1, Math.max(0, worked / usual)) : 0;
  return (day) => (days.isHoliday(day) ? mean(day) * onHolidays : mean(day));
}

/** Visits to come: those in the book by what became of such bookings, the rest by what was booked later. */
function booking(
  known: Known,
  done: Float64Array | null,
  usual: (day: number) => number,
  through: number,
): Pick<Volume, "scheduled" | "expected" | "kept"> {
  const { days, origin } = known;
  const scheduled = new Float64Array(days.length);
  const expected = new Float64Array(days.length);
  const book = known.bookedAt(origin.month);
  const firstBooked = Math.min(...book.keys());
  const weeks = done === null ? [] : completion(known, done);
  let [booked, kept] = [0, 0];
  const fuller = fullness(known, book, weeks, usual);
  for (let day = through + 1; day <= days.last; day++) {
    const i = day - days.first;
    const week = weeks[Math.floor((day - origin.day) / 7)];
    // A list printed after the month end shows no appointments before the day it was printed on.
    const isListed = day >= firstBooked && week !== undefined && week.booked > 0 && week.done > 0;
    const there = isListed ? (book.get(day)?.booked ?? 0) : 0;
    scheduled[i] = isListed ? there * (week.kept / week.booked) : 0;
    expected[i] = fuller * usual(day) * (isListed ? Math.max(0, 1 - week.kept / week.done) : 1);
    booked += there;
    kept += scheduled[i]!;
  }
  return { scheduled, expected, kept: booked > 0 ? kept / booked : null };
}

/** How much fuller the book is than usual, believed by half: a growing practice fills it earlier. */
function fullness(
  { days, origin }: Known,
  book: ReadonlyMap<number, Booked>,
  weeks: readonly Completion[],
  usual: (day: number) => number,
): number {
  let [kept, due] = [0, 0];
  for (const [day, { booked }] of book) {
    const week = weeks[Math.floor((day - origin.day) / 7)];
    if (!days.holds(day) || day >= origin.day + WEEKS_THAT_SHOW * 7 || !week) continue;
    if (week.booked === 0 || week.done === 0) continue;
    kept += booked * (week.kept / week.booked);
  }
  for (let day = Math.min(...book.keys()); day < origin.day + WEEKS_THAT_SHOW * 7; day++) {
    const week = weeks[Math.floor((day - origin.day) / 7)];
    if (week && week.booked > 0 && week.done > 0) due += usual(day) * (week.kept / week.done);
  }
  return kept > 0 && due > 0 ? Math.sqrt(Math.min(1.5, Math.max(0.67, kept / due))) : 1;
}

type Completion = { booked: number; kept: number; done: number };

/** By weeks ahead: what was booked at past month ends, what was kept of it, and all that was done. */
function completion({ days, origin, bookedAt }: Known, done: Float64Array): Completion[] {
  const weeks = Array.from({ length: WEEKS_AHEAD }, () => ({ booked: 0, kept: 0, done: 0 }));
  for (let back = 1; back <= BOOKED_MONTHS; back++) {
    const book = bookedAt(origin.month - back);
    const firstBooked = Math.min(...book.keys());
    const start = monthStart(origin.month - back + 1);
    for (let day = firstBooked; day < origin.day; day++) {
      const week = weeks[Math.floor((day - start) / 7)];
      if (!week) break;
      week.booked += book.get(day)?.booked ?? 0;
      week.kept += book.get(day)?.kept ?? 0;
      week.done += done[day - days.first]!;
    }
  }
  return weeks;
}
