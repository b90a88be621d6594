/**
 * One measurement of the bench, in a process of its own so that its memory is its own: runs the part
 * named and prints what it found as JSON, with its peak memory.
 */
import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { writeExamplePractice } from "../../datasets/generate/index.ts";
import type { Page } from "../../engine/contract.ts";
import { arrowOf, openPractice, type Practice } from "../../engine/index.ts";
import { createPracticeFolder } from "../../engine/practice.ts";
import { createApp } from "../../server/app.ts";
import { waitsOfReaders } from "./readers.ts";
import { writeLarge } from "../engine/intake/x12/large_remittance.ts";

/** Times an answer is asked for again once it is warm; the median counts. */
const AGAIN = 5;
const REMITTANCE_BYTES = 100 * 1024 ** 2;

export type Work = {
  dir: string;
  providers: number;
  months: number;
  /** files to import, or to read */
  files: readonly string[];
  page: string;
};

const PARTS = { demo, read, load, readers, rebuild, catalogue, page, charts, remittance, split };

export type PartName = keyof typeof PARTS;
export type Cost = { peakMb: number; cpuSeconds: number };
export type Found<P extends PartName> = Awaited<ReturnType<(typeof PARTS)[P]>> & Cost;

/** The example practice, written. */
async function demo({ dir, providers, months }: Work) {
  const { result, seconds } = await timed(() => writeExamplePractice({ dir, providers, months }));
  return { seconds, months: result.months.map((month) => month.dir) };
}

const TYPED: Readonly<Record<string, string>> = {
  Units: "decimal(12, 3)",
  Amount: "decimal(18, 2)",
  DOS: "date",
  "Entry Date": "date",
  "Post Date": "date",
  "Bill Date": "date",
  "Check Date": "date",
  "Deposit Date": "date",
};
const COLUMNS =
  "Trans ID,Trans Type,Reason,Charge ID,Claim ID,Visit ID,Patient ID,Provider,Location,Payer,Payer Class,Primary Payer,Resp,CPT,Modifiers,Units,Amount,DOS,Entry Date,Post Date,Bill Date,Check Date,Deposit Date,Receipt,User".split(
    ",",
  );

/** DuckDB reading the same bytes into a typed table of a file like ours, every option told. */
async function read({ dir, files }: Work) {
  const path = join(dir, "read_csv.duckdb");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`attach '${path}' as read_csv (storage_version 'latest')`);
  await connection.run("use read_csv");
  const list = files.map((file) => `'${file}'`).join(", ");
  const columns = COLUMNS.map((name) => `'${name}': '${TYPED[name] ?? "varchar"}'`).join(", ");
  const { seconds } = await timed(async () => {
    await connection.run(
      `create table feed as from read_csv([${list}], columns = {${columns}}, auto_detect = false,
        header = false, skip = 6, dateformat = '%m/%d/%Y', quote = '"', escape = '"')`,
    );
    await connection.run("checkpoint read_csv");
  });
  const counted = await connection.runAndReadAll(
    `select count(*)::integer from feed where "Post Date" is not null`,
  );
  connection.closeSync();
  instance.closeSync();
  rmSync(path);
  return { seconds, rows: Number(counted.getRowsJson()[0]![0]) };
}

/** An empty practice, and a remittance of 100 MB beside it. */
async function remittance({ dir, files: [path] }: Work) {
  createPracticeFolder(dir);
  const { result, seconds } = await timed(async () => writeLarge(path!, REMITTANCE_BYTES));
  return { seconds, ...result };
}

/** A file split into segments and elements, and nothing else done with them. */
async function split({ files: [path] }: Work) {
  const { result, seconds } = await timed(async () => {
    let elements = 0;
    for (const segment of readFileSync(path!, "utf8").split("~"))
      elements += segment.split("*").length;
    return elements;
  });
  return { seconds, elements: result };
}

/** Files imported into the practice, and how long each step took. */
async function load({ dir, files }: Work) {
  return withPractice(dir, async (practice) => {
    const names = new Set(files.map((file) => basename(file)));
    const steps: Record<string, number> = {};
    let current = "reading and staging";
    let since = performance.now();
    const next = (step: string): void => {
      const now = performance.now();
      steps[current] = (steps[current] ?? 0) + (now - since) / 1000;
      since = now;
      if (!names.has(step)) current = step;
    };
    const { result, seconds } = await timed(() =>
      practice.import([{ paths: files, knownAt: null }], { onProgress: next }),
    );
    next("done");
    return {
      seconds,
      rows: result[0]!.files.reduce((sum, file) => sum + file.rows.loaded, 0),
      steps,
    };
  });
}

/** Files imported while ten readers open page after page in the same process. */
async function readers({ dir, files }: Work) {
  return withPractice(dir, async (practice) => {
    const importing = () => practice.import([{ paths: files, knownAt: null }]);
    const { result, seconds } = await timed(() => waitsOfReaders(practice, importing));
    return { seconds, ...result };
  });
}

/** The newest generation, derived anew from the archive. */
async function rebuild({ dir }: Work) {
  return withPractice(dir, async (practice) => {
    const { result, seconds } = await timed(() => practice.rebuild());
    return { seconds, ...result };
  });
}

/** Every column of the ledger that KPIs are made from, read once. */
const SCAN = `select
  max(kind), max(flow), max(reason_class), max(provider), max(primary_payer), max(payer), max(location),
  max(party), max(code), max(modifiers), max(charge_id), max(claim_id), max(visit_id), bit_xor(patient),
  sum(amount), sum(cash), sum(units),
  ${["month", "service_date", "entry_date", "post_date", "bill_date", "deposit_date"]
    .map((day) => `sum(${day} - date '2000-01-01')`)
    .join(", ")}
  from entry`;

/**
 * Every KPI for each of the last 36 months: whole and by each dimension, and by all of them at once; and one
 * scan of the ledger's columns.
 */
async function catalogue({ dir }: Work) {
  return withPractice(dir, async (practice) => {
    const scan = await practice.read(null, [], (session) => median(() => session.rows(SCAN)));
    const month = { period: "last-36-months" };
    const dimensions = ["provider", "payer", "location"] as const;
    const slices = async () => {
      await practice.kpi({ ...month, by: ["month"] });
      for (const each of dimensions) await practice.kpi({ ...month, by: ["month", each] });
    };
    const { seconds: cold } = await timed(slices);
    const warm = await median(slices);
    const finest = await timed(() => practice.kpi({ ...month, by: ["month", ...dimensions] }));
    return { scan, cold, warm, finest: { values: finest.result.length, seconds: finest.seconds } };
  });
}

/** The calls a page of the screen makes: the practice for its header, and the page. */
async function page({ dir, page: name }: Work) {
  return withPractice(dir, async (practice) => {
    const app = createApp(practice);
    const ask = async (): Promise<void> => {
      for (const path of ["/api/practice", `/api/pages/${name}`]) {
        const response = await app.request(path);
        if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
        await response.text();
      }
    };
    const { seconds: cold } = await timed(ask);
    return { cold, warm: await median(ask) };
  });
}

/** A page's panels as JSON and as Arrow: bytes, time to write, time to have every value back. */
async function charts({ dir, page: name }: Work) {
  return withPractice(dir, async (practice) => {
    const response = await createApp(practice).request(`/api/pages/${name}`);
    const { panels } = (await response.json()) as Page;
    const texts = panels.map((panel) => JSON.stringify(panel));
    const streams = panels.map((panel) => arrowOf(panel));
    const columns = (stream: Uint8Array): unknown[] => {
      const table = tableFromIPC(stream);
      return table.schema.fields.map(({ name: field }) => [...table.getChild(field)!]);
    };
    return {
      panels: panels.length,
      json: {
        bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
        write: await median(() => panels.map((panel) => JSON.stringify(panel))),
        parse: await median(() => texts.map((text) => JSON.parse(text) as unknown)),
      },
      arrow: {
        bytes: streams.reduce((sum, stream) => sum + stream.byteLength, 0),
        write: await median(() => panels.map((panel) => arrowOf(panel))),
        parse: await median(() => streams.map(columns)),
      },
    };
  });
}

async function withPractice<T>(dir: string, work: (practice: Practice) => Promise<T>): Promise<T> {
  const practice = openPractice(dir);
  try {
    return await work(practice);
  } finally {
    practice.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < AGAIN; i++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(AGAIN / 2)]!;
}

const [, , name, work] = process.argv;
const found = await PARTS[name as PartName](JSON.parse(work!) as Work);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cost: Cost = {
  peakMb: Math.round(maxRSS / 1024),
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
};
console.log(JSON.stringify({ ...found, ...cost }));
