/** Which edition of a list that people keep in the practice's folder the figures go by. */
import { listNamed } from "../practice.ts";
import { wasLoaded } from "./file_report.ts";
import { activeImports, type Entry } from "./journal.ts";

/**
 * Whether the newest edition of a list is this very file. Before lists were whole, any file of its name was one.
 *
 * @param name  of its file
 * @param etag  its SHA-256; null where there is none
 */
export function isImported(entries: readonly Entry[], name: string, etag: string | null): boolean {
  const list = listNamed(name);
  const files = activeImports(entries)
    .flatMap((entry) => entry.files)
    .filter((file) => wasLoaded(file) && listNamed(file.path) === list);
  const newest = files.findLast(({ whole }) => whole) ?? files.at(-1);
  return etag !== null && newest?.sha256 === etag;
}
