/** A sheet of a workbook: what it is about, then tables under each other, figures as figures and texts as texts. */
import type { Cell, CellStyle, WriteSheet } from "hucre/xlsx";
import { cellRef } from "hucre/xlsx";
import { dayNumber } from "../calendar.ts";
import type { ColumnUnit, PanelColumn } from "../contract.ts";
import { formulaOf } from "./formulas.ts";
import { lengthOf, type Table } from "./table.ts";

/** A table with what stands above and below it. */
export type Block = {
  /** names its figures for formulas elsewhere */
  id: string;
  title: string;
  /** unit · basis · period */
  subtitle: string;
  table: Table;
  notes: readonly string[];
};

/** What a sheet is about: practice, period, choices, basis, version. */
export type About = readonly (readonly [label: string, text: string])[];

export type SheetSpec = {
  name: string;
  title: string;
  about: About;
  says?: readonly string[];
  blocks: readonly Block[];
  paper?: "letter" | "a4";
  /** stands in the foot of every printed page */
  foot?: string;
};

export type NamedCells = { name: string; range: string };

const FORMATS: Record<ColumnUnit, string> = {
  money: "#,##0;-#,##0",
  cents: "#,##0.00;-#,##0.00",
  ratio: "0.0%",
  days: "#,##0.0",
  minutes: "#,##0.0",
  count: "#,##0",
  number: "General",
  wrvu: "#,##0.0",
  // a text that is edited stays one, also where it begins with a sign
  text: "@",
  month: "mmm yyyy",
  day: "yyyy-mm-dd",
};

const UNITS: Partial<Record<ColumnUnit, string>> = {
  money: "$",
  cents: "$",
  ratio: "%",
  days: "days",
  minutes: "minutes",
  count: "count",
  wrvu: "wRVU",
};

const TEXT: CellStyle = { numFmt: FORMATS.text, alignment: { vertical: "top", wrapText: true } };
const LINE: CellStyle = { numFmt: FORMATS.text };
const TITLE: CellStyle = { numFmt: FORMATS.text, font: { bold: true, size: 14 } };
const BLOCK_TITLE: CellStyle = { numFmt: FORMATS.text, font: { bold: true, size: 12 } };
const QUIET: CellStyle = { numFmt: FORMATS.text, font: { italic: true, color: { rgb: "4A555E" } } };
const HEADER: CellStyle = {
  numFmt: FORMATS.text,
  font: { bold: true },
  alignment: { wrapText: true, vertical: "bottom" },
  border: { bottom: { style: "medium", color: { rgb: "000000" } } },
};

const WIDEST = 60;
const NARROWEST = 9;

/** One sheet; the row of titles of a sheet with one table stays in sight, else its first line does. */
export function sheetOf(spec: SheetSpec): { sheet: WriteSheet; names: NamedCells[] } {
  const cells = new Map<string, Partial<Cell>>();
  const names: NamedCells[] = [];
  const widths: number[] = [];
  let row = 0;
  const put = (column: number, cell: Partial<Cell>): unknown => cells.set(`${row},${column}`, cell);
  const line = (value: string, style: CellStyle): void => {
    put(0, { value, type: "string", style });
    row++;
  };
  line(spec.title, TITLE);
  for (const [label, text] of spec.about) {
    put(1, { value: text, type: "string", style: LINE });
    line(label, QUIET);
  }
  for (const text of spec.says ?? []) line(text, LINE);
  let header = 0;
  let filter: string | null = null;
  for (const block of spec.blocks) {
    row++;
    line(block.title, BLOCK_TITLE);
    if (block.subtitle !== "") line(block.subtitle, QUIET);
    header = row + 1;
    const shown = block.table.columns.filter(({ hidden }) => !hidden);
    const length = lengthOf(block.table);
    const first = header + 1;
    const place = ({ column, row: at }: { column: string; row: number }): string | null => {
      const index = shown.findIndex(({ name }) => name === column);
      return index < 0 ? null : cellRef(first + at, index);
    };
    shown.forEach(({ title, unit }, column) => {
      put(column, { value: UNITS[unit] ?? "", type: "string", style: QUIET });
      cells.set(`${header},${column}`, { value: title, type: "string", style: HEADER });
      widths[column] = Math.max(widths[column] ?? NARROWEST, Math.min(title.length + 2, 16));
    });
    row = first;
    for (let i = 0; i < length; i++, row++) {
      shown.forEach((column, index) => {
        const cell = cellOf(block.table, column, i);
        if (cell === null) return;
        const formula =
          typeof cell.value === "number"
            ? formulaOf(block.table, { column: column.name, row: i }, place)
            : null;
        put(index, formula ? { ...cell, formula, formulaResult: cell.value! } : cell);
        const wide = typeof cell.value === "string" ? cell.value.length + 2 : 14;
        widths[index] = Math.max(widths[index]!, Math.min(wide, WIDEST));
      });
    }
    if (length > 0) {
      const corners = `${absolute(cellRef(first, 0))}:${absolute(cellRef(row - 1, shown.length - 1))}`;
      names.push({
        name: block.id.replaceAll(/\W/g, "_"),
        range: `'${spec.name.replaceAll("'", "''")}'!${corners}`,
      });
      filter = `${cellRef(header, 0)}:${cellRef(row - 1, shown.length - 1)}`;
    }
    for (const note of block.notes) line(note, QUIET);
  }
  const isOne = spec.blocks.length === 1;
  return {
    names,
    sheet: {
      name: spec.name,
      cells,
      columns: widths.map((width) => ({ width })),
      freezePane: { rows: isOne ? header + 1 : 1 },
      ...(isOne && filter ? { autoFilter: { range: filter } } : {}),
      pageSetup: {
        paperSize: spec.paper ?? "letter",
        orientation: widths.length > 6 ? "landscape" : "portrait",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        ...(isOne ? { printTitlesRow: `$${header + 1}:$${header + 1}` } : {}),
      },
      headerFooter: { oddFooter: `&L${(spec.foot ?? "").replaceAll("&", "&&")}&Rpage &P of &N` },
    },
  };
}

/** @returns null for an empty cell */
function cellOf(
  table: Table,
  column: PanelColumn,
  row: number,
): { value: string | number; type: "string" | "number"; style: CellStyle } | null {
  const value = table.rows[column.name]![row] ?? null;
  if (value === null || value === "") return null;
  const named = column.unit_in ? table.rows[column.unit_in]?.[row] : null;
  const unit = (named as ColumnUnit | null | undefined) ?? column.unit;
  const figure = unit === "text" ? null : figureOf(value, unit);
  if (figure === null) return { value: String(value), type: "string", style: TEXT };
  const isTotal = table.totals?.some((total) => total.row === row) ?? false;
  return {
    value: figure,
    type: "number",
    style: {
      numFmt: FORMATS[unit] ?? FORMATS.number,
      alignment: { vertical: "top" },
      ...(isTotal ? { font: { bold: true } } : {}),
    },
  };
}

/** The day that workbooks count as 0. */
const DAY_ZERO = dayNumber("1899-12-30");

/** A value as a workbook counts; null where it holds more digits than a workbook can, or is no figure. */
function figureOf(value: string | number, unit: ColumnUnit): number | null {
  if (typeof value === "number") return value;
  const isDay = unit === "day" && /^\d{4}-\d\d-\d\d$/.test(value);
  const isMonth = unit === "month" && /^\d{4}-\d\d$/.test(value);
  if (isDay || isMonth) return dayNumber(isDay ? value : `${value}-01`) - DAY_ZERO;
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) return null;
  return value.replaceAll(/\D/g, "").replace(/^0+/, "").length <= 15 ? Number(value) : null;
}

const absolute = (ref: string): string => ref.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
