/** A lender's doubts, followed on the screen: from a figure of the cover to the lines of the books, and what moves when one is mended. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CovenantReport, PackCheck } from "../../engine/contract.ts";
import { moneyExact } from "../../engine/format.ts";
import { exampleOf } from "../example.ts";
import { scratchFolder } from "../scratch.ts";
import { terminalOf } from "../terminal.ts";
import { openBrowser, visit, watchedPage } from "./browser.ts";
import { serving, type Running } from "./served.ts";

const EXACTLY = "the rows sum to the value exactly";

let browser: Browser;
let running: Running;
let dir: string;
let run: ReturnType<typeof terminalOf>;

beforeAll(async () => {
  const example = await exampleOf({ providers: 1, months: 13, atOnce: true });
  example.practice.close();
  ({ dir } = example);
  run = terminalOf(dir);
  running = await serving(dir);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

test("coverage opens its arithmetic, each amount of it its rows, and each row the line of the books", async () => {
  const { covenants, period } = run("covenants").said as CovenantReport;
  const coverage = covenants.find(({ ratio }) => ratio === "dscr")!;
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/reports");
  const promised = page.locator("#covenants tbody tr", { hasText: coverage.name });
  const drawer = page.getByRole("dialog");
  await promised.getByRole("link").click();
  await drawer.getByText(EXACTLY).waitFor();
  expect(page.url()).toContain(`trace=debt_service_coverage@${period}`);
  const [over, under] = /(?<=Σ )[\d,.]+ ÷ Σ [\d,.]+/
    .exec(await drawer.locator(".sum").innerText())![0]
    .split(" ÷ Σ ");
  const sum = (lines: typeof coverage.over): string =>
    moneyExact(lines.reduce((all, { amount }) => all + Number(amount), 0).toFixed(2));
  expect([over, under]).toEqual([sum(coverage.over), sum(coverage.under)]);
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Lending", exact: true }).click();
  const amounts = page.locator("#covenant_lines tbody tr", { hasText: coverage.name });
  const revenue = coverage.over.find(({ name }) => name === "Patient revenue")!;
  await amounts.filter({ hasText: revenue.name }).getByRole("link").click();
  await drawer.getByText(EXACTLY).waitFor();
  expect(await drawer.locator(".sum").innerText()).toContain(moneyExact(revenue.amount!));
  const row = drawer.locator("tbody tr").first();
  const line = await row.locator("td").last().innerText();
  await row.getByRole("link").click();
  await drawer.getByRole("heading", { name: /general_ledger_.*\.csv/ }).waitFor();
  const here = drawer.locator("tr[aria-current=true] th");
  expect((await here.innerText()).replace(",", "")).toBe(line.replace(",", ""));
  isClean();
});

test("a pack is sealed on the screen; when a line of the books is mended, what moved is named there and at the terminal", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/reports");
  await page.getByRole("button", { name: "Seal the lender pack" }).click();
  const asking = page.getByRole("button", { name: /What changed since\?/ });
  await asking.waitFor({ timeout: 60_000 });
  await asking.click();
  await page.getByText("every figure is as it was sealed").waitFor({ timeout: 60_000 });
  const [kept] = await page.getByRole("link", { name: /^PDF of the lender pack/ }).all();
  const file = await page.request.get((await kept!.getAttribute("href"))!);
  expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // the last month's advertisement cost more than was booked; that the file's own totals are older is accepted
  const name = "general_ledger_2026-10.csv";
  const was = readFileSync(join(dir, "inbox", "2026-10", name), "utf8");
  const [, amount] = /^\d+ Marketing,.*\n.*,Marketing,"?([\d,.]+)"?,/m.exec(was)!;
  const mended = was.replaceAll(amount!, `1${amount}`.replace(/^(\d)(\d{3}[,.])/, "$1,$2"));
  expect(mended).not.toBe(was);
  const path = join(scratchFolder(), name);
  writeFileSync(path, mended);
  run("import", path, "--accept", "CONTROL_TOTAL_MISMATCH");

  const figure =
    "Covenants and stress › covenant_lines › Debt service coverage, Marketing › Amount";
  const { status, said } = run("verify", join(dir, "packs", "lender-2026-10"));
  expect(status).toBe(3);
  const { differences } = said as PackCheck;
  const moved = differences.map((each) => each.figure);
  expect(moved).toContain(figure);
  expect(moved).toContain("Covenants and stress › covenants › Debt service coverage › Is");
  expect(moved.filter((each) => each?.includes("ageing"))).toEqual([]);
  await asking.click();
  const table = page.getByRole("region", { name: /What changed since/ });
  await table.waitFor({ timeout: 60_000 });
  expect(await table.locator("tbody tr").count()).toBe(differences.length);
  const shown = table.locator("tbody tr", { hasText: figure });
  const { was: sealed, is } = differences.find((each) => each.figure === figure)!;
  expect(await shown.locator("td").allInnerTexts()).toEqual(
    [sealed, is].map((each) => String(each ?? "—")),
  );
  isClean();
});
