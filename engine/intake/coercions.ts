/** What had to be done to a file or its fields to read them: one sentence each, never a change of value. */
import type { Finding } from "../contract.ts";

const MEANINGS: Record<string, string> = {
  UNPACKED_GZIP: "it was packed with gzip and has been unpacked",
  DECODED_UTF16: "it was written as UTF-16 and has been converted",
  DECODED_CP1252: "it was written in the Windows-1252 alphabet and has been converted",
  FROM_XLS:
    "it is an old Excel workbook and was read all the same; which of its cells are formulas it does not tell",
  FROM_HTML: "it is a web page saved as a file, and its one table that we know was read",
  FROM_XML: "it is a workbook written as XML and was read all the same",
  CR_LINE_ENDS: "its lines end the old Macintosh way; they were read all the same",
  MIXED_EOL: "its lines end in different ways; they were read all the same",
  FILLED_DOWN: "what stands on the first row of a group only was put to the rows below it",
  BEYOND_HEADER: "fields beyond the last column that has a name were left out",
  EMPTY_TRAILING: "empty fields after the last column were left out",
  QUOTED_OTHERWISE:
    "quotation marks stand in another way than is usual; they were read as they were meant",
  UNWRAPPED_GUARD: 'what keeps a spreadsheet from changing a number (="…" or \') was taken off',
  TRIMMED_SPACE: "spaces that cannot be seen were taken off",
  INVISIBLE_REMOVED: "letters that cannot be seen were taken out",
  NEGATIVE_NOTATION: "amounts in brackets, with a minus behind or with CR are read as negative",
  STRIPPED_SYMBOL: "currency signs and commas were taken out of amounts",
  UNICODE_MINUS: "typographic dashes before amounts are read as minus",
  CANONICAL_AMOUNT: "amounts such as +5.00, .50 or 10.000 are read as 5.00, 0.50 and 10.00",
  NULL_TOKEN: "words that stand for no value are read as none",
  TIME_DROPPED: "only the day was taken of days with a time",
  TWO_DIGIT_YEAR: "years of two digits are read as 20..",
  DATE_FORMAT_MIXED: "days are written in several ways, each of which can be read only one way",
};

/** An information, of the whole file or of one field with how often and the first line. */
export function coercionFinding(
  file: string,
  { code, field, rows, line }: { code: string; field?: string; rows?: number; line?: number },
): Finding {
  const where =
    rows === undefined
      ? ""
      : ` (${field ? `${field}: ` : ""}${rows} ${rows === 1 ? "row" : "rows"}, the first on line ${line})`;
  return {
    severity: "information",
    check: code,
    message: `${file}: ${MEANINGS[code] ?? code}${where}`,
    file,
    line: line ?? null,
    amount: null,
    fix: "nothing needs to be done",
  };
}
