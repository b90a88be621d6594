/** The rows read from a file that is no table: one delimited file a feed, in a folder of our own. */
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Load, Reading } from "./contents.ts";
import { FEEDS, type Feed, type FieldOf } from "./feeds.ts";
import { recordText } from "./record.ts";

/** Text is written in pieces of about this many characters. */
const PIECE = 64 * 1024;

/** A table a feed; what turns out to be unusable is taken back as a whole. */
export class Tables {
  readonly #tables: ReadonlyMap<Feed, Table>;

  /** @param readings  how the text of a feed is understood; days alone, written ISO, where it is not told */
  constructor(
    folder: string,
    feeds: readonly Feed[],
    readings: { readonly [feed in Feed]?: Reading } = {},
  ) {
    this.#tables = new Map(
      feeds.map((feed) => [feed, new Table(feed, folder, readings[feed] ?? ISO_DAYS)]),
    );
  }

  /** Adds a row that came from a record. */
  add<F extends Feed>(feed: F, line: number, row: RowOf<F>): void {
    this.#tables.get(feed)!.add(line, row);
  }

  /** Remembers where the tables end; what is added from here on can be taken back. */
  mark(): void {
    for (const table of this.#tables.values()) table.mark();
  }

  /** Takes back what was added since the last mark. */
  takeBack(): void {
    for (const table of this.#tables.values()) table.takeBack();
  }

  /** Lets go of rows that have piled up in memory. */
  flush(): void {
    for (const table of this.#tables.values()) table.flush(PIECE);
  }

  /** Closes the files; the loads are complete where the reading was. Those that hold rows come first. */
  close(): Load[] {
    const loads = [...this.#tables.values()].map((table) => table.close());
    return loads.sort((one, other) => Number(other.rows > 0) - Number(one.rows > 0));
  }
}

const ISO_DAYS: Reading = { days: ["%Y-%m-%d"], moments: [], words: {} };

export type RowOf<F extends Feed> = Readonly<Record<FieldOf<F>, string | null>>;

class Table {
  readonly #feed: Feed;
  readonly #reading: Reading;
  readonly #fields: readonly string[];
  /** the cells of the row that is being added */
  readonly #cells: (string | null)[];
  readonly #path: string;
  readonly #file: number;
  readonly #lines: number[] = [];
  #pending = "";
  #written = 0;
  #marked = { pending: "", written: 0, rows: 0 };

  constructor(feed: Feed, folder: string, reading: Reading) {
    this.#feed = feed;
    this.#reading = reading;
    this.#fields = FEEDS[feed];
    this.#cells = this.#fields.map(() => null);
    this.#path = join(folder, feed);
    this.#file = openSync(this.#path, "w", 0o600);
  }

  add(line: number, row: Readonly<Record<string, string | null>>): void {
    this.#lines.push(line);
    const cells = this.#cells;
    for (let i = 0; i < cells.length; i++) cells[i] = row[this.#fields[i]!] ?? null;
    this.#pending += recordText(cells);
  }

  mark(): void {
    this.#marked = {
      pending: this.#pending,
      written: this.#written,
      rows: this.#lines.length,
    };
  }

  takeBack(): void {
    const { pending, written, rows } = this.#marked;
    if (written < this.#written) ftruncateSync(this.#file, written);
    this.#pending = pending;
    this.#written = written;
    this.#lines.length = rows;
  }

  flush(atLeast: number): void {
    if (this.#pending.length < atLeast) return;
    const bytes = Buffer.from(this.#pending);
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done);
    }
    this.#written += bytes.length;
    this.#pending = "";
  }

  close(): Load {
    this.flush(0);
    closeSync(this.#file);
    return {
      feed: this.#feed,
      reading: this.#reading,
      file: {
        path: this.#path,
        skip: 0,
        delimiter: ",",
        fields: this.#fields,
        compression: "none",
        tidy: true,
      },
      rows: this.#lines.length,
      segments: [],
      lines: this.#lines,
    };
  }
}
