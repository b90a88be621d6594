/** Worked examples of books, exams and our own arithmetic, read with their sources from the shared cases. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { BridgeOrder } from "../../../../engine/contract.ts";
import { allocate } from "../../../../engine/money.ts";
import { careCost } from "../../../../engine/numbers/budget/care_cost.ts";
import { flexibleBudget } from "../../../../engine/numbers/budget/flexible_budget.ts";
import { labourVariance } from "../../../../engine/numbers/budget/labour_variance.ts";
import { materiality } from "../../../../engine/numbers/budget/materiality.ts";
import { BRIDGE_ORDERS } from "../../../../engine/numbers/budget/orders.ts";
import { outlook } from "../../../../engine/numbers/budget/outlook.ts";
import {
  mixAgainstAverage,
  payerEffects,
  revenueBridge,
  type PayerRevenue,
} from "../../../../engine/numbers/budget/revenue_bridge.ts";
import { salesMix } from "../../../../engine/numbers/budget/sales_mix.ts";
import {
  asNumber,
  by,
  nearest,
  productOf,
  rational,
  rationalOf,
  sumOf,
  times,
  type Rational,
} from "../../../../engine/numbers/rational.ts";
import { sharedCases } from "../../../shared_data.ts";

type Case<Inputs, Expected> = { id: string; area: string; inputs: Inputs; expected: Expected };

const path = sharedCases("finance.json");
const cases = existsSync(path)
  ? (JSON.parse(readFileSync(path, "utf8")) as { cases: Case<unknown, unknown>[] }).cases.filter(
      ({ area }) => area.startsWith("variance."),
    )
  : [];

/** A case by its id; the shape is the file's own. */
const caseOf = <Inputs, Expected>(id: string): Case<Inputs, Expected> =>
  cases.find((each) => each.id === id) as Case<Inputs, Expected>;

/** A number of the file as written. */
const exact = (value: number): Rational => rationalOf(String(value));
/** Dollars of the file in cents. */
const inCents = (dollars: number): Rational => times(exact(dollars), rational(100n));
const wholeCents = (dollars: number): bigint => nearest(inCents(dollars));
/** Cents as the file writes dollars. */
const dollars = (cents: Rational): number => asNumber(by(cents, rational(100n)));

const TESTED = [
  "VAR-flex-1",
  "VAR-mix-1",
  "VAR-mix-2",
  "VAR-labor-1",
  "VAR-finkler-cost",
  "VAR-medical-1",
  "VAR-outlook",
  "VAR-material",
  "ALLOC-1",
];

describe.skipIf(cases.length === 0)("variance cases (needs ../shared/cases)", () => {
  test("every case of variance is tested here", () => {
    expect(cases.map(({ id }) => id).toSorted()).toEqual(TESTED.toSorted());
  });

  test("VAR-flex-1: static = flexible-budget + sales-volume variance", () => {
    const { inputs, expected } = caseOf<Record<string, number>, Record<string, number>>(
      "VAR-flex-1",
    );
    const side = (which: "actual" | "budget") => ({
      units: exact(inputs[`${which}_units`]!),
      price: inCents(inputs[`${which}_price`]!),
      variableCost: inCents(inputs[`${which}_variable`]!),
      fixedCost: inCents(inputs[`${which}_fixed`]!),
    });
    const found = flexibleBudget(side("budget"), side("actual"));
    expect({
      actual_oi: dollars(found.actualIncome),
      flexible_oi: dollars(found.flexibleIncome),
      static_oi: dollars(found.staticIncome),
      flexible_budget_variance: dollars(found.flexibleBudgetVariance),
      sales_volume_variance: dollars(found.salesVolumeVariance),
      static_budget_variance: dollars(found.staticBudgetVariance),
      selling_price: dollars(found.sellingPrice),
      variable_cost: dollars(found.variableCost),
      fixed_cost: dollars(found.fixedCost),
    }).toEqual(expected);
  });

  test("VAR-mix-1: volume = quantity + mix", () => {
    const { inputs, expected } = caseOf<
      { budget_units: number[]; actual_units: number[]; budget_cm: number[] },
      Record<string, number>
    >("VAR-mix-1");
    const found = salesMix(
      inputs.budget_units.map((units, i) => ({
        budgetUnits: exact(units),
        actualUnits: exact(inputs.actual_units[i]!),
        budgetMargin: inCents(inputs.budget_cm[i]!),
      })),
    );
    expect({
      volume: dollars(found.volume),
      quantity: dollars(found.quantity),
      mix: dollars(found.mix),
    }).toEqual(expected);
  });

  test("VAR-mix-2: the quantity variance by line, at the planned mix", () => {
    const { inputs, expected } = caseOf<
      { budget_units: number[]; budget_cm: number[]; actual_total_units: number },
      { weighted_average_cm: number; quantity_variance: number; by_line: number[] }
    >("VAR-mix-2");
    const planned = sumOf(inputs.budget_units.map(exact));
    const found = salesMix(
      inputs.budget_units.map((units, i) => ({
        budgetUnits: exact(units),
        actualUnits: by(times(exact(units), exact(inputs.actual_total_units)), planned),
        budgetMargin: inCents(inputs.budget_cm[i]!),
      })),
    );
    expect(dollars(found.averageMargin)).toBe(expected.weighted_average_cm);
    expect(dollars(found.quantity)).toBe(expected.quantity_variance);
    expect(found.quantityByLine.map(dollars)).toEqual(expected.by_line);
    expect(dollars(found.mix)).toBe(0);
  });

  test("VAR-labor-1: rate and efficiency of labour", () => {
    const { inputs, expected } = caseOf<Record<string, number>, Record<string, number>>(
      "VAR-labor-1",
    );
    const found = labourVariance({
      standardHours: times(
        exact(inputs["output_units"]!),
        exact(inputs["standard_hours_per_unit"]!),
      ),
      standardRate: inCents(inputs["standard_rate"]!),
      actualHours: exact(inputs["actual_hours"]!),
      actualRate: inCents(inputs["actual_rate"]!),
    });
    expect({
      rate: dollars(found.rate),
      efficiency: dollars(found.efficiency),
      total: dollars(found.total),
    }).toEqual(expected);
  });

  test("VAR-finkler-cost: volume, quantity and price of nursing hours", () => {
    const { inputs, expected } = caseOf<Record<string, number>, Record<string, number>>(
      "VAR-finkler-cost",
    );
    const found = careCost({
      budgetInput: exact(inputs["budget_hours"]!),
      budgetPrice: inCents(inputs["budget_rate"]!),
      budgetOutput: exact(inputs["budget_patients"]!),
      actualInput: exact(inputs["actual_hours"]!),
      actualCost: inCents(inputs["actual_cost"]!),
      actualOutput: exact(inputs["actual_patients"]!),
    });
    expect({
      volume: dollars(found.volume),
      quantity: dollars(found.quantity),
      price: dollars(found.price),
      total: dollars(found.total),
      flexible_budget: dollars(found.flexibleBudget),
    }).toEqual(expected);
  });

  test("VAR-medical-1: visits × payer mix × allowed × yield closes in all three orders", () => {
    type Side = { visits: number; mix: number[]; allowed: number[]; net_yield: number[] };
    type Parts = { volume: number; mix: number; rate: number; yield_: number };
    const { inputs, expected } = caseOf<
      { payers: string[]; budget: Side; actual: Side },
      { total: number; budget_revenue: number; actual_revenue: number } & Record<
        BridgeOrder,
        Parts
      > & { sequential: { mix_by_payer_vs_average: number[]; rate_by_payer: number[] } }
    >("VAR-medical-1");
    const side = ({ visits, mix, allowed, net_yield }: Side, i: number) => {
      const count = productOf([exact(visits), exact(mix[i]!)]);
      const money = times(count, inCents(allowed[i]!));
      return {
        visits: count,
        allowed: money,
        due: money,
        paid: times(money, exact(net_yield[i]!)),
      };
    };
    const payers = inputs.payers.map((payer, i): PayerRevenue => ({
      payer,
      plan: side(inputs.budget, i),
      actual: side(inputs.actual, i),
    }));
    // the file rounds to a tenth of a cent
    const near = (cents: Rational, said: number) => expect(dollars(cents)).toBeCloseTo(said, 3);
    const revenue = (of: "plan" | "actual"): Rational => sumOf(payers.map((each) => each[of].paid));
    expect(dollars(revenue("plan"))).toBe(expected.budget_revenue);
    expect(Math.abs(dollars(revenue("actual")) - expected.actual_revenue)).toBeLessThan(0.005);
    for (const order of BRIDGE_ORDERS) {
      const effects = payerEffects(payers, order);
      const total = (effect: "volume" | "payer_mix" | "allowed_rate" | "timing" | "yield") =>
        sumOf(effects.map(({ parts }) => parts[effect]));
      near(total("volume"), expected[order].volume);
      near(total("payer_mix"), expected[order].mix);
      near(total("allowed_rate"), expected[order].rate);
      near(total("yield"), expected[order].yield_);
      expect(dollars(total("timing"))).toBe(0);
      const cents = revenueBridge(payers, order).reduce((sum, { amount }) => sum + amount, 0n);
      expect(cents).toBe(wholeCents(expected.total));
    }
    const { sequential } = expected;
    payerEffects(payers, "sequential").forEach(({ parts }, i) =>
      near(parts.allowed_rate, sequential.rate_by_payer[i]!),
    );
    mixAgainstAverage(payers).forEach(({ amount }, i) =>
      near(amount, sequential.mix_by_payer_vs_average[i]!),
    );
  });

  test("VAR-outlook: four full-year outlooks, and against a plan restated later", () => {
    const { inputs, expected } = caseOf<
      {
        budget_thousands: number[];
        actual_thousands: number[];
        working_days: number[];
        restatement: string;
      },
      Record<string, number>
    >("VAR-outlook");
    const add = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    const months = inputs.actual_thousands.length;
    const line = {
      actualToDate: wholeCents(1000 * add(inputs.actual_thousands)),
      budgetToDate: wholeCents(1000 * add(inputs.budget_thousands.slice(0, months))),
      budgetYear: wholeCents(1000 * add(inputs.budget_thousands)),
    };
    const found = outlook(
      line,
      { toDate: months, year: inputs.budget_thousands.length },
      { toDate: add(inputs.working_days.slice(0, months)), year: add(inputs.working_days) },
    );
    const cut = /cut by ([\d,]+)/.exec(inputs.restatement)![1]!.replaceAll(",", "");
    const restated = line.budgetYear - wholeCents(Number(cut));
    expect({
      ytd_actual: line.actualToDate,
      ytd_budget: line.budgetToDate,
      ytd_variance: line.actualToDate - line.budgetToDate,
      full_year_budget: line.budgetYear,
      outlook_remaining_budget: found.remainingBudget,
      outlook_performance_factor: found.performanceFactor,
      outlook_run_rate_months: found.runRateMonths,
      outlook_run_rate_workdays: found.runRateWorkingDays,
      restated_budget_example: restated,
      variance_vs_restated_if_outlook_remaining_budget: materiality(
        { kind: "revenue", budget: restated, actual: found.remainingBudget },
        { amountCents: 0n, share: exact(0), by: "both" },
      ).variance,
    }).toEqual(
      Object.fromEntries(Object.entries(expected).map(([key, each]) => [key, wholeCents(each)])),
    );
  });

  test("VAR-material: large in money and in percent", () => {
    const { inputs, expected } = caseOf<
      {
        lines: [string, number, number][];
        revenue_lines: string[];
        abs_threshold: number;
        percent_threshold: number;
        logic: string;
      },
      { rows: [string, number, number, string, boolean][] }
    >("VAR-material");
    const threshold = {
      amountCents: wholeCents(inputs.abs_threshold),
      share: by(exact(inputs.percent_threshold), rational(100n)),
      by: inputs.logic === "AND" ? ("both" as const) : ("either" as const),
    };
    const rows = inputs.lines.map(([name, budget, actual]) => {
      const found = materiality(
        {
          kind: inputs.revenue_lines.includes(name) ? "revenue" : "expense",
          budget: wholeCents(budget),
          actual: wholeCents(actual),
        },
        threshold,
      );
      const verdict = found.favourable === null ? "-" : found.favourable ? "F" : "U";
      const percent = Number((100 * asNumber(found.share!)).toFixed(4));
      return [name, Number(found.variance) / 100, percent, verdict, found.material];
    });
    expect(rows).toEqual(expected.rows);
  });

  test("ALLOC-1: parts by largest remainder sum to the cent, also of a negative amount", () => {
    const { inputs, expected } = caseOf<
      { rows: { total: number; weights: number[] }[] },
      { rows: number[][] }
    >("ALLOC-1");
    expect(
      inputs.rows.map(({ total, weights }) => allocate(wholeCents(total), weights.map(BigInt))),
    ).toEqual(expected.rows.map((row) => row.map(wholeCents)));
  });
});
