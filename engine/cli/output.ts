/**
 * What the command line prints: one JSON document on stdout with `--json`, a table for people
 * without; everything else, progress included, goes to stderr.
 */
import { stdout, stderr } from "node:process";
import { alignedLines } from "../report/text_table.ts";

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
  const [title, ...lines] = alignedLines(
    columns.map((column) => column.title),
    rows.map((row) => columns.map((column) => column.text(row))),
    columns.map((column) => column.right ?? false),
  );
  stdout.write(`${emphasis(title!)}\n${lines.map((line) => `${line}\n`).join("")}`);
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
