/** The schedule of a term loan, to the cent. */
import type { Day } from "../../calendar.ts";
import { moneyText } from "../../money.ts";
import { order, partOf, times, type Rational } from "../rational.ts";
import { levelPayment, solvedPayment } from "./level_payment.ts";
import { PAYMENTS_A_YEAR } from "./payment_dates.ts";
import { periodOf, type Period } from "./periods.ts";
import { rateOn } from "./rates.ts";
import { BadLoan } from "./refusal.ts";
import type { LoanTerms, Phase } from "./terms.ts";

/** One payment; amounts in cents, the balance after it. */
export type Row = {
  readonly n: number;
  readonly date: Day;
  readonly payment: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
  readonly balance: bigint;
  readonly rate: Rational;
};

export type Schedule = {
  readonly rows: readonly Row[];
  /** the first payment that is not of interest alone */
  readonly payment: bigint;
  readonly totalInterest: bigint;
  readonly totalPaid: bigint;
};

/** Payments of a hundred years by the week; a loan not paid by then never is. */
const MOST_PAYMENTS = 5200;

/**
 * Interest of each period is balance × rate × part of the year, rounded half up to the cent; the last
 * payment is balance and interest, so that a schedule ends at exactly 0.00.
 *
 * @throws {BadLoan} on an amount that is not above zero, no payments, a first payment that is not
 *   after the money, a payment below the interest (unless it is to be added), a loan never paid off
 * @source Usual practice of US notes: the payment is from the formula, the residual is in the last one
 * @example scheduleOf(terms).rows.at(-1).balance // => 0n
 */
export function scheduleOf(terms: LoanTerms): Schedule {
  check(terms);
  const rateAt = rateOn(terms.rate, terms.disbursed);
  const rows: Row[] = [];
  let balance = terms.principal;
  const count = terms.phases.reduce((sum, { payments }) => sum + (payments ?? MOST_PAYMENTS), 0);
  for (const phase of terms.phases) {
    const start = rows.length;
    const amount = amounts(phase, terms, start);
    for (let k = 0; k < (phase.payments ?? MOST_PAYMENTS) && balance > 0n; k++) {
      const period = periodOf(terms, start + k + 1);
      const rate = rateAt(period.from);
      const interest = partOf(balance, times(rate, period.year));
      const isLast = rows.length + 1 === count && phase.payments !== null;
      const due = isLast ? balance + interest : amount(k, balance, rate, interest);
      const payment = due < balance + interest ? due : balance + interest;
      if (payment < interest) refuseGrowth(terms, period, payment, interest);
      balance += interest - payment;
      const principal = payment - interest;
      rows.push({
        n: rows.length + 1,
        date: period.date,
        payment,
        interest,
        principal,
        balance,
        rate,
      });
    }
  }
  if (balance > 0n) throw new BadLoan("the payment is too small: the loan is never paid off");
  const sum = (of: (row: Row) => bigint): bigint => rows.reduce((all, row) => all + of(row), 0n);
  return {
    rows,
    payment: (rows.find(({ payment, interest }) => payment > interest) ?? rows[0]!).payment,
    totalInterest: sum(({ interest }) => interest),
    totalPaid: sum(({ payment }) => payment),
  };
}

/** What is to be paid as the kth payment of a phase, from 0. */
function amounts(
  phase: Phase,
  terms: LoanTerms,
  start: number,
): (k: number, balance: bigint, rate: Rational, interest: bigint) => bigint {
  if (phase.kind === "interest_only") return (_k, _balance, _rate, interest) => interest;
  if (phase.kind === "fixed") return () => phase.payment;
  const year = PAYMENTS_A_YEAR[terms.frequency];
  const holds = terms.rate.kind === "variable" && terms.rate.afterReset === "hold_payment";
  let [part, reckonedAt]: [bigint, Rational | null] = [0n, null];
  return (k, balance, rate, interest) => {
    if (phase.kind === "equal_principal") {
      if (k === 0) part = partOf(balance, { over: 1n, under: BigInt(phase.amortisedOver) });
      return part + interest;
    }
    if (reckonedAt === null || (!holds && order(reckonedAt, rate) !== 0)) {
      reckonedAt = rate;
      part =
        phase.kind === "level"
          ? levelPayment(balance, times(rate, { over: 1n, under: year }), phase.amortisedOver - k)
          : solvedPayment(
              balance,
              Array.from({ length: phase.payments - k }, (_, i) =>
                times(rate, periodOf(terms, start + k + i + 1).year),
              ),
            );
    }
    return part;
  };
}

function refuseGrowth(terms: LoanTerms, { date }: Period, payment: bigint, interest: bigint): void {
  if (terms.negativeAmortisation === "added") return;
  throw new BadLoan(
    `the payment of ${date} is ${moneyText(payment)}, less than its interest of ${moneyText(interest)}: ` +
      "the debt would grow; use a larger payment, or allow negative amortisation",
  );
}

function check({ principal, disbursed, firstPayment, phases, rate }: LoanTerms): void {
  const bad = (says: string): never => {
    throw new BadLoan(says);
  };
  if (principal <= 0n) bad(`a loan is of more than zero, not ${moneyText(principal)}`);
  if (firstPayment <= disbursed) {
    bad(`the first payment (${firstPayment}) must be after the money (${disbursed})`);
  }
  if (phases.length === 0) bad("a loan needs payments");
  if (rate.kind === "fixed" && rate.rate.over < 0n) bad("the rate is below zero");
  phases.forEach((phase, i) => {
    const { payments } = phase;
    if (payments !== null && (!Number.isInteger(payments) || payments < 1)) {
      bad(`a phase has at least one payment, not ${payments}`);
    }
    if (payments === null && i < phases.length - 1) bad("only the last phase may be open");
    if ("amortisedOver" in phase && phase.amortisedOver < phase.payments) {
      bad(`${phase.payments} payments cannot be amortised over ${phase.amortisedOver}`);
    }
  });
}
