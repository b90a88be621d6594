/** Practices made for one test file and removed with it. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPracticeFolder } from "../engine/practice.ts";
import { openPractice, type Practice } from "../engine/spine/open.ts";

const made: string[] = [];
const opened: Practice[] = [];

/** Closes and removes all that was made here since. */
export function clearScratch(): void {
  for (const practice of opened.splice(0)) practice.close();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An empty folder that is gone after the tests of this file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "sound-practice-"));
  made.push(folder);
  return folder;
}

/** An empty practice in a folder of its own; `settings` go into its practice.json. */
export function scratchPractice(settings: Record<string, unknown> = {}): Practice {
  const path = join(scratchFolder(), "practice");
  createPracticeFolder(path);
  writeFileSync(
    join(path, "practice.json"),
    JSON.stringify({ name: "Test", time_zone: "UTC", ...settings }),
  );
  return openScratch(path);
}

/** A practice in a scratch folder, open until the tests of this file are over. */
export function openScratch(path: string): Practice {
  const practice = openPractice(path);
  opened.push(practice);
  return practice;
}

/**
 * Makes a practice once for each that is asked for, and answers copies of it: each its own, and open. For
 * what several tests of a file begin with.
 */
export function copiesOf<Of extends unknown[]>(
  make: (...of: Of) => Promise<Practice>,
): (...of: Of) => Promise<Practice> {
  const made = new Map<string, Promise<string>>();
  return async (...of) => {
    const key = JSON.stringify(of);
    const first =
      made.get(key) ??
      make(...of).then((practice) => {
        practice.close();
        return practice.folder.path;
      });
    made.set(key, first);
    const path = join(scratchFolder(), "practice");
    cpSync(await first, path, { recursive: true });
    return openScratch(path);
  };
}

/** Writes a text into the practice's inbox and answers its path. */
export function drop(practice: Practice, name: string, text: string | Buffer): string {
  const path = join(practice.folder.inbox, name);
  writeFileSync(path, text);
  return path;
}
