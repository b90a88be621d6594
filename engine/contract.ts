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

export type FileReport = {
  path: string;
  sha256: string | null;
  format: string | null;
  status: "loaded" | "duplicate" | "partial" | "rejected";
  reason: string | null;
  rows: RowCounts;
  /** what the ignored records were: title, header, section, total, blank, footer */
  ignored_as: Record<string, number>;
  /** money and counts by kind, as decimal text */
  amounts: Record<string, string>;
  control_totals: ControlTotal[];
  findings: Finding[];
};

export type ImportReport = {
  import_id: string | null;
  /** every record accounted for and every printed total met */
  reconciled: boolean;
  files: FileReport[];
};

/** One import as the journal tells it. */
export type ImportLogEntry = {
  import_id: string;
  at: string;
  who: string;
  known_at: string;
  files: FileReport[];
  /** rows that count, over all files */
  rows: number;
  digest: string | null;
  undone: boolean;
};

/** What figures can be sliced and broken down by. */
export type Dimension = "provider" | "payer" | "location";

/** The choices a figure is made under; what is not chosen is everything. */
export type Slice = { [dimension in Dimension]?: string[] };

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
  unit: string;
  /** rows behind the value */
  n: number;
  /** share of what is still expected that is in, 0-1; null where nothing is outstanding by definition */
  maturity: number | null;
  suppressed: boolean;
  /** ok, or why there is no plain answer */
  status: string;
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
  semantic: string;
  basis: string;
  category: string | null;
  excludes: string | null;
  source: string;
  benchmark: string | null;
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

/** One step from planned to actual net income; positive is favourable. */
export type BridgeEffect = { effect: string; title: string; amount: string };

export type BudgetReport = {
  period: string;
  from: string;
  to: string;
  flexed: boolean;
  basis: string;
  visits: { budget: string; actual: string } | null;
  lines: StatementLine[];
  bridge: BridgeEffect[];
};

export type ColumnUnit =
  "money" | "cents" | "ratio" | "days" | "count" | "number" | "wrvu" | "text" | "month" | "day";

export type PanelColumn = {
  name: string;
  title: string;
  unit: ColumnUnit;
  /** true for what only the chart needs, and no table shows */
  hidden?: true;
  /** true for the figure that a row's trace stands behind, where it is not the row's first */
  opens?: true;
};

/** Which rows stand behind a figure of a panel. */
export type TraceLink = {
  kpi: string;
  period: string;
  slice: Slice;
  category: string | null;
};

/** A line of a file that was imported. */
export type SourceLink = { sha256: string; line: number };

/** How a panel is drawn: a chart from `chart`, small cards, sentences, a statement, or only its table. */
export type Display = "chart" | "cards" | "sentences" | "statement" | "table";

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
  slice: Slice;
  known_at: string | null;
};

export type PageName = "overview" | "collections" | "visits" | "budget" | "cash" | "data";

export type Page = {
  page: PageName;
  /** the question the page answers */
  title: string;
  /** the answer */
  sentence: string;
  period: {
    text: string;
    words: string;
    from: string;
    to: string;
    /** the periods beside it, where there are data */
    previous: string | null;
    next: string | null;
  };
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
  /** the sums and their quotient as people read them; denominator null for a plain sum */
  arithmetic: { numerator: string; denominator: string | null; value: string };
  /** the choices it was made under, in words; empty for everything */
  choices: string[];
  compared: { with: string; value: string; change: string }[];
  /** usual or not, and on target or not, in words */
  state: { variation: string; target: string };
  /** the first of the rows, each with its file and line */
  rows: Panel;
  total_rows: number;
  /** whether the rows sum to the value, to the last digit */
  sums: boolean;
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
