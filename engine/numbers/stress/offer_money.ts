/** An offer's money in the practice's own year: the day it comes, what it is spent on, what is paid back. */
import { dayFromNumber, dayNumber, firstDay, lastDay, type Day } from "../../calendar.ts";
import { dayText } from "../../format.ts";
import type { Cents } from "../covenants/balance.ts";
import type { Kind } from "../covenants/then.ts";
import type { Months } from "../kpi/window.ts";
import type { OfferFile } from "../lending/loan_file.ts";
import { offerDebt, type OfferDebt } from "../lending/offer_debt.ts";
import type { Offer } from "../lending/offers.ts";

export const LEASE =
  "a lease is written without the days of its payments, so they cannot be placed in the months ahead";

/**
 * The day an offer's money is spent on, null where it is kept, or why it has no place in the year ahead.
 *
 * @param length  days of the year from the origin on
 */
export function spentOn(
  origin: number,
  length: number,
  debt: OfferDebt,
  proceeds: OfferFile["proceeds"],
): { day: Day | null } | string {
  const isAhead = (date: Day): boolean =>
    dayNumber(date) >= origin && dayNumber(date) < origin + length;
  const year = `the twelve months from ${dayText(dayFromNumber(origin))}`;
  if (!isAhead(debt.date)) {
    return `the money of ${debt.date} does not come within ${year}; write a day in them`;
  }
  if (proceeds === "kept") return { day: null };
  const day = proceeds === null ? debt.date : proceeds.spentOn;
  return day < debt.date || !isAhead(day)
    ? `proceeds: ${day} is not between ${debt.date} and the end of ${year}`
    : { day };
}

export type OfferMoney = OfferDebt & {
  /** null where it is kept */
  readonly spentOn: Day | null;
};

/** @returns the money, or why it has no place in the year. @throws {BadLoan} on terms that cannot be */
export function offerMoney(
  offer: Offer,
  proceeds: OfferFile["proceeds"],
  origin: number,
  length: number,
): OfferMoney | string {
  const debt = offerDebt(offer);
  if (!debt) return LEASE;
  const spent = spentOn(origin, length, debt, proceeds);
  return typeof spent === "string" ? spent : { ...debt, spentOn: spent.day };
}

/**
 * The amounts of a test with an offer: its payments up to then are debt service, what it is spent on is equipment,
 * and neither what it brings nor what it buys earns anything.
 */
export function amountsWith(
  kind: Kind,
  amounts: Cents,
  { date, received, spentOn, payments }: OfferMoney,
  window: Months,
): Cents {
  const [from, until] = [firstDay(window.first), lastDay(window.last)];
  const paid = payments.filter((each) => each.date <= until);
  const sum = (of: (payment: (typeof paid)[number]) => bigint, since = ""): bigint =>
    paid.reduce((all, each) => (each.date >= since ? all + of(each) : all), 0n);
  const interest = sum((payment) => payment.interest, from);
  const isSpent = spentOn !== null && spentOn <= until;
  if (kind === "income") {
    return {
      ...amounts,
      interest: amounts["interest"]! + interest,
      principal: amounts["principal"]! + sum((payment) => payment.principal, from),
      capex: amounts["capex"]! + (isSpent && spentOn >= from ? received : 0n),
    };
  }
  const came = date <= until ? received : 0n;
  const out = sum((payment) => payment.interest + payment.principal) + (isSpent ? received : 0n);
  return {
    ...amounts,
    cash: amounts["cash"]! + came - out,
    cash_expenses: amounts["cash_expenses"]! + interest,
  };
}
