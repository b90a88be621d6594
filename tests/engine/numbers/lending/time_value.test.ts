import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cumipmt,
  cumprinc,
  effective,
  ipmt,
  nominal,
  nper,
  pmt,
  ppmt,
  rate,
} from "../../../../engine/numbers/lending/time_value.ts";
import { DEPTH } from "../../../depth.ts";

const terms = fc.record({
  perPeriod: fc.integer({ min: 0, max: 300 }).map((r) => r / 10_000),
  periods: fc.integer({ min: 1, max: 360 }),
  present: fc.integer({ min: 1000, max: 1_000_000 }),
  due: fc.boolean(),
});

describe("identities", () => {
  test("interest and principal are the payment, and all principal is the amount", () => {
    fc.assert(
      fc.property(terms, ({ perPeriod, periods, present, due }) => {
        const all = cumprinc(perPeriod, periods, present, 1, periods, due);
        expect(Math.abs(all / present + 1)).toBeLessThan(1e-9);
        const interest = cumipmt(perPeriod, periods, present, 1, periods, due);
        const paid = pmt(perPeriod, periods, present, 0, due) * periods;
        expect(Math.abs(all + interest - paid)).toBeLessThan(1e-6 * present);
      }),
      { numRuns: 60 * DEPTH },
    );
  });

  test("rate and number of payments are found back from the payment", () => {
    fc.assert(
      fc.property(terms, ({ perPeriod, periods, present, due }) => {
        const payment = pmt(perPeriod, periods, present, 0, due);
        expect(nper(perPeriod, payment, present, 0, due).value).toBeCloseTo(periods, 4);
        fc.pre(periods > 1);
        expect(rate(periods, payment, present, 0, due).value).toBeCloseTo(perPeriod, 8);
      }),
      { numRuns: 100 * DEPTH },
    );
  });

  test("the walk of a balance has the interest of each payment", () => {
    let owed = 10_000;
    const payment = -pmt(0.01, 12, 10_000, 2_000, true);
    for (let period = 1; period <= 12; period++) {
      // paid on the first day, the interest of the first payment is none, and of others the month's before
      const interest = period === 1 ? 0 : owed * 0.01;
      expect(-ipmt(0.01, period, 12, 10_000, 2_000, true)).toBeCloseTo(interest, 8);
      expect(-ppmt(0.01, period, 12, 10_000, 2_000, true)).toBeCloseTo(payment - interest, 8);
      owed += interest - payment;
    }
  });

  test("effective and nominal undo each other", () => {
    expect(nominal(effective(0.0875, 12), 12)).toBeCloseTo(0.0875, 14);
    expect(effective(0, 12)).toBe(0);
  });
});

describe("what has no answer", () => {
  test("says why", () => {
    expect(nper(0.01, -100, 10_000).reason).toContain("each is no more than the interest");
    expect(nper(0, 0, 100).reason).toContain("the amount never changes");
    expect(nper(0, -100, 1000).value).toBe(10);
    expect(rate(12, 100, 1000).reason).toBe("no rate fits these payments");
    expect(rate(2, 10_000, -1600, -20_000).reason).toBe("2 rates fit these payments");
  });

  test("or is a mistake of the caller", () => {
    expect(() => pmt(0.01, 0, 1000)).toThrow("at least one period");
    expect(() => pmt(-1, 12, 1000)).toThrow("a rate is above −1");
    expect(() => ipmt(0.01, 13, 12, 1000)).toThrow("a payment is one of 1 to 12");
    expect(() => cumipmt(0.01, 12, 1000, 5, 4)).toThrow("payments from 5 to 4 are none");
    expect(() => rate(1.5, -1, 1)).toThrow("periods are whole");
  });
});
