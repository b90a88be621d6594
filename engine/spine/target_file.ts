/**
 * `targets.csv` as people keep it: read by its header, and written so that only the line that is meant differs.
 * Every other line stays as it is, byte for byte.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { isDay, type Day } from "../calendar.ts";
import { headerKey } from "../intake/format.ts";
import { lineText, splitRecord } from "../intake/record.ts";

const HEADER = "kpi,category,target,per,since,source";
/** As a target: none from that day on. */
export const NONE = "none";

/** What is asked of `targets.csv` cannot be done; says why, of which field, and what to write instead. */
export class BadTarget extends Error {
  override name = "BadTarget";
  /** the field that is wrong; null where it is the file */
  readonly parameter: string | null;

  constructor(message: string, parameter: string | null = null) {
    super(message);
    this.parameter = parameter;
  }
}

export type TargetLine = {
  kpi: string;
  category: string | null;
  target: string;
  per: string | null;
  /** null for always */
  since: Day | null;
  source: string | null;
};

export type TargetFile = {
  /** SHA-256 of its bytes; null where there is no file */
  etag: string | null;
  rows: (TargetLine & { at: number })[];
  lines: string[];
  columns: ReadonlyMap<string, number>;
  ending: string;
  /** whether days are written as 1/15/2026; a file keeps to one way */
  hasSlashes: boolean;
};

/** @throws {BadTarget} naming the line that cannot be read */
export function readTargetFile(path: string): TargetFile {
  if (!existsSync(path)) {
    const columns = columnsOf(HEADER);
    return { etag: null, rows: [], lines: [HEADER], columns, ending: "\n", hasSlashes: false };
  }
  const bytes = readFileSync(path);
  const text = bytes.toString("utf8");
  if (text.includes("\u0000") || text.includes("\ufffd")) {
    throw new BadTarget("targets.csv is not text in UTF-8; save it as CSV in UTF-8");
  }
  const ending = /\r\n/.test(text) ? "\r\n" : "\n";
  const lines = text.replace(/(\r?\n)+$/, "").split(/\r?\n/);
  const columns = columnsOf(lines[0]!);
  const rows = lines.flatMap((line, at) => (at === 0 ? [] : (rowOf(line, at, columns) ?? [])));
  return {
    etag: createHash("sha256").update(bytes).digest("hex"),
    rows,
    lines,
    columns,
    ending,
    hasSlashes: rows.some(({ at }) => /\d\/\d/.test(fieldOf(lines[at]!, columns, "since"))),
  };
}

function columnsOf(header: string): Map<string, number> {
  const names = (splitRecord(header.replace(/^\uFEFF/, ""), ",") ?? []).map(headerKey);
  const columns = new Map(names.map((name, i) => [name, i]));
  for (const name of ["kpi", "target"]) {
    if (columns.has(name)) continue;
    throw new BadTarget(
      `targets.csv has no column "${name}" in its first line; it must have kpi and target, separated by commas`,
    );
  }
  return columns;
}

const fieldOf = (line: string, columns: ReadonlyMap<string, number>, name: string): string =>
  (splitRecord(line, ",")?.[columns.get(name) ?? -1] ?? "").trim();

function rowOf(
  line: string,
  at: number,
  columns: ReadonlyMap<string, number>,
): (TargetLine & { at: number }) | null {
  if (/^[\s,]*$/.test(line)) return null;
  const bad = (says: string): never => {
    throw new BadTarget(`line ${at + 1} of targets.csv ${says}; mend it there first`);
  };
  if (!splitRecord(line, ",")) bad("has a quote that is not closed");
  const field = (name: string): string => fieldOf(line, columns, name);
  const since = field("since");
  const day = since === "" ? null : (dayOf(since) ?? bad(`says "${since}", which is no day`));
  return {
    kpi: field("kpi"),
    category: field("category") || null,
    target: field("target"),
    per: field("per") || null,
    since: day,
    source: field("source") || null,
    at,
  };
}

/** A day as people type it: 2026-01-15, or 1/15/2026. */
export function dayOf(text: string): Day | null {
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const day = year ? `${year}-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}` : text;
  return isDay(day) ? day : null;
}

/**
 * The text of the file with lines changed, each in place of the one it names or after the line it goes with.
 *
 * @throws {BadTarget} where the file has no column for what must be written
 */
export function changedTargets(
  file: TargetFile,
  changes: readonly { line: TargetLine; at: number | null; after: number | null }[],
): string {
  const lines = [...file.lines];
  const added = new Map<number, string[]>();
  for (const { line, at, after } of changes) {
    const fields = at === null ? [] : splitRecord(lines[at]!, ",")!;
    const text = lineText(fieldsOf(file, line, fields));
    if (at !== null) lines[at] = text;
    else {
      const place = after ?? file.lines.length - 1;
      added.set(place, [...(added.get(place) ?? []), text]);
    }
  }
  const all = lines.flatMap((line, at) => [line, ...(added.get(at) ?? [])]);
  return `${all.join(file.ending)}${file.ending}`;
}

function fieldsOf(
  { columns, hasSlashes }: TargetFile,
  line: TargetLine,
  before: readonly string[],
): string[] {
  const width = Math.max(before.length, ...[...columns.values()].map((at) => at + 1));
  const fields = Array.from({ length: width }, (_, i) => before[i] ?? "");
  const [year, month, date] = line.since?.split("-") ?? [];
  const since = year && hasSlashes ? `${Number(month)}/${Number(date)}/${year}` : line.since;
  for (const [name, value] of Object.entries({ ...line, since })) {
    const at = columns.get(name);
    // what a line says already stays as it is written
    if (at !== undefined && name === "since" && before.length > 0) continue;
    if (at !== undefined) fields[at] = value === null ? "" : String(value);
    else if (value !== null) {
      throw new BadTarget(
        `targets.csv has no column "${name}", which "${value}" must stand in; add ${name} to its first line`,
        name,
      );
    }
  }
  return fields;
}
