import type { Feed } from "../intake/feeds.ts";

/** What each kind of export is called, in the order the story tells them. */
export const FEED_NAMES: { readonly [feed in Feed]?: string } = {
  transaction: "Billing",
  appointment: "Schedule",
  remittance: "Remittances",
  ledger: "General ledger",
  bank: "Bank statements",
  payroll: "Payroll",
  survey: "Patient surveys",
  review: "Public reviews",
  budget: "Budget",
};

/** @example feedName("ledger") // => "General ledger" */
export const feedName = (feed: string): string => FEED_NAMES[feed as Feed] ?? feed;
