/**
 * Lines of an archived file as they were received: what a person sees when she asks where a number
 * comes from. Lines of an X12 file are its segments, those of a workbook the rows of its sheet.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { textOf, type Text } from "./decode.ts";
import type { Layouts } from "./sheets.ts";
import { removeScratch } from "./scratch.ts";
import { segmentsOf } from "./x12/segments.ts";

export type Line = { number: number; text: string };

/** Longest part of a line that is shown. */
const SHOWN = 4000;

/** The lines from `first` to `last`, both included; fewer where the file ends. */
export async function linesOf(
  path: string,
  first: number,
  last: number,
  scratch: string,
  layouts: Layouts | null,
): Promise<Line[]> {
  const found: Line[] = [];
  const text = await textOf(path, scratch, layouts);
  try {
    for await (const line of eachLine(text)) {
      if (line.number > last) break;
      if (line.number >= first) found.push({ ...line, text: line.text.slice(0, SHOWN) });
    }
  } finally {
    await removeScratch(scratch);
  }
  return found;
}

/**
 * The records that begin on the lines named, whole even where they run over several lines.
 *
 * @returns texts by line number
 */
export async function recordsAt(
  path: string,
  wanted: ReadonlySet<number>,
  scratch: string,
  layouts: Layouts | null,
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  const text = await textOf(path, scratch, layouts);
  let open: { number: number; text: string } | null = null;
  try {
    for await (const { number, text: line } of eachLine(text)) {
      if (open) open.text += `\n${line}`;
      else if (wanted.has(number)) open = { number, text: line };
      if (open && quotesClose(open.text)) {
        found.set(open.number, open.text);
        open = null;
      }
      if (!open && found.size === wanted.size) break;
    }
    if (open) found.set(open.number, open.text);
  } finally {
    await removeScratch(scratch);
  }
  return found;
}

async function* eachLine(text: Text): AsyncGenerator<Line> {
  let number = 0;
  if (text.kind === "x12") {
    for await (const segments of segmentsOf(text.path)) {
      for (const segment of segments) yield { number: segment.line, text: segment.text };
    }
    return;
  }
  const lines = createInterface({ input: createReadStream(text.path), crlfDelay: Infinity });
  for await (const line of lines) yield { number: ++number, text: line };
}

/** Whether no quoted field is left open. As in `scan.ts`, a quote within a field opens none. */
function quotesClose(text: string): boolean {
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (at > 0 && !DELIMITERS.includes(text[at - 1]!)) return true;
    do {
      at = text.indexOf('"', at + 1);
      if (at < 0) return false;
    } while (text[at + 1] === '"' && ++at);
    if (at + 1 < text.length && !DELIMITERS.includes(text[at + 1]!)) return true;
  }
  return true;
}

const DELIMITERS = ",;|\t";
