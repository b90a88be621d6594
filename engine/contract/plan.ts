/** The plan of a fiscal year. */
import type { Finding } from "./imports.ts";

/** How an amount of a year is spread over its months. */
export type PlanSpread = "even" | "working_days" | "pay_days" | "last_year";

/** What makes the months of a line; money in decimal text, rates and shares as decimals. */
export type PlanRule =
  /** an amount of the year, spread */
  | { do: "spread"; line: string; amount: string; by: PlanSpread }
  /** what was booked in the same months before, and so much more: "0.03" for 3 % */
  | { do: "copy"; line: string; growth: string }
  /** planned visits times money a visit */
  | { do: "visits"; line: string; rate: string }
  /** full-time people times pay of one for a year, spread */
  | { do: "staff"; line: string; people: string; pay: string; by: PlanSpread }
  /** a share of planned patient revenue */
  | { do: "collections"; line: string; share: string }
  /** patient revenue from visits × allowed per visit × yield of each payer */
  | { do: "payers"; line: string };

/** One step of an edit of a plan; steps are taken one after the other. */
export type PlanStep =
  | PlanRule
  | { do: "set"; line: string; payer: string | null; month: string; amount: string }
  /** all rows of another version of the same year, taken over */
  | { do: "start"; from: string }
  /** every line of revenue and cost that was booked, copied */
  | { do: "copy_all"; growth: string };

/** What is to be changed of one version of one fiscal year of `budget.csv`. */
export type PlanEdit = {
  /** `FY2026` */
  fiscal_year: string;
  version: string;
  /** of the `budget.csv` the steps were made on; null where there was none */
  etag: string | null;
  steps: PlanStep[];
};

export type PlanLine = {
  line: string;
  title: string;
  /** of a driver, the payer it is for */
  payer: string | null;
  kind: "revenue" | "expense" | "result" | "driver";
  group: string;
  behaviour: string | null;
  /** by month of the fiscal year; null where nothing is planned */
  amounts: (string | null)[];
  /** the same as people read them; empty where nothing is planned */
  texts: string[];
  /** null where nothing is planned, and for what does not add up */
  total: string | null;
  total_text: string;
  /** how it came about, in words; null where its months were typed */
  origin: string | null;
};

/** One row of `budget.csv` that is written anew. */
export type PlanChange = {
  line: string;
  title: string;
  payer: string | null;
  month: string;
  was: string | null;
  is: string;
};

/** A plan that was frozen: its rows lie in the archive under their hash. */
export type FrozenPlan = {
  fiscal_year: string;
  /** `original`, then `v2`, `v3` … */
  name: string;
  /** the version of the plan whose rows these are */
  version: string;
  at: string;
  who: string;
  approved_by: string | null;
  reason: string | null;
  rows: number;
  net_income: string;
  /** SHA-256 of its rows */
  digest: string;
};

/** One version of one fiscal year of the plan, as it is or as steps would make it. */
export type Plan = {
  fiscal_year: string;
  months: string[];
  /** the months as people read them */
  month_texts: string[];
  version: string;
  /** versions of this year in `budget.csv` */
  versions: string[];
  /** years that can be planned */
  fiscal_years: string[];
  etag: string | null;
  /** whether `budget.csv` as it stands is in the figures */
  is_imported: boolean;
  /** said where the file is gone and its last edition still counts */
  gone: Finding | null;
  /** what this version was frozen as; it can then no longer be changed */
  frozen: FrozenPlan | null;
  /** lines of revenue and cost, then their totals */
  lines: PlanLine[];
  /** visits, allowed per visit and yield, by payer */
  drivers: PlanLine[];
  /** what saving would write */
  changes: PlanChange[];
};

/** One version of one fiscal year, and what has become of it. */
export type PlanVersion = {
  fiscal_year: string;
  version: string;
  /** months it has rows for */
  months: number;
  rows: number;
  net_income: string;
  /** months in which it is the one compared with unless another is asked for */
  counts_in: number;
  /** what it was frozen as */
  frozen: string | null;
};

/** The method by which the months to come are told. */
export type RollingMethod =
  "remaining_budget" | "performance_factor" | "run_rate_months" | "run_rate_working_days";

export type RollingLine = {
  line: string;
  title: string;
  kind: "revenue" | "expense" | "result";
  /** months to come, as many as `months`; null where the method has nothing to go by */
  amounts: (string | null)[];
  total: string | null;
};

/** Twelve months from the last one that is booked. */
export type RollingForecast = {
  method: RollingMethod;
  /** the method in words */
  says: string;
  /** the last month that is booked */
  through: string | null;
  months: string[];
  lines: RollingLine[];
  because: string | null;
};
