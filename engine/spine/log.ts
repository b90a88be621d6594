/** The journal as a person reads it: imports, which of them were taken back, and interrupted ones. */
import type { ImportLogEntry } from "../contract.ts";
import type { Entry } from "./journal.ts";

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
            rows: entry.files.reduce((sum, file) => sum + file.rows.loaded, 0),
            digest: entry.digest,
            undone: undone.has(entry.import_id),
          },
        ]
      : [],
  );
}

/** Imports that were begun and never finished: their files are in the archive and count for nothing. */
export function interrupted(entries: readonly Entry[]): { import_id: string; at: string }[] {
  const finished = new Set(
    entries.flatMap((entry) => (entry.action === "import" ? [entry.import_id] : [])),
  );
  return entries
    .filter((entry) => entry.action === "intent" && !finished.has(entry.import_id))
    .map(({ import_id, at }) => ({ import_id, at }));
}
