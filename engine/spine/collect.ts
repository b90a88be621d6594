/**
 * Which files an import takes: the files named, and those in the folders named, in the order of
 * their names. What belongs to a practice folder itself is not an export and is passed over, and so
 * is a README.
 */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

const OWN_FOLDERS = new Set(["archive", "warehouse", "mappings"]);
/** What is read where it stands, beside practice.json, whenever a figure needs it. */
const READ_IN_PLACE = [
  "adjustments.json",
  "benchmarks.csv",
  "borrowing_base.json",
  "covenants.json",
  "equipment.json",
  "hire.json",
  "notes.csv",
  "offers.json",
  "owners.csv",
  "plan.json",
  "scenarios.json",
];
const OWN_FILES = new Set(["practice.json", "journal.jsonl", "truth.json", ...READ_IN_PLACE]);

const README = /^readme(\.(md|txt))?$/i;

/** A path that was named and is not there. */
export class NoSuchPath extends Error {
  override name = "NoSuchPath";
}

/** @throws {NoSuchPath} */
export function collectFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new NoSuchPath(`${path} does not exist`);
    return statSync(path).isDirectory() ? inFolder(path) : [path];
  });
}

function inFolder(folder: string): string[] {
  const isPractice = existsSync(join(folder, "practice.json"));
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!isExport(entry.name)) return [];
      if (isPractice && (OWN_FOLDERS.has(entry.name) || OWN_FILES.has(entry.name))) return [];
      return entry.isDirectory() ? inFolder(path) : [path];
    });
}

/** Whether a file of that name is of no use to an import: it counts as soon as it stands in the practice's folder. */
export const isReadInPlace = (name: string): boolean =>
  READ_IN_PLACE.includes(basename(name).toLowerCase());

/** Whether a file of that name is taken when it is not named itself, but found in a folder or a zip. */
export const isExport = (name: string): boolean => !name.startsWith(".") && !README.test(name);

/**
 * What a file is called in reports: its name, without the folders that may name people, and with what a
 * terminal would obey written out.
 *
 * @example shownName("/a/one\ntwo.csv") // => "one\\u000atwo.csv"
 */
export const shownName = (path: string): string =>
  basename(path).replaceAll(
    /[\p{Cc}\u200e\u200f\u202a-\u202e]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
