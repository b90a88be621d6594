/** The command line as it was built, run on a practice. */
import { spawnSync } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const cli = join(root, "dist", "cli", "practice.js");

/** What a command prints as JSON, or says where it fails, and its exit status. */
export const terminalOf =
  (folder: string) =>
  (...args: string[]): { status: number | null; said: unknown } => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [cli, ...args, "--practice", folder, "--json"],
      { encoding: "utf8" },
    );
    return { status, said: stdout === "" ? stderr : (JSON.parse(stdout) as unknown) };
  };
