/** Payments on loans, by their own terms where a record of them is here. */
import { dayFromNumber } from "../../calendar.ts";
import { moneyExact, moneyShort } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { ordinal } from "./cadence.ts";
import type { LoanRecord } from "./evidence.ts";
import type { Item } from "./items.ts";
import type { Known } from "./known.ts";
import { loanPlan } from "./loan_payments.ts";
import type { Stream } from "./stream.ts";

const A_YEAR = 365;
/** How near a payment comes to what a loan's record says to be on it. */
const NEAR = 0.01;

/** What is to be paid on a loan; a day on which banks are shut moves to the next. */
export function loanStream({ days, origin }: Known, loan: LoanRecord, until: number): Stream {
  const plan = loanPlan(loan, origin.day, until);
  const cents = new Float64Array(until - origin.day);
  for (const payment of plan.payments) {
    const day = days.openFrom(payment.day);
    if (day >= origin.day && day < until) cents[day - origin.day]! -= payment.cents;
  }
  const [next] = plan.payments;
  const owed = Number.isFinite(plan.owed) ? `; ${moneyShort(plan.owed / 100)} still owed` : "";
  return {
    name: `${loan.purpose}, ${loan.lender}`,
    category: "Loans",
    isIncome: false,
    cents,
    isDated: true,
    goesWithVisits: false,
    says: next
      ? `$${moneyExact(moneyText(BigInt(next.cents)))} monthly on the ${dateOf(next.day)}, by the loan's schedule${owed}`
      : "paid off",
    amount: next ? -next.cents : null,
    source: "loans.json",
    basis: "contract",
    measured: null,
    behind: [{ feed: "loan", row: loan.row_no, day: loan.first_payment, cents: -loan.payment }],
  };
}

const dateOf = (day: number): string => ordinal(Number(dayFromNumber(day).slice(8)));

/** The items whose payments together are a loan's. */
export function paidOnLoan(
  items: readonly Item[],
  { payment }: LoanRecord,
  origin: number,
): Item[] {
  const byDay = new Map<number, number>();
  const loans = items.filter(({ category }) => category === "Loans");
  for (const { days, cents } of loans) {
    days.forEach((day, i) => byDay.set(day, (byDay.get(day) ?? 0) - cents[i]!));
  }
  const isPayment = (day: number): boolean => Math.abs(byDay.get(day)! - payment) <= NEAR * payment;
  return loans.filter(({ days }) => {
    const recent = days.filter((day) => day >= origin - A_YEAR);
    return recent.length > 0 && recent.filter(isPayment).length >= 0.5 * recent.length;
  });
}
