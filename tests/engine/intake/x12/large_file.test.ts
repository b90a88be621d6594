/** A file of many blocks, made here. The bench reads one of 100 MB beside a plain split of its segments. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { FORMATS } from "../../../../engine/intake/formats/index.ts";
import { readX12 } from "../../../../engine/intake/x12/read.ts";
import { scratchFolder } from "../../../scratch.ts";
import { writeLarge } from "./large_remittance.ts";

const folder = scratchFolder();

test("a file of many blocks adds up to what was put in", async () => {
  const path = join(folder, "large.835");
  const put = writeLarge(path, 3 * 1024 * 1024);
  const { loads, findings, held, read, rows, ignored } = await readX12(
    { path, kind: "x12", coercions: [], mixedEncoding: false, sheet: null, temporary: false },
    { scratch: folder, name: "large.835", format: null, formats: FORMATS },
  );
  expect(findings).toEqual([]);
  expect(held).toEqual([]);
  expect(read).toBe(rows + Object.values(ignored).reduce((a, b) => a + b, 0));
  expect(read).toBe(put.segments);
  const filled = loads.filter((load) => load.rows > 0);
  expect(Object.fromEntries(filled.map((load) => [load.feed, load.rows]))).toEqual({
    remittance: put.sets,
    remitted_claim: put.claims,
    remitted_line: put.lines,
    remitted_adjustment: put.lines * 3,
    remitted_provider_adjustment: put.sets,
  });
});
