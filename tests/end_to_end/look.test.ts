import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleOf } from "../example.ts";
import { accessibilityFaults, drawAll, openBrowser, visit, watchedPage } from "./browser.ts";
import { serving, type Running } from "./served.ts";

const PAGES = [
  "overview",
  "collections",
  "visits",
  "operations",
  "people",
  "compliance",
  "technology",
  "quality",
  "budget",
  "plan",
  "cash",
  "lending",
  "reports",
  "data",
  "import",
];
const TRACE = "/overview?trace=days_in_ar@2026-10";

let browser: Browser;
let running: Running;

beforeAll(async () => {
  const { practice, dir } = await exampleOf({ providers: 1, months: 9 });
  practice.close();
  running = await serving(dir);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

/** What a checker of accessibility finds serious or worse. */
async function seriousFaults(page: Page): Promise<string[]> {
  return (await accessibilityFaults(page))
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

const THEMES = ["light", "dark"] as const;

describe("in light and dark", () => {
  test.each(PAGES)("%s has no serious fault, charts and tables included", async (name) => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await visit(page, `/${name}`);
    await drawAll(page);
    for (const table of await page.locator("details > summary").all()) await table.click();
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await seriousFaults(page)]).toEqual([colorScheme, []]);
    }
    isClean();
    await page.context().close();
  });

  test("nor has what stands behind a number", async () => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await page.goto(TRACE);
    await page.getByText("the rows sum to the value exactly").waitFor();
    await page.locator("dialog summary").click();
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await seriousFaults(page)]).toEqual([colorScheme, []]);
    }
    await page.getByRole("dialog").locator("tbody a").first().click();
    await page.locator("tr[aria-current=true]").waitFor();
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, await seriousFaults(page)]).toEqual([colorScheme, []]);
    }
    isClean();
    await page.context().close();
  });
});

test.each([...PAGES.map((name) => `/${name}`), TRACE])(
  "on a phone %s needs no scrolling to the side",
  async (path) => {
    const { page } = await watchedPage(browser, running.url, {
      viewport: { width: 360, height: 740 },
    });
    await visit(page, path);
    await drawAll(page);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      const widths = await page
        .locator("html, dialog[open]")
        .evaluateAll((all) => all.map((each) => each.scrollWidth));
      expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  },
);

test("charts draw in both themes without an outside request or a word on the console", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  for (const name of [
    "collections",
    "visits",
    "operations",
    "people",
    "compliance",
    "technology",
    "quality",
    "budget",
    "cash",
  ]) {
    await visit(page, `/${name}`);
    await drawAll(page);
    for (const chart of await page.locator(".drawing svg").all()) {
      expect(await chart.locator("path, rect, text").count()).toBeGreaterThan(5);
    }
  }
  isClean();
});
