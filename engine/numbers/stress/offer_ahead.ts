/** Offers of money in the practice's own next twelve months: cash with their payments, and debt service coverage. */
import { dayNumber, type Day } from "../../calendar.ts";
import type { OfferAhead } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents } from "../../money.ts";
import { cut, futuresFor } from "../forecast/cut.ts";
import { readForecast } from "../forecast/kept.ts";
import { lowestOf } from "../forecast/lowest.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { OfferFile } from "../lending/loan_file.ts";
import { costOfOffer } from "../lending/offers.ts";
import { coverageOf, yearAhead } from "./coverage.ts";
import { covenantsWithOffers, noCovenants, type Promised } from "./offer_covenants.ts";
import { offerMoney, type OfferMoney } from "./offer_money.ts";

const MONTHS = { unit: "month", steps: 12, seed: 1 } as const;
const NO_FORECAST = "there is no money to forecast";

/**
 * @param minimum   what cash should never fall below
 * @param promised  the covenants that the offers are looked at beside
 * @param knownAt   ISO 8601 instant whose knowledge the session sees, or null for now
 * @throws {BadLoan} on terms that cannot be
 */
export async function offersAhead(
  session: Session,
  file: OfferFile,
  minimum: string,
  promised: Promised,
  knownAt: string | null = null,
): Promise<OfferAhead[]> {
  const outlook = await readForecast(session, knownAt);
  if (!outlook) return file.offers.map(() => NOTHING);
  const { length } = cut(outlook, MONTHS);
  const futures = futuresFor(outlook, MONTHS);
  const low = (now: Outlook): Low => {
    const { closings } = cut(now, MONTHS);
    const found = lowestOf(now.origin, length, closings, futures, Number(cents(minimum)));
    const { lowest, probability_below_minimum: chance } = found;
    return { lowest: lowest && { date: lowest.date, amount: lowest.amount }, chance };
  };
  const [without, year] = [low(outlook), yearAhead(outlook, length)];
  const covenantsWith = await covenantsWithOffers(session, outlook, promised);
  const found: OfferAhead[] = [];
  for (const offer of file.offers) {
    const money = offerMoney(offer, file.proceeds, outlook.origin, length);
    const { annualDebtService } = costOfOffer(offer, file.horizonMonths);
    const coverage = coverageOf(year, annualDebtService);
    const changed = withOffer(outlook, money, length);
    const now = typeof changed === "string" ? null : low(changed);
    found.push({
      lowest: now && now.lowest,
      lowest_without: without.lowest,
      probability_below_minimum: now && now.chance,
      probability_below_minimum_without: without.chance,
      cash_reason: typeof changed === "string" ? changed : null,
      dscr: coverage.value,
      dscr_arithmetic: coverage.arithmetic,
      dscr_without: coverageOf(year).value,
      ...(await covenantsWith(offer, money)),
    });
  }
  return found;
}

type Low = { lowest: OfferAhead["lowest"]; chance: number | null };

const NOTHING: OfferAhead = {
  lowest: null,
  lowest_without: null,
  probability_below_minimum: null,
  probability_below_minimum_without: null,
  cash_reason: NO_FORECAST,
  dscr: null,
  dscr_arithmetic: `no figure: ${NO_FORECAST}`,
  dscr_without: null,
  ...noCovenants(NO_FORECAST),
};

type Dated = { date: Day; cents: number };

/** The outlook with an offer's money in it, or why it cannot be: the money comes at another time. */
function withOffer(outlook: Outlook, offer: OfferMoney | string, length: number): Outlook | string {
  const { origin, opening, receipts, payments } = outlook;
  if (opening === null) return "the books do not tell today's cash";
  if (typeof offer === "string") return offer;
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
  const received = { date: offer.date, cents: Number(offer.received) };
  const use = offer.spentOn === null ? [] : [{ date: offer.spentOn, cents: received.cents }];
  const paid = offer.payments.map(({ date, interest, principal }) => ({
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
