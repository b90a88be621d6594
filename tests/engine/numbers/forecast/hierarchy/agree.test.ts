import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../../../../engine/calendar.ts";
import {
  agreed,
  STRUCTURAL,
  unevennessOf,
} from "../../../../../engine/numbers/forecast/hierarchy/agree.ts";
import { summed } from "../../../../../engine/numbers/forecast/hierarchy/nodes.ts";
import { segmentsOf } from "../../../../../engine/numbers/forecast/hierarchy/segments.ts";
import { reconciled, reconciler } from "../../../../../engine/numbers/forecast/reconcile.ts";

describe("the smallest weighted change of parts", () => {
  test("a kept whole of 100 over 60 and 30: the missing 10 goes by how far each may be off", () => {
    const agree = reconciler([[1, 1]], { wholes: [0], parts: [4, 1] });
    expect(agree([100], [60, 30])).toEqual([68, 32]);
  });

  test("a whole that may be off moves too: 430 foreseen over quarters of 420 comes to 425", () => {
    // structural scaling: Athanasopoulos and others (2017); a year is as uneven as its four quarters
    const agree = reconciler([[1, 1, 1, 1]], { wholes: [4], parts: [1, 1, 1, 1] });
    expect(agree([430], [100, 105, 110, 105])).toEqual([101.25, 106.25, 111.25, 106.25]);
  });

  test("it is what the normal equations give", () => {
    const amount = fc.double({ min: 1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 10, maxLength: 10 }), (values) => {
        const wholes = [
          [1, 1, 1, 1],
          [1, 1, 0, 0],
          [0, 0, 1, 1],
        ];
        const parts = wholes[0]!.map((_, i) => wholes[0]!.map((__, j) => Number(i === j)));
        const variance = values.slice(3).map((value) => value / 100);
        const base = values.slice(0, 7);
        const normal = reconciled([...wholes, ...parts], base, variance).parts;
        const agree = reconciler(wholes, {
          wholes: variance.slice(0, 3),
          parts: variance.slice(3),
        });
        agree(base.slice(0, 3), base.slice(3)).forEach((each, i) =>
          expect(each).toBeCloseTo(normal[i]!, 6),
        );
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  test("wholes that are kept and contradict each other are refused", () => {
    expect(() =>
      reconciler(
        [
          [1, 1],
          [1, 1],
        ],
        { wholes: [0, 0], parts: [1, 1] },
      ),
    ).toThrow("need parts that can move");
  });
});

describe("payers and locations made to agree", () => {
  const two = (part: number[][]) => ({ ...summed(part, 2), part });

  test("what agrees already stays", () => {
    const nodes = two([[100], [50], [0], [25]]);
    agreed(nodes, STRUCTURAL).forEach((cents, i) =>
      expect(cents[0]).toBeCloseTo(nodes.part[i]![0]!, 5),
    );
  });

  test("all receipts are kept, and nothing falls below nothing", () => {
    const cent = fc.oneof(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom(0, 0, 1, 99_999_999_999),
    );
    const one = fc.array(cent, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(one, ([all, a, b, x, y, ...part]) => {
        const alone = {
          all: [all!],
          payer: [[a!], [b!]],
          location: [[x!], [y!]],
          part: part.map((each) => [each]),
        };
        const parts = agreed(alone, { payer: 100, location: 0.01, part: 1 }).map(([cut]) => cut!);
        for (const each of parts) expect(each).toBeGreaterThanOrEqual(0);
        const sum = parts.reduce((total, each) => total + each, 0);
        if (sum === 0) {
          expect(all!).toBeLessThanOrEqual(1);
          return;
        }
        expect(Math.abs(sum - all!)).toBeLessThan(1e-6 * Math.max(1, all!));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test("a level that was off more in the past moves more", () => {
    const misses = (squares: number) => ({ squares, amount: 1000 });
    expect(unevennessOf({ payer: misses(50), location: misses(400), part: misses(100) })).toEqual({
      payer: 0.5,
      location: 4,
      part: 1,
    });
    expect(unevennessOf({ payer: misses(0), location: misses(0), part: misses(0) })).toEqual(
      STRUCTURAL,
    );
    expect(unevennessOf(null)).toEqual(STRUCTURAL);
  });
});

describe("weeks and months share their segments", () => {
  test("every day is in one segment, of its week and its month; a leap day too", () => {
    const first = dayNumber("2028-01-01");
    const segments = segmentsOf(first, 91);
    expect(segments[0]).toEqual({ from: 0, to: 7, week: 0, month: 0 });
    const days = segments.flatMap(({ from, to }) => [from, to]);
    expect(days.slice(1, -1).every((day, i) => i % 2 === 1 || day === days[i + 2])).toBe(true);
    const length = (month: number): number =>
      segments
        .filter((segment) => segment.month === month)
        .reduce((sum, { from, to }) => sum + to - from, 0);
    expect([0, 1, 2].map(length)).toEqual([31, 29, 31]);
    for (const { from, to, week } of segments) {
      expect([Math.floor(from / 7), Math.floor((to - 1) / 7)]).toEqual([week, week]);
    }
  });
});
