/** An offer of money as a debt: what comes, what is owed then, and each payment with the interest in it. */
import type { Day } from "../../calendar.ts";
import { allocate } from "../../money.ts";
import { costOfLoan } from "./loan_cost.ts";
import { merchantAdvance } from "./merchant_advance.ts";
import type { Offer } from "./offers.ts";

/** Cents. */
export type OfferDebt = {
  readonly name: string;
  readonly date: Day;
  /** what arrives; the rest of the note is fees */
  readonly received: bigint;
  readonly note: bigint;
  readonly payments: readonly { date: Day; interest: bigint; principal: bigint }[];
};

/**
 * The charge of an advance is shared out over its payments by their size, and nothing of it is owed before.
 *
 * @returns null for a lease, whose terms have no days
 * @throws {BadLoan} on terms that cannot be
 */
export function offerDebt(offer: Offer): OfferDebt | null {
  const { name } = offer;
  if (offer.kind === "lease") return null;
  if (offer.kind === "loan") {
    const { financing, schedule } = costOfLoan(offer.offer);
    const { received, note } = financing;
    return { name, date: offer.offer.terms.disbursed, received, note, payments: schedule.rows };
  }
  const { received, payments, financeCharge } = merchantAdvance(offer.terms, offer.payments);
  const charges = allocate(
    financeCharge,
    payments.map(({ payment }) => payment),
  );
  return {
    name,
    date: offer.terms.funded,
    received,
    note: received,
    payments: payments.map(({ date, payment }, i) => ({
      date,
      interest: charges[i]!,
      principal: payment - charges[i]!,
    })),
  };
}
