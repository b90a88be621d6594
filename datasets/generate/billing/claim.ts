import type { Cents } from "../cents.ts";
import type { Patient } from "../world/patients.ts";
import type { Provider } from "../world/providers.ts";

/** The first insurer, or the only one. */
export const PRIMARY = 0;
/** The insurer that is asked for what the first left to the patient. */
export const SECONDARY = 1;
/** What insurers leave, or everything where there is none. */
export const PATIENT_SHARE = 2;
/** Who owes a balance: {@link PRIMARY}, {@link SECONDARY} or {@link PATIENT_SHARE}. */
export type Responsibility = typeof PRIMARY | typeof SECONDARY | typeof PATIENT_SHARE;

/** Somebody was seen. */
export type Visit = {
  readonly id: string;
  readonly patient: Patient;
  readonly provider: Provider;
  readonly site: number;
  readonly day: number;
  /** who insured the patient that day */
  readonly payer: number;
  readonly secondary: number;
  /** its charges so far: how many stand, and the day the first was entered; the ledger keeps it */
  readonly charges: { standing: number; first: Line | null; entered: number };
  /** false for visits before the move to the present billing system: their money is in no export but the bank's */
  readonly live: boolean;
};

/** One billed line and what is still owed on it. */
export type Line = {
  readonly id: string;
  readonly claim: Claim;
  readonly code: string;
  readonly modifiers: string;
  readonly units: number;
  readonly charge: Cents;
  /** what the contract allows */
  readonly allowed: Cents;
  /** open balance by {@link Responsibility} */
  readonly open: [Cents, Cents, Cents];
  /** the copay moved to the patient when the charge was entered */
  copay: Cents;
  /** what the primary payer last decided; null while it has not, or has denied */
  decision: Decision | null;
};

/** A payer's decision on a line; charge = allowed + contractual, allowed = paid + sequestration + the patient's share. */
export type Decision = {
  readonly allowed: Cents;
  readonly paid: Cents;
  readonly sequestration: Cents;
  readonly deductible: Cents;
  readonly coinsurance: Cents;
  readonly copay: Cents;
};

/** The bill for a visit. */
export type Claim = {
  readonly id: string;
  readonly visit: Visit;
  /** primary payer */
  readonly payer: number;
  /** secondary payer, or −1 */
  readonly secondary: number;
  /** day the claim first went out, or 0 for one that never does */
  readonly billed: number;
  readonly lines: Line[];
  /** money taken at the visit that waits for something to pay, if any */
  readonly deposit: Deposit | null;
  /** lines denied so far; the ledger counts them */
  denials: number;
  /** true while statements run */
  collecting: boolean;
};

/** Money from a patient that is not on a charge yet. */
export type Deposit = { readonly visit: Visit; left: Cents };

/** What a claim's lines owe together, by responsibility. */
export function owed(claim: Claim, by: Responsibility): Cents {
  let total = 0;
  for (const line of claim.lines) total += line.open[by];
  return total;
}

/** The patient's part of a decision. */
export const patientShare = (decision: Decision): Cents =>
  decision.deductible + decision.coinsurance + decision.copay;
