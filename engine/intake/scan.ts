/**
 * Finds the records of a delimited text file, byte for byte, and proves which of them are regular:
 * the right number of fields, quotes that open and close where they may, one line each. Only what is
 * proven is left to DuckDB's reader; every other record is handed over to be judged one at a time.
 * Every byte belongs to exactly one record.
 */
import { isAscii, isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import type { Marks } from "../database.ts";
import { splitRecord } from "./record.ts";

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const BLOCK = 8 * 1024 * 1024;
/** Longest record taken, in bytes; DuckDB's reader is told the same. */
const LONGEST = 16 * 1024 * 1024;
/** Longest field taken, in bytes. */
export const LONGEST_FIELD = 4096;

const FIELD_END = 1;
const LINE_END = 2;
const BEFORE_LINE_END = 3;
const STRANGE = 4;

export type Dialect = {
  delimiter: string;
  /** fields of a regular record */
  columns: number;
  /** the header's first cell, under which repeated headers are found */
  firstColumn: string;
  /** true where a file mixes encodings, so that each record must be checked */
  mixedEncoding: boolean;
  /** true where every record must be judged, because the layout means more than its columns say */
  judgeEach: boolean;
};

/** Regular records one after another: `rows` of them between two byte offsets, from a line on. */
export type Run = { firstLine: number; rows: number; start: number; end: number };

/** A record that is not a regular one: the rows it is, what else it is, or what is wrong with it. */
export type Verdict =
  | { is: "data"; rows: readonly (readonly string[])[]; coercion: string }
  | { is: "ignored"; as: Ignored }
  | { is: "held"; problem: string; field: string | null };

/**
 * Judges a record that is not plainly regular by its fields (null where its quotes are broken), its
 * line and its text; null says: it is data like the others.
 */
export type Judge = (
  fields: readonly string[] | null,
  line: number,
  text: string,
) => Verdict | null;

export type Ignored =
  | "title"
  | "header"
  | "section"
  | "subtotal"
  | "total"
  | "blank"
  | "footer"
  /** time that is free or kept free, in a list of appointments */
  | "open_slot";

export type OddRecord = {
  line: number;
  start: number;
  end: number;
  fields: readonly string[] | null;
  verdict: Verdict;
};

export type Scan = {
  /** in file order; together with `odd` they cover the file from the first byte scanned */
  runs: Run[];
  odd: OddRecord[];
  rows: number;
  /** lines of the whole file */
  lines: number;
  bytes: number;
  /** false where the last record had no line end, which is fine in itself */
  ended: boolean;
  crlf: boolean;
  mixedLineEnds: boolean;
  /** true where no field is known to begin or end with a space or a letter outside ASCII */
  tidy: boolean;
  marks: Marks;
};

/** A record that has no end. */
export class RowTooLong extends Error {
  override name = "RowTooLong";
  readonly line: number;

  constructor(line: number) {
    super(`the row that begins on line ${line} is longer than any row can be`);
    this.line = line;
  }
}

/** A quote opened at that line and never closed; what follows cannot be told apart. */
export class QuoteUnclosed extends Error {
  override name = "QuoteUnclosed";
  readonly line: number;

  constructor(line: number) {
    super(`a quotation mark opened on line ${line} is never closed`);
    this.line = line;
  }
}

/**
 * Scans a file from a byte offset on.
 *
 * @param onProgress  called now and then with the bytes done
 * @throws {QuoteUnclosed} {RowTooLong}
 */
export async function scan(
  path: string,
  from: { offset: number; line: number },
  dialect: Dialect,
  judge: Judge,
  onProgress: (bytes: number) => void = () => {},
): Promise<Scan> {
  const records = new Records(from, dialect, judge);
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    let buffer = Buffer.allocUnsafe(Math.min(BLOCK, size + 1));
    let held = 0;
    for (let position = from.offset; ;) {
      const { bytesRead } = await file.read(buffer, held, buffer.length - held, position);
      position += bytesRead;
      const filled = held + bytesRead;
      const used = records.take(buffer.subarray(0, filled), bytesRead === 0);
      onProgress(position);
      if (bytesRead === 0) break;
      held = filled - used;
      buffer.copy(buffer, 0, used, filled);
      if (held === buffer.length) {
        if (held >= LONGEST) records.refuseLongRecord(buffer);
        buffer = Buffer.concat([buffer], held * 2);
      }
    }
  } finally {
    await file.close();
  }
  return records.finish();
}

class Records {
  readonly #runs: Run[] = [];
  readonly #odd: OddRecord[] = [];
  readonly #dialect: Dialect;
  readonly #judge: Judge;
  readonly #labels = LABEL_STARTS.slice();
  /** what a byte can mean: 0 nothing, else one of the kinds below */
  readonly #kinds = new Uint8Array(256);
  #offset: number;
  #line: number;
  #rows = 0;
  #crlfLines = 0;
  #lfLines = 0;
  #ended = true;
  /** bytes that may be a space, visible or not, at the edge of a field */
  readonly #rough = new Uint8Array(256).fill(1, 128);
  #tidy = true;
  #loneReturns = false;
  readonly #marks: Marks = { invisible: false, guarded: false, shortened: false };

  constructor(from: { offset: number; line: number }, dialect: Dialect, judge: Judge) {
    this.#offset = from.offset;
    this.#line = from.line;
    this.#dialect = dialect;
    this.#judge = judge;
    const first = Buffer.from(dialect.firstColumn);
    if (first.length > 1) this.#labels[(first[0]! << 8) | first[1]!] = 1;
    this.#kinds[0] = STRANGE;
    this.#kinds[NEWLINE] = LINE_END;
    this.#kinds[RETURN] = BEFORE_LINE_END;
    this.#kinds[QUOTE] = STRANGE;
    this.#kinds[dialect.delimiter.charCodeAt(0)] = FIELD_END;
    this.#rough.fill(1, 0, 33);
    for (const byte of [NEWLINE, RETURN, dialect.delimiter.charCodeAt(0)]) this.#rough[byte] = 0;
  }

  /** Takes whole records from the block; answers how many bytes it took. */
  take(block: Buffer, last: boolean): number {
    const oneByOne = this.#dialect.mixedEncoding || this.#dialect.judgeEach;
    let taken = 0;
    while (taken < block.length) {
      const run = oneByOne ? taken : this.#plainRun(block, taken);
      if (run > taken) {
        taken = run;
        continue;
      }
      const next = this.#oneRecord(block, taken, last);
      if (next < 0) break;
      taken = next;
    }
    this.#offset += taken;
    this.#look(block.subarray(0, taken));
    return taken;
  }

  /** The hot loop: one-line records with the right number of fields; answers where they stop. */
  #plainRun(block: Buffer, from: number): number {
    const kinds = this.#kinds;
    const rough = this.#rough;
    const wanted = this.#dialect.columns - 1;
    const length = block.length;
    let start = from;
    let roughEdges = rough[block[from]!]!;
    let rows = 0;
    let crlf = 0;
    let fields = 0;
    if (mayBeLabel(block, start, kinds, this.#labels)) return from;
    for (let at = from; ; at++) {
      while (at < length && kinds[block[at]!] === 0) at++;
      if (at >= length) break;
      const kind = kinds[block[at]!]!;
      roughEdges |= rough[block[at - 1]!]! | rough[block[at + 1]!]!;
      if (kind === FIELD_END) {
        fields++;
      } else if (kind === LINE_END) {
        if (fields !== wanted || at - start > LONGEST_FIELD) break;
        if (block[at - 1] === RETURN) crlf++;
        rows++;
        start = at + 1;
        fields = 0;
        if (start >= length || mayBeLabel(block, start, kinds, this.#labels)) break;
      } else if (kind === BEFORE_LINE_END) {
        if (block[at + 1] !== NEWLINE) break;
      } else {
        if (block[at] !== QUOTE || (at > start && kinds[block[at - 1]!] !== FIELD_END)) break;
        let close = at + 1;
        while (close < length && block[close] !== QUOTE && block[close] !== NEWLINE) close++;
        if (block[close] !== QUOTE || close + 1 >= length) break;
        const after = kinds[block[close + 1]!]!;
        if (after === 0 || after === STRANGE) break;
        roughEdges |= rough[block[close - 1]!]!;
        at = close;
      }
    }
    if (roughEdges > 0) this.#tidy = false;
    if (rows > 0) {
      this.#crlfLines += crlf;
      this.#lfLines += rows - crlf;
      this.#addRun(from, start, rows, rows);
    }
    return start;
  }

  /** One record of any shape; answers where the next begins, or -1 where the block ends within it. */
  #oneRecord(block: Buffer, start: number, last: boolean): number {
    const kinds = this.#kinds;
    const length = block.length;
    let fields = 0;
    let lines = 1;
    let sound = true;
    let end = -1;
    for (let at = start; at < length; at++) {
      const kind = kinds[block[at]!]!;
      if (kind === 0) continue;
      if (kind === LINE_END) {
        end = at;
        break;
      }
      if (kind === FIELD_END) {
        fields++;
      } else if (block[at] === QUOTE && sound) {
        if (at > start && kinds[block[at - 1]!] !== FIELD_END) {
          sound = false;
          continue;
        }
        const closed = closingQuote(block, at);
        if (closed < 0 || (closed + 1 >= length && !last)) {
          if (!last) return -1;
          throw new QuoteUnclosed(this.#line);
        }
        for (let inner = block.indexOf(NEWLINE, at); inner >= 0 && inner < closed; lines++) {
          inner = block.indexOf(NEWLINE, inner + 1);
        }
        const after = closed + 1 < length ? kinds[block[closed + 1]!]! : LINE_END;
        if (after === 0 || after === STRANGE) sound = false;
        at = closed;
      } else if (block[at] !== RETURN || (at + 1 < length && block[at + 1] !== NEWLINE)) {
        if (block[at] === RETURN) this.#loneReturns = true;
        sound = false;
      }
    }
    if (end < 0) {
      if (!last) return -1;
      end = length;
      this.#ended = false;
    } else if (end > start && block[end - 1] === RETURN) {
      this.#crlfLines++;
    } else {
      this.#lfLines++;
    }
    const next = Math.min(end + 1, length);
    if (this.#dialect.mixedEncoding && !isUtf8(block.subarray(start, next))) sound = false;
    const plain = sound && fields === this.#dialect.columns - 1 && next - start <= LONGEST_FIELD;
    if (!plain || this.#dialect.judgeEach || mayBeLabel(block, start, kinds, this.#labels)) {
      const text = block.toString("utf8", start, next).replace(/\r?\n$/, "");
      const parts = sound ? splitRecord(text, this.#dialect.delimiter) : null;
      const verdict = this.#judge(parts, this.#line, text);
      if (verdict) {
        const offset = this.#offset + start;
        this.#odd.push({
          line: this.#line,
          start: offset,
          end: this.#offset + next,
          fields: parts,
          verdict,
        });
        if (verdict.is === "data") {
          this.#rows += verdict.rows.length;
          this.#tidy = false;
        }
        this.#line += lines;
        return next;
      }
    }
    this.#tidy = false;
    this.#addRun(start, next, 1, lines);
    return next;
  }

  #addRun(from: number, to: number, rows: number, lines: number): void {
    const start = this.#offset + from;
    const end = this.#offset + to;
    const run = this.#runs.at(-1);
    if (run && run.end === start && run.firstLine + run.rows === this.#line && lines === rows) {
      run.rows += rows;
      run.end = end;
    } else {
      this.#runs.push({ firstLine: this.#line, rows, start, end });
    }
    this.#rows += rows;
    this.#line += lines;
  }

  /** Notes what may hide in fields; bytes that are rare are looked for first. */
  #look(block: Buffer): void {
    const marks = this.#marks;
    const has = (byte: number, is: (at: number) => boolean): boolean => {
      for (let at = block.indexOf(byte); at >= 0; at = block.indexOf(byte, at + 1)) {
        if (is(at)) return true;
      }
      return false;
    };
    marks.shortened ||= has(0x2b, (at) => block[at - 1] === 0x45);
    marks.guarded ||= has(0x3d, (at) => block[at + 1] === QUOTE);
    marks.guarded ||= has(0x27, (at) => at === 0 || this.#kinds[block[at - 1]!] !== 0);
    if (!marks.invisible && !isAscii(block)) {
      marks.invisible = has(0xe2, (at) => isInvisible(block[at + 1]!, block[at + 2]!));
      marks.invisible ||= has(0xef, (at) => block[at + 1] === 0xbb && block[at + 2] === 0xbf);
    }
  }

  refuseLongRecord(block: Buffer): never {
    if (block.includes(NEWLINE)) throw new QuoteUnclosed(this.#line);
    throw new RowTooLong(this.#line);
  }

  finish(): Scan {
    return {
      runs: this.#runs,
      odd: this.#odd,
      rows: this.#rows,
      lines: this.#line - 1,
      bytes: this.#offset,
      ended: this.#ended,
      crlf: this.#crlfLines > 0,
      mixedLineEnds: this.#loneReturns || (this.#crlfLines > 0 && this.#lfLines > 0),
      tidy: this.#tidy,
      marks: this.#marks,
    };
  }
}

/** Whether E2 and these two bytes are a zero-width letter or one that turns the direction. */
const isInvisible = (second: number, third: number): boolean =>
  (second === 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae))) ||
  (second === 0x81 && third >= 0xa0 && third <= 0xa4);

/** Index of the quote that closes the one at `open`, or -1. Doubled quotes stand for one. */
function closingQuote(block: Buffer, open: number): number {
  let at = open;
  for (;;) {
    at = block.indexOf(QUOTE, at + 1);
    if (at < 0) return -1;
    if (block[at + 1] !== QUOTE) return at;
    at++;
  }
}

/** Whether a record may begin with a label such as Total, Records, Page or End, or with nothing. */
function mayBeLabel(block: Buffer, start: number, kinds: Uint8Array, labels: Uint8Array): boolean {
  const first = block[start]!;
  if (kinds[first] !== 0) {
    return first !== QUOTE || labels[(block[start + 1]! << 8) | block[start + 2]!] === 1;
  }
  return labels[(first << 8) | block[start + 1]!] === 1;
}

/** The first two letters of labels that reports write where a row would begin. */
const LABEL_STARTS = new Uint8Array(65_536);
for (const pair of ["to", "su", "gr", "re", "pa", "pr", "ne", "en", "**"]) {
  for (const a of [pair[0]!, pair[0]!.toUpperCase()]) {
    for (const b of [pair[1]!, pair[1]!.toUpperCase()]) {
      LABEL_STARTS[(a.charCodeAt(0) << 8) | b.charCodeAt(0)] = 1;
    }
  }
}
