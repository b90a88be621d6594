import type { Format } from "../format.ts";
import { REASONS } from "./transactions.ts";

const EVIDENCE = "the columns of an athenahealth data feed in a customer's published warehouse";
const DAYS = ["%Y-%m-%d", "%m/%d/%Y"];
const MOMENTS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M", ...DAYS];

/**
 * athenahealth's `transaction` feed. Payments are negative; a void is a date on the row itself or a row of
 * its own that names its parent, a reversal a row with a flag; a code comes with its modifiers. Who pays
 * and who saw the patient stand on the claim.
 */
export const athenaTransactions: Format<"transaction"> = {
  id: "athena-transactions",
  title: "athenahealth transactions",
  evidence: EVIDENCE,
  feed: "transaction",
  columns: {
    transaction_id: "transaction_id",
    type: "transaction_type",
    reason: "transaction_reason",
    charge_id: "charge_id",
    claim_id: "claim_id",
    patient_id: "patient_id",
    party: "transaction_transfer_type",
    code: "procedure_code",
    modifiers: "other_modifier",
    units: "units",
    amount: "amount",
    service_date: "charge_from_date",
    entry_date: "transaction_created_datetime",
    post_date: "post_date",
    bill_date: "first_billed_datetime",
    voided_date: "voided_date",
    voids: "charge_void_parent_id",
    reversal: "reversal_flag",
  },
  required: [
    "transaction_id",
    "type",
    "claim_id",
    "amount",
    "post_date",
    "voided_date",
    "reversal",
  ],
  days: DAYS,
  moments: MOMENTS,
  signs: "effect",
  words: {
    type: {
      charge: "charge",
      payment: "payment",
      adjustment: "adjustment",
      transferin: "transfer_in",
      transferout: "transfer_out",
    },
    reason: REASONS,
    party: { primary: "primary", secondary: "secondary", patient: "patient" },
    reversal: { "1": "yes", y: "yes", true: "yes", "0": "no", n: "no", false: "no" },
  },
};

/** athenahealth's `claim` feed: who saw the patient of a claim, and where. */
export const athenaClaims: Format<"claim"> = {
  id: "athena-claims",
  title: "athenahealth claims",
  evidence: EVIDENCE,
  feed: "claim",
  columns: {
    claim_id: "claim_id",
    patient_id: "patient_id",
    provider: "rendering_provider_id",
    location: "service_department_id",
    service_date: "claim_service_date",
  },
  required: ["claim_id", "provider", "service_date"],
  days: DAYS,
  moments: MOMENTS,
  words: {},
};

/**
 * athenahealth's `appointment` feed. Its statuses are f(uture), o(pen), x (cancelled), 2 (checked in),
 * 3 (checked out) and 4 (charge entered); open and frozen slots are no appointments.
 */
export const athenaAppointments: Format<"appointment"> = {
  id: "athena-appointments",
  title: "athenahealth appointments",
  evidence: `${EVIDENCE}; the meaning of its statuses is common knowledge of its users`,
  feed: "appointment",
  columns: {
    appointment_id: "appointment_id",
    patient_id: "patient_id",
    provider: "provider_id",
    location: "department_id",
    visit_type: "appointment_type_id",
    created: "scheduled_datetime",
    start: "appointment_date",
    start_time: "appointment_starttime",
    minutes: "appointment_duration",
    status: "appointment_status",
    cancelled: "cancelled_datetime",
    checked_in: "check_in_datetime",
    checked_out: "check_out_datetime",
  },
  required: ["appointment_id", "start", "start_time", "minutes", "status"],
  days: DAYS,
  moments: MOMENTS,
  words: {
    status: { f: "booked", x: "cancelled", "2": "completed", "3": "completed", "4": "completed" },
  },
  judge(cells, _, columns) {
    const status = cells[columns.indexOf("status")]?.trim().toLowerCase();
    return status === "o" ? { is: "ignored", as: "open_slot" } : null;
  },
};
