/** What the columns of a format are called, to say it to a person. */
import type { Format } from "./format.ts";

export const columnNamesOf = (format: Format, field: string): string[] =>
  [(format.columns as Record<string, string | readonly string[]>)[field] ?? field].flat();

/** What the columns of some fields are called in the header; marks stand for themselves. */
export const columnNames = (format: Format, fields: readonly string[]): string[] =>
  fields.map((field) => columnNamesOf(format, field)[0]!);

export const listed = (names: readonly string[]): string =>
  names.map((name) => `"${name}"`).join(", ");
