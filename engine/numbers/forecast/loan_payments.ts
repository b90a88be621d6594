/**
 * What is still to be paid on a loan, by its own terms: equal payments on one day of each month, the
 * last of which clears it. Interest is a twelfth of the yearly rate, rounded to the cent.
 */
import { addMonthsToDay, dayFromNumber, dayNumber } from "../../calendar.ts";
import type { LoanRecord } from "./evidence.ts";

/** One payment: the day it is due, banks open or not, and the interest in it; in cents. */
export type LoanPayment = { day: number; cents: number; interest: number };

export type LoanPlan = { payments: LoanPayment[]; owed: number };

const MOST_PAYMENTS = 600;

/** @param from  first day forecast; what is due before it has been paid */
export function loanPlan(loan: LoanRecord, from: number, until: number): LoanPlan {
  let balance = loan.balance ?? loan.principal ?? Infinity;
  const paidUntil =
    loan.balance === null || loan.balance_day === null ? -Infinity : loan.balance_day;
  const first = dayFromNumber(loan.first_payment);
  const payments: LoanPayment[] = [];
  let owed = balance;
  for (let i = 0; i < Math.min(loan.payments ?? MOST_PAYMENTS, MOST_PAYMENTS); i++) {
    const day = dayNumber(addMonthsToDay(first, i));
    if (day <= paidUntil) continue;
    const interest = Math.round((balance * loan.annual_rate) / 12);
    const isLast = i + 1 === loan.payments || balance + interest <= loan.payment;
    const cents = isLast && Number.isFinite(balance) ? balance + interest : loan.payment;
    if (day < from) owed = balance + interest - cents;
    else if (day < until) payments.push({ day, cents, interest });
    balance = Math.max(0, balance + interest - cents);
    if (balance === 0) break;
  }
  return { payments, owed };
}
