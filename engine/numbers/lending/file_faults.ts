/** What is wrong with a file, in words: the field, what to write there, what was found. */
import type { z } from "zod";

export type Fault = string;

/** @example faultsOf(error, { payments: 0 }) // => ["payments: write a whole number from 1 to 5200; found 0"] */
export function faultsOf({ issues }: z.ZodError, given: unknown): Fault[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map(
        (key) =>
          `${fieldOf([...issue.path, key])}: there is no such field; correct its name or take it away`,
      );
    }
    return [`${fieldOf(issue.path)}: ${issue.message}; found ${foundAt(given, issue.path)}`];
  });
}

function fieldOf(path: readonly PropertyKey[]): string {
  const text = path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  return text.replace(/^\./, "") || "the file";
}

function foundAt(given: unknown, path: readonly PropertyKey[]): string {
  let seen = given;
  for (const part of path) {
    seen = typeof seen === "object" && seen !== null ? (seen as never)[part] : undefined;
  }
  if (seen === undefined) return "nothing";
  const text = JSON.stringify(seen);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
