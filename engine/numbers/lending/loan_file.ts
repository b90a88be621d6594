/** Loans and offers from a file of JSON, checked field by field. */
import type { z } from "zod";
import type { Day } from "../../calendar.ts";
import type { LineTerms, Movement } from "./credit_line.ts";
import { faultsOf, type Fault } from "./file_faults.ts";
import { OFFERS, ONE, type ADVANCE, type LEASE, type LINE, type LOAN } from "./file_shapes.ts";
import type { LoanOffer } from "./loan_cost.ts";
import type { Offer } from "./offers.ts";
import { keepsToMonthEnds, paymentDay } from "./payment_dates.ts";
import { NO_CHARGE, type PrepaymentRule } from "./prepayment.ts";
import type { LoanRate } from "./rates.ts";
import { sbaPrepaymentRule } from "./sba_guaranty.ts";
import type { SbaRules } from "./sba_rules.ts";
import { phasesOf } from "./file_phases.ts";

/** A file of loans that cannot be used, with every fault: the field, what to write, what was found. */
export class BadLoanFile extends Error {
  override name = "BadLoanFile";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the file cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

export type OfferFile = {
  readonly horizonMonths: number;
  /** cents a year for paying debts; null where not given */
  readonly cashAvailable: bigint | null;
  readonly otherDebtService: bigint;
  /** kept as cash, or the day it is spent on; null where it is spent as it comes */
  readonly proceeds: "kept" | { readonly spentOn: Day } | null;
  readonly offers: readonly Offer[];
};

export type LineOfFile = {
  readonly name: string;
  readonly kind: "line";
  readonly terms: LineTerms;
  readonly movements: readonly Movement[];
};

/**
 * One loan, advance or line.
 *
 * @throws {BadLoanFile} with every fault
 */
export function parseLoan(given: unknown, rules: SbaRules): Debt | LineOfFile {
  const read = ONE.safeParse(given);
  if (!read.success) throw new BadLoanFile(faultsOf(read.error, given));
  if (read.data.kind === "line") return lineOf(read.data);
  const faults: Fault[] = [];
  const debt = debtOf(read.data, rules, (field, says) => faults.push(`${field}: ${says}`));
  if (faults.length > 0) throw new BadLoanFile(faults);
  return debt;
}

/**
 * Offers to compare.
 *
 * @throws {BadLoanFile} with every fault
 */
export function parseOffers(given: unknown, rules: SbaRules): OfferFile {
  const read = OFFERS.safeParse(given);
  if (!read.success) throw new BadLoanFile(faultsOf(read.error, given));
  const faults: Fault[] = [];
  const offers = read.data.offers.map(({ minimum_dscr: asked, ...each }, i): Offer => ({
    ...offerOf(each, rules, (field, says) => faults.push(`offers[${i}].${field}: ${says}`)),
    ...(asked === undefined ? {} : { minimumDscr: asked }),
  }));
  if (faults.length > 0) throw new BadLoanFile(faults);
  return {
    horizonMonths: read.data.horizon_months,
    cashAvailable: read.data.annual_cash_available ?? null,
    otherDebtService: read.data.other_annual_debt_service,
    proceeds:
      read.data.proceeds === undefined || read.data.proceeds === "kept"
        ? (read.data.proceeds ?? null)
        : { spentOn: read.data.proceeds.spent_on },
    offers,
  };
}

type Tell = (field: string, says: string) => void;
type Debt = Exclude<Offer, { kind: "lease" }>;
type Read = z.infer<typeof LOAN> | z.infer<typeof ADVANCE> | z.infer<typeof LEASE>;

function offerOf(read: Read, rules: SbaRules, tell: Tell): Offer {
  if (read.kind !== "lease") return debtOf(read, rules, tell);
  const { name, kind } = read;
  return { name, kind, terms: { ...read, inAdvance: read.in_advance, buyOut: read.buy_out } };
}

function debtOf(read: Exclude<Read, { kind: "lease" }>, rules: SbaRules, tell: Tell): Debt {
  if (read.kind === "loan") {
    return { name: read.name, kind: read.kind, offer: loanOf(read, rules, tell) };
  }
  const { name, kind, payments } = read;
  return { name, kind, terms: { ...read, firstPayment: read.first_payment }, payments };
}

function loanOf(read: z.infer<typeof LOAN>, rules: SbaRules, tell: Tell): LoanOffer {
  const { disbursed, frequency } = read;
  const firstPayment = read.first_payment ?? paymentDay(disbursed, frequency, 1, false);
  if (firstPayment <= disbursed) {
    tell("first_payment", `${firstPayment} is not after the money of ${disbursed}`);
  }
  return {
    terms: {
      principal: read.principal,
      rate: rateOf(read, tell),
      dayCount: read.day_count,
      frequency,
      disbursed,
      firstPayment,
      endOfMonth: read.end_of_month ?? keepsToMonthEnds(disbursed, firstPayment),
      phases: phasesOf(read, tell),
      negativeAmortisation: read.negative_amortisation,
    },
    fees: read.fees.map(({ name, amount, paid, in_apr }) => ({
      name,
      amount,
      paid,
      inApr: in_apr,
    })),
    prepayment: ruleOf(read, rules),
  };
}

function rateOf(read: z.infer<typeof LOAN>, tell: Tell): LoanRate {
  const { annual_rate: rate, variable_rate: variable } = read;
  if ((rate === undefined) === (variable === undefined)) {
    tell("annual_rate", "give either annual_rate or variable_rate");
  }
  if (!variable) return { kind: "fixed", rate: rate ?? { over: 0n, under: 1n } };
  const index = [...variable.index].sort((a, b) => (a.from < b.from ? -1 : 1));
  if (index[0]!.from > read.disbursed) {
    tell("variable_rate.index", `begins on ${index[0]!.from}; give it from ${read.disbursed} on`);
  }
  if (variable.first_reset <= read.disbursed) {
    tell("variable_rate.first_reset", `${variable.first_reset} is not after the money`);
  }
  return {
    kind: "variable",
    initial: variable.initial ?? null,
    index,
    margin: variable.margin,
    floor: variable.floor ?? null,
    periodicCap: variable.periodic_cap ?? null,
    lifetimeCap: variable.lifetime_cap ?? null,
    firstReset: variable.first_reset,
    resetMonths: variable.reset_months,
    afterReset: variable.after_reset,
  };
}

function ruleOf({ prepayment, disbursed }: z.infer<typeof LOAN>, rules: SbaRules): PrepaymentRule {
  if (prepayment === undefined) return NO_CHARGE;
  if (prepayment === "sba_7a") return sbaPrepaymentRule(rules, disbursed);
  return {
    steps: prepayment.steps
      .map(({ through_month, share }) => ({ throughMonth: through_month, share }))
      .sort((a, b) => a.throughMonth - b.throughMonth),
    free: prepayment.free_share,
    base: prepayment.charged_on,
    leastTermMonths: prepayment.least_term_months,
  };
}

function lineOf(read: z.infer<typeof LINE>): LineOfFile {
  const { name, kind, opened, first_statement: firstStatement } = read;
  return {
    name,
    kind,
    terms: {
      limit: read.limit,
      rates: [...read.rates].sort((a, b) => (a.from < b.from ? -1 : 1)),
      unusedFee: read.unused_fee,
      dayCount: read.day_count,
      opened,
      firstStatement,
      statements: read.statements,
      endOfMonth: read.end_of_month ?? keepsToMonthEnds(opened, firstStatement),
    },
    movements: read.movements.map((each) => ({
      date: each.date,
      amount: "draw" in each ? each.draw : -each.repay,
    })),
  };
}
