/** What somebody can tell of counts from their sums, against every table that agrees with them. */
import { describe, expect, test } from "vitest";
import { Random } from "../../../../datasets/generate/random.ts";
import { vagueness } from "../../../../engine/numbers/kpi/ranges.ts";

/** The least and most that each guarded sum is in any table of whole numbers that agrees with what is told. */
function everyTable(
  counts: readonly number[],
  told: readonly number[][],
  guarded: readonly number[][],
): { low: number; high: number }[] {
  const left = told.map((sum) => sum.reduce((all, at) => all + counts[at]!, 0));
  const ranges = guarded.map(() => ({ low: Infinity, high: -Infinity }));
  const table = counts.map(() => 0);
  const fill = (at: number): void => {
    if (at === counts.length) {
      if (left.some((sum) => sum !== 0)) return;
      for (const [i, sum] of guarded.entries()) {
        const value = sum.reduce((all, place) => all + table[place]!, 0);
        ranges[i]!.low = Math.min(ranges[i]!.low, value);
        ranges[i]!.high = Math.max(ranges[i]!.high, value);
      }
      return;
    }
    const mine = told.flatMap((sum, i) => (sum.includes(at) ? [i] : []));
    const most = mine.length === 0 ? 12 : Math.min(...mine.map((i) => left[i]!));
    for (let value = 0; value <= most; value++) {
      table[at] = value;
      for (const i of mine) left[i]! -= value;
      fill(at + 1);
      for (const i of mine) left[i]! += value;
    }
  };
  fill(0);
  return ranges;
}

const isWide = ({ low, high }: { low: number; high: number }, width: number): boolean =>
  high - low >= width;

describe("the range that sums leave for a count", () => {
  test.each<[string, number[], number[][], number[], number, boolean]>([
    [
      "total 12, parts 5 and 6 told: what is left is 1",
      [1, 5, 6],
      [[0, 1, 2], [1], [2]],
      [0],
      1,
      false,
    ],
    ["the same, 6 not told: 0 to 7", [1, 5, 6], [[0, 1, 2], [1]], [0], 7, true],
    ["and no wider", [1, 5, 6], [[0, 1, 2], [1]], [0], 8, false],
    ["nothing told: no end to it", [3, 4], [], [0], 10, true],
    [
      "a part of two empty ones is 0",
      [0, 0, 30],
      [
        [0, 1],
        [0, 1, 2],
      ],
      [0],
      1,
      false,
    ],
    [
      "rows 20 and 30, columns 15 and 35: 0 to 15",
      [5, 15, 10, 20],
      [
        [0, 1],
        [2, 3],
        [0, 2],
        [1, 3],
      ],
      [0],
      15,
      true,
    ],
    [
      "and no wider, either",
      [5, 15, 10, 20],
      [
        [0, 1],
        [2, 3],
        [0, 2],
        [1, 3],
      ],
      [0],
      16,
      false,
    ],
    // one row holds nearly all of it, one column too: their cell is at least 88
    [
      "what must be in a large cell is known",
      [95, 5, 2, 0],
      [
        [0, 1],
        [2, 3],
        [0, 2],
        [1, 3],
      ],
      [2],
      3,
      false,
    ],
    [
      "twice the same sum",
      [4, 9],
      [
        [0, 1],
        [0, 1],
      ],
      [0],
      10,
      true,
    ],
  ])("%s", (_, counts, told, sum, width, vague) => {
    expect(vagueness(counts, told, [sum], width) === "vague").toBe(vague);
  });

  test("is found as it is in any table of rows and columns, and never taken for wider in one of three ways", () => {
    const random = new Random(5, "ranges");
    const whole = (below: number): number => Math.floor(random.uniform() * below);
    let [vague, narrow, unproven] = [0, 0, 0];
    for (let run = 0; run < 600; run++) {
      const isCube = run % 2 === 1;
      const size = isCube ? [2, 2, 2] : [2 + whole(2), 2 + whole(2), 1];
      const places = Array.from({ length: size[0]! * size[1]! * size[2]! }, (_, at) => [
        at % size[0]!,
        Math.floor(at / size[0]!) % size[1]!,
        Math.floor(at / size[0]! / size[1]!),
      ]);
      const counts = places.map(() => (random.uniform() < 0.3 ? 0 : whole(4)));
      const sums = new Map<string, number[]>();
      const cuts = isCube ? [[0], [1], [2], [0, 1], [0, 2], [1, 2]] : [[0], [1]];
      for (const cut of cuts) {
        if (random.uniform() < 0.2) continue;
        for (const [at, place] of places.entries()) {
          const key = cut.map((part) => `${part}:${place[part]}`).join();
          sums.set(key, [...(sums.get(key) ?? []), at]);
        }
      }
      const told = [...sums.values()].filter(() => random.uniform() < 0.85);
      const sum = random.uniform() < 0.7 ? [whole(counts.length)] : [0, counts.length - 1];
      const width = 1 + whole(6);
      // as many tables as can be gone through
      const most = counts.map((_, at) =>
        Math.min(
          12,
          ...told
            .filter((each) => each.includes(at))
            .map((each) => each.reduce((all, i) => all + counts[i]!, 0)),
        ),
      );
      if (most.reduce((all, each) => all * (each + 1), 1) > 200_000) continue;
      const [range] = everyTable(counts, told, [sum]);
      const found = vagueness(counts, told, [sum], width) === "vague";
      if (found) expect(isWide(range!, width)).toBe(true);
      else if (!isCube) expect(isWide(range!, width)).toBe(false);
      else if (isWide(range!, width)) unproven++;
      if (found) vague++;
      else narrow++;
    }
    console.log(`ranges: ${vague} wide, ${narrow} not, ${unproven} of them wide and not proven`);
    expect(vague).toBeGreaterThan(50);
    expect(narrow).toBeGreaterThan(50);
    expect(unproven).toBeLessThan(5);
  });
});

describe("a table of parts that no sum joins", () => {
  /** Rows and columns of a two by two, so many times beside each other. */
  const blocks = (counts: readonly number[]): number[][] =>
    counts.flatMap((_, at) =>
      at % 4 > 0
        ? []
        : [
            [at, at + 1],
            [at + 2, at + 3],
            [at, at + 2],
            [at + 1, at + 3],
          ],
    );

  test("a sum over several of them is as vague as they are together", () => {
    // each corner is 0 to 6: two of them are 0 to 12
    const counts = [3, 3, 3, 3, 2, 4, 4, 2];
    const told = blocks(counts);
    expect(vagueness(counts, told, [[0]], 6)).toBe("vague");
    expect(vagueness(counts, told, [[0]], 7)).toBe("close");
    expect(vagueness(counts, told, [[0, 4]], 12)).toBe("vague");
    expect(vagueness(counts, told, [[0, 4]], 13)).toBe("close");
    expect(everyTable(counts, told, [[0, 4]])).toEqual([{ low: 0, high: 12 }]);
  });

  test("400 of them are gone through, and one that is close among them is found", () => {
    const counts = Array.from({ length: 1600 }, (_, at) => [5, 15, 10, 20][at % 4]!);
    const told = blocks(counts);
    expect(counts.length * told.length).toBeGreaterThan(2_000_000);
    const corners = counts.flatMap((_, at) => (at % 4 === 0 ? [[at]] : []));
    expect(vagueness(counts, told, corners, 10)).toBe("vague");
    expect(vagueness([...counts.slice(0, 800), 1, ...counts.slice(801)], told, corners, 10)).toBe(
      "vague",
    );
    expect(vagueness(counts, [...told, [800]], corners, 10)).toBe("close");
  });

  test("what one sum joins is too large, and said to be", () => {
    const counts = Array.from({ length: 1600 }, () => 5);
    const told = [...blocks(counts), counts.map((_, at) => at)];
    expect(vagueness(counts, told, [[0]], 10)).toBe("too large");
    // what is too large and guards nothing is in nobody's way
    expect(vagueness([...counts, 4, 8], [...told, [1600, 1601]], [[1600]], 10)).toBe("vague");
  });
});
