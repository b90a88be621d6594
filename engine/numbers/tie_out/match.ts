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

/** How many days before, and after, its own day money may appear in the other place. */
export type Reach = { before: number; after: number };

/** What is the same money: items of ours and of theirs. */
export type Pair = { ours: readonly string[]; theirs: readonly string[] };

/** A day's money comes in at most so many pieces: cards, and what was carried to the bank. */
const PIECES = 3;

/**
 * Pairs what is the same. Names decide before amounts; of equal amounts, the nearest day. What pairs
 * by its name may differ in amount: that is for the reader to see.
 *
 * @example match([{ item: "a", name: null, day: 1, cents: 500, many: false }],
 *   [{ item: "b", names: [], day: 3, cents: 500 }], { before: 1, after: 5 }) // => [{ ours: ["a"], theirs: ["b"] }]
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
    for (let other = day - reach.before; other <= day + reach.after; other++) {
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
    const parts = partsOf(mine.cents, near(mine), PIECES);
    if (parts) take(mine, parts);
  }
  return pairs;
}

/** The fewest of some amounts that sum to one, the first of equals; null where none do. */
function partsOf(cents: number, from: readonly Theirs[], most: number): Theirs[] | null {
  for (let count = 2; count <= most; count++) {
    const found = chosen(cents, from, count);
    if (found) return found;
  }
  return null;
}

function chosen(cents: number, from: readonly Theirs[], count: number): Theirs[] | null {
  for (const [i, each] of from.entries()) {
    if (count === 1) {
      if (each.cents === cents) return [each];
      continue;
    }
    const others = chosen(cents - each.cents, from.slice(i + 1), count - 1);
    if (others) return [each, ...others];
  }
  return null;
}

const itemOf = ({ item }: { item: string }): string => item;
