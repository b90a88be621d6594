/** Bad inputs 1-9, 55-59, 71, 78: what stands around the rows, and how many fields they have. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import { scratchPractice } from "../../../scratch.ts";
import {
  expectHeld,
  expectLoaded,
  expectQuarantined,
  expectRejected,
  HEADER,
  read,
  row,
  table,
} from "./reading.ts";

let files: Record<string, FileReport>;

const total = (label: string, amount: string): string => `${label},,,,,,,,${amount},,`;

beforeAll(async () => {
  files = await read(scratchPractice(), {
    "1.csv": table(row("1a"), row("1b"), total("TOTAL", "200.00")),
    "1-off.csv": table(row("1c"), row("1d"), total("TOTAL", "7803.00")),
    "1-mended.csv": table(row("1e"), row("1f", { amount: "x" }), total("TOTAL", "200.00")),
    "2.csv": table(
      row("2a"),
      total("Subtotal Dr A", "100.00"),
      row("2b"),
      total("Subtotal Dr B", "100.00"),
    ),
    "2-off.csv": table(row("2c"), total("Subtotal Dr A", "130.00"), row("2d")),
    "3.csv": `Hillside Medical\nTransactions\nPrinted 01/31/2025 07:00\n\n${table(row("3a"))}`,
    "4.csv": `${table(row("4a"))}Printed by jdoe on 01/31/2025\nPage 1 of 1\n`,
    "5.csv": table(row("5a"), HEADER, row("5b")),
    "6.csv": table(row("6a"), "", "   ", ",,,,,,,,,,", row("6b")),
    "7.csv": table(row("7a"), row("7x").replace(/,[^,]*$/, ""), row("7b")),
    "8.csv": table(row("8a"), row("8x", { provider: "Dr Z, Jr" }), row("8b")),
    "9.csv": table(row("9a")).replace("claim_id", "amount"),
    "55.csv": table(row("55a"), `${row("55b")},,,`),
    "55-not.csv": table(row("55c"), `${row("55x")},,z`, row("55d")),
    "56.csv": `,,,,,Where,Who,Who,Money,Dates,Dates\n${table(row("56a"))}`,
    "56-split.csv": [
      "transaction,type,charge,claim,provider,location,payer,primary,amount,service,post",
      "id,,id,id,,,,payer,,date,date",
      row("56b"),
      "",
    ].join("\n"),
    "57.csv": `${row("57a")}\n${row("57b")}\n`,
    "58.csv": `${table(row("58a"))}\nDenial,Reason\nd1,CO-16\nd2,CO-18\n`,
    "59.csv": table(row("59a"), row("59x", { provider: "x".repeat(3_000_000) }), row("59b")),
    "59-row.csv": table(row("59c"), row("59d", { provider: "y".repeat(20_000_000) })),
    "59-columns.csv": `${HEADER},${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(",")}\n`,
    "71.csv": table(row("71a")) + row("71b").slice(0, 40),
    "71-whole.csv": table(row("71c")) + row("71d"),
    "78.csv": "",
    "78-blank.csv": "\n \n\n",
    "78-header.csv": `${HEADER}\n`,
  });
});

describe("what stands around the rows is no row", () => {
  test("1 a total line is compared with the rows: equal loads, unequal is held", () => {
    expectLoaded(files["1.csv"], 2);
    expect(files["1.csv"]).toMatchObject({
      ignored_as: { total: 1 },
      control_totals: [{ measure: "amount", printed: "200.00", read: "200.00", agrees: true }],
    });
    expectHeld(files["1-off.csv"], "CONTROL_TOTAL_MISMATCH");
  });
  test("1 a difference that rows held back may explain is told and holds nothing else", () => {
    expect(files["1-mended.csv"]).toMatchObject({ status: "partial", rows: { loaded: 1 } });
    expect(files["1-mended.csv"]!.findings.map(({ check }) => check)).toEqual([
      "AMOUNT_FORMAT",
      "CONTROL_TOTAL_MISMATCH",
    ]);
  });
  test("2 a subtotal line is compared with the rows above it", () => {
    expectLoaded(files["2.csv"], 2);
    expect(files["2.csv"]).toMatchObject({ ignored_as: { subtotal: 2 } });
    expectHeld(files["2-off.csv"], "CONTROL_TOTAL_MISMATCH");
  });
  test("3 lines above the header are a title, and say when it was printed", () => {
    expectLoaded(files["3.csv"], 1);
    expect(files["3.csv"]!.ignored_as).toEqual({ title: 3, blank: 1, header: 1 });
  });
  test("4 lines below the rows are a footer, and the name in it is not told", () => {
    expectLoaded(files["4.csv"], 1);
    expect(files["4.csv"]!.ignored_as).toEqual({ header: 1, footer: 2 });
    expect(JSON.stringify(files["4.csv"])).not.toContain("jdoe");
  });
  test("5 a header repeated on every page", () => {
    expectLoaded(files["5.csv"], 2);
    expect(files["5.csv"]!.ignored_as).toEqual({ header: 2 });
  });
  test("6 empty lines, lines of spaces, lines of commas", () => {
    expectLoaded(files["6.csv"], 2);
    expect(files["6.csv"]!.ignored_as).toEqual({ header: 1, blank: 3 });
  });
});

describe("fields and columns", () => {
  test("7 a row without its last field", () => {
    expectQuarantined(files["7.csv"], "TOO_FEW_FIELDS");
  });
  test("8 a comma without quotes", () => {
    expectQuarantined(files["8.csv"], "TOO_MANY_FIELDS");
  });
  test("9 two columns of one name", () => {
    expectRejected(files["9.csv"], "DUPLICATE_HEADER");
  });
  test("55 delimiters after the last field: empty ones are left out, others are not", () => {
    expectLoaded(files["55.csv"], 2, "EMPTY_TRAILING");
    expectQuarantined(files["55-not.csv"], "TOO_MANY_FIELDS");
  });
  // The catalogue holds both; a row of groups above a whole header says nothing the header does not.
  test("56 a header of two rows: groups above the names are a title, names cut in two are rejected", () => {
    expectLoaded(files["56.csv"], 1);
    expectRejected(files["56-split.csv"], "HEADER_MULTIROW");
  });
  test("57 no header at all", () => {
    expectRejected(files["57.csv"], "HEADER_MISSING");
  });
  test("58 two tables in one file", () => {
    expectRejected(files["58.csv"], "MULTI_TABLE");
  });
  test("59 a field, a row and a header that are too long", () => {
    expectQuarantined(files["59.csv"], "FIELD_TOO_LONG");
    expectRejected(files["59-row.csv"], "ROW_TOO_LONG");
    expectRejected(files["59-columns.csv"], "TOO_MANY_COLUMNS");
  });
});

describe("files that end too early, or have nothing", () => {
  test("71 a file that breaks off within a row; without a last line end it is whole", () => {
    expectRejected(files["71.csv"], "TRUNCATED");
    expectLoaded(files["71-whole.csv"], 2);
  });
  test("78 nothing, only empty lines, only a header", () => {
    expectRejected(files["78.csv"], "EMPTY_FILE");
    expectRejected(files["78-blank.csv"], "EMPTY_FILE");
    expectHeld(files["78-header.csv"], "NO_ROWS");
  });
});
