/** The journal as a person reads it: imports, which of them were taken back, and interrupted ones. */
import type { FileReport, ImportLogEntry, PlacedFinding } from "../contract.ts";
import { cents } from "../money.ts";
import { measureOf } from "../numbers/tie_out/measures.ts";
import { wasLoaded } from "./file_report.ts";
import { activeImports, type Entry } from "./journal.ts";

/** Every import, oldest first. */
export function importLog(entries: readonly Entry[]): ImportLogEntry[] {
  const undone = new Set(
    entries.flatMap((entry) => (entry.action === "undo" ? [entry.import_id] : [])),
  );
  return entries.flatMap((entry) =>
    entry.action === "import"
      ? [
          {
            import_id: entry.import_id,
            at: entry.at,
            who: entry.who,
            known_at: entry.known_at,
            files: entry.files,
            controls: entry.controls ?? [],
            rows: entry.files.reduce((sum, file) => sum + file.rows.loaded, 0),
            digest: entry.digest,
            undone: undone.has(entry.import_id),
          },
        ]
      : [],
  );
}

/**
 * What the journal itself has to tell: files that were rejected and did not come in since, or whose own totals
 * are not met, totals that were typed and are not met, and imports that were begun and never finished: their
 * files are in the archive and count for nothing.
 */
export function fileFindings(entries: readonly Entry[]): PlacedFinding[] {
  const all = activeImports(entries).flatMap(({ files }) => files);
  const ofFiles = all.flatMap((file, at) =>
    file.findings
      .filter(({ check }) => check === "CONTROL_TOTAL_MISMATCH" || file.status === "rejected")
      .filter(() => !all.slice(at + 1).some((later) => takesPlaceOf(later, file)))
      .map((finding) => ({ ...finding, sha256: file.sha256 })),
  );
  const typed = activeImports(entries).flatMap(({ import_id, controls = [] }) =>
    controls
      .filter(({ difference }) => cents(difference) !== 0n)
      .map(({ measure, said, read, difference }): PlacedFinding => ({
        severity: "look_at",
        check: "CONTROL_TOTAL_DIFFERS",
        message: `${measureOf(measure)?.title ?? "Rows"} of import ${import_id} come to ${read}, by your system's report to ${said}`,
        file: null,
        sha256: null,
        line: null,
        amount: difference,
        fix: `export the files again; practice certificate ${import_id} says what they hold`,
      })),
  );
  const finished = new Set(
    entries.flatMap((entry) => (entry.action === "import" ? [entry.import_id] : [])),
  );
  const broken = entries
    .filter((entry) => entry.action === "intent")
    .filter(({ import_id }) => !finished.has(import_id))
    .map(({ import_id, at }): PlacedFinding => ({
      severity: "look_at",
      check: "IMPORT_INTERRUPTED",
      message: `an import begun on ${at.slice(0, 16).replace("T", " ")} was interrupted and counts for nothing`,
      file: null,
      sha256: null,
      line: null,
      amount: null,
      fix: `import its files again if they are not in a later import (${import_id})`,
    }));
  return [...ofFiles, ...typed, ...broken];
}

/** Whether a file that was refused came in after all: as it was, or as a newer edition of the same list. */
const takesPlaceOf = (later: FileReport, file: FileReport): boolean =>
  file.status === "rejected" &&
  wasLoaded(later) &&
  (later.sha256 === file.sha256 || (isWhole(file) && isWhole(later) && later.path === file.path));

const isWhole = ({ whole }: FileReport): boolean => whole === true;
