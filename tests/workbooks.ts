/** Workbooks written by hand, honest ones and others. */
import { zipOf } from "./zipped.ts";

/** A text, a number as the file holds it, or a cell of its own: `format` is a number of `FORMATS`. */
export type Cell = string | number | null | { xml: string } | { is: number | string; as: number };

export type SheetSpec = {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** attributes of rows by their number */
  rowAttributes?: Record<number, string>;
  /** rows of XML behind the others, and what follows the rows */
  more?: string;
  after?: string;
  state?: "hidden";
};

/** The formats a cell may be shown by: general, a day, a month, a moment, five digits, money. */
export const FORMATS = { day: 1, month: 2, moment: 3, digits: 4, money: 5 } as const;

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mm/dd/yyyy;@"/>' +
  '<numFmt numFmtId="165" formatCode="mmm\\-yy"/><numFmt numFmtId="166" formatCode="m/d/yy\\ h:mm;@"/>' +
  '<numFmt numFmtId="167" formatCode="00000"/><numFmt numFmtId="168" ' +
  'formatCode="_(&quot;$&quot;* #,##0.00_);_(&quot;$&quot;* \\(#,##0.00\\)"/></numFmts>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>' +
  '<xf numFmtId="167"/><xf numFmtId="168"/></cellXfs></styleSheet>';

const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function xlsxOf(sheets: readonly SheetSpec[], { is1904 = false } = {}): Buffer {
  const strings: string[] = [];
  const cellXml = (cell: Cell, name: string): string => {
    if (cell === null) return "";
    if (typeof cell === "number") return `<c r="${name}"><v>${cell}</v></c>`;
    if (typeof cell === "object" && "xml" in cell) return cell.xml.replace("<c", `<c r="${name}"`);
    if (typeof cell === "object") return `<c r="${name}" s="${cell.as}"><v>${cell.is}</v></c>`;
    strings.push(`<si><t xml:space="preserve">${escaped(cell)}</t></si>`);
    return `<c r="${name}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const bodies = sheets.map(({ rows, rowAttributes = {}, more = "", after = "" }) => {
    const lines = rows.map((cells, i) => {
      const inside = cells.map((cell, column) => cellXml(cell, `${letters(column)}${i + 1}`));
      return `<row r="${i + 1}" ${rowAttributes[i + 1] ?? ""}>${inside.join("")}</row>`;
    });
    return `<worksheet><sheetData>${lines.join("")}${more}</sheetData>${after}</worksheet>`;
  });
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATED}/${kind}" Target="${target}"/>`;
  return zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "_rels/.rels",
      content: `<Relationships>${relation("r", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${RELATED}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, state = "visible" }, i) =>
            `<sheet name="${escaped(name)}" sheetId="${i + 1}" state="${state}" r:id="s${i}"/>`,
        )
        .join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${sheets
        .map((_, i) => relation(`s${i}`, "worksheet", `worksheets/sheet${i + 1}.xml`))
        .join("")}${relation("x", "styles", "styles.xml")}${relation(
        "y",
        "sharedStrings",
        "/xl/sharedStrings.xml",
      )}</Relationships>`,
    },
    { name: "xl/styles.xml", content: STYLES },
    { name: "xl/sharedStrings.xml", content: `<sst>${strings.join("")}</sst>` },
    ...bodies.map((content, i) => ({ name: `xl/worksheets/sheet${i + 1}.xml`, content })),
  ]);
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);
