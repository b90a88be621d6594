/**
 * `npm run example:pack`: the example practice, its lender and monthly packs of its last month, and pictures of
 * the pages Budget, Lending and Reports, all made anew into the folder `example-pack`.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const OUT = join(ROOT, "example-pack");
const PRACTICE = join(OUT, "practice");
const CLI = join(ROOT, "dist", "cli", "practice.js");
const PAGES = ["budget", "lending", "reports"];
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// first, for the rest takes minutes
const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
if (!executablePath || !existsSync(executablePath)) {
  console.error(
    "There is no Chromium to take pictures with: install it (apt-get install chromium), or name it in CHROMIUM.",
  );
  process.exit(1);
}

const practice = (...args) => execFileSync(process.execPath, [CLI, ...args], { stdio: "inherit" });

rmSync(OUT, { recursive: true, force: true });
practice("demo", PRACTICE);
try {
  practice("import", "--practice", PRACTICE);
} catch (error) {
  // rows that the example holds back on purpose need a person, and say so by 3
  if (error.status !== 3) throw error;
}
for (const kind of ["lender", "monthly"]) {
  practice("pack", kind, "--practice", PRACTICE, "--out", join(OUT, kind));
}
await takePictures();
console.log(`\nPacks and pictures are in ${OUT}`);

async function takePictures() {
  const server = spawn(process.execPath, [CLI, "serve", "--practice", PRACTICE, "--port", "0"]);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const url = await addressOf(server);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    for (const name of PAGES) {
      await page.goto(`${url}/${name}`);
      await page.locator("main[aria-busy=false] h1").first().waitFor();
      for (const drawing of await page.locator(".drawing").all()) {
        await drawing.scrollIntoViewIfNeeded();
        await drawing.locator("svg").first().waitFor();
      }
      await page.screenshot({ path: join(OUT, `${name}.png`), fullPage: true });
    }
  } finally {
    await browser.close();
    server.kill("SIGINT");
  }
}

/** Where it answers, once it says so. */
function addressOf(server) {
  return new Promise((found, failed) => {
    let said = "";
    const hear = (text) => {
      said += text;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (address) found(address);
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.once("exit", () => failed(new Error(`practice serve ended early: ${said}`)));
  });
}
