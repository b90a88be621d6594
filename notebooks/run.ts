/** Runs notebooks as an analyst would: their cells from top to bottom, on the package alone. */
import { Console } from "node:console";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { packageFolder } from "../engine/index.ts";
import { lineOfCell, moduleOf, outputsOf, withOutputs } from "./cells.ts";

/** A cell threw; `cause` is what it threw. */
export class NotebookFailed extends Error {
  override name = "NotebookFailed";
}

/**
 * Runs notebooks one after the other in an empty folder that is gone afterwards.
 *
 * @param prepare  puts what they need into the current folder
 * @returns the text of each with the outputs of this run, in the order of `paths`
 * @throws {NotebookFailed} with the notebook and the line of the cell
 */
export async function runNotebooks(
  paths: readonly string[],
  prepare: () => Promise<void>,
): Promise<string[]> {
  // asked of the process itself: a library may have put its own in their place
  const before = process.cwd();
  const scratch = mkdtempSync(join(tmpdir(), "notebooks-"));
  process.chdir(scratch);
  try {
    await prepare();
    const texts: string[] = [];
    for (const path of paths) texts.push(await runNotebook(path));
    return texts;
  } finally {
    process.chdir(before);
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function runNotebook(path: string): Promise<string> {
  const text = readFileSync(path, "utf8");
  let printed = "";
  const failed = await printing((chunk) => (printed += chunk), moduleOf(text));
  const outputs = outputsOf(printed);
  if (failed) {
    const where =
      outputs.length === 0
        ? "before its first cell"
        : `cell at line ${lineOfCell(text, outputs.length - 1)}`;
    throw new NotebookFailed(`${basename(path)}, ${where}: ${failed.message}`, { cause: failed });
  }
  return withOutputs(text, outputs);
}

/** Runs a module with the console writing to `hear`; answers what it threw. */
async function printing(hear: (chunk: string) => void, module: string): Promise<Error | null> {
  const ours = globalThis.console;
  globalThis.console = new Console(
    new Writable({
      decodeStrings: false,
      write: (chunk: string, _, done) => {
        hear(chunk);
        done();
      },
    }),
  );
  // inside the package, where its own name leads to it
  mkdirSync(join(packageFolder(), "dist"), { recursive: true });
  const folder = mkdtempSync(join(packageFolder(), "dist", "notebook-"));
  try {
    const file = join(folder, "cells.mjs");
    writeFileSync(file, module);
    await import(/* @vite-ignore */ pathToFileURL(file).href);
    return null;
  } catch (error) {
    return error as Error;
  } finally {
    globalThis.console = ours;
    rmSync(folder, { recursive: true, force: true });
  }
}
