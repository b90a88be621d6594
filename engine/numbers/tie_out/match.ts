/**
 * Finding the same money in two places: by the number both know it by, else by its amount and day,
 * else, for what comes in pieces, as the sum of a few.
 */
import { groupBy } from "../../group.ts";
import type { Ours, Pair, Theirs } from "./items.ts";
import { pairTakings, sumsOf } from "./takings.ts";

/** How many days before its own day money may appear in the other place, and after it: received, paid out. */
export type Reach = { before: number; received: number; paid: number };

/** What was paid out together is looked for among the nearest so many payments. */
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
  for (const mine of rest.filter((each) => !isTaking(each))) {
    const same = near(mine).find(({ cents }) => cents === mine.cents);
    if (same) take(mine, [same]);
    else if (mine.many) left.push(mine);
  }
  for (const mine of left) {
    const there = near(mine);
    const places = there.map((_, at) => at).slice(0, NEAREST);
    const [parts] = sumsOf(mine.cents, places, there);
    if (parts)
      take(
        mine,
        parts.map((at) => there[at]!),
      );
  }
  const deposits = [...free].filter(({ cents }) => cents > 0);
  return [...pairs, ...pairTakings(rest.filter(isTaking), deposits, reach.received)];
}

/** All that was taken on a day, of which nobody knows in how many pieces it comes. */
const isTaking = ({ many, cents }: Ours): boolean => many && cents > 0;

const itemOf = ({ item }: { item: string }): string => item;
