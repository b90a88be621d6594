/** Totals that a system's own reports print and that can be typed, to be held against what was read. */
import type { ControlMeasure } from "../../contract.ts";
import type { Feed } from "../../intake/feeds.ts";

export const CONTROL_MEASURES: readonly (ControlMeasure & { feed: Feed })[] = [
  { id: "charges", title: "Charges", feed: "transaction", unit: "money", needed: true },
  { id: "payments", title: "Payments", feed: "transaction", unit: "money", needed: true },
  { id: "adjustments", title: "Adjustments", feed: "transaction", unit: "money", needed: true },
  { id: "refunds", title: "Refunds", feed: "transaction", unit: "money", needed: false },
  { id: "closing_ar", title: "A/R at the end", feed: "transaction", unit: "money", needed: false },
  { id: "visits", title: "Visits completed", feed: "appointment", unit: "count", needed: true },
  { id: "debits", title: "Debits booked", feed: "ledger", unit: "money", needed: true },
  { id: "payroll", title: "Gross pay", feed: "payroll", unit: "money", needed: true },
  { id: "surveys", title: "Surveys sent", feed: "survey", unit: "count", needed: true },
];
