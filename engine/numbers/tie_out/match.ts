/**
 * Finding the same money in two places: by the number both know it by, else by its amount and day,
 * else, for what comes in pieces, as the sum of a few.
 */
import { groupBy } from "../../group.ts";

/** Money to be found elsewhere; whole cents, days counted. */
export type Ours = {
  item: string;
  /** the number it is known by */
  name: string | null;
  day: number;
  cents: number;
  /** whether it may be the sum of several of theirs */
  many: boolean;
};

/** Money of the other place. */
export type Theirs = { item: string; names: readonly string[]; day: number; cents: number };

/** How many days before its own day money may appear in the other place, and after it: received, paid out. */
export type Reach = { before: number; received: number; paid: number };

/** What is the same money: items of ours and of theirs. */
export type Pair = { ours: readonly string[]; theirs: readonly string[] };

/** A day's money comes in up to three pieces, cards and what was carried to the bank, looked for in so many. */
const NEAREST = 40;

/**
 * Pairs what is the same. Names decide before amounts; of equal amounts, the nearest day. What pairs
 * by its name may differ in amount: that is for the reader to see.
 *
 * @example match([{ item: "a", name: null, day: 1, cents: 500, many: false }],
 *   [{ item: "b", names: [], day: 3, cents: 500 }], { before: 1, received: 5, paid: 5 }) // => [{ ours: ["a"], theirs: ["b"] }]
 */
export function match(ours: readonly Ours[], theirs: readonly Theirs[], reach: Reach): Pair[] {
  const pairs: Pair[] = [];
  const free = new Set(theirs);
  const rest: Ours[] = [];
  const known = theirs.flatMap((each) => each.names.map((name) => ({ name, each })));
  const byName = groupBy(known, ({ name }) => name);
  for (const [name, mine] of groupBy(ours, (each) => each.name)) {
    const named = (name === null ? [] : (byName.get(name) ?? []))
      .map(({ each }) => each)
      .filter((each) => free.has(each));
    if (named.length === 0) {
      rest.push(...mine);
      continue;
    }
    for (const each of named) free.delete(each);
    pairs.push({ ours: mine.map(itemOf), theirs: named.map(itemOf) });
  }

  rest.sort((a, b) => a.day - b.day);
  const byDay = groupBy(free, ({ day }) => day);
  const near = ({ day, cents }: Ours): Theirs[] => {
    const found: Theirs[] = [];
    const until = day + (cents < 0 ? reach.paid : reach.received);
    for (let other = day - reach.before; other <= until; other++) {
      for (const each of byDay.get(other) ?? []) {
        if (free.has(each) && Math.sign(each.cents) === Math.sign(cents)) found.push(each);
      }
    }
    return found.sort((a, b) => Math.abs(a.day - day) - Math.abs(b.day - day));
  };
  const take = (mine: Ours, found: readonly Theirs[]): void => {
    for (const each of found) free.delete(each);
    pairs.push({ ours: [mine.item], theirs: found.map(itemOf) });
  };
  const left: Ours[] = [];
  for (const mine of rest) {
    const same = near(mine).find(({ cents }) => cents === mine.cents);
    if (same) take(mine, [same]);
    else if (mine.many) left.push(mine);
  }
  for (const mine of left) {
    const parts = partsOf(mine.cents, near(mine));
    if (parts) take(mine, parts);
  }
  return pairs;
}

/** The fewest of some amounts that sum to one, the nearest first; null where none do. */
function partsOf(cents: number, near: readonly Theirs[]): Theirs[] | null {
  const from = near.filter((each) => Math.abs(each.cents) < Math.abs(cents)).slice(0, NEAREST);
  const last = new Map(from.map((each, at) => [each.cents, at]));
  const after = (wanted: number, at: number): Theirs | null => {
    const found = last.get(wanted) ?? -1;
    return found > at ? from[found]! : null;
  };
  for (const [i, one] of from.entries()) {
    const two = after(cents - one.cents, i);
    if (two) return [one, two];
  }
  for (const [i, one] of from.entries()) {
    for (let j = i + 1; j < from.length; j++) {
      const two = from[j]!;
      const three = after(cents - one.cents - two.cents, j);
      if (three) return [one, two, three];
    }
  }
  return null;
}

const itemOf = ({ item }: { item: string }): string => item;
