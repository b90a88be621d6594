/**
 * The layout a table is read by, or why there is none: columns missing, renamed, given twice, a header
 * of two rows or none at all.
 */
import { columnNames, columnNamesOf, listed } from "./column_names.ts";
import type { ReadOptions } from "./contents.ts";
import { headerKey, type Format } from "./format.ts";
import { dayOrdersOf, readDay } from "./mapping/days.ts";
import { likenessOf } from "./mapping/likeness.ts";
import { possibleHeaders, recognise, type NotRecognised, type Recognised } from "./recognise.ts";
import { Rejected } from "./rejected.ts";

const MOST_COLUMNS = 1000;
/** Names at least this alike are taken to mean the same, once a person agrees. */
const ALIKE = 0.6;

export const COLUMN_RENAMED = "COLUMN_RENAMED?";

/** @throws {Rejected} */
export function layoutOf(head: string, options: ReadOptions): Recognised {
  const { name, formats, format } = options;
  const found = recognise(head, formats, format);
  if (!("format" in found)) {
    const second = renamedLayout(head, found, options);
    if (second) return second;
    throw new Rejected(unrecognised(found, head, options));
  }
  if (found.header.length > MOST_COLUMNS) throw new Rejected(tooManyColumns(name));
  const renamed = found.format.header
    ? []
    : renamedFields(found.format, found.header, found.fields);
  if (renamed.length === 0) return found;
  agreeTo(renamed, found.format, options);
  return { ...found, fields: withRenamed(found.fields, renamed), renamed: true };
}

type Renamed = { field: string; column: string; index: number };

/** A file that lacks columns it needs and has others much like them: those, once a person agrees. */
function renamedLayout(
  head: string,
  { nearest, duplicate }: NotRecognised,
  options: ReadOptions,
): Recognised | null {
  if (!nearest || duplicate) return null;
  const { format, missing, header } = nearest;
  const fields = header.map((column) => fieldOf(format, column));
  const renamed = renamedFields(format, header, fields).filter(({ field }) =>
    missing.includes(field),
  );
  if (renamed.length < missing.length) return null;
  agreeTo(renamed, format, options);
  const columns: Record<string, readonly string[]> = {};
  for (const [field, names] of Object.entries(format.columns))
    columns[field] = [names as never].flat();
  for (const { field, column } of renamed) columns[field] = [...columns[field]!, column];
  const as = { ...format, columns };
  const found = recognise(head, [as], null);
  return "format" in found ? { ...found, format, renamed: true } : null;
}

/** @throws {Rejected} as held, where nobody has agreed yet */
function agreeTo(renamed: readonly Renamed[], format: Format, options: ReadOptions): void {
  if (options.accepted?.includes(COLUMN_RENAMED)) return;
  const told = renamed.map(
    ({ field, column }) => `"${column}" where "${columnNames(format, [field])[0]}" used to be`,
  );
  throw new Rejected(
    {
      check: COLUMN_RENAMED,
      message: `${options.name} has ${told.join(", and ")}: it may have been renamed`,
      file: options.name,
      line: null,
      fix: "bring it in anyway if they are the same, and it is read so; otherwise export it again with the column",
    },
    true,
  );
}

function renamedFields(
  format: Format,
  header: readonly string[],
  fields: readonly (string | null)[],
): Renamed[] {
  const missing = Object.keys(format.columns).filter((field) => !fields.includes(field));
  const free = header.flatMap((column, index) =>
    fields[index] === null ? [{ column, index }] : [],
  );
  return missing.flatMap((field) => {
    const names = columnNamesOf(format, field);
    const likely = free.filter(({ column }) => likenessOf(column, names) >= ALIKE);
    const [only] = likely;
    return likely.length === 1 && only ? [{ field, ...only }] : [];
  });
}

const withRenamed = (
  fields: readonly (string | null)[],
  renamed: readonly Renamed[],
): (string | null)[] =>
  fields.map((field, i) => renamed.find(({ index }) => index === i)?.field ?? field);

const fieldOf = (format: Format, column: string): string | null =>
  Object.keys(format.columns).find((field) =>
    columnNamesOf(format, field).some((name) => headerKey(name) === headerKey(column)),
  ) ?? null;

function tooManyColumns(name: string) {
  return {
    check: "TOO_MANY_COLUMNS",
    message: `${name} has more than ${MOST_COLUMNS} columns`,
    file: name,
    line: null,
    fix: "this is no report that we know; export it again",
  };
}

function unrecognised({ nearest, duplicate }: NotRecognised, head: string, options: ReadOptions) {
  const { name } = options;
  const about = { file: name, line: null };
  const first = head.split(/\r?\n/).find((line) => /[,;\t|]/.test(line)) ?? "";
  if ((possibleHeaders(first)[0]?.header.length ?? 0) > MOST_COLUMNS) return tooManyColumns(name);
  if (duplicate) {
    return {
      ...about,
      check: "DUPLICATE_HEADER",
      message: `${name}: two columns both mean "${duplicate}"`,
      fix: "export it again with one of them, or rename the other",
    };
  }
  if (hasHeaderOfTwoRows(head, options)) {
    return {
      ...about,
      check: "HEADER_MULTIROW",
      message: `${name} spreads the names of its columns over two rows`,
      fix: "write each name in one row above the data and import it again",
    };
  }
  if (nearest) {
    return {
      ...about,
      check: "COLUMN_MISSING",
      message: `${name} looks most like "${nearest.format.title}" but lacks ${listed(columnNames(nearest.format, nearest.missing))}`,
      fix: `export it again with these columns, or say which of its columns they are: practice map ${name}`,
    };
  }
  if (possibleHeaders(first).some(({ header }) => header.length > 2 && header.some(isValue))) {
    return {
      ...about,
      check: "HEADER_MISSING",
      message: `${name} has no line that names its columns`,
      fix: "export it again with the column names",
    };
  }
  const days = ambiguousDays(head);
  if (days) {
    return {
      ...about,
      check: "DATE_ORDER_UNKNOWN",
      message: `${name} has no header we know, and ${days.example} in it may be ${days.readings.join(" or ")}`,
      fix: `say what its columns are and which of the two it is: practice map ${name}`,
    };
  }
  return {
    ...about,
    check: "UNRECOGNISED",
    message: `${name} has no header we know`,
    fix: `say what its columns are: practice map ${name}; or fill in a file of datasets/templates`,
  };
}

/** Days that can be read in more than one way, all of them, with the readings of the first. */
function ambiguousDays(head: string): { example: string; readings: string[] } | null {
  const days = head
    .split(/[\r\n,;\t|"]+/)
    .map((cell) => cell.trim())
    .filter((cell) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(cell));
  const orders = dayOrdersOf(days);
  const example = days.find((day) => {
    const [a, b] = day.split(/[/.-]/);
    return Number(a) !== Number(b);
  });
  if (orders.length < 2 || example === undefined) return null;
  return { example, readings: orders.map(({ pattern }) => readDay(example, pattern)!) };
}

/** A day or an amount, which no column is called. */
const isValue = (cell: string): boolean =>
  /^\s*(\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|-?\$?\d[\d,]*\.\d\d)\s*$/.test(cell);

/** Whether two lines one above the other make a header that neither is alone. */
function hasHeaderOfTwoRows(head: string, { formats, format }: ReadOptions): boolean {
  const lines = head.split(/\r?\n/).slice(0, 10);
  return lines.some((line, i) =>
    possibleHeaders(line).some(({ delimiter, header }) => {
      const below = possibleHeaders(lines[i + 1] ?? "").find(
        (each) => each.delimiter === delimiter,
      );
      if (below?.header.length !== header.length) return false;
      let group = "";
      const both = header.map((name, at) => {
        group = name.trim() === "" ? group : name.trim();
        return `${group} ${below.header[at]!}`.trim();
      });
      const text = `${both.map((name) => `"${name.replaceAll('"', '""')}"`).join(delimiter)}\n`;
      return "format" in recognise(text, formats, format);
    }),
  );
}
