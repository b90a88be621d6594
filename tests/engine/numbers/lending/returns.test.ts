import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../../engine/calendar.ts";
import { irr, mirr, npv, xirr, xnpv } from "../../../../engine/numbers/lending/returns.ts";
import { discountRoots } from "../../../../engine/numbers/lending/roots.ts";
import { DEPTH } from "../../../depth.ts";

/** An investment: money out, then money in, so that there is one rate. */
const investment = fc
  .tuple(
    fc.array(
      fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: -1_000_000, max: -1000 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    fc.array(
      fc.tuple(fc.integer({ min: 665, max: 4000 }), fc.integer({ min: 1000, max: 1_000_000 })),
      { minLength: 1, maxLength: 20 },
    ),
  )
  .map(([out, back]) =>
    [...out, ...back].map(([day, amount]) => ({ date: addDays("2026-01-01", day), amount })),
  );

describe("XIRR", () => {
  test("is the same in any order, at any scale, and where a flow is split", () => {
    fc.assert(
      fc.property(investment, fc.integer({ min: 2, max: 1000 }), (flows, factor) => {
        const { value, reason } = xirr(flows);
        expect(reason).toBeNull();
        const near = (other: number | null): void =>
          expect(Math.abs(other! - value!)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value!)));
        near(xirr(flows.toReversed()).value);
        near(xirr(flows.map(({ date, amount }) => ({ date, amount: amount * factor }))).value);
        near(
          xirr(
            flows.flatMap(({ date, amount }) => [
              { date, amount: amount * 0.25 },
              { date, amount: amount * 0.75 },
            ]),
          ).value,
        );
      }),
      { numRuns: 150 * DEPTH },
    );
  });

  test("makes the amounts worth nothing", () => {
    fc.assert(
      fc.property(investment, (flows) => {
        const { value } = xirr(flows);
        const size = xnpv(
          value!,
          flows.map(({ date, amount }) => ({ date, amount: Math.abs(amount) })),
        );
        expect(Math.abs(xnpv(value!, flows))).toBeLessThan(1e-9 * size);
      }),
      { numRuns: 150 * DEPTH },
    );
  });
});

describe("every root is found", () => {
  test("for amounts made from roots that are known", () => {
    const growths = fc.uniqueArray(fc.integer({ min: 3, max: 60 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(growths, (tenths) => {
        // Π (x − g) in powers of the growth x = 1 + rate, the highest power first in time
        const roots = tenths.map((g) => g / 10).sort((a, b) => a - b);
        const flows = roots.reduce<number[]>(
          (poly, g) => [...poly, 0].map((c, i) => c - g * (poly[i - 1] ?? 0)),
          [1],
        );
        const found = discountRoots(flows.map((amount, t) => ({ amount, t })));
        expect(found).toHaveLength(roots.length);
        roots.forEach((g, i) => expect(found[i]).toBeCloseTo(g - 1, 6));
      }),
      { numRuns: 200 * DEPTH },
    );
  });

  test("two roots as near as a thousandth, and one that only touches", () => {
    const near = irr([1, -(1.1 + 1.101), 1.1 * 1.101]);
    expect(near.value).toBeNull();
    expect(near.roots).toHaveLength(2);
    expect(near.roots[0]).toBeCloseTo(0.1, 6);
    const touching = irr([1, -2.5, 1.5625]);
    expect(touching.value).toBeCloseTo(0.25, 6);
  });

  test("over thirty years by the day, without overflow", () => {
    const flows = Array.from({ length: 360 }, (_, i) => ({
      date: addDays("2026-01-01", 30 * (i + 1)),
      amount: 1000,
    }));
    const { value } = xirr([{ date: "2026-01-01", amount: -100_000 }, ...flows]);
    expect(value).toBeGreaterThan(0.12);
    expect(value).toBeLessThan(0.13);
  });
});

describe("no single answer is a reason, never NaN", () => {
  test("several rates are all told", () => {
    const { value, reason, roots } = irr([-1600, 10000, -10000]);
    expect(value).toBeNull();
    expect(reason).toContain("2 rates fit: 0.250000, 4.00000");
    expect(roots.map((rate) => Number(rate.toFixed(9)))).toEqual([0.25, 4]);
  });

  test("no rate, and money that goes one way only", () => {
    expect(irr([100, -100, 100]).reason).toBe("no rate makes these amounts worth nothing");
    expect(irr([100, 100]).reason).toBe("money must go out and come in");
    expect(xirr([{ date: "2026-01-01", amount: -5 }]).value).toBeNull();
    expect(mirr([100, 100], 0.1, 0.1).reason).toBe("money must go out and come in");
    expect(() => irr([-100, NaN])).toThrow(RangeError);
    expect(() => npv(-1, [100])).toThrow(RangeError);
  });
});
