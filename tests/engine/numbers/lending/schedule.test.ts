import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moneyText } from "../../../../engine/money.ts";
import { DAY_COUNTS } from "../../../../engine/numbers/lending/day_count.ts";
import { rationalOf, asNumber } from "../../../../engine/numbers/rational.ts";
import { FREQUENCIES } from "../../../../engine/numbers/lending/payment_dates.ts";
import type { VariableRate } from "../../../../engine/numbers/lending/rates.ts";
import { scheduleOf, type Schedule } from "../../../../engine/numbers/lending/schedule.ts";
import type { LoanTerms, Phase } from "../../../../engine/numbers/lending/terms.ts";
import { DEPTH } from "../../../depth.ts";
import { fixed, level, loan } from "./loans.ts";

const holds = ({ rows, totalInterest, totalPaid }: Schedule, principal: bigint): void => {
  expect(rows.at(-1)!.balance).toBe(0n);
  expect(rows.reduce((sum, row) => sum + row.principal, 0n)).toBe(principal);
  expect(totalPaid - totalInterest).toBe(principal);
  let owed = principal;
  for (const row of rows) {
    expect(row.payment).toBe(row.interest + row.principal);
    owed -= row.principal;
    expect(row.balance).toBe(owed);
    expect(row.payment >= 0n && row.interest >= 0n).toBe(true);
  }
};

const count = fc.integer({ min: 1, max: 90 });
const phases: fc.Arbitrary<Phase[]> = fc
  .tuple(
    fc.option(count, { nil: null }),
    fc.oneof(
      count.map((payments) => level(payments)),
      fc.tuple(count, fc.integer({ min: 0, max: 300 })).map(([n, more]) => level(n, n + more)),
      count.map((payments) => ({ kind: "solved" as const, payments })),
      count.map((n) => ({ kind: "equal_principal" as const, payments: n, amortisedOver: n })),
    ),
  )
  .map(([io, rest]) =>
    io === null ? [rest] : [{ kind: "interest_only" as const, payments: io }, rest],
  );

const anyLoan: fc.Arbitrary<LoanTerms> = fc
  .record({
    principal: fc.bigInt({ min: 1n, max: 500_000_000_00n }),
    rate: fc.integer({ min: 0, max: 30_000 }).map((r) => fixed((r / 100_000).toFixed(5))),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    frequency: fc.constantFrom(...FREQUENCIES),
    disbursed: fc.constantFrom("2026-01-15", "2026-01-31", "2028-02-29", "2027-02-28"),
    firstPayment: fc.constantFrom("2028-03-01", "2028-03-31", "2028-04-30"),
    endOfMonth: fc.boolean(),
    phases,
  })
  .map((terms) => loan({ ...terms, negativeAmortisation: "added" }));

describe("identities of every schedule", () => {
  test("it ends at exactly 0.00, its principal sums to the amount, every row rolls", () => {
    fc.assert(
      fc.property(anyLoan, (terms) => holds(scheduleOf(terms), terms.principal)),
      { numRuns: 150 * DEPTH },
    );
  });

  test("a solved payment leaves a last one that is no larger, whatever the day count", () => {
    fc.assert(
      fc.property(anyLoan, count, (terms, payments) => {
        const { rows, payment } = scheduleOf({ ...terms, phases: [{ kind: "solved", payments }] });
        expect(rows.at(-1)!.payment <= payment).toBe(true);
      }),
      { numRuns: 60 * DEPTH },
    );
  });

  test("debts grow with the rate: interest is never less at a higher one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (rate) => {
        const at = (points: number): bigint =>
          scheduleOf(loan({ rate: fixed((points / 10_000).toFixed(4)) })).totalInterest;
        expect(at(rate + 25) > at(rate)).toBe(true);
      }),
      { numRuns: 50 * DEPTH },
    );
  });
});

describe("edges", () => {
  test("at a rate of zero the amount is divided, and the last payment has the odd cents", () => {
    const { rows, totalInterest } = scheduleOf(
      loan({ principal: 10_000n, rate: fixed("0"), phases: [level(3)] }),
    );
    expect(rows.map(({ payment }) => payment)).toEqual([3333n, 3333n, 3334n]);
    expect(totalInterest).toBe(0n);
  });

  test("one payment is the amount and its interest", () => {
    const { rows } = scheduleOf(
      loan({ principal: 100_000n, rate: fixed("0.12"), phases: [level(1)] }),
    );
    expect(rows).toMatchObject([{ payment: 101_000n, interest: 1000n, balance: 0n }]);
  });

  test("a leap day is a day of interest, and 366 days are a year of actual/actual", () => {
    const year = (dayCount: LoanTerms["dayCount"], disbursed: string, firstPayment: string) =>
      scheduleOf(
        loan({
          principal: 1_000_000_00n,
          rate: fixed("0.06"),
          dayCount,
          disbursed,
          firstPayment,
          phases: [level(1)],
        }),
      ).totalInterest;
    expect(year("actual/365", "2028-01-01", "2029-01-01")).toBe(60_164_38n);
    expect(year("actual/360", "2028-01-01", "2029-01-01")).toBe(61_000_00n);
    expect(year("actual/actual", "2028-01-01", "2029-01-01")).toBe(60_000_00n);
    // 184 days of 2027 and 182 of 2028: 184 ÷ 365 + 182 ÷ 366 of 60,000
    expect(year("actual/actual", "2027-07-01", "2028-07-01")).toBe(60_082_64n);
    expect(year("30/360", "2027-07-01", "2028-07-01")).toBe(60_000_00n);
  });

  test("money lent on 31 January is paid on month ends, each a twelfth of a year under 30/360", () => {
    const { rows } = scheduleOf(
      loan({ disbursed: "2026-01-31", firstPayment: "2026-02-28", phases: [level(4)] }),
    );
    expect(rows.map(({ date }) => date)).toEqual([
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-31",
    ]);
    expect(rows[0]!.interest).toBe(50_000n);
  });

  test("an odd first period is counted in days, and the last payment takes what it adds", () => {
    const terms = { firstPayment: "2026-03-01", phases: [level(12)] };
    const odd = scheduleOf(loan(terms));
    // 15 January to 1 March is 46 days of 360
    expect(odd.rows[0]!.interest).toBe(76_667n);
    expect(odd.rows[0]!.payment).toBe(odd.rows[10]!.payment);
    expect(odd.rows[11]!.payment > odd.payment).toBe(true);
  });

  test("a step loan pays its steps and solves the rest; half the monthly payment every two weeks pays early", () => {
    const steps = scheduleOf(
      loan({
        principal: 30_000_000n,
        rate: fixed("0.085"),
        phases: [
          { kind: "fixed", payments: 12, payment: 300_000n },
          { kind: "fixed", payments: 12, payment: 400_000n },
          level(60),
        ],
      }),
    );
    // computed twice, in decimals and in whole cents, outside of this project
    expect(moneyText(steps.rows[23]!.balance)).toBe("264718.39");
    expect(moneyText(steps.rows[24]!.payment)).toBe("5431.10");
    expect(moneyText(steps.rows.at(-1)!.payment)).toBe("5431.34");

    const terms = { principal: 30_000_000n, rate: fixed("0.065") };
    const { payment } = scheduleOf(loan({ ...terms, phases: [level(300)] }));
    const half = scheduleOf(
      loan({
        ...terms,
        frequency: "biweekly",
        firstPayment: "2026-01-29",
        phases: [{ kind: "fixed", payments: null, payment: payment / 2n }],
      }),
    );
    expect(half.rows).toHaveLength(541);
    expect(moneyText(half.rows.at(-1)!.payment)).toBe("299.17");
    expect(moneyText(half.totalInterest)).toBe("247216.57");
  });
});

describe("what is refused", () => {
  test.each<{ terms: Partial<LoanTerms>; says: string }>([
    { terms: { principal: 0n }, says: "a loan is of more than zero, not 0.00" },
    { terms: { firstPayment: "2026-01-15" }, says: "must be after the money" },
    { terms: { phases: [] }, says: "a loan needs payments" },
    { terms: { phases: [level(0)] }, says: "a phase has at least one payment, not 0" },
    { terms: { phases: [level(12, 6)] }, says: "12 payments cannot be amortised over 6" },
    { terms: { rate: fixed("-0.01") }, says: "the rate is below zero" },
    {
      terms: { phases: [{ kind: "fixed", payments: 12, payment: 49_999n }] },
      says: "the payment of 2026-02-15 is 499.99, less than its interest of 500.00",
    },
    {
      terms: { phases: [{ kind: "fixed", payments: null, payment: 50_000n }] },
      says: "the loan is never paid off",
    },
    {
      terms: { phases: [{ kind: "fixed", payments: null, payment: 1n }, level(1)] },
      says: "only the last phase may be open",
    },
  ])("$says", ({ terms, says }) => {
    expect(() => scheduleOf(loan(terms))).toThrow(says);
  });

  test("negative amortisation, where it is asked for, is owed", () => {
    const { rows } = scheduleOf(
      loan({
        phases: [{ kind: "fixed", payments: 2, payment: 40_000n }, level(10)],
        negativeAmortisation: "added",
      }),
    );
    expect(rows[0]).toMatchObject({ principal: -10_000n, balance: 10_010_000n });
    expect(rows.at(-1)!.balance).toBe(0n);
  });
});

describe("a variable rate", () => {
  const step = (from: string, rate: string) => ({ from, rate: rationalOf(rate) });
  const prime: VariableRate = {
    kind: "variable",
    initial: null,
    index: [
      step("2026-01-01", "0.075"),
      step("2026-07-01", "0.08"),
      step("2027-01-01", "0.095"),
      step("2027-04-01", "0.11"),
      step("2027-07-01", "0.04"),
    ],
    margin: rationalOf("0.0275"),
    floor: rationalOf("0.0975"),
    periodicCap: rationalOf("0.01"),
    lifetimeCap: rationalOf("0.02"),
    firstReset: "2026-04-15",
    resetMonths: 3,
    afterReset: "reamortise",
  };
  const terms = loan({ principal: 40_000_000n, rate: prime, phases: [level(120)] });

  test("moves by no more than its caps, stops at floor and ceiling, and re-amortises", () => {
    const { rows, totalInterest } = scheduleOf(terms);
    const changes = rows.filter(
      ({ rate }, i) => i === 0 || asNumber(rate) !== asNumber(rows[i - 1]!.rate),
    );
    expect(changes.map(({ n, rate, payment }) => [n, asNumber(rate), moneyText(payment)])).toEqual([
      [1, 0.1025, "5341.56"],
      [7, 0.1075, "5449.01"],
      [13, 0.1175, "5657.97"],
      [16, 0.1225, "5761.66"],
      [19, 0.1125, "5559.92"],
      [22, 0.1025, "5366.77"],
      [25, 0.0975, "5274.01"],
    ]);
    // computed twice, in decimals and in whole cents, outside of this project
    expect(moneyText(totalInterest)).toBe("238087.16");
  });

  test("may hold the payment, and then the last one clears what the rate added", () => {
    const { rows, payment } = scheduleOf({
      ...terms,
      rate: { ...prime, afterReset: "hold_payment" },
    });
    expect(new Set(rows.slice(0, -1).map((row) => row.payment)).size).toBe(1);
    expect(rows.at(-1)!.payment).not.toBe(payment);
    expect(rows.at(-1)!.balance).toBe(0n);
  });

  test("needs an index from the day of the money on", () => {
    const late = { ...prime, index: [step("2026-02-01", "0.07")] };
    expect(() => scheduleOf({ ...terms, rate: late })).toThrow("no index is given for 2026-01-15");
  });
});
