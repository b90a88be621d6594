/**
 * Lists whose file is no longer in the practice's folder. Their last edition counts on: a file that is away was
 * more likely moved, renamed or not yet synchronised than meant as a list of nothing, and what it held may be
 * most of a year's plan. To take a list out she says so: she writes it without lines, and accepts that they go.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PlacedFinding } from "../contract.ts";
import { LISTS, type PracticeFolder } from "../practice.ts";
import { newestWhole } from "./editions.ts";
import type { Entry } from "./journal.ts";

/** One finding a list that is gone and still counts. */
export const goneLists = (folder: PracticeFolder, entries: readonly Entry[]): PlacedFinding[] =>
  Object.keys(LISTS).flatMap((name) => goneList(folder, entries, name) ?? []);

/** Null where the file is there, never was, or had no line any more. */
export function goneList(
  folder: PracticeFolder,
  entries: readonly Entry[],
  name: string,
): PlacedFinding | null {
  if (existsSync(join(folder.path, name))) return null;
  const last = newestWhole(entries, name);
  const { came, changed, stayed } = last?.file.lines ?? { came: 0, changed: 0, stayed: 0 };
  const lines = came + changed + stayed;
  if (!last || lines === 0) return null;
  const { sha256 } = last.file;
  const empty = name.endsWith(".json") ? "with [] in it" : "with its first line only";
  return {
    severity: "look_at",
    check: "LIST_GONE",
    message: `${name} is gone from the practice's folder; as it was brought in last, on ${last.at.slice(0, 10)}, it still counts: ${lines === 1 ? "1 line" : `${lines} lines`}`,
    file: name,
    sha256,
    line: null,
    amount: null,
    fix: `put it back beside practice.json: archive/${sha256} is a copy of it; if its lines are meant to go, save ${name} ${empty} and run practice import --accept LIST_SHRANK`,
  };
}
