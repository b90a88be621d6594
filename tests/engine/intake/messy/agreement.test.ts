/** Public sets that ship their clean versions: what we read is what they say, and what not is held back. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { splitRecord } from "../../../../engine/intake/record.ts";
import { hasSharedData, sharedData } from "../../../shared_data.ts";
import { pollockScore, type Scored } from "./pollock.ts";
import { readAs } from "./tables.ts";

const pollock = (...parts: string[]): string =>
  sharedData("messy_csv", "pollock_polluted", ...parts);
const spectrum = (...parts: string[]): string => sharedData("messy_csv", "csv-spectrum", ...parts);

/** The records of a clean file; those of these sets have no line ends inside. */
const recordsOf = (path: string): string[][] =>
  readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => splitRecord(line, ",")!);

/** A blank as delimiter, a table without a header, a file without a byte: catalogue rows 20, 57 and 78. */
const REFUSED = ["file_field_delimiter_0x20.csv", "file_no_header.csv", "file_no_payload.csv"];
/** A second table below the first, and apostrophes as quotes that stand unescaped in the text as well. */
const OTHER = [
  "file_multitable_more.csv",
  "file_multitable_same.csv",
  "file_quotation_char_0x27.csv",
];

describe.skipIf(!hasSharedData)("public sets with clean versions (needs ../shared/data)", () => {
  test("Pollock: every record is read as it is, or held back, or the file is refused", async () => {
    const ended: Record<string, string[]> = { whole: [], held: [], refused: [], other: [] };
    const scored: Scored[] = [];
    const HEADER = recordsOf(pollock("clean", "source.csv"))[0]!;
    for (const name of readdirSync(pollock("csv"))) {
      const clean = recordsOf(pollock("clean", name));
      const hasHeader = name !== "file_no_header.csv";
      const rows = hasHeader ? clean.slice(1) : clean;
      const read = await readAs(pollock("csv", name), HEADER);
      if ("rejected" in read) {
        ended["refused"]!.push(name);
        scored.push({ header: clean[0] ?? [], rows, read: null });
        continue;
      }
      scored.push({ header: clean[0]!, rows, read: { header: HEADER, rows: read.rows } });
      const lines = new Set(read.rows.map((row) => row.join("\u0000")));
      const missing = rows.filter((row) => !lines.has(row.join("\u0000"))).length;
      const same = read.rows.length + missing === rows.length;
      const { held } = read.contents;
      const how = same && missing === 0 ? "whole" : same && held.length > 0 ? "held" : "other";
      ended[how]!.push(name);
    }
    const score = pollockScore(scored);
    console.info(
      `Pollock: ${ended["whole"]!.length} of ${scored.length} files whole, ${ended["held"]!.length} but for` +
        ` records held back; score ${score.toFixed(2)} of 10`,
    );
    expect(ended["refused"]).toEqual(REFUSED);
    expect(ended["other"]).toEqual(OTHER);
    expect(ended["whole"]!.length).toBeGreaterThanOrEqual(15);
    expect(score).toBeGreaterThan(9);
  });

  test("csv-spectrum: all 11 tables, cell by cell", async () => {
    for (const name of readdirSync(spectrum("csvs"))) {
      const clean = JSON.parse(
        readFileSync(spectrum("json", name.replace(".csv", ".json")), "utf8"),
      ) as Record<string, string>[];
      const header = Object.keys(clean[0]!);
      const read = await readAs(spectrum("csvs", name), header);
      if ("rejected" in read) throw new Error(read.rejected);
      // newlines_crlf.csv came to us with the line ends of another system than its answers have
      const newline = (cell: string): string => cell.replaceAll("\r\n", "\n");
      const rows = clean.map((row) => Object.values(row).map(newline));
      expect([name, read.rows.map((row) => row.map(newline))]).toEqual([name, rows]);
    }
  });
});
