import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeExamplePractice } from "../../datasets/generate/index.ts";
import { createPracticeFolder } from "../../engine/practice.ts";
import { openBrowser, settled, visit, watchedPage } from "./browser.ts";
import { serving, type Running } from "./served.ts";

let folder: string;
let exports: string;
let browser: Browser;
let running: Running;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sound-practice-"));
  const made = await writeExamplePractice({
    dir: join(folder, "example"),
    providers: 1,
    months: 3,
  });
  exports = made.months.at(-1)!.dir;
  createPracticeFolder(join(folder, "mine"));
  writeFileSync(
    join(folder, "mine", "practice.json"),
    JSON.stringify({ name: "Mine", time_zone: "UTC" }),
  );
  running = await serving(join(folder, "mine"));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const HELD = [
  "transaction_id,type,charge_id,provider,payer,amount,service_date,post_date",
  "h1,charge,h1,Lee,Aetna,100.00,2025-01-03,2025-01-04",
  "TOTAL,,,,,7803.00,,",
  "",
].join("\n");

const month = (): string[] => readdirSync(exports).map((name) => join(exports, name));
const transactions = (): string => month().find((path) => /transactions/.test(path))!;
const choose = (page: Page, files: string[]) =>
  page.locator("input[type=file]").setInputFiles(files);
const dataVersion = async (page: Page): Promise<string> =>
  JSON.stringify(await (await page.request.get("/api/practice")).json());

test("an empty practice says what to do, and a month of files fills it", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/");
  await page.getByRole("heading", { name: "Mine has no data yet" }).waitFor();
  await page.getByRole("link", { name: "Start with my files" }).click();
  await choose(page, month());
  await page.getByText("Nothing has been brought in yet").first().waitFor();
  expect(await page.locator("article").count()).toBe(month().length);
  const empty = JSON.parse(await dataVersion(page)) as { months: unknown };
  expect(empty.months).toBeNull();

  const payments = page.getByRole("row", { name: /^Payments/ });
  await payments.getByRole("textbox").fill("1.00");
  await page.getByRole("button", { name: "Compare" }).click();
  await payments.locator(".off").waitFor();
  const read = (await payments.getByRole("cell").nth(1).textContent())!;
  await payments.getByRole("textbox").fill(read);
  await page.getByRole("button", { name: "Compare" }).click();
  await payments.getByText("✓ agrees").waitFor();

  await page.getByRole("button", { name: /^Bring in \d+ files$/ }).click();
  await page.getByRole("heading", { name: "Brought in" }).waitFor();
  await page.getByText("Every record is accounted for").waitFor();
  await page.getByRole("link", { name: "See the overview" }).click();
  await settled(page);
  await page.locator("a.card").first().waitFor();
  isClean();
});

test("a month is held against its own reports, and closed with its certificate", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/data");
  const tieOut = page.getByRole("region", { name: /^Tie-out of/ });
  await tieOut.getByText(/^What do your systems' own reports say/).click();
  await tieOut.getByLabel("Visits completed").fill("1");
  await tieOut.getByRole("button", { name: "Compare" }).click();
  await settled(page);
  await page.locator("#certificate").getByText("differs").first().waitFor();
  await page.goto("/visits");
  await page.getByText("Does not tie out").first().waitFor();
  await page.getByRole("link", { name: "See the certificate" }).click();
  await tieOut.getByText(/^What do your systems' own reports say/).click();
  await tieOut.getByLabel("Visits completed").fill("");
  await tieOut.getByRole("button", { name: "Compare" }).click();
  await settled(page);
  const pdf = await page.request.get(
    (await tieOut.getByRole("link", { name: /^Print the certificate/ }).getAttribute("href"))!,
  );
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await tieOut.getByRole("button", { name: /^Close / }).click();
  await tieOut.getByText("seal").waitFor();
  await page
    .locator("#closings")
    .getByRole("heading", { name: /^Closed are/ })
    .waitFor();
  await tieOut.getByRole("button", { name: "Open it again" }).click();
  await tieOut.getByRole("button", { name: /^Close / }).waitFor();
  isClean();
});

test("the same file again changes nothing and says so", async () => {
  const { page } = await watchedPage(browser, running.url);
  const before = await dataVersion(page);
  await visit(page, "/import");
  await choose(page, [transactions()]);
  await page.getByText("here already").waitFor();
  expect(await page.getByRole("button", { name: /^Bring in/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Choose others" }).click();
  await page.getByText("Drop the month's exports here").waitFor();
  expect(await dataVersion(page)).toBe(before);
});

test("a file half right: the good rows come in, the bad one is named with its line; then it is taken back", async () => {
  const { page } = await watchedPage(browser, running.url);
  const before = await dataVersion(page);
  const [good, ...bad] = [
    join(folder, "half_right.csv"),
    join(folder, "holiday <b>photo.csv"),
  ] as const;
  const lines = readFileSync(transactions(), "utf8").split(/\r?\n/);
  const head = lines.findIndex((line) => line.startsWith("Trans ID,"));
  const [first, second] = lines.slice(head + 1);
  const amount = /-?\d+\.\d\d/;
  writeFileSync(
    good,
    [
      ...lines.slice(0, head + 1),
      first!.replace(/^T\d+/, "T99999991"),
      second!.replace(/^T\d+/, "T99999992").replace(amount, "12.x4"),
    ].join("\r\n") + "\r\n",
  );
  writeFileSync(bad[0], Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));

  await visit(page, "/import");
  await choose(page, [good, ...bad]);
  const half = page.locator("article.partial");
  await half.getByText(`line ${head + 3}`).waitFor();
  await half.getByText("12.x4").first().waitFor();
  await page.locator("article.rejected").getByText("holiday <b>photo.csv").first().waitFor();
  await page.getByRole("button", { name: "Bring in 1 file" }).click();
  await page.getByRole("heading", { name: "Brought in" }).waitFor();
  expect(await dataVersion(page)).not.toBe(before);

  await page.getByRole("link", { name: "See the overview" }).click();
  await settled(page);
  await page
    .getByRole("banner")
    .getByRole("link", { name: /finding/ })
    .click();
  await settled(page);
  await page
    .locator("#findings")
    .getByRole("link", { name: /half_right/ })
    .first()
    .click();
  const drawer = page.getByRole("dialog");
  await drawer.locator("tr[aria-current=true]").getByText("12.x4").first().waitFor();
  await page.keyboard.press("Escape");

  await page.goto("/import");
  await page
    .getByRole("button", { name: /^Take back/ })
    .first()
    .click();
  await page.getByText("taken back").first().waitFor();
  await page.waitForLoadState("networkidle");
  const strip = (text: string): unknown => ({ ...JSON.parse(text), data_version: null });
  expect(strip(await dataVersion(page))).toEqual(strip(before));
});

test("a layout nobody knows: its columns are said once, and the file is ready", async () => {
  const strange = join(folder, "hillside.csv");
  const rows = [
    "1,CHG,1,Lee,100.00,01/05/2026,01/06/2026",
    "2,PMT,1,Lee,70.00,01/05/2026,02/03/2026",
  ];
  writeFileSync(strange, ["Txn No,What,Line,Doctor,Amt,DOS,Posted", ...rows, ""].join("\n"));
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/import");
  await choose(page, [strange]);
  await page.getByRole("button", { name: "Say what its columns are" }).click();
  await page.getByRole("heading", { name: "What are the columns of hillside.csv?" }).waitFor();
  await page.getByText("Still needed: type.").waitFor();
  const keep = page.getByRole("button", { name: "Keep and look again" });
  expect(await keep.isDisabled()).toBe(true);
  await page.getByText("Initial denial rate does not count the claim as submitted").waitFor();

  await page.getByLabel("column for type").selectOption("What");
  const words = page.getByRole("group", { name: "What do the words of type mean?" });
  await words.getByLabel("CHG").selectOption("charge");
  await words.getByLabel("PMT").selectOption("payment");
  await page.getByLabel("month/day/year: 01/05/2026 is 2026-01-05").check();
  await keep.click();
  const card = page.locator("article.loaded");
  await card.getByText("2 count").waitFor();
  await card.getByText("100.00").waitFor();
  await page.getByRole("button", { name: "Put them aside" }).click();
  isClean();
  await page.context().close();
});

test("settings changed beside the program: the screen says so, and derives the figures anew", async () => {
  await running.stop();
  const settings = join(folder, "mine", "practice.json");
  const before = JSON.parse(readFileSync(settings, "utf8")) as Record<string, unknown>;
  writeFileSync(settings, JSON.stringify({ ...before, policies: { days_in_ar_months: 6 } }));
  running = await serving(join(folder, "mine"));
  const { page, isClean } = await watchedPage(browser, running.url);
  await visit(page, "/overview");
  await page.getByRole("alert").getByText("nothing is lost").waitFor();
  await page.getByRole("button", { name: "Derive the figures anew" }).click();
  await page.locator("a.card").first().waitFor();
  isClean();
});

test("a file that is held says why, and comes in when she lets it pass", async () => {
  const { page, isClean } = await watchedPage(browser, running.url);
  const held = join(folder, "held.csv");
  writeFileSync(held, HELD);
  await visit(page, "/import");
  await choose(page, [held]);
  const card = page.locator("article");
  await card.getByText("waits for you, and will be left out").waitFor();
  await card.getByText("prints amount of 7803.00, and its rows come to 100.00").first().waitFor();
  await page.getByRole("button", { name: "Bring it in anyway" }).click();
  await card.getByText("ready to bring in").waitFor();
  await page.getByRole("button", { name: "Bring in 1 file" }).click();
  await page.getByRole("heading", { name: "Brought in" }).waitFor();
  await page.getByRole("button", { name: "Take this import back" }).click();
  await page.getByText("Drop the month's exports here").waitFor();
  isClean();
});
