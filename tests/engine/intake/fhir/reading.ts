/** What the tests of this folder share: reading a text of FHIR, and its rows as objects. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Contents } from "../../../../engine/intake/contents.ts";
import { FEEDS, type Feed } from "../../../../engine/intake/feeds.ts";
import { FORMATS } from "../../../../engine/intake/formats/index.ts";
import { readFile } from "../../../../engine/intake/read.ts";
import { splitRecord } from "../../../../engine/intake/record.ts";
import { scratchFolder } from "../../../scratch.ts";

export type Row = Record<string, string> & { line: number };
export type Reading = { contents: Contents; rows: (feed: Feed) => Row[] };

/** Reads a text, or the file at a path, the way an import does. */
export async function reading(source: { text: string } | { path: string }): Promise<Reading> {
  const folder = scratchFolder();
  const path = "path" in source ? source.path : join(folder, "resources.json");
  if ("text" in source) writeFileSync(path, source.text);
  const options = {
    scratch: join(folder, "scratch"),
    name: "resources.json",
    format: null,
    formats: FORMATS,
  };
  const contents = await readFile(path, options);
  const rows = (feed: Feed): Row[] => {
    const load = contents.loads.find((each) => each.feed === feed)!;
    return readFileSync(load.file.path, "utf8")
      .split("\n")
      .slice(0, -1)
      .map((text, index) => {
        const cells = splitRecord(text, ",")!;
        const row = Object.fromEntries(FEEDS[feed].map((field, at) => [field, cells[at]!]));
        return { ...row, line: load.lines![index] } as Row;
      });
  };
  return { contents, rows };
}
