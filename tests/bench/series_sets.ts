/** Public sets of monthly series with a held-out end, and how a method did on one. */
import { readFileSync } from "node:fs";
import {
  intervalScore,
  mase,
  pinball,
  seasonalChange,
  smape,
  type SeriesForecast,
} from "../../engine/index.ts";
import { splitRecord } from "../../engine/intake/record.ts";
import { classicalSeason, hasSeason } from "./season.ts";

export type TestSeries = {
  id: string;
  season: number;
  horizon: number;
  train: Float64Array;
  test: Float64Array;
};

export function seriesSet(path: string): TestSeries[] {
  const [, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  return lines.map((line) => {
    const cells = splitRecord(line, ",")!;
    const numbers = (text: string): Float64Array => Float64Array.from(text.split(";"), Number);
    return {
      id: cells[0]!,
      season: Number(cells[4]),
      horizon: Number(cells[5]),
      train: numbers(cells[7]!),
      test: numbers(cells[8]!),
    };
  });
}

/** Means over the series; OWA needs the scores of Naive2. */
export type SetScore = {
  smape: number;
  mase: number;
  coverage95: number | null;
  coverage80: number | null;
  msis: number | null;
  /** continuous ranked probability score from the five quantiles, in seasonal changes; null without bands */
  crps: number | null;
  secondsASeries: number;
};

/** What the bounds of both bands and the middle are quantiles of. */
const SHARES = [0.025, 0.1, 0.5, 0.9, 0.975];

type Answer = Pick<SeriesForecast, "mean"> & Partial<SeriesForecast>;

/** @param of  a forecast of one series */
export function scoreSet(
  set: readonly TestSeries[],
  of: (values: Float64Array, season: number, horizon: number) => Answer,
  shorten: (values: Float64Array) => Float64Array = (values) => values,
): SetScore {
  const started = process.cpuUsage();
  const answers = set.map(({ train, season, horizon }) => of(shorten(train), season, horizon));
  const { user, system } = process.cpuUsage(started);
  const errors: number[] = [];
  const scaled: number[] = [];
  const widths: number[] = [];
  const ranked: number[] = [];
  let [within95, within80, points] = [0, 0, 0];
  set.forEach(({ train, test, season }, i) => {
    const { mean, lo80, hi80, lo95, hi95 } = answers[i]!;
    errors.push(smape(test, mean));
    const error = mase(test, mean, train, season);
    if (error !== null) scaled.push(error);
    if (!lo80 || !hi80 || !lo95 || !hi95) return;
    let [width, score] = [0, 0];
    test.forEach((came, h) => {
      points++;
      if (came >= lo95[h]! && came <= hi95[h]!) within95++;
      if (came >= lo80[h]! && came <= hi80[h]!) within80++;
      width += intervalScore(lo95[h]!, hi95[h]!, came, 0.95) / test.length;
      const quantiles = [lo95[h]!, lo80[h]!, mean[h]!, hi80[h]!, hi95[h]!];
      SHARES.forEach((p, q) => {
        score += (2 * pinball(quantiles[q]!, came, p)) / SHARES.length / test.length;
      });
    });
    const change = seasonalChange(train, season);
    if (change === null) return;
    widths.push(width / change);
    ranked.push(score / change);
  });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    smape: mean(errors),
    mase: mean(scaled),
    coverage95: points === 0 ? null : within95 / points,
    coverage80: points === 0 ? null : within80 / points,
    msis: widths.length === 0 ? null : mean(widths),
    crps: ranked.length === 0 ? null : mean(ranked),
    secondsASeries: (user + system) / 1e6 / set.length,
  };
}

/** Mean of both errors, each as a share of Naive2's. */
export const owaOf = (score: SetScore, naive2: SetScore): number =>
  (score.smape / naive2.smape + score.mase / naive2.mase) / 2;

/** The last value, after the season where a test finds one: the yardstick of the M competitions. */
export function naive2(values: Float64Array, season: number, horizon: number): Answer {
  const n = values.length;
  if (!hasSeason(values, season)) return { mean: new Float64Array(horizon).fill(values[n - 1]!) };
  const { multiplies, shape } = classicalSeason(values, season);
  const last = shape[(n - 1) % season]!;
  const level = multiplies ? values[n - 1]! / last : values[n - 1]! - last;
  const mean = Float64Array.from({ length: horizon }, (_, h) => {
    const at = shape[(n + h) % season]!;
    return multiplies ? level * at : level + at;
  });
  return { mean };
}

export function seasonalNaive(values: Float64Array, season: number, horizon: number): Answer {
  const n = values.length;
  const mean = Float64Array.from(
    { length: horizon },
    (_, h) => values[n - season + (h % season)] ?? values[n - 1]!,
  );
  return { mean };
}

export const lastValue = (values: Float64Array, _: number, horizon: number): Answer => ({
  mean: new Float64Array(horizon).fill(values.at(-1)!),
});
