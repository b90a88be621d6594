/** Which notebooks there are. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../engine/index.ts";

/** Paths of the notebooks in the order in which they are read and run: by the number they begin with. */
export function notebookPaths(): string[] {
  const folder = join(packageFolder(), "notebooks");
  return readdirSync(folder)
    .filter((name) => /^\d+-.*\.md$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}
