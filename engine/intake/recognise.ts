/**
 * Which layout a delimited text is: the delimiter, the line its header stands on, and the format
 * whose columns that header has.
 */
import { headerKey, headerKeys, type Format } from "./format.ts";
import { SPACED, splitRecord } from "./record.ts";

export type Recognised = {
  format: Format;
  delimiter: string;
  /** 1 for a header on the first line */
  headerLine: number;
  /** bytes up to and including the header's line end */
  headerEnd: number;
  /** how the lines up to the header end: all the same way, or mixed */
  lineEnds: "\n" | "\r\n" | "mixed";
  header: string[];
  /** the field of each column; null where the format has no use for it */
  fields: (string | null)[];
  /** the lines above the header */
  preamble: string[];
  /** whether columns were found only because a person has agreed that they are renamed */
  renamed?: boolean;
  /** share of the format's columns that were found, 0-1 */
  confidence: number;
};

export type NotRecognised = {
  /** the format that came nearest, and what it misses */
  nearest: { format: Format; missing: string[]; header: string[] } | null;
  duplicate: string | null;
};

const DELIMITERS = [",", "\t", ";", "|"];
/** A header is looked for among this many lines. */
const HEADER_WITHIN = 60;

/**
 * @param head  the beginning of the text, whole lines, at least up to its header
 * @param only  the id of the one format to consider, where a person has named it
 */
export function recognise(
  head: string,
  formats: readonly Format[],
  only: string | null = null,
): Recognised | NotRecognised {
  const lines = linesOf(head, HEADER_WITHIN);
  let best: Recognised | null = null;
  let nearest: (NotRecognised["nearest"] & { found: number }) | null = null;
  let duplicate: string | null = null;
  const headers = lines.map(({ text }) => possibleHeaders(text));
  for (const format of formats) {
    if (only && format.id !== only) continue;
    const keys = headerKeys(format);
    for (const [index, line] of lines.entries()) {
      for (const { delimiter, header, names } of headers[index]!) {
        const fields = names.map((name) => keys.get(name) ?? null);
        const found = new Set(fields.filter((field) => field !== null));
        const missing = [
          ...(format.required as readonly string[]).filter((field) => !found.has(field)),
          ...(format.marks ?? []).filter((mark) => !names.includes(headerKey(mark))),
        ];
        if (format.lacks?.some((name) => names.includes(headerKey(name)))) continue;
        if (missing.length > 0) {
          if (found.size > (nearest?.found ?? 1))
            nearest = { format, missing, header, found: found.size };
          continue;
        }
        const twice = fields.find((field, i) => field !== null && fields.indexOf(field) < i);
        if (twice) {
          duplicate = twice;
          continue;
        }
        const confidence = found.size / Object.keys(format.columns).length;
        const better =
          !best ||
          found.size > matched(best) ||
          (found.size === matched(best) && confidence > best.confidence);
        if (better) {
          best = {
            format,
            delimiter,
            headerLine: index + 1,
            headerEnd: line.end,
            lineEnds: lineEndsOf(lines.slice(0, index + 1)),
            header,
            fields,
            preamble: lines.slice(0, index).map((each) => each.text),
            confidence,
          };
        }
      }
    }
  }
  return best ?? { nearest, duplicate };
}

/** The moment the export says it was made, from the lines above its header; null where it says none. */
export function printedAt(preamble: readonly string[], monthFirst: boolean): string | null {
  const pattern =
    /(?:printed|run|generated|created|exported|as of)\D{0,12}?(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?:[ T]+(\d{1,2}:\d\d))?/i;
  for (const line of preamble) {
    const found = pattern.exec(line);
    if (!found) continue;
    const [, year, month, day, first, second, lastYear, time] = found;
    const date = year
      ? `${year}-${month}-${day}`
      : `${lastYear}-${(monthFirst ? first : second)!.padStart(2, "0")}-${(monthFirst ? second : first)!.padStart(2, "0")}`;
    return `${date} ${(time ?? "00:00").padStart(5, "0")}:00`;
  }
  return null;
}

const PRACTICE = /^\s*(?:practice|clinic|group|company|organi[sz]ation)(?: name)?\s*[:,]\s*(.+)/i;
const PERIOD =
  /(?:period|dates?|from|month)\b\D{0,20}(?:(\d{4})-(\d\d)(?:-\d\d)?|(\d{1,2})\/\d{1,2}\/(\d{4}))/i;

/** Whose data the lines above a header say the file holds, and of which month, `YYYY-MM`. */
export function saidOf(preamble: readonly string[]): {
  practice: string | null;
  month: string | null;
} {
  const plain = preamble.map((line) => line.replaceAll('"', "").replace(/[,;\t|]+\s*$/, ""));
  const practice = plain.flatMap((line) => PRACTICE.exec(line)?.[1] ?? [])[0]?.trim() ?? null;
  const period = plain.flatMap((line) => {
    const found = PERIOD.exec(line);
    return found ? [found] : [];
  })[0];
  if (!period) return { practice, month: null };
  const [, year, month, first, lastYear] = period;
  return {
    practice,
    month: year ? `${year}-${month}` : `${lastYear}-${first!.padStart(2, "0")}`,
  };
}

const matched = (recognised: Recognised): number =>
  recognised.fields.filter((field) => field !== null).length;

/** A line split by every delimiter it holds, with what its names are compared by. */
export const possibleHeaders = (text: string) =>
  DELIMITERS.filter((delimiter) => text.includes(delimiter)).flatMap((delimiter) => {
    const header = splitRecord(text, delimiter) ?? splitRecord(text, delimiter, SPACED);
    return header ? [{ delimiter, header, names: header.map(headerKey) }] : [];
  });

type HeadLine = { text: string; end: number; crlf: boolean };

function lineEndsOf(lines: readonly HeadLine[]): Recognised["lineEnds"] {
  if (lines.every((line) => line.crlf)) return "\r\n";
  return lines.some((line) => line.crlf) ? "mixed" : "\n";
}

function linesOf(text: string, most: number): HeadLine[] {
  const lines: HeadLine[] = [];
  let bytes = 0;
  let start = 0;
  while (lines.length < most && start < text.length) {
    const newline = text.indexOf("\n", start);
    const stop = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, stop);
    bytes += Buffer.byteLength(line);
    lines.push({
      text: line.replace(/\r?\n$/, "").replace(/^\uFEFF/, ""),
      end: bytes,
      crlf: line.endsWith("\r\n"),
    });
    start = stop;
  }
  return lines;
}
