/**
 * A sheet as delimited text, one line for each of its rows: line 7 is row 7. Empty rows are empty
 * lines, and every row has as many fields as the widest.
 */
import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { lineText } from "../record.ts";
import { tooMuch } from "./refusals.ts";

/** A sheet, table or list written as text, and what its text does not show. */
export type SheetText = {
  name: string;
  path: string;
  /** rows that hold something */
  rows: number;
  /** cells that are formulas, by row and column from 0 */
  formulas: { row: number; column: number }[];
  /** hidden rows that hold something */
  hidden: number[];
  /** rows from and to which cells are merged into one */
  merged: { from: number; to: number }[];
  /** cells that are days by their format, and the row of the first */
  days: { cells: number; row: number };
  /** whether its days are counted from 1904 */
  is1904: boolean;
};

export type SheetRow = {
  /** the first row of a sheet is 1 */
  number: number;
  cells: readonly (string | null)[];
  hidden: boolean;
  formulas: readonly number[];
  days: number;
};

const COLUMNS = 256;
/** Rows without anything in them that may stand between two that have. */
const GAP = 10_000;
const CELLS = 50_000_000;

/** Text is written in pieces of this length. */
const PIECE = 1024 ** 2;

/** To be used where nobody waits: it writes at once. */
export class SheetWriter {
  readonly sheet: SheetText;
  readonly #ragged: Output;
  readonly #widths: number[] = [];
  #width = 0;
  #cells = 0;

  constructor(name: string, path: string, is1904 = false) {
    const days = { cells: 0, row: 0 };
    this.sheet = { name, path, rows: 0, formulas: [], hidden: [], merged: [], days, is1904 };
    this.#ragged = new Output(`${path}-ragged`);
  }

  /** @throws {NotText} */
  add({ number, cells, hidden, formulas, days }: SheetRow): void {
    const width = cells.findLastIndex((cell) => cell !== null && cell !== "") + 1;
    if (width === 0 && formulas.length === 0) return;
    const { sheet } = this;
    const blank = number - this.#widths.length - 1;
    this.#cells += width;
    if (width > COLUMNS) throw tooMuch(`row ${number} of "${sheet.name}" is far too wide`);
    if (blank > GAP) throw tooMuch(`row ${number} of "${sheet.name}" stands far below the others`);
    if (this.#cells > CELLS) throw tooMuch(`"${sheet.name}" has more than ${CELLS} cells`);
    for (let i = 0; i < blank; i++) this.#widths.push(0);
    this.#widths.push(width);
    this.#width = Math.max(this.#width, width);
    this.#ragged.write(`${"\n".repeat(blank)}${lineText(cells.slice(0, width))}\n`);
    sheet.rows++;
    if (hidden) sheet.hidden.push(number);
    for (const column of formulas) sheet.formulas.push({ row: number, column });
    if (days > 0 && sheet.days.cells === 0) sheet.days.row = number;
    sheet.days.cells += days;
  }

  /** Completes the text: every row as wide as the widest. */
  async end(): Promise<SheetText> {
    this.#ragged.close();
    const target = new Output(this.sheet.path);
    let row = 0;
    for await (const line of createInterface({ input: createReadStream(this.#ragged.path) })) {
      const width = this.#widths[row++]!;
      target.write(`${line}${",".repeat(width === 0 ? 0 : this.#width - width)}\n`);
    }
    target.close();
    return this.sheet;
  }
}

class Output {
  readonly path: string;
  readonly #file: number;
  #pieces = "";

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, "wx", 0o600);
  }

  write(text: string): void {
    this.#pieces += text;
    if (this.#pieces.length > PIECE) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pieces);
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#pieces = "";
  }
}
