/** The notebooks themselves: they run, what they print is what stands in them, and the list is whole. */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeExample } from "../../notebooks/example.ts";
import { notebookPaths } from "../../notebooks/names.ts";
import { runNotebooks } from "../../notebooks/run.ts";

const paths = notebookPaths();
const written = (path: string): string => readFileSync(path, "utf8");

/** All of them are run once, in order: the first brings in what the others ask. */
const run = runNotebooks(paths, writeExample);

describe("the notebooks", () => {
  test.each(paths.map((path, at) => ({ name: basename(path), path, at })))(
    "$name prints what stands in it (else: npm run notebooks, and read the difference)",
    async ({ path, at }) => {
      expect((await run)[at]).toBe(written(path));
    },
  );

  test("are listed in their README, each by its own title", () => {
    const readme = written(join(dirname(paths[0]!), "README.md"));
    for (const path of paths) {
      const [title] = written(path).split("\n");
      expect(readme).toContain(`[${title!.replace("# ", "")}](${basename(path)})`);
    }
  });
});
