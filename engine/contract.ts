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
