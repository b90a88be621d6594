/**
 * A first description of a file nobody has described: where its header is, what its columns look like,
 * which template it is likest, and which column is likely which field.
 */
import type { Mapping, MappingDraft } from "../../contract.ts";
import type { Feed } from "../feeds.ts";
import { headerKey, type Format } from "../format.ts";
import { possibleHeaders } from "../recognise.ts";
import { splitRecord } from "../record.ts";
import { dayOrdersOf, readDay } from "./days.ts";
import { aboutOf, fieldsOf, TEMPLATES, type FieldMeaning } from "./fields.ts";
import { likenessOf } from "./likeness.ts";

/** The header is looked for among so many lines, and so many rows after it are looked at. */
const HEADER_WITHIN = 60;
const ROWS = 2_000;
const SAMPLES = 3;
/** Distinct values a column of words may have. */
const FEW = 40;

type Column = MappingDraft["columns"][number] & { values: string[] };

/**
 * @param head     the beginning of the text, whole lines
 * @param formats  the layouts there are, whose column names are a guide
 * @param chosen   the template a person has named; null: the likest
 * @returns null where no line can be a header
 */
export function draftOf(
  head: string,
  file: string,
  formats: readonly Format[],
  chosen: string | null = null,
): MappingDraft | null {
  const lines = head.split(/\r?\n/);
  const header = headerOf(lines);
  if (!header) return null;
  const rows = lines.slice(header.line, header.line + ROWS).flatMap((line) => {
    const cells = splitRecord(line, header.delimiter);
    return cells?.length === header.names.length ? [cells.map((cell) => cell.trim())] : [];
  });
  const columns = header.names.map((name, i) =>
    columnOf(
      name,
      rows.map((row) => row[i]!),
    ),
  );
  const guesses = TEMPLATES.filter(({ id }) => chosen === null || id === chosen).map((template) =>
    guessOf(template, columns, formats),
  );
  const [best] = guesses.sort((a, b) => b.score - a.score);
  const { template, fields, chosenColumns } = best!;
  const dated = columns.filter(({ name }) =>
    fields.some(
      ({ field, kind }) => (kind === "day" || kind === "moment") && chosenColumns[field] === name,
    ),
  );
  const orders = dayOrdersOf(dated.flatMap(({ values }) => values));
  const mapping: Mapping = {
    id: slug(file),
    title: file.replace(/\.[^.]*$/, ""),
    template: template.id,
    header: header.names,
    columns: chosenColumns,
    fixed: {},
    days: orders.length === 1 ? orders[0]!.pattern : null,
    signs: template.signs ? signsOf(columns, chosenColumns) : null,
    words: wordsOf(template, columns, chosenColumns),
  };
  return {
    header_line: header.line,
    columns: columns.map(({ name, samples, looks, words }) => ({ name, samples, looks, words })),
    day_orders: orders.map(({ pattern, says }) => {
      const example = telling(
        dated.flatMap(({ values }) => values),
        pattern,
      );
      return { pattern, says, example, read_as: readDay(example, pattern) ?? "" };
    }),
    fields: fields.map((field) => ({ ...field, words: ourWords(template, field.field) })),
    templates: TEMPLATES.map((each) => ({
      id: each.id,
      title: each.title.replace(/ \(our template\)$/, ""),
      about: aboutOf(each),
    })),
    mapping,
    missing: (template.required as readonly string[]).filter((field) => !(field in chosenColumns)),
  };
}

/** The line that is likest a header: the one whose cells are names and that most lines after it fit. */
function headerOf(
  lines: readonly string[],
): { line: number; delimiter: string; names: string[] } | null {
  let best: { line: number; delimiter: string; names: string[]; score: number } | null = null;
  for (const [index, text] of lines.slice(0, HEADER_WITHIN).entries()) {
    for (const { delimiter, header } of possibleHeaders(text)) {
      const names = header.map((name) => name.replace(/^\uFEFF/, "").trim());
      const named = names.filter((name) => /\p{L}/u.test(name) && name.length <= 60).length;
      if (named < 2 || named < names.length * 0.6) continue;
      const after = lines.slice(index + 1, index + 51).filter((line) => line.trim() !== "");
      const fits = after.filter(
        (line) => splitRecord(line, delimiter)?.length === names.length,
      ).length;
      const score = names.length * (after.length === 0 ? 0.5 : fits / after.length);
      if (score > (best?.score ?? 0)) best = { line: index + 1, delimiter, names, score };
    }
  }
  return best;
}

const MONEY = /^[(-]?\$?\s?-?(\d{1,3}(,\d{3})+|\d+)?\.\d\d\)?(-| ?CR| ?DR)?$/i;
const NUMBER = /^-?\d+(\.\d+)?$/;

function columnOf(name: string, values: string[]): Column {
  const filled = values.filter((value) => value !== "");
  const distinct = [...new Set(filled)];
  const all = (shape: RegExp): boolean => filled.every((value) => shape.test(value));
  const looks =
    filled.length === 0
      ? "empty"
      : dayOrdersOf(distinct.slice(0, 200)).length > 0
        ? "day"
        : all(MONEY)
          ? "money"
          : all(NUMBER)
            ? "number"
            : "text";
  return {
    name,
    samples: distinct.slice(0, SAMPLES),
    looks,
    words: distinct.length <= FEW && looks === "text" ? distinct.sort() : [],
    values,
  };
}

function guessOf(template: Format, columns: readonly Column[], formats: readonly Format[]) {
  const fields = fieldsOf(template);
  const pairs = fields.flatMap((field) =>
    columns.map((column) => ({
      field: field.field,
      column: column.name,
      likeness: fits(field, column)
        ? likenessOf(column.name, namesOf(template.feed, field.field, formats))
        : 0,
    })),
  );
  const chosenColumns: Record<string, string> = {};
  let score = 0;
  for (const { field, column, likeness } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < 0.5 || field in chosenColumns) continue;
    if (Object.values(chosenColumns).includes(column)) continue;
    chosenColumns[field] = column;
    score += likeness * (template.required.includes(field as never) ? 3 : 1);
  }
  const lacks = template.required.filter((field) => !(field in chosenColumns)).length;
  const inOrder = Object.fromEntries(
    fields.flatMap(({ field }) => (field in chosenColumns ? [[field, chosenColumns[field]!]] : [])),
  );
  return { template, fields, chosenColumns: inOrder, score: score - 2 * lacks };
}

/** Whether a column's values could be the field's. */
function fits({ kind }: FieldMeaning, { looks }: Column): boolean {
  if (looks === "empty" || kind === "text" || kind === "word") return true;
  if (kind === "day" || kind === "moment") return looks === "day";
  return looks === "money" || looks === "number" || looks === "text";
}

/** What a field is called in the layouts we know. */
const namesOf = (feed: Feed, field: string, formats: readonly Format[]): string[] => [
  field,
  ...formats
    .filter((format) => format.feed === feed)
    .flatMap((format) => (format.columns as Record<string, string | string[]>)[field] ?? [])
    .flat(),
];

/** Payments that are mostly negative say that amounts are signed by what they do to A/R. */
function signsOf(columns: readonly Column[], chosen: Readonly<Record<string, string>>) {
  const amounts = columns.find(({ name }) => name === chosen["amount"])?.values ?? [];
  const isNegative = (text: string): boolean => /^[(-]|-$|CR$/i.test(text);
  return amounts.some(isNegative) ? "effect" : "own";
}

function wordsOf(
  template: Format,
  columns: readonly Column[],
  chosen: Readonly<Record<string, string>>,
): Mapping["words"] {
  return Object.fromEntries(
    Object.keys(template.words).flatMap((field) => {
      const column = columns.find(({ name }) => name === chosen[field]);
      if (!column) return [];
      const known = (template.words as Record<string, Record<string, string>>)[field]!;
      const guessed = column.words.flatMap((word) => {
        const like = Object.entries(known).find(([ours]) => headerKey(ours) === headerKey(word));
        return like ? [[word, like[1]] as const] : [];
      });
      return [[field, Object.fromEntries(guessed)]];
    }),
  );
}

const ourWords = (template: Format, field: string): string[] => [
  ...new Set(
    Object.values((template.words as Record<string, Record<string, string>>)[field] ?? {}),
  ),
];

/** A day that is another one when read another way, if there is one. */
const telling = (values: readonly string[], pattern: string): string =>
  values.find((value) => {
    const read = readDay(value, pattern);
    return read !== null && read.slice(5, 7) !== read.slice(8, 10);
  }) ??
  values.find((value) => value !== "") ??
  "";

const slug = (file: string): string =>
  file
    .toLowerCase()
    .replace(/\.[^.]*$/, "")
    .replaceAll(/\d{4}[-_]?\d{0,2}|[^a-z]+/g, "-")
    .replaceAll(/-+/g, "-")
    .replaceAll(/^-|-$/g, "") || "layout";
