/** Cards of a page's further questions: those of its figures that the exports tell, and no others. */
import type { Panel } from "../../contract.ts";
import type { Asked } from "../asked.ts";
import { isTold, seriesOf, type Figure } from "../series.ts";
import { cardPanel, cardsOf } from "./figures.ts";

/** The question that each panel of cards answers, by the panel's id. */
const QUESTIONS = {
  denials_and_appeals: {
    title: "Denials: how soon they are appealed and overturned, what is given up",
    figures: [
      "denials_overturned_dollars",
      "overturn_days",
      "overturn_days_p90",
      "appeal_days_p90",
      "denial_write_offs",
    ],
  },
  patients_part: {
    title: "What patients owe, and what they pay at the visit",
    figures: [
      "patient_ar",
      "patient_ar_over_90",
      "patient_ar_over_90_owed",
      "pos_collections",
      "copay_capture",
    ],
  },
  collecting: {
    title: "How late charges and payments are, and what collecting costs",
    figures: ["ar_over_120", "late_charge_dollars", "payment_lag_all", "cost_to_collect"],
  },
  before_billing: {
    title: "Stuck before billing: visits, charges and claims that no payer has",
    figures: [
      "unbilled_visits",
      "unbilled_value",
      "unfiled_charges",
      "filing_at_risk",
      "charge_lag",
    ],
  },
  result: {
    title: "What the period brought, beside a year ago and three months before",
    figures: ["ebitda", "operating_margin", "overhead_ratio", "net_production", "payments_posted"],
  },
  what_a_visit_brings: {
    title: "What a visit brings, and who does not come",
    figures: [
      "revenue_per_encounter",
      "revenue_per_wrvu",
      "wrvu_per_encounter",
      "new_patient_share",
      "cancellation_rate",
    ],
  },
  for_each_provider: {
    title: "For each full-time provider, and for each work RVU",
    figures: [
      "support_staff_per_provider",
      "revenue_per_provider",
      "work_rvus_per_fte",
      "staff_cost_per_wrvu",
      "operating_cost_per_wrvu",
    ],
  },
  supplies_and_stock: {
    title: "Supplies and stock",
    figures: ["supply_cost", "price_paid", "stock_value", "stock_expired", "days_of_supply"],
  },
  cash_figures: {
    title: "What cash covers, and how far forecasts of it were off",
    figures: [
      "payroll_coverage",
      "current_ratio",
      "payable_days",
      "cash_headroom",
      "months_above_minimum",
      "forecast_error",
      "forecast_bias",
    ],
  },
  debt_service: {
    title: "How often earnings pay the debt, before and after draws",
    figures: ["debt_service_coverage", "debt_service_coverage_after_draws"],
  },
  quality_data: {
    title: "How complete the data of quality measures are",
    figures: ["quality_completeness", "quality_cases"],
  },
} as const satisfies Record<string, { title: string; figures: readonly string[] }>;

/** One panel, or none where nothing of it is told. */
export async function moreFigures(asked: Asked, id: keyof typeof QUESTIONS): Promise<Panel[]> {
  const { title, figures } = QUESTIONS[id];
  return cardsAbout(
    asked,
    id,
    title,
    figures.map((name) => ({ name })),
  );
}

/** How the office visits of established patients are spread over their levels. */
export async function levelsPanel(asked: Asked): Promise<Panel[]> {
  const levels = ["99211", "99212", "99213", "99214", "99215"];
  return cardsAbout(
    asked,
    "em_levels",
    "Visits of established patients, by level",
    levels.map((code) => ({ name: "em_levels", category: code, title: code })),
  );
}

/** Who gives appointments up, how early, and how many of the times go to somebody else. */
export async function cancellationsPanel(asked: Asked): Promise<Panel[]> {
  const ends = [
    "Cancelled by the patient, in advance",
    "Cancelled by the patient, late",
    "Cancelled by the practice",
    "Cancelled, not told by whom",
  ];
  return cardsAbout(asked, "cancellations", "Who cancels, how early, and what is filled again", [
    ...ends.map((category) => ({ name: "appointment_ends", category, title: category })),
    { name: "times_refilled" },
  ]);
}

async function cardsAbout(
  asked: Asked,
  id: string,
  title: string,
  figures: readonly Figure[],
): Promise<Panel[]> {
  const told = (await seriesOf(asked, figures)).filter(isTold);
  return told.length === 0 ? [] : [cardPanel(asked, id, title, await cardsOf(asked, told))];
}
