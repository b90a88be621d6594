import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NotebookFailed, runNotebooks } from "../../notebooks/run.ts";
import { scratchFolder } from "../scratch.ts";

/** A notebook of these cells, each with the output that it claims. */
function notebookOf(...cells: { code: string; output: string }[]): string {
  const path = join(scratchFolder(), "1-try.md");
  const blocks = cells.map(
    ({ code, output }) => `\`\`\`ts\n${code}\n\`\`\`\n\n\`\`\`output\n${output}\n\`\`\`\n`,
  );
  writeFileSync(path, `# Try\n\n${blocks.join("\n")}`);
  return path;
}

const nothing = (): Promise<void> => Promise.resolve();

test("cells share one scope, know the package by its name, and wait for what they ask", async () => {
  const path = notebookOf(
    { code: 'import { dayText } from "sound-practice";\nconst day = "2026-09-03";', output: "?" },
    { code: "console.log(await Promise.resolve(dayText(day)));", output: "?" },
  );
  const [text] = await runNotebooks([path], nothing);
  expect(text).toContain("dayText(day)));\n```\n\n```output\n3 Sep 2026\n```");
  expect(text).not.toContain("?");
});

test("an output that is not what the cell prints is found out", async () => {
  const [text] = await runNotebooks(
    [notebookOf({ code: "console.log(1 + 1);", output: "3" })],
    nothing,
  );
  expect(text).toContain("```output\n2\n```");
});

test("a cell that throws is named by notebook and line, and nothing is left changed", async () => {
  const path = notebookOf(
    { code: "const amount = null;", output: "" },
    { code: "console.log(amount.length);", output: "" },
  );
  const [before, console] = [process.cwd(), globalThis.console];
  const failure = await runNotebooks([path], nothing).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NotebookFailed);
  expect((failure as Error).message).toMatch(/^1-try\.md, cell at line 11: Cannot read/);
  expect((failure as Error).cause).toBeInstanceOf(TypeError);
  expect(process.cwd()).toBe(before);
  expect(globalThis.console).toBe(console);
});

test("what the cells import and is not there fails before any of them runs", async () => {
  const path = notebookOf({ code: 'import "./nowhere.mjs";\nconsole.log(1);', output: "1" });
  await expect(runNotebooks([path], nothing)).rejects.toThrow(
    /^1-try\.md, before its first cell: /,
  );
});

test("what is prepared is there for every notebook, and gone afterwards", async () => {
  const look =
    'import { existsSync } from "node:fs";\nconsole.log(existsSync("here.txt"), process.cwd());';
  const paths = [notebookOf({ code: look, output: "" }), notebookOf({ code: look, output: "" })];
  const texts = await runNotebooks(paths, () => Promise.resolve(writeFileSync("here.txt", "")));
  const [first, second] = texts.map((text) => /true (.*)/.exec(text)![1]!);
  expect(first).toBe(second);
  expect(existsSync(first!)).toBe(false);
});
