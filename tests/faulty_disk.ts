/**
 * A disk that fails: the n-th write, sync, rename, copy or change of length during some work throws.
 * Node's own functions are made to fail, so what is tested is everything that stands on them.
 */
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { devNull } from "node:os";

const SYNC = ["writeSync", "fsyncSync", "ftruncateSync", "renameSync", "writeFileSync"] as const;
const ASYNC = ["rename", "copyFile", "chmod"] as const;
const HANDLE = ["write", "sync"] as const;

export type Fault = {
  /** which of the operations fails, from 1; 0 is none */
  at: number;
  code: "ENOSPC" | "EIO" | "EACCES";
};

/** Runs work on a disk that fails; answers how many operations there were, and what was thrown. */
export async function onFaultyDisk(
  { at, code }: Fault,
  work: () => Promise<unknown>,
): Promise<{ operations: number; error: Error | null }> {
  let operations = 0;
  const undo: (() => void)[] = [];
  const failing = (owner: object, name: string): void => {
    const methods = owner as Record<string, (...given: unknown[]) => unknown>;
    const real = methods[name]!;
    methods[name] = function (this: unknown, ...given: unknown[]) {
      if (++operations === at) {
        throw Object.assign(new Error(`${code}: the disk was made to fail, ${name}`), { code });
      }
      return real.apply(this, given);
    };
    undo.push(() => (methods[name] = real));
  };
  const handle = await promises.open(devNull, "r");
  const prototype = Object.getPrototypeOf(handle) as object;
  await handle.close();
  for (const name of SYNC) failing(fs, name);
  for (const name of ASYNC) failing(promises, name);
  for (const name of HANDLE) failing(prototype, name);
  syncBuiltinESMExports();
  try {
    await work();
    return { operations, error: null };
  } catch (error) {
    return { operations, error: error as Error };
  } finally {
    for (const each of undo) each();
    syncBuiltinESMExports();
  }
}
