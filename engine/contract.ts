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
