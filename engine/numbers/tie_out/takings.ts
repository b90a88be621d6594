/**
 * A day's takings at the bank: cards in one deposit, checks and cash in another, each some days later. Copays
 * are round, so many sums fit by chance; what fits all days together is what happened.
 */
import { groupBy } from "../../group.ts";
import type { Ours, Pair, Theirs } from "./items.ts";

/** A day's money comes in up to three pieces, looked for among the nearest so many. */
const NEAREST = 40;
/** Ways of pairing that are followed from day to day, and ways to pair one day. */
const FOLLOWED = 64;
const WAYS = 24;

/** A way to pair the days so far. */
type Way = {
  /** days that found nothing, and money that no day can still have */
  lost: number;
  /** days between taking and arriving, of all pieces */
  late: number;
  /** places of theirs that are taken and could still be had by a later day */
  taken: readonly number[];
  picked: readonly number[];
  before: Way | null;
};

/**
 * Pairs each day with the pieces it came in, so that as little as possible is left on either side, and of
 * equal ways the one with the shortest delays.
 *
 * @param within  days that money may take
 */
export function pairTakings(
  takings: readonly Ours[],
  theirs: readonly Theirs[],
  within: number,
): Pair[] {
  const days = takings.toSorted((a, b) => a.day - b.day);
  const pieces = theirs.toSorted((a, b) => a.day - b.day || (a.item < b.item ? -1 : 1));
  let ways: Way[] = [{ lost: 0, late: 0, taken: [], picked: [], before: null }];
  let low = 0;
  for (const day of days) {
    const first = low;
    while (low < pieces.length && pieces[low]!.day < day.day) low++;
    const gone = low - first;
    let high = low;
    while (high < pieces.length && pieces[high]!.day <= day.day + within) high++;
    const best = new Map<string, Way>();
    for (const way of ways) {
      const taken = way.taken.filter((at) => at >= low);
      const lost = way.lost + gone - (way.taken.length - taken.length);
      const free: number[] = [];
      for (let at = low; at < high && free.length < NEAREST; at++) {
        if (!taken.includes(at)) free.push(at);
      }
      for (const picked of [...sumsOf(day.cents, free, pieces), []]) {
        const next: Way = {
          lost: lost + (picked.length === 0 ? 1 : 0),
          late: picked.reduce((sum, at) => sum + pieces[at]!.day - day.day, way.late),
          taken: [...taken, ...picked].sort((a, b) => a - b),
          picked,
          before: way,
        };
        const key = next.taken.join();
        const known = best.get(key);
        if (!known || compare(next, known) < 0) best.set(key, next);
      }
    }
    ways = [...best.values()].sort(compare).slice(0, FOLLOWED);
  }
  const pairs: Pair[] = [];
  let way: Way | null = ways[0]!;
  for (const day of days.toReversed()) {
    const found = way!.picked.map((at) => pieces[at]!.item);
    if (found.length > 0) pairs.push({ ours: [day.item], theirs: found });
    way = way!.before;
  }
  return pairs;
}

const compare = (a: Way, b: Way): number => a.lost - b.lost || a.late - b.late;

/** Up to three of some pieces that sum to an amount, every way to do so, the earliest first. */
export function sumsOf(
  cents: number,
  from: readonly number[],
  pieces: readonly Theirs[],
): number[][] {
  const byCents = groupBy(from, (at) => pieces[at]!.cents);
  const found: number[][] = (byCents.get(cents) ?? []).map((at) => [at]);
  const complete = (chosen: readonly number[]): void => {
    const rest = chosen.reduce((left, at) => left - pieces[at]!.cents, cents);
    for (const at of byCents.get(rest) ?? []) {
      if (at > chosen.at(-1)!) found.push([...chosen, at]);
    }
  };
  for (const one of from) complete([one]);
  for (const [i, one] of from.entries()) {
    for (const two of from.slice(i + 1)) complete([one, two]);
  }
  return found.slice(0, WAYS);
}
