import type { Format } from "../format.ts";

const INSTANT = ["%Y-%m-%dT%H:%M:%SZ"];

/**
 * Synthea `claims_transactions.csv`. The amount stands in a different column for each type; a
 * transfer's OUTSTANDING repeats the moved amount and is not money; nothing is ever adjusted; the
 * payer stands on the claim, so import `claims` and `payers` too.
 */
export const syntheaTransactions: Format<"transaction"> = {
  id: "synthea-claims-transactions",
  title: "Synthea claims_transactions",
  evidence: "the public Synthea CSV exporter and its 2023-11 sample",
  feed: "transaction",
  columns: {
    transaction_id: "ID",
    type: "TYPE",
    claim_id: "CLAIMID",
    visit_id: "APPOINTMENTID",
    patient_id: "PATIENTID",
    provider: "PROVIDERID",
    location: "PLACEOFSERVICE",
    party: "TRANSFERTYPE",
    code: "PROCEDURECODE",
    units: "UNITS",
    amount: "AMOUNT",
    payments: "PAYMENTS",
    adjustments: "ADJUSTMENTS",
    transfers: "TRANSFERS",
    service_date: "FROMDATE",
  },
  required: [
    "transaction_id",
    "type",
    "claim_id",
    "amount",
    "payments",
    "transfers",
    "service_date",
  ],
  days: INSTANT,
  moments: INSTANT,
  utc: true,
  also: { post_date: "service_date", entry_date: "service_date" },
  signs: "own",
  words: {
    type: {
      charge: "charge",
      payment: "payment",
      adjustment: "adjustment",
      transferin: "transfer_in",
      transferout: "transfer_out",
    },
    party: { "1": "primary", "2": "secondary", p: "patient" },
  },
};

/** Synthea `claims.csv`: who pays a claim. */
export const syntheaClaims: Format<"claim"> = {
  id: "synthea-claims",
  title: "Synthea claims",
  evidence: "the public Synthea CSV exporter and its 2023-11 sample",
  feed: "claim",
  columns: {
    claim_id: "Id",
    patient_id: "PATIENTID",
    provider: "PROVIDERID",
    payer_id: "PRIMARYPATIENTINSURANCEID",
    service_date: "SERVICEDATE",
  },
  required: ["claim_id", "patient_id", "payer_id", "service_date"],
  days: INSTANT,
  moments: INSTANT,
  utc: true,
  words: {},
};

/** Synthea `payers.csv`: the names behind payer ids. */
export const syntheaPayers: Format<"payer"> = {
  id: "synthea-payers",
  title: "Synthea payers",
  evidence: "the public Synthea CSV exporter and its 2023-11 sample",
  feed: "payer",
  columns: { payer_id: "Id", payer: "NAME" },
  required: ["payer_id", "payer"],
  marks: ["QOLS_AVG", "MEMBER_MONTHS"],
  days: [],
  moments: [],
  words: {},
};
