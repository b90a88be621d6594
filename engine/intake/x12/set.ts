/**
 * A transaction set between ST and SE, and what of it is the same for claims, their states and
 * acknowledgements. Remittances, which must balance as a whole, have a reader of their own.
 */
import type { Account, Verdict } from "./account.ts";
import { numberShown } from "./envelope.ts";
import type { Controls } from "./header.ts";
import { Notes } from "./notes.ts";
import type { Segment } from "./segments.ts";
import type { Tables } from "../tables.ts";
import { unreadable } from "./unreadable.ts";
import { UsedSegments, type Abandoned } from "./used_segments.ts";

/** Reads the segments of one transaction set; ended by exactly one of `finish` and `abandon`. */
export interface SetReader {
  take(segment: Segment): void;
  /** @param sets  the transaction sets of the file so far; this one is added */
  finish(sets: Set<string>): void;
  abandon(problem: Abandoned): void;
}

/** What a set of some kind holds, read segment by segment. */
export interface SetContent {
  /** what tells this set from every other */
  readonly identity: string;
  /** @param problem  why the segment cannot be read; matters where it is one that is used */
  read(segment: Segment, problem: Verdict | null): Verdict;
  /** Writes the rows that are still open. */
  end(): void;
}

/** Where a set stands, for the content of it. */
export type SetPlace = {
  /** the segment it begins with: rows count their position from there, so that the same set in another file has the same keys */
  start: number;
  controls: Controls;
  /** the day its group was made, `YYYY-MM-DD` */
  made: string | null;
};

export class WholeSet implements SetReader {
  readonly #title: string;
  readonly #account: Account;
  readonly #notes = new Notes();
  readonly #used: UsedSegments;
  readonly #content: SetContent;

  constructor(
    place: SetPlace,
    tables: Tables,
    account: Account,
    contentOf: (place: SetPlace, tables: Tables, notes: Notes) => SetContent,
  ) {
    this.#title = `transaction set ${numberShown(place.controls.set)}`;
    this.#account = account;
    this.#used = new UsedSegments(place.start, this.#title, tables, account);
    this.#content = contentOf(place, tables, this.#notes);
  }

  take(segment: Segment): void {
    this.#used.count(this.#content.read(segment, unreadable(segment)), segment.line);
  }

  finish(sets: Set<string>): void {
    this.#content.end();
    const { identity } = this.#content;
    if (sets.has(identity)) return this.abandon("DUPLICATE_KEY");
    sets.add(identity);
    this.#used.load();
    this.#notes.report(this.#account, `${this.#title}, `);
  }

  abandon(problem: Abandoned): void {
    this.#used.abandon(problem);
  }
}
