/** Web pages saved as .xls: each table of the page as text. A table in a table means nothing to us. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { NotText } from "../not_text.ts";
import { SheetWriter, type SheetText } from "./sheet_text.ts";

const MOST_SPANNED = 1000;
const MOST_TABLES = 200;

/** @throws {NotText} */
export async function webTables(path: string, scratch: string): Promise<SheetText[]> {
  const writers: SheetWriter[] = [];
  let table: Table | null = null;
  let silent = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "table") {
        if (table) throw notExcel("it has tables within tables");
        if (writers.length === MOST_TABLES) throw notExcel(`it has over ${MOST_TABLES} tables`);
        const number = writers.length + 1;
        writers.push(new SheetWriter(`table ${number}`, join(scratch, `sheet-${number}`)));
        table = new Table(writers.at(-1)!);
      } else if (name === "tr") {
        table?.begin(/display\s*:\s*none/i.test(attributes["style"] ?? ""));
      } else if (name === "td" || name === "th") {
        table?.cell(span(attributes["colspan"]), span(attributes["rowspan"]));
      } else if (name === "br" || name === "p" || name === "div") {
        table?.text(" ");
      } else if (name === "script" || name === "style") silent++;
    },
    ontext(text) {
      if (silent === 0) table?.text(text);
    },
    onclosetag(name) {
      if (name === "tr") table?.endRow();
      else if (name === "td" || name === "th") table?.endCell();
      else if (name === "script" || name === "style") silent--;
      else if (name === "table") {
        table?.endRow();
        table = null;
      }
    },
  });
  for await (const part of createReadStream(path, "utf8")) parser.write(part as string);
  parser.end();
  return Promise.all(writers.map((writer) => writer.end()));
}

export const notExcel = (why: string): NotText =>
  new NotText(
    "HTML_NOT_EXCEL",
    `this is a web page saved as a file, and ${why}`,
    "export the report again as CSV or as an Excel workbook",
  );

const span = (text: string | undefined): number =>
  Math.min(Math.max(1, Number.parseInt(text ?? "1", 10) || 1), MOST_SPANNED);

/** One table as it is read: a cell over several columns leaves the others empty, as one over rows does. */
class Table {
  readonly #writer: SheetWriter;
  /** how many more rows each column is taken by a cell that began above */
  readonly #taken: number[] = [];
  #number = 0;
  #row: { cells: (string | null)[]; hidden: boolean } | null = null;
  #open: { column: number; text: string } | null = null;

  constructor(writer: SheetWriter) {
    this.#writer = writer;
  }

  begin(hidden: boolean): void {
    this.endRow();
    this.#number++;
    this.#row = { cells: [], hidden };
  }

  cell(columns: number, rows: number): void {
    this.endCell();
    if (!this.#row) this.begin(false);
    const { cells } = this.#row!;
    while ((this.#taken[cells.length] ?? 0) > 0) this.#pass(cells);
    const column = cells.length;
    for (let i = 0; i < columns; i++) {
      cells.push(null);
      this.#taken[column + i] = rows - 1;
    }
    if (rows > 1)
      this.#writer.sheet.merged.push({ from: this.#number, to: this.#number + rows - 1 });
    this.#open = { column, text: "" };
  }

  text(text: string): void {
    if (this.#open) this.#open.text += text;
  }

  endCell(): void {
    if (!this.#open) return;
    const { column, text } = this.#open;
    this.#row!.cells[column] = text.replaceAll(/[\s\u00a0]+/g, " ").trim();
    this.#open = null;
  }

  endRow(): void {
    this.endCell();
    if (!this.#row) return;
    const { cells, hidden } = this.#row;
    while (this.#taken.slice(cells.length).some((rows) => rows > 0)) this.#pass(cells);
    this.#writer.add({ number: this.#number, cells, hidden, formulas: [], days: 0 });
    this.#row = null;
  }

  /** Leaves out a column that a cell above takes, or that is just passed. */
  #pass(cells: (string | null)[]): void {
    const left = this.#taken[cells.length] ?? 0;
    if (left > 0) this.#taken[cells.length] = left - 1;
    cells.push(null);
  }
}
