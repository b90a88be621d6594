/** Bad inputs 10-20, 60-62, 72: alphabets, line ends, quotes, letters nobody sees, damaged archives. */
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../../engine/contract.ts";
import { scratchPractice } from "../../../scratch.ts";
import {
  codes,
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

const named = (id: string): string => table(row(id, { provider: "Dr José Núñez" }));
const guarded = (provider: string): string => row("16", { provider: `"${provider}"` });
const big = gzipSync(Buffer.from(table(...Array.from({ length: 5000 }, (_, i) => row(`72-${i}`)))));

function damaged(): Buffer {
  const bytes = Buffer.from(big);
  bytes[bytes.length - 6]! ^= 0xff;
  return bytes;
}

beforeAll(async () => {
  const practice = scratchPractice();
  const lines = [HEADER, row("15a"), row("15b"), row("15c")];
  files = await read(practice, {
    "10.csv": `\uFEFF${table(row("10"))}`,
    "11-le.csv": Buffer.from(`\uFEFF${named("11a")}`, "utf16le"),
    "11-be.csv": Buffer.from(`\uFEFF${named("11b")}`, "utf16le").swap16(),
    "11-bare.csv": Buffer.from(table(row("11c")), "utf16le"),
    "11-unknown.csv": utf32(table(row("11d"))),
    "12.csv": Buffer.from(named("12a"), "latin1"),
    "12-quotes.csv": Buffer.from(table(row("12b", { provider: "\u0093Lee\u0094" })), "latin1"),
    "12-unknown.csv": Buffer.from(table(row("12c", { provider: "Le\u0081e" })), "latin1"),
    "13.csv": Buffer.concat([
      Buffer.from(table(row("13a", { provider: "Dr José" }))),
      Buffer.from(`${row("13x", { provider: "Dr Núñez" })}\n`, "latin1"),
      Buffer.from(`${row("13b")}\n`),
    ]),
    "14-crlf.csv": table(row("14a"), row("14b")).replaceAll("\n", "\r\n"),
    "14-cr.csv": table(row("14c"), row("14d")).replaceAll("\n", "\r"),
    "15.csv": `${lines[0]}\r\n${lines[1]}\n${lines[2]}\r${lines[3]}\n`,
    "16.csv": table(guarded('Lee, ""Jo""\n MD')),
    "17.csv": table(row("17a"), row("17x", { provider: "L\u0000e" }), row("17b")),
    "18.csv": table(row("18a"), row("18x", { provider: '"Dr Open' }), row("18b")),
    "19.csv": table(row("19a"), row("19x", { provider: 'Dr "Bob" Smith' }), row("19b")),
    "60.csv": table(
      row("60a", { provider: "Dr \u202ELee" }),
      row("60b", { provider: "Dr L\u200Bee" }),
      row("60c", { provider: "Dr Lee" }),
    ),
    "60-alike.csv": table(
      row("60d", { provider: "Dr Park" }),
      row("60e", { provider: "Dr P\u0430rk" }),
    ),
    "61.csv": table(
      ...['"=HYPERLINK(""x"")"', "@SUM(A1)", "+1", "-x"].map((provider, i) =>
        row(`61-${i}`, { provider }),
      ),
    ),
    "62.csv": table(row("62")).replaceAll(/^(transaction_id.*|62.*)$/gm, (line) =>
      line.startsWith("62") ? `${line},x,y` : `${line},__proto__,constructor`,
    ),
    "72-cut.csv.gz": big.subarray(0, big.length - 3000),
    "72-crc.csv.gz": damaged(),
    "72-two.csv.gz": Buffer.concat([gzipSync(table(row("72a"))), gzipSync(`${row("72b")}\n`)]),
  });
});

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 4);
  for (let i = 0; i < text.length; i++) bytes.writeUInt32LE(text.charCodeAt(i), i * 4);
  return bytes;
}

describe("alphabets", () => {
  test("10 a byte-order mark", () => {
    expectLoaded(files["10.csv"], 1);
  });
  test("11 UTF-16 with a mark and without; what is neither is rejected", () => {
    expectLoaded(files["11-le.csv"], 1, "DECODED_UTF16");
    expectLoaded(files["11-be.csv"], 1, "DECODED_UTF16");
    expectLoaded(files["11-bare.csv"], 1, "DECODED_UTF16");
    expectRejected(files["11-unknown.csv"], "ENCODING_UNKNOWN");
  });
  test("12 Windows-1252, and bytes that are no letter in it", () => {
    expectLoaded(files["12.csv"], 1, "DECODED_CP1252");
    expectLoaded(files["12-quotes.csv"], 1, "DECODED_CP1252");
    expectRejected(files["12-unknown.csv"], "ENCODING_UNKNOWN");
  });
  test("13 lines of another alphabet", () => {
    expectQuarantined(files["13.csv"], "ENCODING_MIXED");
  });
  test("60 letters nobody sees are taken out; a name that only looks like another is held", () => {
    expectLoaded(files["60.csv"], 3, "INVISIBLE_REMOVED");
    expect(files["60.csv"]!.findings[0]!.message).toContain(
      "provider: 2 rows, the first on line 2",
    );
    expectHeld(files["60-alike.csv"], "NAME_LOOKS_ALIKE");
  });
  test("61 names that a spreadsheet would run are text", () => {
    expectLoaded(files["61.csv"], 4);
  });
  test("62 columns that are called __proto__ and constructor", () => {
    expectLoaded(files["62.csv"], 1, "COLUMN_IGNORED");
    expect(files["62.csv"]!.findings[0]!.message).toContain('"__proto__", "constructor"');
  });
});

describe("lines and quotes", () => {
  test("14 CRLF, and CR alone", () => {
    expectLoaded(files["14-crlf.csv"], 2);
    expectLoaded(files["14-cr.csv"], 2, "CR_LINE_ENDS");
  });
  test("15 line ends of all kinds in one file", () => {
    expectLoaded(files["15.csv"], 3, "MIXED_EOL");
  });
  test("16 a quoted field with a line end, a comma and quotes", () => {
    expectLoaded(files["16.csv"], 1);
  });
  test("17 a NUL byte", () => {
    expectQuarantined(files["17.csv"], "CONTROL_CHAR");
  });
  test("18 a quote that is never closed", () => {
    expectRejected(files["18.csv"], "QUOTE_UNCLOSED");
    expect(codes(files["18.csv"])).toEqual([["QUOTE_UNCLOSED", 3]]);
  });
  test("19 quotes within a field", () => {
    expectQuarantined(files["19.csv"], "QUOTE_STRAY");
  });
});

describe("packed files", () => {
  test("72 a gzip that is cut, damaged, or of two members", () => {
    expectRejected(files["72-cut.csv.gz"], "GZ_TRUNCATED");
    expectRejected(files["72-crc.csv.gz"], "GZ_CRC");
    expectLoaded(files["72-two.csv.gz"], 2, "UNPACKED_GZIP");
  });
});
