/**
 * The form of a notebook: Markdown with cells of code between ```ts and ```, and under each cell what
 * it printed, between ```output and ```.
 */

type Part = "prose" | "opens" | "code" | "closes" | "output";

/** What separates the outputs of cells; no cell prints it. */
const PAGE = "\f\n";

/** What each line is; a blank line between a cell and its output counts as output. */
function partsOf(lines: readonly string[]): Part[] {
  let inside: "prose" | "code" | "output" = "prose";
  return lines.map((line, at) => {
    const was = inside;
    if (was === "prose" && line === "```ts") {
      inside = "code";
      return "opens";
    }
    if (was === "prose" && line === "```output") inside = "output";
    else if (was !== "prose" && line === "```") inside = "prose";
    if (was === "code") return inside === "code" ? "code" : "closes";
    const before = line === "" && lines[at - 1] === "```" && lines[at + 1] === "```output";
    return was === "output" || inside === "output" || before ? "output" : "prose";
  });
}

/**
 * All cells as one module that prints a page break before each, every line where the notebook has it,
 * so that an error names the notebook's own line.
 *
 * @example moduleOf("# Title\n```ts\nconst a = 1;\n```\n") // => '\nconsole.log("\\f");\nconst a = 1;\n\n'
 */
export function moduleOf(notebook: string): string {
  const lines = notebook.split("\n");
  return partsOf(lines)
    .map((part, at) => {
      if (part === "opens") return String.raw`console.log("\f");`;
      return part === "code" ? lines[at]! : "";
    })
    .join("\n");
}

/** What each cell printed, of all that the module did. */
export const outputsOf = (printed: string): string[] => printed.split(PAGE).slice(1);

/** The line on which a cell opens, from 1. @param cell  which one, from 0 */
export function lineOfCell(notebook: string, cell: number): number {
  const opens = partsOf(notebook.split("\n")).flatMap((part, at) => (part === "opens" ? [at] : []));
  return opens[cell]! + 1;
}

/** The notebook with these outputs under its cells, in order, in place of those it has. */
export function withOutputs(notebook: string, outputs: readonly string[]): string {
  const lines = notebook.split("\n");
  let cell = 0;
  return partsOf(lines)
    .flatMap((part, at) => {
      if (part === "output") return [];
      if (part !== "closes") return [lines[at]!];
      const printed = outputs[cell++]!.trimEnd();
      return printed === "" ? ["```"] : ["```", "", "```output", printed, "```"];
    })
    .join("\n");
}
