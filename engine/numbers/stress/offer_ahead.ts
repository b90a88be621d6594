/** Offers of money in the practice's own next twelve months: cash with their payments, and debt service coverage. */
import { dayFromNumber, dayNumber, type Day } from "../../calendar.ts";
import type { OfferAhead } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { dayText } from "../../format.ts";
import { cents } from "../../money.ts";
import { cut, futuresFor } from "../forecast/cut.ts";
import { readForecast } from "../forecast/kept.ts";
import { lowestOf } from "../forecast/lowest.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { OfferFile } from "../lending/loan_file.ts";
import { offerDebt, type OfferDebt } from "../lending/offer_debt.ts";
import { costOfOffer, type Offer } from "../lending/offers.ts";
import { coverageOf, yearAhead } from "./coverage.ts";

const MONTHS = { unit: "month", steps: 12, seed: 1 } as const;
const NO_FORECAST = "there is no money to forecast";

/** @param minimum  what cash should never fall below. @throws {BadLoan} on terms that cannot be */
export async function offersAhead(
  session: Session,
  file: OfferFile,
  minimum: string,
): Promise<OfferAhead[]> {
  const outlook = await readForecast(session, null);
  return file.offers.map((offer) => (outlook ? ahead(outlook, offer, file, minimum) : NOTHING));
}

const NOTHING: OfferAhead = {
  lowest: null,
  lowest_without: null,
  probability_below_minimum: null,
  probability_below_minimum_without: null,
  cash_reason: NO_FORECAST,
  dscr: null,
  dscr_arithmetic: `no figure: ${NO_FORECAST}`,
  dscr_without: null,
};

function ahead(outlook: Outlook, offer: Offer, file: OfferFile, minimum: string): OfferAhead {
  const futures = futuresFor(outlook, MONTHS);
  const low = (now: Outlook) => {
    const { length, closings } = cut(now, MONTHS);
    const found = lowestOf(now.origin, length, closings, futures, Number(cents(minimum)));
    const { lowest, probability_below_minimum: chance } = found;
    return { lowest: lowest && { date: lowest.date, amount: lowest.amount }, chance };
  };
  const { length } = cut(outlook, MONTHS);
  const year = yearAhead(outlook, length);
  const { annualDebtService } = costOfOffer(offer, file.horizonMonths);
  const coverage = coverageOf(year, annualDebtService);
  const without = low(outlook);
  const changed = withOffer(outlook, offer, file.proceeds, length);
  const now = typeof changed === "string" ? null : low(changed);
  return {
    lowest: now && now.lowest,
    lowest_without: without.lowest,
    probability_below_minimum: now && now.chance,
    probability_below_minimum_without: without.chance,
    cash_reason: typeof changed === "string" ? changed : null,
    dscr: coverage.value,
    dscr_arithmetic: coverage.arithmetic,
    dscr_without: coverageOf(year).value,
  };
}

type Dated = { date: Day; cents: number };

export const LEASE = "a lease is written without days, so its payments have no place in the year";

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

/** The outlook with an offer's money in it, or why it cannot be: the money comes at another time. */
function withOffer(
  outlook: Outlook,
  offer: Offer,
  proceeds: OfferFile["proceeds"],
  length: number,
): Outlook | string {
  const { origin, opening, receipts, payments } = outlook;
  if (opening === null) return "the books do not tell today's cash";
  const debt = offerDebt(offer);
  if (!debt) return LEASE;
  const spent = spentOn(origin, length, debt, proceeds);
  if (typeof spent === "string") return spent;
  const size = (receipts[0] ?? payments[0])?.cents.length ?? length;
  const place = ({ date }: { date: Day }): number => dayNumber(date) - origin;
  const byDay = (dated: readonly Dated[]): number[] => {
    const days = Array.from({ length: size }, () => 0);
    for (const each of dated)
      if (place(each) >= 0 && place(each) < size) days[place(each)]! += each.cents;
    return days;
  };
  const out = (category: string, dated: readonly Dated[]) => ({
    item: offer.name,
    category,
    isDated: true,
    goesWithVisits: false,
    cents: byDay(dated),
  });
  const received = { date: debt.date, cents: Number(debt.received) };
  const use = spent.day === null ? [] : [{ date: spent.day, cents: received.cents }];
  const paid = debt.payments.map(({ date, interest, principal }) => ({
    date,
    cents: Number(interest + principal),
  }));
  const money = {
    payer: offer.name,
    basis: "other",
    item: offer.name,
    cents: byDay([received]),
  } as const;
  return {
    ...outlook,
    receipts: [...receipts, money],
    payments: [...payments, out("Loans", paid), out("Equipment", use)],
  };
}
