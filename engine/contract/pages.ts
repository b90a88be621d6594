/** Pages, and what the screen needs beside them. */
import type { BridgeOrder } from "./budget.ts";
import type { Dimension, Slice, Verification } from "./figures.ts";
import type { Finding } from "./imports.ts";
import type { PageName } from "./page_name.ts";
import type { Panel, PartsLink } from "./panels.ts";
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
  /** the plan that is compared with: `original`, or a version by its name; null for the one in force */
  version: string | null;
  slice: Slice;
  known_at: string | null;
  /** what is assumed instead of what is expected of cash, as `volume:-0.05,delay:15`; null for nothing */
  assume: string | null;
};

export type Page = {
  page: PageName;
  /** the question the page answers */
  title: string;
  /** the answer */
  sentence: string;
  /** what the sentence's figure is the sum of, where it can be opened */
  opens: PartsLink | null;
  /** plans that can be compared with, where there are several; empty on pages without one */
  plans: string[];
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
  /** who answers for the page; null where nobody is named */
  owner: string | null;
  /** the newest day the data speak of */
  as_of: string;
  as_of_words: string;
  /** what the choices were, and names chosen that the data do not know */
  filter: Filter;
  unknown: { dimension: Dimension; name: string; nearest: string | null }[];
  panels: Panel[];
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
