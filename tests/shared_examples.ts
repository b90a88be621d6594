/** The folder in which all that this run makes is kept, gone when the run ends. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
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
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), "sound-practice-tests-"));
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
