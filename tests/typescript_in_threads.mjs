/**
 * Lets threads that tests start read our TypeScript, as vitest does for the tests themselves. Given to
 * node by vite.config.ts; a built engine needs none of it.
 */
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { isMainThread } from "node:worker_threads";

/** This file once more, as what it registers. */
const HOOKS = "?hooks";

if (!isMainThread && !import.meta.url.endsWith(HOOKS)) register(import.meta.url + HOOKS);

export async function load(url, context, next) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
  const { transformSync } = await import("rolldown/utils");
  const { code, errors } = transformSync(url, await readFile(new URL(url), "utf8"));
  if (errors.length > 0) throw new Error(errors[0].message);
  return { format: "module", source: code, shortCircuit: true };
}
