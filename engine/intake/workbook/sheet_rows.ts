/** The rows of one XLSX sheet, cell by cell, handed to a writer as they come. */
import type { Readable } from "node:stream";
import { damagedWorkbook } from "./refusals.ts";
import { numberText, unescaped, type Shown } from "./cell_text.ts";
import type { SheetWriter } from "./sheet_text.ts";
import { readXml } from "./xml.ts";

/** What the cells of all sheets refer to. */
export type Book = { strings: readonly string[]; shown: readonly Shown[]; is1904: boolean };

type Cell = { column: number; type: string; style: number; text: string; formula: boolean };

/** @throws {NotText} */
export async function readSheetRows(
  source: Readable,
  book: Book,
  writer: SheetWriter,
): Promise<void> {
  let row = { number: 0, cells: [] as (string | null)[], hidden: false };
  let formulas: number[] = [];
  let days = 0;
  let cell: Cell | null = null;
  let column = -1;
  let reading = false;
  let phonetic = false;
  await readXml(source, {
    open(name, attributes) {
      if (name === "row") {
        const number = Number(attributes["r"] ?? row.number + 1);
        if (!(number > row.number)) throw damagedWorkbook("the rows of a sheet are out of order");
        row = { number, cells: [], hidden: /^(1|true)$/.test(attributes["hidden"] ?? "") };
        formulas = [];
        days = 0;
        column = -1;
      } else if (name === "c") {
        column = attributes["r"] ? columnOf(attributes["r"]) : column + 1;
        const { t: type = "n", s: style = "0" } = attributes;
        cell = { column, type, style: Number(style), text: "", formula: false };
      } else if (name === "f" && cell) {
        cell.formula = true;
      } else if (name === "rPh") {
        phonetic = true;
      } else if (name === "v" || name === "t") {
        reading = cell !== null && !phonetic && (name === "t") === (cell.type === "inlineStr");
      } else if (name === "mergeCell") {
        const rows = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(attributes["ref"] ?? "");
        if (rows) writer.sheet.merged.push({ from: Number(rows[1]), to: Number(rows[2]) });
      }
    },
    text(part) {
      if (reading) cell!.text += part;
    },
    close(name) {
      if (name === "v" || name === "t") reading = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && cell) {
        const text = cellText(cell, book);
        const shown = book.shown[cell.style] ?? "number";
        if (text !== null) row.cells[cell.column] = text;
        if (cell.formula) formulas.push(cell.column);
        if (text !== null && cell.type === "n" && typeof shown === "string" && shown !== "number") {
          days++;
        }
        cell = null;
      } else if (name === "row") {
        const cells = Array.from(row.cells, (text) => text ?? null);
        writer.add({ ...row, cells, formulas, days });
      }
    },
  });
}

function cellText({ type, style, text }: Cell, book: Book): string | null {
  switch (type) {
    case "s":
      return book.strings[Number(text)] ?? null;
    case "str":
    case "inlineStr":
      return unescaped(text);
    case "b":
      return text === "1" || text === "true" ? "TRUE" : "FALSE";
    case "d":
      return text.replace(/T00:00(:00(\.0+)?)?Z?$/, "").replace("T", " ");
    case "e":
      return text;
    default:
      return text === "" ? null : numberText(text, book.shown[style] ?? "number", book.is1904);
  }
}

/** The column of a cell's name, from 0. @example columnOf("AB12") // => 27 */
function columnOf(name: string): number {
  let column = 0;
  for (let at = 0; at < name.length; at++) {
    const letter = name.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column < 1 || column > 16_384) throw damagedWorkbook(`it has a cell named ${name}`);
  return column - 1;
}
