/**
 * What crosses the border: types only, shared by the command line, the API, the web app and the
 * notebooks. Keys are snake_case because they are the JSON that people script against. Money is a
 * decimal text, a rate a number from 0 to 1, a day `YYYY-MM-DD`, a month `YYYY-MM`, unknown null.
 */

export type Severity = "must_fix" | "look_at" | "information";

/** A problem in the data: what was seen, where, and what to do. Collected and shown, never thrown. */
export type Finding = {
  severity: Severity;
  /** stable code, such as AMOUNT_FORMAT */
  check: string;
  message: string;
  file: string | null;
  line: number | null;
  amount: string | null;
  fix: string;
};

/** A finding with the file it stands in, so that its line can be shown. */
export type PlacedFinding = Finding & { sha256: string | null };

/** Where each record of a file went; `read` is the sum of the other five. */
export type RowCounts = {
  read: number;
  loaded: number;
  unchanged: number;
  superseded: number;
  quarantined: number;
  ignored: number;
};

/** A total that the source system printed, beside what we read. */
export type ControlTotal = { measure: string; printed: string; read: string; agrees: boolean };

/** What the next file of the same format is compared with. */
export type FileShape = {
  delimiter: string | null;
  /** the practice that the lines above its header name */
  practice: string | null;
  /** rows by month, and the last day there is */
  months: Record<string, number>;
  last: string | null;
  /** digits of numbers that zeros in front bring to one length, by field */
  widths: Record<string, number>;
};

export type FileReport = {
  path: string;
  sha256: string | null;
  /** SHA-256 of the zip it came in */
  packed_in: string | null;
  format: string | null;
  status: "loaded" | "duplicate" | "partial" | "rejected";
  reason: string | null;
  rows: RowCounts;
  /** what the ignored records were: title, header, section, total, blank, footer, open_slot */
  ignored_as: Record<string, number>;
  /** money and counts by kind, as decimal text */
  amounts: Record<string, string>;
  control_totals: ControlTotal[];
  findings: Finding[];
  /** codes of what holds the file; accepted, it is brought in anyway */
  accept?: string[];
  /** codes that a person has accepted for it */
  accepted?: string[];
  shape?: FileShape;
};

/** A total of an import that somebody typed from a system's own report, beside what its files hold. */
export type TypedTotal = { measure: string; said: string; read: string; difference: string };

export type ImportReport = {
  import_id: string | null;
  /** every record accounted for, and every total met that is printed or was typed */
  reconciled: boolean;
  /** totals that were typed with the import */
  controls: TypedTotal[];
  files: FileReport[];
};

/** A layout of an export that the practice has described: a file of `mappings/`. */
export type Mapping = {
  /** small letters, digits and hyphens; the name of the file and of the format */
  id: string;
  title: string;
  /** which of our templates it leads to, such as transactions */
  template: string;
  /** the header it was made for */
  header: string[];
  /** our field: their column */
  columns: Record<string, string>;
  /** our field: one value for all rows */
  fixed: Record<string, string>;
  /** how its days are written, such as %m/%d/%Y; null where it has none */
  days: string | null;
  /** amounts signed by their effect on A/R, or each kind positive when it is what it says */
  signs: "effect" | "own" | null;
  /** our field: their word: our word */
  words: Record<string, Record<string, string>>;
  /** texts that say that a field has no value, such as N/A */
  nulls?: string[];
  /** true where amounts are written 1.100,25 */
  decimal_comma?: boolean;
};

/** A file to be described: what its columns look like, and what they may be. */
export type MappingDraft = {
  header_line: number;
  columns: {
    name: string;
    /** a few values as they stand */
    samples: string[];
    /** what they look like */
    looks: "day" | "money" | "number" | "text" | "empty";
    /** every value of the rows looked at, where there are few */
    words: string[];
  }[];
  /** the ways in which all its days can be read, with one read so; more than one must be decided */
  day_orders: { pattern: string; says: string; example: string; read_as: string }[];
  /** the fields of the template, with what it costs to lack one */
  fields: {
    field: string;
    name: string;
    kind: "text" | "word" | "money" | "number" | "day" | "moment";
    needed: "always" | "column" | "no";
    holds: string;
    costs: string;
    /** our words for it */
    words: string[];
  }[];
  /** what each template holds */
  templates: { id: string; title: string; about: string }[];
  /** what we would say; complete it and save it */
  mapping: Mapping;
  /** fields that cannot be done without and have no column yet */
  missing: string[];
};

/** One import as the journal tells it. */
export type ImportLogEntry = {
  import_id: string;
  at: string;
  who: string;
  known_at: string;
  files: FileReport[];
  /** totals that were typed with it */
  controls: TypedTotal[];
  /** rows that count, over all files */
  rows: number;
  digest: string | null;
  undone: boolean;
};

/** What figures can be sliced and broken down by. */
export type Dimension = "provider" | "payer" | "location";

/** The choices a figure is made under; what is not chosen is everything. */
export type Slice = { [dimension in Dimension]?: string[] };

/** Whether something outside stands behind the rows of a figure; `says` is what is wrong, or lacking. */
export type Verification = { state: "verified" | "unverified" | "differs"; says: string | null };

/** One value of a KPI. */
export type KpiValue = {
  kpi: string;
  name: string;
  version: number;
  period: string;
  /** last day the value speaks of */
  as_of: string;
  /** the instant whose knowledge was used; null for what is known now */
  known_at: string | null;
  basis: string;
  slice: Record<string, string>;
  numerator: string | null;
  denominator: string | null;
  value: number | null;
  /** where a proportion of counted things lies with 95 % confidence, by Wilson's method; null for others */
  low: number | null;
  high: number | null;
  unit: string;
  /** rows behind the value; of a suppressed one 0, for how many they are is what is not told */
  n: number;
  /** share of what is still expected that is in, 0-1; null where nothing is outstanding by definition */
  maturity: number | null;
  /** withheld, because few people are behind it or could be told from it */
  suppressed: boolean;
  /** ok, or why there is no plain answer */
  status: string;
  /** whether the months of the exports it is made from tie out */
  verified: Verification["state"];
  /** why not; null where they do */
  unverified_because: string | null;
};

/** What a figure is made of, and comes to. */
export type Amounts = Pick<KpiValue, "numerator" | "denominator" | "value">;

/** One KPI of one month, of the whole practice. */
export type Figure = Amounts & {
  kpi: string;
  version: number;
  period: string;
  category: string | null;
};

/** passes: equal to the cent; open: explained, and somebody should act; unverified: nothing to compare with. */
export type TieStatus = "passes" | "open" | "unverified" | "differs";

/** One step of a tie-out; from the first figure all steps lead to the result. */
export type TieLine = {
  title: string;
  amount: string;
  unit: "money" | "count";
  kind: "figure" | "timing" | "named" | "unexplained" | "result";
};

export type TieRow = {
  says: string;
  amount: string;
  date: string | null;
  file: string | null;
  line: number | null;
  sha256: string | null;
};

/** Two accounts of the same thing, held against each other. */
export type Tie = {
  tie:
    | "rows"
    | "printed"
    | "controls"
    | "roll_forward"
    | "ageing"
    | "bank"
    | "books"
    | "cash"
    | "visits";
  title: string;
  status: TieStatus;
  /** false where the other account was never imported, and the certificate does without it */
  asked: boolean;
  /** what is not explained; null where it is not money */
  left: string | null;
  says: string;
  lines: TieLine[];
  /** the largest of the rows that nothing explains */
  rows: TieRow[];
  total_rows: number;
};

/** The tie-out certificate of a month, or of an import. */
export type Certificate = {
  /** the month, or the id of the import */
  of: string;
  kind: "month" | "import";
  practice: string;
  status: TieStatus;
  left: string;
  says: string;
  ties: Tie[];
  /** of the figures it stands for; null where an import brought none */
  digest: string | null;
};

/** A total that a system's own reports print of a month. */
export type ControlMeasure = {
  id: string;
  title: string;
  /** the export it speaks of */
  feed: string;
  unit: "money" | "count";
  /** the amount of a file that it adds up, by its name there; null where no file tells it */
  in_files: string | null;
  /** whether, without printed totals, the export's month is verified only where this was typed */
  needed: boolean;
};

/** A total of a month that somebody typed from a system's own report; amount null takes it back. */
export type ControlSaid = { month: string; measure: string; amount: string | null };

/** A month that is closed: what was reported of it is kept. */
export type Closing = {
  month: string;
  /** SHA-256 of the cells that were frozen, as they are kept in the archive */
  digest: string;
  cells: number;
  at: string;
  who: string;
  /** codes of what had to be fixed when it was closed */
  open_findings: string[];
  /** what its tie-out certificate said then */
  tied_out: TieStatus;
  /** how many of its figures are not what was reported */
  restated: number;
};

/** Why a figure of a closed month is not what was reported. */
export type RestatementCause =
  | "void"
  | "source_correction"
  | "re_class"
  | "late_posting"
  | "back_dating"
  | "matured"
  | "mapping_change"
  | "definition_change"
  | "undo";

/** One step from what was reported to what is known now; the steps of a figure follow each other. */
export type Restatement = {
  kpi: string;
  period: string;
  category: string | null;
  was: number | null;
  is: number | null;
  was_numerator: string | null;
  was_denominator: string | null;
  is_numerator: string | null;
  is_denominator: string | null;
  cause: RestatementCause;
  /** null where no import made it */
  import_id: string | null;
  at: string;
};

/** One definition of the catalogue. */
export type KpiDefinition = {
  id: string;
  name: string;
  version: number;
  title: string;
  means: string;
  formula: string;
  unit: string;
  better: string;
  row: string;
  /** the people or events that its parts count, where they count any */
  counts: string | null;
  /** so many are enough to compare one provider with another */
  enough: number | null;
  semantic: string;
  basis: string;
  category: string | null;
  excludes: string | null;
  source: string;
  benchmark: string | null;
  /** what the figure is per, where others tell it per something else */
  per: string | null;
  /** the newest target of `targets.csv`, in the figure's unit */
  target: number | null;
  needs: string[];
  sql: string;
};

/** One row behind a value: what it is, where it stands in which file, and what it adds. */
export type TraceRow = {
  fact: string;
  date: string | null;
  month: string;
  provider: string;
  payer: string;
  location: string;
  category: string;
  numerator: string;
  denominator: string;
  file: string | null;
  sha256: string | null;
  line: number | null;
};

export type Trace = {
  value: KpiValue;
  /** all rows; `rows` may hold only the first of them */
  total_rows: number;
  /** what all of them sum to: the value's own numerator and denominator */
  sums: { numerator: string; denominator: string };
  rows: TraceRow[];
};

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
  /** the plan compared with: `in force`, or the version that was asked for */
  version: string;
  /** null where it was not asked for */
  outlook: BudgetOutlook | null;
};

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

export type ColumnUnit =
  | "money"
  | "cents"
  | "ratio"
  | "days"
  | "minutes"
  | "count"
  | "number"
  | "wrvu"
  | "text"
  | "month"
  | "day";

export type PanelColumn = {
  name: string;
  title: string;
  unit: ColumnUnit;
  /** true for what only the chart needs, and no table shows */
  hidden?: true;
  /** true for the figure that a row's trace stands behind, where it is not the row's first */
  opens?: true;
  /** the column that says the unit of each row, where rows have units of their own */
  unit_in?: string;
  /** how its figures come from others of their row, so that a workbook can reckon them */
  made?: Made;
};

/**
 * A figure made of others of its row: a sum, which may be told the other way round as favourable
 * variances are, or a quotient. Rows for which it does not hold to the last digit are figures of their own.
 */
export type Made = { plus: string[]; minus?: string[] } | { over: [string, string] };

/** A row that is the sum of other rows, column by column, where they hold money. */
export type PanelTotal = { row: number; plus: number[]; minus?: number[] };

/** Which rows stand behind a figure of a panel. */
export type TraceLink = {
  kpi: string;
  period: string;
  slice: Slice;
  category: string | null;
};

/** Rows of another panel of the page that a figure is the sum of: those of one of its steps. */
export type PartsLink = { panel: string; of: string };

/** A line of a file that was imported. */
export type SourceLink = { sha256: string; line: number };

/**
 * How a panel is drawn: a chart from `chart`, small cards, sentences, a statement, only its table, what can be
 * moved, or a list of which each row opens.
 */
export type Display =
  "chart" | "cards" | "sentences" | "statement" | "table" | "levers" | "opening";

/**
 * One thing a page shows: the same for the screen, its table, CSV, print and a screen reader.
 * Values stand by column; exact money as text, everything else as numbers or text.
 */
export type Panel = {
  id: string;
  /** the finding, computed; its figures stand in the rows */
  title: string;
  /** unit · basis · period · compare */
  subtitle: string;
  /** one sentence for somebody who does not see the chart */
  summary: string;
  columns: PanelColumn[];
  rows: Record<string, (string | number | null)[]>;
  /** every cell as people read it, by column */
  texts: Record<string, string[]>;
  /** what stands behind each row, where it can be opened */
  traces: (TraceLink | null)[];
  /** the line each row was read from, where it is one line */
  sources: (SourceLink | null)[];
  display: Display;
  /** a Vega-Lite specification without data, colours or sizes; its data set is named "rows" */
  chart: Record<string, unknown> | null;
  notes: string[];
  /** rows that are sums of others */
  totals?: PanelTotal[];
  /** the panel whose rows are parts of this one's, and which of them each row is the sum of */
  parts?: { panel: string; of: (string | null)[] };
};

export type Compare = "budget" | "previous" | "year-ago";

/** What a page was asked under, as the address says it. */
export type Filter = {
  /** as written; absent is the last month with data */
  period: string | null;
  compare: Compare[];
  /** what the net collection rate is reckoned by */
  basis: "service" | "posted";
  /** whether the budget is compared at the volume that took place */
  flex: boolean;
  /** how the bridge of the budget shares what two causes do together */
  order: BridgeOrder;
  slice: Slice;
  known_at: string | null;
  /** what is assumed instead of what is expected of cash, as `volume:-0.05,delay:15`; null for nothing */
  assume: string | null;
};

export type PageName =
  | "overview"
  | "collections"
  | "visits"
  | "operations"
  | "people"
  | "compliance"
  | "technology"
  | "quality"
  | "budget"
  | "plan"
  | "cash"
  | "lending"
  | "reports"
  | "data";

export type Page = {
  page: PageName;
  /** the question the page answers */
  title: string;
  /** the answer */
  sentence: string;
  /** what the sentence's figure is the sum of, where it can be opened */
  opens: PartsLink | null;
  period: {
    text: string;
    words: string;
    from: string;
    to: string;
    /** the periods beside it, where there are data */
    previous: string | null;
    next: string | null;
  };
  /** whether the exports the page is made from tie out over the period */
  verified: Verification;
  /** the newest day the data speak of */
  as_of: string;
  as_of_words: string;
  /** what the choices were, and names chosen that the data do not know */
  filter: Filter;
  unknown: { dimension: Dimension; name: string; nearest: string | null }[];
  panels: Panel[];
};

/** What stands behind one value: its meaning, its arithmetic, its rows. */
export type Explanation = {
  definition: KpiDefinition;
  value: KpiValue;
  /**
   * the sums and their quotient as people read them; denominator null for a plain sum, `between` the 95 %
   * interval of a proportion and empty for others; where `percentile` names one, the value is that of the
   * rows' values and not the quotient
   */
  arithmetic: {
    numerator: string;
    denominator: string | null;
    value: string;
    between: string;
    percentile: "median" | "90th percentile" | "survival median" | null;
  };
  /** the choices it was made under, in words; empty for everything */
  choices: string[];
  compared: { with: string; value: string; change: string }[];
  /** usual or not, and on target or not, in words */
  state: { variation: string; target: string };
  /** the first of the rows, each with its file and line */
  rows: Panel;
  total_rows: number;
  /** what moved it, where its newest finished month is a signal */
  moved: Panel | null;
  /** whether the rows sum to the value, to the last digit */
  sums: boolean;
};

/** What one member did to a figure that gave a signal. */
export type Moved = {
  dimension: Dimension | "category";
  member: string;
  /** in the figure's unit; the effects of a dimension sum to the change to the last digit */
  effect: string;
  /** by its own rate, and by its weight among the others; they sum to the effect. Null for a plain sum */
  rate_effect: string | null;
  mix_effect: string | null;
  /** the rows behind it */
  trace: TraceLink;
};

/** What else may have moved a figure; `holds` null where that cannot be said. */
export type RuledOut = {
  cause:
    | "partial_month"
    | "late_posting"
    | "mapping_change"
    | "definition_change"
    | "restatement"
    | "file_missing"
    | "held_rows"
    | "working_days";
  holds: boolean | null;
  /** what was seen */
  says: string;
};

/** The newest finished month of a figure against its natural limits, and where it is a signal, why. */
export type Anomaly = {
  kpi: string;
  name: string;
  category: string | null;
  unit: string;
  /** the month explained: the newest one of the period that is finished */
  period: string;
  value: number | null;
  /** natural limits and the mean of the months they are reckoned from; null where there are too few */
  expected: { low: number; centre: number; high: number } | null;
  state: "too few" | "rolling" | "usual" | "beyond" | "near" | "shifted";
  side: "higher" | "lower" | null;
  /** against the mean of those months; null where there is no signal, or the figure has no parts */
  change: string | null;
  /** all of it in sentences */
  says: string;
  /** the dimension that says most first, in each the strongest first */
  parts: Moved[];
  ruled_out: RuledOut[];
};

/** One line of a file as it was received; `cells` where it is a record of a table we read. */
export type SourceLine = {
  number: number;
  text: string;
  /** the field each cell was read as; null where nobody asked for the column */
  cells: { text: string; field: string | null }[] | null;
  findings: Finding[];
};

export type SourceView = {
  file: string;
  sha256: string;
  format: string;
  line: number;
  /** the way a row takes: file, staged table, warehouse */
  path: string[];
  lines: SourceLine[];
};

/** How far an import is; null when none is running. */
export type ImportProgress = {
  step: string;
  done: number;
  total: number;
  seconds: number;
} | null;

/** A period there are data of, as the address says it and as people do. */
export type PeriodChoice = {
  kind: "month" | "quarter" | "year" | "recent";
  text: string;
  words: string;
};

/** What the header of every page needs. */
export type PracticeOverview = {
  name: string;
  example: boolean;
  currency: string;
  fiscal_year_start: number;
  /** months with data, oldest and newest; null where nothing was imported yet */
  months: { first: string; last: string } | null;
  /** what can be looked at, newest first */
  periods: PeriodChoice[];
  /** the names there are, most used first */
  dimensions: Record<Dimension, string[]>;
  /** of the figures: equal versions give equal answers */
  data_version: string | null;
  open_findings: { must_fix: number; look_at: number };
  /** why nothing can be answered now, and whether deriving the figures anew mends it */
  trouble: { says: string; rebuild_mends: boolean } | null;
};

/** What a forecast of receipts rests on: the practice's own payment lags, or a naive one that beat them. */
export type CashMethod = "payment_lags" | CashBaseline;

/** Naive forecasts of receipts that stand beside ours. */
export type CashBaseline = "average_13_weeks" | "same_weeks_last_year" | "last_month";

/** A span of days forecast; money out is positive. */
export type CashStep = {
  /** first and last day */
  start: string;
  end: string;
  receipts: string;
  disbursements: string;
  /** expected cash at the end of the last day; null where the opening balance is not known */
  closing: string | null;
  /** receipts that so many of a hundred futures stay below; null where there is too little history */
  receipts_p10: string | null;
  receipts_p90: string | null;
  /** closing cash that so many of a hundred futures stay below; null where there is too little history */
  p05: string | null;
  p10: string | null;
  p50: string | null;
  p90: string | null;
  p95: string | null;
  /** by payer, patients and other income; they sum to `receipts` */
  receipts_by: Record<string, string>;
  /** by what they rest on; they sum to `receipts` */
  receipts_from: CashBases;
  /** by category; they sum to `disbursements` */
  disbursements_by: Record<string, string>;
};

/**
 * Receipts by what they rest on: charges of past visits, visits in the appointment book, visits not
 * booked yet; other is income that is no patient's, or all of it where a naive forecast is used.
 */
export type CashBases = { billed: string; scheduled: string; expected: string; other: string };

/** A span of days as it was, before the first one forecast. */
export type CashActualStep = {
  start: string;
  end: string;
  receipts: string;
  disbursements: string | null;
  closing: string | null;
};

/** Expected cash at the end of a day, and what so many of a hundred futures stay below. */
export type CashDay = {
  date: string;
  closing: string | null;
  p05: string | null;
  p20: string | null;
  p80: string | null;
  p95: string | null;
};

/** One entry of the calendar of payments; income is positive, payments negative. */
export type CashPayment = { date: string; item: string; category: string; amount: string };

/** What an assumption rests on: data, a contract, or somebody's judgement. */
export type CashBasis = "measured" | "contract" | "judgement";

/** A line that an assumption was read from: the first of what moved cash that day. */
export type CashLine = SourceLink & { date: string; amount: string; file: string };

/** Something the forecast takes for granted, in plain words with figures. */
export type CashAssumption = {
  item: string;
  says: string;
  /** what it comes to, as `says` explains; null where it is no amount */
  amount: string | null;
  /** what the amount is of; null where there is none */
  unit: string | null;
  source: string | null;
  basis: CashBasis;
  /** the days it is measured on; null where it is not measured */
  measured: { from: string; to: string } | null;
  /** where it is written, for what the practice decides itself */
  setting: string | null;
  /** the figure whose rows stand behind it */
  trace: TraceLink | null;
  /** the newest lines behind it */
  lines: CashLine[];
  /** one unit more of it, in words, and what that does; null where nothing does it, and why */
  one_more: string | null;
  effect: CashEffect | null;
  no_effect: string | null;
  /** the kind of change of a scenario that does it; null where none does */
  kind: string | null;
  /** the name under which it can be assumed otherwise; null where only a scenario of `scenarios.json` can */
  assume: Assumable | null;
};

/** What can be assumed of cash instead of what is expected, as the kinds of a scenario are called. */
export type Assumable = "volume" | "delay" | "payroll" | "once" | "minimum";

/** What a change does to the lowest day of expected cash, and to cash at the end of the steps asked for. */
export type CashEffect = { lowest: string; closing: string };

/** When a payer pays, over the days from the visit to the bank. */
export type CashLag = {
  payer: string;
  /** cash in the end for each dollar charged, 0-1; patients' of everything charged */
  kept: number;
  /** of all cash expected for visits, the share that this payer brings, 0-1 */
  share: number;
  /** payments of the last twelve months that it is measured on */
  payments: number;
  /** share of the cash in the end that is there so many days after the visit, from day 0 to day 180 */
  paid_by: number[];
  /** days from the visit until so much of it is there; null where that takes longer than is measured */
  days_to_half: number | null;
  days_to_nine_tenths: number | null;
};

/** How forecasts of so many weeks ahead did; errors are shares of the receipts that came. */
export type CashHorizon = {
  /** weeks ahead, from 1 */
  h: number;
  /** forecasts scored */
  n: number;
  /** Σ |forecast − actual| ÷ Σ actual of weekly receipts, by the method in use */
  mape: number | null;
  /** Σ (forecast − actual) ÷ Σ actual; positive is too much */
  bias: number | null;
  /** share of weeks whose receipts fell inside the 80 % band of then */
  coverage80: number | null;
  /** `mape` of the best naive forecast */
  naive_mape: number | null;
  /** `mape` of each naive forecast */
  naive: Record<CashBaseline, number | null>;
  /** mean |forecast − actual| of closing cash */
  closing_error: string | null;
  /** share of weeks whose closing cash fell inside the 80 % band of then */
  closing_coverage80: number | null;
};

/** How past forecasts did, each made with what was known then. */
export type CashBacktest = {
  /** first days of the past forecasts, oldest first */
  origins: string[];
  /** how many of them had to take entry dates for what was known then, because the files came later */
  by_entry_dates: number;
  method: CashMethod;
  /** whether no naive forecast did better than the payment lags; null where nothing could be compared */
  beats_naive: boolean | null;
  /** the verdict in a sentence */
  says: string;
  /** over all horizons, of the method in use */
  mape: number | null;
  bias: number | null;
  /** of the payment lags; null where there is too little for them */
  payment_lags_mape: number | null;
  /** of the best naive forecast, and of each */
  naive_mape: number | null;
  naive: Record<CashBaseline, number | null>;
  coverage80: number | null;
  closing_coverage80: number | null;
  by_horizon: CashHorizon[];
};

/** A past forecast beside what came; what is not known yet is null. */
export type CashPast = {
  /** first day forecast */
  origin: string;
  /** the day whose knowledge it was made with; null where entry dates stand for it */
  known_at: string | null;
  steps: {
    start: string;
    end: string;
    receipts: string;
    receipts_p10: string | null;
    receipts_p90: string | null;
    receipts_actual: string | null;
    closing: string | null;
    closing_p10: string | null;
    closing_p90: string | null;
    closing_actual: string | null;
  }[];
};

/** What a payer still brings of work that has been done. */
export type RunOffPayer = {
  payer: string;
  /** of the months followed */
  charged: string;
  paid: string;
  payments: number;
  to_come: string;
  /** standard error of it; null where there are too few payments to tell */
  se: string | null;
  /** cash in the end for each dollar charged */
  kept: number | null;
  /** share of that cash which is in by so many months after the service, from 0 */
  paid_by: number[];
};

/** What is still to come of work that has been done, as the months of service before have been paid. */
export type RunOff = {
  /** the months of service followed */
  first: string;
  through: string;
  payers: RunOffPayer[];
  to_come: string;
  /** standard error of the sum; null where a payer's is not known */
  error: string | null;
  calendar: { month: string; amount: string }[];
  /** the same by the month of service that it is for */
  months: { month: string; to_come: string }[];
  notes: string[];
};

/** How receipts by payer and location are added up. */
export type ReceiptsLevelName = "all" | "payer" | "location" | "payer and location";

/**
 * How each payer's receipts are divided among locations: reconciled with what each location and each part
 * is expected to bring by itself, or by the shares of the last year where that did better.
 */
export type ReceiptsSplit = "reconciled" | "shares";

/** Receipts of a span of days; `payer` or `location` is null where it is all of them. */
export type ReceiptsPart = {
  payer: string | null;
  location: string | null;
  /** first and last day */
  start: string;
  end: string;
  receipts: string;
};

/** How past forecasts of a level did: Σ |foreseen − came| ÷ Σ came, of weeks or of whole calendar months. */
export type ReceiptsLevel = {
  level: ReceiptsLevelName;
  unit: "week" | "month";
  /** weeks or months scored */
  n: number;
  /** each forecast by itself, whose parts need not sum to the whole */
  alone: number | null;
  /** parts that sum to their wholes: reconciled, by shares of the year before, and as they are in use */
  reconciled: number | null;
  shares: number | null;
  used: number | null;
};

export type ReceiptsBacktest = {
  /** first days of the past forecasts, oldest first */
  origins: string[];
  /** how many of them had to take entry dates for what was known then, because the files came later */
  by_entry_dates: number;
  split: ReceiptsSplit;
  /** the verdict in a sentence */
  says: string;
  levels: ReceiptsLevel[];
};

/** What a past forecast foresaw of each part over 13 weeks, and what came; null while they are not over. */
export type ReceiptsPast = {
  origin: string;
  /** the day whose knowledge it was made with; null where entry dates stand for it */
  known_at: string | null;
  parts: { payer: string; location: string; foreseen: string; came: string | null }[];
};

/** Receipts to come by payer and location; the parts of a week or month sum to the Cash page's receipts. */
export type ReceiptsForecast = {
  /** first day forecast; null without any money */
  origin: string | null;
  /** the instant whose knowledge was used; null for what is known now */
  known_at: string | null;
  unit: "week" | "month";
  by: ("payer" | "location")[];
  /** those that bring most first, each by time */
  rows: ReceiptsPart[];
  /** everything, by time */
  totals: ReceiptsPart[];
  backtest: ReceiptsBacktest;
  /** past forecasts, oldest first */
  past: ReceiptsPast[];
  notes: string[];
};

/** Part of a scenario: what it changes, and by how much within the steps asked for. */
export type CashChange = {
  says: string;
  /** more (or less) in, and more (or less) out */
  receipts: string;
  disbursements: string;
  /** receipts that come after the last step instead, and are not lost */
  later: string;
};

/** How the lowest day under a scenario differs from the expected one: money and days, less and sooner negative. */
export type CashLowestChange = { amount: string; days: number };

/** Cash under a scenario beside what is expected without it, over the steps asked for. */
export type CashScenario = {
  name: string;
  says: string;
  /** why it cannot be applied, with what to write instead; null where it can */
  problem: string | null;
  changes: CashChange[];
  /** what cash should never fall below, by the scenario where it says so */
  minimum: string;
  receipts: string | null;
  disbursements: string | null;
  /** at the end of the last step */
  closing: string | null;
  lowest: { date: string; amount: string } | null;
  /** against what is expected; null for that itself, and where cash is not known */
  lowest_change: CashLowestChange | null;
  probability_below_minimum: number | null;
  /** the most that a line of credit owes, and what it cannot reach */
  most_drawn: string | null;
  gap: string | null;
};

/** A week with the practice's line of credit: drawn to the minimum, paid back from what is above it. */
export type CashFundingWeek = {
  start: string;
  interest: string;
  draw: string;
  repayment: string;
  /** cash at the end of the week, the line drawn */
  closing: string;
  /** owed on the line */
  balance: string;
  /** missing to the minimum although the line is drawn to its limit */
  gap: string;
};

/** What it takes to keep the minimum in the bank. */
export type CashFunding = {
  limit: string;
  annual_rate: string;
  weeks: CashFundingWeek[];
  /** the first week in which the line owes the most, and in which most is missing; null where it never does */
  most_drawn: { start: string; amount: string } | null;
  gap: { start: string; amount: string } | null;
};

/** Something that makes receipts or payments other than expected: how far it usually is off. */
export type CashDriver = {
  name: string;
  moves: "receipts" | "payments";
  /** standard deviation in dollars of one week, and of thirteen together */
  week: string;
  quarter: string;
};

/** How the futures that bands and chances come from are drawn. */
export type CashSimulation = {
  futures: number;
  rests_on: "past_forecasts" | "weeks";
  /** past forecasts, or weeks, it rests on */
  count: number;
  drivers: CashDriver[];
  /** of the drivers, in their order: what single weeks, and what whole quarters, have in common */
  correlations: { week: number[][]; quarter: number[][] };
};

/** Receipts, payments and cash to come. */
export type CashForecast = {
  /** first day forecast: the day after the last month end that the books reach; null without any money */
  origin: string | null;
  /** the instant whose knowledge was used; null for what is known now */
  known_at: string | null;
  unit: "week" | "month";
  seed: number;
  method: CashMethod;
  /** cash and undeposited funds at the end of the day before */
  opening: { date: string; amount: string } | null;
  /** what the owners want cash never to fall below */
  minimum: string;
  steps: CashStep[];
  /** the steps before the origin, as they were */
  history: CashActualStep[];
  days: CashDay[];
  /** the lowest day of expected cash, and what the lowest day of a hundred futures stays below */
  lowest: {
    date: string;
    amount: string;
    p05: string | null;
    p10: string | null;
    p50: string | null;
    p90: string | null;
    /** mean of the lowest days of the futures: below the lowest day of expected cash */
    mean: string | null;
  } | null;
  /** chance that cash is below the minimum on some day */
  probability_below_minimum: number | null;
  /** standard error of that chance, for how many futures were drawn */
  probability_se: number | null;
  /** a line of credit that keeps the minimum in 95 of 100 futures, before its interest */
  line_needed_95: string | null;
  /** expected cash with the line of credit; null where the opening balance is not known */
  funding: CashFunding | null;
  /** how bands and chances were drawn; null where there is too little history for them */
  simulation: CashSimulation | null;
  /** what was changed; null where nothing was */
  scenario: {
    name: string;
    says: string;
    changes: CashChange[];
    /** against what is expected; null where cash is not known */
    lowest_change: CashLowestChange | null;
  } | null;
  /** the calendar of payments: what falls due on a day of its own */
  payments: CashPayment[];
  payment_lags: CashLag[];
  backtest: CashBacktest;
  /** past forecasts, oldest first */
  past: CashPast[];
  assumptions: CashAssumption[];
  notes: string[];
};

/** What a pack is for; each kind is a list of sections. */
export type PackKind = "monthly" | "lender";

export type Paper = "letter" | "a4";

/** A draft is marked on every page; a sealed pack stands in the journal and cannot change unnoticed. */
export type PackState = "draft" | "sealed";

/** What must be fixed before a pack can be handed over. */
export type PackBlock = { check: string; findings: number; fix: string };

/** A file of a pack by its name in the pack's folder. */
export type PackFile = { path: string; sha256: string };

export type PackReport = {
  pack: PackKind;
  period: string;
  state: PackState;
  files: PackFile[];
  blocked_by: PackBlock[];
};

/** `manifest.json` of a pack: what was asked, of which data, by which version, and the files it came to. */
export type PackManifest = {
  pack: PackKind;
  practice: string;
  period: string;
  from: string;
  to: string;
  filter: Filter;
  /** the instant whose knowledge was used; null for what was known when it was made */
  known_at: string | null;
  /** last day the data speak of */
  as_of: string;
  state: PackState;
  paper: Paper;
  engine_version: string;
  /** of the warehouse: equal data give equal digests */
  digest: string;
  policies: Record<string, unknown>;
  blocked_by: PackBlock[];
  files: PackFile[];
};

/** A pack that was sealed, as the journal has it. */
export type SealedPack = {
  pack: PackKind;
  period: string;
  at: string;
  who: string;
  /** SHA-256 of its manifest, which names the others */
  manifest: string | null;
  /** its folder among the practice's own packs; null where it was written elsewhere or is not there as it was sealed */
  kept: string | null;
};

/** Something of a pack that is no longer so; `figure` is null where a file itself was changed or is gone. */
export type PackDifference = {
  file: string;
  figure: string | null;
  was: string | number | null;
  is: string | number | null;
};

export type PackCheck = {
  ok: boolean;
  pack: PackKind;
  period: string;
  state: PackState;
  differences: PackDifference[];
};

/** An amount of a covenant's arithmetic; below zero where it is taken away. */
export type CovenantLine = {
  name: string;
  amount: string | null;
  /** the statement line, balance or loan it comes from, with its window */
  from: string;
  /** the figure whose rows under this name it is the sum of; null where it is of no ledger */
  kpi: string | null;
};

/** A change that alone would make a covenant hold, in currency units. */
export type CovenantCure = { says: string; amount: string };

/** A test day to come, by the forecast of cash and its futures. */
export type CovenantTest = {
  date: string;
  threshold: string;
  /** the value expected then, and the chance, 0-1, that it is a breach; null with a reason */
  expected: number | null;
  chance: number | null;
  reason: string | null;
};

/** One covenant at the end of a month. */
export type CovenantResult = {
  name: string;
  lender: string | null;
  /** the contract's own words */
  quote: string;
  ratio: string;
  title: string;
  unit: "number" | "days" | "money";
  window: { from: string; to: string; months: number };
  over: CovenantLine[];
  /** empty for an amount of money, which is divided by nothing */
  under: CovenantLine[];
  arithmetic: string;
  value: number | null;
  /** why there is no value */
  reason: string | null;
  side: "at_least" | "at_most";
  /** what holds on the day, and since when it is a step down; null where it is the first */
  threshold: string;
  threshold_since: string | null;
  /** in the unit of the ratio, and in currency units of what stands above the line; below zero in a breach */
  headroom: number | null;
  headroom_amount: string | null;
  status: "passed" | "breached" | "unknown";
  /** whether the contract tests on this day */
  is_test_day: boolean;
  grace_days: number | null;
  /** each alone mends the breach; the smallest first */
  cures: CovenantCure[];
  next_tests: CovenantTest[];
  /** what the chances rest on */
  assumed: string[];
};

/** Every covenant of `covenants.json` at the end of a month. */
export type CovenantReport = {
  period: string;
  as_of: string;
  covenants: CovenantResult[];
  notes: string[];
};

/** Twelve months to come under one thing that may go wrong. */
export type StressRow = {
  name: string;
  /** what was changed and what stays as it is, in words */
  says: string[];
  /** why it cannot be told of this practice; null where it can */
  reason: string | null;
  lowest: { date: string; amount: string } | null;
  probability_below_minimum: number | null;
  /** receipts less the cost of running the practice, over payments on debt; null with the arithmetic saying why */
  dscr: number | null;
  dscr_arithmetic: string | null;
};

/** How far receipts may fall, as a share of them, and the amount of twelve months; null with a reason. */
export type StressLimit = {
  /** for what, and before what breaks */
  says: string;
  share: number | null;
  amount: string | null;
  /** the day on which it happens; null where it is of the whole year */
  date: string | null;
  reason: string | null;
};

/** The grid that a lender asks for, and how far receipts may fall before it breaks. */
export type StressReport = {
  /** first day of the twelve months; null where there is no money to forecast */
  origin: string | null;
  minimum: string;
  dscr_asked: { threshold: string; from: string };
  rows: StressRow[];
  limits: StressLimit[];
  assumed: string[];
};

/** Lowest cash of two years with a decision and without. */
export type DecisionCash = {
  /** first day forecast */
  from: string;
  /** the decision's money that falls outside the two years */
  left_out: string;
  lowest: { date: string; amount: string } | null;
  lowest_without: { date: string; amount: string } | null;
  probability_below_minimum: number | null;
  probability_below_minimum_without: number | null;
};

/** One way to have a thing. */
export type EquipmentWay = {
  name: string;
  kind: "buy" | "loan" | "lease";
  /** from 1, the cheapest in today's money */
  rank: number | null;
  /** everything that goes out but the cost of using it */
  paid: string;
  /** what it costs in today's money, and the same amount each month */
  cost_today: string;
  cost_a_month: string;
  /** uses a month from which it pays; null with a reason */
  break_even_uses: number | null;
  reason: string | null;
  /** with the uses that are planned, in today's money */
  worth_today: string;
  /** the deepest month of its own money */
  trough: { month: string; amount: string } | null;
  paid_back: string | null;
  flows: { date: string; what: string; amount: string }[];
  /** in the practice's own cash, where it was asked */
  cash?: DecisionCash | null;
};

/** Buy, lease or borrow. */
export type EquipmentChoice = {
  name: string;
  starts: string;
  months: number;
  discount_rate: number;
  uses_a_month: number;
  ways: EquipmentWay[];
  notes: string[];
};

export type HireMonth = {
  month: string;
  visits: number;
  billed: string;
  received: string;
  costs: string;
  net: string;
  /** of all months so far */
  sum: string;
};

/** Somebody to hire, by month. */
export type HirePlan = {
  name: string;
  starts: string;
  /** the day from which payers pay */
  effective: string;
  collected_a_visit: string;
  months: HireMonth[];
  trough: { month: string; amount: string } | null;
  /** the month from which every month brings in more than it costs */
  earning_from: string | null;
  /** the month from which all of it together does */
  paid_back: string | null;
  break_even_visits: number | null;
  fixed_a_month: string;
  notes: string[];
  /** in the practice's own cash, where it was asked */
  cash?: DecisionCash | null;
};

/** What would be other in other hands, in a span of months. */
export type AdjustmentLine = {
  name: string;
  kind: "one_off" | "owner_pay" | "owner_rent" | "other";
  from: string;
  to: string;
  /** what it adds to earnings, and what of it a lender counts */
  claimed: string;
  accepted: number;
  counted: string;
  reason: string;
  document: string | null;
  approved_by: string | null;
  market_source: string | null;
};

export type NormalisedRatio = {
  id: string;
  title: string;
  value: number | null;
  reason: string | null;
  arithmetic: string;
};

/** Earnings of twelve months as booked, with every adjustment, and with what a lender counts. */
export type NormalisedEarnings = {
  period: string;
  as_of: string;
  /** the months, in words */
  window: string;
  ebitda: string | null;
  lines: AdjustmentLine[];
  ebitda_claimed: string | null;
  ebitda_counted: string | null;
  ratios: NormalisedRatio[];
  /** why earnings are not known */
  reason: string | null;
  notes: string[];
};

/** One payer's receivables in a borrowing base; each amount is what is left out for that reason, or what is left. */
export type BorrowingBasePayer = {
  payer: string;
  /** medicare, medicaid, other government, medicare advantage, commercial, work or accident, patient, unknown */
  kind: string;
  /** debit balances */
  owed: string;
  patient: string;
  over_age: string;
  denied: string;
  not_billed: string;
  /** what is left of a payer with too much over age */
  cross_aged: string;
  /** overpaid, of the ages that count */
  credits: string;
  counted: string;
  /** what of it is expected to come in as money */
  expected: string;
  /** beyond the limit for one payer */
  excess: string;
  eligible: string;
};

/** A line of the certificate; lines between two totals lead from one to the next. */
export type BorrowingBaseStep = { what: string; amount: string; is_total: boolean };

/** What a lender advances on receivables at the end of a month. */
export type BorrowingBase = {
  period: string;
  as_of: string;
  /** null where the practice wrote no terms and the usual ones are used */
  lender: string | null;
  quote: string | null;
  payers: BorrowingBasePayer[];
  steps: BorrowingBaseStep[];
  eligible: string | null;
  base: string | null;
  available: string | null;
  /** why there is no base */
  reason: string | null;
  /** the terms and what the shares rest on, in words */
  assumed: string[];
};

/** A line of a statement by month; amounts are money as decimal text, what goes out of cash is below zero. */
export type StatementAheadLine = {
  line: string;
  title: string;
  /** lines that it is the sum of, and those taken away; empty for a figure of its own */
  plus: string[];
  minus: string[];
  /** how months make a quarter or a year */
  over_time: "sum" | "first" | "last";
  /** before the first month, of the balance sheet alone */
  opening: string | null;
  amounts: string[];
};

export type StatementAhead = {
  statement: "profit_and_loss" | "balance_sheet" | "cash_flow" | "cash_flow_indirect" | "equity";
  title: string;
  lines: StatementAheadLine[];
};

/** Something that must hold, or ought to, and by how much it does not. */
export type StatementCheck = { check: string; says: string; holds: boolean; difference: string };

/** Debt service coverage of a month and of the twelve months that end with it; null with the reason why. */
export type StatementCoverage = {
  month: string;
  dscr: number | null;
  arithmetic: string;
  dscr_twelve_months: number | null;
  arithmetic_twelve_months: string;
  dscr_after_distributions: number | null;
  arithmetic_after_distributions: string;
};

/** The line of credit in a month; balance and gap at its end. */
export type StatementCreditLine = {
  month: string;
  drawn: string;
  repaid: string;
  interest: string;
  balance: string;
  gap: string;
  /** of the month's days: the largest gap, and the most that cash was below the minimum by */
  largest_gap: string;
  below_minimum: string;
};

/** What the statements owe on one debt, by its schedule. */
export type StatementDebt = {
  debt: string;
  owed_before: string;
  taken_up: string;
  owed_after: string;
  due_within_a_year: string;
  interest: string;
  principal: string;
};

/** Collections of a month in the books, step by step to what its services earn; money, what is taken away below zero. */
export type AccrualMonth = {
  month: string;
  collections: string;
  /** posted in the billing system in another month than booked, or known to one of the two alone */
  timing: string;
  recoveries: string;
  unapplied: string;
  other_unapplied: string;
  receivables: string;
  credits: string;
  net_revenue: string;
  /** part of it that is expected and not received yet */
  still_expected: string;
};

export type AccrualBridge = {
  /** why there is none; then no months */
  reason: string | null;
  basis: string;
  months: AccrualMonth[];
  /** net receivables at what is expected to come of them, after credits and waiting money, at the end of each */
  net_receivables: string[];
  checks: StatementCheck[];
};

/** Three linked statements of the months to come. */
export type StatementsReport = {
  /** why there are none; then no months */
  reason: string | null;
  basis: "cash" | "accrual";
  /** the last month of the books, which the balance sheet opens with */
  opened: string | null;
  months: string[];
  /** what is taken up that is not there yet */
  offer: string | null;
  statements: StatementAhead[];
  coverage: StatementCoverage[];
  credit_line: {
    limit: string;
    annual_rate: string;
    minimum: string;
    months: StatementCreditLine[];
  };
  debts: StatementDebt[];
  checks: StatementCheck[];
  assumed: string[];
  bridge: AccrualBridge;
};

/** What an offer of money does to the practice's next twelve months. */
export type OfferAhead = {
  /** with the offer, and as it is without */
  lowest: { date: string; amount: string } | null;
  lowest_without: { date: string; amount: string } | null;
  probability_below_minimum: number | null;
  probability_below_minimum_without: number | null;
  /** why cash with the offer cannot be told; null where it can */
  cash_reason: string | null;
  /** a full year of the offer's payments among what is paid on debt */
  dscr: number | null;
  dscr_arithmetic: string;
  dscr_without: number | null;
};
