/** The rows read from a file of X12: one delimited file a feed, in a folder of our own. */
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { FEEDS, type FieldOf } from "../feeds.ts";
import type { Load } from "../contents.ts";
import { recordText } from "../record.ts";

const X12_FEEDS = [
  "remittance",
  "remitted_claim",
  "remitted_line",
  "remitted_adjustment",
  "remitted_provider_adjustment",
  "submitted_claim",
  "submitted_line",
  "claim_status",
  "acknowledgement",
  "acknowledged_error",
] as const;
type X12Feed = (typeof X12_FEEDS)[number];

/** Text is written in pieces of about this many characters. */
const PIECE = 64 * 1024;

/** A table a feed; a transaction set that turns out to be unusable is taken back as a whole. */
export class Tables {
  readonly #tables: { readonly [F in X12Feed]: Table<F> };

  constructor(folder: string) {
    this.#tables = Object.fromEntries(
      X12_FEEDS.map((feed) => [feed, new Table(feed, folder)]),
    ) as never;
  }

  /** Adds a row that came from a segment. */
  add<F extends X12Feed>(feed: F, line: number, row: RowOf<F>): void {
    this.#tables[feed].add(line, row);
  }

  /** Remembers where the tables end; what is added from here on can be taken back. */
  mark(): void {
    for (const feed of X12_FEEDS) this.#tables[feed].mark();
  }

  /** Takes back what was added since the last mark. */
  takeBack(): void {
    for (const feed of X12_FEEDS) this.#tables[feed].takeBack();
  }

  /** Lets go of rows that have piled up in memory. */
  flush(): void {
    for (const feed of X12_FEEDS) this.#tables[feed].flush(PIECE);
  }

  /** Closes the files; the loads are complete where the reading was. Those that hold rows come first. */
  close(): Load[] {
    const loads = X12_FEEDS.map((feed) => this.#tables[feed].close());
    return loads.sort((one, other) => Number(other.rows > 0) - Number(one.rows > 0));
  }
}

type RowOf<F extends X12Feed> = Readonly<Record<FieldOf<F>, string | null>>;

class Table<F extends X12Feed> {
  readonly #feed: F;
  readonly #fields: readonly FieldOf<F>[];
  readonly #path: string;
  readonly #file: number;
  readonly #segments: Load["segments"] = [];
  #pending = "";
  #written = 0;
  #marked = { pending: "", written: 0, rows: 0 };

  constructor(feed: F, folder: string) {
    this.#feed = feed;
    this.#fields = FEEDS[feed];
    this.#path = join(folder, feed);
    this.#file = openSync(this.#path, "w", 0o600);
  }

  add(line: number, row: RowOf<F>): void {
    this.#segments.push({ row: this.#segments.length, line, rows: 1 });
    this.#pending += recordText(this.#fields.map((field) => row[field]));
  }

  mark(): void {
    this.#marked = {
      pending: this.#pending,
      written: this.#written,
      rows: this.#segments.length,
    };
  }

  takeBack(): void {
    const { pending, written, rows } = this.#marked;
    if (written < this.#written) ftruncateSync(this.#file, written);
    this.#pending = pending;
    this.#written = written;
    this.#segments.length = rows;
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
      reading: { days: ["%Y-%m-%d"], moments: [], words: {} },
      file: {
        path: this.#path,
        skip: 0,
        delimiter: ",",
        fields: this.#fields,
        compression: "none",
        tidy: true,
      },
      rows: this.#segments.length,
      segments: this.#segments,
    };
  }
}
