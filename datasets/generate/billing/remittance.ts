import type { Cents } from "../cents.ts";
import type { Claim, Decision, Line } from "./claim.ts";

/** Why a payer looks at a claim. */
export type Purpose = "original" | "resubmission" | "secondary" | "duplicate" | "correction";

/** Something on a payer's desk. */
export type Submission = {
  readonly claim: Claim;
  readonly lines: readonly Line[];
  readonly purpose: Purpose;
  /** the payer's mind is made up: a reason to deny, or null to pay; undefined leaves it to chance */
  readonly verdict?: string | null;
};

/** What a payer does to one line, as the 835 says it: charge = paid + the adjustments. */
export type ServicePayment = {
  readonly line: Line;
  readonly charge: Cents;
  readonly paid: Cents;
  readonly adjustments: readonly (readonly [group: string, reason: string, amount: Cents])[];
  /** null for a denied line, and for one that a secondary payer looked at */
  readonly decision: Decision | null;
  /** the reason of a denial, such as `CO-16` */
  readonly denial: string | null;
};

/** One claim of a remittance. */
export type ClaimPayment = {
  readonly claim: Claim;
  readonly purpose: Purpose;
  /** CLP02: 1 primary, 2 secondary, 4 denied, 19 primary and forwarded, 22 reversal */
  readonly status: "1" | "2" | "4" | "19" | "22";
  readonly services: readonly ServicePayment[];
};

/** Money a payer takes out of a later payment. */
export type Takeback = {
  readonly claim: Claim;
  readonly lines: readonly { readonly line: Line; readonly amount: Cents }[];
  readonly why: "duplicate" | "coverage";
};

/** One payment of a payer with everything it is for. Payment = claims − takebacks. */
export type Remittance = {
  readonly payer: number;
  /** trace number, which the transactions carry as their receipt; one that pays claims of the former system ends in F */
  readonly trace: string;
  readonly checked: number;
  readonly deposited: number;
  readonly live: boolean;
  readonly claims: readonly ClaimPayment[];
  readonly takebacks: readonly Takeback[];
  readonly paid: Cents;
};

/** What a claim of a remittance pays. */
export function paidOn(claim: ClaimPayment): Cents {
  let total = 0;
  for (const service of claim.services) total += service.paid;
  return total;
}

/** What a takeback takes. */
export function takenBack(takeback: Takeback): Cents {
  let total = 0;
  for (const { amount } of takeback.lines) total += amount;
  return total;
}
