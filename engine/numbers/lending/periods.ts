/** The interest periods of a loan, one a payment. */
import type { Day } from "../../calendar.ts";
import { yearFraction } from "./day_count.ts";
import type { Rational } from "../rational.ts";
import { paymentDay, PAYMENTS_A_YEAR } from "./payment_dates.ts";
import type { LoanTerms } from "./terms.ts";

export type Period = { readonly from: Day; readonly date: Day; readonly year: Rational };

type Dated = Pick<
  LoanTerms,
  "dayCount" | "frequency" | "disbursed" | "firstPayment" | "endOfMonth"
>;

/**
 * The period that the nth payment ends. Under 30/360 a regular period is its even share of the year
 * (a twelfth, a twenty-sixth), month ends included; only an odd first period is counted in days.
 *
 * @param n  from 1
 * @example periodOf({ dayCount: "30/360", frequency: "monthly", disbursed: "2026-01-15", firstPayment: "2026-02-15", endOfMonth: false }, 1).year // => { over: 1n, under: 12n }
 */
export function periodOf(terms: Dated, n: number): Period {
  const { dayCount, frequency, disbursed, firstPayment, endOfMonth } = terms;
  // money lent on the 31st and first paid on 28 February is next paid on 31 March
  const isStepAfter = paymentDay(disbursed, frequency, 1, endOfMonth) === firstPayment;
  const day = (k: number): Day =>
    isStepAfter
      ? paymentDay(disbursed, frequency, k + 1, endOfMonth)
      : paymentDay(firstPayment, frequency, k, endOfMonth);
  const from = n === 1 ? disbursed : day(n - 2);
  const date = n === 1 ? firstPayment : day(n - 1);
  const isEven = dayCount === "30/360" && (n > 1 || isRegular(terms));
  const year = isEven
    ? { over: 1n, under: PAYMENTS_A_YEAR[frequency] }
    : yearFraction(from, date, dayCount);
  return { from, date, year };
}

/** True where the first payment is one step after the money. */
export const isRegular = ({ frequency, disbursed, firstPayment, endOfMonth }: Dated): boolean =>
  paymentDay(firstPayment, frequency, -1, endOfMonth) === disbursed ||
  paymentDay(disbursed, frequency, 1, endOfMonth) === firstPayment;
