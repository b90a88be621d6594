/** Loans for the tests of lending, with everything that a test does not care about filled in. */
import { rationalOf } from "../../../../engine/numbers/rational.ts";
import type { LoanTerms, Phase } from "../../../../engine/numbers/lending/terms.ts";

export const fixed = (rate: string): LoanTerms["rate"] => ({
  kind: "fixed",
  rate: rationalOf(rate),
});

export const level = (payments: number, amortisedOver = payments): Phase => ({
  kind: "level",
  payments,
  amortisedOver,
});

/** A monthly loan of 30/360 from the middle of January 2026. */
export const loan = (terms: Partial<LoanTerms>): LoanTerms => ({
  principal: 10_000_000n,
  rate: fixed("0.06"),
  dayCount: "30/360",
  frequency: "monthly",
  disbursed: "2026-01-15",
  firstPayment: "2026-02-15",
  endOfMonth: false,
  phases: [level(60)],
  negativeAmortisation: "refused",
  ...terms,
});
