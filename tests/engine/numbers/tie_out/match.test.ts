import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ours, Theirs } from "../../../../engine/numbers/tie_out/items.ts";
import { match } from "../../../../engine/numbers/tie_out/match.ts";

const reach = { before: 3, received: 10, paid: 10 };
const ours = (item: string, day: number, cents: number, more: Partial<Ours> = {}): Ours => ({
  item,
  name: null,
  day,
  cents,
  many: false,
  ...more,
});
const theirs = (item: string, day: number, cents: number, names: string[] = []): Theirs => ({
  item,
  names,
  day,
  cents,
});

describe("the same money in two places", () => {
  test("a number decides, whatever the amounts and the days are", () => {
    const pairs = match(
      [ours("check", 1, 10_000, { name: "T100" })],
      [theirs("same amount", 1, 10_000), theirs("its number", 40, 9_900, ["T100"])],
      reach,
    );
    expect(pairs).toEqual([{ ours: ["check"], theirs: ["its number"] }]);
  });

  test("of equal amounts the nearest day, and none out of reach", () => {
    const [first, second] = [ours("a", 10, 500), ours("b", 30, 500)];
    const there = [theirs("far", 19, 500), theirs("near", 11, 500), theirs("late", 41, 500)];
    expect(match([first, second], there, reach)).toEqual([{ ours: ["a"], theirs: ["near"] }]);
  });

  test("a day's takings are the cards and what was carried to the bank", () => {
    const day = ours("friday", 5, 7_500, { many: true });
    const there = [theirs("rent", 5, -7_500), theirs("cards", 8, 5_000), theirs("box", 6, 2_500)];
    expect(match([day], there, reach)[0]!.theirs.toSorted()).toEqual(["box", "cards"]);
  });

  test("round copays fit by chance: what fits all days together is what happened", () => {
    const days = [
      ours("monday", 1, 6_000, { many: true }),
      ours("tuesday", 2, 4_000, { many: true }),
      ours("wednesday", 3, 6_000, { many: true }),
    ];
    const there = [
      theirs("box of monday", 1, 2_000),
      theirs("cards of monday", 2, 4_000),
      theirs("cards of tuesday", 3, 4_000),
      theirs("box of wednesday", 3, 2_000),
      theirs("cards of wednesday", 4, 4_000),
    ];
    const pairs = match(days, there, reach);
    expect(pairs.flatMap((pair) => pair.ours).toSorted()).toEqual([
      "monday",
      "tuesday",
      "wednesday",
    ]);
    expect(pairs.flatMap((pair) => pair.theirs)).toHaveLength(5);
    expect(pairs.find((pair) => pair.ours[0] === "tuesday")!.theirs).toHaveLength(1);
  });

  test("a day that nobody banked is left over by itself, and the others are found", () => {
    const days = [1, 2, 3].map((day) => ours(`day ${day}`, day, 5_000 + day, { many: true }));
    const there = [theirs("first", 1, 5_001), theirs("third", 4, 5_003)];
    expect(
      match(days, there, reach)
        .flatMap((pair) => pair.ours)
        .toSorted(),
    ).toEqual(["day 1", "day 3"]);
  });

  test("a cent less is not the same money", () => {
    expect(match([ours("a", 1, 500)], [theirs("b", 1, 499)], reach)).toEqual([]);
  });

  test("whatever there is, nothing is paired twice, and what pairs without a number sums to it", () => {
    const money = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 9 })),
    );
    fc.assert(
      fc.property(money, money, (here, there) => {
        const mine = here.map(([day, cents], i) =>
          ours(`o${i}`, day, cents, { many: i % 2 === 0 }),
        );
        const other = there.map(([day, cents], i) => theirs(`t${i}`, day, cents));
        const pairs = match(mine, other, reach);
        const used = pairs.flatMap((pair) => [...pair.ours, ...pair.theirs]);
        expect(new Set(used).size).toBe(used.length);
        const centsOf = (
          items: readonly string[],
          all: readonly { item: string; cents: number }[],
        ) => items.reduce((sum, item) => sum + all.find((each) => each.item === item)!.cents, 0);
        for (const pair of pairs) {
          expect(centsOf(pair.ours, mine)).toBe(centsOf(pair.theirs, other));
        }
      }),
    );
  });
});
