import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piecesOf, type Piece } from "../../../../engine/intake/fhir/pieces.ts";
import { scratchFolder } from "../../../scratch.ts";

const folder = scratchFolder();

async function pieces(text: string, block?: number): Promise<Piece[]> {
  const path = join(folder, "pieces.json");
  writeFileSync(path, text);
  const found: Piece[] = [];
  for await (const some of piecesOf(path, () => {}, block)) found.push(...some);
  return found.sort((one, other) => one.line - other.line);
}

const BUNDLE = {
  resourceType: "Bundle",
  entry: [
    { fullUrl: "urn:uuid:1", resource: { id: "1", note: 'a "{[ b\\', list: [{ entry: [1] }] } },
    { resource: { id: "é医" } },
  ],
  after: [{ entry: [{}] }],
};

test("a Bundle is its entries and what is around them", async () => {
  const found = await pieces(JSON.stringify(BUNDLE));
  expect(found.map(({ is, line, whole }) => [is, line, whole])).toEqual([
    ["outermost", 1, true],
    ["entry", 2, true],
    ["entry", 3, true],
  ]);
  expect(JSON.parse(found[0]!.text!)).toEqual({ ...BUNDLE, entry: [] });
  expect(found.slice(1).map(({ text }) => JSON.parse(text!) as unknown)).toEqual(BUNDLE.entry);
});

test.each([
  ["lines of NDJSON", '{"a":1}\n{"b":[{"c":"}"}]}\n'],
  ["a list", ' [ {"a":1}, {"b":[{"c":"}"}]} ]'],
  ["objects one after another", '\uFEFF{"a":1}{"b":[{"c":"}"}]}'],
])("%s are pieces each", async (_, text) => {
  expect((await pieces(text)).map((piece) => JSON.parse(piece.text!) as unknown)).toEqual([
    { a: 1 },
    { b: [{ c: "}" }] },
  ]);
});

test("a file that breaks off leaves the last entry and its Bundle open", async () => {
  const text = JSON.stringify(BUNDLE);
  const found = await pieces(text.slice(0, text.indexOf("é医")));
  expect(found.map(({ is, whole }) => [is, whole])).toEqual([
    ["outermost", false],
    ["entry", true],
    ["entry", false],
  ]);
});

test("text between objects that says something is a piece of its own", async () => {
  const found = await pieces('{"a":1}\nERROR 500\n{"b":2}');
  expect(found.map(({ text }) => text!.trim())).toEqual(['{"a":1}', "ERROR 500", '{"b":2}']);
});

/** What a piece says; the space between entries is not kept. */
const said = (piece: Piece) => ({ ...piece, text: JSON.parse(piece.text!) as unknown });

describe("the size of the blocks read", () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  test("makes no difference", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(json, { maxLength: 4 }),
        fc.constantFrom(1, 2, 7, 64),
        fc.constantFrom(0, 2),
        async (values, block, indent) => {
          const entries = values.map((value, id) => ({
            fullUrl: `urn:${id}`,
            resource: { value },
          }));
          const text = JSON.stringify({ id: "x", entry: entries, more: values }, null, indent);
          const [whole, cut] = [await pieces(text), await pieces(text, block)];
          expect(cut.map(said)).toEqual(whole.map(said));
          const read = whole.filter(({ is }) => is === "entry");
          expect(read.map((piece) => JSON.parse(piece.text!) as unknown)).toEqual(
            JSON.parse(JSON.stringify(entries)),
          );
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });
});
