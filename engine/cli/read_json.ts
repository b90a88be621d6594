/** A file of JSON that describes loans. */
import { readFileSync } from "node:fs";
import { BadLoanFile } from "../numbers/lending/loan_file.ts";

/** @throws {BadLoanFile} where there is no such file, or it is no JSON */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new BadLoanFile([`${file}: it cannot be read (${(cause as Error).message})`]);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (cause) {
    throw new BadLoanFile([`${file}: it is no JSON (${(cause as Error).message})`]);
  }
}
