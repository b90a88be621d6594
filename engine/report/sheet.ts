/** A sheet of a workbook: what it is about, then tables under each other, figures as figures and texts as texts. */
import type { Cell, CellStyle, WriteSheet } from "hucre/xlsx";
import { cellRef } from "hucre/xlsx";
import { formulaOf } from "./formulas.ts";
import { cellOf, FORMATS, isFigure, UNITS } from "./sheet_cells.ts";
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

/** Characters that a column is wide. */
const WIDEST = 44;
const NARROWEST = 9;
const FIGURE = 13;
/** Columns that a sentence may run over. */
const SPAN = 8;
/** Points that a line of text is high. */
const LINE_HEIGHT = 15;

/** One sheet; the row of titles of a sheet with one table stays in sight, else its first line does. */
export function sheetOf(spec: SheetSpec): { sheet: WriteSheet; names: NamedCells[] } {
  const cells = new Map<string, Partial<Cell>>();
  const names: NamedCells[] = [];
  const widths: number[] = [];
  const sentences: { row: number; length: number }[] = [];
  const texts: { row: number; column: number; length: number }[] = [];
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
  const sentence = (text: string, style: CellStyle): void => {
    sentences.push({ row, length: text.length });
    line(text, { ...style, alignment: { wrapText: true, vertical: "top" } });
  };
  for (const text of spec.says ?? []) sentence(text, LINE);
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
      const horizontal = isFigure(unit) ? "right" : "left";
      const aligned = (style: CellStyle): CellStyle => ({
        ...style,
        alignment: { ...style.alignment, horizontal },
      });
      put(column, { value: UNITS[unit] ?? "", type: "string", style: aligned(QUIET) });
      cells.set(`${header},${column}`, { value: title, type: "string", style: aligned(HEADER) });
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
        const isText = typeof cell.value === "string";
        const wide = isText ? String(cell.value).length + 3 : FIGURE;
        if (wide > WIDEST) texts.push({ row, column: index, length: wide });
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
    for (const note of block.notes) sentence(note, QUIET);
  }
  const isOne = spec.blocks.length === 1;
  const span = Math.max(2, Math.min(widths.length, SPAN));
  const wide = Array.from({ length: span }, (_, i) => widths[i] ?? NARROWEST);
  const room = wide.reduce((sum, width) => sum + width, 0);
  return {
    names,
    sheet: {
      name: spec.name,
      cells,
      columns: widths.map((width) => ({ width })),
      merges: sentences.map(({ row: at }) => ({
        startRow: at,
        endRow: at,
        startCol: 0,
        endCol: span - 1,
      })),
      rowDefs: heightsOf([
        ...sentences.map((each) => ({ ...each, room })),
        ...texts.map(({ column, ...each }) => ({ ...each, room: widths[column]! - 2 })),
      ]),
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

/** Rows whose texts need more than one line. */
function heightsOf(
  texts: readonly { row: number; length: number; room: number }[],
): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  for (const { row, length, room } of texts) {
    const height = LINE_HEIGHT * Math.ceil((length * 1.1) / room);
    if (height > (heights.get(row)?.height ?? LINE_HEIGHT)) heights.set(row, { height });
  }
  return heights;
}

const absolute = (ref: string): string => ref.replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
