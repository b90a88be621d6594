/** Public data sets beside the repository, for tests only; tests that use them are skipped where they are absent. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** A file or folder of the shared data, whether or not it is there. */
export const sharedData = (...parts: string[]): string =>
  join(resolve(here, "..", "..", "shared", "data"), ...parts);

/** Known answers beside the public data; `SHARED` names their folder where it is elsewhere. */
export const sharedCases = (file: string): string =>
  join(process.env["SHARED"] ?? resolve(here, "..", "..", "shared"), "cases", file);

export const hasSharedData = existsSync(sharedData("truth"));
