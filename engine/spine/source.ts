/** A line of an archived file, with the lines around it, and how its cells were read. */
import { join } from "node:path";
import type { PlacedFinding, SourceView } from "../contract.ts";
import { archivedPath } from "../intake/archive.ts";
import { linesOf } from "../intake/lines.ts";
import { splitRecord } from "../intake/record.ts";
import { tableLayout } from "../intake/table.ts";
import type { PracticeFolder } from "../practice.ts";
import { readJournal } from "./journal.ts";
import { importLog } from "./log.ts";
import { formatsOf, mappingsOf } from "./mappings.ts";

let readings = 0;

/** @returns null where no imported file has that hash */
export async function sourceView(
  folder: PracticeFolder,
  wanted: { sha256: string; line: number; around: number },
  findings: readonly PlacedFinding[],
): Promise<SourceView | null> {
  const { sha256, line, around } = wanted;
  const { entries } = readJournal(folder.journal);
  const file = importLog(entries)
    .flatMap((entry) => entry.files)
    .findLast((each) => each.sha256 === sha256);
  if (!file) return null;
  const formats = formatsOf(mappingsOf(folder, entries));
  const path = archivedPath(folder.archive, sha256);
  const scratch = join(folder.scratch, `lines-${process.pid}-${++readings}`);
  const first = Math.max(1, line - around);
  const lines = await linesOf(path, first, line + around, scratch, {
    formats,
    format: file.format,
  });
  const layout = file.format ? await tableLayout(path, formats, file.format, scratch) : null;
  return {
    file: file.path,
    sha256,
    format: file.format ?? "unrecognised",
    line,
    path: [file.path, ...(layout ? [`staged.${layout.feed}`] : []), "warehouse"],
    lines: lines.map(({ number, text }) => {
      const cells = layout && number === line ? splitRecord(text, layout.delimiter) : null;
      return {
        number,
        text,
        cells: cells?.map((cell, i) => ({ text: cell, field: layout!.fields[i] ?? null })) ?? null,
        findings: findings.filter((each) => each.sha256 === sha256 && each.line === number),
      };
    }),
  };
}
