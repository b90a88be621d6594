/** The files of an open practice and what was done with them: imports, closings, checks, certificates, notes. */
import { join } from "node:path";
import type { Readable } from "node:stream";
import type {
  Certificate,
  Closing,
  ControlSaid,
  ImportLogEntry,
  ImportReport,
  Mapping,
  MappingDraft,
  Note,
  Restatement,
  SourceView,
} from "../../contract.ts";
import { isMonth } from "../../calendar.ts";
import { certificateOf } from "../../numbers/tie_out/certificate.ts";
import { certificatePdf } from "../../report/certificate_pdf.ts";
import type { BuildOptions, Progress } from "../build.ts";
import { closeMonth, reopenMonth } from "../close.ts";
import { closings, restatements } from "../closings.ts";
import { controlsSaid, sayControls } from "../controls.ts";
import { heldRows, writeHeldRows, type HeldRow } from "../held.ts";
import { discardDrop, receive } from "../inbox.ts";
import { importFiles, NoSuchImport, rebuild, undo, type Batch } from "../import.ts";
import { importCertificate } from "../import_certificate.ts";
import { readJournal } from "../journal.ts";
import { importLog } from "../log.ts";
import { UnknownName } from "../names.ts";
import { draftMapping, mappingsOf, saveMapping } from "../mappings.ts";
import { notesOf, writeNote } from "../notes.ts";
import { sourceView } from "../source.ts";
import type { Opened } from "./opened.ts";

export function records(opened: Opened) {
  const chapter = {
    import(batches: readonly Batch[], options?: BuildOptions): Promise<ImportReport[]> {
      return importFiles(opened.folder, batches, options);
    },

    /** Streams a file into a drop of the inbox. @throws {CannotReceive} */
    receive(drop: string, name: string, content: Readable, bytes: number | null) {
      return receive(opened.folder, drop, name, content, bytes);
    },

    /** Removes a drop that was not imported. @throws {CannotReceive} */
    discardDrop(drop: string): void {
      discardDrop(opened.folder, drop);
    },

    /** Files of the inbox by their names there; all that is waiting where none are named. */
    inInbox(names: readonly string[] | undefined): string[] {
      return names?.map((name) => join(opened.folder.inbox, name)) ?? opened.folder.waiting();
    },

    undo(importId: string, onProgress?: Progress): Promise<{ import_id: string; digest: string }> {
      return undo(opened.folder, importId, onProgress);
    },

    rebuild(onProgress?: Progress): Promise<{ digest: string; cells: number }> {
      return rebuild(opened.folder, onProgress);
    },

    /** Every import, oldest first. @throws {JournalBroken} */
    imports(): ImportLogEntry[] {
      return importLog(readJournal(opened.folder.journal).entries);
    },

    /** Every layout the practice has described. */
    mappings(): Mapping[] {
      return mappingsOf(opened.folder, readJournal(opened.folder.journal).entries);
    },

    /** A first description of a file nobody has described. @throws {BadMapping} where it is no table */
    draftMapping(path: string, template: string | null = null): Promise<MappingDraft> {
      return draftMapping(opened.folder, path, template);
    },

    /** Keeps a description; files of that layout are read by it from now on. @throws {BadMapping} */
    saveMapping(mapping: unknown): Mapping {
      return saveMapping(opened.folder, mapping);
    },

    /** Freezes a month as it stands. @throws {NotClosable} {InUse} {NothingImported} */
    closeMonth(month: string): Promise<Closing> {
      return closeMonth(opened.folder, opened.settings, month, (work) =>
        opened.read(null, [], work),
      );
    },

    /** @throws {NotClosable} {InUse} */
    reopenMonth(month: string): Promise<Closing> {
      return reopenMonth(opened.folder, month);
    },

    /** Writes totals of months down, as a system's own reports print them. @throws {BadControl} {InUse} */
    sayControls(totals: readonly ControlSaid[]): Promise<ControlSaid[]> {
      return sayControls(opened.folder, opened.settings, totals);
    },

    /** The totals that were typed and count. */
    controls(): ControlSaid[] {
      return controlsSaid(readJournal(opened.folder.journal).entries);
    },

    /**
     * The tie-out certificate of a month or of an import.
     *
     * @throws {NoDataOfPeriod} {NoSuchImport} {NothingImported} {BehindJournal}
     */
    async certificate(of: string): Promise<Certificate> {
      const { name } = opened.settings;
      if (!isMonth(of)) {
        const entry = chapter.imports().find(({ import_id }) => import_id === of);
        if (!entry)
          throw new NoSuchImport(`${of} is no month and no import; practice imports lists them`);
        return importCertificate(entry, name);
      }
      const { digest } = await opened.digest();
      const certificate = await opened.read(null, [], (session) =>
        certificateOf(session, of, name),
      );
      return { ...certificate, digest };
    },

    /** The certificate as a page to print. @throws as `certificate` */
    async certificatePdf(of: string): Promise<Buffer> {
      return certificatePdf(await chapter.certificate(of));
    },

    /** What somebody wrote beside figures of the budget. */
    notes(): Note[] {
      return notesOf(opened.folder.notes);
    },

    /** Keeps a note beside a figure of the budget; an empty text takes it back. @throws {BadNote} {InUse} */
    writeNote(note: Omit<Note, "made">): Promise<Note[]> {
      return writeNote(opened.folder, note, new Date());
    },

    /** The closed months, oldest first. */
    closings(): Closing[] {
      return closings(readJournal(opened.folder.journal).entries);
    },

    /** What changed in closed months, and why. @param since  ISO 8601 instant */
    restatements(since: string | null = null): Restatement[] {
      return restatements(readJournal(opened.folder.journal).entries, since);
    },

    /** The rows held back. */
    quarantine(): Promise<HeldRow[]> {
      return opened.read(null, [], heldRows);
    },

    /** Writes the rows held back, ready to mend; answers the files written. */
    async writeQuarantine(out: string): Promise<string[]> {
      return writeHeldRows(opened.folder, await chapter.quarantine(), out);
    },

    /** A line of an imported file as it was received, `around` of them before and after it. */
    async source(sha256: string, line: number, around = 5): Promise<SourceView> {
      const { findings: found } = await opened.check();
      const view = await sourceView(opened.folder, { sha256, line, around }, found);
      if (!view) throw new UnknownName(`no imported file has the SHA-256 ${sha256}`, []);
      return view;
    },

    /** Every data check and tie-out, and what the files of the imports that count were found to be. */
    check: () => opened.check(),
  };
  return chapter;
}
