import { describe, expect, test } from "vitest";
import { dayNumber, monthNumber, monthsFrom } from "../../../../engine/calendar.ts";
import { BankingDays } from "../../../../engine/numbers/forecast/banking_days.ts";
import { CURVE_MONTHS, LONGEST_LAG } from "../../../../engine/numbers/forecast/evidence.ts";
import type { LagMonths } from "../../../../engine/numbers/forecast/known.ts";
import { earliestPayment } from "../../../../engine/numbers/forecast/receivables/delay.ts";
import { curveOf, evenly, measure } from "../../../../engine/numbers/forecast/lag_curve.ts";

const days = new BankingDays(dayNumber("2025-01-01"), dayNumber("2027-12-31"), new Set());
const lastMonth = monthNumber("2027-02");
const end = dayNumber("2027-03-01");

/** Charges on the 22nd of each month, paid by share at given lags as far as that is before March 2027. */
function practiceOf(charged: (month: string) => number, paid: ReadonlyMap<number, number>) {
  const charges = new Float64Array(days.length);
  const money: LagMonths = {
    cents: Array.from({ length: CURVE_MONTHS }, () => new Float64Array(LONGEST_LAG + 1)),
    payments: 1000,
    entered: 1,
  };
  for (const month of monthsFrom("2025-01", "2027-02")) {
    const served = dayNumber(`${month}-22`);
    charges[served - days.first] = charged(month);
    for (const [lag, share] of paid) {
      const age = lastMonth - days.month(served + lag);
      if (served + lag < end && age < CURVE_MONTHS) {
        money.cents[age]![lag]! += share * charged(month);
      }
    }
  }
  return { charges, money };
}

/** What P-35 says comes of a month's charges in that month and in each of the four after it. */
const P35 = new Map([0.045, 0.12, 0.075, 0.03, 0.03].map((share, age) => [3 + 30 * age, share]));

const curveFrom = ({ charges, money }: ReturnType<typeof practiceOf>) =>
  curveOf(
    measure(money, charges, days, lastMonth, end, evenly, () => 1),
    null,
  );

describe("payment lags", () => {
  test("P-35 each cohort pays by its age: March gets 116.25 k, not 30 % of 450 k", () => {
    const known = practiceOf(
      (month) => ({ "2027-01": 480_000, "2027-02": 500_000 })[month] ?? 400_000,
      P35,
    );
    const curve = curveFrom(known);
    const inMarch = (served: string, charge: number): number => {
      let cash = 0;
      for (let day = end; day < dayNumber("2027-04-01"); day++) {
        cash += charge * (curve[day - dayNumber(served)] ?? 0);
      }
      return cash;
    };
    const cash =
      inMarch("2027-01-22", 480_000) +
      inMarch("2027-02-22", 500_000) +
      inMarch("2027-03-22", 450_000);
    expect(cash).toBeCloseTo(116_250, 6);
  });

  test("young cohorts neither pay too little nor are taken for paid", () => {
    const curve = curveFrom(practiceOf((month) => (month >= "2026-11" ? 900_000 : 100_000), P35));
    for (const [lag, share] of P35) expect(curve[lag]).toBeCloseTo(share, 12);
    expect(curve.reduce((sum, cash) => sum + cash, 0)).toBeCloseTo(0.3, 12);
  });

  test("money that is taken back makes the curve fall", () => {
    const curve = curveFrom(
      practiceOf(
        () => 100,
        new Map([
          [20, 0.5],
          [60, -0.1],
        ]),
      ),
    );
    expect([curve[20], curve[60]].map((cash) => cash!.toFixed(6))).toEqual([
      "0.500000",
      "-0.100000",
    ]);
  });

  test("a payer with few payments is drawn towards its like, one with none is not made up", () => {
    const thin = { ...practiceOf(() => 100, new Map([[20, 0.6]])) };
    const season = () => 1;
    const of = ({ charges, money }: typeof thin, payments: number) =>
      measure({ ...money, payments }, charges, days, lastMonth, end, evenly, season);
    const alike = of(
      practiceOf(() => 1000, new Map([[40, 0.6]])),
      5000,
    );
    const drawn = curveOf(of(thin, 30), alike);
    expect(drawn[20]).toBeCloseTo(0.3, 6);
    expect(drawn[40]).toBeCloseTo(0.3, 6);
    expect(curveOf(of(thin, 30_000), alike)[20]).toBeGreaterThan(0.59);
    const silent = practiceOf(() => 100, new Map());
    expect(curveOf(of(silent, 0), alike).every((cash) => cash === 0)).toBe(true);
  });

  test("a payer whose like have no charges keeps its own curve", () => {
    const season = () => 1;
    const of = ({ charges, money }: ReturnType<typeof practiceOf>, payments: number) =>
      measure({ ...money, payments }, charges, days, lastMonth, end, evenly, season);
    const own = of(
      practiceOf(() => 100, new Map([[20, 0.6]])),
      30,
    );
    const empty = of(
      practiceOf(() => 0, new Map()),
      0,
    );
    expect(curveOf(own, empty)[20]).toBeCloseTo(0.6, 9);
  });

  test("Medicare is lent no money before its fourteenth day, and loses none", () => {
    const season = () => 1;
    const of = ({ charges, money }: ReturnType<typeof practiceOf>, payments: number) =>
      measure({ ...money, payments }, charges, days, lastMonth, end, evenly, season);
    const thin = of(
      practiceOf(() => 100, new Map([[20, 0.6]])),
      30,
    );
    const alike = of(
      practiceOf(
        () => 1000,
        new Map([
          [5, 0.2],
          [40, 0.4],
        ]),
      ),
      5000,
    );
    const curve = curveOf(thin, alike, earliestPayment("Medicare"));
    expect(curve.slice(0, 14).every((cash) => cash === 0)).toBe(true);
    expect([curve[14], curve[20], curve[40]].map((cash) => cash!.toFixed(6))).toEqual([
      "0.100000",
      "0.300000",
      "0.200000",
    ]);
    expect(curveOf(thin, alike, earliestPayment("Medicare Advantage"))[5]).toBeCloseTo(0.1, 6);
    expect(earliestPayment(null)).toBe(0);
  });
});
