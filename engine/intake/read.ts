/**
 * A file as received → rows ready to be staged, with every record accounted for. Delimited text goes
 * through the scanner here; other kinds of text have a reader of their own beside their format.
 */
import { createWriteStream } from "node:fs";
import { mkdir, open, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../contract.ts";
import type { DelimitedFile } from "../database.ts";
import { NotText, textOf, type Text } from "./decode.ts";
import type { Feed } from "./feeds.ts";
import type { Format } from "./format.ts";
import { headerKey } from "./format.ts";
import { FORMATS } from "./formats/index.ts";
import { printedAt, recognise, type NotRecognised, type Recognised } from "./recognise.ts";
import { recordText } from "./record.ts";
import {
  QuoteUnclosed,
  scan,
  type Ignored,
  type Judge,
  type OddRecord,
  type Scan,
} from "./scan.ts";
import { readJson } from "./json.ts";
import { Rejected } from "./rejected.ts";
import { readX12 } from "./x12/read.ts";

/** How the text of a feed's fields is to be understood when it is staged. */
export type Reading = Pick<Format, "days" | "moments" | "utc" | "signs" | "words" | "also">;

/** Rows of one feed, in a delimited file that DuckDB may read, and the line each run of them came from. */
export type Load = {
  feed: Feed;
  reading: Reading;
  file: DelimitedFile;
  rows: number;
  segments: { row: number; line: number; rows: number }[];
};

/** A record that could not become a row: too few fields, broken quotes. */
export type Held = { line: number; problem: string; field: string | null };

export type Contents = {
  format: { id: string; title: string };
  /** the moment the export says it was made, `YYYY-MM-DD HH:MM:SS` on the practice's wall */
  asOf: string | null;
  loads: Load[];
  /** records in the file, whatever became of them */
  read: number;
  /** records that are a row, over all loads; a record may feed several loads or none of its own */
  rows: number;
  ignored: Partial<Record<Ignored, number>>;
  held: Held[];
  printed: { measure: string; text: string; flip: boolean; line: number }[];
  findings: Finding[];
};

export type ReadOptions = {
  /** a folder of our own for intermediate files of this one file */
  scratch: string;
  /** the file's name, for findings */
  name: string;
  /** the id of the format a person has named */
  format: string | null;
  onProgress?: (bytes: number) => void;
};

/** @throws {Rejected} */
export async function readFile(path: string, options: ReadOptions): Promise<Contents> {
  await mkdir(options.scratch, { recursive: true, mode: 0o700 });
  try {
    const text = await textOf(path, options.scratch);
    if (text.kind === "x12") return await readX12(text, options);
    if (text.kind === "json") return await readJson(text, options);
    return await readTable(text, options);
  } catch (error) {
    if (error instanceof NotText) {
      throw new Rejected({
        check: error.code,
        message: `${options.name}: ${error.message}`,
        file: options.name,
        line: null,
        fix: error.fix,
      });
    }
    if (error instanceof QuoteUnclosed) {
      throw new Rejected({
        check: "QUOTE_UNCLOSED",
        message: `${options.name}, line ${error.line}: ${error.message}`,
        file: options.name,
        line: error.line,
        fix: "export the report again, or close the quotation mark",
      });
    }
    throw error;
  }
}

const HEAD = 256 * 1024;

async function readTable(text: Text, options: ReadOptions): Promise<Contents> {
  const recognised = recognise(await headText(text.path), FORMATS, options.format);
  if (!("format" in recognised)) throw new Rejected(unrecognised(recognised, options.name));
  const { format } = recognised;
  const contents: Contents = {
    format: { id: format.id, title: format.title },
    asOf: printedAt(recognised.preamble, !format.days[0]?.startsWith("%d")),
    loads: [],
    read: 0,
    rows: 0,
    ignored: {},
    held: [],
    printed: [],
    findings: text.coercions.map((check) => coerced(check, options.name)),
  };
  let source = text;
  let records = await scanTable(source, recognised, contents, options);
  if (records.mixedLineEnds) {
    source = await evenLineEnds(source, options.scratch);
    records = await scanTable(source, recognised, contents, options);
    contents.findings.push(coerced("MIXED_EOL", options.name));
  }
  countIgnored(contents, recognised, records.odd);
  contents.held = records.odd.flatMap(({ line, verdict }) =>
    verdict.is === "held" ? [{ line, problem: verdict.problem, field: verdict.field }] : [],
  );
  contents.rows = records.rows;
  contents.read =
    records.rows +
    contents.held.length +
    Object.values(contents.ignored).reduce((a, b) => a + b, 0);
  if (records.rows === 0 && contents.held.length === 0) {
    contents.findings.push({
      severity: "look_at",
      check: "NO_ROWS",
      message: `${options.name} has a header and no rows`,
      file: options.name,
      line: recognised.headerLine,
      amount: null,
      fix: "if nothing happened in the period all is well; otherwise export it again",
    });
  }
  contents.loads.push(await loadOf(source, recognised, records, options.scratch));
  return contents;
}

/** The header of a table that was read before; null for files that have none. */
export async function tableHeader(
  path: string,
  format: string,
  scratch: string,
): Promise<{ text: string; delimiter: string } | null> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  try {
    const text = await textOf(path, scratch);
    if (text.kind !== "text") return null;
    const recognised = recognise(await headText(text.path), FORMATS, format);
    if (!("format" in recognised)) return null;
    const { header, delimiter } = recognised;
    return { text: recordText(header, delimiter).trimEnd(), delimiter };
  } finally {
    await removeScratch(scratch);
  }
}

function scanTable(
  text: Text,
  recognised: Recognised,
  contents: Contents,
  options: ReadOptions,
): Promise<Scan> {
  contents.printed = [];
  return scan(
    text.path,
    { offset: recognised.headerEnd, line: recognised.headerLine + 1 },
    {
      delimiter: recognised.delimiter,
      columns: recognised.header.length,
      mixedEncoding: text.mixedEncoding,
      judgeEach: recognised.format.judge !== undefined,
    },
    judgeOf(recognised, contents),
    options.onProgress,
  );
}

const TOTAL =
  /^\s*(grand\s+|sub\s*)?totals?\b|^\s*(net change|records?|rows|count)\s*:?\s*[\d,]*\s*$/i;
const FOOTER =
  /^\s*(printed|page\s+\d|end of report|report (run|date|generated)|\*{2,}|(cash|accrual) basis)/i;

/** What a record is that is not plainly a row: the rules every table shares, then the format's own. */
function judgeOf(recognised: Recognised, contents: Contents): Judge {
  const { format, fields: columns } = recognised;
  const headerText = recognised.header.map(headerKey).join("\u0000");
  const context = new Map<string, string>();
  return (cells, line, text) => {
    if (!cells) {
      const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
      const problem = text.includes("\uFFFD")
        ? "ENCODING_MIXED"
        : control
          ? "CONTROL_CHAR"
          : "QUOTE_STRAY";
      return { is: "held", problem, field: null };
    }
    if (cells.every((cell) => cell.trim() === "")) return { is: "ignored", as: "blank" };
    const label = cells.find((cell) => cell.trim() !== "")!;
    if (cells.map(headerKey).join("\u0000") === headerText) return { is: "ignored", as: "header" };
    const printed = format.totals?.find((total) => total.label.test(label.trim()));
    if (printed || TOTAL.test(label)) {
      if (printed) {
        const column = printed.column === null ? -1 : columns.indexOf(printed.column);
        const figure = column < 0 ? /[\d,]+\s*$/.exec(label)?.[0] : cells[column];
        contents.printed.push({
          measure: printed.measure,
          text: (figure ?? "").trim(),
          flip: printed.flip ?? false,
          line,
        });
      }
      return { is: "ignored", as: "total" };
    }
    if (FOOTER.test(label)) return { is: "ignored", as: "footer" };
    const special = format.judge?.(cells, context);
    if (special) return special;
    if (cells.length === columns.length) return null;
    const extra = cells.slice(columns.length);
    if (extra.length > 0 && extra.every((cell) => cell.trim() === "")) {
      return { is: "data", rewritten: cells.slice(0, columns.length), coercion: "EMPTY_TRAILING" };
    }
    const problem = extra.length > 0 ? "TOO_MANY_FIELDS" : "TOO_FEW_FIELDS";
    return { is: "held", problem, field: null };
  };
}

/** Lets DuckDB read the text where it lies if it is regular to its end; else copies its rows. */
async function loadOf(
  text: Text,
  recognised: Recognised,
  records: Scan,
  scratch: string,
): Promise<Load> {
  const { format, delimiter, fields } = recognised;
  const load: Load = {
    feed: format.feed,
    reading: format,
    rows: records.rows,
    segments: [],
    file: {
      path: text.path,
      skip: recognised.headerLine,
      delimiter,
      fields,
      compression: "none",
      tidy: records.tidy,
    },
  };
  const [run] = records.runs;
  if (records.runs.length === 1 && records.odd.length === 0 && records.rows === run!.rows) {
    load.segments.push({ row: 0, line: run!.firstLine, rows: run!.rows });
    return load;
  }
  const copy = join(scratch, "rows");
  load.segments = await copyRows(text.path, copy, records, delimiter);
  load.file = {
    path: copy,
    skip: 0,
    delimiter,
    fields: context(format, fields),
    compression: "none",
    tidy: records.tidy,
  };
  return load;
}

/** A format that judges records may put fields in front that stand elsewhere in the file. */
function context(format: Format, fields: (string | null)[]): (string | null)[] {
  return format.judge ? [...(format.contextFields ?? []), ...fields] : fields;
}

async function copyRows(
  from: string,
  to: string,
  records: Scan,
  delimiter: string,
): Promise<Load["segments"]> {
  const source = await open(from, "r");
  const target = createWriteStream(to, { mode: 0o600 });
  const segments: Load["segments"] = [];
  let row = 0;
  const note = (line: number, rows: number): void => {
    const last = segments.at(-1);
    if (last && last.line + last.rows === line && rows === 1 && last.row + last.rows === row)
      last.rows++;
    else segments.push({ row, line, rows });
    row += rows;
  };
  const write = (data: Buffer | string): Promise<void> =>
    new Promise((resolve, reject) =>
      target.write(data, (error) => (error ? reject(error) : resolve())),
    );
  const newline = records.crlf ? "\r\n" : "\n";
  try {
    const odd = records.odd.filter((record) => record.verdict.is === "data");
    let next = 0;
    for (const run of [...records.runs, null]) {
      for (; next < odd.length && (!run || odd[next]!.start < run.start); next++) {
        const record = odd[next]!;
        if (record.verdict.is !== "data") continue;
        await write(recordText(record.verdict.rewritten, delimiter).replace(/\n$/, newline));
        note(record.line, 1);
      }
      if (!run) break;
      await copyRange(source, run.start, run.end, write);
      if (!records.ended && run.end === records.bytes) await write(newline);
      note(run.firstLine, run.rows);
    }
  } finally {
    await source.close();
    await new Promise<void>((resolve) => target.end(resolve));
  }
  return segments;
}

async function copyRange(
  source: FileHandle,
  start: number,
  end: number,
  write: (data: Buffer) => Promise<void>,
): Promise<void> {
  const size = 4 * 1024 * 1024;
  for (let at = start; at < end;) {
    const block = Buffer.allocUnsafe(Math.min(size, end - at));
    const { bytesRead } = await source.read(block, 0, block.length, at);
    if (bytesRead === 0) throw new Error("the file became shorter while it was read");
    await write(block.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function evenLineEnds(text: Text, scratch: string): Promise<Text> {
  const to = join(scratch, "even");
  const source = await open(text.path, "r");
  const target = createWriteStream(to, { mode: 0o600 });
  try {
    for await (const line of source.readLines({ encoding: "utf8", autoClose: false })) {
      if (!target.write(`${line}\n`))
        await new Promise<void>((resolve) => target.once("drain", () => resolve()));
    }
  } finally {
    await source.close();
    await new Promise<void>((resolve) => target.end(resolve));
  }
  return { ...text, path: to, temporary: true };
}

async function headText(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(HEAD);
    const { bytesRead } = await file.read(block, 0, HEAD, 0);
    return block.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

function countIgnored(contents: Contents, recognised: Recognised, odd: readonly OddRecord[]): void {
  const add = (as: Ignored): void => {
    contents.ignored[as] = (contents.ignored[as] ?? 0) + 1;
  };
  for (const line of recognised.preamble)
    add(line.replaceAll(/[,;\t|"\s]/g, "") === "" ? "blank" : "title");
  add("header");
  for (const { verdict } of odd) if (verdict.is === "ignored") add(verdict.as);
}

function unrecognised({ nearest, duplicate }: NotRecognised, name: string) {
  if (duplicate) {
    return {
      check: "DUPLICATE_HEADER",
      message: `${name}: two columns both mean "${duplicate}"`,
      file: name,
      line: null,
      fix: "export it again with one of them, or rename the other",
    };
  }
  const known = FORMATS.map((format) => format.title).join(", ");
  return {
    check: nearest ? "COLUMN_MISSING" : "UNRECOGNISED",
    message: nearest
      ? `${name} looks most like "${nearest.format.title}" but lacks ${nearest.missing.join(", ")}`
      : `${name} has no header we know`,
    file: name,
    line: null,
    fix: nearest
      ? "export it again with these columns, or rename the columns to our template's names"
      : `known exports are: ${known}`,
  };
}

function coerced(check: string, name: string): Finding {
  const said: Record<string, string> = {
    UNPACKED_GZIP: "it was packed with gzip and has been unpacked",
    DECODED_UTF16: "it was written as UTF-16 and has been converted",
    DECODED_CP1252: "it was written in the Windows-1252 alphabet and has been converted",
    CR_LINE_ENDS: "its lines end the old Macintosh way; they were read all the same",
    MIXED_EOL: "its lines end in different ways; they were read all the same",
  };
  return {
    severity: "information",
    check,
    message: `${name}: ${said[check] ?? check}`,
    file: name,
    line: null,
    amount: null,
    fix: "nothing needs to be done",
  };
}

export async function removeScratch(scratch: string): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
}
