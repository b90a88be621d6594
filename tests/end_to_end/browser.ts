/** A real browser, and everything it complains about. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Result } from "axe-core";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** @throws {Error} where there is no Chromium: these tests are not skipped */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"] ?? PLACES.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error("no Chromium: install it (apt-get install chromium), or name it in CHROMIUM");
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export type Watched = {
  page: Page;
  /** fails where the console spoke, the policy was broken, or anything else was asked for */
  isClean: () => void;
};

/** A page that may speak to one server only, and whose console must stay silent. */
export async function watchedPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !asked.startsWith("blob:")) complaints.push(`outside: ${asked}`);
  });
  return { page, isClean: () => expect(complaints).toEqual([]) };
}

/** Goes to an address and waits until its page is there and nothing is under way. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a checker of accessibility finds wrong in a page as it is shown now; of what is right it keeps no list. */
export async function accessibilityFaults(page: Page): Promise<Result[]> {
  await page.evaluate(axe);
  return page.evaluate<Result[]>(
    `axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations)`,
  );
}

export async function settled(page: Page): Promise<void> {
  await page.locator("main[aria-busy=false] h1").first().waitFor();
}

/** Every chart drawn: they wait until they come near the view. */
export async function drawAll(page: Page): Promise<void> {
  for (const drawing of await page.locator(".drawing").all()) {
    await drawing.scrollIntoViewIfNeeded();
    await drawing.locator("svg").first().waitFor();
  }
}
