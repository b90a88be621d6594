/**
 * Delimited text: recognise its layout, find its records, and make of each a row, a part of the report
 * around the rows, or a record held back.
 */
import { join } from "node:path";
import type { Finding } from "../contract.ts";
import type { Contents, Load, ReadOptions } from "./contents.ts";
import { copyRows, evenLineEnds } from "./copy.ts";
import { textOf, type Text } from "./decode.ts";
import type { Feed } from "./feeds.ts";
import { headerKey, type Format } from "./format.ts";
import { layoutChanges } from "./drift.ts";
import { headText } from "./head.ts";
import { printedAt, recognise, type NotRecognised, type Recognised } from "./recognise.ts";
import { recordText, splitOtherwise } from "./record.ts";
import { Rejected } from "./rejected.ts";
import { mergedRows, sheetFindings, withIsoDays } from "./sheet_findings.ts";
import { scan, type Ignored, type Judge, type OddRecord, type Scan } from "./scan.ts";
import { removeScratch } from "./scratch.ts";

/** @throws {Rejected} */
export async function readTable(text: Text, options: ReadOptions): Promise<Contents> {
  const recognised = recognise(await headText(text.path), options.formats, options.format);
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
    columns: { delimiter: recognised.delimiter, fields: recognised.fields },
    printed: [],
    findings: [
      ...text.coercions.map((check) => coerced(check, options.name)),
      ...(format.header
        ? layoutChanges(format.header, recognised.header, options.name)
        : unknownColumns(recognised, options.name)),
    ],
  };
  let source = text;
  let records = await scanTable(source, recognised, contents, options);
  if (records.mixedLineEnds) {
    source = await evenLineEnds(source, options.scratch);
    records = await scanTable(source, recognised, contents, options);
    contents.findings.push(coerced("MIXED_EOL", options.name));
  }
  if (text.sheet) {
    const about = { name: options.name, sheet: text.sheet, recognised, records };
    contents.findings.push(...sheetFindings(about));
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

/** How a table that was read before is laid out; null for files that are none. */
export async function tableLayout(
  path: string,
  formats: readonly Format[],
  format: string,
  scratch: string,
): Promise<{
  header: string;
  delimiter: string;
  feed: Feed;
  fields: readonly (string | null)[];
} | null> {
  try {
    const text = await textOf(path, scratch, { formats, format });
    if (text.kind !== "text") return null;
    const recognised = recognise(await headText(text.path), formats, format);
    if (!("format" in recognised)) return null;
    const { header, delimiter, fields } = recognised;
    return {
      header: recordText(header, delimiter).trimEnd(),
      delimiter,
      feed: recognised.format.feed,
      fields,
    };
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
  const merged = text.sheet ? mergedRows(text.sheet) : new Set<number>();
  return scan(
    text.path,
    { offset: recognised.headerEnd, line: recognised.headerLine + 1 },
    {
      delimiter: recognised.delimiter,
      columns: recognised.header.length,
      firstColumn: recognised.header[0]!,
      mixedEncoding: text.mixedEncoding,
      judgeEach: recognised.format.judge !== undefined || merged.size > 0,
    },
    judgeOf(recognised, contents, merged),
    options.onProgress,
  );
}

const TOTAL =
  /^\s*(grand\s+|sub\s*)?totals?\b|^\s*(net change|records?|rows|count)\s*:?\s*[\d,]*\s*$/i;
const FOOTER =
  /^\s*(printed|page\s+\d|end of report|report (run|date|generated)|\*{2,}|(cash|accrual) basis)/i;

/** What a record is that is not plainly a row: the rules every table shares, then the format's own. */
function judgeOf(recognised: Recognised, contents: Contents, merged: ReadonlySet<number>): Judge {
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
      const otherwise =
        problem === "QUOTE_STRAY" && splitOtherwise(text, recognised.delimiter, columns.length);
      if (otherwise) return { is: "data", rewritten: otherwise, coercion: "QUOTED_OTHERWISE" };
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
    if (merged.has(line)) return { is: "held", problem: "MERGED_CELLS", field: null };
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
    reading: text.sheet && text.sheet.days.cells > 0 ? withIsoDays(format) : format,
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
  const evenly = recognised.lineEnds === (records.crlf ? "\r\n" : "\n");
  if (evenly && records.runs.length === 1 && records.odd.length === 0) {
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
  return {
    check: nearest ? "COLUMN_MISSING" : "UNRECOGNISED",
    message: nearest
      ? `${name} looks most like "${nearest.format.title}" but lacks ${listed(columnNames(nearest.format, nearest.missing))}`
      : `${name} has no header we know`,
    file: name,
    line: null,
    fix: nearest
      ? `export it again with these columns, or say which of its columns they are: practice map ${name}`
      : `say what its columns are: practice map ${name}; or fill in a file of datasets/templates`,
  };
}

/** What `practice quarantine --out` puts before the columns of a file. */
const QUARANTINE_COLUMNS = ["problem", "field"];

/** A column we do not know, in a file that lacks one we do, may be that one under another name. */
function unknownColumns({ format, header, fields }: Recognised, name: string): Finding[] {
  const unknown = header.filter(
    (each, i) => fields[i] === null && ![...QUARANTINE_COLUMNS, ""].includes(headerKey(each)),
  );
  const missing = Object.keys(format.columns).filter((field) => !fields.includes(field));
  if (unknown.length === 0 || missing.length === 0) return [];
  return [
    {
      severity: "look_at",
      check: "COLUMN_UNKNOWN",
      message: `${name} has ${listed(unknown)}, which we do not know, and lacks ${listed(columnNames(format, missing))}`,
      file: name,
      line: null,
      amount: null,
      fix: "if one of them is the other, rename it and import the file again; if not, nothing needs to be done",
    },
  ];
}

/** What the columns of some fields are called in the header; marks stand for themselves. */
const columnNames = (format: Format, fields: readonly string[]): string[] =>
  fields.map((field) => {
    const names = (format.columns as Record<string, string | readonly string[]>)[field];
    return [names ?? field].flat()[0]!;
  });

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

function coerced(check: string, name: string): Finding {
  const said: Record<string, string> = {
    UNPACKED_GZIP: "it was packed with gzip and has been unpacked",
    DECODED_UTF16: "it was written as UTF-16 and has been converted",
    DECODED_CP1252: "it was written in the Windows-1252 alphabet and has been converted",
    CR_LINE_ENDS: "its lines end the old Macintosh way; they were read all the same",
    FROM_XLS:
      "it is an old Excel workbook and was read all the same; which of its cells are formulas it does not tell",
    FROM_HTML: "it is a web page saved as a file, and its one table that we know was read",
    FROM_XML: "it is a workbook written as XML and was read all the same",
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
