/** Targets in a real browser, by keyboard: added, refused at the field, changed, ended, brought in; and two at once. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drop, scratchPractice } from "../scratch.ts";
import { accessibilityFaults, openBrowser, visit, watchedPage } from "./browser.ts";
import { serving, type Running } from "./served.ts";

const BEFORE = "kpi,category,target,per,since,source\nRC01,,40,,2026-01-01,our own wish\n";

let browser: Browser;
let running: Running;
let file: string;

beforeAll(async () => {
  const practice = scratchPractice();
  file = practice.folder.targets;
  writeFileSync(file, BEFORE);
  const schedule = "appointment_id,provider,start,status\na1,Lee,2026-01-05 09:00,completed\n";
  const paths = [drop(practice, "schedule.csv", schedule), file];
  await practice.import([{ paths, knownAt: null }]);
  practice.close();
  running = await serving(practice.folder.path);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

async function faults(page: Page): Promise<string[]> {
  return (await accessibilityFaults(page)).map(
    ({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)}`,
  );
}

test("by keyboard alone: a target is refused at its field, added, ended and brought into the figures", async () => {
  const { page } = await watchedPage(browser, running.url);
  await visit(page, "/plan");
  const table = page.getByRole("region", { name: "Targets", exact: true });
  await table.getByRole("row", { name: /^Days in A\/R.* 40\.0 days/ }).waitFor();

  await page.getByRole("button", { name: "New target…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  const field = (name: string) => dialog.getByRole("textbox", { name });
  await dialog.getByRole("combobox", { name: "Figure" }).selectOption({ label: "No-show rate" });
  await field("Target").fill("6");
  await field("From month").fill("2026-01");
  await field("To month").fill("2026-06");
  await field("Where it comes from").fill("our own wish");
  await page.keyboard.press("Enter");
  const says = dialog.getByText('"6" cannot be: No-show rate is a share: write it as 6 % or 0.06');
  await says.first().waitFor();
  expect(await field("Target").getAttribute("aria-invalid")).toBe("true");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("name")))
    .toBe("target");
  expect(await faults(page)).toEqual([]);
  expect(readFileSync(file, "utf8")).toBe(BEFORE);

  await field("Target").fill("6 %");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await table
    .getByRole("row", { name: /^No-show rate 6\.0 % from 2026-01-01 to 2026-06-30/ })
    .waitFor();
  const added = `${BEFORE}no_show_rate,,6 %,,2026-01-01,our own wish\nno_show_rate,,none,,2026-07-01,\n`;
  expect(readFileSync(file, "utf8")).toBe(added);

  await page.getByRole("button", { name: /^End Days in A\/R/ }).focus();
  await page.keyboard.press("Enter");
  await field("To month").fill("2026-12");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  expect(readFileSync(file, "utf8")).toContain("RC01,,none,,2027-01-01,\n");

  const bringIn = page.getByRole("button", { name: "Bring the targets into the figures" });
  await bringIn.focus();
  await page.keyboard.press("Enter");
  await bringIn.waitFor({ state: "detached", timeout: 120_000 });
  // the page dims while it is made anew
  await expect.poll(() => faults(page), { timeout: 30_000 }).toEqual([]);
});

test("of two changes at once the second is told what the first was, and does not write over it", async () => {
  const { page } = await watchedPage(browser, running.url);
  await visit(page, "/plan");
  await page.getByRole("button", { name: /^Change Days in A\/R/ }).click();
  const theirs = readFileSync(file, "utf8").replace("RC01,,40,", "RC01,,38,");
  writeFileSync(file, theirs);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Target" }).fill("36");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page
    .getByRole("alert")
    .getByText(/^Days in A\/R.* was 40\.0 days, .*; it is 38\.0 days, /)
    .waitFor();
  expect(readFileSync(file, "utf8")).toBe(theirs);
  await page.getByRole("row", { name: /^Days in A\/R.* 38\.0 days/ }).waitFor();
});
