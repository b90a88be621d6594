/** A manager asks what if: by keyboard, back again, and kept under a name. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleOf } from "../example.ts";
import { terminalOf } from "../terminal.ts";
import type { CashForecast } from "../../engine/contract.ts";
import { cardText, tableText } from "../../engine/format.ts";
import {
  accessibilityFaults,
  drawAll,
  openBrowser,
  settled,
  visit,
  watchedPage,
} from "./browser.ts";
import { serving, type Running } from "./served.ts";

const ASSUMED = "/cash?assume=volume:-0.1,delay:15,once:-45000.00@2026-12-15";

let browser: Browser;
let running: Running;
let folder: string;

beforeAll(async () => {
  const { practice, dir } = await exampleOf({ providers: 2, months: 14 });
  practice.close();
  folder = dir;
  running = await serving(dir);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

const answer = (page: Page): Promise<string> => page.locator(".answer").innerText();

test("a slider moved by keyboard changes the answer; Back restores it; Reset does too", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/cash");
  const expected = await answer(page);
  const slider = page.getByRole("slider", { name: "Insurers pay later" });
  await slider.focus();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press("ArrowRight");
  await page.waitForURL(/\/cash\?assume=delay:3$/);
  await page.locator(".answer", { hasText: "As assumed" }).waitFor();
  await settled(page);
  expect(await answer(page)).toContain("every insurer pays 3 days later");
  expect(await slider.evaluate((node) => node.matches(":focus"))).toBe(true);
  expect(await slider.getAttribute("aria-valuetext")).toBe("3 days");

  await page.goBack();
  await page.waitForURL(/\/cash$/);
  await page.locator(".answer", { hasText: expected }).waitFor();
  await page.goForward();
  await page.locator(".answer", { hasText: "As assumed" }).waitFor();
  expect(await slider.inputValue()).toBe("3");

  await page.getByRole("link", { name: "Reset to what is expected" }).click();
  await page.waitForURL(/\/cash$/);
  await page.locator(".answer", { hasText: expected }).waitFor();
  isClean();
});

test("a number typed is the same link, and a payment has its day", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/cash");
  await page.getByRole("spinbutton", { name: "Work done, %" }).fill("-12.5");
  await page.keyboard.press("Enter");
  await page.waitForURL(/assume=volume:-0.125$/);
  await page.getByRole("spinbutton", { name: "One payment or receipt, $" }).fill("-45000");
  await page.keyboard.press("Enter");
  await page.waitForURL(/assume=volume:-0.125,once:-45000.00@\d{4}-\d\d-\d\d$/);
  await page.getByLabel("Day of it").fill("2026-12-15");
  await page.waitForURL(/once:-45000.00@2026-12-15$/);
  await page.getByRole("heading", { name: /One payment: −\$45.0 k on 15 Dec 2026/ }).waitFor();
  const rows = page.locator("#cash_assumed tbody tr");
  expect(await rows.first().innerText()).toMatch(/Lowest cash/);
  isClean();
});

test("what is assumed is kept as a case, which the terminal and the list know after a reload", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/cash?assume=delay:30");
  const name = page.getByRole("textbox", { name: "Keep as a scenario" });
  await name.fill("Payers a month late");
  await page.keyboard.press("Enter");
  await page.getByText("Kept as “Payers a month late”").waitFor();
  await visit(page, "/cash");
  const row = page.locator("#cash_scenarios tr", { hasText: "Payers a month late" });
  await row.waitFor();
  const said = terminalOf(folder)("forecast", "cash", "--scenario", "Payers a month late")
    .said as CashForecast;
  expect(await row.innerText()).toContain(tableText(Number(said.lowest!.amount), "money"));
  expect(JSON.parse(readFileSync(join(folder, "scenarios.json"), "utf8"))).toHaveLength(1);

  await visit(page, "/cash?assume=delay:30");
  expect(await answer(page)).toContain(cardText(Number(said.lowest!.amount), "money"));
  isClean();
  await name.fill("payers a MONTH late");
  await page.keyboard.press("Enter");
  await page.getByText("That name is taken").waitFor();
  expect(JSON.parse(readFileSync(join(folder, "scenarios.json"), "utf8"))).toHaveLength(1);
});

test("an assumption opens to the line of the file it was read from", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/cash");
  const opening = page.locator("#cash_assumptions li", { hasText: "Rent" }).first();
  await opening.locator("summary").focus();
  await page.keyboard.press("Enter");
  await opening.getByText("measured from data").waitFor();
  await opening.getByText("1 % more", { exact: true }).waitFor();
  await opening
    .getByRole("link", { name: /general_ledger/ })
    .first()
    .click();
  await page.getByRole("dialog").locator("tr[aria-current=true]").waitFor();
  isClean();
});

test("a link that cannot be understood says what could be assumed", async () => {
  const { page } = await watchedPage(browser, running.url);
  await page.goto("/cash?assume=rent:0.1");
  await page.getByRole("alert").getByText("volume:-0.05").waitFor();
  await page.getByRole("link", { name: "Clear all" }).click();
  await page.waitForURL(/\/cash$/);
  await page.locator(".answer").waitFor();
});

test("nothing serious is wrong in light and dark, and nothing is wider than a phone", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, ASSUMED);
  await drawAll(page);
  for (const opened of await page.locator("#cash_assumptions summary").all()) await opened.click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await accessibilityFaults(page);
    expect([colorScheme, violations.map(({ id, nodes }) => [id, nodes[0]?.html])]).toEqual([
      colorScheme,
      [],
    ]);
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
  }
  isClean();
});
