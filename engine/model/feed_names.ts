import type { Feed } from "../intake/feeds.ts";

/** What each kind of export is called, in the order the story tells them. */
const FEED_NAMES: { readonly [feed in Feed]?: string } = {
  transaction: "Billing",
  appointment: "Schedule",
  remittance: "Remittances",
  ledger: "General ledger",
  bank: "Bank statements",
  payroll: "Payroll",
  survey: "Patient surveys",
  review: "Public reviews",
  budget: "Budget",
  account: "Chart of accounts",
  staff: "Staff list",
  fee: "Fee schedule",
  remitted_claim: "Remittances",
  ledger_balance: "Balance sheet",
  quality_patient: "Patients of quality measures",
  quality_result: "Results of quality measures",
  care_patient: "Patients of the electronic record",
  care_event: "Care as the electronic record tells it",
  care_code: "What codes of care mean",
  contract_rate: "Contract rates",
  target: "Targets",
  clinic_hours: "Clinic hours",
  open_slot: "Open slots",
  submitted_claim: "Submitted claims",
  claim_status: "Claim states",
  credential: "Credentials",
  exclusion: "Exclusion list",
  inventory: "Stock counts",
  purchase: "Purchases",
  planned_price: "Planned prices",
  usage: "Usage reports",
  message: "Secure messages",
  opening: "Openings",
  claim_work: "Work on claims",
  clinical_order: "Orders and referrals",
};

/** @example feedName("ledger") // => "General ledger" */
export const feedName = (feed: string): string => FEED_NAMES[feed as Feed] ?? feed;
