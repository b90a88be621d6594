/** Answers about loans as they cross the border: snake_case, money as text, rates as numbers. */
import { moneyText } from "../../money.ts";
import type { Statement } from "./credit_line.ts";
import { asNumber } from "../rational.ts";
import type { LoanCost } from "./loan_cost.ts";
import type { AdvanceCost } from "./merchant_advance.ts";
import { costOfOffer, ranks, type OfferCost } from "./offers.ts";
import type { OfferFile } from "./loan_file.ts";
import { ratioOf } from "./ratio.ts";

/** `practice loans schedule` of a loan. */
export function loanDocument(name: string, { financing, schedule, apr }: LoanCost) {
  return {
    name,
    kind: "loan" as const,
    note_amount: moneyText(financing.note),
    received: moneyText(financing.received),
    amount_financed: moneyText(financing.amountFinanced),
    fees: moneyText(financing.fees),
    payment: moneyText(schedule.payment),
    payments: schedule.rows.length,
    total_interest: moneyText(schedule.totalInterest),
    total_paid: moneyText(schedule.totalPaid),
    apr: apr.value,
    apr_reason: apr.reason,
    rows: schedule.rows.map((row) => ({
      n: row.n,
      date: row.date,
      payment: moneyText(row.payment),
      interest: moneyText(row.interest),
      principal: moneyText(row.principal),
      balance: moneyText(row.balance),
      rate: asNumber(row.rate),
    })),
  };
}

/** `practice loans schedule` of a merchant cash advance; `balance` is what is left of the payback. */
export function advanceDocument(name: string, cost: AdvanceCost) {
  let left = cost.payback;
  return {
    name,
    kind: "merchant_advance" as const,
    received: moneyText(cost.received),
    total_paid: moneyText(cost.payback),
    finance_charge: moneyText(cost.financeCharge),
    payments: cost.payments.length,
    apr: cost.apr.value,
    apr_reason: cost.apr.reason,
    effective_rate: cost.effectiveRate,
    rows: cost.payments.map(({ date, payment }, i) => {
      left -= payment;
      return { n: i + 1, date, payment: moneyText(payment), balance: moneyText(left) };
    }),
  };
}

/** `practice loans schedule` of a line of credit. */
export function lineDocument(name: string, statements: readonly Statement[]) {
  const sum = (of: (statement: Statement) => bigint): string =>
    moneyText(statements.reduce((all, statement) => all + of(statement), 0n));
  return {
    name,
    kind: "line" as const,
    total_interest: sum(({ interest }) => interest),
    total_unused_fees: sum(({ unusedFee }) => unusedFee),
    rows: statements.map((statement, i) => ({
      n: i + 1,
      date: statement.date,
      drawn: moneyText(statement.drawn),
      repaid: moneyText(statement.repaid),
      interest: moneyText(statement.interest),
      unused_fee: moneyText(statement.unusedFee),
      balance: moneyText(statement.balance),
    })),
  };
}

/** `practice loans compare`. Ranks are from 1, the cheapest; equal figures share one. */
export function comparisonDocument(file: OfferFile) {
  const costs = file.offers.map((offer) => costOfOffer(offer, file.horizonMonths));
  const byApr = ranks(costs.map(({ apr }) => apr.value));
  const byTotal = ranks(costs.map(({ totalCost }) => totalCost));
  const byHorizon = ranks(costs.map(({ held }) => held?.cost ?? null));
  const byHorizonApr = ranks(costs.map(({ held }) => held?.apr.value ?? null));
  return {
    horizon_months: file.horizonMonths,
    offers: costs.map((cost, i) => ({
      ...offerDocument(cost, file),
      rank: {
        apr: byApr[i]!,
        total_cost: byTotal[i]!,
        horizon_cost: byHorizon[i]!,
        horizon_apr: byHorizonApr[i]!,
      },
    })),
    notes: notesOn(costs),
  };
}

export type Comparison = ReturnType<typeof comparisonDocument>;

function offerDocument(cost: OfferCost, { cashAvailable, otherDebtService }: OfferFile) {
  const { held } = cost;
  const coverage = ratioOf(
    {
      id: "dscr",
      title: "Debt service coverage",
      over: ["annual_cash_available"],
      under: ["annual_debt_service", "other_annual_debt_service"],
    },
    {
      annual_cash_available: cashAvailable,
      annual_debt_service: cost.annualDebtService,
      other_annual_debt_service: otherDebtService,
    },
  );
  return {
    name: cost.name,
    kind: cost.kind,
    received: moneyText(cost.received),
    payment: moneyText(cost.payment),
    payments: cost.payments,
    apr: cost.apr.value,
    apr_reason: cost.apr.reason,
    fees: moneyText(cost.fees),
    total_paid: moneyText(cost.totalPaid),
    total_cost: moneyText(cost.totalCost),
    horizon: held && {
      date: held.day,
      balance: moneyText(held.balance),
      prepayment_charge: moneyText(held.charge),
      cost: moneyText(held.cost),
      apr: held.apr.value,
      apr_reason: held.apr.reason,
    },
    annual_debt_service: moneyText(cost.annualDebtService),
    dscr: coverage.value,
    dscr_arithmetic: coverage.arithmetic,
  };
}

function notesOn(costs: readonly OfferCost[]): string[] {
  const notes = [
    "APR by Regulation Z, Appendix J, for comparison; business credit is not bound by it.",
  ];
  if (new Set(costs.map(({ received }) => received)).size > 1) {
    notes.push(
      "The offers bring different amounts of cash: their rates compare better than their costs.",
    );
  }
  for (const { name, held } of costs) {
    if (!held)
      notes.push(
        `${name}: what leaving a lease early costs is not known, so it has no cost over the holding period.`,
      );
  }
  return notes;
}
