/** The catalogue of 80 bad inputs: each has a test that bears its number, here or in the file named. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = dirname(fileURLToPath(import.meta.url));

/** Workbooks, web pages and archives of files have their tests with the code that opens them. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  41: "../workbook.test.ts",
  73: "../workbook.test.ts",
  74: "../workbook.test.ts",
  75: "../web_table.test.ts",
  76: "../archive_of_files.test.ts",
  77: "../workbook.test.ts",
};

test("every bad input has its test", () => {
  const text = readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const named = new Set(
    [...text.matchAll(/(?:test|describe)\("(\d+) /g)].map(([, number]) => Number(number)),
  );
  const missing = Array.from({ length: 80 }, (_, i) => i + 1).filter((number) => {
    const other = ELSEWHERE[number];
    return other ? !existsSync(join(folder, other)) : !named.has(number);
  });
  expect(missing).toEqual([]);
});
