import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, addMonthsToDay } from "../../../../engine/calendar.ts";
import { apr, aprOfDates, type AprFlow } from "../../../../engine/numbers/lending/apr.ts";
import { costOfLoan } from "../../../../engine/numbers/lending/loan_cost.ts";
import { NO_CHARGE } from "../../../../engine/numbers/lending/prepayment.ts";
import {
  positionOf,
  unitPeriodOf,
  unitPeriodsPerYear,
  type UnitPeriod,
} from "../../../../engine/numbers/lending/unit_period.ts";
import { DEPTH } from "../../../depth.ts";
import { fixed, level, loan } from "./loans.ts";

const month: UnitPeriod = { unit: "month", each: 1 };
const percent = (rate: number | null): string => (rate! * 100).toFixed(2);

type Regular = { amount: number; count: number };
const paidRegularly = (
  advances: { date: string; amount: number }[],
  first: string,
  step: (day: string, steps: number) => string,
  payments: Regular[],
  unit: UnitPeriod,
): string => {
  const amounts = payments.flatMap(({ amount, count }) =>
    Array.from({ length: count }, () => amount),
  );
  const dated = amounts.map((amount, i) => ({ date: step(first, i), amount }));
  return percent(aprOfDates(advances, dated, unit).value);
};
const days =
  (each: number) =>
  (day: string, steps: number): string =>
    addDays(day, each * steps);
const months =
  (each: number) =>
  (day: string, steps: number): string =>
    addMonthsToDay(day, each * steps);

/** Published answers: 12 CFR 1026, Appendix J, examples (c)(1) to (c)(7). */
describe("examples of Appendix J, from their days", () => {
  test("(c)(1)(iii): 24 payments twice a month, long first period", () => {
    const dated = Array.from({ length: 24 }, (_, i) => ({
      date: addDays(addMonthsToDay("1978-03-01", Math.floor(i / 2)), (i % 2) * 15),
      amount: 219.17,
    }));
    const advance = [{ date: "1978-02-23", amount: 5000 }];
    expect(percent(aprOfDates(advance, dated, { unit: "semimonth", each: 1 }).value)).toBe("10.34");
  });

  test("(c)(2)(ii): every four weeks, irregular first payment", () => {
    const payments = [
      { amount: 39.5, count: 1 },
      { amount: 38.31, count: 11 },
    ];
    const advance = [{ date: "1978-03-18", amount: 400 }];
    const unit: UnitPeriod = { unit: "week", each: 4 };
    expect(paidRegularly(advance, "1978-04-20", days(28), payments, unit)).toBe("28.50");
  });

  test("(c)(3)(ii): every two weeks, irregular last payment", () => {
    const payments = [
      { amount: 9.5, count: 19 },
      { amount: 30, count: 1 },
    ];
    const advance = [{ date: "1978-04-03", amount: 200 }];
    const unit: UnitPeriod = { unit: "week", each: 2 };
    expect(paidRegularly(advance, "1978-04-11", days(14), payments, unit)).toBe("12.22");
  });

  test("(c)(4)(ii): every two months, irregular first and last payment", () => {
    const payments = [
      { amount: 449.36, count: 1 },
      { amount: 465, count: 18 },
      { amount: 200, count: 1 },
    ];
    const advance = [{ date: "1978-01-10", amount: 8000 }];
    const unit: UnitPeriod = { unit: "month", each: 2 };
    expect(paidRegularly(advance, "1978-03-01", months(2), payments, unit)).toBe("7.30");
  });

  test("(c)(7)(i): three advances before the first payment", () => {
    const dated = Array.from({ length: 240 }, (_, i) => ({
      date: addMonthsToDay("1979-12-10", i),
      amount: 612.36,
    }));
    const advances = ["1979-04-10", "1979-06-12", "1979-09-18"].map((date) => ({
      date,
      amount: 20000,
    }));
    expect(percent(aprOfDates(advances, dated, month).value)).toBe("10.25");
  });
});

describe("unit-periods", () => {
  test("days are counted back from the payment to the advance", () => {
    expect(positionOf("1978-05-23", "1978-10-01", { unit: "month", each: 3 })).toEqual({
      whole: 1,
      part: 39 / 90,
    });
    expect(positionOf("2026-01-31", "2026-02-28", month)).toEqual({ whole: 1, part: 0 });
    expect(positionOf("2026-02-28", "2026-03-31", month)).toEqual({ whole: 1, part: 0 });
    expect(positionOf("2026-01-15", "2027-07-20", { unit: "month", each: 12 })).toEqual({
      whole: 1,
      part: 186 / 365,
    });
  });

  test("the commonest interval is the unit-period, the shorter of two as common, a year at most", () => {
    expect(unitPeriodOf(["2026-01-15", "2026-02-20", "2026-03-20", "2026-04-20"])).toEqual(month);
    expect(unitPeriodOf(["2026-01-05", "2026-01-12", "2026-01-19"])).toEqual({
      unit: "week",
      each: 1,
    });
    const mixed = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-06-01", "2026-09-01"];
    expect(unitPeriodOf(mixed)).toEqual(month);
    expect(unitPeriodOf(["2026-01-01", "2028-01-01", "2030-01-01"])).toEqual({
      unit: "month",
      each: 12,
    });
    // no interval comes twice: 100 days on average, three months
    expect(unitPeriodOf(["2026-01-01", "2026-03-18", "2026-07-20"])).toEqual({
      unit: "month",
      each: 3,
    });
    expect(() => unitPeriodOf(["2026-01-01"])).toThrow("two different days");
  });

  test("each counts in a year as often as the regulation says", () => {
    expect(unitPeriodsPerYear({ unit: "week", each: 4 })).toBe(13);
    expect(unitPeriodsPerYear({ unit: "semimonth", each: 1 })).toBe(24);
    expect(unitPeriodsPerYear({ unit: "day", each: 255 })).toBe(365 / 255);
  });
});

const plain = (principal: bigint, rate: string, payments: number, fee: bigint) =>
  costOfLoan({
    terms: loan({ principal, rate: fixed(rate), phases: [level(payments)] }),
    fees: [{ name: "fee", amount: fee, paid: "withheld", inApr: true }],
    prepayment: NO_CHARGE,
  });

const terms = fc.record({
  principal: fc.bigInt({ min: 1_000_000n, max: 500_000_000n }),
  rate: fc.integer({ min: 0, max: 2500 }).map((r) => (r / 10_000).toFixed(4)),
  payments: fc.integer({ min: 2, max: 360 }),
});

describe("identities", () => {
  test("without fees the APR is the rate of the note, but for the rounding to cents", () => {
    fc.assert(
      fc.property(terms, ({ principal, rate, payments }) => {
        const { value } = plain(principal, rate, payments, 0n).apr;
        expect(Math.abs(value! - Number(rate))).toBeLessThan(2e-5);
      }),
      { numRuns: 100 * DEPTH },
    );
  });

  test("it rises with the fee", () => {
    fc.assert(
      fc.property(terms, ({ principal, rate, payments }) => {
        const at = (fee: bigint): number => plain(principal, rate, payments, fee).apr.value!;
        expect(at(principal / 50n)).toBeGreaterThan(at(principal / 100n));
      }),
      { numRuns: 40 * DEPTH },
    );
  });

  test("it discounts the payments to the advance", () => {
    const flow = fc.record({
      amount: fc.integer({ min: 1, max: 100_000_00 }),
      whole: fc.integer({ min: 0, max: 400 }),
      part: fc.integer({ min: 0, max: 29 }).map((d) => d / 30),
    });
    fc.assert(
      fc.property(
        fc.array(flow, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 100_000_00 }),
        (payments, amount) => {
          const later = payments.map((each) => ({ ...each, whole: each.whole + 1 }));
          const total = later.reduce((sum, each) => sum + each.amount, 0);
          fc.pre(total >= amount && total < amount * 1000);
          const rate = apr([{ amount, whole: 0, part: 0 }], later, 12).value! / 12;
          const worth = later.reduce((sum, each) => sum + worthOf(each, rate), 0);
          expect(Math.abs(worth / amount - 1)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 200 * DEPTH },
    );
  });
});

const worthOf = ({ amount, whole, part }: AprFlow, rate: number): number =>
  amount / ((1 + part * rate) * (1 + rate) ** whole);

describe("what has no APR says why", () => {
  const at = (amount: number, whole: number): AprFlow => ({ amount, whole, part: 0 });

  test("nothing advanced, nothing paid", () => {
    expect(apr([at(0, 0)], [at(1, 1)], 12).reason).toBe("nothing is advanced");
    expect(apr([at(1, 0)], [], 12).reason).toBe("nothing is paid back");
  });

  test("several rates that fit are told, and none is chosen", () => {
    // paid 10,000 between advances of 1,600 and 10,000: 25 % and 400 % a period
    const { value, reason } = apr([at(1600, 0), at(10000, 2)], [at(10000, 1)], 1);
    expect(value).toBeNull();
    expect(reason).toContain("2 rates fit: 25.0000 %, 400.0000 %");
  });

  test("no rate fits an advance that always exceeds", () => {
    const { reason } = apr([at(1000, 0), at(1000, 2)], [at(100, 1)], 1);
    expect(reason).toBe("no rate makes these payments worth the advances");
  });

  test("amounts below zero are no amounts", () => {
    expect(() => apr([at(-1, 0)], [at(1, 1)], 12)).toThrow(RangeError);
    expect(() => apr([at(1, 0)], [at(NaN, 1)], 12)).toThrow(RangeError);
  });
});

test("two rates a few points apart are both seen", () => {
  // (x − 1.010)(x − 1.014) in growth a month: 12 % and 16.8 % a year
  const flows = [1, 1.01 + 1.014, 1.01 * 1.014].map((amount, whole) => ({
    amount,
    whole,
    part: 0,
  }));
  const { reason } = apr([flows[0]!, flows[2]!], [flows[1]!], 12);
  expect(reason).toContain("2 rates fit: 12.0000 %, 16.8000 %");
});
