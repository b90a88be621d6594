/** Totals that a system's own reports print and that can be typed, to be held against what was read. */
import type { ControlMeasure } from "../../contract.ts";
import type { Feed } from "../../intake/feeds.ts";

export const CONTROL_MEASURES: readonly (ControlMeasure & { feed: Feed })[] = [
  {
    id: "charges",
    title: "Charges",
    feed: "transaction",
    unit: "money",
    in_files: "charges",
    needed: true,
  },
  {
    id: "payments",
    title: "Payments",
    feed: "transaction",
    unit: "money",
    in_files: "payments",
    needed: true,
  },
  {
    id: "adjustments",
    title: "Adjustments",
    feed: "transaction",
    unit: "money",
    in_files: "adjustments",
    needed: true,
  },
  {
    id: "refunds",
    title: "Refunds",
    feed: "transaction",
    unit: "money",
    in_files: "refunds",
    needed: false,
  },
  {
    id: "closing_ar",
    title: "A/R at the end",
    feed: "transaction",
    unit: "money",
    in_files: null,
    needed: false,
  },
  {
    id: "visits",
    title: "Visits completed",
    feed: "appointment",
    unit: "count",
    in_files: "completed",
    needed: true,
  },
  {
    id: "debits",
    title: "Debits booked",
    feed: "ledger",
    unit: "money",
    in_files: "debit",
    needed: true,
  },
  {
    id: "payroll",
    title: "Gross pay",
    feed: "payroll",
    unit: "money",
    in_files: "gross",
    needed: true,
  },
  {
    id: "surveys",
    title: "Surveys sent",
    feed: "survey",
    unit: "count",
    in_files: "sampled",
    needed: true,
  },
];

/** The exports whose months can be verified. */
export const TIED_FEEDS: readonly Feed[] = [...new Set(CONTROL_MEASURES.map(({ feed }) => feed))];

export const measureOf = (id: string) => CONTROL_MEASURES.find((each) => each.id === id);
