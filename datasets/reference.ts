import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The reference tables are looked for beside this file and in each folder above it. */
export class ReferenceMissing extends Error {
  constructor(name: string) {
    super(`datasets/reference/${name} was not found; install the package again`);
    this.name = "ReferenceMissing";
  }
}

/**
 * Path of a table in `datasets/reference`, from the source tree and from the built one alike.
 *
 * @throws {ReferenceMissing} when no folder above holds it
 */
export function referencePath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, "datasets", "reference", name);
    if (existsSync(path)) return path;
    const above = dirname(folder);
    if (above === folder) throw new ReferenceMissing(name);
    folder = above;
  }
}

/** The rows of a reference table by column name. Our tables quote nothing. */
export function referenceRows(name: string): Record<string, string>[] {
  const lines = readFileSync(referencePath(name), "utf8").trimEnd().split("\n");
  const header = lines[0]!.split(",");
  return lines.slice(1).map((line) => {
    const values = line.split(",");
    return Object.fromEntries(header.map((column, i) => [column, values[i] ?? ""]));
  });
}
