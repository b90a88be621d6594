import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { packageFolder } from "../../engine/index.ts";
import { moduleOf } from "../../notebooks/cells.ts";
import { notebookPaths } from "../../notebooks/names.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  strict: false,
  types: ["node"],
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { "sound-practice": [join(packageFolder(), "engine", "index.ts")] },
};

/**
 * What the compiler says of notebooks, as `notebook:line message`. Not strict: cells bear no annotations,
 * and whether a thing is there is seen when they run.
 */
function complaints(modules: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) =>
    modules.has(path)
      ? ts.createSourceFile(path, modules.get(path)!, version)
      : getSourceFile(path, version);
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)!;
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(
      ({ start, messageText }) =>
        `${basename(path)}:${source.getLineAndCharacterOfPosition(start ?? 0).line + 1} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
}

const asModule = (path: string): string => path.replace(/md$/, "mts");

test("cells use the package as its types say", () => {
  const modules = new Map(
    notebookPaths().map((path) => [asModule(path), moduleOf(readFileSync(path, "utf8"))]),
  );
  const wrong = join(packageFolder(), "notebooks", "wrong.mts");
  modules.set(wrong, 'import { openPractice } from "sound-practice";\nopenPractice("x").kpy();');
  expect(complaints(modules)).toEqual([
    "wrong.mts:2 Property 'kpy' does not exist on type 'Practice'.",
  ]);
});
