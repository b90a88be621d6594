/** How a figure of the practice stands beside others': told only where both are of the same thing. */
import type { Month } from "../../calendar.ts";
import type { Benchmark } from "../../contract.ts";
import type { Kpi } from "../kpi/header.ts";
import type { Settings } from "../../practice.ts";
import type { Benchmarks } from "./benchmark.ts";

/** What all figures are held against: the rows, or why the practice's own cannot be read, and the practice's rules. */
export type Beside = {
  rows: Benchmarks | null;
  problem: string | null;
  settings: Pick<Settings, "specialty" | "policies">;
};

/** What a benchmark is not of, where that forbids the comparison: its word, and the figure's; null is unsaid. */
export type Refused = {
  is: "not compared";
  because: "base" | "dates" | "unit" | "specialty";
  theirs: string;
  ours: string | null;
};

export type BenchmarkStanding = { is: "below" | "inside" | "above" } | Refused;

/**
 * Of a KPI and month: the practice's own, and where it has none that hold then, those that come with us.
 *
 * @param month  null for those that hold without end
 */
export function benchmarksFor(
  { ours, own }: Benchmarks,
  kpi: Pick<Kpi, "id">,
  month: Month | null,
): readonly Benchmark[] {
  const holds = ({ kpi: id, valid_from: from, valid_until: until }: Benchmark): boolean =>
    id === kpi.id && (month === null ? until === null : isWithin(month, from, until));
  const mine = own.filter(holds);
  return mine.length > 0 ? mine : ours.filter(holds);
}

const isWithin = (month: Month, from: Month | null, until: Month | null): boolean =>
  (from === null || from <= month) && (until === null || month <= until);

/**
 * A base the benchmark does not tell is taken to be ours, and so are dates; `not said` as its base says that
 * its source leaves it open, which forbids the comparison.
 *
 * @param specialty  what the practice is, by `practice.json`; empty where it does not say
 */
export function refusal(
  benchmark: Benchmark,
  kpi: Pick<Kpi, "per" | "basis" | "unit">,
  specialty: string,
): Refused | null {
  const refuse = (because: Refused["because"], theirs: string, ours: string | null): Refused => ({
    is: "not compared",
    because,
    theirs,
    ours,
  });
  const { per, basis, unit } = benchmark;
  if (per !== null && !alike(per, kpi.per ?? "")) return refuse("base", per, kpi.per);
  if (unit !== kpi.unit) return refuse("unit", unit, kpi.unit);
  const dates = datesOf(kpi);
  if (basis !== null && !alike(basis, dates)) return refuse("dates", basis, dates);
  if (benchmark.specialty !== null && !alike(benchmark.specialty, specialty)) {
    return refuse("specialty", benchmark.specialty, specialty || null);
  }
  return null;
}

/** @returns null where there is no value */
export function standingBeside(
  benchmark: Benchmark,
  kpi: Pick<Kpi, "per" | "basis" | "unit">,
  specialty: string,
  value: number | null,
): BenchmarkStanding | null {
  const refused = refusal(benchmark, kpi, specialty);
  if (refused) return refused;
  if (value === null) return null;
  if (benchmark.low !== null && value < benchmark.low) return { is: "below" };
  if (benchmark.high !== null && value > benchmark.high) return { is: "above" };
  return { is: "inside" };
}

/** Whether its year lies more than so many years before a month; never where it has no year. */
export const isOld = ({ year }: Pick<Benchmark, "year">, month: Month, years: number): boolean =>
  year !== null && Number(month.slice(0, 4)) - year > years;

/** The dates a KPI goes by: what its basis begins with. @example datesOf({ basis: "post date; A/R net of credits" }) // => "post date" */
const datesOf = ({ basis }: Pick<Kpi, "basis">): string => basis.split(/[;,]/)[0]!.trim();

const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
