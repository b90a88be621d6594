/** Bad inputs 21-29, 31-36: amounts. Each of those that load is told, and comes to the cent it says. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import { scratchPractice } from "../../../scratch.ts";
import { codes, expectHeld, expectLoaded, expectQuarantined, read, row, table } from "./reading.ts";

let files: Record<string, FileReport>;

let made = 0;
/** A file of a sound row, one for each amount, and a sound row. */
const amounts = (...texts: string[]): string =>
  table(
    ...["100.00", ...texts, "100.00"].map((text) =>
      row(`t${++made}`, { amount: /[,"]/.test(text) ? `"${text}"` : text }),
    ),
  );

const LOADED: Record<string, [string[], string, string[]]> = {
  "22.csv": [["1,100.25", "$1,010.10", "USD 5.00"], "2315.35", ["STRIPPED_SYMBOL"]],
  "24.csv": [["(45.00)", "45.00-", "45.00CR", "CR 45.00"], "20.00", ["NEGATIVE_NOTATION"]],
  "25.csv": [["−45.00", "–45.00"], "110.00", ["UNICODE_MINUS"]],
  "26.csv": [["45.00\u00a0", "45.00\u2009", "\u200b45.00"], "335.00", ["TRIMMED_SPACE"]],
  "28-zero.csv": [["10.000"], "210.00", ["CANONICAL_AMOUNT"]],
  "36.csv": [["-0.00", "+5.00", ".50", "5."], "210.50", ["CANONICAL_AMOUNT"]],
};
const HELD: Record<string, [string, string]> = {
  "21-one.csv": ["1.100,25", "AMOUNT_FORMAT"],
  "23-lakh.csv": ["1,10,000.00", "AMOUNT_AMBIGUOUS"],
  "23-points.csv": ["1.234.56", "AMOUNT_AMBIGUOUS"],
  "23-comma.csv": ["1,23", "AMOUNT_AMBIGUOUS"],
  "27.csv": ["€5.00", "CURRENCY_UNEXPECTED"],
  "28.csv": ["10.005", "TOO_MANY_DECIMALS"],
  "29-e.csv": ["1e3", "SCIENTIFIC_NOTATION"],
  "29-plus.csv": ["1.5E+02", "SCIENTIFIC_NOTATION"],
  "31-hex.csv": ["0x10", "AMOUNT_FORMAT"],
  "31-line.csv": ["1_000", "AMOUNT_FORMAT"],
  "31-arabic.csv": ["١٢٣", "AMOUNT_FORMAT"],
  "31-wide.csv": ["１２３", "AMOUNT_FORMAT"],
  "32.csv": ["99999999999999999999999.99", "NUMERIC_OVERFLOW"],
  "33-huge.csv": ["1000000000.01", "AMOUNT_OUT_OF_RANGE"],
  "33.csv": ["250000.01", "AMOUNT_OUT_OF_RANGE"],
  "34-ref.csv": ["#REF!", "SHEET_ERROR"],
  "34-div.csv": ["#DIV/0!", "SHEET_ERROR"],
  "34-na.csv": ["N/A", "AMOUNT_FORMAT"],
  "34-null.csv": ["NULL", "AMOUNT_FORMAT"],
  "34-dash.csv": ["-", "AMOUNT_FORMAT"],
  "34-pending.csv": ["pending", "AMOUNT_FORMAT"],
};

beforeAll(async () => {
  const late = Array.from({ length: 30_001 }, (_, i) =>
    row(`l${i}`, i === 30_000 ? { amount: "late" } : {}),
  );
  files = await read(scratchPractice(), {
    ...Object.fromEntries(
      Object.entries(LOADED).map(([name, [texts]]) => [name, amounts(...texts)]),
    ),
    ...Object.fromEntries(Object.entries(HELD).map(([name, [text]]) => [name, amounts(text)])),
    "21-all.csv": table(
      row("e1", { amount: '"1.100,25"' }),
      row("e2", { amount: '"45,00"' }),
      row("e3", { amount: '"2.000,00"' }),
    ),
    "35.csv": table(...late),
  });
});

const loaded = (name: string): void => {
  const [texts, sum, told] = LOADED[name]!;
  expectLoaded(files[name], texts.length + 2, ...told);
  expect(files[name]!.amounts["charges"]).toBe(sum);
  const [first] = files[name]!.findings;
  expect(first).toMatchObject({ severity: "information", line: 3 });
  expect(first!.message).toContain(
    `amount: ${texts.length} ${texts.length === 1 ? "row" : "rows"}, the first on line 3`,
  );
};
const held = (name: string): void => expectQuarantined(files[name], HELD[name]![1]);

describe("amounts that can be read in one way only", () => {
  test("22 commas and currency signs", () => loaded("22.csv"));
  test("24 brackets, a minus behind, CR", () => loaded("24.csv"));
  test("25 typographic minus signs", () => loaded("25.csv"));
  test("26 spaces that cannot be seen", () => loaded("26.csv"));
  test("28 10.000 is ten, and 10.005 is held: nothing is rounded", () => {
    loaded("28-zero.csv");
    held("28.csv");
  });
  test("36 a sign or a point where we write none", () => loaded("36.csv"));
});

describe("amounts that cannot", () => {
  test("21 a decimal comma in one row is held back, in every row it holds the file", () => {
    held("21-one.csv");
    expectHeld(files["21-all.csv"], "LOCALE_SUSPECT");
  });
  test("23 commas and points that can be read in two ways", () => {
    held("23-lakh.csv");
    held("23-points.csv");
    held("23-comma.csv");
  });
  test("27 another currency", () => held("27.csv"));
  test("29 amounts that a spreadsheet has shortened", () => {
    held("29-e.csv");
    held("29-plus.csv");
  });
  test("31 digits of programs and of other alphabets", () => {
    held("31-hex.csv");
    held("31-line.csv");
    held("31-arabic.csv");
    held("31-wide.csv");
  });
  test("32 more digits than money has", () => held("32.csv"));
  // No percentile is warned of: on an honest file one row in ten thousand is always above it.
  test("33 more than one line can be of", () => {
    held("33-huge.csv");
    held("33.csv");
  });
  test("34 errors of spreadsheets, and words where an amount should be", () => {
    held("34-ref.csv");
    held("34-div.csv");
    held("34-na.csv");
    held("34-null.csv");
    held("34-dash.csv");
    held("34-pending.csv");
  });
  test("35 a word that comes first in row 30,001", () => {
    expect(files["35.csv"]).toMatchObject({ rows: { loaded: 30_000, quarantined: 1 } });
    expect(codes(files["35.csv"])).toEqual([["AMOUNT_FORMAT", 30_002]]);
  });
});
