/** Public data and known answers beside the repository, for tests only; tests that use them are skipped where they are absent. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** Beside the repository, unless `SHARED_FOLDER` says where: a second working copy has no neighbour. */
const shared = process.env["SHARED_FOLDER"] ?? resolve(here, "..", "..", "shared");

/** A file or folder of the shared data, whether or not it is there. */
export const sharedData = (...parts: string[]): string => join(shared, "data", ...parts);

/** A file of the shared known answers, whether or not it is there. */
export const sharedCases = (name: string): string => join(shared, "cases", name);

export const hasSharedData = existsSync(sharedData("truth"));
