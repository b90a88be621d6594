/** What every command shares: which practice, which form of answer. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { openPractice, type Practice } from "../spine/open.ts";

export type Shared = { practice?: string; json?: boolean };

/** `--practice DIR`, else $PRACTICE, else the current folder if it is a practice, else ./practice-data. */
export function practicePath(options: Shared): string {
  if (options.practice) return options.practice;
  if (process.env["PRACTICE"]) return process.env["PRACTICE"];
  return existsSync(join(process.cwd(), "practice.json")) ? process.cwd() : "practice-data";
}

/** Opens the practice, runs the work, closes it. */
export async function withPractice<T>(
  options: Shared,
  work: (practice: Practice) => Promise<T>,
): Promise<T> {
  const practice = openPractice(practicePath(options));
  try {
    return await work(practice);
  } finally {
    practice.close();
  }
}

/** Adds `--practice` and `--json`, which every command takes. */
export function shared(command: Command): Command {
  return command
    .option(
      "--practice <dir>",
      "the practice folder (default: $PRACTICE, else here, else ./practice-data)",
    )
    .option("--json", "print one JSON document on stdout");
}

/** Exit status: all is well, ours failed, wrong usage, something needs a person. */
export const EXIT = { ok: 0, failed: 1, usage: 2, needsPerson: 3 } as const;
