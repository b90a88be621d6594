import type { Format } from "../format.ts";
import { REASONS } from "./transactions.ts";

/**
 * A practice-management system's transaction detail: a preamble that says when it was printed, one
 * row a transaction signed by its effect on A/R (payments negative), totals and a record count at
 * the end. The layout is that of our example practice, made after the feeds described in public for
 * several systems; a vendor's own layout gets a file of its own when we have seen one.
 */
export const transactionDetail: Format<"transaction"> = {
  id: "transaction-detail",
  title: "Transaction detail (practice management)",
  evidence: "our example practice, datasets/README.md",
  feed: "transaction",
  columns: {
    transaction_id: "Trans ID",
    type: "Trans Type",
    reason: "Reason",
    charge_id: "Charge ID",
    claim_id: "Claim ID",
    visit_id: "Visit ID",
    patient_id: "Patient ID",
    provider: "Provider",
    location: "Location",
    payer: "Payer",
    payer_class: "Payer Class",
    primary_payer: "Primary Payer",
    party: "Resp",
    code: "CPT",
    modifiers: "Modifiers",
    units: "Units",
    amount: "Amount",
    service_date: "DOS",
    entry_date: "Entry Date",
    post_date: "Post Date",
    bill_date: "Bill Date",
    check_date: "Check Date",
    deposit_date: "Deposit Date",
    receipt: "Receipt",
    entered_by: "User",
  },
  required: ["transaction_id", "type", "amount", "post_date", "charge_id"],
  days: ["%m/%d/%Y"],
  moments: ["%m/%d/%Y %H:%M"],
  signs: "effect",
  words: {
    type: {
      charge: "charge",
      "charge void": "charge_void",
      "insurance payment": "payment",
      "patient payment": "payment",
      "payment reversal": "payment_reversal",
      takeback: "takeback",
      adjustment: "adjustment",
      "adjustment reversal": "adjustment_reversal",
      "transfer out": "transfer_out",
      "transfer in": "transfer_in",
      "unapplied receipt": "unapplied_receipt",
      "apply out": "apply_out",
      "apply in": "apply_in",
      refund: "refund",
      "bad debt": "bad_debt",
      "bad debt recovery": "bad_debt_recovery",
      denial: "information",
    },
    reason: {
      ...REASONS,
      "timely filing": "timely_filing",
      "no authorization": "no_authorization",
      "small balance": "small_balance",
      "prompt pay": "prompt_pay",
    },
    party: { primary: "primary", secondary: "secondary", patient: "patient" },
  },
  totals: [
    { label: /^total charges$/i, measure: "charges", column: "amount" },
    { label: /^total payments$/i, measure: "payments", column: "amount", flip: true },
    { label: /^total adjustments$/i, measure: "adjustments", column: "amount", flip: true },
    { label: /^total refunds$/i, measure: "refunds", column: "amount" },
    { label: /^total transfers$/i, measure: "transfers", column: "amount" },
    { label: /^net change$/i, measure: "balance", column: "amount" },
    { label: /^records:/i, measure: "rows", column: null },
  ],
};
