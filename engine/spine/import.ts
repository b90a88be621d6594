/**
 * One import, from files to a new generation: store, read, stage, settle, derive, publish, and only
 * then say so in the journal. Each file is taken whole or not at all. Rebuilding and taking an import
 * back are the same road with other files.
 */
import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { ImportReport } from "../contract.ts";
import { removeScratch } from "../intake/scratch.ts";
import { cents } from "../money.ts";
import type { PracticeFolder, Settings } from "../practice.ts";
import { Build, type BuildOptions, type Progress } from "./build.ts";
import { collectFiles } from "./collect.ts";
import { checkedTotals, compareTotals } from "./controls.ts";
import { completedJournal, currentGeneration } from "./current.ts";
import { isReconciled, wasLoaded } from "./file_report.ts";
import { goneLists } from "./gone_lists.ts";
import {
  activeImports,
  note,
  mendJournal,
  readJournal,
  type Entry,
  type Event,
} from "./journal.ts";
import { asOnlyWriter } from "./lock.ts";

/** Files that became known together. */
export type Batch = {
  paths: readonly string[];
  /** ISO 8601 instant from which they count as known; now if null */
  knownAt: string | null;
};

/** What a person lets pass of a file that was held: the codes, and the SHA-256 of the bytes she was told of. */
export type Accepted = { codes: readonly string[]; etag: string };

/** Brings a file that people edit in the practice's folder into the figures as any file is. @throws as `importFiles` */
export async function bringIn(
  folder: PracticeFolder,
  path: string,
  accepted: Accepted | null,
): Promise<ImportReport> {
  const [report] = await importFiles(folder, [{ paths: [path], knownAt: null }], {
    accept: accepted?.codes ?? [],
  });
  return report!;
}

/**
 * Imports batches of files, one journal entry each, into one new generation.
 *
 * @throws {NoSuchPath} {BadControl} before anything is touched; {InUse}, {JournalBroken}, {BehindJournal}
 */
export async function importFiles(
  folder: PracticeFolder,
  batches: readonly Batch[],
  options: BuildOptions = {},
): Promise<ImportReport[]> {
  const settings = folder.settings();
  const controls = checkedTotals(options.controls ?? []);
  const collected = batches.map((batch) => ({
    knownAt: batch.knownAt ?? new Date().toISOString(),
    paths: collectFiles(batch.paths),
  }));
  return asOnlyWriter(folder, async () => {
    const current = await currentGeneration(folder, settings);
    const archive = options.dryRun ? join(folder.scratch, "dry-run") : folder.archive;
    const total = collected.reduce((sum, batch) => sum + batch.paths.length, 0);
    const known = knownFiles(readJournal(folder.journal).entries);
    const work = new Build(folder, settings, current, archive, total, options);
    const events: { event: Event & { action: "import" }; report: ImportReport }[] = [];
    try {
      for (const batch of collected) {
        const importId = idOf(batch);
        const files = await work.take(importId, batch.knownAt, batch.paths, known);
        const report: ImportReport = {
          import_id: importId,
          reconciled: false,
          controls: [],
          files,
          findings: [],
        };
        events.push({
          event: { action: "import", import_id: importId, known_at: batch.knownAt, files },
          report,
        });
      }
      await work.settle();
      for (const { event, report } of events) {
        report.controls = compareTotals(controls, report.files);
        if (report.controls.length > 0) event.controls = report.controls;
        report.reconciled =
          report.files.every(isReconciled) &&
          report.controls.every(({ difference }) => cents(difference) === 0n);
      }
      const worth = events.filter(({ report }) =>
        report.files.some((file) => file.status !== "duplicate"),
      );
      for (const { report } of events) {
        if (!worth.some((each) => each.report === report)) report.import_id = null;
      }
      if (!options.dryRun && worth.length > 0) {
        const done = worth.map(({ event }) => event);
        if (work.hasRows) await work.publish(done);
        else note(folder.journal, done);
      }
      const findings = goneLists(folder, readJournal(folder.journal).entries);
      return events.map(({ report }) => ({ ...report, findings }));
    } finally {
      await work.end();
      if (options.dryRun) await removeScratch(archive);
    }
  });
}

/** Derives the newest generation anew from the archive and the journal, which is mended first if it must be. */
export async function rebuild(
  folder: PracticeFolder,
  onProgress?: Progress,
): Promise<{ digest: string; cells: number }> {
  const settings = folder.settings();
  return asOnlyWriter(folder, async () => {
    mendJournal(folder.journal);
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
  const work = new Build(
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
