/**
 * The figures a banker looks for, as data. `SUMS` are lines that others are made of, in order; `RATIOS`
 * are the sheet. A covenant of other words is another formula over the same amounts.
 */
import type { RatioFormula, Terms } from "./ratio.ts";

/** What a sheet is made from, cents a year for flows, cents on the day for balances. */
export const GIVEN = [
  "revenue",
  "variable_expenses",
  "fixed_expenses",
  "interest",
  "income_tax",
  "depreciation",
  "amortization",
  "adjustments",
  "rent",
  "owner_distributions",
  "cash_taxes",
  "unfinanced_capex",
  "existing_debt_service",
  "new_debt_service",
  "new_loan",
  "guarantor_income",
  "personal_taxes",
  "living_expenses",
  "personal_debt_service",
  "cash",
  "securities",
  "receivables",
  "other_current_assets",
  "fixed_assets",
  "intangibles",
  "due_from_owners",
  "current_liabilities_other",
  "credit_line",
  "current_debt",
  "long_term_debt",
  "subordinated_owner_loans",
  "undrawn_line",
] as const;

export type Given = (typeof GIVEN)[number];

export const SUMS: readonly { readonly id: string; readonly of: Terms }[] = [
  { id: "expenses", of: ["variable_expenses", "fixed_expenses"] },
  { id: "net_income", of: ["revenue", "-expenses"] },
  { id: "ebitda", of: ["net_income", "interest", "income_tax", "depreciation", "amortization"] },
  { id: "operating_cash_flow", of: ["ebitda", "adjustments"] },
  { id: "debt_service", of: ["existing_debt_service", "new_debt_service"] },
  {
    id: "cash_after_distributions",
    of: ["operating_cash_flow", "-cash_taxes", "-owner_distributions", "-unfinanced_capex"],
  },
  {
    id: "global_cash",
    of: ["operating_cash_flow", "guarantor_income", "-personal_taxes", "-living_expenses"],
  },
  { id: "global_debt_service", of: ["debt_service", "personal_debt_service"] },
  { id: "current_assets", of: ["cash", "securities", "receivables", "other_current_assets"] },
  { id: "current_liabilities", of: ["current_liabilities_other", "credit_line", "current_debt"] },
  { id: "working_capital", of: ["current_assets", "-current_liabilities"] },
  {
    id: "assets",
    of: ["current_assets", "fixed_assets", "intangibles", "due_from_owners"],
  },
  {
    id: "liabilities",
    of: ["current_liabilities", "long_term_debt", "-subordinated_owner_loans"],
  },
  { id: "equity", of: ["assets", "-liabilities"] },
  { id: "tangible_net_worth", of: ["equity", "-intangibles", "-due_from_owners"] },
  { id: "funded_debt", of: ["credit_line", "current_debt", "long_term_debt"] },
  { id: "contribution", of: ["revenue", "-variable_expenses"] },
  { id: "cash_expenses", of: ["expenses", "-depreciation", "-amortization"] },
  {
    id: "fixed_cash_cost",
    of: ["fixed_expenses", "-interest", "-depreciation", "-amortization", "-adjustments"],
  },
];

export const RATIOS: readonly RatioFormula[] = [
  {
    id: "dscr",
    title: "Debt service coverage",
    over: ["operating_cash_flow"],
    under: ["debt_service"],
    text: "(EBITDA ± documented adjustments) ÷ principal and interest on all business debt, the new loan included",
  },
  {
    id: "dscr_after_distributions",
    title: "Debt service coverage after distributions",
    over: ["operating_cash_flow", "-cash_taxes", "-owner_distributions", "-unfinanced_capex"],
    under: ["debt_service"],
  },
  {
    id: "fixed_charge_coverage_with_rent",
    title: "Fixed charge coverage with rent",
    over: ["cash_after_distributions", "rent"],
    under: ["debt_service", "rent"],
  },
  {
    id: "global_dscr",
    title: "Global debt service coverage",
    over: ["operating_cash_flow", "guarantor_income", "-personal_taxes", "-living_expenses"],
    under: ["debt_service", "personal_debt_service"],
  },
  {
    id: "current_ratio",
    title: "Current ratio",
    over: ["current_assets"],
    under: ["current_liabilities"],
  },
  {
    id: "quick_ratio",
    title: "Quick ratio",
    over: ["cash", "securities", "receivables"],
    under: ["current_liabilities"],
  },
  { id: "debt_to_worth", title: "Debt to worth", over: ["liabilities"], under: ["equity"] },
  {
    id: "debt_to_tangible_net_worth",
    title: "Debt to tangible net worth",
    over: ["liabilities"],
    under: ["tangible_net_worth"],
  },
  {
    id: "funded_debt_to_ebitda",
    title: "Funded debt to adjusted EBITDA",
    over: ["funded_debt"],
    under: ["operating_cash_flow"],
  },
  {
    id: "funded_debt_to_ebitda_after",
    title: "Funded debt to adjusted EBITDA, with the new loan",
    over: ["funded_debt", "new_loan"],
    under: ["operating_cash_flow"],
  },
  {
    id: "days_cash_on_hand",
    title: "Days cash on hand",
    over: ["cash"],
    under: ["cash_expenses"],
    days: 365,
  },
  {
    id: "days_cash_on_hand_with_line",
    title: "Days cash on hand, with the undrawn line",
    over: ["cash", "undrawn_line"],
    under: ["cash_expenses"],
    days: 365,
  },
  {
    id: "days_in_receivables",
    title: "Days in receivables",
    over: ["receivables"],
    under: ["revenue"],
    days: 365,
  },
  {
    id: "contribution_margin",
    title: "Contribution margin",
    over: ["contribution"],
    under: ["revenue"],
  },
  {
    id: "margin_of_safety",
    title: "Margin of safety: how far revenue is above break-even",
    over: ["contribution", "-fixed_expenses"],
    under: ["contribution"],
  },
];
