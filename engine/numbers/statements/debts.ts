/**
 * Debts by their schedules: what each month pays of interest and principal, what is owed at its end, and what
 * of that falls due within the next twelve months.
 */
import { dayNumber, type Day } from "../../calendar.ts";
import type { LoanRecord } from "../forecast/evidence.ts";
import { loanPlan } from "../forecast/loan_payments.ts";
import type { Span } from "../forecast/spans.ts";
import type { OfferDebt } from "../lending/offer_debt.ts";
import { partOf, type Rational } from "../rational.ts";

export type DebtPayment = {
  readonly day: number;
  readonly interest: bigint;
  readonly principal: bigint;
};

/** Cents; days counted from 1970-01-01. */
export type Debt = {
  readonly name: string;
  /** before the first day */
  readonly owed: bigint;
  /** money still to be taken up */
  readonly taken: { readonly day: number; readonly note: bigint; readonly received: bigint } | null;
  readonly payments: readonly DebtPayment[];
};

/** Days that any loan is paid off by. */
const FAR = 365 * 60;

/**
 * A loan of loans.json; null where its record does not tell what is owed.
 *
 * @param shut  days from `origin` on, counted from it, that banks are shut on: payments move to the next open one
 */
export function loanDebt(loan: LoanRecord, origin: number, shut: ReadonlySet<number>): Debt | null {
  const { payments, owed } = loanPlan(loan, origin, origin + FAR);
  if (!Number.isFinite(owed)) return null;
  const openFrom = (day: number): number => {
    let open = day;
    while (shut.has(open - origin)) open++;
    return open;
  };
  return {
    name: `${loan.purpose}, ${loan.lender}`,
    owed: BigInt(Math.round(owed)),
    taken: null,
    payments: payments.map(({ day, cents, interest }) => ({
      day: openFrom(day),
      interest: BigInt(interest),
      principal: BigInt(Math.round(cents)) - BigInt(interest),
    })),
  };
}

export const offeredDebt = ({ name, date, note, received, payments }: OfferDebt): Debt => ({
  name,
  owed: 0n,
  taken: { day: dayNumber(date as Day), note, received },
  payments: payments.map((each) => ({ ...each, day: dayNumber(each.date) })),
});

/**
 * What the books owe that no record tells the terms of, paid as the forecast pays it: the same part of a payment
 * is interest as in the books of the last twelve months; once it is paid off, all of it.
 *
 * @param paid  by month
 */
export function unscheduledDebt(
  owed: bigint,
  paid: readonly bigint[],
  interestShare: Rational,
  spans: readonly Span[],
): Debt {
  let left = owed > 0n ? owed : 0n;
  const payments = spans.map(({ from }, i) => {
    // beyond the forecast as a year before
    const amount = paid[i < paid.length ? i : paid.length - 12 + ((i - paid.length) % 12)] ?? 0n;
    const due = amount - partOf(amount, interestShare);
    const principal = due < left ? due : left;
    left -= principal;
    return { day: from, interest: amount - principal, principal };
  });
  return { name: "Loans of the books without a schedule", owed, taken: null, payments };
}

/** Owed at the end of the day before `day`. */
export function owedBefore({ owed, taken, payments }: Debt, day: number): bigint {
  const note = taken !== null && taken.day < day ? taken.note : 0n;
  return payments.reduce(
    (left, payment) => (payment.day < day ? left - payment.principal : left),
    owed + note,
  );
}

/** Principal of a debt that falls due on the days `[from, to)`, no more than is owed before them. */
export function dueIn(debt: Debt, { from, to }: Span): bigint {
  const left = owedBefore(debt, from);
  const due = within(debt, { from, to }, ({ principal }) => principal);
  const most = due < left ? due : left;
  return most > 0n ? most : 0n;
}

/** A sum over what a debt pays on the days `[from, to)`. */
export const within = (
  { payments }: Debt,
  { from, to }: Span,
  of: (payment: DebtPayment) => bigint,
): bigint =>
  payments.reduce((sum, each) => (each.day >= from && each.day < to ? sum + of(each) : sum), 0n);
