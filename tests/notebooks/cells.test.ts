import { expect, test } from "vitest";
import { lineOfCell, moduleOf, outputsOf, withOutputs } from "../../notebooks/cells.ts";

const notebook = `# Title

\`\`\`ts
const a = 1;
console.log(a);
\`\`\`

\`\`\`output
an old line
\`\`\`

Prose with \`code\`.

\`\`\`ts
const b = a;
\`\`\`

The end.
`;

test("the cells are one module, every line where the notebook has it", () => {
  const lines = moduleOf(notebook).split("\n");
  expect(lines).toHaveLength(notebook.split("\n").length);
  expect(lines.flatMap((line, at) => (line === "" ? [] : [[at + 1, line]]))).toEqual([
    [3, String.raw`console.log("\f");`],
    [4, "const a = 1;"],
    [5, "console.log(a);"],
    [14, String.raw`console.log("\f");`],
    [15, "const b = a;"],
  ]);
});

test("what was printed belongs to the cell that printed it", () => {
  expect(outputsOf("\f\none\ntwo\n\f\n\f\nthree\n")).toEqual(["one\ntwo\n", "", "three\n"]);
});

test("a cell is found by the line it opens on", () => {
  expect([0, 1].map((cell) => lineOfCell(notebook, cell))).toEqual([3, 14]);
});

test("outputs stand under their cells in place of those that were there; no output, no block", () => {
  const written = withOutputs(notebook, ["1\n", "new\nlines\n"]);
  expect(written).toBe(
    notebook
      .replace("an old line", "1")
      .replace("const b = a;\n```", "const b = a;\n```\n\n```output\nnew\nlines\n```"),
  );
  expect(withOutputs(written, ["an old line\n", ""])).toBe(notebook);
});

test("writing the same outputs again changes nothing", () => {
  const once = withOutputs(notebook, ["1\n", "2\n"]);
  expect(withOutputs(once, ["1\n", "2\n"])).toBe(once);
});
