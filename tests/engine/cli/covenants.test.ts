/** Covenants at the terminal and over HTTP: one document, and an exit status that tells a breach. */
import { writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { CovenantReport } from "../../../engine/contract.ts";
import { createApp } from "../../../server/app.ts";
import { take } from "../../pitfalls/rows.ts";
import { scratchPractice } from "../../scratch.ts";
import { terminalOf } from "../../terminal.ts";
import { ACCOUNTS, booksFile } from "../numbers/forecast/books.ts";

const practice = scratchPractice();
const run = terminalOf(practice.folder.path);
beforeAll(async () => {
  const books = booksFile([{ date: "2026-09-30", account: "Equity", amount: 20_000 }]);
  await take(practice, ACCOUNTS, books);
});

const cash = {
  name: "Minimum cash",
  quote: "Cash of not less than",
  ratio: "minimum_cash",
  tested: "monthly",
};
const write = (covenants: unknown): void =>
  writeFileSync(practice.folder.covenants, JSON.stringify(covenants));

test("a covenant that holds is exit status 0, a breach is 3, and the API says the same", async () => {
  write([{ ...cash, at_least: "20000.00" }]);
  expect(run("covenants")).toMatchObject({
    status: 0,
    said: { period: "2026-09", as_of: "2026-09-30", covenants: [{ status: "passed" }] },
  });
  write([{ ...cash, at_least: "20000.01" }]);
  const { status, said } = run("covenants");
  expect(status).toBe(3);
  expect((said as CovenantReport).covenants[0]!.cures).toEqual([
    { says: "hold $0.01 more in cash", amount: "0.01" },
  ]);
  const app = createApp(practice);
  const answered = await app.request("http://localhost/api/covenants?period=2026-Q3");
  expect(await answered.json()).toEqual(said);
});

test("a mistake in the file is exit status 2 and a 400, with the field", async () => {
  write([{ ...cash, at_least: "much" }]);
  const { status, said } = run("covenants");
  expect(status).toBe(2);
  expect(said).toMatch(/covenants\.json cannot be used:\n {2}\[0\]\.at_least: write a number/);
  const answered = await createApp(practice).request("http://localhost/api/covenants");
  expect(answered.status).toBe(400);
});
