/**
 * How good the forecaster is, and what it costs, on public sets of series with a held-out end: beside the naive
 * methods of the M competitions, and beside R's thetaf, ets and auto.arima where R with its forecast package is
 * installed, in the same run on one core.
 *
 * `npm run bench:forecast -- FILE…`: files with the columns id,category,start_year,start_period,freq,h,n,train,test;
 * `--r-series 100` how many series of each file R is given (it is slow), 0 for none.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { forecastMany, forecastSeries, type NamedSeries } from "../../engine/index.ts";
import {
  lastValue,
  naive2,
  owaOf,
  scoreSet,
  seasonalNaive,
  seriesSet,
  type SetScore,
  type TestSeries,
} from "./series_sets.ts";

const { values, positionals } = parseArgs({
  options: { "r-series": { type: "string", default: "100" } },
  allowPositionals: true,
});
if (positionals.length === 0)
  throw new Error("name a file of series to score: npm run bench:forecast -- FILE");

const ours = (history: Float64Array, season: number, horizon: number) =>
  forecastSeries(history, { season, horizon });

for (const path of positionals) {
  const set = seriesSet(path);
  console.log(`\n${basename(path)}: ${set.length} series`);
  scoreSet(set, ours); // once before it is timed: a process that forecasts many series is warm
  const yardstick = scoreSet(set, naive2);
  print("forecaster", scoreSet(set, ours), yardstick);
  print("Naive2", yardstick, yardstick);
  print("seasonal naive", scoreSet(set, seasonalNaive), yardstick);
  print("last value", scoreSet(set, lastValue), yardstick);
  const some = set.slice(0, Number(values["r-series"]));
  if (some.length > 0) againstR(some);
}
await threads(seriesSet(positionals[0]!));

function print(name: string, score: SetScore, yardstick: SetScore): void {
  const cell = (value: number | null, digits: number): string =>
    (value === null ? "" : value.toFixed(digits)).padStart(8);
  console.log(
    `${name.padEnd(16)}sMAPE${cell(100 * score.smape, 2)}  MASE${cell(score.mase, 3)}  OWA${cell(owaOf(score, yardstick), 4)}` +
      `  95 %${cell(score.coverage95, 3)}  80 %${cell(score.coverage80, 3)}  MSIS${cell(score.msis, 2)}  CRPS${cell(score.crps, 3)}` +
      `  ms/series${cell(1000 * score.secondsASeries, 3)}`,
  );
}

/** CPU of R's own functions on the same series, and ours as a share of it. */
function againstR(set: readonly TestSeries[]): void {
  const scratch = mkdtempSync(join(tmpdir(), "sound-practice-bench-"));
  const csv = join(scratch, "series.csv");
  writeFileSync(csv, set.map(({ season, train }) => `${season};${train.join(";")}`).join("\n"));
  const program = `
    suppressMessages(library(forecast))
    lines <- strsplit(readLines("${csv}"), ";")
    for (name in c("thetaf", "ets", "auto.arima")) {
      started <- proc.time()
      for (line in lines) {
        y <- ts(as.numeric(line[-1]), frequency = as.numeric(line[1]))
        if (name == "thetaf") thetaf(y, h = ${set[0]!.horizon})
        else forecast(get(name)(y), h = ${set[0]!.horizon})
      }
      used <- proc.time() - started
      cat(name, (used[1] + used[2]) / length(lines), "\\n")
    }`;
  const { stdout, error, status } = spawnSync("Rscript", ["-e", program], {
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1" },
  });
  rmSync(scratch, { recursive: true, force: true });
  if (error || status !== 0) {
    console.log("R with its forecast package is not installed: no comparison of cost");
    return;
  }
  const mine = scoreSet(set, ours).secondsASeries;
  for (const line of stdout.trim().split("\n")) {
    const [name, seconds] = line.split(" ") as [string, string];
    console.log(
      `R ${name.padEnd(14)}ms/series${(1000 * Number(seconds)).toFixed(2).padStart(9)}  the forecaster needs ${(mine / Number(seconds)).toFixed(4)} of it (${set.length} series)`,
    );
  }
}

/** Wall time of the same work on one thread and on two, and of half and whole the number of series. */
async function threads(set: readonly TestSeries[]): Promise<void> {
  const many = Array.from({ length: Math.ceil(20_000 / set.length) }, () => set).flat();
  const question = { season: set[0]!.season, horizon: set[0]!.horizon };
  const seconds = async (series: readonly TestSeries[], count: number): Promise<number> => {
    const started = performance.now();
    let answered = 0;
    for await (const { forecast } of forecastMany(named(series), question, count)) {
      if (forecast) answered++;
    }
    if (answered !== series.length) throw new Error("a series was not forecast");
    return (performance.now() - started) / 1000;
  };
  await seconds(many.slice(0, many.length / 8), 2);
  const half = await seconds(many.slice(0, many.length / 2), 2);
  const [one, two] = [await seconds(many, 1), await seconds(many, 2)];
  console.log(
    `\n${many.length} series: one thread ${one.toFixed(1)} s, two ${two.toFixed(1)} s (${(one / two).toFixed(2)} times); ` +
      `half of them on two ${half.toFixed(1)} s (the whole ${(two / half).toFixed(2)} times)`,
  );
}

async function* named(set: readonly TestSeries[]): AsyncGenerator<NamedSeries> {
  for (const { id, train } of set) yield { id, values: Array.from(train) };
}
