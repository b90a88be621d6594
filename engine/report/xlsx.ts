/** A table as a workbook of one sheet: formats by unit, totals that reckon, no macros, no text that runs. */
import type { Panel } from "../contract.ts";
import type { About, SheetSpec } from "./sheet.ts";
import type { Table } from "./table.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A panel says of itself what it shows; a plain table is given a title. */
export type Shown = Table & Partial<Pick<Panel, "id" | "title" | "subtitle" | "notes">>;

/** One table with its head; the same table gives the same bytes. */
export async function xlsxOf(table: Shown, title: string, about: About): Promise<Uint8Array> {
  const { id = "figures", subtitle = "", notes = [] } = table;
  const block = { id, title: table.title ?? title, subtitle, table, notes };
  return workbookOf(title, [{ name: "Figures", title, about, blocks: [block] }]);
}

/** Sheets in their order, with a name for the cells of each table. */
export async function workbookOf(title: string, specs: readonly SheetSpec[]): Promise<Uint8Array> {
  // few that start the program write one, and what it takes is large
  const { writeXlsx } = await import("hucre/xlsx");
  const { sheetOf } = await import("./sheet.ts");
  const sheets = specs.map(sheetOf);
  return writeXlsx({
    sheets: sheets.map(({ sheet }) => sheet),
    namedRanges: sheets.flatMap(({ names }) => names),
    properties: { title, creator: "Sound Practice", created: EPOCH, modified: EPOCH },
    defaultFont: { name: "Calibri", size: 11 },
  });
}

/** When it was written is no part of what it says. */
const EPOCH = new Date(0);
