/**
 * A second copy of the journal, beside it and always a step behind: the archive can be exported again,
 * what was done with it cannot.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename } from "node:path";

/** Where the copy of a journal is kept. */
export const copyOf = (journal: string): string => journal.replace(/(\.jsonl)?$/, ".copy$1");

/** Bytes in the copy; 0 where there is none. */
export const copiedBytes = (journal: string): number =>
  existsSync(copyOf(journal)) ? statSync(copyOf(journal)).size : 0;

/** Brings the copy up to the journal, which holds together. */
export function keepCopy(journal: string): void {
  const bytes = readFileSync(journal);
  const path = copyOf(journal);
  const copied = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (bytes.subarray(0, copied.length).equals(copied)) {
    write(path, "a", bytes.subarray(copied.length));
  } else {
    write(`${path}.new`, "w", bytes);
    renameSync(`${path}.new`, path);
  }
}

/** Puts the copy in the journal's place. @returns the name under which the journal is kept as it was */
export function restoreCopy(journal: string): string {
  const aside = journal.replace(/(\.jsonl)?$/, `.damaged-${Date.now()}$1`);
  write(`${journal}.new`, "w", readFileSync(copyOf(journal)));
  if (existsSync(journal)) renameSync(journal, aside);
  renameSync(`${journal}.new`, journal);
  return basename(aside);
}

function write(path: string, flags: "a" | "w", bytes: Buffer): void {
  const file = openSync(path, flags, 0o600);
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
