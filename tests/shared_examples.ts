/** The folder in which example practices of this run are made once, gone when the run ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    examples: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "sound-practice-examples-"));
  project.provide("examples", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
