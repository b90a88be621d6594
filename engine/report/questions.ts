/**
 * The questions of a monthly meeting, and the panels that answer each. A panel that only some exports tell is
 * named where they do.
 */
import type { PageName } from "../contract.ts";

export type Question = {
  number: number;
  asks: string;
  answers: readonly { page: PageName; panels: readonly string[] }[];
};

export const QUESTIONS: readonly Question[] = [
  {
    number: 1,
    asks: "Did we make money this month and this year, against budget and last year, and is it volume, rate or cost?",
    answers: [
      { page: "budget", panels: ["bridge", "bridge_ytd", "statement", "result"] },
      { page: "overview", panels: ["bridge"] },
    ],
  },
  {
    number: 2,
    asks: "What will cash be in each of the next 13 weeks, can we pay what falls due, and how wrong were we?",
    answers: [
      {
        page: "cash",
        panels: [
          "cash_fan",
          "cash_weeks",
          "cash_months",
          "cash_calendar",
          "cash_figures",
          "cash_record",
          "cash_errors",
          "cash_assumptions",
        ],
      },
    ],
  },
  {
    number: 3,
    asks: "Are we collecting what we earned?",
    answers: [
      { page: "collections", panels: ["figures", "net_collection_rate", "adjustments"] },
      { page: "cash", panels: ["run_off"] },
    ],
  },
  {
    number: 4,
    asks: "How much is owed, by whom, how old, and does it tie to the ledger and the bank?",
    answers: [
      {
        page: "collections",
        panels: [
          "figures",
          "ageing",
          "ageing_by_payer",
          "days_in_ar",
          "ar_over_90",
          "patients_part",
          "roll_forward",
        ],
      },
      { page: "data", panels: ["certificate", "certificate-steps"] },
    ],
  },
  {
    number: 5,
    asks: "What is stuck before billing?",
    answers: [
      { page: "operations", panels: ["before_billing", "figures", "late_charges_compared"] },
      { page: "compliance", panels: ["due"] },
    ],
  },
  {
    number: 6,
    asks: "What is denied, by which payer and reason, what did it cost, and can it be mended in time?",
    answers: [
      {
        page: "collections",
        panels: [
          "denials",
          "denials_by_payer",
          "denials_to_work",
          "initial_denial_rate",
          "denials_and_appeals",
        ],
      },
    ],
  },
  {
    number: 7,
    asks: "Do payers pay what they agreed and on time, and has the mix of payers moved?",
    answers: [{ page: "collections", panels: ["figures", "payers", "payer_mix", "payment_lags"] }],
  },
  {
    number: 8,
    asks: "Are providers and rooms full, and how long do patients wait to get in?",
    answers: [
      {
        page: "operations",
        panels: ["figures", "third_next_available", "fill_rate", "utilisation"],
      },
      { page: "visits", panels: ["visits", "slots", "lead_time", "no_show_rate"] },
    ],
  },
  {
    number: 9,
    asks: "Is each provider and site productive for what it costs?",
    answers: [
      { page: "visits", panels: ["providers", "encounters_per_day", "what_a_visit_brings"] },
      { page: "people", panels: ["operating_cost_per_encounter"] },
      { page: "budget", panels: ["overhead_provider", "overhead_location"] },
    ],
  },
  {
    number: 10,
    asks: "Do we have the right people at the right cost?",
    answers: [
      {
        page: "people",
        panels: ["figures", "staff_cost_per_encounter", "encounters_per_staff_hour", "overtime"],
      },
      { page: "budget", panels: ["labour"] },
    ],
  },
  {
    number: 11,
    asks: "What do patients tell us, and is the change real or noise?",
    answers: [
      {
        page: "quality",
        panels: [
          "figures",
          "survey_themes",
          "survey_items",
          "likely_to_recommend",
          "review_stars",
          "comments",
        ],
      },
    ],
  },
  {
    number: 12,
    asks: "What could hurt us?",
    answers: [
      {
        page: "compliance",
        panels: ["figures", "due", "findings", "em_levels", "em_high_levels_compared"],
      },
      { page: "quality", panels: ["diabetes_poor_control", "blood_pressure_control"] },
      { page: "lending", panels: ["covenants", "stress"] },
    ],
  },
  {
    number: 13,
    asks: "What changed in numbers that were already shown?",
    answers: [
      { page: "data", panels: ["restatements", "closings"] },
      { page: "compliance", panels: ["figures"] },
    ],
  },
];
