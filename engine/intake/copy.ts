/**
 * Copies the sound records of a file into one of our own, in order, for DuckDB to read; what was
 * rewritten goes in quoted.
 */
import { createWriteStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Load } from "./contents.ts";
import type { Text } from "./decode.ts";
import { recordText } from "./record.ts";
import type { Scan } from "./scan.ts";

/** @returns which row of the copy stands on which line of the file */
export async function copyRows(
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
        for (const cells of record.verdict.rows) {
          await write(recordText(cells, delimiter).replace(/\n$/, newline));
          note(record.line, 1);
        }
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

/** The same text with every line ending in a newline. */
export async function evenLineEnds(text: Text, scratch: string): Promise<Text> {
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
