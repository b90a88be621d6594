/**
 * Building one generation: files from the archive are read and staged, their rows settled, everything
 * derived, and the whole published at once.
 */
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { FileReport, Finding, Mapping } from "../contract.ts";
import type { Session } from "../database.ts";
import { groupBy } from "../group.ts";
import { archivedPath, intact, NotAFile, store, syncFolder } from "../intake/archive.ts";
import { isBundle, unpack } from "../intake/bundle.ts";
import type { Contents } from "../intake/contents.ts";
import type { Format } from "../intake/format.ts";
import { problemFinding } from "../intake/problems.ts";
import { readFile } from "../intake/read.ts";
import { Rejected } from "../intake/rejected.ts";
import { removeScratch } from "../intake/scratch.ts";
import { seenAt } from "../intake/seen.ts";
import { BadZip } from "../intake/zip.ts";
import { mostRows, RowsDisagree, settleRows, stageFiles } from "../model/stage.ts";
import {
  blockSums,
  noteTotalsMet,
  nothingStaged,
  type StagedCounts,
} from "../model/staged_counts.ts";
import { verify } from "../model/verify.ts";
import { buildWarehouse } from "../model/warehouse.ts";
import { keepForecast } from "../numbers/forecast/kept.ts";
import { catalogue } from "../numbers/kpi/catalogue.ts";
import { keepClosedTotals } from "../numbers/kpi/closed_totals.ts";
import { digestOf, materialise, materialiseAfter } from "../numbers/kpi/materialise.ts";
import { nameKpis } from "../numbers/targets.ts";
import { keepTieOut } from "../numbers/tie_out/keep.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { controlsSaid } from "./controls.ts";
import { isExport, isReadInPlace, shownName } from "./collect.ts";
import { closedMonths } from "./closings.ts";
import {
  alreadyImported,
  belongsInFolder,
  complete,
  disagreement,
  emptyReport,
  hold,
  letPass,
  notTaken,
  reject,
  wasLoaded,
} from "./file_report.ts";
import { Draft, fingerprint, prune, type Generation } from "./generation.ts";
import { isImported } from "./editions.ts";
import { formatsOf, mappingsOf, mappingsUsed } from "./mappings.ts";
import { holdsOf } from "./holds.ts";
import { restated } from "./restate.ts";
import {
  activeImports,
  append,
  entriesOf,
  note,
  readJournal,
  type Entry,
  type Event,
} from "./journal.ts";

/** What is being done, how much of it, of how much. */
export type Progress = (step: string, done: number, total: number) => void;

export type BuildOptions = {
  /** read every file as this format */
  format?: string | null;
  /** codes of what holds files that a person lets pass */
  accept?: readonly string[];
  /** totals of the import by measure, as the systems' own reports print them */
  controls?: readonly { measure: string; amount: string }[];
  /** keep nothing but the answer */
  dryRun?: boolean;
  onProgress?: Progress;
};

/** Files are staged together until they hold so many records. */
const TOGETHER = 500_000;

/** A file in the archive, about to be staged. */
type Incoming = {
  name: string;
  sha256: string;
  importId: string;
  knownAt: string;
  /** the format a person or the journal names; null: recognise it */
  format: string | null;
  /** codes that a person has accepted for it */
  accepted: readonly string[];
  /** whether the journal says that it was loaded before */
  again: boolean;
  report: FileReport;
};

/** A file that was read, and the folder its intermediate files are in. */
type Waiting = { file: Incoming; contents: Contents; scratch: string };

/** The state of one build: a draft generation and the files put into it so far. */
export class Build {
  readonly #folder: PracticeFolder;
  readonly #settings: Settings;
  readonly #archive: string;
  readonly #options: BuildOptions;
  /** files to be taken, as far as is known */
  #total: number;
  readonly #from: Generation | null;
  /** what the journal said when it began */
  readonly #entries: readonly Entry[];
  readonly #mappings: Mapping[];
  readonly #formats: readonly Format[];
  #draft: Draft | null = null;
  #published = false;
  /** whether the transaction is open that files are staged in */
  #staging = false;
  #firstFileId = 0;
  #nextFileId = 0;
  #done = 0;
  #waiting: Waiting[] = [];
  #underWay: { files: Waiting[]; refusal: Promise<unknown> } | null = null;
  #readings = 0;
  #zips = 0;
  /** false once DuckDB refused files staged together, to find out which of them it is */
  #together = true;
  readonly #staged = new Map<number, { file: Incoming; contents: Contents }>();
  /** what is said of every file taken so far, and the files that need not be taken again */
  readonly #reports: FileReport[] = [];
  #known = new Map<string, string>();

  constructor(
    folder: PracticeFolder,
    settings: Settings,
    from: Generation | null,
    archive: string,
    total: number,
    options: BuildOptions,
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.#from = from;
    this.#archive = archive;
    this.#total = total;
    this.#options = options;
    this.#entries = readJournal(folder.journal).entries;
    this.#mappings = mappingsOf(folder, this.#entries);
    this.#formats = formatsOf(this.#mappings);
  }

  /** Stores and stages files; says what became of each. */
  async take(
    importId: string,
    knownAt: string,
    paths: readonly string[],
    known: Map<string, string>,
  ): Promise<FileReport[]> {
    this.#known = known;
    const reports: FileReport[] = [];
    const incoming: Incoming[] = [];
    for (const path of paths) {
      for await (const { report, toRead } of this.#received(path)) {
        reports.push(report);
        this.#reports.push(report);
        if (!toRead) {
          this.#step(report.path);
          continue;
        }
        const { path: name, sha256 } = report;
        const { format = null, accept: accepted = [] } = this.#options;
        incoming.push({
          name,
          sha256: sha256!,
          importId,
          knownAt,
          format,
          accepted,
          again: false,
          report,
        });
      }
    }
    if (incoming.length > 0 && !this.#options.dryRun) {
      await syncFolder(this.#archive);
      const sha256 = incoming.map((file) => file.sha256);
      note(this.#folder.journal, [{ action: "intent", import_id: importId, sha256 }]);
    }
    for (const file of incoming) await this.#read(file);
    return reports;
  }

  /** Archives a file, or the files of a zip; says which of them have to be read. */
  async *#received(path: string): AsyncGenerator<{ report: FileReport; toRead: boolean }> {
    const name = shownName(path);
    const whole = emptyReport(name);
    if (this.#folder.isList(path)) whole.whole = true;
    if (isReadInPlace(name)) {
      reject(whole, belongsInFolder(name, basename(this.#folder.path)));
      yield { report: whole, toRead: false };
      return;
    }
    try {
      const { sha256 } = await store(this.#archive, path);
      whole.sha256 = sha256;
      const kept = archivedPath(this.#archive, sha256);
      if (!(await isBundle(kept))) {
        yield { report: whole, toRead: this.#isNew(whole) };
        return;
      }
      this.#total--;
      const scratch = join(this.#readingScratch, `zip-${this.#zips++}`);
      await mkdir(scratch, { recursive: true, mode: 0o700 });
      for await (const member of unpack(kept, scratch, (each) => !isExport(each))) {
        this.#total++;
        const report = { ...emptyReport(`${name}/${member.name}`), packed_in: sha256 };
        if (isReadInPlace(member.name)) {
          reject(report, belongsInFolder(report.path, basename(this.#folder.path)));
          yield { report, toRead: false };
        } else if (member.refused) {
          reject(report, notTaken(report.path, member.refused));
          yield { report, toRead: false };
        } else {
          report.sha256 = (await store(this.#archive, member.path)).sha256;
          await removeScratch(member.path);
          yield { report, toRead: this.#isNew(report) };
        }
      }
      await removeScratch(scratch);
    } catch (error) {
      if (!(error instanceof NotAFile || error instanceof BadZip)) throw error;
      reject(whole, notTaken(name, error));
      yield { report: whole, toRead: false };
    }
  }

  /**
   * Whether no file of the same bytes was taken before; says so where one was. A list that is again what it was
   * before its newest edition is news.
   */
  #isNew(report: FileReport): boolean {
    const before =
      report.whole && !isImported(this.#entries, report.path, report.sha256)
        ? undefined
        : this.#known.get(report.sha256!);
    if (before === undefined) {
      this.#known.set(report.sha256!, report.path);
      return true;
    }
    report.status = "duplicate";
    report.reason = `the same bytes were imported before, as ${before}`;
    report.findings.push(alreadyImported(report));
    return false;
  }

  /** Stages files again that the journal says were loaded. @throws {ArchiveDamaged} */
  async restage(importId: string, knownAt: string, files: readonly FileReport[]): Promise<void> {
    for (const { sha256, path, format, whole = false, accepted = [] } of files) {
      if (!(await intact(this.#archive, sha256!))) {
        throw new ArchiveDamaged(
          `the archived copy of ${path} (${sha256}) is missing or changed; import the same file again, put it back from a backup, or take its import back: practice undo ${importId}`,
        );
      }
      const about = {
        name: path,
        sha256: sha256!,
        importId,
        knownAt,
        format,
        accepted,
        again: true,
      };
      await this.#read({ ...about, report: { ...emptyReport(path), whole } });
    }
  }

  /** Reads one file, to be staged with those that wait. */
  async #read(file: Incoming): Promise<void> {
    const scratch = join(this.#readingScratch, String(this.#readings++));
    try {
      const contents = await readFile(archivedPath(this.#archive, file.sha256), {
        scratch,
        name: file.name,
        format: file.format,
        formats: this.#formats,
        accepted: file.accepted,
      });
      file.report.format = contents.format.id;
      this.#waiting.push({ file, contents, scratch });
    } catch (error) {
      await removeScratch(scratch);
      if (!(error instanceof Rejected)) throw error;
      this.#refuse(file, [error.finding], error.held);
    }
    this.#step(file.name);
    const records = this.#waiting.reduce((sum, { contents }) => sum + contents.read, 0);
    if (!this.#together || records > TOGETHER) await this.#stage();
  }

  /**
   * Hands the files that wait to DuckDB, which stages them while the next are read. All files of an
   * import are staged in one transaction; should DuckDB refuse one, which our own reader let pass, that
   * one is rejected and the others are staged again.
   */
  async #stage(): Promise<void> {
    await this.#landed();
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length === 0) return;
    const session = await this.#session();
    await session.fitThreads(waiting.reduce((sum, { contents }) => sum + contents.read, 0));
    if (!this.#staging) await session.run("begin");
    this.#staging = true;
    const files = waiting.map(({ file, contents }) => {
      const { importId, knownAt, sha256, name, report } = file;
      const whole = report.whole ?? false;
      const file_id = this.#nextFileId++;
      this.#staged.set(file_id, { file, contents: withoutLoads(contents) });
      const about = { file_id, import_id: importId, sha256, name, known_at: knownAt, whole };
      return { file: about, contents };
    });
    const staged = stageFiles(session, files, {
      timeZone: this.#settings.time_zone,
      patientKey: this.#folder.patientKey(),
      largestAmount: this.#settings.policies.largest_amount,
    });
    this.#underWay = {
      files: waiting,
      refusal: staged.then(
        () => null,
        (error: unknown) => error,
      ),
    };
  }

  /** Waits for what DuckDB was handed. */
  async #landed(): Promise<void> {
    if (!this.#underWay) return;
    const { files, refusal } = this.#underWay;
    const error = await refusal;
    this.#underWay = null;
    for (const { scratch } of files) await removeScratch(scratch);
    if (error === null) return;
    if (!(error instanceof RowsDisagree)) throw error;
    const [only] = files;
    if (files.length === 1 && only) {
      this.#refuse(only.file, [disagreement(only.file.name, error)], false);
      await this.#stageAgain([only.file]);
    } else {
      this.#together = false;
      await this.#stageAgain([]);
    }
  }

  /** Begins anew without some files. */
  async #stageAgain(without: readonly Incoming[]): Promise<void> {
    const files = [...this.#staged.values()].map(({ file }) => file);
    this.#draft?.discard();
    this.#draft = null;
    this.#staging = false;
    this.#staged.clear();
    this.#done -= files.length - without.length;
    for (const file of files) if (!without.includes(file)) await this.#read(file);
  }

  /**
   * Rejects or holds a file, and those that were passed over because they are the same.
   *
   * @throws {ArchiveDamaged}
   */
  #refuse(file: Incoming, findings: readonly Finding[], held: boolean): void {
    if (file.again) {
      throw new ArchiveDamaged(
        `${file.name} was loaded before and cannot be read now: ${findings[0]!.message}`,
      );
    }
    this.#known.delete(file.sha256);
    const same = this.#reports.filter(
      ({ status, sha256 }) => status === "duplicate" && sha256 === file.sha256,
    );
    for (const report of same) report.findings = [];
    for (const report of [file.report, ...same]) {
      const mine = findings.map((finding) => ({ ...finding, file: report.path }));
      if (held) hold(report, mine);
      else reject(report, mine[0]!);
    }
  }

  /** Finds out which rows count and completes the reports, over again where files are held. */
  async settle(): Promise<void> {
    for (;;) {
      const counts = await this.#settleOnce();
      const held = this.#held(counts);
      if (held.length === 0) return;
      for (const { file, holds } of held) this.#refuse(file, holds, true);
      await this.#stageAgain(held.map(({ file }) => file));
    }
  }

  /** Files taken for the first time that must wait for a person. */
  #held(counts: Map<number, StagedCounts>): { file: Incoming; holds: Finding[] }[] {
    const past = groupBy(
      activeImports(readJournal(this.#folder.journal).entries)
        .flatMap(({ files }) => files)
        .filter(wasLoaded),
      ({ format }) => format,
    );
    const countsOf = (fileId: number): StagedCounts => counts.get(fileId) ?? nothingStaged();
    const fresh = [...this.#staged].filter(([, { file }]) => !file.again);
    const together = groupBy(fresh, ([, { contents }]) => contents.format.id);
    return fresh.flatMap(([fileId, { file, contents }]) => {
      const { report } = file;
      const earlier = past.get(report.format) ?? [];
      const shapes = earlier.flatMap(({ shape }) => shape ?? []);
      const settled = {
        report,
        counts: countsOf(fileId),
        together: together.get(contents.format.id)!.map(([id]) => countsOf(id)),
        feed: contents.loads[0]?.feed,
        isTable: contents.columns !== null,
        month: contents.says?.month ?? null,
      };
      const all = holdsOf(settled, shapes);
      const holds = all.filter(({ check }) => !file.accepted.includes(check));
      if (holds.length > 0) return [{ file, holds }];
      letPass(report, all);
      return [];
    });
  }

  async #settleOnce(): Promise<Map<number, StagedCounts>> {
    await this.#stage();
    await this.#landed();
    if (this.#staged.size === 0) return new Map();
    this.#options.onProgress?.("settling rows", this.#total, this.#total);
    const session = await this.#session();
    await session.run("commit");
    this.#staging = false;
    await session.fitThreads(await mostRows(session));
    const counts = await settleRows(session, this.#firstFileId);
    const held = await session.rows(
      `select file_id, problem, field, count(*)::integer as rows, min(line)::integer as line
      from staged.quarantine where file_id >= $first_file_id
      group by all order by all`,
      { first_file_id: this.#firstFileId },
    );
    const blocks = [...this.#staged].flatMap(([fileId, { contents }]) =>
      contents.printed.flatMap(({ line, after }) =>
        after === undefined ? [] : [{ fileId, after, line }],
      ),
    );
    const sums = await blockSums(session, this.#firstFileId, blocks);
    for (const [fileId, { file, contents }] of this.#staged) {
      const { report } = file;
      const sumAbove = (line: number): string => sums.get(fileId)?.get(line) ?? "0";
      const mine = held
        .filter((row) => row["file_id"] === fileId)
        .map((row) => row as { problem: string; field: string | null; rows: number; line: number });
      const seen = await seenAt(
        archivedPath(this.#archive, file.sha256),
        contents.columns,
        mine,
        this.#readingScratch,
        { formats: this.#formats, format: contents.format.id },
      );
      const problems = mine.map((row, i) =>
        problemFinding({ file: report.path, code: row.problem, ...row, seen: seen[i]! }),
      );
      complete(report, contents, counts.get(fileId) ?? nothingStaged(), problems, sumAbove);
    }
    const printing = [...this.#staged].filter(
      ([, { file }]) => file.report.control_totals.length > 0,
    );
    await noteTotalsMet(
      session,
      printing
        .filter(([, { file }]) => file.report.control_totals.every(({ agrees }) => agrees))
        .map(([fileId]) => fileId),
    );
    return counts;
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
    const kpis = catalogue(this.#settings.policies);
    await nameKpis(session, kpis);
    say("checking");
    await verify(session);
    say("tying out");
    const journal = readJournal(this.#folder.journal);
    await keepTieOut(session, controlsSaid(journal.entries));
    say("adding up the months");
    await materialise(session, kpis);
    say("forecasting");
    await keepForecast(session);
    const result = await digestOf(session);
    say("comparing closed months");
    const changes = await restated(journal.entries, events, {
      session,
      connect: () => this.#draft!.connect(),
      kpis: kpis.filter(({ after }) => after === null),
      timeZone: this.#settings.time_zone,
      firstFileId: this.#firstFileId,
      anew: this.#from === null,
    });
    const closed = [...closedMonths(journal.entries)].map(([month, { entry }]) => ({
      month,
      figures: entry.figures,
    }));
    await keepClosedTotals(session, kpis, closed);
    await materialiseAfter(session, kpis);
    say("publishing");
    const entries = entriesOf(journal, [...events, ...changes], result.digest);
    await this.#draft!.publish({
      seq: journal.entries.length + entries.length,
      head: entries.at(-1)?.hash ?? journal.head,
      entries,
      fingerprint: fingerprint(
        this.#settings,
        mappingsUsed(this.#mappings, [...journal.entries, ...entries]),
      ),
      ...result,
    });
    this.#published = true;
    if (entries.length > 0) append(this.#folder.journal, journal, entries);
    prune(this.#folder);
    return result;
  }

  async end(): Promise<void> {
    await this.#underWay?.refusal;
    await removeScratch(this.#readingScratch);
    if (!this.#published) this.#draft?.discard();
  }

  get #readingScratch(): string {
    return join(this.#folder.scratch, `reading-${process.pid}`);
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

/** The archive does not hold what the journal says it does. */
export class ArchiveDamaged extends Error {
  override name = "ArchiveDamaged";
}

/** What is still needed of a file's contents after it was staged; its rows may be millions of lines. */
const withoutLoads = (contents: Contents): Contents => ({
  ...contents,
  loads: contents.loads.map((load) => ({ ...load, segments: [], lines: [] })),
});
