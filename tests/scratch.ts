/** Practices made for one test file and removed with it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { createPracticeFolder } from "../engine/practice.ts";
import { openPractice, type Practice } from "../engine/spine/open.ts";

const made: string[] = [];
const opened: Practice[] = [];

afterAll(() => {
  for (const practice of opened) practice.close();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

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
  const practice = openPractice(path);
  opened.push(practice);
  return practice;
}

/** Writes a text into the practice's inbox and answers its path. */
export function drop(practice: Practice, name: string, text: string | Buffer): string {
  const path = join(practice.folder.inbox, name);
  writeFileSync(path, text);
  return path;
}
