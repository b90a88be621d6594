/**
 * What somebody wrote beside a figure of the budget: `notes.csv` in the practice folder, one note for a
 * figure and period. The text stays in that file: no journal, log or address holds it.
 */
import { existsSync, readFileSync } from "node:fs";
import type { Note, NotePlace } from "../contract.ts";
import { instantText } from "../calendar.ts";
import { lineText, splitRecord } from "../intake/record.ts";
import type { PracticeFolder } from "../practice.ts";
import { harmless } from "../report/csv.ts";
import { writeWhole } from "./disk.ts";
import { asOnlyWriter } from "./lock.ts";

/** What was written is no note of a figure. */
export class BadNote extends Error {
  override name = "BadNote";
}

export const NOTE_PLACES = ["bridge", "statement"] as const satisfies readonly NotePlace[];

const HEADER = "made,period,place,of,text";
const COLUMNS = HEADER.split(",").length;
const LONGEST = 500;

/** Notes in the order they were made. A line that is none is passed over, and left as it is. */
export const notesOf = (path: string): Note[] =>
  linesOf(path).flatMap((line) => noteOf(line) ?? []);

/**
 * Keeps a note in place of the one that was there; an empty text takes it back. The file is written
 * beside itself and renamed, so that there is the old one or the new one.
 *
 * @returns the notes there are now
 * @throws {BadNote} {InUse} {DiskFailed}
 */
export function writeNote(
  folder: PracticeFolder,
  { period, place, of, text }: Omit<Note, "made">,
  now: Date,
): Promise<Note[]> {
  const said = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
  if (said.length > LONGEST) throw new BadNote(`a note has ${LONGEST} characters at the most`);
  if (!/^[\w.-]{1,40}$/.test(period) || !/^\w{1,60}$/.test(of)) {
    throw new BadNote("a note belongs to a period and to a step or line of the budget");
  }
  return asOnlyWriter(folder, async () => {
    const kept = linesOf(folder.notes).filter((line) => {
      const note = noteOf(line);
      return !(note && note.period === period && note.place === place && note.of === of);
    });
    const made = instantText(now);
    const added = said === "" ? [] : [lineText([made, period, place, of, harmless(said)])];
    writeWhole(folder.notes, `${[HEADER, ...kept, ...added].join("\n")}\n`);
    return notesOf(folder.notes);
  });
}

function linesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "" && line !== HEADER);
}

function noteOf(line: string): Note | null {
  const fields = splitRecord(line, ",");
  if (fields?.length !== COLUMNS) return null;
  const [made, period, place, of, text] = fields as [string, string, string, string, string];
  const known = NOTE_PLACES.find((each) => each === place);
  if (!known || text === "") return null;
  // what was made harmless is read as it was written
  const plain = text.startsWith("'") && harmless(text.slice(1)) === text ? text.slice(1) : text;
  return { made, period, place: known, of, text: plain };
}
