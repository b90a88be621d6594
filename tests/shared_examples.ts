/** The folder in which all that this run makes is kept, gone when the run ends. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** where example practices are made once a run */
    examples: string;
  }
}

/** Linux keeps this in memory: no test waits for a disk. */
const MEMORY = "/dev/shm";
/** What a run needs of it, in bytes, and room to spare. */
const ROOM = 8 * 2 ** 30;

export default function setup(project: TestProject): () => void {
  const parent = hasRoom(MEMORY) ? MEMORY : tmpdir();
  removeLeft(parent);
  const folder = mkdtempSync(join(parent, `sound-practice-tests-${process.pid}-`));
  const examples = join(folder, "examples");
  mkdirSync(examples);
  project.provide("examples", examples);
  // of the tests, and of the programs that they start
  process.env["TMPDIR"] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM;
}

/** Runs that were killed could not remove what they made. */
function removeLeft(parent: string): void {
  for (const name of readdirSync(parent)) {
    const [, pid] = /^sound-practice-tests-(\d+)-/.exec(name) ?? [];
    if (pid && !isRunning(Number(pid)))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // it runs, as somebody else's
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
