/** Every bad row at once in a file of 10,000 good ones: exactly those are held, and 10,000 load. */
import { expect, test } from "vitest";
import { scratchPractice } from "../../../scratch.ts";
import { read, row, table } from "./reading.ts";

const amount = (text: string): string => row("", { amount: text });
const day = (text: string): string => row("", { day: text });

/** Bad rows by the number in the catalogue, their own numbers still to come. */
const BAD: readonly (readonly [number, string, string])[] = [
  [7, "TOO_FEW_FIELDS", ",charge,x"],
  [8, "TOO_MANY_FIELDS", row("", { provider: "Dr Z, Jr" })],
  [17, "CONTROL_CHAR", row("", { provider: "L\u0000e" })],
  [19, "QUOTE_STRAY", row("", { provider: 'Dr "Bob" Smith' })],
  [21, "AMOUNT_FORMAT", amount('"1.100,25"')],
  [23, "AMOUNT_AMBIGUOUS", amount('"1,10,000.00"')],
  [23, "AMOUNT_AMBIGUOUS", amount("1.234.56")],
  [23, "AMOUNT_AMBIGUOUS", amount('"1,23"')],
  [27, "CURRENCY_UNEXPECTED", amount("€5.00")],
  [28, "TOO_MANY_DECIMALS", amount("10.005")],
  [29, "SCIENTIFIC_NOTATION", amount("1e3")],
  [30, "ID_LOST_PRECISION", row("", { claim: "1.23457E+11" })],
  [31, "AMOUNT_FORMAT", amount("0x10")],
  [31, "AMOUNT_FORMAT", amount("١٢٣")],
  [32, "NUMERIC_OVERFLOW", amount("99999999999999999999999.99")],
  [33, "AMOUNT_OUT_OF_RANGE", amount("1000000000.01")],
  [34, "SHEET_ERROR", amount("#REF!")],
  [34, "AMOUNT_FORMAT", amount("pending")],
  [38, "DATE_INVALID", day("13/01/2024")],
  [42, "DATE_INVALID", day("2023-02-29")],
  [42, "DATE_INVALID", day("2024-13-01")],
  [43, "DATE_SENTINEL", day("9999-12-31")],
  [43, "DATE_INVALID", day("infinity")],
  [44, "DATE_FUTURE", day("2125-01-04")],
  [55, "TOO_MANY_FIELDS", `${row("")},,z`],
  [59, "FIELD_TOO_LONG", row("", { provider: "x".repeat(5000) })],
  [63, "DUPLICATE_KEY", row("g1")],
];

test("exactly the bad rows are held, each on its line with its code", async () => {
  const rows: string[] = [];
  const expected: [string, number][] = [];
  const every = Math.floor(10_000 / BAD.length);
  for (let i = 0; i < 10_000; i++) {
    rows.push(row(`g${i}`));
    const bad = i % every === 1 ? BAD[Math.floor(i / every)] : undefined;
    if (!bad) continue;
    const [number, code, text] = bad;
    rows.push(text.startsWith(",") ? `bad-${number}-${i}${text}` : text);
    expected.push([code, rows.length + 1]);
  }
  const practice = scratchPractice();
  const { "large.csv": file } = await read(
    practice,
    { "large.csv": table(...rows) },
    { accept: ["QUARANTINE_LIMIT"], dryRun: false },
  );
  expect(expected).toHaveLength(BAD.length);
  expect(file).toMatchObject({
    status: "partial",
    rows: { read: 10_001 + BAD.length, loaded: 10_000, quarantined: BAD.length, ignored: 1 },
  });
  const held = await practice.quarantine();
  expect(held.map(({ problem, line }) => [problem, line])).toEqual(expected);
  const counted = await practice.read(null, [], (session) =>
    session.row("select count(*)::integer as n, sum(amount)::varchar as amount from entry"),
  );
  expect(counted).toEqual({ n: 10_000, amount: "1000000.00" });
});
