/** `npm run notebooks`: runs all notebooks and writes their outputs into them. */
import { writeFileSync } from "node:fs";
import { writeExample } from "./example.ts";
import { notebookPaths } from "./names.ts";
import { runNotebooks } from "./run.ts";

const paths = notebookPaths();
const texts = await runNotebooks(paths, writeExample);
for (const [at, path] of paths.entries()) writeFileSync(path, texts[at]!);
