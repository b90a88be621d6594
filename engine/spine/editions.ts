/** Which edition of a list that people keep in the practice's folder the figures go by. */
import type { FileReport } from "../contract.ts";
import { listNamed } from "../practice.ts";
import { wasLoaded } from "./file_report.ts";
import { activeImports, type Entry } from "./journal.ts";

type Edition = { file: FileReport; at: string };

const editionsOf = (entries: readonly Entry[], name: string): Edition[] =>
  activeImports(entries)
    .flatMap(({ files, at }) => files.map((file) => ({ file, at })))
    .filter(({ file }) => wasLoaded(file) && listNamed(file.path) === listNamed(name));

/** The newest edition of a list that stood in the practice's folder. @param name  of its file */
export const newestWhole = (entries: readonly Entry[], name: string): Edition | undefined =>
  editionsOf(entries, name).findLast(({ file }) => file.whole);

/**
 * Whether the newest edition of a list is this very file. Before lists were whole, any file of its name was one.
 *
 * @param name  of its file
 * @param etag  its SHA-256; null where there is none
 */
export function isImported(entries: readonly Entry[], name: string, etag: string | null): boolean {
  const newest = newestWhole(entries, name) ?? editionsOf(entries, name).at(-1);
  return etag !== null && newest?.file.sha256 === etag;
}
