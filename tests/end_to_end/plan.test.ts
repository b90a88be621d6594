/** The plan of a year in a real browser, by keyboard: typed, made, saved, brought in, frozen. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drop, scratchPractice } from "../scratch.ts";
import { openBrowser, visit, watchedPage } from "./browser.ts";
import { serving, type Running } from "./served.ts";

const ACCOUNTS = "account,line\nBank,cash\nFees,patient_revenue\nRent,occupancy\n";
/** 1,000.00 of fees and 300.00 of rent in each month of 2025 and in January 2026. */
const BOOKS = [
  "account,entry,type,date,number,memo,debit,credit",
  ...Array.from({ length: 13 }, (_, i) => {
    const day = `${i < 12 ? "2025" : "2026"}-${String((i % 12) + 1).padStart(2, "0")}-15`;
    return [
      `Bank,F${i},Deposit,${day},,,1000.00,`,
      `Fees,F${i},Deposit,${day},,,,1000.00`,
      `Rent,R${i},Check,${day},,,300.00,`,
      `Bank,R${i},Check,${day},,,,300.00`,
    ];
  }).flat(),
  "",
].join("\n");
const BUDGET =
  "version,month,line,payer,amount,behaviour\n2026,2026-01,patient_revenue,,1100.00,\n2026,2026-01,occupancy,,310.00,\n";

let browser: Browser;
let running: Running;
let file: string;

beforeAll(async () => {
  const practice = scratchPractice();
  file = practice.folder.budget;
  writeFileSync(file, BUDGET);
  const paths = [drop(practice, "a.csv", ACCOUNTS), drop(practice, "l.csv", BOOKS), file];
  await practice.import([{ paths, knownAt: null }]);
  practice.close();
  running = await serving(practice.folder.path);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const cell = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
const totalOf = (page: Page, line: string) =>
  page
    .getByRole("region", { name: /^Plan of/ })
    .getByRole("row", { name: new RegExp(`^${line}`) })
    .locator("td")
    .last();

test("by keyboard alone: typed, made, taken back, saved, brought in and frozen", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/plan");
  await cell(page, "Patient revenue, Jan 2026").waitFor();

  // one stop for Tab; arrows and Enter do the rest
  for (let i = 0; (await focused(page)) !== "Patient revenue, Jan 2026"; i++) {
    if (i > 80) throw new Error("the grid is not reached by Tab");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("1,200.50");
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toBe("Other revenue, Feb 2026");
  await expect.poll(() => totalOf(page, "Total revenue").innerText()).toBe("2,300.50");
  expect(await totalOf(page, "Net income").innerText()).toBe("1,990.50");

  await page.getByRole("button", { name: /^Occupancy/ }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^As booked the year before/ }).focus();
  await page.keyboard.press("Space");
  await dialog.getByRole("textbox").fill("10 %");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("as booked Jan – Dec 2025, 10 % more").first().waitFor();
  await page.getByText("13 rows of budget.csv would be written").waitFor();
  await page.getByRole("button", { name: "Take the last step back" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 row of budget.csv would be written").waitFor();
  expect(readFileSync(file, "utf8")).toBe(BUDGET);

  await page.getByRole("button", { name: "Save to budget.csv" }).focus();
  await page.keyboard.press("Enter");
  const bringIn = page.getByRole("button", { name: "Bring it into the figures" });
  await bringIn.waitFor();
  expect(readFileSync(file, "utf8")).toBe(`${BUDGET}2026,2026-02,patient_revenue,,1200.50,\n`);
  await bringIn.focus();
  await page.keyboard.press("Enter");
  await bringIn.waitFor({ state: "detached", timeout: 120_000 });

  await page.getByRole("button", { name: "Freeze…" }).focus();
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Approved by").fill("the owners");
  await page.keyboard.press("Enter");
  await page.getByText("Frozen as original", { exact: true }).waitFor();
  expect(await cell(page, "Patient revenue, Jan 2026").isEditable()).toBe(false);
  isClean();
});

test("what is no amount is refused; of two edits at once the second is told, keeps what it typed, and can go on", async () => {
  const { page } = await watchedPage(browser, running.url);
  await visit(page, "/plan?plan=FY2025/2025");
  await cell(page, "Other revenue, Mar 2025").fill("12x");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText('"12x" is not an amount').waitFor();
  expect(await cell(page, "Other revenue, Mar 2025").inputValue()).toBe("");
  await cell(page, "Occupancy, Mar 2025").fill("7");
  await page.keyboard.press("Enter");
  await page.getByText("1 row of budget.csv would be written").waitFor();
  const theirs = `${readFileSync(file, "utf8")}2025,2025-01,occupancy,,5.00,\n`;
  writeFileSync(file, theirs);
  await page.getByRole("button", { name: "Save to budget.csv" }).click();
  await page.getByRole("alert").getByText("was changed since you opened it").waitFor();
  expect(readFileSync(file, "utf8")).toBe(theirs);
  await page.getByRole("button", { name: "Make my changes on what is there now" }).click();
  await expect.poll(() => totalOf(page, "Total expense").innerText()).toBe("12");
  await page.getByRole("button", { name: "Save to budget.csv" }).click();
  await page.getByRole("button", { name: "Bring it into the figures" }).waitFor();
  expect(readFileSync(file, "utf8")).toBe(`${theirs}2025,2025-03,occupancy,,7.00,\n`);
});

test("a plan that lost most of its lines waits, names them, and is brought in once that is confirmed; a file that is gone is told", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  writeFileSync(file, BUDGET.split("\n")[0]!.concat("\n"));
  await visit(page, "/plan");
  const bringIn = page.getByRole("button", { name: "Bring it into the figures" });
  await bringIn.click();
  const held = page.getByRole("alert").filter({ hasText: "budget.csv waits for you" });
  await held.getByText("2026, 2026-01, occupancy").waitFor({ timeout: 120_000 });
  const anyway = held.getByRole("button", { name: "Bring it in anyway…" });
  await anyway.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("2026, 2026-01, occupancy").waitFor();
  await dialog.getByRole("button", { name: "Leave the figures as they are" }).click();
  await dialog.waitFor({ state: "detached" });
  await anyway.click();
  await dialog.getByRole("button", { name: "Bring it in as it is" }).click();
  await held.waitFor({ state: "detached", timeout: 120_000 });
  await bringIn.waitFor({ state: "detached" });

  writeFileSync(file, BUDGET);
  await visit(page, "/plan");
  await bringIn.click();
  await bringIn.waitFor({ state: "detached", timeout: 120_000 });
  rmSync(file);
  await visit(page, "/plan");
  await page.getByRole("alert").getByText("budget.csv is gone.").waitFor();
  isClean();
});
