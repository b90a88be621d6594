import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../engine/contract.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../scratch.ts";

const HEADER =
  "transaction_id,type,charge_id,provider,location,payer,primary_payer,amount,service_date,post_date";

const charge = (id: string, { amount = "100.00", payer = "Aetna" } = {}): string[] => [
  id,
  "charge",
  id,
  "Lee",
  "North",
  payer,
  "Aetna",
  amount,
  "2025-01-03",
  "2025-01-04",
];

const tr = (cells: readonly string[], tag = "td"): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;

const header = tr(HEADER.split(","), "th");

const page = (inside: string): string =>
  `<html><head><style>td { color: red }</style></head><body>${inside}</body></html>`;

const cell = (text: string, type = "String"): string =>
  `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`;

const xmlBook = (rows: string): string =>
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n' +
  '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ' +
  'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
  `<Worksheet ss:Name="Charges"><Table><Row>${HEADER.split(",")
    .map((name) => cell(name))
    .join("")}</Row>${rows}</Table></Worksheet></Workbook>`;

const xmlCharge = (id: string, amount: string, attributes = ""): string =>
  `<Row ${attributes}>${charge(id)
    .slice(0, 7)
    .map((text) => cell(text))
    .join("")}${amount}${cell("2025-01-03T00:00:00.000", "DateTime")}${cell(
    "2025-01-04T00:00:00.000",
    "DateTime",
  )}</Row>`;

const pages: Record<string, string | Buffer> = {
  "page.xls": page(
    `<h1>Charges</h1><table><tr><td colspan="10">Charges of &#74;anuary</td></tr>${header}` +
      `${tr(charge("00713", { payer: "Smith &amp; Sons<br>&quot;Blue&quot;&nbsp;" }))}` +
      `${tr(charge("b", { amount: "&nbsp;1,234.50" }))}` +
      `<tr><td>c<td>charge<td>c<td>Lee<td>North<td>Aetna<td>Aetna<td>10<td>2025-01-03<td>2025-01-04` +
      `<tr style="display:none">${charge("d")
        .map((text) => `<td>${text}`)
        .join("")}</table>`,
  ),
  "cp1252.xls": Buffer.from(page(`<table>${header}${tr(charge("e"))}</table>\u00e9`), "latin1"),
  "utf16.xls": Buffer.from(
    `\uFEFF${page(`<table>${header}${tr(charge("f"))}</table>`)}`,
    "utf16le",
  ),
  "spanned.xls": page(
    `<table>${header}${tr(charge("g"))}<tr>${charge("h")
      .map((text, i) => `<td${i === 3 ? ' rowspan="2"' : ""}>${text}</td>`)
      .join("")}</tr>${tr(charge("i").filter((_, i) => i !== 3))}</table>`,
  ),
  "one-of-two.xls": page(
    `<table><tr><td>menu</td></tr></table><table>${header}${tr(charge("j"))}</table>`,
  ),
  "two-known.xls": page(
    `<table>${header}${tr(charge("k"))}</table><table>${header}${tr(charge("l"))}</table>`,
  ),
  "nested.xls": page(`<table><tr><td><table>${header}${tr(charge("m"))}</table></td></tr></table>`),
  "unknown.xls": page("<table><tr><td>colour</td><td>size</td></tr></table>"),
  "no-table.xls": page("<p>Your session has ended. Please sign in.</p>"),
  "archive.xls": "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>",
  "book.xls": xmlBook(
    xmlCharge("n", cell("0.30000000000000004", "Number")) +
      xmlCharge(
        "o",
        '<Cell><Data ss:Type="Number">5</Data><Comment><ss:Data>said</ss:Data></Comment></Cell>',
        'ss:Index="4" ss:Hidden="1"',
      ),
  ),
  "book-formula.xls": xmlBook(
    xmlCharge("p", '<Cell ss:Formula="=R1C1"><Data ss:Type="Number">5</Data></Cell>'),
  ),
  "book-cut.xls": xmlBook(xmlCharge("q", cell("1", "Number"))).slice(0, -30),
  "book-doctype.xls": xmlBook("").replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook'),
};

let practice: Practice;
let files: Map<string, FileReport>;

beforeAll(async () => {
  practice = scratchPractice();
  const paths = Object.entries(pages).map(([name, content]) => drop(practice, name, content));
  const [report] = await practice.import([{ paths, knownAt: null }]);
  files = new Map(report!.files.map((file) => [file.path, file]));
});

const checks = (name: string): string[] => files.get(name)!.findings.map(({ check }) => check);

const cellsOf = async (name: string, line: number): Promise<string[]> => {
  const view = await practice.source(files.get(name)!.sha256!, line, 0);
  return view.lines[0]!.cells!.map(({ text }) => text);
};

describe("a web page saved as .xls is read as its table", () => {
  test("entities, spanned titles, unclosed cells and hidden rows", async () => {
    const file = files.get("page.xls")!;
    expect(file).toMatchObject({
      status: "loaded",
      rows: { read: 6, loaded: 4, ignored: 2 },
      ignored_as: { title: 1, header: 1 },
      amounts: { charges: "1444.50" },
    });
    expect(checks("page.xls")).toEqual(["FROM_HTML", "HIDDEN_ROWS", "STRIPPED_SYMBOL"]);
    expect(await cellsOf("page.xls", 3)).toEqual(charge("00713", { payer: 'Smith & Sons "Blue"' }));
  });

  test.each([
    ["cp1252.xls", ["DECODED_CP1252", "FROM_HTML"]],
    ["utf16.xls", ["DECODED_UTF16", "FROM_HTML"]],
  ])("%s is decoded first", (name, codes) => {
    expect(files.get(name)).toMatchObject({ status: "loaded", rows: { loaded: 1 } });
    expect(checks(name)).toEqual(codes);
  });

  test("rows that share a cell are held back", () => {
    expect(files.get("spanned.xls")!.rows).toMatchObject({ loaded: 1, quarantined: 2 });
    expect(checks("spanned.xls")).toContain("MERGED_CELLS");
  });

  test("of several tables the one that is known is read", () => {
    expect(files.get("one-of-two.xls")).toMatchObject({ status: "loaded", rows: { loaded: 1 } });
    expect(checks("one-of-two.xls")).toContain("SHEET_READ");
  });
});

describe("what is no export in disguise is rejected with its reason", () => {
  test.each([
    ["two-known.xls", "SHEET_CHOICE", /^held: /],
    ["nested.xls", "HTML_NOT_EXCEL", /tables within tables/],
    ["unknown.xls", "HTML_NOT_EXCEL", /no table we know/],
    ["no-table.xls", "HTML_NOT_EXCEL", /no table/],
    ["archive.xls", "HTML_NOT_EXCEL", /web page/],
    ["book-formula.xls", "FORMULA_CACHED", /^held: /],
    ["book-cut.xls", "XLSX_DAMAGED", /too early/],
    ["book-doctype.xls", "XML_DOCTYPE", /definition/],
  ])("%s: %s", (name, code, reason) => {
    const file = files.get(name)!;
    expect(file).toMatchObject({
      status: "rejected",
      rows: { read: 0 },
      findings: [{ check: code }],
    });
    expect(file.reason).toMatch(reason);
  });
});

describe("a workbook written as XML is read", () => {
  test("days, exact amounts, rows left out and hidden rows", async () => {
    expect(files.get("book.xls")).toMatchObject({
      status: "loaded",
      rows: { read: 4, loaded: 2, ignored: 2 },
      amounts: { charges: "5.30" },
    });
    expect(checks("book.xls")).toEqual(["FROM_XML", "EXCEL_SERIAL", "HIDDEN_ROWS"]);
    expect(await cellsOf("book.xls", 4)).toEqual(charge("o", { amount: "5" }));
  });
});
