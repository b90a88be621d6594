/** What a transaction does, as the billing system names it. */
export const KINDS = [
  "Charge",
  "Charge Void",
  "Insurance Payment",
  "Patient Payment",
  "Payment Reversal",
  "Takeback",
  "Adjustment",
  "Adjustment Reversal",
  "Transfer Out",
  "Transfer In",
  "Unapplied Receipt",
  "Apply Out",
  "Apply In",
  "Refund",
  "Bad Debt",
  "Bad Debt Recovery",
  "Denial",
] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** The flows of the roll-forward: opening + charges − payments − adjustments + refunds + transfers = closing. */
export const FLOWS = ["charges", "payments", "adjustments", "refunds", "transfers"] as const;

/** One of {@link FLOWS}. */
export type Flow = (typeof FLOWS)[number];

/** The flow a kind belongs to, or null for what does not change active receivables. */
export const FLOW_OF: Readonly<Record<Kind, Flow | null>> = {
  Charge: "charges",
  "Charge Void": "charges",
  "Insurance Payment": "payments",
  "Patient Payment": "payments",
  "Payment Reversal": "payments",
  Takeback: "payments",
  "Unapplied Receipt": "payments",
  "Apply Out": "payments",
  "Apply In": "payments",
  Adjustment: "adjustments",
  "Adjustment Reversal": "adjustments",
  "Bad Debt": "adjustments",
  Refund: "refunds",
  "Transfer Out": "transfers",
  "Transfer In": "transfers",
  "Bad Debt Recovery": null,
  Denial: null,
};
