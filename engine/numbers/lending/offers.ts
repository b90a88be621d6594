/** Offers of money side by side: payment, APR, cost over the term and over the time it is held. */
import { addMonthsToDay, type Day } from "../../calendar.ts";
import { aprOfDates } from "./apr.ts";
import { leaseCost, type LeaseTerms } from "./lease.ts";
import { costOfLoan, costToHorizon, type LoanOffer } from "./loan_cost.ts";
import { merchantAdvance, UNITS, type AdvanceTerms } from "./merchant_advance.ts";
import { PAYMENTS_A_YEAR } from "./payment_dates.ts";
import { BadLoan, refusal, type Answer } from "./refusal.ts";

export type Offer = {
  readonly name: string;
  /** debt service coverage that the lender asks for, "1.25" for 1.25 times */
  readonly minimumDscr?: string;
} & (
  | { readonly kind: "loan"; readonly offer: LoanOffer }
  | { readonly kind: "merchant_advance"; readonly terms: AdvanceTerms; readonly payments: number }
  | { readonly kind: "lease"; readonly terms: LeaseTerms }
);

/** Leaving early: what is still owed that day, the charge for it, all costs until then. */
export type Held = {
  readonly day: Day;
  readonly balance: bigint;
  readonly charge: bigint;
  readonly cost: bigint;
  readonly apr: Answer;
};

/** Cents; costs are what is paid above the money, or the thing, that was received. */
export type OfferCost = {
  readonly name: string;
  readonly kind: Offer["kind"];
  readonly received: bigint;
  readonly payment: bigint;
  readonly payments: number;
  /** a year of payments as they are once principal is paid, a balloon left out */
  readonly annualDebtService: bigint;
  readonly apr: Answer;
  readonly fees: bigint;
  readonly totalPaid: bigint;
  readonly totalCost: bigint;
  /** null where the offer does not say what leaving early costs */
  readonly held: Held | null;
};

/**
 * @param horizonMonths  how long the money is meant to be kept
 * @throws {BadLoan} on terms that cannot be
 * @example costOfOffer({ name: "A", kind: "loan", offer }, 36).held.cost
 */
export function costOfOffer(offer: Offer, horizonMonths: number): OfferCost {
  try {
    if (offer.kind === "loan") return ofLoan(offer.name, offer.offer, horizonMonths);
    if (offer.kind === "lease") return ofLease(offer.name, offer.terms);
    return ofAdvance(offer.name, offer.terms, offer.payments, horizonMonths);
  } catch (cause) {
    if (!(cause instanceof BadLoan)) throw cause;
    throw new BadLoan(`${offer.name}: ${cause.message}`, { cause });
  }
}

/** Places by a figure, the lowest first; the same figure shares a place, unknown has none. */
export function ranks<T extends bigint | number>(
  figures: readonly (T | null)[],
): (number | null)[] {
  return figures.map((figure) =>
    figure === null ? null : 1 + figures.filter((other) => other !== null && other < figure).length,
  );
}

function ofLoan(name: string, offer: LoanOffer, months: number): OfferCost {
  const cost = costOfLoan(offer);
  const { rows, payment, totalPaid } = cost.schedule;
  const usual = rows.length > 1 ? rows.slice(0, -1) : rows;
  const largest = usual.reduce((most, row) => (row.payment > most ? row.payment : most), 0n);
  return {
    name,
    kind: "loan",
    received: cost.financing.received,
    payment,
    payments: rows.length,
    annualDebtService: largest * PAYMENTS_A_YEAR[offer.terms.frequency],
    apr: cost.apr,
    fees: cost.financing.fees,
    totalPaid,
    totalCost: cost.totalCost,
    held: costToHorizon(offer, cost, months),
  };
}

function ofLease(name: string, terms: LeaseTerms): OfferCost {
  const { totalPaid, financeCharge, impliedRate } = leaseCost(terms);
  return {
    name,
    kind: "lease",
    received: terms.price,
    payment: terms.payment,
    payments: terms.payments,
    annualDebtService: terms.payment * PAYMENTS_A_YEAR[terms.frequency],
    apr: impliedRate,
    fees: terms.fees,
    totalPaid,
    totalCost: financeCharge,
    held: null,
  };
}

/** The charge of an advance is the same whenever it is paid back, so an early end makes it dearer. */
function ofAdvance(name: string, terms: AdvanceTerms, count: number, months: number): OfferCost {
  const cost = merchantAdvance(terms, count);
  const { payments, payback, received, financeCharge } = cost;
  const sum = (some: readonly { payment: bigint }[]): bigint =>
    some.reduce((all, { payment }) => all + payment, 0n);
  const asked = addMonthsToDay(terms.funded, months);
  const end = payments.at(-1)!.date;
  const day = asked < end ? asked : end;
  const paid = payments.filter(({ date }) => date <= day);
  const balance = payback - sum(paid);
  const flows = [...paid, { date: day, payment: balance }].filter(({ payment }) => payment > 0n);
  const firstYear = payments.filter(({ date }) => date <= addMonthsToDay(terms.funded, 12));
  return {
    name,
    kind: "merchant_advance",
    received,
    payment: payments[0]!.payment,
    payments: count,
    annualDebtService: sum(firstYear),
    apr: cost.apr,
    fees: terms.fees,
    totalPaid: payback,
    totalCost: financeCharge,
    held: {
      day,
      balance,
      charge: 0n,
      cost: financeCharge,
      apr:
        day > terms.funded
          ? aprOfDates(
              [{ date: terms.funded, amount: Number(received) }],
              flows.map(({ date, payment }) => ({ date, amount: Number(payment) })),
              UNITS[terms.frequency],
            )
          : refusal("paid back on the day"),
    },
  };
}
