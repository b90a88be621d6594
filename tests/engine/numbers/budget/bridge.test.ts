import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../../../../engine/money.ts";
import { bridge } from "../../../../engine/numbers/budget/bridge.ts";
import type { PayerDrivers } from "../../../../engine/numbers/budget/drivers.ts";
import { BRIDGE_ORDERS } from "../../../../engine/numbers/budget/orders.ts";
import { revenueSteps } from "../../../../engine/numbers/budget/revenue_parts.ts";
import type { Statement } from "../../../../engine/numbers/budget/statement.ts";
import { rational } from "../../../../engine/numbers/rational.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { ledgerFile, type Entry } from "../../../pitfalls/rows.ts";

const driver = (
  payer: string,
  plan: [visits: number, allowed: number, yields: number],
  actual: [visits: number, allowed: number, yields: number],
): PayerDrivers => ({
  payer,
  plan: {
    visits: plan[0],
    allowed: 100 * plan[0] * plan[1],
    paid: 100 * plan[0] * plan[1] * plan[2],
  },
  actual: {
    visits: actual[0],
    allowed: 100 * actual[0] * actual[1],
    due: 100 * actual[0] * actual[1],
    paid: 100 * actual[0] * actual[1] * actual[2],
  },
});

const revenueEffects = (
  drivers: readonly PayerDrivers[],
  order: (typeof BRIDGE_ORDERS)[number],
  days: Parameters<typeof revenueSteps>[2] = null,
) => revenueSteps(drivers, order, days).map(({ effect, amount }) => ({ effect, amount }));

describe("revenue effects", () => {
  test("1,200 planned and 1,260 actual visits of three payers: 7,361.16 − 3,214.51 + 1,297.30 − 1,345.90 = 4,098.04", () => {
    // worked by hand: visits × mix × allowed × yield, in the order volume, mix, rate, yield
    const effects = revenueEffects(
      [
        driver("Medicare", [1200 * 0.4, 112, 0.97], [1260 * 0.42, 109, 0.965]),
        driver("Commercial", [1200 * 0.45, 168, 0.91], [1260 * 0.41, 173.5, 0.9]),
        driver("Medicaid", [1200 * 0.15, 74, 0.94], [1260 * 0.17, 75.25, 0.93]),
      ],
      "sequential",
    );
    expect(effects).toEqual([
      { effect: "calendar", amount: 0n },
      { effect: "volume", amount: 736_116n },
      { effect: "payer_mix", amount: -321_451n },
      { effect: "allowed_rate", amount: 129_729n },
      { effect: "timing", amount: 0n },
      { effect: "yield", amount: -134_590n },
    ]);
  });

  test("money that is only late is timing, not yield", () => {
    const late = driver("Aetna", [100, 100, 0.9], [100, 100, 0.9]);
    late.actual.due = 100 * 6_000;
    late.actual.paid = 100 * 5_400;
    const effects = revenueEffects([late], "sequential");
    expect(effects.find(({ effect }) => effect === "timing")!.amount).toBe(-360_000n);
    expect(effects.find(({ effect }) => effect === "yield")!.amount).toBe(0n);
  });

  test("a month of fewer working days than planned is the calendar's doing", () => {
    // 21 days planned at 10 visits of 90.00; 19 days came with 11 visits on each: −2 × 900, and 19 × 90
    const days = { plan: rational(21n), actual: rational(19n) };
    const effects = revenueEffects(
      [driver("Aetna", [210, 100, 0.9], [209, 100, 0.9])],
      "sequential",
      days,
    );
    expect(effects.slice(0, 2)).toEqual([
      { effect: "calendar", amount: -180_000n },
      { effect: "volume", amount: 171_000n },
    ]);
  });

  test("whatever the figures, the effects sum to what was paid less what was planned", () => {
    const figure = fc.tuple(
      fc.integer({ min: 0, max: 5_000 }),
      fc.double({ min: 0, max: 900, noNaN: true }),
      fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 9 }), (payers) => {
        const drivers = payers.map(([plan, actual], i) => driver(`payer ${i}`, plan, actual));
        const total = (of: (each: PayerDrivers) => number): bigint =>
          BigInt(Math.round(drivers.reduce((sum, each) => sum + of(each), 0)));
        for (const order of BRIDGE_ORDERS) {
          const sum = revenueEffects(drivers, order).reduce((all, { amount }) => all + amount, 0n);
          expect(sum).toBe(total(({ actual }) => actual.paid) - total(({ plan }) => plan.paid));
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe("the bridge of any figures", () => {
  const money = fc
    .bigInt({ min: -9_000_000n, max: 90_000_000n })
    .map(
      (cents) =>
        `${cents < 0n ? "-" : ""}${(cents < 0n ? -cents : cents).toString().padStart(3, "0").replace(/(..)$/, ".$1")}`,
    );
  const LINES = [
    ["patient_revenue", "revenue", "revenue"],
    ["other_revenue", "revenue", "revenue"],
    ["support_staff", "expense", "staff cost"],
    ["staff_benefits", "expense", "staff cost"],
    ["medical_supplies", "expense", "clinical cost"],
    ["drugs", "expense", "clinical cost"],
    ["rent", "expense", "general cost"],
  ] as const;
  const statement = fc
    .tuple(
      fc.array(fc.tuple(money, money, money), { minLength: 7, maxLength: 7 }),
      fc.option(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 900 }))),
    )
    .map(([amounts, visits]): Statement => ({
      lines: LINES.map(([line, kind, group], i) => ({
        line,
        title: line,
        kind,
        group,
        behaviour: i % 2 === 0 ? "variable" : null,
        budget: amounts[i]![0],
        flex: visits ? amounts[i]![1] : amounts[i]![0],
        actual: amounts[i]![2],
        variance: "0.00",
        variance_percent: null,
        favourable: null,
      })),
      visits: visits && { budget: String(visits[0]), actual: String(visits[1]) },
    }));
  const side = fc.tuple(
    fc.integer({ min: 0, max: 5_000 }),
    fc.double({ min: 0, max: 900, noNaN: true }),
    fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  );
  const positive = fc.bigInt({ min: 1n, max: 500_000n }).map((each) => rational(each, 7n));
  const figure = fc.bigInt({ min: 0n, max: 500_000n }).map((each) => rational(each, 3n));
  const time = fc.record({
    contractHours: positive,
    hours: positive,
    cost: positive,
    overtimeHours: figure,
    overtimeCost: figure,
  });
  const staff = fc.record({
    work: fc.option(time),
    payDays: time,
    calendarHours: figure,
    plannedHours: fc.option(positive),
    isPlannedByCalendar: fc.boolean(),
  });
  const days = fc.record({ plan: positive, actual: positive });
  const any = fc.bigInt({ min: -90_000n, max: 500_000n }).map((each) => rational(each, 6n));
  const supplies = fc.array(
    fc.record({
      item: fc.constantFrom("gloves", "masks"),
      line: fc.constantFrom("medical_supplies", "rent", "not in the books"),
      plan: fc.record({ visits: figure, perVisit: figure, price: figure }),
      actual: fc.record({ visits: figure, used: any, bought: any, cost: any }),
    }),
    { maxLength: 5 },
  );

  test("sums to the variance to the cent, each effect's parts to the effect, in every order", () => {
    fc.assert(
      fc.property(
        statement,
        fc.array(fc.tuple(side, side), { maxLength: 6 }),
        fc.option(days),
        fc.option(staff),
        fc.option(supplies),
        (said, payers, calendar, cost, items) => {
          const variance = said.lines.reduce(
            (sum, { kind, budget, actual }) =>
              sum + (kind === "revenue" ? 1n : -1n) * (cents(actual) - cents(budget)),
            0n,
          );
          const facts = {
            statement: said,
            drivers: payers.map(([plan, actual], i) => driver(`payer ${i}`, plan, actual)),
            days: calendar,
            staff: cost,
            supplies: items
              ? {
                  items,
                  isCounted: true,
                  hasCounts: true,
                  unpriced: 0n,
                  months: { all: 1, told: 1 },
                }
              : { because: "nothing is imported" },
            period: "2025-06",
          };
          for (const order of BRIDGE_ORDERS) {
            const effects = bridge(facts, order);
            const sum = (of: readonly { amount: string }[]): bigint =>
              of.reduce((total, { amount }) => total + cents(amount), 0n);
            expect(sum(effects)).toBe(variance);
            for (const effect of effects) {
              expect([effect.effect, sum(effect.parts)]).toEqual([
                effect.effect,
                cents(effect.amount),
              ]);
            }
          }
        },
      ),
      { numRuns: 150, seed: 11 },
    );
  });
});

describe("the bridge of a practice", () => {
  test("sums to the variance of net income to the cent, and finds the payer that pays less", async () => {
    const practice = scratchPractice();
    const entries: Entry[] = [];
    for (let month = 1; month <= 9; month++) {
      const day = (n: number): string => `2025-0${month}-${String(n).padStart(2, "0")}`;
      for (let visit = 1; visit <= 10; visit++) {
        const charge = `m${month}v${visit}`;
        const paid = month < 9 ? -63 : -49;
        entries.push(
          { type: "charge", amount: 100, post: day(visit), charge, patient: `p${visit}` },
          { type: "adjustment", reason: "contractual", amount: -30, post: day(20), charge },
          { type: "payment", amount: paid, post: day(20), charge },
        );
      }
    }
    const plan = Array.from({ length: 9 }, (_, i) => `2025-0${i + 1}`).flatMap((month) => [
      `${month},visits,Aetna,10,`,
      `${month},allowed_per_visit,Aetna,70.00,`,
      `${month},yield,Aetna,0.9,`,
      `${month},patient_revenue,,630.00,variable`,
      `${month},office,,100.00,fixed`,
    ]);
    const books = [
      "account,entry,type,date,number,memo,debit,credit",
      "Cash,1,Deposit,2025-09-21,,,490.00,",
      "Fees,1,Deposit,2025-09-21,,,,490.00",
      "Office,2,Cheque,2025-09-22,,,120.37,",
      "Cash,2,Cheque,2025-09-22,,,,120.37",
    ];
    const paths = [
      drop(practice, "t.csv", ledgerFile(entries)),
      drop(practice, "b.csv", `${["month,line,payer,amount,behaviour", ...plan].join("\n")}\n`),
      drop(practice, "gl.csv", `${books.join("\n")}\n`),
      drop(practice, "a.csv", "account,line\nCash,cash\nFees,patient_revenue\nOffice,office\n"),
    ];
    await practice.import([{ paths, knownAt: null }]);
    for (const question of [{ period: "2025-09" }, { period: "2025-09", ytd: true }]) {
      const report = await practice.budget(question);
      const net = report.lines.find(({ line }) => line === "net_income")!;
      const sum = report.bridge.reduce((total, { amount }) => total + cents(amount), 0n);
      expect(sum).toBe(cents(net.variance));
    }
    const { bridge } = await practice.budget({ period: "2025-09" });
    expect(bridge.find(({ effect }) => effect === "yield")!.amount).toBe("-140.00");
    expect(bridge.find(({ effect }) => effect === "volume")!.amount).toBe("0.00");
    expect(bridge.find(({ effect }) => effect === "allowed_rate")!.amount).toBe("0.00");
    expect(bridge.find(({ effect }) => effect === "timing")!.amount).toBe("0.00");
    expect(bridge.find(({ effect }) => effect === "cost_general_cost")!.amount).toBe("-20.37");
  });
});
