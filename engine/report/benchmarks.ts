/** Benchmarks in words, the same wherever one is printed: with its date, its source, and how well it is known. */
import type { Month } from "../calendar.ts";
import type { Benchmark, BenchmarkAnswer, KpiValue } from "../contract.ts";
import { cardText, tableText, type Unit } from "../format.ts";
import {
  benchmarksFor,
  isOld,
  standingBeside,
  type Beside,
  type Refused,
} from "../numbers/benchmarks/standing.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { isYoung } from "./series.ts";

/**
 * Of an address the site; the whole of it stands in the list of benchmarks.
 * @example "60.0 %, about, family medicine (AAFP: Family Practice Management 17(2):38, aafp.org; of 2010, published 2010, seen 2026-11; evidenced)"
 */
export function benchmarkText(benchmark: Benchmark): string {
  const { kind, source, address, published, seen, evidence, specialty } = benchmark;
  const dated = [
    benchmark.year === null ? "not dated" : `of ${benchmark.year}`,
    published && `published ${published}`,
    seen && `seen ${seen}`,
  ].filter(Boolean);
  const range = [rangeOf(benchmark), kind, specialty].filter(Boolean).join(", ");
  return `${range} (${[source, address?.split("/")[0]].filter(Boolean).join(", ")}; ${dated.join(", ")}; ${evidence})`;
}

/** All that is known of a KPI, in one line; null where nothing is. */
export function benchmarksText({ rows }: Beside, kpi: Kpi): string | null {
  const known = rows ? benchmarksFor(rows, kpi, null) : [];
  return known.length === 0 ? null : known.map(benchmarkText).join(" · ");
}

/** A value of the whole practice beside each benchmark of its KPI. */
export function answersOf(
  { rows, settings }: Beside,
  kpi: Kpi,
  figure: KpiValue,
  month: Month,
): BenchmarkAnswer[] {
  return (rows ? benchmarksFor(rows, kpi, month) : []).map((benchmark) => {
    const how = isUnfinished(figure)
      ? UNFINISHED
      : standingBeside(benchmark, kpi, settings.specialty, figure.value);
    const old = isOld(benchmark, month, settings.policies.benchmark_years);
    return {
      ...benchmark,
      title: kpi.title,
      period: figure.period,
      value: figure.value,
      standing: how?.is ?? null,
      old: benchmark.year === null ? null : old,
      says: `${besideWords(how)} ${benchmarkText(benchmark)}${how && "because" in how ? `: ${whyNot(how)}` : ""}${old ? "; old" : ""}`,
    };
  });
}

/** How one answer stands, in a line; null where there is no benchmark, or nothing to hold against it. */
export function besideText(
  beside: Beside,
  kpi: Kpi,
  value: KpiValue,
  sliced: boolean,
): string | null {
  if (beside.problem !== null) return beside.problem.split("\n", 1)[0]!.replace(/:$/, "");
  if (value.value === null) return null;
  const month = value.as_of.slice(0, 7);
  if (!beside.rows || benchmarksFor(beside.rows, kpi, month).length === 0) return null;
  if (sliced) return "not compared: benchmarks are of whole practices";
  return answersOf(beside, kpi, value, month)
    .map(({ says }) => says)
    .join(" · ");
}

/** Of what is still being paid nothing can be said yet. */
const UNFINISHED = { is: "not compared", because: "unfinished" } as const;

const isUnfinished = (value: KpiValue): boolean =>
  value.value !== null && (isYoung(value) || value.status === "still being paid");

type How = ReturnType<typeof standingBeside> | typeof UNFINISHED;

function besideWords(how: How): string {
  if (how === null) return "no figure to hold against";
  return how.is === "not compared" ? "not compared with" : how.is;
}

function whyNot(how: Refused | typeof UNFINISHED): string {
  if (how.because === "unfinished") return "the figure is still being paid";
  const { because, theirs, ours } = how;
  switch (because) {
    case "base":
      if (theirs === "not said")
        return `its source does not say what it is per${ours ? `, the figure is per ${ours}` : ""}`;
      return `it is per ${theirs}, the figure per ${ours ?? "nothing"}`;
    case "dates":
      return `it goes by ${theirs}, the figure by ${ours}`;
    case "unit":
      return `it is in ${theirs}, the figure in ${ours}`;
    case "specialty":
      return `it is of ${theirs}, and ${ours === null ? "practice.json names no specialty" : `the practice of ${ours}`}`;
  }
}

function rangeOf({ low, high, unit: told }: Benchmark): string {
  const unit = told as Unit;
  if (low === null) return `${cardText(high, unit)} or less`;
  if (high === null) return `${cardText(low, unit)} or more`;
  return low === high ? cardText(low, unit) : `${tableText(low, unit)}–${cardText(high, unit)}`;
}
