/** A reason of a payer not to pay, by its code only. */
export type DenialReason = {
  readonly reason: string;
  /** its share of denials */
  readonly weight: number;
  readonly wholeClaim: boolean;
  /** share paid in the end when worked */
  readonly won: number;
  /** share of the lost ones that the patient is asked for; the rest is written off */
  readonly toPatient: number;
};

/** The reasons in the order of their weight. */
export const DENIALS: readonly DenialReason[] = [
  { reason: "CO-16", weight: 0.29, wholeClaim: true, won: 0.9, toPatient: 0 },
  { reason: "CO-97", weight: 0.2, wholeClaim: false, won: 0.22, toPatient: 0 },
  { reason: "CO-50", weight: 0.15, wholeClaim: false, won: 0.36, toPatient: 0 },
  { reason: "CO-197", weight: 0.13, wholeClaim: false, won: 0.48, toPatient: 0 },
  { reason: "CO-22", weight: 0.11, wholeClaim: true, won: 0.74, toPatient: 0.3 },
  { reason: "CO-27", weight: 0.08, wholeClaim: true, won: 0.3, toPatient: 0.85 },
  { reason: "CO-29", weight: 0.04, wholeClaim: true, won: 0.08, toPatient: 0 },
];
