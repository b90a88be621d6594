/**
 * What the command line prints: one JSON document on stdout with `--json`, a table for people
 * without; everything else, progress included, goes to stderr.
 */
import { stdout, stderr } from "node:process";

/** Prints a document as JSON, and nothing else. */
export function printJson(document: unknown): void {
  stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

export type TableColumn<T> = {
  title: string;
  text: (row: T) => string;
  right?: boolean;
};

/** Prints rows as a table with aligned columns. */
export function printTable<T>(rows: readonly T[], columns: readonly TableColumn<T>[]): void {
  const cells = rows.map((row) => columns.map((column) => column.text(row)));
  const widths = columns.map((column, i) =>
    Math.max(column.title.length, ...cells.map((row) => row[i]!.length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (columns[i]!.right ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd();
  const title = line(columns.map((column) => column.title));
  stdout.write(`${emphasis(title)}\n${cells.map((row) => `${line(row)}\n`).join("")}`);
}

export function printLine(text: string): void {
  stdout.write(`${text}\n`);
}

/** A sentence for the person at the terminal that is not part of the answer. */
export function say(text: string): void {
  stderr.write(`${text}\n`);
}

const colour = (): boolean => Boolean(stdout.isTTY) && !process.env["NO_COLOR"];

const emphasis = (text: string): string => (colour() ? `\u001b[1m${text}\u001b[0m` : text);
