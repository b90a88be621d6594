/** Writing a file whole, and what a disk that fails means to whoever runs an import, in one place. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";

/** Writes a file beside the one there is and puts it in its place, so that there is the old one or the new one. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

/** The disk is full, may not be written to, or failed; nothing is lost. */
export class DiskFailed extends Error {
  override name = "DiskFailed";
}

const FULL = "the disk is full: free some space (three times the files and half a gigabyte)";
const DENIED = "a file may not be written: see that this user may write to the practice folder";
const FAILED = "the disk failed: see that it is whole";

const SAID: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: DENIED,
  EIO: FAILED,
  EMFILE: "too many files are open: close other programs",
};

/** The same error in words where it is the disk's; any other as it is. */
export function plainly(error: unknown): unknown {
  const said = SAID[codeOf(error) ?? ""];
  if (!said) return error;
  return new DiskFailed(
    `${said}. No figure was changed and nothing is lost; then do the same again.`,
    { cause: error },
  );
}

/** The system's code; DuckDB tells it in words only. */
function codeOf(error: unknown): string | undefined {
  const { code, message = "" } = error as { code?: string; message?: string };
  if (code && code in SAID) return code;
  if (/No space left|disk full|File too large|quota/i.test(message)) return "ENOSPC";
  if (/Could not (write|truncate|sync|fsync)|IO Error.*(write|fsync)/i.test(message)) return "EIO";
  return undefined;
}
