/** The exports of the example practice as lines of text and nothing else: how they are written is in `datasets/README.md`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Line = Record<string, string>;

/** What a line does not say. */
export const NOBODY = "Unassigned";

export const day = (text: string): string => {
  const [, month, date, year] = /^(\d\d)\/(\d\d)\/(\d{4})/.exec(text) ?? [];
  return year ? `${year}-${month}-${date}` : text.slice(0, 10);
};
export const monthOf = (date: string): string => date.slice(0, 7);
export const minutes = (text: string): number =>
  Date.parse(`${day(text)}T${text.slice(11)}:00Z`) / 60_000;
export const days = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;
export const later = (date: string, by: number): string =>
  new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
/** The month so many months before. */
export const before = (month: string, by: number): string => {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, number! - 1 - by, 1)).toISOString().slice(0, 7);
};
export const lastDayOf = (month: string): string => later(`${before(month, -1)}-01`, -1);
export const daysOf = (month: string): number => Number(lastDayOf(month).slice(8));
export const inCents = (text: string): number =>
  text === "" ? 0 : Math.round(Number(text.replaceAll(/[$,]/g, "")) * 100);

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
export const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
/** Those of the same name together. */
export function together<Value>(
  values: readonly Value[],
  name: (value: Value) => string,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(name(value));
    if (group) group.push(value);
    else groups.set(name(value), [value]);
  }
  return groups;
}

/** The texts of one kind of export, over all months. */
export const textsOf = (inbox: string, kind: string): string[] =>
  readdirSync(inbox)
    .toSorted()
    .flatMap((month) =>
      readdirSync(join(inbox, month))
        .filter((name) => name.startsWith(kind))
        .map((name) => readFileSync(join(inbox, month, name), "utf8")),
    );

/** A table of `datasets/reference`, below its header. */
export const reference = (name: string): string[][] =>
  recordsOf(
    readFileSync(new URL(`../../../../../datasets/reference/${name}.csv`, import.meta.url), "utf8"),
  ).slice(1);

/** The rows below a header that names the column, without totals. */
export function tableOf(text: string, column: string): Line[] {
  const lines = recordsOf(text);
  const header = lines.find((cells) => cells.includes(column))!;
  return lines
    .slice(lines.indexOf(header) + 1)
    .filter((cells) => cells.length === header.length && cells[1] !== "")
    .map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]!])));
}

/** The rows of one kind of export, over all months; later ones replace earlier by key. */
export const linesOf = (inbox: string, kind: string, key: string): Line[] => [
  ...new Map(
    textsOf(inbox, kind)
      .flatMap((text) => tableOf(text, key))
      .map((line) => [line[key]!, line]),
  ).values(),
];

/** Every record of a text, quotes and line breaks within them minded. */
export function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g,
  )) {
    cells.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    records.push(cells);
    cells = [];
  }
  return records;
}
