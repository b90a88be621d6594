import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { drop, scratchFolder, scratchPractice } from "../../scratch.ts";
import { collectFiles } from "../../../engine/spine/collect.ts";
import { hasSharedData, sharedData } from "../../shared_data.ts";

const HEADER =
  "transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date";
const row = (id: string, amount = "100.00", day = "2025-01-04"): string =>
  `${id},charge,${id},Lee,North,Aetna,Aetna,${amount},2025-01-03,${day}`;
const good = `${[HEADER, row("g1"), row("g2")].join("\n")}\n`;

/** Imports one file beside a good one; the good one must not notice. */
async function beside(name: string, content: string | Buffer) {
  const practice = scratchPractice();
  const paths = [drop(practice, name, content), drop(practice, "good.csv", good)];
  const [report] = await practice.import([{ paths, knownAt: null }]);
  const [file, other] = report!.files;
  expect(other).toMatchObject({ status: "loaded", rows: { loaded: 2 } });
  const { read, loaded, unchanged, superseded, quarantined, ignored } = file!.rows;
  expect(read).toBe(loaded + unchanged + superseded + quarantined + ignored);
  return { practice, report: report!, file: file! };
}

describe("a file that cannot be used is rejected with what it is and what to do", () => {
  test.each([
    ["a PDF", "%PDF-1.7\n1 0 obj", "NOT_A_TABLE", "PDF"],
    ["a zip cut short", Buffer.from("PK\u0003\u0004rest", "latin1"), "ZIP_DAMAGED", "damaged"],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "XLS_OLD_FORMAT", "Excel"],
    [
      "a web page",
      "<!DOCTYPE html><table><tr><td>1</td></tr></table>",
      "HTML_NOT_EXCEL",
      "web page",
    ],
    ["nothing", "", "EMPTY_FILE", "nothing"],
    ["blank lines", "\n\n \n", "EMPTY_FILE", "nothing"],
    ["an unknown table", "colour,size\nred,3\n", "UNRECOGNISED", "no header we know"],
    ["JSON of another kind", '{"a":1}', "UNRECOGNISED", "not a list of loans"],
    ["broken JSON", '[{"id":', "UNRECOGNISED", "not whole JSON"],
    [
      "a header twice",
      "transaction_id,type,amount,amount,post_date\n",
      "DUPLICATE_HEADER",
      "amount",
    ],
    ["a quote never closed", `${HEADER}\n"a,charge\n${row("b")}\n`, "QUOTE_UNCLOSED", "line 2"],
    [
      "a gzip cut short",
      gzipSync(Buffer.from(good.repeat(100))).subarray(0, 120),
      "GZ_TRUNCATED",
      "ends too early",
    ],
    ["a gzip with damage", damagedGzip(), "GZ_CRC", "damaged"],
  ])("%s", async (_, content, code, words) => {
    const { file, report } = await beside("bad.csv", content);
    expect(file.status).toBe("rejected");
    expect(file.findings[0]).toMatchObject({ check: code, file: "bad.csv", severity: "must_fix" });
    expect(file.reason).toContain(words);
    expect(file.findings[0]!.fix.length).toBeGreaterThan(10);
    expect(report.reconciled).toBe(false);
  });

  test("a table that nearly fits names the columns it lacks", async () => {
    const { file } = await beside(
      "bad.csv",
      "transaction_id,type,charge_id,provider,location\n1,charge,a,Lee,North\n",
    );
    expect(file.findings[0]).toMatchObject({ check: "COLUMN_MISSING" });
    expect(file.reason).toContain('lacks "amount", "post_date"');
  });
});

function damagedGzip(): Buffer {
  const bytes = Buffer.from(gzipSync(Buffer.from(good.repeat(50))));
  bytes[bytes.length - 6]! ^= 0xff;
  return bytes;
}

describe("a row that cannot be used is held back, with line, field and what was seen; the rest loads", () => {
  test.each([
    ["three decimals", row("b", "12.345"), "AMOUNT_FORMAT", 'amount: "12.345"'],
    ["scientific notation", row("b", "1e3"), "AMOUNT_FORMAT", 'amount: "1e3"'],
    ["a spreadsheet error", row("b", "#REF!"), "AMOUNT_FORMAT", "#REF!"],
    ["no amount", row("b", ""), "AMOUNT_MISSING", "amount"],
    ["a day that does not exist", row("b", "1.00", "2025-02-30"), "DATE_INVALID", "2025-02-30"],
    ["days in another order", row("b", "1.00", "02/03/2025"), "DATE_INVALID", "02/03/2025"],
    ["an infinite date", row("b", "1.00", "infinity"), "DATE_INVALID", "infinity"],
    ["an unknown kind", row("b").replace("charge", "gift"), "WORD_UNKNOWN", 'type: "gift"'],
    ["too few fields", "b,charge,b", "TOO_FEW_FIELDS", "fewer fields"],
    ["a comma too many", `${row("b")},x`, "TOO_MANY_FIELDS", "more fields"],
    ["a stray quote", row("b").replace("Lee", 'Dr "Lee'), "QUOTE_STRAY", "quotation mark"],
    ["a NUL byte", row("b").replace("Lee", "L\u0000e"), "CONTROL_CHAR", "not text"],
    ["the number of another row", row("a"), "DUPLICATE_KEY", "repeats"],
    ["no number", row(""), "FIELD_MISSING", "transaction_id"],
  ])("%s", async (_, bad, code, words) => {
    const { file, practice } = await beside(
      "half.csv",
      `${[HEADER, row("a"), bad, row("c")].join("\n")}\n`,
    );
    expect(file.status).toBe("partial");
    expect(file.rows).toMatchObject({ read: 4, loaded: 2, quarantined: 1, ignored: 1 });
    expect(file.findings[0]).toMatchObject({ check: code, file: "half.csv", line: 3 });
    expect(file.findings[0]!.message).toContain(words);
    expect(file.findings[0]!.message).toContain("line 3");
    expect(await practice.quarantine()).toMatchObject([
      { file: "half.csv", line: 3, problem: code },
    ]);
    const out = join(scratchFolder(), "mend.csv");
    expect(await practice.writeQuarantine(out)).toEqual([out]);
    const [header, record] = readFileSync(out, "utf8").split("\n");
    expect(header).toContain("Problem,Field,");
    expect(record).toContain(bad.replace(/\u0000/, "\u0000"));
  });

  test("mended and imported, a held row counts and leaves the quarantine", async () => {
    const { practice } = await beside(
      "half.csv",
      `${[HEADER, row("a"), row("b", "12.345")].join("\n")}\n`,
    );
    const out = join(scratchFolder(), "mend.csv");
    await practice.writeQuarantine(out);
    const mended = drop(practice, "mend.csv", readFileSync(out, "utf8").replace("12.345", "12.35"));
    const [report] = await practice.import([{ paths: [mended], knownAt: null }]);
    expect(report!.files[0]).toMatchObject({ status: "loaded", rows: { loaded: 1 } });
    expect(await practice.quarantine()).toEqual([]);
  });
});

describe("what can be read without guessing is read", () => {
  const sum = async (content: string | Buffer) => {
    const { file } = await beside("file.csv", content);
    return [file.status, file.rows.loaded, file.amounts["charges"]];
  };
  const text = [HEADER, row("a"), row("b", '"1,100.25"'), row("c", "(45.00)")].join("\n");
  const expected = ["loaded", 3, "1155.25"];

  test("CRLF, a byte-order mark, no last line end", async () => {
    expect(await sum(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(expected);
  });
  test("old Macintosh line ends", async () => {
    expect(await sum(text.replaceAll("\n", "\r"))).toEqual(expected);
  });
  test("line ends of both kinds in one file", async () => {
    expect(await sum(text.replace("\n", "\r\n"))).toEqual(expected);
  });
  test("UTF-16 with and without a mark, Windows-1252, gzip", async () => {
    const named = text.replace("Lee", "Núñez");
    expect(await sum(Buffer.from(`\uFEFF${named}`, "utf16le"))).toEqual(expected);
    expect(await sum(Buffer.from(named.replace("ú", "u").replace("ñ", "n"), "utf16le"))).toEqual(
      expected,
    );
    expect(await sum(Buffer.from(named, "latin1"))).toEqual(expected);
    expect(await sum(gzipSync(Buffer.from(named)))).toEqual(expected);
  });
  test("tab, semicolon and pipe between fields", async () => {
    const plain = text.replace('"1,100.25"', "1100.25");
    for (const delimiter of ["\t", ";", "|"]) {
      expect(await sum(plain.replaceAll(",", delimiter))).toEqual(expected);
    }
  });
  test("spaces around fields, blank lines, headers repeated, columns in another order", async () => {
    const swapped = text.split("\n").map((line) => {
      const cells = line.startsWith("b")
        ? [
            "b",
            "charge",
            "b",
            "Lee",
            "North",
            "Aetna",
            "Aetna",
            " 1100.25 ",
            "2025-01-03",
            " 2025-01-04",
          ]
        : line.split(",");
      return [cells[9], ...cells.slice(0, 9)].join(",");
    });
    const [header, ...rows] = swapped;
    expect(
      await sum([header, rows[0], "", header, ",,,,,,,,,", ...rows.slice(1)].join("\n")),
    ).toEqual(expected);
  });
  test("a quoted field with a line break, a comma and quotes keeps its row on its line", async () => {
    const { file, practice } = await beside(
      "file.csv",
      `${[HEADER, row("a").replace("Lee", '"Lee, ""Jo""\n MD"'), row("b", "x")].join("\n")}\n`,
    );
    expect(file.rows).toMatchObject({ read: 3, loaded: 1, quarantined: 1 });
    expect(await practice.quarantine()).toMatchObject([{ line: 4 }]);
    const { rows } = await practice.trace("RC25", {
      period: "2025-01",
      category: "Unclassified",
      slice: { provider: ['Lee, "Jo"\n MD'] },
    });
    expect(rows).toMatchObject([{ provider: 'Lee, "Jo"\n MD', line: 2 }]);
  });
});

describe.skipIf(!hasSharedData)("other people's files (needs ../shared/data)", () => {
  test("every one of them ends in loaded, partial, duplicate or a reasoned rejection", async () => {
    const practice = scratchPractice();
    const paths = collectFiles([
      sharedData("messy_csv"),
      sharedData("accounting"),
      sharedData("fhir"),
      sharedData("x12"),
    ]);
    const [report] = await practice.import([{ paths, knownAt: null }]);
    expect(report!.files).toHaveLength(paths.length);
    for (const file of report!.files) {
      if (file.status === "rejected") {
        expect(file.reason).toBeTruthy();
        expect(file.findings[0]!.fix).toBeTruthy();
      }
      const { read, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
      expect(read).toBe(loaded + unchanged + superseded + quarantined + ignored);
    }
  });
});
