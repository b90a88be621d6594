/** What an import says: findings, rows, totals, layouts. */

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
  /** it stood in the practice's folder as all of a list that people keep there, such as budget.csv */
  whole?: boolean;
  /** its lines by what became of them; a line that went no longer counts */
  lines?: { came: number; changed: number; stayed: number; went: number };
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
  /** of lists that are gone from the practice's folder and still count */
  findings: Finding[];
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
