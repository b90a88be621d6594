/**
 * What was found in a file: rows ready to be staged, and every other record by what it is.
 */
import type { Finding } from "../contract.ts";
import type { DelimitedFile } from "../database.ts";
import type { Feed } from "./feeds.ts";
import type { Format } from "./format.ts";
import type { Ignored } from "./scan.ts";

/** How the text of a feed's fields is to be understood when it is staged. */
export type Reading = Pick<
  Format,
  "days" | "moments" | "utc" | "signs" | "words" | "also" | "fixed" | "nulls" | "decimalComma"
>;

/** Rows of one feed, in a delimited file that DuckDB may read, and the lines they came from. */
export type Load = {
  feed: Feed;
  reading: Reading;
  file: DelimitedFile;
  rows: number;
  /** runs of rows that stand on lines one after another */
  segments: { row: number; line: number; rows: number }[];
  /** instead, the line of each row, where rows seldom stand so */
  lines?: readonly number[];
};

/** A record that could not become a row: too few fields, broken quotes. */
export type Held = { line: number; problem: string; field: string | null };

export type Contents = {
  format: { id: string; title: string };
  /** the moment the export says it was made, `YYYY-MM-DD HH:MM:SS` on the practice's wall */
  asOf: string | null;
  loads: Load[];
  /** records in the file, whatever became of them */
  read: number;
  /** records that are a row, over all loads; a record may feed several loads or none of its own */
  rows: number;
  ignored: Partial<Record<Ignored, number>>;
  held: Held[];
  /** the columns of a table as the file has them; null for files that are none */
  columns: { delimiter: string; fields: readonly (string | null)[] } | null;
  /** what was done to records to read them, with the line of each */
  coercions?: { code: string; line: number }[];
  /** codes without whose acceptance it would not have been read */
  accepted?: readonly string[];
  /** what the lines above the header say the file is of */
  says?: { practice: string | null; month: string | null };
  /** totals; `after` is the line above the rows that one sums up, where it is not all of them */
  printed: { measure: string; text: string; flip: boolean; line: number; after?: number }[];
  findings: Finding[];
};

export type ReadOptions = {
  /** a folder of our own for intermediate files of this one file */
  scratch: string;
  /** the file's name, for findings */
  name: string;
  /** the layouts there are: those we know, and those the practice has described */
  formats: readonly Format[];
  /** the id of the format a person has named */
  format: string | null;
  /** the codes of what a person lets pass */
  accepted?: readonly string[];
  onProgress?: (bytes: number) => void;
};
