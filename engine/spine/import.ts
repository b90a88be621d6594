/**
 * One import, from files to a new generation: store, read, stage, settle, derive, publish, and only
 * then say so in the journal. Each file is taken whole or not at all. Rebuilding and taking an import
 * back are the same road with other files.
 */
import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { FileReport, Finding, ImportReport, RowCounts } from "../contract.ts";
import type { Session } from "../database.ts";
import { archivedPath, intact, NotAFile, store, syncFolder } from "../intake/archive.ts";
import { problemFinding } from "../intake/problems.ts";
import type { Contents } from "../intake/contents.ts";
import { removeScratch } from "../intake/scratch.ts";
import { readFile } from "../intake/read.ts";
import { Rejected } from "../intake/rejected.ts";
import { RowsDisagree, settleRows, stageFile, type StagedCounts } from "../model/stage.ts";
import { verify } from "../model/verify.ts";
import { buildWarehouse } from "../model/warehouse.ts";
import { cents, moneyText } from "../money.ts";
import { catalogue } from "../numbers/kpi/catalogue.ts";
import { digestOf, materialise } from "../numbers/kpi/materialise.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { collectFiles, shownName } from "./collect.ts";
import { Draft, fingerprint, prune, type Generation } from "./generation.ts";
import {
  activeImports,
  append,
  nextEntry,
  readJournal,
  type Entry,
  type Event,
  type Journal,
} from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";
import { completedJournal, currentGeneration } from "./current.ts";

/** What is being done, how much of it, of how much. */
export type Progress = (step: string, done: number, total: number) => void;

/** Files that became known together. */
export type Batch = {
  paths: readonly string[];
  /** ISO 8601 instant from which they count as known; now if null */
  knownAt: string | null;
};

export type ImportOptions = {
  format?: string | null;
  dryRun?: boolean;
  onProgress?: Progress;
};

/** A file in the archive, about to be staged. */
type Incoming = {
  name: string;
  sha256: string;
  importId: string;
  knownAt: string;
  /** the format a person or the journal names; null: recognise it */
  format: string | null;
  report: FileReport;
};

/**
 * Imports batches of files, one journal entry each, into one new generation.
 *
 * @throws {NoSuchPath} before anything is touched; {InUse}, {JournalBroken}, {BehindJournal}
 */
export async function importFiles(
  folder: PracticeFolder,
  batches: readonly Batch[],
  options: ImportOptions = {},
): Promise<ImportReport[]> {
  const settings = folder.settings();
  const collected = batches.map((batch) => ({
    knownAt: batch.knownAt ?? new Date().toISOString(),
    paths: collectFiles(batch.paths),
  }));
  return asOnlyWriter(folder, async () => {
    const current = await currentGeneration(folder, settings);
    const archive = options.dryRun ? join(folder.scratch, "dry-run") : folder.archive;
    const total = collected.reduce((sum, batch) => sum + batch.paths.length, 0);
    const known = knownFiles(readJournal(folder.journal).entries);
    const work = new Work(folder, settings, current, archive, total, options);
    const events: { event: Event & { action: "import" }; report: ImportReport }[] = [];
    try {
      for (const batch of collected) {
        const importId = idOf(batch);
        const files = await work.take(importId, batch.knownAt, batch.paths, known);
        const report: ImportReport = { import_id: importId, reconciled: false, files };
        events.push({
          event: { action: "import", import_id: importId, known_at: batch.knownAt, files },
          report,
        });
      }
      await work.settle();
      for (const { report } of events) report.reconciled = report.files.every(isReconciled);
      const worth = events.filter(({ report }) =>
        report.files.some((file) => file.status !== "duplicate"),
      );
      for (const { report } of events) {
        if (!worth.some((each) => each.report === report)) report.import_id = null;
      }
      if (!options.dryRun && worth.length > 0) {
        const done = worth.map(({ event }) => event);
        if (work.hasRows) await work.publish(done);
        else note(folder, done);
      }
      return events.map(({ report }) => report);
    } finally {
      await work.end();
      if (options.dryRun) await removeScratch(archive);
    }
  });
}

/** Derives the newest generation anew from the archive and the journal. */
export async function rebuild(
  folder: PracticeFolder,
  onProgress?: Progress,
): Promise<{ digest: string; cells: number }> {
  const settings = folder.settings();
  return asOnlyWriter(folder, async () => {
    const { entries } = await completedJournal(folder);
    return derive(folder, settings, entries, [], onProgress);
  });
}

/** There is no such import to take back. */
export class NoSuchImport extends Error {
  override name = "NoSuchImport";
}

/** Takes an import back, as if its files had never come. @throws {NoSuchImport} */
export async function undo(
  folder: PracticeFolder,
  importId: string,
  onProgress?: Progress,
): Promise<{ import_id: string; digest: string }> {
  const settings = folder.settings();
  return asOnlyWriter(folder, async () => {
    const { entries } = await completedJournal(folder);
    if (!activeImports(entries).some((entry) => entry.import_id === importId)) {
      throw new NoSuchImport(
        `there is no import ${importId} to take back; practice imports lists them`,
      );
    }
    const event: Event = { action: "undo", import_id: importId };
    const { digest } = await derive(folder, settings, entries, [event], onProgress);
    return { import_id: importId, digest };
  });
}

async function derive(
  folder: PracticeFolder,
  settings: Settings,
  entries: readonly Entry[],
  events: Event[],
  onProgress?: Progress,
): Promise<{ digest: string; cells: number }> {
  const taken = new Set(
    events.flatMap((event) => (event.action === "undo" ? [event.import_id] : [])),
  );
  const imports = activeImports(entries).filter((entry) => !taken.has(entry.import_id));
  const total = imports.reduce((sum, entry) => sum + entry.files.filter(wasLoaded).length, 0);
  const work = new Work(
    folder,
    settings,
    null,
    folder.archive,
    total,
    onProgress ? { onProgress } : {},
  );
  try {
    for (const entry of imports) {
      await work.restage(entry.import_id, entry.known_at, entry.files.filter(wasLoaded));
    }
    await work.settle();
    return await work.publish(events);
  } finally {
    await work.end();
  }
}

/** The state of one build: a draft generation and the files put into it so far. */
class Work {
  readonly #folder: PracticeFolder;
  readonly #settings: Settings;
  readonly #archive: string;
  readonly #options: ImportOptions;
  readonly #total: number;
  readonly #from: Generation | null;
  #draft: Draft | null = null;
  #published = false;
  /** whether the transaction is open that files are staged in */
  #staging = false;
  #firstFileId = 0;
  #nextFileId = 0;
  #done = 0;
  readonly #staged = new Map<number, { file: Incoming; contents: Contents }>();

  constructor(
    folder: PracticeFolder,
    settings: Settings,
    from: Generation | null,
    archive: string,
    total: number,
    options: ImportOptions,
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.#from = from;
    this.#archive = archive;
    this.#total = total;
    this.#options = options;
  }

  /** Stores and stages files; says what became of each. */
  async take(
    importId: string,
    knownAt: string,
    paths: readonly string[],
    known: Map<string, string>,
  ): Promise<FileReport[]> {
    const reports: FileReport[] = [];
    const incoming: Incoming[] = [];
    for (const path of paths) {
      const name = shownName(path);
      const report = emptyReport(name);
      reports.push(report);
      try {
        const { sha256 } = await store(this.#archive, path);
        report.sha256 = sha256;
        const before = known.get(sha256);
        if (before) {
          report.status = "duplicate";
          report.reason = `the same bytes were imported before, as ${before}`;
          this.#step(name);
          continue;
        }
        known.set(sha256, name);
        incoming.push({
          name,
          sha256,
          importId,
          knownAt,
          format: this.#options.format ?? null,
          report,
        });
      } catch (error) {
        if (!(error instanceof NotAFile)) throw error;
        reject(report, {
          severity: "must_fix",
          check: error.code,
          message: `${name}: ${error.message}`,
          file: name,
          line: null,
          amount: null,
          fix: "nothing else was affected",
        });
        this.#step(name);
      }
    }
    if (incoming.length > 0 && !this.#options.dryRun) {
      await syncFolder(this.#archive);
      const sha256 = incoming.map((file) => file.sha256);
      note(this.#folder, [{ action: "intent", import_id: importId, sha256 }]);
    }
    for (const file of incoming) {
      await this.#stage(file);
      if (file.report.status === "rejected") known.delete(file.sha256);
    }
    return reports;
  }

  /** Stages files again that the journal says were loaded. */
  async restage(importId: string, knownAt: string, files: readonly FileReport[]): Promise<void> {
    for (const { sha256, path, format } of files) {
      if (!(await intact(this.#archive, sha256!))) {
        throw new ArchiveDamaged(
          `the archived copy of ${path} (${sha256}) is missing or changed; put it back from a backup, or take import ${importId} back with: practice undo ${importId}`,
        );
      }
      const report = emptyReport(path);
      await this.#stage({ name: path, sha256: sha256!, importId, knownAt, format, report });
      if (report.status === "rejected") {
        throw new ArchiveDamaged(
          `${path} was loaded before and cannot be read now: ${report.reason}`,
        );
      }
    }
  }

  /**
   * Reads and stages one file. All files of an import are staged in one transaction; should DuckDB
   * refuse one of them, which our own reader let pass, that one is rejected and the others are staged
   * again.
   */
  async #stage(file: Incoming): Promise<void> {
    const scratch = join(this.#folder.scratch, `reading-${process.pid}`);
    const { report } = file;
    let contents: Contents;
    try {
      contents = await readFile(archivedPath(this.#archive, file.sha256), {
        scratch,
        name: file.name,
        format: file.format,
      });
      report.format = contents.format.id;
      try {
        const fileId = await this.#put(file, contents);
        this.#staged.set(fileId, { file, contents: withoutLoads(contents) });
      } catch (error) {
        if (!(error instanceof RowsDisagree)) throw error;
        reject(report, disagreement(file.name, error));
        await this.#stageAgain();
      }
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      reject(report, error.finding);
    } finally {
      await removeScratch(scratch);
    }
    this.#step(file.name);
  }

  async #put(file: Incoming, contents: Contents): Promise<number> {
    const session = await this.#session();
    if (!this.#staging) await session.run("begin");
    this.#staging = true;
    const fileId = this.#nextFileId++;
    const { sha256, name } = file;
    await stageFile(
      session,
      { file_id: fileId, import_id: file.importId, sha256, name, known_at: file.knownAt },
      contents,
      { timeZone: this.#settings.time_zone, patientKey: this.#folder.patientKey() },
    );
    return fileId;
  }

  async #stageAgain(): Promise<void> {
    const files = [...this.#staged.values()].map(({ file }) => file);
    this.#draft?.discard();
    this.#draft = null;
    this.#staging = false;
    this.#staged.clear();
    this.#done -= files.length;
    for (const file of files) await this.#stage(file);
  }

  /** Finds out which rows count, and completes the reports. */
  async settle(): Promise<void> {
    if (this.#staged.size === 0) return;
    this.#options.onProgress?.("settling rows", this.#total, this.#total);
    const session = await this.#session();
    await session.run("commit");
    this.#staging = false;
    const counts = await settleRows(session, this.#firstFileId);
    const held = await session.rows(
      `select file_id, problem, field, count(*)::integer as rows, min(line)::integer as line
      from staged.quarantine where file_id >= $first_file_id
      group by all order by all`,
      { first_file_id: this.#firstFileId },
    );
    for (const [fileId, { file, contents }] of this.#staged) {
      const { report } = file;
      const problems = held
        .filter((row) => row["file_id"] === fileId)
        .map((row) =>
          problemFinding(
            report.path,
            row["problem"] as string,
            row["field"] as string | null,
            row["rows"] as number,
            row["line"] as number,
          ),
        );
      complete(report, contents, counts.get(fileId) ?? { rows: {}, amounts: {} }, problems);
    }
  }

  get hasRows(): boolean {
    return this.#staged.size > 0;
  }

  /** Derives everything, publishes the generation and then writes the journal. */
  async publish(events: readonly Event[]): Promise<{ digest: string; cells: number }> {
    const say = (step: string): void => this.#options.onProgress?.(step, this.#total, this.#total);
    const session = await this.#session();
    say("building the warehouse");
    await buildWarehouse(session, this.#settings.policies);
    say("checking");
    await verify(session);
    say("adding up the months");
    await materialise(session, catalogue(this.#settings.policies));
    const result = await digestOf(session);
    say("publishing");
    const journal = readJournal(this.#folder.journal);
    const entries = entriesOf(journal, events, result.digest);
    await this.#draft!.publish({
      seq: journal.entries.length + entries.length,
      head: entries.at(-1)?.hash ?? journal.head,
      entries,
      fingerprint: fingerprint(this.#settings),
      ...result,
    });
    this.#published = true;
    if (entries.length > 0) append(this.#folder.journal, journal, entries);
    prune(this.#folder);
    return result;
  }

  async end(): Promise<void> {
    if (!this.#published) this.#draft?.discard();
  }

  /** The draft's connection; begins the draft. */
  async #session(): Promise<Session> {
    if (!this.#draft) {
      this.#draft = await Draft.begin(this.#folder, this.#from);
      const { session } = this.#draft;
      const last = await session.row(
        "select coalesce(max(file_id) + 1, 0)::integer as next from staged.file",
      );
      this.#firstFileId = this.#nextFileId = last["next"] as number;
    }
    return this.#draft.session;
  }

  #step(name: string): void {
    this.#done++;
    this.#options.onProgress?.(name, this.#done, this.#total);
  }
}

/** Writes events that change no figure. */
function note(folder: PracticeFolder, events: readonly Event[]): void {
  const journal = readJournal(folder.journal);
  append(folder.journal, journal, entriesOf(journal, events, null));
}

function entriesOf(journal: Journal, events: readonly Event[], digest: string | null): Entry[] {
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

/** The archive does not hold what the journal says it does. */
export class ArchiveDamaged extends Error {
  override name = "ArchiveDamaged";
}

const wasLoaded = (file: FileReport): boolean =>
  file.status === "loaded" || file.status === "partial";

function knownFiles(entries: readonly Entry[]): Map<string, string> {
  return new Map(
    activeImports(entries).flatMap((entry) =>
      entry.files.filter(wasLoaded).map((file) => [file.sha256!, file.path] as const),
    ),
  );
}

/** The same files known at the same time make the same id; a second import of them another. */
function idOf(batch: { knownAt: string; paths: readonly string[] }): string {
  const text = JSON.stringify([batch.knownAt, batch.paths, randomUUID()]);
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** What is still needed of a file's contents after it was staged; its rows may be millions of lines. */
const withoutLoads = (contents: Contents): Contents => ({
  ...contents,
  loads: contents.loads.map((load) => ({ ...load, segments: [] })),
});

function emptyReport(path: string): FileReport {
  return {
    path,
    sha256: null,
    format: null,
    status: "loaded",
    reason: null,
    rows: { read: 0, loaded: 0, unchanged: 0, superseded: 0, quarantined: 0, ignored: 0 },
    ignored_as: {},
    amounts: {},
    control_totals: [],
    findings: [],
  };
}

function reject(report: FileReport, finding: Finding): void {
  report.status = "rejected";
  report.reason = finding.message;
  report.findings.push(finding);
}

function disagreement(name: string, error: RowsDisagree): Finding {
  return {
    severity: "must_fix",
    check: "ROWS_DISAGREE",
    message: `${name}: ${error.message}`,
    file: name,
    line: null,
    amount: null,
    fix: "this is our fault, not yours: keep the file and report it",
  };
}

function complete(
  report: FileReport,
  contents: Contents,
  counts: StagedCounts,
  problems: Finding[],
): void {
  const ignored = Object.values(contents.ignored).reduce((a, b) => a + b, 0);
  const stagedHeld = counts.rows.quarantined ?? 0;
  const rows: RowCounts = {
    read: contents.read,
    loaded: 0,
    unchanged: counts.rows.unchanged ?? 0,
    superseded: counts.rows.superseded ?? 0,
    quarantined: stagedHeld + contents.held.length,
    ignored,
  };
  const oneToOne = contents.loads.length === 1 && contents.loads[0]!.rows === contents.rows;
  if (!oneToOne) {
    const nothingNew = (counts.rows.loaded ?? 0) === 0 && stagedHeld === 0;
    rows.unchanged = nothingNew ? contents.rows : 0;
    rows.superseded = 0;
  }
  rows.loaded = contents.rows - stagedHeld - rows.unchanged - rows.superseded;
  report.rows = rows;
  report.ignored_as = contents.ignored as Record<string, number>;
  report.amounts = counts.amounts;
  report.control_totals = contents.printed.map(({ measure, text, flip }) => {
    const read =
      measure === "rows"
        ? String(contents.rows + contents.held.length)
        : (counts.amounts[measure] ?? "0");
    return { measure, ...compared(text, flip, read) };
  });
  report.findings = [...contents.findings, ...problems];
  for (const total of report.control_totals) {
    if (!total.agrees) report.findings.push(mismatch(report.path, total));
  }
  if (rows.quarantined > 0) {
    report.status = "partial";
    report.reason = `${rows.quarantined} of ${contents.rows + contents.held.length} rows are held back`;
  }
}

function compared(text: string, flip: boolean, read: string) {
  const plain = text.replaceAll(/[$,\s]/g, "").replace(/^\((.*)\)$/, "-$1");
  try {
    const printed = flip ? -cents(plain) : cents(plain);
    const ours = cents(read);
    const shown = /\./.test(read) ? moneyText(printed) : String(printed / 100n);
    return { printed: shown, read, agrees: printed === ours };
  } catch {
    return { printed: text, read, agrees: false };
  }
}

function mismatch(
  file: string,
  total: { measure: string; printed: string; read: string },
): Finding {
  return {
    severity: "must_fix",
    check: "CONTROL_TOTAL_MISMATCH",
    message: `${file} says its ${total.measure} come to ${total.printed}; its rows come to ${total.read}`,
    file,
    line: null,
    amount: null,
    fix: "export the report again; until then the month is not verified",
  };
}

function isReconciled(file: FileReport): boolean {
  const { read, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
  return (
    file.status !== "rejected" &&
    read === loaded + unchanged + superseded + quarantined + ignored &&
    quarantined === 0 &&
    file.control_totals.every((total) => total.agrees)
  );
}
