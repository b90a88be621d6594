import { describe, expect, test } from "vitest";
import { dayFromNumber, dayNumber } from "../../../../engine/calendar.ts";
import { amountsOf } from "../../../../engine/numbers/forecast/amount.ts";
import { BankingDays } from "../../../../engine/numbers/forecast/banking_days.ts";
import { baseline } from "../../../../engine/numbers/forecast/baselines.ts";
import { cadenceOf, type Roll } from "../../../../engine/numbers/forecast/cadence.ts";
import { words } from "../../../../engine/numbers/forecast/items.ts";
import { loanPlan } from "../../../../engine/numbers/forecast/loan_payments.ts";
import { wholeCents } from "../../../../engine/numbers/forecast/whole_cents.ts";

const HOLIDAYS = [
  "2026-01-01",
  "2026-05-25",
  "2026-06-19",
  "2026-07-03",
  "2026-09-07",
  "2026-12-25",
];
const days = new BankingDays(
  dayNumber("2024-01-01"),
  dayNumber("2028-12-31"),
  new Set(HOLIDAYS.map(dayNumber)),
);

describe("banking days", () => {
  test("money due on a weekend or a holiday waits, a pay day on one comes before", () => {
    expect(dayFromNumber(days.openFrom(dayNumber("2026-05-23")))).toBe("2026-05-26");
    expect(dayFromNumber(days.openUntil(dayNumber("2026-06-19")))).toBe("2026-06-18");
    expect(days.count(dayNumber("2026-06-01"), dayNumber("2026-07-01"))).toBe(21);
  });
});

describe("cadence", () => {
  const found = (paid: readonly string[], origin: string, until: string, roll: Roll = "after") => {
    const cadence = cadenceOf(
      paid.map(dayNumber),
      dayNumber(origin),
      dayNumber("2025-01-01"),
      days,
      roll,
    );
    return (
      cadence && {
        says: cadence.says,
        due: cadence.due(dayNumber(origin), dayNumber(until)).map(dayFromNumber),
      }
    );
  };

  test("every second Friday, the holiday before it", () => {
    const paid = [
      "2026-03-13",
      "2026-03-27",
      "2026-04-10",
      "2026-04-24",
      "2026-05-08",
      "2026-05-22",
    ];
    expect(found(paid, "2026-06-01", "2026-07-10", "before")).toEqual({
      says: "every second Friday",
      due: ["2026-06-05", "2026-06-18", "2026-07-02"],
    });
  });

  test("monthly on the 15th, the next banking day where that is a Sunday", () => {
    const paid = ["2025-12-15", "2026-01-15", "2026-02-16", "2026-03-16", "2026-04-15"];
    expect(found(paid, "2026-05-01", "2026-09-01")).toEqual({
      says: "monthly on the 15th",
      due: ["2026-05-15", "2026-06-15", "2026-07-15", "2026-08-17"],
    });
  });

  test("the last day of a month stays in its month", () => {
    const paid = [
      "2025-11-30",
      "2025-12-31",
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ];
    expect(found(paid, "2026-05-01", "2026-07-01")).toEqual({
      says: "monthly on the last banking day",
      due: ["2026-05-29", "2026-06-30"],
    });
  });

  test("quarterly keeps its months", () => {
    const paid = ["2025-04-08", "2025-07-08", "2025-10-08", "2026-01-08", "2026-04-08"];
    expect(found(paid, "2026-05-01", "2027-01-01")).toEqual({
      says: "each January, April, July and October on the 8th",
      due: ["2026-07-08", "2026-10-08"],
    });
  });

  test("what came at odd times has none", () => {
    expect(
      found(["2025-03-04", "2025-03-29", "2025-08-11"], "2026-05-01", "2027-01-01"),
    ).toBeNull();
    expect(found(["2026-04-30"], "2026-05-01", "2027-01-01")).toBeNull();
  });
});

describe("amounts", () => {
  test("a steady one is as last time, an uneven one the average of late", () => {
    expect(amountsOf([-100, -100, -100, -110, -110, -110], 12)).toMatchObject({
      says: "$1 as last time",
    });
    const uneven = amountsOf([-9000, -15_000, -9000, -15_000, -9000, -15_000], 12);
    expect(uneven.says).toBe("$120, the average of the last 6");
    expect(uneven.next(3)).toBe(-12_000);
  });

  test("one that comes once a year is as a year before", () => {
    const yearly = amountsOf([-50_000, -60_000], 1);
    expect([yearly.next(0), yearly.says]).toEqual([
      -60_000,
      "as a year before, $600 the next time",
    ]);
  });
});

describe("loans", () => {
  const loan = {
    lender: "Bank",
    purpose: "Loan",
    principal: 100_000_00,
    annual_rate: 0.06,
    first_payment: dayNumber("2026-01-31"),
    payments: 12,
    payment: 8_606_64,
    balance_day: null,
    row_no: 0,
    balance: null,
    known: 0,
    until: 1,
  };

  test("the last payment clears the balance, and a month without a 31st pays on its last day", () => {
    const { payments } = loanPlan(loan, dayNumber("2026-01-01"), dayNumber("2028-01-01"));
    expect(payments.map(({ day }) => dayFromNumber(day)).slice(0, 3)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
    ]);
    expect(payments).toHaveLength(12);
    expect(payments.at(-1)!.cents).toBeGreaterThan(8_606_00);
    expect(payments.at(-1)!.cents).toBeLessThan(8_607_00);
  });

  test("what was paid before the first day forecast is not paid again", () => {
    const { payments, owed } = loanPlan(loan, dayNumber("2026-12-01"), dayNumber("2028-01-01"));
    expect(payments).toHaveLength(1);
    expect(payments[0]!.cents - owed).toBe(Math.round((owed * 0.06) / 12));
  });
});

describe("naive forecasts", () => {
  const origin = dayNumber("2026-03-01");
  const until = origin + 91;
  const receipts = Float64Array.from({ length: days.length }, (_, i) =>
    days.isOpen(days.first + i) && days.first + i < origin ? 100 + i : 0,
  );
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

  test("the same weeks of last year are those days, weekday by weekday", () => {
    const found = baseline("same_weeks_last_year", receipts, days.first, origin, until, days)!;
    expect(found[1]).toBe(receipts[origin + 1 - 364 - days.first]);
  });

  test("the average spreads the last quarter's weeks on banking days", () => {
    const found = baseline("average_13_weeks", receipts, days.first, origin, until, days)!;
    const quarter = receipts.slice(origin - 91 - days.first, origin - days.first);
    expect(total(found)).toBeCloseTo(total(quarter), 6);
    expect(found[dayNumber("2026-05-25") - origin]).toBe(0);
  });

  test("none is made of days before there were receipts", () => {
    expect(
      baseline("same_weeks_last_year", receipts, origin - 100, origin, until, days),
    ).toBeNull();
    expect(baseline("average_13_weeks", receipts, origin, origin, until, days)).toBeNull();
  });
});

describe("rounding and words", () => {
  test("whole cents carry what they round, so runs of days keep their sum", () => {
    expect(wholeCents(Float64Array.from([0.4, 0.4, 0.4, 0, -0.4, -0.8]))).toEqual([
      0, 1, 0, 0, 0, -1,
    ]);
    expect(() => wholeCents(Float64Array.from([1, Number.NaN]))).toThrow("NaN");
  });

  test("a memo's words are those without numbers and months", () => {
    expect(words("Rent March 2026 #114")).toBe("rent");
    expect(words("Smarch 12")).toBe("smarch");
  });
});
