/** Panels: a chart, its table and what each figure opens. */
import type { Slice } from "./figures.ts";
import type { PageName } from "./page_name.ts";

export type ColumnUnit =
  | "money"
  | "cents"
  | "ratio"
  | "days"
  | "hours"
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

/** A panel of a page, to be gone to. */
export type PanelPlace = { page: PageName; panel: string };

/** What stands behind the figures of a panel, beside its subtitle. */
export type PanelAbout = {
  /** what they mean */
  means: string;
  /** the dates they go by */
  basis: string;
  /** what they stand beside: a plan, a target, a year ago, the months before */
  compared: string;
  /** who answers for them; null where nobody is named */
  owner: string | null;
};

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
  /** where each row leads, where it leads to a page */
  leads?: PanelPlace[];
  /** of panels of a page */
  about?: PanelAbout;
};
