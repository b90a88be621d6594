/**
 * Delimited text: recognise its layout, find its records, and make of each a row, a part of the report
 * around the rows, or a record held back.
 */
import { join } from "node:path";
import type { Contents, Load, ReadOptions } from "./contents.ts";
import { copyRows, evenLineEnds } from "./copy.ts";
import { textOf, type Text } from "./decode.ts";
import type { Feed } from "./feeds.ts";
import { refuseBroken } from "./broken.ts";
import { coercionFinding } from "./coercions.ts";
import { headerKey, type Format } from "./format.ts";
import { layoutChanges } from "./drift.ts";
import { ignoredColumns } from "./ignored_columns.ts";
import { COLUMN_RENAMED, layoutOf } from "./layout.ts";
import { printedAt, recognise, saidOf, type Recognised } from "./recognise.ts";
import { recordText, splitOtherwise, splitRecord } from "./record.ts";
import {
  LONGEST_FIELD,
  scan,
  type Ignored,
  type Judge,
  type OddRecord,
  type Scan,
} from "./scan.ts";
import { headText } from "./head.ts";
import { heldByFormulas, mergedRows, sheetFindings, withIsoDays } from "./sheet_findings.ts";
import { removeScratch } from "./scratch.ts";

/** @throws {Rejected} */
export async function readTable(text: Text, head: string, options: ReadOptions): Promise<Contents> {
  const recognised = layoutOf(head, options);
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
      ...text.coercions.map((code) => coercionFinding(options.name, { code })),
      ...(format.header
        ? layoutChanges(format.header, recognised.header, options.name)
        : ignoredColumns(recognised, options.name)),
    ],
    coercions: [],
    ...(recognised.renamed ? { accepted: [COLUMN_RENAMED] } : {}),
    says: saidOf(recognised.preamble),
  };
  let source = text;
  let records = await scanTable(source, recognised, contents, options);
  if (records.mixedLineEnds) {
    source = await evenLineEnds(source, options.scratch);
    records = await scanTable(source, recognised, contents, options);
    contents.findings.push(coercionFinding(options.name, { code: "MIXED_EOL" }));
  }
  refuseBroken(records, options.name);
  if (text.sheet) {
    const about = { name: options.name, sheet: text.sheet, recognised, records };
    const held = heldByFormulas(about);
    if (held && !options.accepted?.includes(held.finding.check)) throw held;
    if (held) contents.accepted = [...(contents.accepted ?? []), held.finding.check];
    contents.findings.push(...sheetFindings(about));
  }
  countIgnored(contents, recognised, records.odd);
  contents.coercions = records.odd.flatMap(({ line, verdict }) =>
    verdict.is === "data" && verdict.coercion !== "" ? [{ code: verdict.coercion, line }] : [],
  );
  contents.held = records.odd.flatMap(({ line, verdict }) =>
    verdict.is === "held" ? [{ line, problem: verdict.problem, field: verdict.field }] : [],
  );
  contents.rows = records.rows;
  contents.read =
    records.rows +
    contents.held.length +
    Object.values(contents.ignored).reduce((a, b) => a + b, 0);
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

/** A record without the guards of a spreadsheet: ="00100" becomes "00100". */
const withoutGuards = (text: string, delimiter: string): string =>
  text
    .split(delimiter)
    .map((part) => part.replace(/^="([^"]*)"$/, '"$1"'))
    .join(delimiter);

const TOTAL =
  /^\s*(grand\s+|sub-?\s*)?totals?\b|^\s*(net change|records?|rows|count)\s*:?\s*[\d,]*\s*$/i;
const SUBTOTAL = /^\s*sub-?\s*totals?\b/i;
const GRAND_TOTAL = /^\s*(grand\s+)?totals?\s*:?\s*$/i;
const FOOTER =
  /^\s*(printed|page\s+\d|confidential|(this )?(report|document)? ?contains (phi|protected)|end of report|report (run|date|generated)|\*{2,}|(cash|accrual) basis)/i;

/** What a record is that is not plainly a row: the rules every table shares, then the format's own. */
function judgeOf(recognised: Recognised, contents: Contents, merged: ReadonlySet<number>): Judge {
  const { format, fields: columns } = recognised;
  const headerText = recognised.header.map(headerKey).join("\u0000");
  const context = new Map<string, string>();
  const summed =
    format.feed === "transaction" && format.signs !== "own" ? columns.indexOf("amount") : -1;
  let blockAfter = recognised.headerLine;
  return (cells, line, text) => {
    if (!cells) {
      const bare = withoutGuards(text, recognised.delimiter);
      const unguarded = bare === text ? null : splitRecord(bare, recognised.delimiter);
      if (unguarded?.length === columns.length) {
        return { is: "data", rows: [unguarded], coercion: "UNWRAPPED_GUARD" };
      }
      const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
      const problem = text.includes("\uFFFD")
        ? "ENCODING_MIXED"
        : control
          ? "CONTROL_CHAR"
          : "QUOTE_STRAY";
      const otherwise =
        problem === "QUOTE_STRAY" && splitOtherwise(text, recognised.delimiter, columns.length);
      if (otherwise) return { is: "data", rows: [otherwise], coercion: "QUOTED_OTHERWISE" };
      return { is: "held", problem, field: null };
    }
    if (cells.every((cell) => cell.trim() === "")) return { is: "ignored", as: "blank" };
    const label = cells.find((cell) => cell.trim() !== "")!;
    if (cells.map(headerKey).join("\u0000") === headerText) return { is: "ignored", as: "header" };
    const printed = format.totals?.find((total) => total.label.test(label.trim()));
    if (printed || TOTAL.test(label)) {
      const isSubtotal = SUBTOTAL.test(label);
      const amount = cells[summed]?.trim() ?? "";
      if (!format.totals && amount !== "" && (isSubtotal || GRAND_TOTAL.test(label))) {
        const after = isSubtotal ? blockAfter : recognised.headerLine;
        contents.printed.push({ measure: "amount", text: amount, flip: false, line, after });
      }
      blockAfter = line;
      if (isSubtotal) return { is: "ignored", as: "subtotal" };
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
    const special = format.judge?.(cells, context, columns, recognised.header);
    if (special) return special;
    if (cells.some((cell) => Buffer.byteLength(cell) > LONGEST_FIELD)) {
      const field = columns[cells.findIndex((cell) => Buffer.byteLength(cell) > LONGEST_FIELD)];
      return { is: "held", problem: "FIELD_TOO_LONG", field: field ?? null };
    }
    if (cells.length === columns.length) return null;
    const extra = cells.slice(columns.length);
    if (extra.length > 0 && extra.every((cell) => cell.trim() === "")) {
      return { is: "data", rows: [cells.slice(0, columns.length)], coercion: "EMPTY_TRAILING" };
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
      marks: records.marks,
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
    marks: records.marks,
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
