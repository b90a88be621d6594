/**
 * An open practice: the one object that the command line, the server, the notebooks and a script
 * work with. It reads the current generation, notices when another process has published a newer
 * one, and leaves every figure to the chapters.
 */
import { join } from "node:path";
import { firstDay, lastDay } from "../calendar.ts";
import type {
  BudgetReport,
  CashBacktest,
  CashForecast,
  Dimension,
  Finding,
  ImportReport,
  KpiDefinition,
  KpiValue,
  Slice,
  Trace,
} from "../contract.ts";
import { Database, type Session } from "../database.ts";
import { archivedPath } from "../intake/archive.ts";
import { linesOf, type Line } from "../intake/lines.ts";
import { findings } from "../model/verify.ts";
import { asKnownAt } from "../model/warehouse.ts";
import { bridge, payerDrivers } from "../numbers/budget/bridge.ts";
import { statement } from "../numbers/budget/statement.ts";
import { cashForecast } from "../numbers/forecast/cash.ts";
import { stepsOf } from "../numbers/forecast/question.ts";
import { catalogue, findKpi } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { materialise } from "../numbers/kpi/materialise.ts";
import { measure } from "../numbers/kpi/measure.ts";
import { trace } from "../numbers/kpi/trace.ts";
import { PracticeFolder, type Settings } from "../practice.ts";
import { BehindJournal, currentGeneration } from "./current.ts";
import { generations, identityOf, type Identity } from "./generation.ts";
import type { BuildOptions, Progress } from "./build.ts";
import { importFiles, rebuild, undo, type Batch } from "./import.ts";
import { heldRows, writeHeldRows, type HeldRow } from "./held.ts";
import { activeImports, readJournal } from "./journal.ts";
import { importLog, interrupted, type ImportLogEntry } from "./log.ts";
import { fiscalYearOf, periodOf } from "../numbers/period.ts";

/** Nothing has been imported yet, so there is nothing to say. */
export class NothingImported extends Error {
  override name = "NothingImported";
}

/** A KPI, dimension or period that does not exist; `allowed` lists those that do. */
export class UnknownName extends Error {
  override name = "UnknownName";
  readonly allowed: readonly string[];

  constructor(message: string, allowed: readonly string[]) {
    super(message);
    this.allowed = allowed;
  }
}

export type KpiQuestion = {
  /** ids or names; none is all */
  kpis?: readonly string[];
  period?: string;
  by?: readonly (Dimension | "month" | "category")[];
  slice?: Slice;
  knownAt?: string | null;
};

export class Practice {
  readonly folder: PracticeFolder;
  readonly settings: Settings;
  #readings = 0;
  #open: { database: Database; number: number; identity: Identity } | null = null;

  constructor(folder: PracticeFolder) {
    this.folder = folder;
    this.settings = folder.settings();
  }

  close(): void {
    this.#open?.database.close();
    this.#open = null;
  }

  import(batches: readonly Batch[], options?: BuildOptions): Promise<ImportReport[]> {
    return importFiles(this.folder, batches, options);
  }

  undo(importId: string, onProgress?: Progress): Promise<{ import_id: string; digest: string }> {
    return undo(this.folder, importId, onProgress);
  }

  rebuild(onProgress?: Progress): Promise<{ digest: string; cells: number }> {
    return rebuild(this.folder, onProgress);
  }

  /** Every import, oldest first. @throws {JournalBroken} */
  imports(): ImportLogEntry[] {
    return importLog(readJournal(this.folder.journal).entries);
  }

  /** The rows held back. */
  quarantine(): Promise<HeldRow[]> {
    return this.read(null, [], heldRows);
  }

  /** Writes the rows held back, ready to mend; answers the files written. */
  async writeQuarantine(out: string): Promise<string[]> {
    return writeHeldRows(this.folder, await this.quarantine(), out);
  }

  /** Lines of an imported file as they were received, `around` of them before and after one. */
  async lines(sha256: string, line: number, around = 5): Promise<Line[]> {
    const known = this.imports().some((entry) =>
      entry.files.some((file) => file.sha256 === sha256),
    );
    if (!known) throw new UnknownName(`no imported file has the SHA-256 ${sha256}`, []);
    return linesOf(
      archivedPath(this.folder.archive, sha256),
      Math.max(1, line - around),
      line + around,
      join(this.folder.scratch, `lines-${process.pid}-${++this.#readings}`),
    );
  }

  /** Every data check and tie-out, and what the files of the imports that count were found to be. */
  async check(): Promise<{ ok: boolean; findings: Finding[] }> {
    const { entries } = readJournal(this.folder.journal);
    const ofFiles = activeImports(entries).flatMap((entry) =>
      entry.files.flatMap((file) =>
        file.findings.filter(
          (finding) => finding.check === "CONTROL_TOTAL_MISMATCH" || file.status === "rejected",
        ),
      ),
    );
    const broken = interrupted(entries).map(({ import_id, at }): Finding => ({
      severity: "look_at",
      check: "IMPORT_INTERRUPTED",
      message: `an import begun on ${at.slice(0, 16).replace("T", " ")} was interrupted and counts for nothing`,
      file: null,
      line: null,
      amount: null,
      fix: `import its files again if they are not in a later import (${import_id})`,
    }));
    const ofData = await this.read(null, [], findings);
    const all = [...ofData, ...ofFiles, ...broken];
    return { ok: all.every((finding) => finding.severity === "information"), findings: all };
  }

  /** Budget against actual, and the bridge. @throws as `kpi` */
  async budget(
    question: { period?: string; ytd?: boolean; flexed?: boolean } = {},
  ): Promise<BudgetReport> {
    return this.read(null, [], async (session) => {
      const text = question.period ?? (await lastMonth(session));
      const chosen = await periodOf(session, text, this.settings.fiscal_year_start);
      const first = question.ytd
        ? fiscalYearOf(chosen.last, this.settings.fiscal_year_start)
        : chosen.first;
      const period = { first, last: chosen.last };
      const lines = await statement(session, period, question.flexed ?? false);
      const fixed = question.flexed ? await statement(session, period, false) : lines;
      return {
        period: text,
        from: firstDay(period.first),
        to: lastDay(period.last),
        flexed: question.flexed ?? false,
        basis: "general ledger by ledger date; visits by service date; allowed and yield as posted",
        visits: lines.visits,
        lines: lines.lines,
        bridge: bridge(fixed, await payerDrivers(session, period)),
      };
    });
  }

  /**
   * Receipts, payments and cash to come, by week (13 unless said otherwise) or by month.
   *
   * @throws {BadHorizon} {NothingImported} {BehindJournal}
   */
  async forecastCash(
    question: { weeks?: number; months?: number; seed?: number; knownAt?: string | null } = {},
  ): Promise<CashForecast> {
    return this.read(null, [], (session) =>
      cashForecast(session, {
        ...stepsOf(question),
        seed: question.seed ?? 1,
        knownAt: question.knownAt ?? null,
        minimum: this.settings.policies.minimum_cash,
      }),
    );
  }

  /** How past forecasts of cash did, each made with what was known then. @throws as `forecastCash` */
  async forecastBacktest(): Promise<CashBacktest> {
    return (await this.forecastCash()).backtest;
  }

  async digest(): Promise<{ digest: string; cells: number }> {
    const { digest, cells } = (await this.#current()).identity;
    return { digest, cells };
  }

  kpis(): Kpi[] {
    return catalogue(this.settings.policies);
  }

  /** The whole catalogue, with what each definition says of itself. */
  definitions(): KpiDefinition[] {
    return this.kpis().map((kpi) => {
      const { numerator: _, denominator: __, combine: ___, matureAfter: ____, ...said } = kpi;
      return { ...said, target: null };
    });
  }

  /** @throws {UnknownName} {NothingImported} {BehindJournal} */
  async kpi(question: KpiQuestion = {}): Promise<KpiValue[]> {
    const kpis = this.#chosen(question.kpis ?? []);
    return this.read(question.knownAt ?? null, kpis, async (session) => {
      const periodText = question.period ?? (await lastMonth(session));
      return measure(session, {
        kpis,
        periodText,
        period: await periodOf(session, periodText, this.settings.fiscal_year_start),
        slice: question.slice ?? {},
        by: question.by ?? [],
        knownAt: question.knownAt ?? null,
      });
    });
  }

  /** The rows behind one value. @throws as `kpi`, and {CategoryNeeded} */
  async trace(
    id: string,
    question: Omit<KpiQuestion, "kpis" | "by"> & {
      category?: string | null;
      limit?: number;
      offset?: number;
    },
  ): Promise<Trace> {
    const [kpi] = this.#chosen([id]);
    return this.read(question.knownAt ?? null, [kpi!], async (session) => {
      const periodText = question.period ?? (await lastMonth(session));
      return trace(session, {
        kpi: kpi!,
        periodText,
        period: await periodOf(session, periodText, this.settings.fiscal_year_start),
        slice: question.slice ?? {},
        knownAt: question.knownAt ?? null,
        category: question.category ?? null,
        limit: question.limit ?? 1_000_000_000,
        offset: question.offset ?? 0,
      });
    });
  }

  /**
   * Runs work on a connection that sees the practice as known now, or as known at an instant, with
   * the cells of the KPIs named.
   */
  async read<T>(
    knownAt: string | null,
    kpis: readonly Kpi[],
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    const { database } = await this.#current();
    return database.session(async (session) => {
      if (knownAt !== null) {
        await asKnownAt(session, knownAt);
        await materialise(session, kpis, "temp table");
      }
      return work(session);
    });
  }

  #chosen(ids: readonly string[]): Kpi[] {
    const all = this.kpis();
    if (ids.length === 0) return all;
    return ids.map((id) => {
      const kpi = findKpi(all, id);
      if (!kpi) {
        throw new UnknownName(
          `there is no KPI "${id}"`,
          all.map((each) => each.id),
        );
      }
      return kpi;
    });
  }

  async #current(): Promise<{ database: Database; number: number; identity: Identity }> {
    const [newest] = generations(this.folder);
    if (this.#open && newest?.number === this.#open.number) return this.#open;
    const generation = await currentGeneration(this.folder, this.settings);
    if (!generation) {
      throw new NothingImported(
        `nothing has been imported into ${this.folder.path} yet; drop files into its inbox and run: practice import`,
      );
    }
    const database = await Database.read(generation.path, this.folder.scratch);
    this.#open?.database.close();
    this.#open = { database, number: generation.number, identity: await identityOf(database) };
    return this.#open;
  }
}

/** Opens the practice in a folder. @throws {SettingsError} */
export function openPractice(path: string): Practice {
  return new Practice(new PracticeFolder(path));
}

export { BehindJournal };

async function lastMonth(session: Session): Promise<string> {
  const row = await session.row("select strftime(max(month), '%Y-%m') as month from month");
  if (row["month"] === null)
    throw new NothingImported("the files imported so far hold no dated rows");
  return row["month"] as string;
}
