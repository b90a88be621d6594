/** Leases as loans: the rate that the payments and the buy-out imply. */
import { apr, type AprFlow } from "./apr.ts";
import { PAYMENTS_A_YEAR, type Frequency } from "./payment_dates.ts";
import { BadLoan, type Answer } from "./refusal.ts";

export type LeaseTerms = {
  /** cents: the price of what is leased */
  readonly price: bigint;
  readonly payment: bigint;
  readonly payments: number;
  readonly frequency: Frequency;
  /** payments made on the first day: 0 where they come at the end of each period, mostly 1 */
  readonly inAdvance: number;
  /** cents on the first day besides: fees, documents */
  readonly fees: bigint;
  /** cents to own it after the last period; 0 where it goes back or costs nothing */
  readonly buyOut: bigint;
};

export type LeaseCost = {
  readonly totalPaid: bigint;
  readonly financeCharge: bigint;
  /** a year, a fraction, or why there is none */
  readonly impliedRate: Answer;
};

/**
 * @throws {BadLoan} on no payments, more in advance than there are, amounts below zero
 * @source 12 CFR 1026 Appendix J, with the payments of the first day taken from the price
 * @example leaseCost({ price: 1200n, payment: 100n, payments: 12, frequency: "monthly", inAdvance: 1, fees: 0n, buyOut: 0n }).financeCharge // => 0n
 */
export function leaseCost(terms: LeaseTerms): LeaseCost {
  const { price, payment, payments, frequency, inAdvance, fees, buyOut } = terms;
  if (!Number.isInteger(payments) || payments < 1) {
    throw new BadLoan(`a lease has at least one payment, not ${payments}`);
  }
  if (!Number.isInteger(inAdvance) || inAdvance < 0 || inAdvance > payments) {
    throw new BadLoan(`of ${payments} payments, ${inAdvance} cannot be in advance`);
  }
  if (price <= 0n || payment <= 0n || fees < 0n || buyOut < 0n) {
    throw new BadLoan("price and payment of a lease are above zero, fees and buy-out not below");
  }
  const totalPaid = payment * BigInt(payments) + fees + buyOut;
  const paid: AprFlow[] = [
    { amount: Number(payment * BigInt(inAdvance) + fees), whole: 0, part: 0 },
    ...Array.from({ length: payments - inAdvance }, (_, i) => ({
      amount: Number(payment),
      whole: i + 1,
      part: 0,
    })),
    { amount: Number(buyOut), whole: payments, part: 0 },
  ];
  return {
    totalPaid,
    financeCharge: totalPaid - price,
    impliedRate: apr(
      [{ amount: Number(price), whole: 0, part: 0 }],
      paid,
      Number(PAYMENTS_A_YEAR[frequency]),
    ),
  };
}
