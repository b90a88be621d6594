/** The terms of a term loan, as its note has them. */
import type { Day } from "../../calendar.ts";
import type { DayCount } from "./day_count.ts";
import type { Frequency } from "./payment_dates.ts";
import type { LoanRate } from "./rates.ts";

/**
 * A run of payments of one kind. A loan is its phases in order; the very last payment clears it, so a
 * level phase amortised over more payments than it has ends in a balloon.
 */
export type Phase =
  | { readonly kind: "interest_only"; readonly payments: number }
  /** by the formula over regular periods, whatever the day count */
  | { readonly kind: "level"; readonly payments: number; readonly amortisedOver: number }
  /** solved over the true lengths of the periods, so that the last payment is no larger */
  | { readonly kind: "solved"; readonly payments: number }
  | { readonly kind: "equal_principal"; readonly payments: number; readonly amortisedOver: number }
  /** a payment of its own; `payments: null` goes on until the loan is paid */
  | { readonly kind: "fixed"; readonly payments: number | null; readonly payment: bigint };

export type LoanTerms = {
  /** cents, with any financed fees */
  readonly principal: bigint;
  readonly rate: LoanRate;
  readonly dayCount: DayCount;
  readonly frequency: Frequency;
  readonly disbursed: Day;
  readonly firstPayment: Day;
  readonly endOfMonth: boolean;
  readonly phases: readonly Phase[];
  /** interest that a payment does not cover: no such loan, or owed from then on */
  readonly negativeAmortisation: "refused" | "added";
};
