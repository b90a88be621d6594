import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleOf } from "../example.ts";
import { drawAll, openBrowser, settled, visit, watchedPage } from "./browser.ts";
import { serving, type Running } from "./served.ts";

let browser: Browser;
let running: Running;

beforeAll(async () => {
  const { practice, dir } = await exampleOf({ providers: 2, months: 14 });
  practice.close();
  running = await serving(dir);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
});

describe("from any number to a line in a file", () => {
  test("by mouse: overview, a number, its rows, the line; and Back goes the same way", async () => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await visit(page, "/");
    const card = page.locator("a.card", { hasText: "Days in A/R" }).first();
    const value = await card.locator(".value").innerText();
    await card.click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("heading", { name: "Days in A/R", exact: true }).waitFor();
    expect(page.url()).toContain("trace=days_in_ar@2026-10");
    expect(await drawer.locator(".sum").innerText()).toContain(value);
    await drawer.getByText("the rows sum to the value exactly").waitFor();

    const row = drawer.locator("tbody tr").first();
    const line = await row.locator("td").last().innerText();
    const fact = (await row.locator("th").innerText()).split(" ").at(-1)!;
    await row.getByRole("link").click();
    await drawer.getByRole("heading", { name: /transactions_.*\.csv/ }).waitFor();
    const here = drawer.locator("tr[aria-current=true]");
    expect((await here.locator("th").innerText()).replace(",", "")).toBe(line.replace(",", ""));
    expect(await here.locator("code").innerText()).toContain(fact);

    await page.goBack();
    await drawer.getByRole("heading", { name: "Days in A/R", exact: true }).waitFor();
    await page.goBack();
    await drawer.waitFor({ state: "detached" });
    await page.goForward();
    await page.getByRole("dialog").waitFor();
    isClean();
  });

  test("by keyboard alone, in three steps, and Esc leads back to where the focus was", async () => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await visit(page, "/overview");
    const card = page.locator("a.card", { hasText: "No-show rate" });
    await tabTo(page, () => card.evaluate((node) => node.matches(":focus")));
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    await drawer.getByText("the rows sum to the value exactly").waitFor();
    await tabTo(page, () =>
      drawer
        .locator("tbody a")
        .first()
        .evaluate((node) => node.matches(":focus")),
    );
    await page.keyboard.press("Enter");
    await drawer.locator("tr[aria-current=true]").waitFor();
    await page.keyboard.press("Escape");
    await drawer.getByText("the rows sum to the value exactly").waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(await card.evaluate((node) => node.matches(":focus"))).toBe(true);
    isClean();
  });
});

describe("from what net income missed the plan by to the claims that caused it", () => {
  test("by keyboard alone, in three steps: the payer, its rows, the line; and Esc goes the same way back", async () => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await visit(page, "/budget");
    const answer = page.locator(".answer a");
    const drawer = page.getByRole("dialog");
    await tabTo(page, () => answer.evaluate((node) => node.matches(":focus")));

    await page.keyboard.press("Enter");
    await drawer.getByRole("heading", { name: "Net income against the budget" }).waitFor();
    const cause = drawer.locator("tbody tr", { has: page.locator("a[href*='payer=']") }).first();
    const payer = await cause.locator("td").first().innerText();
    await tabTo(page, () => cause.locator("a").evaluate((node) => node.matches(":focus")));

    await page.keyboard.press("Enter");
    await drawer.getByText("the rows sum to the value exactly").waitFor();
    const rows = drawer.locator("section[aria-labelledby=rows-title] tbody tr");
    for (const text of await rows.locator("td:nth-child(4)").allInnerTexts()) {
      expect(text).toBe(payer);
    }
    const first = rows.first();
    const line = (await first.locator("td").last().innerText()).replace(",", "");
    await tabTo(page, () =>
      first
        .locator("a")
        .first()
        .evaluate((node) => node.matches(":focus")),
    );

    await page.keyboard.press("Enter");
    await drawer.getByRole("heading", { name: /transactions_.*\.csv/ }).waitFor();
    const here = drawer.locator("tr[aria-current=true]");
    expect((await here.locator("th").innerText()).replace(",", "")).toBe(line);

    await page.keyboard.press("Escape");
    await drawer.getByText("the rows sum to the value exactly").waitFor();
    await page.keyboard.press("Escape");
    await drawer.getByRole("heading", { name: "Net income against the budget" }).waitFor();
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    expect(await answer.evaluate((node) => node.matches(":focus"))).toBe(true);
    isClean();
  });

  test("a bar opens to its parts, and the order causes are taken in stands in the link", async () => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await visit(page, "/budget");
    await page.getByLabel("Causes").selectOption("shapley");
    await page.waitForURL(/\/budget\?order=shapley$/);
    await page.locator("#bridge .note", { hasText: "Shapley" }).waitFor();
    await settled(page);
    await page.locator("#bridge summary", { hasText: "Table" }).click();
    const bar = page.locator("#bridge tbody tr", { hasText: "Allowed per visit" });
    const amount = await bar.getByRole("link").innerText();
    await bar.getByRole("link").click();
    await page.waitForURL(/parts=bridge_parts@allowed_rate$/);
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("heading", { name: "Allowed per visit" }).waitFor();
    expect(await drawer.locator("tfoot td").last().innerText()).toBe(amount);

    await drawer.getByRole("textbox").fill("two payers raised their fees");
    await drawer.getByRole("button", { name: "Keep the note" }).click();
    await drawer.getByText("The note is kept.").waitFor();
    expect(page.url()).not.toContain("raised");
    await page.keyboard.press("Escape");
    await page
      .locator("#bridge .note", { hasText: "Allowed per visit: two payers raised their fees" })
      .waitFor();
    isClean();
  });
});

describe("the address is the state", () => {
  test("a link shows the same figures to whoever opens it", async () => {
    const first = await watchedPage(browser, running.url);
    await visit(first.page, "/collections");
    await first.page.getByRole("button", { name: /^Payer all/ }).click();
    const dialog = first.page.getByRole("dialog", { name: "Payer" });
    await dialog.getByRole("checkbox", { name: "Medicare", exact: true }).check();
    await dialog.getByRole("button", { name: "Show" }).click();
    await first.page.waitForURL(/payer=Medicare$/);
    await settled(first.page);
    await first.page.getByRole("heading", { name: "Medicare owes the most" }).waitFor();
    const figures = await first.page.locator(".card .value").allInnerTexts();

    const second = await watchedPage(browser, running.url);
    await visit(second.page, new URL(first.page.url()).pathname + new URL(first.page.url()).search);
    expect(await second.page.locator(".card .value").allInnerTexts()).toEqual(figures);

    await second.page.getByRole("link", { name: "Visits", exact: true }).click();
    await second.page.waitForURL(/\/visits\?payer=Medicare$/);
    await second.page.getByRole("link", { name: "Clear all" }).click();
    await second.page.waitForURL(/\/visits$/);
    await second.page.goBack();
    await second.page.waitForURL(/payer=Medicare$/);
    first.isClean();
    second.isClean();
  });

  test("a name that is not in the data is said, with the one that was meant", async () => {
    const { page } = await watchedPage(browser, running.url);
    await visit(page, "/collections?payer=Medicar");
    await page.getByText("is not in the data").waitFor();
    await page.getByRole("link", { name: "Medicare", exact: true }).click();
    await page.waitForURL(/payer=Medicare$/);
  });

  test("a period that is none is an answer, and the way back works", async () => {
    const { page } = await watchedPage(browser, running.url);
    await page.goto("/overview?period=2026-13");
    await page.getByRole("alert").getByText("That is not a period").waitFor();
    await page.getByRole("link", { name: "Clear all" }).click();
    await page.locator("a.card").first().waitFor();
  });
});

describe("keys do what the links beside them do", () => {
  test("go to pages, step through periods, find a number, see tables", async () => {
    const { page, isClean } = await watchedPage(browser, running.url);
    await visit(page, "/overview");
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.waitForURL(/\/budget$/);
    await settled(page);
    await page.keyboard.press("[");
    await page.waitForURL(/period=2026-09$/);
    await settled(page);
    await page.keyboard.press("]");
    await page.waitForURL(/period=2026-10$/);
    await settled(page);
    await page.keyboard.press("v");
    await page.waitForURL(/view=table$/);
    expect(await page.locator(".drawing").count()).toBe(0);
    await page.keyboard.press("v");
    await drawAll(page);

    await page.keyboard.press("/");
    await page.getByRole("searchbox").fill("denial rate");
    await page.getByRole("dialog").getByRole("link").first().click();
    await page.waitForURL(/trace=initial_denial_rate@2026-10/);
    await page.getByRole("dialog").getByText("the rows sum to the value exactly").waitFor();
    isClean();
  });

  test("they can be switched off, and never fire where somebody types", async () => {
    const { page } = await watchedPage(browser, running.url);
    await visit(page, "/overview");
    await page.keyboard.press("?");
    await page.getByRole("checkbox", { name: "Keys are on" }).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    expect(page.url()).toMatch(/overview$/);
  });
});

test("what is exported is what is shown", async () => {
  const { page } = await watchedPage(browser, running.url);
  await visit(page, "/collections");
  const panel = page.locator("#ageing_by_payer");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Export" }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString("utf8").trimEnd().split("\r\n");
  expect(lines).toHaveLength((await panel.locator("tbody tr").count()) + 1);
  expect(lines[1]).toContain(await panel.locator("tbody th").first().innerText());
});

/** Presses Tab until something has the focus. */
async function tabTo(
  page: Awaited<ReturnType<typeof watchedPage>>["page"],
  isThere: () => Promise<boolean>,
): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await isThere()) return;
  }
  throw new Error("Tab never came there");
}
