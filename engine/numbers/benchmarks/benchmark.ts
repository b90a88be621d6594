/**
 * What others' figures are: rows of `benchmarks.csv`, ours in `datasets/reference` and the practice's own beside
 * `practice.json`. A row says what it is per, of which year, from where, and how well that is evidenced.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Month } from "../../calendar.ts";
import type { Benchmark } from "../../contract.ts";
import { packageFolder } from "../../database.ts";
import { splitRecord } from "../../intake/record.ts";
import { findKpi } from "../kpi/catalogue.ts";
import { UNITS, type Kpi } from "../kpi/header.ts";

/** `benchmarks.csv` cannot be used; every fault with its line, column and what to write there. */
export class BadBenchmarks extends Error {
  override name = "BadBenchmarks";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`benchmarks.csv cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** How well a benchmark is known: read at its source, told by somebody who read it, or what people of the trade say. */
export const EVIDENCE = [
  "evidenced",
  "second-hand",
  "professional judgement",
] as const satisfies readonly Benchmark["evidence"][];

export const BENCHMARK_COLUMNS = [
  "kpi",
  "specialty",
  "per",
  "basis",
  "low",
  "high",
  "kind",
  "unit",
  "year",
  "published",
  "seen",
  "source",
  "address",
  "evidence",
  "valid_from",
  "valid_until",
] as const;

const NEEDED: readonly Column[] = ["kpi", "source", "evidence"];

type Column = (typeof BENCHMARK_COLUMNS)[number];
type Cells = Partial<Record<Column, string>>;

/** Those that come with us, and those of the practice: null where it has none. */
export type Benchmarks = { ours: readonly Benchmark[]; own: readonly Benchmark[] };

/** @param path  the practice's `benchmarks.csv`. @throws {BadBenchmarks} with every fault */
export const benchmarksOf = (path: string, kpis: readonly Kpi[]): Benchmarks => ({
  ours: shippedBenchmarks(kpis),
  own: existsSync(path) ? parseBenchmarks(readFileSync(path, "utf8"), kpis, "practice") : [],
});

/** @throws {BadBenchmarks} */
export const shippedBenchmarks = (kpis: readonly Kpi[]): Benchmark[] =>
  parseBenchmarks(readFileSync(SHIPPED, "utf8"), kpis, "shipped");

/** @throws {BadBenchmarks} with every fault */
export function parseBenchmarks(
  text: string,
  kpis: readonly Kpi[],
  from: Benchmark["from"],
): Benchmark[] {
  const faults: string[] = [];
  const [header = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const columns = (splitRecord(header, ",") ?? []).map((name) => name.trim().toLowerCase());
  const known: readonly string[] = BENCHMARK_COLUMNS;
  for (const name of columns.filter((each) => !known.includes(each))) {
    faults.push(`line 1: there is no column "${name}"; there are ${known.join(", ")}`);
  }
  for (const name of NEEDED.filter((each) => !columns.includes(each))) {
    faults.push(`line 1: the column "${name}" is missing`);
  }
  if (faults.length > 0) throw new BadBenchmarks(faults);
  const found = lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const cells = splitRecord(line, ",");
    if (cells?.length !== columns.length) {
      faults.push(`line ${i + 2}: write ${columns.length} cells, with commas between them`);
      return [];
    }
    const row = Object.fromEntries(columns.map((name, at) => [name, cells[at]!.trim()])) as Cells;
    return [benchmarkIn(row, kpis, from, (fault) => faults.push(`line ${i + 2}: ${fault}`))];
  });
  if (faults.length > 0) throw new BadBenchmarks(faults);
  return found;
}

function benchmarkIn(
  row: Cells,
  kpis: readonly Kpi[],
  from: Benchmark["from"],
  fault: (says: string) => void,
): Benchmark {
  const text = (column: Column): string | null => row[column] || null;
  const kpi = findKpi(kpis, row.kpi!);
  if (!kpi) fault(`kpi: "${row.kpi}" is none; write an id or name of practice kpis`);
  if (kpi && BY_CATEGORY.includes(kpi.combine)) {
    fault(`kpi: ${kpi.id} has values by category only, which no benchmark is compared with`);
  }
  const number = (column: "low" | "high"): number | null => {
    if (!row[column]) return null;
    const [, digits, percent] = /^(-?\d+(?:\.\d+)?)( ?%)?$/.exec(row[column]) ?? [];
    if (digits === undefined) fault(`${column}: write a number such as 40, 0.06 or 6 %`);
    return Number(digits) / (percent ? 100 : 1);
  };
  const shaped = <Text extends string>(
    column: Column,
    shape: RegExp,
    such: string,
  ): Text | null => {
    if (row[column] && !shape.test(row[column])) fault(`${column}: write ${such}`);
    return (row[column] || null) as Text | null;
  };
  const year = shaped("year", /^(19|20)\d\d$/, "a year such as 2024");
  const unit = row.unit || kpi?.unit || "";
  if (!UNITS.includes(unit)) fault(`unit: write one of ${UNITS.join(", ")}`);
  const evidence = EVIDENCE.find((each) => each === row.evidence);
  if (!evidence) fault(`evidence: write one of ${EVIDENCE.join(", ")}`);
  if (!row.source) fault("source: write where it comes from");
  const [low, high] = [number("low"), number("high")];
  if (!row.low && !row.high) fault("low, high: write one of them, or both");
  if (low !== null && high !== null && low > high) fault("low, high: low is above high");
  return {
    kpi: kpi?.id ?? "",
    specialty: text("specialty"),
    per: text("per"),
    basis: text("basis"),
    low,
    high,
    kind: text("kind"),
    unit,
    year: year === null ? null : Number(year),
    published: shaped("published", /^\d{4}(-\d\d){0,2}$/, "a year, month or day"),
    seen: shaped("seen", /^\d{4}-\d\d(-\d\d)?$/, "a month such as 2026-11"),
    source: row.source!,
    address: text("address"),
    evidence: evidence ?? EVIDENCE[0],
    valid_from: shaped<Month>("valid_from", MONTH, "a month such as 2026-01"),
    valid_until: shaped<Month>("valid_until", MONTH, "a month such as 2026-12"),
    from,
  };
}

const SHIPPED = join(packageFolder(), "datasets", "reference", "benchmarks.csv");
const BY_CATEGORY: readonly Kpi["combine"][] = ["share", "mean of groups"];
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
