import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { writeExamplePractice } from "../../../datasets/generate/index.ts";
import type { FileReport } from "../../../engine/contract.ts";
import { splitRecord } from "../../../engine/intake/record.ts";
import { plainNumber, shownBy } from "../../../engine/intake/workbook/cell_text.ts";
import { sheetsOf } from "../../../engine/intake/workbook/read.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchFolder, scratchPractice } from "../../scratch.ts";
import { hasSharedData, sharedData } from "../../shared_data.ts";
import { FORMATS, xlsxOf, type Cell, type SheetSpec } from "../../workbooks.ts";
import { zipOf } from "../../zipped.ts";

const HEADER = [
  "transaction_id",
  "type",
  "charge_id",
  "provider",
  "location",
  "payer",
  "primary_payer",
  "amount",
  "service_date",
  "post_date",
];

/** 3 and 4 January 2025 as a workbook counts days. */
const SERVED = { is: 45_660, as: FORMATS.day };
const POSTED = { is: 45_661, as: FORMATS.day };

const charge = (id: string, amount: Cell = 100, served: Cell = SERVED, posted: Cell = POSTED) => [
  id,
  "charge",
  id,
  "Lee",
  "North",
  "Aetna",
  "Aetna",
  amount,
  served,
  posted,
];

const sheet = (rows: readonly (readonly Cell[])[], more: Partial<SheetSpec> = {}): SheetSpec => ({
  name: "Charges",
  rows: [HEADER, ...rows],
  ...more,
});

const formula = (value: string): Cell => ({ xml: `<c><f>A1*2</f><v>${value}</v></c>` });

const books: Record<string, Buffer> = {
  "plain.xlsx": xlsxOf([
    sheet([
      charge("00713", { is: "0.30000000000000004", as: FORMATS.money }),
      charge("b", 1234.5, SERVED, { is: 45_661.5, as: FORMATS.day }),
      [],
      charge("c", "99.90"),
      ["Total", null, null, null, null, null, null, formula("1334.7")],
    ]),
    { name: "Notes", rows: [["what this is"]] },
    { name: "Empty", rows: [] },
  ]),
  "digits.xlsx": xlsxOf([sheet([charge("d").with(0, { is: 712, as: FORMATS.digits })])]),
  "from-1904.xlsx": xlsxOf(
    [sheet([charge("m", 100, { is: 44_198, as: 1 }, { is: 44_199, as: 1 })])],
    { is1904: true },
  ),
  "bare-days.xlsx": xlsxOf([sheet([charge("bd", 45_000, 45_660, 45_661.5), charge("be")])]),
  "no-day.xlsx": xlsxOf([
    sheet([charge("60", 1, { is: 60, as: FORMATS.day }), charge("n"), charge("o")]),
  ]),
  "text-day.xlsx": xlsxOf([
    sheet([charge("p"), charge("q"), charge("r", 1, "01/03/2025", "01/04/2025")]),
  ]),
  "error.xlsx": xlsxOf([sheet([charge("s"), charge("t", { xml: '<c t="e"><v>#REF!</v></c>' })])]),
  "hidden.xlsx": xlsxOf([
    sheet([charge("u"), charge("v"), charge("w")], { rowAttributes: { 3: 'hidden="1"' } }),
  ]),
  "merged.xlsx": xlsxOf([
    sheet([charge("x"), charge("y"), charge("z").with(3, null), charge("aa")], {
      after: '<mergeCells><mergeCell ref="D3:D4"/></mergeCells>',
    }),
  ]),
  "formula-text.xlsx": xlsxOf([
    sheet([charge("ab").with(3, { xml: '<c t="str"><f>A1</f><v>Lee</v></c>' })]),
  ]),
  "formula-money.xlsx": xlsxOf([sheet([charge("ac"), charge("ad", formula("999"))])]),
  "two-sheets.xlsx": xlsxOf([sheet([charge("ae")]), sheet([charge("af")], { name: "March" })]),
  "far-cell.xlsx": xlsxOf([
    sheet([charge("ag")], { more: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' }),
  ]),
  "far-row.xlsx": xlsxOf([
    sheet([charge("ah")], { more: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' }),
  ]),
  "far-column.xlsx": xlsxOf([
    sheet([charge("ai")], { more: '<row r="3"><c r="XFD3"><v>1</v></c></row>' }),
  ]),
  "bomb.xlsx": zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(150_000_000, 32) },
  ]),
  "doctype.xlsx": zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "_rels/.rels", content: '<!DOCTYPE x [<!ENTITY a "b">]><Relationships/>' },
  ]),
  "cut.xlsx": xlsxOf([sheet([charge("ak")])]).subarray(0, 900),
  "word.docx": zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "_rels/.rels",
      content:
        '<Relationships><Relationship Type="/officeDocument" Target="w.xml"/></Relationships>',
    },
    { name: "w.xml", content: "<w:document><w:body/></w:document>" },
  ]),
  "sheet.ods": zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
    { name: "content.xml", content: "<office:document-content/>" },
  ]),
};

let practice: Practice;
let files: Map<string, FileReport>;

beforeAll(async () => {
  practice = scratchPractice();
  const paths = Object.entries(books).map(([name, content]) => drop(practice, name, content));
  const [report] = await practice.import([{ paths, knownAt: null }]);
  files = new Map(report!.files.map((file) => [file.path, file]));
  for (const { path, rows } of report!.files) {
    const { read, loaded, unchanged, superseded, quarantined, ignored } = rows;
    expect([path, read]).toEqual([path, loaded + unchanged + superseded + quarantined + ignored]);
  }
});

const checks = (name: string): string[] => files.get(name)!.findings.map(({ check }) => check);

describe("a workbook is read as its CSV would be", () => {
  test("amounts are exact, empty rows and totals are told apart, the sheet that is known is read", () => {
    const file = files.get("plain.xlsx")!;
    expect(file).toMatchObject({
      status: "loaded",
      rows: { read: 6, loaded: 3, ignored: 3 },
      ignored_as: { header: 1, blank: 1, total: 1 },
      amounts: { charges: "1334.70" },
    });
    expect(file.findings).toMatchObject([
      { severity: "information", check: "EXCEL_SERIAL", line: 2 },
      { severity: "information", check: "SHEET_READ", message: expect.stringContaining("Notes") },
    ]);
  });

  test("the source view shows the row of the sheet and its cells, leading zeros kept", async () => {
    const view = await practice.source(files.get("plain.xlsx")!.sha256!, 5, 1);
    expect(view.lines.map(({ number }) => number)).toEqual([4, 5, 6]);
    const cells = (await practice.source(files.get("plain.xlsx")!.sha256!, 2, 0)).lines[0]!.cells!;
    expect(cells.map(({ text }) => text)).toEqual(
      "00713,charge,00713,Lee,North,Aetna,Aetna,0.3,2025-01-03,2025-01-04".split(","),
    );
    expect(cells[7]!.field).toBe("amount");
    const digits = await practice.source(files.get("digits.xlsx")!.sha256!, 2, 0);
    expect(digits.lines[0]!.cells![0]!.text).toBe("00712");
  });

  test("days counted from 1904 are the same days", async () => {
    const { sha256, status } = files.get("from-1904.xlsx")!;
    expect(status).toBe("loaded");
    const view = await practice.source(sha256!, 2, 0);
    expect(view.lines[0]!.text).toContain("2025-01-03,2025-01-04");
  });

  test("a day without its format is a day where the column holds days, and nowhere else", async () => {
    const { sha256, status, findings, amounts } = files.get("bare-days.xlsx")!;
    expect([status, amounts["charges"]]).toEqual(["loaded", "45100.00"]);
    expect(findings).toMatchObject([{ check: "EXCEL_SERIAL", line: 2 }]);
    const view = await practice.source(sha256!, 2, 0);
    expect(view.lines[0]!.text).toContain("45000,2025-01-03,2025-01-04");
  });

  test("what is derived anew from the archive is the same, to the digit", async () => {
    const before = await practice.rebuild();
    expect((await practice.rebuild()).digest).toBe(before.digest);
  });

  test("the example practice's budget as CSV and as a workbook come to one digest", async () => {
    const dir = join(scratchFolder(), "example");
    await writeExamplePractice({ dir, providers: 1, months: 3 });
    const csv = readFileSync(join(dir, "budget.csv"), "utf8");
    const [header, ...lines] = csv
      .trim()
      .split("\n")
      .map((line) => splitRecord(line, ",")!);
    const month = header!.indexOf("month");
    const amount = header!.indexOf("amount");
    const rows = lines.map((line) =>
      line.map((text, column) => {
        if (column === month) return new Date(`${text}-01T00:00:00Z`);
        return column === amount ? Number(text) : text || null;
      }),
    );
    const columns = header!.map((_, column) => (column === month ? { numFmt: "mmm-yy" } : {}));
    const sheets = [{ name: "Budget", columns, rows: [header!, ...rows] }];
    const known = [];
    const texts = { "budget.csv": csv, "budget.xlsx": await writeXlsx({ sheets }) };
    for (const [name, content] of Object.entries(texts)) {
      const one = scratchPractice();
      const paths = [drop(one, name, Buffer.from(content)), drop(one, "c.csv", chargesCsv)];
      const [report] = await one.import([{ paths, knownAt: "2025-03-01T00:00:00Z" }]);
      expect(report!.files.map(({ status, rows }) => [status, rows.loaded])).toEqual([
        ["loaded", lines.length],
        ["loaded", 1],
      ]);
      const { digest } = await one.rebuild();
      const budget = await one.read(null, [], (session) =>
        session.rows(
          `select version, month::varchar, line, payer, amount::varchar, behaviour
          from staged.budget order by all`,
        ),
      );
      expect(budget).toHaveLength(lines.length);
      known.push({ digest, budget });
    }
    expect(known[1]).toEqual(known[0]);
  });
});

const chargesCsv = `${HEADER.join(",")}\nk,charge,k,Lee,North,Aetna,Aetna,10.00,2025-01-03,2025-01-04\n`;

describe("what the text of a sheet does not show is said", () => {
  test("a day that never was is held back as one", () => {
    expect(files.get("no-day.xlsx")).toMatchObject({
      status: "partial",
      rows: { loaded: 2, quarantined: 1 },
    });
    const finding = files
      .get("no-day.xlsx")!
      .findings.find(({ check }) => check === "DATE_INVALID")!;
    expect(finding).toMatchObject({ line: 2, message: expect.stringContaining("1900-02-29") });
  });

  test("a day typed as text among days is held back, since its order is not known", () => {
    expect(files.get("text-day.xlsx")!.rows).toMatchObject({ loaded: 2, quarantined: 1 });
  });

  test("an error in a cell stays what it is and is held back", () => {
    const finding = files.get("error.xlsx")!.findings.find(({ check }) => check === "SHEET_ERROR")!;
    expect(finding).toMatchObject({ line: 3, message: expect.stringContaining("#REF!") });
  });

  test("hidden rows are read, and told", () => {
    expect(files.get("hidden.xlsx")).toMatchObject({ status: "loaded", rows: { loaded: 3 } });
    expect(files.get("hidden.xlsx")!.findings).toContainEqual(
      expect.objectContaining({ check: "HIDDEN_ROWS", severity: "look_at", line: 3 }),
    );
  });

  test("rows of merged cells are held back", () => {
    expect(files.get("merged.xlsx")!.rows).toMatchObject({ loaded: 2, quarantined: 2 });
    expect(files.get("merged.xlsx")!.findings).toContainEqual(
      expect.objectContaining({ check: "MERGED_CELLS", line: 3 }),
    );
  });

  test("a formula's last value is read, and told; one in a total needs no word", () => {
    expect(files.get("formula-text.xlsx")!.status).toBe("loaded");
    expect(checks("formula-text.xlsx")).toContain("FORMULA_CACHED");
    expect(checks("plain.xlsx")).not.toContain("FORMULA_CACHED");
  });

  test.each([
    ["formula-money.xlsx", "FORMULA_CACHED"],
    ["two-sheets.xlsx", "SHEET_CHOICE"],
  ])("%s is held until a person decides", (name, code) => {
    const file = files.get(name)!;
    expect(file).toMatchObject({ status: "rejected", rows: { read: 0, loaded: 0 } });
    expect(file.reason).toMatch(/^held: /);
    expect(file.findings).toMatchObject([{ check: code }]);
  });
});

describe("a workbook that must not be read is rejected, quickly and with a reason", () => {
  test.each([
    ["far-cell.xlsx", "XLSX_LIMIT"],
    ["far-row.xlsx", "XLSX_LIMIT"],
    ["far-column.xlsx", "XLSX_LIMIT"],
    ["bomb.xlsx", "XLSX_LIMIT"],
    ["doctype.xlsx", "XML_DOCTYPE"],
    ["cut.xlsx", "ZIP_DAMAGED"],
    ["word.docx", "NOT_A_TABLE"],
    ["sheet.ods", "XLS_OLD_FORMAT"],
  ])("%s: %s", (name, code) => {
    expect(files.get(name)).toMatchObject({ status: "rejected", findings: [{ check: code }] });
    expect(files.get(name)!.findings[0]!.fix.length).toBeGreaterThan(10);
  });
});

describe("cells as a person sees them", () => {
  test.each([
    ["mm/dd/yyyy", "day"],
    ['d" de "mmmm" de "yyyy', "day"],
    ["[$-409]mmm-yy;@", "day"],
    ["m/d/yy h:mm", "moment"],
    ["h:mm AM/PM", "time"],
    ["[h]:mm", "time"],
    ["General", "number"],
    ["#,##0.00_);[Red]\\(#,##0.00\\)", "number"],
    ['0 "days"', "number"],
    ["0.00E+00", "number"],
  ])("the format %s shows a %s", (code, shown) => {
    expect(shownBy(164, code)).toBe(shown);
  });

  test.each([
    ["0.30000000000000004", "0.3"],
    ["1234.5600000000002", "1234.56"],
    ["-1E-3", "-0.001"],
    ["1.5E+16", "15000000000000000"],
    ["100", "100"],
    ["33.333333333333336", "33.3333333333333"],
    ["-0", "-0"],
  ])("%s is %s", (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
  });
});

describe.skipIf(!hasSharedData)("workbooks others made (needs ../shared/data)", () => {
  const folder = sharedData("messy_csv", "calamine_xlsx");
  const kind = (path: string) => (readFileSync(path)[0] === 0x50 ? "zip" : "ole");

  test("each ends in what it is or a true reason", async () => {
    const one = scratchPractice();
    const paths = readdirSync(folder).map((name) => join(folder, name));
    const [report] = await one.import([{ paths, knownAt: null }]);
    expect(report!.files).toHaveLength(paths.length);
    for (const file of report!.files) {
      expect([file.path, file.status]).toEqual([file.path, "rejected"]);
      expect(file.findings[0]!.check).toMatch(
        /^(UNRECOGNISED|COLUMN_MISSING|HEADER_MISSING|EMPTY_FILE|XLS_OLD_FORMAT|PASSWORD_PROTECTED|ZIP_DAMAGED)$/,
      );
    }
  });

  test.each([
    ["date.xlsx", 0, "2021-01-01,15"],
    ["date_1904.xlsx", 0, "2021-01-01,15"],
    ["date.xls", 0, "2021-01-01,15"],
    ["date_1904.xlsx", 0, "255:10:10"],
    ["errors.xlsx", 0, "#DIV/0!"],
    ["inlineStr_with_value.xlsx", 0, "\n1,+,,1.,RQ11610,"],
    ["encoded_entities.xlsx", 0, "&"],
  ])("%s holds %s", async (name, index, text) => {
    const path = join(folder, name);
    const scratch = mkdtempSync(join(scratchFolder(), "sheets-"));
    const sheets = await sheetsOf({ path, scratch, kind: kind(path) });
    expect(readFileSync(sheets[index]!.path, "utf8")).toContain(text);
  });
});
