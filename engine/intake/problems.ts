/**
 * What each way a record can fail means to the manager: one sentence, and what to do about it.
 */
import type { Finding } from "../contract.ts";

type Meaning = { says: string; fix: string };

const MEND = "mend the rows of `practice quarantine --out FILE` and import that file";

const FETCH = "fetch the file from the payer or clearinghouse again";

const MEANINGS: Record<string, Meaning> = {
  TOO_FEW_FIELDS: { says: "has fewer fields than the header", fix: MEND },
  TOO_MANY_FIELDS: {
    says: "has more fields than the header; often a comma that should be in quotes",
    fix: MEND,
  },
  QUOTE_STRAY: { says: "has a quotation mark where none may be", fix: MEND },
  CONTROL_CHAR: { says: "holds characters that are not text", fix: MEND },
  MERGED_CELLS: {
    says: "stands in merged cells, of which only the first holds what is meant for all",
    fix: "in the sheet, unmerge the cells, fill each of them, and import the file again",
  },
  ENCODING_MIXED: { says: "is written in another alphabet than the rest of the file", fix: MEND },
  ACCOUNT_UNKNOWN: {
    says: "stands under no account",
    fix: "export the whole report, with its account headings",
  },
  DATE_MISSING: { says: "has no date", fix: MEND },
  DATE_INVALID: {
    says: "has a date that does not exist or is not written as the others",
    fix: MEND,
  },
  ENDS_BEFORE_START: { says: "ends before it begins", fix: MEND },
  AMOUNT_MISSING: { says: "has no amount", fix: MEND },
  DATE_SENTINEL: { says: "has a date that stands for none, such as 9999-12-31", fix: MEND },
  DATE_FUTURE: {
    says: "has a day after the file was made",
    fix: "if the day is right, import the file again once it has come; otherwise mend the row",
  },
  AMOUNT_AMBIGUOUS: {
    says: "has an amount whose commas and points can be read in two ways",
    fix: MEND,
  },
  AMOUNT_OUT_OF_RANGE: {
    says: "has an amount beyond what one line can be of",
    fix: "mend the row; or raise policies.largest_amount in practice.json if such lines are real",
  },
  NUMERIC_OVERFLOW: { says: "has more digits than any amount of money", fix: MEND },
  TOO_MANY_DECIMALS: {
    says: "has an amount with parts of a cent, and nothing is rounded",
    fix: MEND,
  },
  SCIENTIFIC_NOTATION: {
    says: "has an amount that a spreadsheet has shortened",
    fix: "format the column as a number with two decimals and export it again",
  },
  CURRENCY_UNEXPECTED: { says: "has an amount in another currency", fix: MEND },
  SHEET_ERROR: {
    says: "has an error of a spreadsheet where an amount should be",
    fix: "mend the formula in the spreadsheet, or the row",
  },
  ID_LOST_PRECISION: {
    says: "has a number that a spreadsheet has shortened, so that its digits are lost",
    fix: "format the column as text before the spreadsheet opens it, and export it again",
  },
  AMOUNT_FORMAT: { says: "has an amount that cannot be read to the cent", fix: MEND },
  NUMBER_FORMAT: { says: "has a number that cannot be read", fix: MEND },
  WORD_UNKNOWN: {
    says: "has a word we do not know for this field",
    fix: "tell us what it means: rename it to one our template lists",
  },
  FIELD_MISSING: { says: "lacks a field that every row must have", fix: MEND },
  DUPLICATE_KEY: {
    says: "repeats the number of an earlier row of the same file",
    fix: "if both rows are real, give the second a number of its own",
  },
  CLAIM_HELD: { says: "belongs to a claim that is held back", fix: "see the claim itself" },
  LINE_HELD: { says: "belongs to a service line that is held back", fix: "see the line itself" },
  OUT_OF_PLACE: { says: "stands where it means nothing", fix: FETCH },
  FIELD_TOO_LONG: {
    says: "is longer than any such text can be",
    fix: "export or fetch the file again; a field may hold 4,096 letters",
  },
  JSON_BROKEN: { says: "is no whole JSON", fix: FETCH },
  TRUNCATED: { says: "belongs to something that breaks off", fix: FETCH },
  NO_BPR: { says: "belongs to a remittance without a payment", fix: FETCH },
};

/** One finding for all rows of a file with the same problem. */
export function problemFinding(problem: {
  file: string;
  code: string;
  field: string | null;
  /** how many, and the line of the first */
  rows: number;
  line: number;
  /** what stood in the field on that line, where it may be shown */
  seen: string | null;
}): Finding {
  const { file, code, field, rows, line, seen } = problem;
  const { says, fix } = MEANINGS[code] ?? { says: `failed the check ${code}`, fix: MEND };
  const plural = says
    .replace(/^has\b/, "have")
    .replace(/^is\b/, "are")
    .replace(/^stands\b/, "stand")
    .replace(/^lacks\b/, "lack");
  const which =
    rows === 1 ? `line ${line} ${says}` : `${rows} rows, the first on line ${line}, ${plural}`;
  const about = [field, seen === null ? null : `"${seen}"`].filter((part) => part !== null);
  return {
    severity: "must_fix",
    check: code,
    message: `${file}, ${which}${about.length > 0 ? ` (${about.join(": ")})` : ""}`,
    file,
    line,
    amount: null,
    fix,
  };
}
