/** How the text of a file that people edit stands to what was imported. */
import { createHash } from "node:crypto";
import { wasLoaded } from "./file_report.ts";
import { activeImports, type Entry } from "./journal.ts";

/** Whether the newest import of a format is this very file. @param etag  its SHA-256 */
export function isImported(
  entries: readonly Entry[],
  format: "budget" | "targets",
  etag: string | null,
): boolean {
  const files = activeImports(entries).flatMap((entry) =>
    entry.files.filter((file) => wasLoaded(file) && file.format === format),
  );
  return etag !== null && files.at(-1)?.sha256 === etag;
}

/** A text that was imported before is no news to an import; an empty line at its end makes it one. */
export function asNewText(entries: readonly Entry[], text: string, ending: string): string {
  const seen = new Set(
    activeImports(entries).flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  );
  let news = text;
  while (seen.has(createHash("sha256").update(news).digest("hex"))) news += ending;
  return news;
}
