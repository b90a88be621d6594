/**
 * The ratios that covenants are made of, over amounts of the practice's own books. To add one, copy a
 * line of `FORMULAS`; to add an amount, give it a line of `AMOUNTS` and of `amounts.sql`.
 */
import type { Terms } from "../lending/ratio.ts";

/** What the books tell: flows over the window, balances on its last day. */
export const AMOUNTS = [
  "revenue",
  "operating_expenses",
  "interest",
  "principal",
  "owner_distributions",
  "capex",
  "loans_drawn",
  "rent",
  "cash",
  "cash_expenses",
  "receivables",
  "current_assets",
  "current_liabilities",
  "liabilities",
  "equity",
  "funded_debt",
  "adjustments",
] as const;

export type AmountName = (typeof AMOUNTS)[number];

/** Sums that contracts name, each of amounts. */
export const SUMS_OF: Readonly<Record<string, Terms>> = {
  ebitda: ["revenue", "-operating_expenses"],
  debt_service: ["interest", "principal"],
};

/** What `over` and `under` of a built ratio may name. */
export const BUILDER_AMOUNTS: readonly string[] = [...Object.keys(SUMS_OF), ...AMOUNTS];

export type CovenantFormula = {
  readonly title: string;
  readonly unit: "number" | "days" | "money";
  readonly over: Terms;
  /** empty for an amount of money */
  readonly under: Terms;
};

const dscr = { over: ["ebitda"], under: ["debt_service"], unit: "number" } as const;

/** By id; null is built of the amounts that the covenant names. */
export const FORMULAS = {
  dscr: { ...dscr, title: "Debt service coverage" },
  dscr_after_distributions: {
    ...dscr,
    title: "Debt service coverage after distributions",
    over: ["ebitda", "-owner_distributions"],
  },
  dscr_adjusted: {
    ...dscr,
    title: "Debt service coverage with adjustments",
    over: ["ebitda", "adjustments"],
  },
  fccr: null,
  current_ratio: {
    title: "Current ratio",
    unit: "number",
    over: ["current_assets"],
    under: ["current_liabilities"],
  },
  quick_ratio: {
    title: "Quick ratio",
    unit: "number",
    over: ["cash", "receivables"],
    under: ["current_liabilities"],
  },
  debt_to_worth: {
    title: "Debt to worth",
    unit: "number",
    over: ["liabilities"],
    under: ["equity"],
  },
  funded_debt_to_ebitda: {
    title: "Funded debt to EBITDA",
    unit: "number",
    over: ["funded_debt"],
    under: ["ebitda"],
  },
  days_cash_on_hand: {
    title: "Days cash on hand",
    unit: "days",
    over: ["cash"],
    under: ["cash_expenses"],
  },
  minimum_cash: { title: "Minimum cash", unit: "money", over: ["cash"], under: [] },
} as const satisfies Record<string, CovenantFormula | null>;

export type RatioId = keyof typeof FORMULAS;

export const RATIO_IDS = Object.keys(FORMULAS) as [RatioId, ...RatioId[]];

/** The formula of a covenant, its sums written out as amounts. */
export function formulaOf(covenant: {
  ratio: RatioId;
  over?: Terms | undefined;
  under?: Terms | undefined;
}): CovenantFormula {
  const formula: CovenantFormula = FORMULAS[covenant.ratio] ?? {
    title: "Fixed charge coverage",
    unit: "number",
    over: covenant.over!,
    under: covenant.under!,
  };
  return { ...formula, over: formula.over.flatMap(apart), under: formula.under.flatMap(apart) };
}

function apart(term: string): string[] {
  const isTaken = term.startsWith("-");
  const parts = SUMS_OF[term.replace(/^-/, "")];
  if (!parts) return [term];
  return parts.map((part) => {
    const name = part.replace(/^-/, "");
    return isTaken === part.startsWith("-") ? name : `-${name}`;
  });
}
