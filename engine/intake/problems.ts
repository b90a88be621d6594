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
  AMOUNT_MISSING: { says: "has no amount", fix: MEND },
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
  FIELD_TOO_LONG: { says: "is longer than any such text can be", fix: FETCH },
  TRUNCATED: { says: "belongs to a remittance that breaks off", fix: FETCH },
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
