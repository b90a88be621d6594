/**
 * One writer at a time: a file that names the process holding it, so that a crashed writer's lock is
 * recognised and taken over, and a living one is named to whoever must wait.
 */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { plainly } from "./disk.ts";
import type { PracticeFolder } from "../practice.ts";

/** Another process is writing to this practice. */
export class InUse extends Error {
  override name = "InUse";
}

/** Runs work as the only writer. @throws {InUse} {DiskFailed} */
export async function asOnlyWriter<T>(folder: PracticeFolder, work: () => Promise<T>): Promise<T> {
  const path = join(folder.warehouse, "writer.lock");
  try {
    mkdirSync(folder.warehouse, { recursive: true, mode: 0o700 });
    take(path, folder.path);
    try {
      return await work();
    } finally {
      rmSync(path, { force: true });
    }
  } catch (error) {
    throw plainly(error);
  }
}

function take(path: string, practice: string): void {
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
      closeSync(file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = holderOf(path);
      if (holder && isAlive(holder.pid)) {
        throw new InUse(
          `${practice} is being written to by process ${holder.pid} since ${holder.since}; try again when it is done`,
        );
      }
      if (attempt > 3)
        throw new InUse(`${path} cannot be taken; remove it if no import is running`);
      rmSync(path, { force: true });
    }
  }
}

function holderOf(path: string): { pid: number; since: string } | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as { pid: number; since: string };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
