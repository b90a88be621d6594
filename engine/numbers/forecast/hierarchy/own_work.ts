/**
 * What a location's own work brings: the payment lags of each source of money over the charges of that
 * location, as much of it as the location has brought of what the lags made of its charges.
 */
import { exposedOf } from "../deductible.ts";
import { run } from "../receipts.ts";
import type { Projection } from "../projection.ts";
import { BASES } from "../work.ts";
import { sumOver, type Placed } from "./placed.ts";

const A_WEEK = 7;
const A_QUARTER = 91;
const HALF_A_YEAR = 182;
const A_YEAR = 365;
/** Share of a source's yearly money that the usual yield counts for in the yield of one location. */
const LENT = 0.05;

/**
 * Cents by location and day from the origin on, as billing will post them. A location without charges,
 * such as money that is not put to a visit yet, brings what it brought in an average week of half a year.
 */
export function ownWork(
  { known, work, receipts, shift, until }: Projection,
  placed: Placed,
  source: number,
): Float64Array[] {
  const { days, origin } = known;
  const { curve, season } = receipts[source]!;
  const from = Math.max(days.first, origin.day - A_YEAR);
  const monday = from - days.weekday(from) + 1;
  const came = placed.receipts[source]!;
  const [start, now] = [from - days.first, origin.day - days.first];
  const isPatients = known.sources[source] === "Patients";
  const exposed = (charges: Float64Array): Float64Array =>
    charges.map(
      (cents, i) => cents * exposedOf(shift, isPatients, days.month(days.first + i) % 12),
    );
  const made = workByLocation({ known, work }, placed, source).map((charges) =>
    run(curve, exposed(charges), days, from, until).map((cents, i) =>
      days.holds(monday + i) ? cents * season(monday + i) : 0,
    ),
  );
  const expected = made.map((cents) => sumOver(cents, from - monday, origin.day - monday));
  const received = came.map((cents) => sumOver(cents, start, now));
  const worked = expected.map((cents) => cents > 0);
  const all = sum(expected.filter((_, at) => worked[at]));
  const usual = all > 0 ? sum(received.filter((_, at) => worked[at])) / all : 0;
  return made.map((cents, at) => {
    if (!worked[at]) {
      const daily = Math.max(0, sumOver(came[at]!, now - HALF_A_YEAR, now)) / HALF_A_YEAR;
      return new Float64Array(until - origin.day).fill(daily);
    }
    const lent = LENT * all;
    const brings = Math.max(0, (received[at]! + usual * lent) / (expected[at]! + lent));
    return cents.slice(origin.day - monday, until - monday).map((each) => each * brings);
  });
}

/** A source's charges by location and day: past days as they lie there, days to come as the last quarter did. */
function workByLocation(
  { known, work }: Pick<Projection, "known" | "work">,
  { charges }: Placed,
  source: number,
): Float64Array[] {
  const { days, origin, sources } = known;
  const mine = sources[source] === "Patients" ? sources.map((_, each) => each) : [source];
  const locations = charges[source]!.map((_, at) => {
    const cents = new Float64Array(days.length);
    for (const each of mine) charges[each]![at]!.forEach((more, i) => (cents[i]! += more));
    return cents.map((each) => Math.max(0, each));
  });
  const now = origin.day - days.first;
  const lately = locations.map((cents) => sumOver(cents, now - A_WEEK - A_QUARTER, now - A_WEEK));
  const found = locations.map(() => new Float64Array(days.length));
  for (let i = 0; i < days.length; i++) {
    let exposed = 0;
    for (const each of mine) for (const basis of BASES) exposed += work[basis][each]![i]!;
    if (exposed === 0) continue;
    const there = i < now ? locations.map((cents) => cents[i]!) : [];
    const weights = sum(there) > 0 ? there : lately;
    const all = sum(weights);
    if (all > 0) weights.forEach((weight, at) => (found[at]![i] = (exposed * weight) / all));
  }
  return found;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
