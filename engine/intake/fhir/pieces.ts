/**
 * Cuts a file of FHIR into its resources, a block at a time: a Bundle of any size takes the memory of
 * its largest entry. Lines of NDJSON, one resource, a list of them and a Bundle all come out as
 * pieces, each the text of one JSON object; every character belongs to one piece, or stands between.
 */
import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";

export type Piece = {
  /** the object's text; null where it is longer than any resource we use */
  text: string | null;
  /** its ordinal in the file by where it begins, from 1; a Bundle comes before its entries */
  line: number;
  is: "entry" | "outermost";
  /** false where the file ends before it does */
  whole: boolean;
};

const BLOCK = 256 * 1024;
/** No resource of billing or scheduling is nearly as long, in characters. */
const LONGEST = 16 * 1024 * 1024;
/** What matters outside a string and inside one. */
const STRUCTURE = /["{}[\]]/g;
const IN_STRING = /["\\]/g;
const LIST_OF_ENTRIES = /"entry"\s*:\s*$/;
/** What separates the entries of a Bundle. */
const SEPARATING = /^[\s,]+|[\s,]+$/g;
/** What may stand between objects: white space, the commas and brackets of a list. */
const BETWEEN = /^[\s,[\]\uFEFF]*$/;

/**
 * The pieces of a file, a block's worth at a time, in the order in which they end.
 *
 * @param block  bytes read at a time; makes no difference to what is found
 */
export async function* piecesOf(
  path: string,
  onProgress: (bytes: number) => void = () => {},
  block: number = BLOCK,
): AsyncGenerator<Piece[]> {
  const decoder = new StringDecoder("utf8");
  const cutter = new Cutter();
  let bytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: block })) {
    yield cutter.take(decoder.write(part as Buffer));
    onProgress((bytes += (part as Buffer).length));
  }
  yield [...cutter.take(decoder.end()), ...cutter.end()];
}

/** An object that is open, and the text of it so far. */
class Open {
  readonly line: number;
  #parts: string[] = [];
  #length = 0;
  #tail = "";

  constructor(line: number) {
    this.line = line;
  }

  add(text: string): void {
    this.#length += text.length;
    this.#tail = (this.#tail + text).slice(-64);
    if (this.#length <= LONGEST) this.#parts.push(text);
    else this.#parts = [];
  }

  get text(): string | null {
    return this.#length > LONGEST ? null : this.#parts.join("");
  }

  /** Whether what was added last opens the list of a Bundle's entries. */
  get atEntries(): boolean {
    return LIST_OF_ENTRIES.test(this.#tail);
  }
}

class Cutter {
  #line = 0;
  #outermost: Open | null = null;
  #entry: Open | null = null;
  /** braces and brackets open inside the outermost object, itself counted */
  #depth = 0;
  /** the depth inside the list of entries; 0 outside of it */
  #entriesAt = 0;
  #inString = false;
  /** a backslash ended the block: the next character is no mark */
  #escaped = false;
  #stray = "";

  take(text: string): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    let at = this.#escaped ? 1 : 0;
    if (text.length === 0) return pieces;
    this.#escaped = false;
    for (;;) {
      const marks = this.#inString ? IN_STRING : STRUCTURE;
      marks.lastIndex = at;
      const found = marks.exec(text);
      if (!found) break;
      const mark = found[0];
      at = found.index + 1;
      if (mark === "\\") {
        at++;
        if (at > text.length) this.#escaped = true;
      } else if (mark === '"') {
        if (this.#outermost) this.#inString = !this.#inString;
      } else if (mark === "{") {
        const begins = !this.#outermost || (this.#entriesAt > 0 && this.#depth === this.#entriesAt);
        if (begins) {
          this.#add(text.slice(from, found.index));
          from = found.index;
          if (!this.#outermost) this.#endStray(pieces);
          const open = new Open(++this.#line);
          if (this.#outermost) this.#entry = open;
          else this.#outermost = open;
        }
        this.#depth++;
      } else if (mark === "[") {
        if (!this.#outermost) continue;
        this.#depth++;
        if (this.#depth === 2) {
          this.#add(text.slice(from, found.index));
          from = found.index;
          if (this.#outermost.atEntries) this.#entriesAt = this.#depth;
        }
      } else if (this.#outermost) {
        this.#depth--;
        if (this.#entry && this.#depth === this.#entriesAt) {
          this.#add(text.slice(from, at));
          from = at;
          pieces.push(pieceOf(this.#entry, "entry", true));
          this.#entry = null;
        } else if (this.#depth < this.#entriesAt) {
          this.#entriesAt = 0;
        }
        if (this.#depth === 0) {
          this.#add(text.slice(from, at));
          from = at;
          pieces.push(pieceOf(this.#outermost, "outermost", true));
          this.#outermost = null;
        }
      }
    }
    this.#add(text.slice(from));
    return pieces;
  }

  /** What the file's end leaves open. */
  end(): Piece[] {
    const pieces: Piece[] = [];
    this.#endStray(pieces);
    if (this.#entry) pieces.push(pieceOf(this.#entry, "entry", false));
    if (this.#outermost) pieces.push(pieceOf(this.#outermost, "outermost", false));
    return pieces;
  }

  /** Text up to a mark goes to the innermost open object; text between objects must say nothing. */
  #add(text: string): void {
    const open = this.#entry ?? this.#outermost;
    if (!open) {
      this.#stray += text.length > 200 ? text.slice(0, 200) : text;
      return;
    }
    // What stands between entries is space and commas: kept as it is, it would grow with the file.
    const between = this.#entriesAt > 0 && !this.#entry;
    open.add(between ? text.replace(SEPARATING, "") : text);
  }

  #endStray(pieces: Piece[]): void {
    const text = this.#stray;
    this.#stray = "";
    if (BETWEEN.test(text)) return;
    pieces.push({ text, line: ++this.#line, is: "outermost", whole: true });
  }
}

const pieceOf = ({ text, line }: Open, is: Piece["is"], whole: boolean): Piece => ({
  text,
  line,
  is,
  whole,
});
