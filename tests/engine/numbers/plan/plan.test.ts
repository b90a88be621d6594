/** Spreading, rules, steps and the months to come, with answers that can be checked by hand. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthsFrom } from "../../../../engine/calendar.ts";
import type { PlanRule, PlanSpread, PlanStep } from "../../../../engine/contract.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { outlook } from "../../../../engine/numbers/budget/outlook.ts";
import { BadPlan } from "../../../../engine/numbers/plan/bad_plan.ts";
import { cellKey } from "../../../../engine/numbers/plan/cells.ts";
import { payDaysIn, sameMonthBefore, type Known } from "../../../../engine/numbers/plan/known.ts";
import { changesOf, driversOf, linesOf } from "../../../../engine/numbers/plan/lines.ts";
import { monthsAhead, ROLLING_METHODS } from "../../../../engine/numbers/plan/rolling.ts";
import { monthsBy, percent } from "../../../../engine/numbers/plan/rule.ts";
import { fiscalYearName } from "../../../../engine/numbers/plan/versions.ts";
import { PLAN_SPREADS, spread } from "../../../../engine/numbers/plan/spread.ts";
import { taken, typedCents, typedShare, type Made } from "../../../../engine/numbers/plan/steps.ts";

const runs = { numRuns: 300, seed: 20_261_130 };
const months = monthsFrom("2028-01", "2028-12");

/** Weekdays of 2028, a leap year: 250 working days once eleven holidays are taken off. */
const WORKING_DAYS = [20, 20, 23, 20, 22, 21, 20, 23, 20, 21, 20, 20].map(BigInt);

/** Rent of 100.00 in January rising by 10.00 a month through 2027, and nothing else. */
const known: Known = {
  months,
  lines: [
    line("patient_revenue", "revenue"),
    line("occupancy", "expense"),
    line("billing_services", "expense"),
  ],
  booked: new Map([
    [
      "occupancy",
      new Map(
        monthsFrom("2027-01", "2027-12").map((month, i) => [month, BigInt(10_000 + 1_000 * i)]),
      ),
    ],
  ]),
  books: { first: "2027-01", last: "2027-12" },
  workingDays: WORKING_DAYS,
  payDays: payDaysIn(months, ["2027-12-03", "2027-12-17", "2027-12-31"]),
};

function line(id: string, kind: "revenue" | "expense") {
  return { line: id, title: id, kind, group: kind, behaviour: "fixed" };
}

const nothing: Made = { cells: new Map(), rules: new Map() };
const made = (...steps: PlanStep[]): Made =>
  taken(steps, nothing, known, () => {
    throw new BadPlan("there is no other version");
  });
const row = ({ cells }: Made, of: string, payer: string | null = null) =>
  cells.get(cellKey(of, payer));
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

describe("spreading", () => {
  test("evenly, what is left over goes to the first months", () => {
    expect(spread(10_000n, "even", "occupancy", known)).toEqual([
      834n,
      834n,
      834n,
      834n,
      833n,
      833n,
      833n,
      833n,
      833n,
      833n,
      833n,
      833n,
    ]);
  });

  test("by working days each month has its days' share", () => {
    expect(spread(25_000n, "working_days", "occupancy", known)).toEqual(
      WORKING_DAYS.map((days) => days * 100n),
    );
  });

  test("by pay days: every second Friday gives June and December 2028 a third, and 26 in the year", () => {
    expect(known.payDays).toEqual([2n, 2n, 2n, 2n, 2n, 3n, 2n, 2n, 2n, 2n, 2n, 3n]);
    expect(spread(2_600n, "pay_days", "occupancy", known)[5]).toBe(300n);
  });

  test("a leap day is a day like others: pay days on 29 February count in February", () => {
    expect(payDaysIn(["2028-02", "2028-03"], ["2028-01-18", "2028-02-01", "2028-02-15"])).toEqual([
      3n,
      2n,
    ]);
  });

  test("pay days twice a month stay two a month, and two days say no rhythm", () => {
    const paid = [
      "2027-10-15",
      "2027-10-29",
      "2027-11-15",
      "2027-11-30",
      "2027-12-15",
      "2027-12-31",
    ];
    expect(payDaysIn(["2028-02"], paid)).toEqual([2n]);
    expect(payDaysIn(["2028-02"], paid.slice(-2))).toBeNull();
  });

  test("by last year's shape the months stand as they were booked to each other", () => {
    // 100 + 110 + … + 210 = 1,860
    expect(spread(186_000n, "last_year", "occupancy", known)).toEqual([
      ...known.booked.get("occupancy")!.values(),
    ]);
    expect(() => spread(1n, "last_year", "billing_services", known)).toThrow(/it is nothing/);
    const mixed = new Map([
      [
        "occupancy",
        new Map([
          ["2027-01", -100n],
          ["2027-02", 300n],
        ]),
      ],
    ]);
    expect(() => spread(1n, "last_year", "occupancy", { ...known, booked: mixed })).toThrow(
      /below zero and others above/,
    );
  });

  test("without payroll and without books it says so", () => {
    expect(() => spread(1n, "pay_days", "occupancy", { ...known, payDays: null })).toThrow(
      /no payroll register/,
    );
    expect(() => spread(1n, "last_year", "occupancy", { ...known, books: null })).toThrow(BadPlan);
  });

  test("sums to any amount to the cent, negative and one cent too, and no month is a cent off its share", () => {
    const total = fc.oneof(
      fc.constantFrom(0n, 1n, -1n, 11n, -11n),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
    );
    const by = fc.constantFrom<PlanSpread>(...PLAN_SPREADS);
    fc.assert(
      fc.property(total, by, (amount, way) => {
        const parts = spread(amount, way, "occupancy", known);
        expect(sum(parts)).toBe(amount);
        const weights = {
          even: months.map(() => 1n),
          working_days: WORKING_DAYS,
          pay_days: known.payDays!,
          last_year: [...known.booked.get("occupancy")!.values()],
        }[way];
        const all = sum(weights);
        for (const [i, part] of parts.entries()) {
          const off = part * all - amount * weights[i]!;
          expect(off < all && off > -all).toBe(true);
        }
      }),
      runs,
    );
  });
});

describe("rules", () => {
  const plan = (rule: PlanRule, cells: Made["cells"] = new Map()) => monthsBy(rule, cells, known);

  test("a copy is what was booked and so much more, rounded once over the year", () => {
    const copy = plan({ do: "copy", line: "occupancy", growth: "0.0333" });
    // 1,860.00 × 1.0333 = 1,921.938
    expect(sum(copy)).toBe(192_194n);
    expect(copy[0]).toBe(10_333n);
    expect(plan({ do: "copy", line: "occupancy", growth: "0" })).toEqual([
      ...known.booked.get("occupancy")!.values(),
    ]);
  });

  test("a copy takes the newest booked month of each name, and refuses where there is none", () => {
    const half: Known = { ...known, books: { first: "2026-07", last: "2027-06" } };
    expect(months.map((month) => sameMonthBefore(half, month))).toEqual([
      ...monthsFrom("2027-01", "2027-06"),
      ...monthsFrom("2026-07", "2026-12"),
    ]);
    const short: Known = { ...known, books: { first: "2027-02", last: "2027-12" } };
    expect(() =>
      monthsBy({ do: "copy", line: "occupancy", growth: "0" }, new Map(), short),
    ).toThrow(/no month like 2028-01/);
  });

  const visits = new Map([
    [cellKey("visits", "Aetna"), months.map((_, i) => String(10 + i))],
    [cellKey("visits", "Medicare"), months.map(() => "1.5")],
    [cellKey("allowed_per_visit", "Aetna"), months.map(() => "100.00")],
    [cellKey("allowed_per_visit", "Medicare"), months.map(() => "80.00")],
    [cellKey("yield", "Aetna"), months.map(() => "0.9")],
  ]);

  test("visits × rate counts the visits of all payers", () => {
    // (10 + 1.5) × 4.33 = 49.795; Σ visits = 186 + 18 = 204, × 4.33 = 883.32
    const amounts = plan({ do: "visits", line: "occupancy", rate: "4.33" }, visits);
    expect(sum(amounts)).toBe(88_332n);
    expect([4979n, 4980n]).toContain(amounts[0]);
    expect(() => plan({ do: "visits", line: "occupancy", rate: "1.00" })).toThrow(/no visits/);
  });

  test("people × pay is the year's pay, by pay days where asked", () => {
    const amounts = plan({
      do: "staff",
      line: "occupancy",
      people: "2.5",
      pay: "52000.00",
      by: "pay_days",
    });
    // 130,000 ÷ 26 = 5,000 a pay day
    expect([amounts[0], amounts[5], sum(amounts)]).toEqual([1_000_000n, 1_500_000n, 13_000_000n]);
  });

  test("a share of collections follows patient revenue month by month", () => {
    const revenue = new Map([
      [cellKey("patient_revenue", null), months.map((_, i) => moneyText(BigInt(i * 1001)))],
    ]);
    const amounts = plan({ do: "collections", line: "billing_services", share: "0.05" }, revenue);
    // Σ 10.01 × 0..11 = 660.66, 5 % of it 33.033
    expect(sum(amounts)).toBe(3_303n);
    expect(() => plan({ do: "collections", line: "billing_services", share: "0.05" })).toThrow(
      /plan it first/,
    );
  });

  test("patient revenue is visits × allowed × yield of each payer; a driver that is missing makes nothing", () => {
    const amounts = plan({ do: "payers", line: "patient_revenue" }, visits);
    // Aetna in January: 10 × 100 × 0.9; Medicare has no yield
    expect(amounts[0]).toBe(90_000n);
    expect(sum(amounts)).toBe(90_000n * 12n + 9_000n * 66n);
  });

  test("percents are exact", () => {
    expect([percent("0.035"), percent("1"), percent("-0.1")]).toEqual(["3.5 %", "100 %", "-10 %"]);
  });
});

describe("steps", () => {
  test("are taken one after the other; what is typed over a rule is said", () => {
    const plan = made(
      { do: "spread", line: "occupancy", amount: "$1,200", by: "even" },
      { do: "set", line: "occupancy", payer: null, month: "2028-02", amount: "(5)" },
    );
    expect(row(plan, "occupancy")!.slice(0, 3)).toEqual(["100.00", "-5.00", "100.00"]);
    const [, rent] = linesOf(plan, known, new Map());
    expect(rent).toMatchObject({
      total: "1095.00",
      total_text: "1,095",
      origin: "1,200.00 for the year, spread evenly; 1 of 12 months differ from it now",
    });
  });

  test("totals foot, down and across", () => {
    const plan = made(
      { do: "spread", line: "patient_revenue", amount: "1000.01", by: "working_days" },
      { do: "copy_all", growth: "3 %" },
    );
    const lines = linesOf(plan, known, new Map());
    const of = (id: string) => lines.find((each) => each.line === id)!;
    const net = of("net_income");
    expect(net.amounts.map((each) => cents(each!))).toEqual(
      months.map(
        (_, i) => cents(of("patient_revenue").amounts[i]!) - cents(of("occupancy").amounts[i]!),
      ),
    );
    expect(cents(net.total!)).toBe(sum(net.amounts.map((each) => cents(each!))));
    expect(of("billing_services")).toMatchObject({ total: null, origin: null });
  });

  test("a cell that is emptied plans zero where there was a figure, and nothing where there was none", () => {
    const set = (amount: string): PlanStep => ({
      do: "set",
      line: "occupancy",
      payer: null,
      month: "2028-03",
      amount,
    });
    expect(row(made(set("7"), set("")), "occupancy")![2]).toBe("0.00");
    expect(row(made(set("")), "occupancy")![2]).toBeNull();
  });

  test("only what differs is a change; the same amount written another way is none", () => {
    const before = new Map([[cellKey("yield", "Aetna"), months.map(() => "0.90")]]);
    const start: Made = { cells: before, rules: new Map() };
    const step = (amount: string): PlanStep => ({
      do: "set",
      line: "yield",
      payer: "Aetna",
      month: "2028-01",
      amount,
    });
    const after = (amount: string) => taken([step(amount)], start, known, () => start).cells;
    expect(changesOf(before, after("0.9"), known)).toEqual([]);
    expect(changesOf(before, after("0.95"), known)).toEqual([
      { line: "yield", title: "Yield", payer: "Aetna", month: "2028-01", was: "0.90", is: "0.95" },
    ]);
    expect(driversOf(start)).toMatchObject([{ line: "yield", payer: "Aetna", total: null }]);
  });

  test.each<[PlanStep, RegExp]>([
    [{ do: "set", line: "golf", payer: null, month: "2028-01", amount: "1" }, /no line of revenue/],
    [
      { do: "set", line: "occupancy", payer: null, month: "2027-12", amount: "1" },
      /not a month of the year/,
    ],
    [
      { do: "set", line: "occupancy", payer: null, month: "2028-01", amount: "1.005" },
      /not an amount/,
    ],
    [
      { do: "set", line: "occupancy", payer: null, month: "2028-01", amount: "=1+1" },
      /not an amount/,
    ],
    [{ do: "set", line: "visits", payer: "Nobody", month: "2028-01", amount: "1" }, /not planned/],
    [{ do: "collections", line: "patient_revenue", share: "5 %" }, /share of itself/],
    [{ do: "payers", line: "occupancy" }, /only patient revenue/],
    [{ do: "copy", line: "occupancy", growth: "-200 %" }, /between -100 %/],
    [{ do: "staff", line: "occupancy", people: "-1", pay: "1", by: "even" }, /at least 0/],
  ])("%j is refused with words", (step, says) => {
    expect(() => made(step)).toThrow(says);
  });

  test("money and shares as people type them", () => {
    expect(["1,234.5", "$7", "(3.25)", "−2", "0"].map(typedCents)).toEqual([
      123_450n,
      700n,
      -325n,
      -200n,
      0n,
    ]);
    expect(["3 %", "0.03", "-10%", "100 %"].map((text) => typedShare(text, -1n))).toEqual([
      "0.03",
      "0.03",
      "-0.1",
      "1",
    ]);
  });
});

test("a fiscal year is named after the year it ends in", () => {
  expect([fiscalYearName("2026-09", 7), fiscalYearName("2026-06", 7)]).toEqual([
    "FY2027",
    "FY2026",
  ]);
  expect([fiscalYearName("2026-01", 1), fiscalYearName("2026-12", 1)]).toEqual([
    "FY2026",
    "FY2026",
  ]);
});

describe("the months to come", () => {
  // a line of 2,500,000 a year: five months booked, and the working days of its year
  const planned = [210, 195, 215, 212, 214, 209, 201, 216, 208, 219, 197, 204].map(
    (k) => BigInt(k) * 100_000n,
  );
  const booked = sum([188n, 186n, 214n, 220n, 215n].map((k) => k * 100_000n));
  const days = [20, 19, 22, 22, 20, 21, 22, 21, 21, 21, 19, 22];
  const toDate = { booked, planned: sum(planned.slice(0, 5)), months: 5, workingDays: 103 };
  const ahead = planned.slice(5).map((each, i) => ({ planned: each, workingDays: days[i + 5]! }));

  test.each(ROLLING_METHODS)(
    "%s: with what is booked, the rest of the year is its outlook",
    (method) => {
      const year = outlook(
        { actualToDate: booked, budgetToDate: toDate.planned, budgetYear: sum(planned) },
        { toDate: 5, year: 12 },
        { toDate: 103, year: days.reduce((a, b) => a + b) },
      );
      const expected = {
        remaining_budget: year.remainingBudget,
        performance_factor: year.performanceFactor,
        run_rate_months: year.runRateMonths,
        run_rate_working_days: year.runRateWorkingDays,
      }[method]!;
      const told = monthsAhead(method, toDate, ahead).map((each) => each!);
      expect(booked + sum(told)).toBe(expected);
    },
  );

  test("the year comes to 2,477,000, 2,445,028.68, 2,455,200 and 2,483,009.71", () => {
    const year = ROLLING_METHODS.map((method) =>
      moneyText(booked + sum(monthsAhead(method, toDate, ahead).map((each) => each!))),
    );
    expect(year).toEqual(["2477000.00", "2445028.68", "2455200.00", "2483009.71"]);
  });

  test("a month that is not planned has no figure by the plan, and one by the run rate", () => {
    const open = [{ planned: null, workingDays: 21 }];
    expect(ROLLING_METHODS.map((method) => monthsAhead(method, toDate, open)[0] === null)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const none = { booked: 0n, planned: 0n, months: 0, workingDays: 0 };
    expect(monthsAhead("performance_factor", none, ahead)[0]).toBeNull();
    expect(monthsAhead("run_rate_months", none, ahead)[0]).toBeNull();
  });
});
