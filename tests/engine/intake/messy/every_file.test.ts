/** Public sets of broken tables and remittances: each file ends, with a reason that is true. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { draftOf } from "../../../../engine/intake/mapping/draft.ts";
import { FORMATS } from "../../../../engine/intake/formats/index.ts";
import { textOf } from "../../../../engine/intake/decode.ts";
import { headText } from "../../../../engine/intake/head.ts";
import { scratchFolder, scratchPractice } from "../../../scratch.ts";
import { hasSharedData, sharedData } from "../../../shared_data.ts";
import { mostColumns, readAs } from "./tables.ts";

/** Every file below a folder of the shared data. */
function filesBelow(...parts: string[]): string[] {
  const folder = sharedData(...parts);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe.skipIf(!hasSharedData)("public sets of broken files (needs ../shared/data)", () => {
  test.each([["messy_csv"], ["x12"]])("every file of %s ends with a reason", async (set) => {
    const practice = scratchPractice();
    const paths = filesBelow(set);
    const [report] = await practice.import([{ paths, knownAt: null }]);
    expect(report!.files.length).toBeGreaterThanOrEqual(paths.length);
    for (const file of report!.files) {
      const { read, loaded, unchanged, superseded, quarantined, ignored } = file.rows;
      expect([file.path, read]).toEqual([
        file.path,
        loaded + unchanged + superseded + quarantined + ignored,
      ]);
      if (file.status !== "rejected") continue;
      expect([file.path, file.reason]).toEqual([file.path, expect.stringMatching(/\w{3,}/)]);
      expect([file.path, file.findings[0]?.fix]).toEqual([file.path, expect.stringMatching(/\w/)]);
    }
  });

  test("every table of messy_csv that can be described is read to its last record", async () => {
    let described = 0;
    for (const path of filesBelow("messy_csv")) {
      const head = await textOf(path, join(scratchFolder(), "text")).then(
        (text) => headText(text.path),
        () => null,
      );
      const draft = head === null ? null : draftOf(head, "file", FORMATS);
      if (!draft || draft.columns.length > mostColumns) continue;
      const read = await readAs(
        path,
        draft.columns.map(({ name }) => name),
      );
      if ("rejected" in read) continue;
      described++;
      const { contents, rows } = read;
      const ignored = Object.values(contents.ignored).reduce((sum, each) => sum + each, 0);
      expect([path, rows.length]).toEqual([path, contents.rows]);
      expect([path, contents.read]).toEqual([path, rows.length + contents.held.length + ignored]);
    }
    console.info(`${described} tables described and read`);
    expect(described).toBeGreaterThan(100);
  });
});
