/**
 * What one known layout of an export looks like. A format is a small file under `formats/`; adding
 * one there and to the list in `formats/index.ts` is all it takes to read a new export.
 */
import type { Feed, FieldOf } from "./feeds.ts";
import type { Verdict } from "./scan.ts";

/** A layout of delimited text. */
export type Format<F extends Feed = Feed> = {
  /** name in reports, mappings and `--format` */
  id: string;
  /** what a manager would call it */
  title: string;
  /** where we know the layout from; no evidence, no format */
  evidence: string;
  feed: F;
  /** the header names each field goes by; compared without case, spaces and punctuation */
  columns: { readonly [field in FieldOf<F>]?: string | readonly string[] };
  /** fields without which the layout is not this one */
  required: readonly FieldOf<F>[];
  /** the header it was described by, where a practice described it; another one is a drift */
  header?: readonly string[];
  /** header names that tell this layout from its likes, though no field needs them */
  marks?: readonly string[];
  /** header names by which a file with the same columns is known to be of another layout */
  lacks?: readonly string[];
  /** fields that a practice has only where it keeps such things: their lack says nothing */
  seldom?: readonly FieldOf<F>[];
  /** patterns of days (strptime); of several, one file keeps to one */
  days: readonly string[];
  /** patterns of moments, which begin with one of the days */
  moments: readonly string[];
  /** true where moments are UTC instants to be read on the practice's wall clock */
  utc?: boolean;
  /** whether amounts are signed by their effect on A/R, or each kind is positive when it is what it says */
  signs?: "effect" | "own";
  /** the system's words for ours, per field; unknown words are held back, not guessed */
  words: { readonly [field in FieldOf<F>]?: Readonly<Record<string, string>> };
  /** totals the system prints at the end, and what each of them adds up */
  totals?: readonly PrintedTotal<F>[];
  /** fields that another field stands for, where the layout has one date for both */
  also?: { readonly [field in FieldOf<F>]?: FieldOf<F> };
  /** fields that are the same in every row, and in no column */
  fixed?: { readonly [field in FieldOf<F>]?: string };
  /** texts, in small letters, that say that a field has no value, such as n/a */
  nulls?: readonly string[];
  /** fields whose numbers have a comma before the decimals and points between thousands */
  decimalComma?: readonly FieldOf<F>[];
  /** fields that `judge` puts before the columns of every row it rewrites, taken from section lines */
  contextFields?: readonly FieldOf<F>[];
  /**
   * Says what a record is where the layout needs more than its columns; null: decide as usual. `columns`
   * says which field each cell is, `header` what it is called; `context` keeps what is to be known of the
   * lines above.
   */
  judge?: (
    cells: readonly string[],
    context: Map<string, string>,
    columns: readonly (string | null)[],
    header: readonly string[],
  ) => Verdict | null;
};

export type PrintedTotal<F extends Feed> = {
  /** matches the label, which stands in the first cell that is not empty */
  label: RegExp;
  /** a measure of the feed's amounts, or "rows" */
  measure: string;
  /** the column the figure stands in; null: in the label itself, as in "Records: 8,412" */
  column: FieldOf<F> | null;
  /** where the system prints with the opposite sign of ours */
  flip?: boolean;
};

/** Days in files that people fill in: as we write them, and as Excel does once it has saved them. */
export const TYPED_DAYS = ["%Y-%m-%d", "%m/%d/%Y"];
export const TYPED_MOMENTS = ["%Y-%m-%d %H:%M", "%m/%d/%Y %H:%M"];
export const TYPED_MONTHS = ["%Y-%m", "%b-%y"];

/** Header names are compared by their letters and digits only. @example headerKey("Trans  ID.") // => "transid" */
export const headerKey = (name: string): string =>
  name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const known = new WeakMap<Format, Map<string, string>>();

/** Every header name a format knows, by key, with the field it stands for. */
export function headerKeys(format: Format): ReadonlyMap<string, string> {
  const before = known.get(format);
  if (before) return before;
  const keys = new Map<string, string>();
  known.set(format, keys);
  for (const [field, names] of Object.entries(format.columns)) {
    for (const name of [names].flat()) keys.set(headerKey(name as string), field);
  }
  return keys;
}
