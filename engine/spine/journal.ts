/**
 * The journal: one line of JSON an event, each holding the hash of the one before, so that an edit,
 * a missing line or a swapped one is found and named. Written with fsync; with the archive it is the
 * truth from which everything else is derived.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { userInfo } from "node:os";
import type {
  ControlSaid,
  Figure,
  FileReport,
  FrozenPlan,
  Mapping,
  PackFile,
  PackKind,
  RestatementCause,
  TieStatus,
  TypedTotal,
} from "../contract.ts";
import type { Change } from "../numbers/kpi/figures.ts";
import { copiedBytes, copyOf, keepCopy, restoreCopy } from "./journal_copy.ts";

export type ImportEvent = {
  action: "import";
  import_id: string;
  /** the instant from which these files count as known */
  known_at: string;
  files: FileReport[];
  /** totals that were typed with it */
  controls?: TypedTotal[];
};
export type UndoEvent = { action: "undo"; import_id: string };
export type IntentEvent = { action: "intent"; import_id: string; sha256: string[] };
/** A layout was described, or described anew: figures that stand on files of it may change. */
export type MapEvent = { action: "map"; mapping: Mapping };
/** The journal was damaged and has been put back from its copy; the damaged one is kept under that name. */
export type MendEvent = { action: "mend"; kept: string };
/** A month was closed: its cells are a file of the archive, its figures are here. */
export type CloseEvent = {
  action: "close";
  month: string;
  /** SHA-256 of the frozen cells */
  frozen: string;
  cells: number;
  figures: Figure[];
  /** SHA-256 of its tie-out certificate, and what that says; months closed before there were any have none */
  certificate?: string;
  tied_out?: TieStatus;
  /** codes of what had to be fixed then */
  open_findings: string[];
};
export type ReopenEvent = { action: "reopen"; month: string };
/** Figures of closed months are no longer what was last said of them, for one reason. */
export type RestateEvent = {
  action: "restate";
  import_id: string | null;
  cause: RestatementCause;
  changes: Change[];
};
/** Totals of a month were typed from a system's own report, or taken back. */
export type ControlEvent = { action: "control"; totals: ControlSaid[] };
/** A pack was sealed: these are its files, its manifest among them. */
export type SealEvent = { action: "seal"; pack: PackKind; period: string; files: PackFile[] };
/** A plan was frozen: its rows are a file of the archive, under the hash. */
export type FreezeEvent = { action: "freeze" } & Omit<FrozenPlan, "at" | "who" | "digest"> & {
    /** its months */
    first: string;
    last: string;
    /** SHA-256 of its rows */
    rows_sha256: string;
  };
export type Event =
  | ImportEvent
  | UndoEvent
  | IntentEvent
  | MapEvent
  | MendEvent
  | CloseEvent
  | ReopenEvent
  | RestateEvent
  | ControlEvent
  | SealEvent
  | FreezeEvent;

/** An event as it stands in the journal. */
export type Entry = Event & {
  seq: number;
  at: string;
  who: string;
  /** the KPI digest after this event, where it changed the warehouse */
  digest: string | null;
  prev: string;
  hash: string;
};

/** The journal does not hold together; names the first bad entry and the command that helps. */
export class JournalBroken extends Error {
  override name = "JournalBroken";
  /** whether a rebuild puts it back from its copy */
  readonly rebuildMends: boolean;

  constructor(path: string, fault: string) {
    const mends = holdsTogether(copyOf(path));
    super(
      `${path}${fault}. ${
        mends
          ? "Its copy is whole and nothing is lost; run: practice rebuild"
          : "The figures are safe; put the journal back from a backup"
      }`,
    );
    this.rebuildMends = mends;
  }
}

const GENESIS = "0".repeat(64);

export type Journal = {
  entries: Entry[];
  /** hash of the last entry, or 64 zeros */
  head: string;
  /** bytes of whole, verified lines; a torn last line lies beyond */
  goodBytes: number;
  /** what was cut off by a crash while the last line was written, if anything */
  torn: string | null;
};

/**
 * Reads and verifies the whole chain. A last line that a crash tore is set aside and told; it was
 * never acknowledged.
 *
 * @throws {JournalBroken} at the first entry that was changed, removed or moved
 */
export function readJournal(path: string): Journal {
  const journal = verified(path);
  if (copiedBytes(path) > journal.goodBytes) {
    throw new JournalBroken(path, ` lacks what followed entry ${journal.entries.length}`);
  }
  return journal;
}

function verified(path: string): Journal {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const entries: Entry[] = [];
  let head = GENESIS;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    if (newline < 0)
      return { entries, head, goodBytes: start, torn: bytes.toString("utf8", start) };
    const entry = parse(bytes.toString("utf8", start, newline));
    if (entry?.seq !== entries.length + 1 || entry.prev !== head || hashOf(entry) !== entry.hash) {
      const which = entries.length + 1;
      throw new JournalBroken(
        path,
        `: entry ${which} was changed, removed or moved after it was written`,
      );
    }
    entries.push(entry);
    head = entry.hash;
    start = newline + 1;
  }
  return { entries, head, goodBytes: start, torn: null };
}

const holdsTogether = (path: string): boolean => {
  try {
    return verified(path).entries.length > 0;
  } catch {
    return false;
  }
};

/** Puts a journal that does not hold together back from its copy, if that does, and says so in it. */
export function mendJournal(path: string): void {
  try {
    readJournal(path);
  } catch (error) {
    if (!(error instanceof JournalBroken) || !error.rebuildMends) throw error;
    note(path, [{ action: "mend", kept: restoreCopy(path) }]);
  }
}

function nextEntry(journal: Journal, event: Event, at: Date, digest: string | null): Entry {
  const body = {
    seq: journal.entries.length + 1,
    at: at.toISOString(),
    who: userInfo().username,
    ...event,
    digest,
    prev: journal.head,
  };
  return { ...body, hash: hashOf(body) };
}

/** Appends entries durably, cutting off a torn line first. */
export function append(path: string, journal: Journal, entries: readonly Entry[]): Journal {
  const file = openSync(path, existsSync(path) ? "r+" : "wx+", 0o600);
  try {
    ftruncateSync(file, journal.goodBytes);
    const text = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    let written = 0;
    while (written < text.length) {
      written += writeSync(file, text, written, text.length - written, journal.goodBytes + written);
    }
    fsyncSync(file);
    keepCopy(path);
    return {
      entries: [...journal.entries, ...entries],
      head: entries.at(-1)?.hash ?? journal.head,
      goodBytes: journal.goodBytes + text.length,
      torn: null,
    };
  } finally {
    closeSync(file);
  }
}

/** Writes events that change no figure. */
export function note(path: string, events: readonly Event[]): void {
  const journal = readJournal(path);
  append(path, journal, entriesOf(journal, events, null));
}

/** The entries that events will be, one after the other. */
export function entriesOf(
  journal: Journal,
  events: readonly Event[],
  digest: string | null,
): Entry[] {
  const entries: Entry[] = [];
  for (const event of events) {
    const before = {
      ...journal,
      entries: [...journal.entries, ...entries],
      head: entries.at(-1)?.hash ?? journal.head,
    };
    entries.push(nextEntry(before, event, new Date(), digest));
  }
  return entries;
}

/** The imports that count: those not taken back, in the order they were made. */
export function activeImports(entries: readonly Entry[]): (ImportEvent & Entry)[] {
  const undone = new Set(
    entries.filter((entry) => entry.action === "undo").map((entry) => entry.import_id),
  );
  return entries.filter(
    (entry): entry is ImportEvent & Entry =>
      entry.action === "import" && !undone.has(entry.import_id),
  );
}

function parse(line: string): Entry | null {
  try {
    return JSON.parse(line) as Entry | null;
  } catch {
    return null;
  }
}

function hashOf(entry: Omit<Entry, "hash"> & { hash?: string }): string {
  const { hash: _, ...body } = entry;
  return createHash("sha256").update(JSON.stringify(body)).digest("hex");
}
