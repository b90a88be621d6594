/**
 * The layouts a practice has described: a readable file each, noted in the journal when it is saved. A
 * file that is edited by hand holds as it stands; one that is lost is known from the journal.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Mapping, MappingDraft } from "../contract.ts";
import { unpackedPath } from "../intake/bundle.ts";
import { textOf } from "../intake/decode.ts";
import { NotText } from "../intake/not_text.ts";
import type { Format } from "../intake/format.ts";
import { FORMATS } from "../intake/formats/index.ts";
import { draftOf } from "../intake/mapping/draft.ts";
import { BadMapping, formatOf, parseMapping } from "../intake/mapping/mapping.ts";
import { removeScratch } from "../intake/scratch.ts";
import { headText } from "../intake/head.ts";
import { SettingsError, type PracticeFolder } from "../practice.ts";
import { writeWhole } from "./disk.ts";
import { activeImports, append, entriesOf, readJournal, type Entry } from "./journal.ts";

/** Every mapping, by id. @throws {SettingsError} naming the file that cannot be used */
export function mappingsOf(folder: PracticeFolder, entries: readonly Entry[]): Mapping[] {
  const known = new Map<string, Mapping>();
  for (const entry of entries)
    if (entry.action === "map") known.set(entry.mapping.id, entry.mapping);
  const names = existsSync(folder.mappings) ? readdirSync(folder.mappings) : [];
  for (const name of names.filter((each) => each.endsWith(".json"))) {
    const mapping = read(join(folder.mappings, name));
    known.set(mapping.id, mapping);
  }
  return [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The layouts files are recognised by: those we know, and those the practice has described. */
export const formatsOf = (mappings: readonly Mapping[]): Format[] => [
  ...FORMATS,
  ...mappings.map(formatOf),
];

/** The mappings that files of the imports that count were read by. */
export function mappingsUsed(mappings: readonly Mapping[], entries: readonly Entry[]): Mapping[] {
  const used = new Set(
    activeImports(entries).flatMap(({ files }) => files.map(({ format }) => format)),
  );
  return mappings.filter(({ id }) => used.has(id));
}

/**
 * A first description of a file, to be completed by who knows it.
 *
 * @param template  the template it leads to, where a person has named it
 * @throws {BadMapping} where the file is no table
 */
export async function draftMapping(
  folder: PracticeFolder,
  path: string,
  template: string | null,
): Promise<MappingDraft> {
  const name = basename(path);
  const { entries } = readJournal(folder.journal);
  const scratch = join(folder.scratch, `describing-${process.pid}-${++descriptions}`);
  try {
    const text = await textOf(await unpackedPath(path, join(scratch, "zip")), scratch);
    const head = text.kind === "text" ? await headText(text.path) : "";
    const draft = draftOf(head, name, formatsOf(mappingsOf(folder, entries)), template);
    if (draft) return draft;
    throw new BadMapping(`${name} has no line that could name its columns`);
  } catch (error) {
    if (error instanceof NotText) throw new BadMapping(`${name}: ${error.message}; ${error.fix}`);
    throw error;
  } finally {
    await removeScratch(scratch);
  }
}

let descriptions = 0;

/** Keeps a mapping as a file and notes it in the journal. @throws {BadMapping} */
export function saveMapping(folder: PracticeFolder, given: unknown): Mapping {
  const mapping = parseMapping(given);
  mkdirSync(folder.mappings, { recursive: true, mode: 0o700 });
  const path = join(folder.mappings, `${mapping.id}.json`);
  const journal = readJournal(folder.journal);
  append(folder.journal, journal, entriesOf(journal, [{ action: "map", mapping }], null));
  writeWhole(path, `${JSON.stringify(mapping, null, 2)}\n`);
  return mapping;
}

function read(path: string): Mapping {
  try {
    return parseMapping(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    if (!(cause instanceof BadMapping || cause instanceof SyntaxError)) throw cause;
    throw new SettingsError(`${path}: ${cause.message}`, { cause });
  }
}
