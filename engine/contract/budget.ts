/** Budget against actual, and why. */
import type { TraceLink } from "./panels.ts";

/** One line of the statements, planned and actual; favourable variances are positive. */
export type StatementLine = {
  line: string;
  title: string;
  kind: "revenue" | "expense" | "result";
  group: string;
  behaviour: string | null;
  budget: string;
  /** the plan at the volume that took place */
  flex: string;
  actual: string;
  variance: string;
  /** of the plan compared with, 0-1; null where that is zero */
  variance_percent: number | null;
  favourable: boolean | null;
};

/** A line, and whether its variance deserves a question. */
export type WatchedLine = StatementLine & {
  /** as large as the practice's own policy says */
  material: boolean;
  /** months in a row up to the last of the period with variances on one side; 12 at the most */
  one_side: { months: number; favourable: boolean } | null;
};

/** Where a note stands: at a step of the bridge, or at a line of the statement. */
export type NotePlace = "bridge" | "statement";

/** What somebody wrote beside a figure of a period. */
export type Note = {
  /** ISO 8601 instant */
  made: string;
  /** as the address writes it */
  period: string;
  place: NotePlace;
  /** the step's or the line's id */
  of: string;
  text: string;
};

/** What one payer, statement line or staff did to an effect; the parts of an effect sum to it to the cent. */
export type BridgePart = {
  part: string;
  title: string;
  amount: string;
  /** the figure that moved, in words, and its unit */
  measure: string;
  unit: "money" | "cents" | "ratio" | "count" | "number";
  plan: number | null;
  actual: number | null;
  /** the rows to look at; null where only the plan has any */
  trace: TraceLink | null;
};

/** One step from planned to actual net income; positive is favourable. */
export type BridgeEffect = { effect: string; title: string; amount: string; parts: BridgePart[] };

/** Support staff: what is allowed for the visits that took place, and what was; the last is the sum. */
export type LabourEffect = {
  effect: "rate" | "efficiency" | "overtime" | "total";
  title: string;
  unit: "cents" | "number" | "money";
  standard: number;
  actual: number;
  amount: string;
};

/** One item by standard costing, for the visits that took place; favourable is positive. */
export type SupplyItem = {
  item: string;
  /** the statement line it is planned on */
  line: string;
  /** of the visits that took place, as planned */
  units_allowed: number;
  units_used: number;
  units_bought: number;
  /** dollars for one */
  planned_price: number;
  /** null where nothing was bought */
  price: number | null;
  /** (allowed − used) × planned price */
  efficiency: string;
  /** (used − bought) × planned price */
  stock: string;
  /** (planned − paid price) × bought */
  price_effect: string;
  amount: string;
};

/** What items explain of a statement line's variance against the plan, and what is left of it. */
export type SupplyLine = {
  line: string;
  title: string;
  variance: string;
  itemised: string;
  other: string;
};

export type BudgetSupplies = {
  items: SupplyItem[];
  lines: SupplyLine[];
  /** whether the stock of any item was counted at both ends of a month: elsewhere what was bought counts as used */
  counted: boolean;
  /** spent on items without a planned price: not itemised */
  unpriced: string;
  /** months of the period, and those that are itemised */
  months: { all: number; told: number };
};

/** An effect that the data cannot tell, and why. */
export type BridgeAbsent = { title: string; because: string };

/** How what two causes do together is shared between them. */
export type BridgeOrder = "sequential" | "shapley" | "lmdi";

/** What a line will come to over the fiscal year; null where a method has nothing to go by. */
export type OutlookAmounts = {
  /** booked to date, and the rest of the year as planned */
  remaining_budget: string | null;
  /** the year's plan times what was booked of the plan to date */
  performance_factor: string | null;
  /** the year at the mean of the months to date */
  run_rate_months: string | null;
  /** the year at the mean of the working days to date */
  run_rate_working_days: string | null;
};

export type OutlookLine = OutlookAmounts & {
  line: string;
  title: string;
  kind: "revenue" | "expense" | "result";
  actual_to_date: string;
  budget_to_date: string;
  budget_year: string;
};

/** What each method would have said of an earlier year, less what the year came to. */
export type OutlookError = OutlookAmounts & {
  /** the first month of the year, and the month up to which it was booked then */
  from: string;
  through: string;
  line: string;
  title: string;
  /** what the year came to */
  actual: string;
};

/** The fiscal year by four methods, side by side. */
export type BudgetOutlook = {
  from: string;
  to: string;
  /** the last day that was booked and counts as actual */
  through: string;
  months: { to_date: number; year: number };
  working_days: { to_date: number; year: number };
  lines: OutlookLine[];
  /** by earlier years that the books hold whole; empty where there is none */
  record: OutlookError[];
  /** why there are no lines, where there are none */
  because: string | null;
};

/** Who can bear overhead. */
export type OverheadBy = "location" | "provider" | "department";

type ByBasis<T> = Record<"visits" | "revenue" | "hours", T>;

/** Shared cost by three bases side by side; money as text, null where nobody has any of the basis. */
export type BudgetOverhead = {
  by: OverheadBy;
  /** general and capital cost, less what is direct, and the pay of departments that see no patients */
  shared: string;
  /** that pay; null where pay is not told: of sites and providers, and without a whole payroll register */
  shared_pay: string | null;
  /** the departments whose pay is shared */
  supporting: string[];
  bearers: {
    name: string;
    collected: string;
    /** pay, taxes and benefits of its own people */
    pay: string | null;
    /** general and capital cost that the ledger has for a department; nothing of sites and providers */
    direct: string;
    overhead: ByBasis<string | null>;
    /** collected less pay, direct cost and overhead */
    result: ByBasis<string | null>;
    /** 1 for the best result; equals share the better rank; null for Unassigned too */
    rank: ByBasis<number | null>;
    rank_depends_on_basis: boolean;
  }[];
  /** what assigns what to whom, in words */
  says: string[];
};

export type BudgetReport = {
  period: string;
  from: string;
  to: string;
  flexed: boolean;
  basis: string;
  visits: { budget: string; actual: string } | null;
  lines: WatchedLine[];
  /** the policy by which variances are material */
  materiality: { amount: string; share: number; by: "both" | "either" };
  bridge: BridgeEffect[];
  bridge_order: BridgeOrder;
  /** the order in words */
  bridge_says: string;
  bridge_absent: BridgeAbsent[];
  /** empty where no visits are planned, or no payroll register covers the period */
  labour: LabourEffect[];
  /** null where no planned prices, no purchases or no visits are known; `bridge_absent` says which */
  supplies: BudgetSupplies | null;
  /** the plan compared with: `in force`, or the version that was asked for */
  version: string;
  /** null where it was not asked for */
  outlook: BudgetOutlook | null;
  /** null where it was not asked for */
  overhead: BudgetOverhead | null;
};
