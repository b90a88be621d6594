/** What holds whatever the figures. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { absolute, allocate } from "../../../../engine/money.ts";
import { careCost } from "../../../../engine/numbers/budget/care_cost.ts";
import { flexibleBudget } from "../../../../engine/numbers/budget/flexible_budget.ts";
import { labourVariance } from "../../../../engine/numbers/budget/labour_variance.ts";
import { BRIDGE_ORDERS, decompose } from "../../../../engine/numbers/budget/orders.ts";
import {
  mixAgainstAverage,
  payerEffects,
  REVENUE_EFFECTS,
  revenueBridge,
  type PayerRevenue,
} from "../../../../engine/numbers/budget/revenue_bridge.ts";
import { roundedParts } from "../../../../engine/numbers/budget/rounded_parts.ts";
import { salesMix } from "../../../../engine/numbers/budget/sales_mix.ts";
import { staffEffects } from "../../../../engine/numbers/budget/staff_bridge.ts";
import {
  asNumber,
  less,
  nearest,
  plus,
  productOf,
  rational,
  sumOf,
  times,
  ZERO,
  type Rational,
} from "../../../../engine/numbers/rational.ts";

const runs = { numRuns: 200, seed: 11 };

/** Zeros and negatives are as likely as a practice has them, and likelier. */
const figure = fc
  .tuple(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 6, arbitrary: fc.integer({ min: -40_000, max: 900_000 }) },
    ),
    fc.integer({ min: 1, max: 1000 }),
  )
  .map(([over, under]) => rational(BigInt(over), BigInt(under)));

const factors = fc
  .integer({ min: 1, max: 5 })
  .chain((count) =>
    fc.tuple(
      fc.array(figure, { minLength: count, maxLength: count }),
      fc.array(figure, { minLength: count, maxLength: count }),
    ),
  );

const payer = fc
  .tuple(
    fc.record({ visits: figure, allowed: figure, paid: figure }),
    fc.record({ visits: figure, allowed: figure, due: figure, paid: figure }),
  )
  .map(([plan, actual]): PayerRevenue => ({ payer: "any", plan, actual }));

const payers = fc.array(payer, { maxLength: 6 });

/** A payer whose money follows from its rates. */
const sound = (name: string, plan: readonly bigint[], actual: readonly bigint[]): PayerRevenue => {
  const side = ([visits, allowed, percent]: readonly bigint[]) => {
    const money = rational(visits! * allowed!);
    const paid = times(money, rational(percent!, 100n));
    return { visits: rational(visits!), allowed: money, due: money, paid };
  };
  return { payer: name, plan: side(plan), actual: side(actual) };
};

describe("sharing a difference among factors", () => {
  test("in every order the parts sum to it exactly", () => {
    fc.assert(
      fc.property(factors, ([plan, actual]) => {
        for (const order of BRIDGE_ORDERS) {
          const parts = decompose[order](plan, actual);
          expect(sumOf(parts)).toEqual(less(productOf(actual), productOf(plan)));
        }
      }),
      runs,
    );
  });

  test("nothing changed is no part of anything", () => {
    fc.assert(
      fc.property(factors, ([plan]) => {
        for (const order of BRIDGE_ORDERS) {
          expect(decompose[order](plan, plan)).toEqual(plan.map(() => ZERO));
        }
      }),
      runs,
    );
  });

  test("plan and actual exchanged, Shapley's parts change their sign", () => {
    fc.assert(
      fc.property(factors, ([plan, actual]) => {
        const back = decompose.shapley(actual, plan).map((part) => less(ZERO, part));
        expect(decompose.shapley(plan, actual)).toEqual(back);
      }),
      runs,
    );
  });

  test("Shapley and LMDI do not ask in which order the factors stand", () => {
    fc.assert(
      fc.property(factors, ([plan, actual]) => {
        const turned = decompose.shapley(plan.toReversed(), actual.toReversed()).toReversed();
        expect(decompose.shapley(plan, actual)).toEqual(turned);
        const size =
          1 + Math.abs(asNumber(productOf(plan))) + Math.abs(asNumber(productOf(actual)));
        const again = decompose.lmdi(plan.toReversed(), actual.toReversed()).toReversed();
        decompose.lmdi(plan, actual).forEach((part, i) => {
          expect(Math.abs(asNumber(less(part, again[i]!)))).toBeLessThan(1e-9 * size);
        });
      }),
      runs,
    );
  });

  test("2 × 3 that becomes 3 × 4: the joint 1 goes to the later, to both, or by logarithms", () => {
    const [plan, actual] = [
      [2n, 3n].map((each) => rational(each)),
      [3n, 4n].map((each) => rational(each)),
    ] as [Rational[], Rational[]];
    expect(decompose.sequential(plan, actual).map(asNumber)).toEqual([3, 3]);
    expect(decompose.shapley(plan, actual).map(asNumber)).toEqual([3.5, 2.5]);
    // (12 − 6) ÷ ln 2 × ln 1.5, and the rest
    const [first, second] = decompose.lmdi(plan, actual).map(asNumber);
    expect(first).toBeCloseTo((6 / Math.LN2) * Math.log(1.5), 12);
    expect(second).toBeCloseTo((6 / Math.LN2) * Math.log(4 / 3), 12);
  });

  test("LMDI gives a factor that was or becomes zero the whole change, and two of them half each", () => {
    const of = (...values: bigint[]) => values.map((each) => rational(each));
    expect(decompose.lmdi(of(0n, 5n), of(3n, 7n)).map(asNumber)).toEqual([21, 0]);
    expect(decompose.lmdi(of(3n, 7n), of(3n, 0n)).map(asNumber)).toEqual([0, -21]);
    expect(decompose.lmdi(of(0n, 0n, 4n), of(2n, 3n, 5n)).map(asNumber)).toEqual([15, 15, 0]);
  });
});

describe("the revenue bridge", () => {
  test("sums to the variance to the cent for any payers, in every order", () => {
    fc.assert(
      fc.property(payers, (given) => {
        const total =
          nearest(sumOf(given.map(({ actual }) => actual.paid))) -
          nearest(sumOf(given.map(({ plan }) => plan.paid)));
        for (const order of BRIDGE_ORDERS) {
          const amounts = revenueBridge(given, order).map(({ amount }) => amount);
          expect(amounts.reduce((a, b) => a + b, 0n)).toBe(total);
        }
      }),
      runs,
    );
  });

  test("is nothing where all came as planned", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(...[9n, 300n, 100n].map((max) => fc.bigInt({ min: 0n, max })))),
        (given) => {
          const same = given.map((each, i) => sound(`payer ${i}`, each, each));
          for (const order of BRIDGE_ORDERS) {
            expect(revenueBridge(same, order).map(({ amount }) => amount)).toEqual(
              REVENUE_EFFECTS.map(() => 0n),
            );
          }
        },
      ),
      runs,
    );
  });

  test("a payer that appears or is gone is a matter of volume and mix, in every order", () => {
    const given = [
      sound("stays", [100n, 10_000n, 90n], [100n, 10_000n, 90n]),
      sound("appears", [0n, 0n, 0n], [20n, 15_000n, 80n]),
      sound("is gone", [10n, 8_000n, 70n], [0n, 0n, 0n]),
    ];
    for (const order of BRIDGE_ORDERS) {
      const effects = payerEffects(given, order);
      for (const { payer: name, parts } of effects) {
        expect([name, parts.allowed_rate, parts.timing, parts.yield]).toEqual([
          name,
          ZERO,
          ZERO,
          ZERO,
        ]);
      }
      const own = ({ volume, payer_mix }: (typeof effects)[number]["parts"]) =>
        asNumber(plus(volume, payer_mix));
      expect(effects.map(({ parts }) => own(parts))).toEqual([0, 240_000, -56_000]);
    }
  });

  test("money of a payer without visits is told apart from its rates, in every order", () => {
    const late: PayerRevenue = {
      payer: "gone",
      plan: { visits: rational(10n), allowed: rational(1000n), paid: rational(900n) },
      actual: { visits: ZERO, allowed: ZERO, due: rational(500n), paid: rational(440n) },
    };
    for (const order of BRIDGE_ORDERS) {
      const [{ parts }] = payerEffects([late], order) as [ReturnType<typeof payerEffects>[number]];
      expect([parts.timing, parts.yield].map(asNumber)).toEqual([450, -10]);
    }
  });

  test("the mix seen from the average sums to the sequential mix", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 90n }), fc.bigInt({ min: 1n, max: 90n })), {
          minLength: 1,
          maxLength: 6,
        }),
        (visits) => {
          const given = visits.map(([plan, actual], i) =>
            sound(`payer ${i}`, [plan, 10_000n + BigInt(i) * 777n, 90n], [actual, 11_000n, 85n]),
          );
          const mix = sumOf(payerEffects(given, "sequential").map(({ parts }) => parts.payer_mix));
          expect(sumOf(mixAgainstAverage(given).map(({ amount }) => amount))).toEqual(mix);
        },
      ),
      runs,
    );
  });
});

describe("rounding to the cent", () => {
  test("allocated parts sum to the whole, each within a cent of its exact share", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          const all = weights.reduce((a, b) => a + b, 0n);
          fc.pre(all > 0n);
          const parts = allocate(total, weights);
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
          parts.forEach((part, i) => {
            expect(absolute(part * all - total * weights[i]!) < all).toBe(true);
            if (weights[i] === 0n) expect(part).toBe(0n);
          });
        },
      ),
      runs,
    );
  });

  test("rounded parts sum to their rounded sum, none more than a cent away", () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 12 }), (parts) => {
        const total = nearest(sumOf(parts));
        const rounded = roundedParts(parts, total);
        expect(rounded.reduce((a, b) => a + b, 0n)).toBe(total);
        rounded.forEach((each, i) => {
          const away = less(rational(each), parts[i]!);
          expect(absolute(away.over) <= away.under).toBe(true);
        });
      }),
      runs,
    );
  });

  test("parts that sum to something else are refused", () => {
    expect(() => roundedParts([rational(1n)], 5n)).toThrow("do not sum to 5");
    expect(() => allocate(5n, [0n])).toThrow("more than zero");
  });
});

describe("standard variances", () => {
  test("each is the sum of its parts", () => {
    const operation = fc.record({
      units: figure,
      price: figure,
      variableCost: figure,
      fixedCost: figure,
    });
    fc.assert(
      fc.property(
        operation,
        operation,
        fc.array(figure, { minLength: 5, maxLength: 5 }),
        (a, b, more) => {
          const flexible = flexibleBudget(a, b);
          expect(plus(flexible.salesVolumeVariance, flexible.flexibleBudgetVariance)).toEqual(
            flexible.staticBudgetVariance,
          );
          expect(sumOf([flexible.sellingPrice, flexible.variableCost, flexible.fixedCost])).toEqual(
            flexible.flexibleBudgetVariance,
          );
          const [hours, rate, worked, paid, cost] = more as [
            Rational,
            Rational,
            Rational,
            Rational,
            Rational,
          ];
          expect(
            labourVariance({
              standardHours: hours,
              standardRate: rate,
              actualHours: worked,
              actualRate: paid,
            }).total,
          ).toEqual(less(times(hours, rate), times(worked, paid)));
          fc.pre(a.units.over !== 0n);
          const care = careCost({
            budgetInput: hours,
            budgetPrice: rate,
            budgetOutput: a.units,
            actualInput: worked,
            actualCost: cost,
            actualOutput: b.units,
          });
          expect(sumOf([care.volume, care.quantity, care.price])).toEqual(care.total);
        },
      ),
      runs,
    );
  });

  test("sales volume is what the plan would have earned more of, also from a plan of nothing", () => {
    const line = fc.record({ budgetUnits: figure, actualUnits: figure, budgetMargin: figure });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const units = sumOf(lines.map(({ budgetUnits }) => budgetUnits));
        fc.pre(units.over !== 0n);
        const { volume } = salesMix(lines);
        expect(volume).toEqual(
          sumOf(
            lines.map((each) => times(less(each.actualUnits, each.budgetUnits), each.budgetMargin)),
          ),
        );
      }),
      runs,
    );
    const start = [2n, 3n].map((units) => ({
      budgetUnits: ZERO,
      actualUnits: rational(units),
      budgetMargin: rational(100n * units),
    }));
    expect([salesMix(start).quantity, salesMix(start).mix].map(asNumber)).toEqual([1300, 0]);
    expect(() =>
      careCost({
        budgetInput: ZERO,
        budgetPrice: ZERO,
        budgetOutput: ZERO,
        actualInput: ZERO,
        actualCost: ZERO,
        actualOutput: ZERO,
      }),
    ).toThrow("no output was planned");
  });

  test("the effects of staff sum to plan less booked, in every order", () => {
    const positive = fc.bigInt({ min: 1n, max: 500_000n }).map((each) => rational(each, 7n));
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
    const visits = fc.option(fc.record({ plan: positive, actual: positive }));
    const money = fc.bigInt({ min: -100_000n, max: 10_000_000n });
    fc.assert(
      fc.property(staff, money, money, visits, (each, plan, booked, seen) => {
        for (const order of BRIDGE_ORDERS) {
          const amounts = staffEffects(plan, booked, each, order, seen).map(({ amount }) => amount);
          expect(amounts.reduce((a, b) => a + b, 0n)).toBe(plan - booked);
        }
      }),
      runs,
    );
  });
});
