/**
 * What the engine costs on 1 and 10 million ledger entries: import beside DuckDB's own reading of the
 * same bytes, rebuild, the catalogue, pages, charts; and a remittance of 100 MB beside a plain split of its
 * segments. Every measurement is a process of its own.
 *
 * `npm run bench` runs all of it; `npm run bench -- --rows 1000000` one of the sizes and no remittance,
 * `npm run bench -- --remittance` the remittance alone.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { pageNames } from "../../engine/index.ts";
import type { Cost, Found, PartName, Work } from "./part.ts";

const SIZES = [1_000_000, 10_000_000];
const MONTHS = 84;
/** Ledger entries that one provider of the example practice makes a month, about. */
const ENTRIES_A_MONTH = 3300;

type Measured = Awaited<ReturnType<typeof measure>>;

const { values } = parseArgs({
  options: { rows: { type: "string" }, remittance: { type: "boolean", default: false } },
});
const PART = fileURLToPath(new URL("part.js", import.meta.url));
const count = (n: number): string => Math.round(n).toLocaleString("en-US");
const ms = (seconds: number): string => count(seconds * 1000);
const sizes = values.rows === undefined ? SIZES : [Number(values.rows)];
const measured: Measured[] = [];
if (!values.remittance) for (const size of sizes) measured.push(await measure(size));
const remittance = values.rows === undefined ? await measureRemittance() : null;
if (measured.length > 0) print(measured);
if (remittance) printRemittance(remittance);
writeFileSync(
  "bench-results.json",
  `${JSON.stringify({ at: new Date().toISOString(), machine: machine(), measured, remittance }, null, 2)}\n`,
);

/** Runs one part in a process of its own. */
async function run<P extends PartName>(name: P, work: Partial<Work>): Promise<Found<P>> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    PART,
    name,
    JSON.stringify(work),
  ]);
  return JSON.parse(stdout) as Found<P>;
}

async function measureRemittance() {
  const scratch = mkdtempSync(join(tmpdir(), "sound-practice-bench-"));
  const work = { dir: join(scratch, "practice"), files: [join(scratch, "large.835")] };
  try {
    console.error("a remittance of 100 MB");
    const written = await run("remittance", work);
    const split = await run("split", work);
    return { written, split, load: await run("load", work) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function printRemittance({
  written,
  split,
  load,
}: Awaited<ReturnType<typeof measureRemittance>>): void {
  const reading = load.steps["reading and staging"]!;
  console.log(
    `\nremittance of 100 MB, ${count(written.segments)} segments, ${count(load.rows)} rows`,
  );
  console.log(
    `plain split of its segments   ${split.seconds.toFixed(1)} s  ${count(split.peakMb)} MB`,
  );
  console.log(
    `import, whole                 ${load.seconds.toFixed(1)} s  ${count(load.peakMb)} MB`,
  );
  console.log(`  of the split's speed        ${(split.seconds / load.seconds).toFixed(2)}`);
  console.log(`  reading and staging         ${(split.seconds / reading).toFixed(2)}`);
}

async function measure(size: number) {
  const scratch = mkdtempSync(join(tmpdir(), "sound-practice-bench-"));
  const dir = join(scratch, "practice");
  const providers = Math.max(1, Math.round(size / (MONTHS * ENTRIES_A_MONTH)));
  const part = async <P extends PartName>(name: P, work: Partial<Work> = {}): Promise<Found<P>> => {
    console.error(`${count(size)} rows: ${name} ${work.page ?? ""}`);
    return run(name, { dir, providers, months: MONTHS, ...work });
  };
  try {
    const demo = await part("demo");
    const history = demo.months.slice(0, -2).flatMap(filesIn);
    const feed = history.filter((path) => /transactions_[\d-]+\.csv$/.test(path));
    const others = history.filter((path) => !feed.includes(path));
    const edited = ["accounts.csv", "budget.csv", "loans.json", "staff.csv"];
    const read = await part("read", { files: feed });
    const load = await part("load", { files: feed });
    const rest = await part("load", {
      files: [...edited.map((name) => join(dir, name)), ...others],
    });
    const month = await part("load", { files: filesIn(demo.months.at(-2)!) });
    const readers = await part("readers", { files: filesIn(demo.months.at(-1)!) });
    const rebuild = await part("rebuild");
    const catalogue = await part("catalogue");
    const pages: Record<string, Found<"page">> = {};
    const charts: Record<string, Found<"charts">> = {};
    for (const page of pageNames) {
      pages[page] = await part("page", { page });
      charts[page] = await part("charts", { page });
    }
    const bytes = feed.reduce((sum, path) => sum + statSync(path).size, 0);
    return {
      size,
      providers,
      bytes,
      demo,
      read,
      load,
      rest,
      month,
      readers,
      rebuild,
      catalogue,
      pages,
      charts,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function print(all: readonly Measured[]): void {
  const line = (title: string, of: (one: Measured) => string): void =>
    console.log([title.padEnd(46), ...all.map((one) => of(one).padStart(34))].join(""));
  const cost = ({ seconds, peakMb, cpuSeconds }: Cost & { seconds: number }): string =>
    `${seconds.toFixed(1)} s  cpu ${cpuSeconds.toFixed(1)} s  ${count(peakMb)} MB`;
  const first = all[0]!;

  line("", ({ size }) => `${count(size)} rows`);
  line("example practice, written", ({ demo }) => cost(demo));
  line("transactions: DuckDB's typed read_csv", ({ read }) => cost(read));
  line("transactions: import, whole", ({ load }) => cost(load));
  for (const step of Object.keys(first.load.steps)) {
    line(`  ${step}`, ({ load }) => `${(load.steps[step] ?? 0).toFixed(1)} s`);
  }
  line("  rows a second", ({ load }) => count(load.rows / load.seconds));
  line("  of read_csv's speed", ({ load, read }) => (read.seconds / load.seconds).toFixed(2));
  line("  reading and staging, of read_csv's speed", ({ load, read }) =>
    (read.seconds / load.steps["reading and staging"]!).toFixed(2),
  );
  line("every other export: import", ({ rest }) => cost(rest));
  line("one month more: import", ({ month }) => cost(month));
  line("ten readers: pages, p95 while nothing else is done", ({ readers: { idle } }) => {
    return `${ms(idle.p95)} ms  ${count(idle.calls)} calls`;
  });
  line("  while a month is imported", ({ readers: { during } }) => {
    return `${ms(during.p95)} ms  ${count(during.calls)} calls`;
  });
  line("  of it", ({ readers: { idle, during } }) => (during.p95 / idle.p95).toFixed(2));
  line("rebuild", ({ rebuild }) => cost(rebuild));
  line("catalogue, 36 months, every slice: cold, warm", ({ catalogue }) => {
    const { cold, warm } = catalogue;
    return `${ms(cold)}, ${ms(warm)} ms`;
  });
  line("  of one scan of the ledger's columns", ({ catalogue: { cold, scan } }) => {
    return `${(cold / scan).toFixed(2)} times ${ms(scan)} ms`;
  });
  line("  adding up the months at import, of that scan", ({ catalogue: { scan }, load }) =>
    (load.steps["adding up the months"]! / scan).toFixed(2),
  );
  line("  by all dimensions at once", ({ catalogue: { finest } }) => {
    return `${count(finest.values)} values  ${finest.seconds.toFixed(1)} s`;
  });
  for (const page of pageNames) {
    line(`page ${page}: cold, warm`, ({ pages }) => {
      const { cold, warm } = pages[page]!;
      return `${ms(cold)}, ${ms(warm)} ms`;
    });
  }
  for (const page of pageNames) {
    for (const form of ["json", "arrow"] as const) {
      line(`charts of ${page} as ${form}: write, read back`, ({ charts }) => {
        const { bytes, write, parse } = charts[page]![form];
        return `${count(bytes / 1024)} kB ${(write * 1000).toFixed(1)}, ${(parse * 1000).toFixed(1)} ms`;
      });
    }
  }
  const [small, large] = all;
  if (!small || !large) return;
  const ratio = (of: (one: Measured) => number): string => (of(large) / of(small)).toFixed(2);
  console.log(`\nlarge : small`);
  console.log(
    `catalogue    cold ${ratio((one) => one.catalogue.cold)}  warm ${ratio((one) => one.catalogue.warm)}`,
  );
  for (const page of pageNames) {
    const [cold, warm] = [
      ratio((one) => one.pages[page]!.cold),
      ratio((one) => one.pages[page]!.warm),
    ];
    console.log(`${page.padEnd(13)}cold ${cold}  warm ${warm}`);
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

function machine() {
  return {
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "",
    memoryMb: Math.round(totalmem() / 1024 ** 2),
  };
}
