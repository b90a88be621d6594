/** Independent known answers, one test a case; skipped, and said so, where their file is absent. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addDays, addMonthsToDay } from "../../../../engine/calendar.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { apr, aprOfDates } from "../../../../engine/numbers/lending/apr.ts";
import { yearFraction, type DayCount } from "../../../../engine/numbers/lending/day_count.ts";
import type { Fee } from "../../../../engine/numbers/lending/fees.ts";
import { rationalOf, asNumber, partOf } from "../../../../engine/numbers/rational.ts";
import { costOfLoan, costToHorizon } from "../../../../engine/numbers/lending/loan_cost.ts";
import { merchantAdvance } from "../../../../engine/numbers/lending/merchant_advance.ts";
import { NO_CHARGE } from "../../../../engine/numbers/lending/prepayment.ts";
import { GIVEN, type Given } from "../../../../engine/numbers/lending/ratio_formulas.ts";
import { ratioSheet } from "../../../../engine/numbers/lending/ratio_sheet.ts";
import { irr, mirr, xirr, xnpv } from "../../../../engine/numbers/lending/returns.ts";
import { stack504 } from "../../../../engine/numbers/lending/sba_504.ts";
import { guarantyFee } from "../../../../engine/numbers/lending/sba_guaranty.ts";
import { sbaRules } from "../../../../engine/numbers/lending/sba_rules.ts";
import { scheduleOf } from "../../../../engine/numbers/lending/schedule.ts";
import * as tvm from "../../../../engine/numbers/lending/time_value.ts";
import {
  unitPeriodOfTerm,
  type UnitPeriod,
} from "../../../../engine/numbers/lending/unit_period.ts";
import { sharedCases } from "../../../shared_data.ts";
import { fixed, level, loan } from "./loans.ts";

// the shapes of inputs and answers differ by case, and are read where they are used
type Json = any;
type Case = { id: string; area: string; inputs: Json; expected: Json; tolerance: Json };

const file = sharedCases("finance.json");
const isHere = existsSync(file);
const cases: readonly Case[] = isHere
  ? (JSON.parse(readFileSync(file, "utf8")) as { cases: Case[] }).cases.filter(({ area }) =>
      /^(loan|lender)\./.test(area),
    )
  : [];

const named: string[] = [];

function known(id: string, title: string, holds: (found: Case) => void): void {
  named.push(id);
  test.skipIf(!isHere)(`${id}: ${title}`, () => {
    const found = cases.find((each) => each.id === id);
    expect(found, `${id} is not in the file of cases`).toBeDefined();
    holds(found!);
  });
}

/** Cents of a number of the file: money there has two digits at most. */
const money = (amount: number): bigint => cents(amount.toFixed(2));
const near = (got: number | null, wanted: number, within: number): void => {
  expect(got).not.toBeNull();
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(within);
};

/** The day so many unit-periods on. */
const stepped = (first: string, { unit, each }: UnitPeriod, steps: number): string =>
  unit === "month" ? addMonthsToDay(first, each * steps) : addDays(first, 7 * each * steps);

describe("APR by Appendix J", () => {
  const holds = ({ inputs, expected, tolerance }: Case): void => {
    const flows = (list: Json[]): { amount: number; whole: number; part: number }[] =>
      list.flatMap(({ amount, count = 1, t, f }) =>
        Array.from({ length: count }, (_, i) => ({ amount, whole: t + i, part: f })),
      );
    const rate = apr(
      flows(inputs.advances),
      flows(inputs.payments),
      inputs.unit_periods_per_year,
    ).value;
    near(rate! * 100, expected.apr_percent_full, tolerance.apr_percent_full);
    expect((rate! * 100).toFixed(2)).toBe(expected.apr_percent_2dp.toFixed(2));
    if (inputs.dates && inputs.payments.length === 1) {
      near(byDates(inputs)! * 100, expected.apr_percent_full, tolerance.apr_percent_full);
    }
  };
  /** the same loan from its days alone; payments come regularly after the first */
  const byDates = ({ dates, advances, payments }: Json): number | null => {
    const [{ count, amount }] = payments;
    const [, each, unit] = /^(\d+) (month|week)s?$/.exec(dates.freq) ?? [];
    const period: UnitPeriod =
      count === 1
        ? unitPeriodOfTerm(dates.advance, dates.first)
        : { unit: unit as "month" | "week", each: Number(each) };
    const days = Array.from({ length: count }, (_, i) => stepped(dates.first, period, i));
    return aprOfDates(
      [{ date: dates.advance, amount: advances[0].amount }],
      days.map((date) => ({ date, amount })),
      period,
    ).value;
  };
  known("AJ-b9", "36 monthly payments", holds);
  known("AJ-c1i", "monthly, regular first period", holds);
  known("AJ-c1ii", "monthly, long first period", holds);
  known("AJ-c1iv", "quarterly, long first period", holds);
  known("AJ-c1v", "weekly, long first period", holds);
  known("AJ-c2i", "monthly, irregular first payment", holds);
  known("AJ-c3i", "monthly, irregular final payment", holds);
  known("AJ-c4i", "monthly, irregular first and final payment", holds);
  known("AJ-c5i", "one payment after 255 days", holds);
  known("AJ-c5ii", "one payment after six months", holds);
  known("AJ-c5iii", "one payment after a year and six months", holds);
  known("AJ-c5iv", "one payment after two years", holds);
  known("AJ-c6i", "skipped payments, every four weeks", holds);
});

describe("time value", () => {
  known("TVM-cumipmt", "interest and principal of a run of payments", (found) => {
    const { annual_rate, years, pv, start, end } = found.inputs;
    const [rate, periods] = [annual_rate / 12, years * 12];
    const { expected, tolerance } = found;
    near(tvm.cumipmt(rate, periods, pv, start, end), expected.cumipmt_13_24, tolerance.abs);
    near(tvm.cumprinc(rate, periods, pv, start, end), expected.cumprinc_13_24, tolerance.abs);
    near(tvm.cumipmt(rate, periods, pv, 1, 1), expected.cumipmt_1_1, tolerance.abs);
    near(tvm.cumprinc(rate, periods, pv, 1, 1), expected.cumprinc_1_1, tolerance.abs);
  });

  known("TVM-pmt", "payment, its interest and its principal", ({ expected, tolerance }) => {
    const { abs } = tolerance;
    near(tvm.pmt(0.08 / 12, 10, 10000), expected.pmt_8pct12_10_10000, abs);
    near(tvm.pmt(0.08 / 12, 10, 10000, 0, true), expected.pmt_8pct12_10_10000_due, abs);
    near(tvm.pmt(0.06 / 12, 216, 0, 50000), expected.pmt_save_6pct12_216_fv50000, abs);
    near(tvm.ipmt(0.1 / 12, 1, 36, 8000), expected.ipmt_10pct12_1_36_8000, abs);
    near(tvm.ipmt(0.1, 3, 3, 8000), expected.ipmt_10pct_3_3_8000, abs);
    near(tvm.ppmt(0.1 / 12, 1, 24, 2000), expected.ppmt_10pct12_1_24_2000, abs);
    near(tvm.ppmt(0.08, 10, 10, 200000), expected.ppmt_8pct_10_10_200000, abs);
  });

  known("TVM-rate", "rate, number of payments, effective and nominal", (found) => {
    const { expected, tolerance } = found;
    const { abs } = tolerance;
    near(tvm.rate(48, -200, 8000).value, expected.rate_48_m200_8000, abs);
    const periods = (future: number, due: boolean): number | null =>
      tvm.nper(0.01, -100, -1000, future, due).value;
    near(periods(10000, true), expected.nper_1pct_m100_m1000_10000_due, abs);
    near(periods(10000, false), expected.nper_1pct_m100_m1000_10000, abs);
    near(periods(0, false), expected.nper_1pct_m100_m1000, abs);
    near(tvm.effective(0.0525, 4), expected.effect_525_4, abs);
    near(tvm.nominal(0.053543, 4), expected.nominal_53543_4, abs);
  });
});

describe("rates of return", () => {
  const dated = (flows: [string, number][]): { date: string; amount: number }[] =>
    flows.map(([date, amount]) => ({ date, amount }));
  const holds = ({ inputs, expected, tolerance }: Case): void =>
    near(xirr(dated(inputs.flows)).value, expected.xirr, tolerance.xirr);
  known("XIRR-excel", "dated amounts and their value", (found) => {
    holds(found);
    const { inputs, expected, tolerance } = found;
    near(xnpv(inputs.xnpv_rate, dated(inputs.flows)), expected.xnpv, tolerance.xnpv);
  });
  known("XIRR-hard-1", "two amounts six days apart", holds);
  known("XIRR-hard-3", "several amounts on a day", holds);
  known("XIRR-quarterly", "quarterly contributions", holds);
  known("IRR-excel", "after two, four and five years", ({ inputs, expected, tolerance }) => {
    const after = (years: number): number | null => irr(inputs.flows.slice(0, years + 1)).value;
    near(after(4), expected.irr_4y, tolerance.abs);
    near(after(5), expected.irr_5y, tolerance.abs);
    near(after(2), expected.irr_2y, tolerance.abs);
  });
  known("MIRR-excel", "financed at one rate, reinvested at another", (found) => {
    const { inputs, expected, tolerance } = found;
    const after = (years: number, reinvest: number): number | null =>
      mirr(inputs.flows.slice(0, years + 1), inputs.finance_rate, reinvest).value;
    const [low, high] = inputs.reinvest_rates;
    near(after(5, low), expected.mirr_5y, tolerance.abs);
    near(after(3, low), expected.mirr_3y, tolerance.abs);
    near(after(5, high), expected.mirr_5y_14, tolerance.abs);
  });
});

describe("schedules to the cent", () => {
  const BASES: Record<string, DayCount> = {
    "30/360": "30/360",
    "act/360": "actual/360",
    "act/365": "actual/365",
  };
  const holds = ({ inputs, expected }: Case): void => {
    const interestOnly = inputs.interest_only_payments as number;
    const schedule = scheduleOf(
      loan({
        principal: money(inputs.principal),
        rate: fixed(String(inputs.annual_rate)),
        dayCount: BASES[inputs.basis]!,
        disbursed: inputs.disbursed,
        firstPayment: inputs.first_payment,
        phases: [
          ...(interestOnly > 0 ? [{ kind: "interest_only" as const, payments: interestOnly }] : []),
          level(inputs.term_payments - interestOnly, inputs.amort_payments),
        ],
      }),
    );
    expect(moneyText(schedule.payment)).toBe(expected.payment.toFixed(2));
    expect(moneyText(schedule.totalInterest)).toBe(expected.total_interest.toFixed(2));
    expect(moneyText(schedule.totalPaid)).toBe(expected.total_paid.toFixed(2));
    for (const { n, date, ...amounts } of expected.rows) {
      const row = schedule.rows[n - 1]!;
      expect(row.date).toBe(date);
      for (const [name, amount] of Object.entries(amounts as Record<string, number>)) {
        expect(moneyText(row[name as "payment"]), `${name} of ${n}`).toBe(amount.toFixed(2));
      }
    }
  };
  known("SCH-level", "level payments", holds);
  known("SCH-30360", "30/360", holds);
  known("SCH-act360", "actual/360, the residual in the last payment", holds);
  known("SCH-act365", "actual/365", holds);
  known("SCH-io", "interest only, then level", holds);
  known("SCH-balloon", "amortised over 25 years, due after 10", holds);
  known("SCH-equalprincipal", "equal principal", ({ inputs, expected }) => {
    const { payments } = inputs;
    const schedule = scheduleOf(
      loan({
        principal: money(inputs.principal),
        rate: fixed(String(inputs.annual_rate)),
        phases: [{ kind: "equal_principal", payments, amortisedOver: payments }],
      }),
    );
    expect(schedule.rows[0]!.payment).toBe(money(expected.first_payment));
    expect(schedule.rows.at(-1)!.payment).toBe(money(expected.last_payment));
    expect(schedule.totalInterest).toBe(money(expected.total_interest));
  });

  known("DAY-1", "a year of simple interest by each day count", ({ inputs, expected }) => {
    const interest = (dayCount: DayCount): bigint => {
      const year = yearFraction(inputs.start, inputs.end, dayCount);
      const rate = rationalOf(String(inputs.rate));
      return partOf(money(inputs.principal), {
        over: rate.over * year.over,
        under: rate.under * year.under,
      });
    };
    for (const dayCount of ["30/360", "actual/360", "actual/365"] as const) {
      expect(interest(dayCount)).toBe(money(expected[dayCount]));
    }
    const longer = inputs.rate * asNumber(yearFraction(inputs.start, inputs.end, "actual/360"));
    near(longer * 100, expected["actual/360_equivalent_rate_percent"], 5e-7);
  });
});

describe("fees, advances and structures", () => {
  known("SBA-fee", "guaranty fees by tier", ({ inputs, expected }) => {
    const fees = inputs.loans.map(
      ({ amount, guaranty_share, months }: Json) =>
        guarantyFee(
          sbaRules(),
          money(amount),
          months,
          "2026-01-15",
          rationalOf(String(guaranty_share)),
        ).fee,
    );
    expect(fees).toEqual(expected.fees.map(money));
  });

  const withFees = (
    { inputs, expected, tolerance }: Case,
    asked: number,
    fees: readonly Fee[],
  ): void => {
    const cost = costOfLoan({
      terms: loan({
        principal: money(asked),
        rate: fixed(String(inputs.rate)),
        phases: [level(inputs.months)],
      }),
      fees,
      prepayment: NO_CHARGE,
    });
    expect(cost.financing.note).toBe(money(inputs.note_amount));
    expect(cost.schedule.payment).toBe(money(expected.payment));
    expect(cost.financing.amountFinanced).toBe(money(expected.amount_financed));
    near(cost.apr.value! * 100, expected.apr_percent, tolerance.apr_percent);
  };
  const fee = (name: string, amount: number, paid: Fee["paid"]): Fee => ({
    name,
    amount: money(amount),
    paid,
    inApr: true,
  });

  known("APR-fees", "fees taken from the proceeds", (found) => {
    const { inputs } = found;
    withFees(found, inputs.note_amount, [
      fee("origination", inputs.origination, "withheld"),
      fee("packaging", inputs.packaging, "withheld"),
      fee("guaranty", inputs.sba_guaranty, "withheld"),
    ]);
  });

  known("APR-financedfee", "the guaranty fee financed on top", (found) => {
    const { inputs } = found;
    withFees(found, inputs.note_amount - inputs.sba_guaranty_financed, [
      fee("origination", inputs.origination, "withheld"),
      fee("packaging", inputs.packaging, "withheld"),
      fee("guaranty", inputs.sba_guaranty_financed, "financed"),
    ]);
  });

  known("MCA-weekly", "a factor as an APR", ({ inputs, expected, tolerance }) => {
    const cost = merchantAdvance(
      {
        advance: money(inputs.advance),
        factor: rationalOf(String(inputs.factor)),
        fees: money(inputs.fee),
        funded: "2026-01-05",
        firstPayment: "2026-01-12",
        frequency: "weekly",
      },
      inputs.payments,
    );
    expect(cost.payback).toBe(money(expected.total_payback));
    expect(cost.payments[0]!.payment).toBe(money(inputs.payment));
    expect(cost.received).toBe(money(expected.amount_financed));
    expect(cost.financeCharge).toBe(money(expected.finance_charge));
    near(cost.apr.value! * 100, expected.apr_percent, tolerance.apr_percent);
    near(cost.effectiveRate! * 100, expected.effective_annual_percent, tolerance.apr_percent);
  });

  known("SBA-504", "bank, debenture and equity", ({ inputs, expected }) => {
    const { bank, debenture } = inputs;
    const stack = stack504(
      money(inputs.project),
      {
        bank: rationalOf(String(bank.share)),
        equity: rationalOf(String(inputs.equity_share)),
      },
      { rate: rationalOf(String(bank.rate)), months: bank.amort_months },
      { rate: rationalOf(String(debenture.rate)), months: debenture.months },
    );
    expect(stack.bankPayment).toBe(money(expected.bank_payment));
    expect(stack.debenturePayment).toBe(money(expected.debenture_payment));
    expect(stack.monthly).toBe(money(expected.monthly));
    expect(stack.annualDebtService).toBe(money(expected.annual_debt_service));
    expect(stack.equity).toBe(money(expected.equity));
    near(stack.blendedRate * 100, expected.blended_rate_percent, 5e-7);
  });

  known("OFFER-1", "a holding period turns the ranking by rate round", (found) => {
    const { inputs, expected, tolerance } = found;
    for (const name of ["A", "B"]) {
      const { principal, rate, months, fees, prepay_penalty_at_36 } = inputs[name];
      const offer = {
        terms: loan({
          principal: money(principal),
          rate: fixed(String(rate)),
          phases: [level(months)],
        }),
        fees: fees > 0 ? [fee("origination", fees, "withheld")] : [],
        prepayment: {
          ...NO_CHARGE,
          steps: [{ throughMonth: 36, share: rationalOf(String(prepay_penalty_at_36)) }],
        },
      };
      const cost = costOfLoan(offer);
      const held = costToHorizon(offer, cost, inputs.horizon_months);
      expect(cost.schedule.payment).toBe(money(expected[name].payment));
      expect(held.balance).toBe(money(expected[name].balance_at_horizon));
      near(held.apr.value! * 100, expected[name].horizon_apr_percent, tolerance.percent);
      // the case leaves out the cents that the last payment clears, as 12 CFR 1026.17(c)(3)(i) allows
      const even = Array.from({ length: months }, (_, i) => ({
        amount: Number(cost.schedule.payment),
        whole: i + 1,
        part: 0,
      }));
      const advanced = Number(cost.financing.amountFinanced);
      const fullTerm = apr([{ amount: advanced, whole: 0, part: 0 }], even, 12).value!;
      near(fullTerm * 100, expected[name].full_term_apr_percent, tolerance.percent);
      near(cost.apr.value!, fullTerm, 1e-6);
    }
  });
});

describe("what a lender looks at", () => {
  known("RATIO-1", "the whole ratio sheet", ({ inputs, expected, tolerance }) => {
    const { guarantor, balance_sheet: sheet, new_loan } = inputs;
    const schedule = scheduleOf(
      loan({
        principal: money(new_loan.principal),
        rate: fixed(String(new_loan.rate)),
        phases: [level(new_loan.months)],
      }),
    );
    const sums: Partial<Record<Given, number>> = {
      fixed_expenses: inputs.fixed_expenses_incl_interest_da,
      adjustments: inputs.one_off_addback,
      cash_taxes: inputs.cash_taxes_on_pass_through,
      existing_debt_service: inputs.surviving_debt_service,
      new_loan: new_loan.principal,
      guarantor_income: guarantor.w2 + guarantor.spouse + guarantor.net_rental,
      receivables: sheet.net_ar,
      other_current_assets: sheet.supplies + sheet.prepaid,
      fixed_assets: sheet.fixed_assets_net,
      due_from_owners: sheet.due_from_owner,
      current_liabilities_other: sheet.ap + sheet.accrued_payroll + sheet.patient_credits,
      credit_line: sheet.loc,
      current_debt: sheet.cpltd,
      long_term_debt: sheet.ltd,
    };
    const amount = (name: Given): bigint =>
      money(sums[name] ?? inputs[name] ?? guarantor[name] ?? sheet[name] ?? 0);
    const given = {
      ...(Object.fromEntries(GIVEN.map((name) => [name, amount(name)])) as Record<Given, bigint>),
      new_debt_service: 12n * schedule.payment,
    };
    const { amounts, ratios, breakEven, cashBreakEven } = ratioSheet(given);

    const ours: Record<string, string> = {
      fccr: "dscr_after_distributions",
      fccr_with_rent: "fixed_charge_coverage_with_rent",
      debt_to_tnw: "debt_to_tangible_net_worth",
      funded_debt_to_ebitda_before: "funded_debt_to_ebitda",
      days_in_ar: "days_in_receivables",
      contribution_margin_ratio: "contribution_margin",
    };
    const wanted: [string, number][] = Object.entries(expected);
    for (const [name, value] of wanted) {
      if (/breakeven/.test(name)) continue;
      const id = ours[name] ?? name;
      const ratio = ratios.find((each) => each.id === id);
      if (ratio) near(ratio.value, value, tolerance.ratio);
      else expect(amounts[id], name).toBe(money(value));
    }
    expect(breakEven.revenue).toBe(money(expected.breakeven_revenue));
    expect(cashBreakEven.revenue).toBe(money(expected.cash_breakeven_revenue));
  });
});

test.skipIf(!isHere)("every case of loans and lenders has its test", () => {
  expect(cases.map(({ id }) => id).sort()).toEqual([...named].sort());
});
