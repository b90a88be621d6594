/** Accuracy and honesty on public series with a held-out end; skipped, and said so, where they are absent. */
import { describe, expect, test } from "vitest";
import { forecastSeries } from "../../../../../engine/index.ts";
import {
  lastValue,
  naive2,
  owaOf,
  scoreSet,
  seasonalNaive,
  seriesSet,
} from "../../../../bench/series_sets.ts";
import { hasSharedData, sharedData } from "../../../../shared_data.ts";

const ours = (values: Float64Array, season: number, horizon: number) =>
  forecastSeries(values, { season, horizon });

describe.skipIf(!hasSharedData)("public monthly series (needs ../shared/data)", () => {
  test.each([
    ["m4_monthly_short_dev1000", 0.89, 11.8],
    ["m3_monthly_dev714", 0.79, 6],
  ])("%s: OWA at most %f, MSIS below %f, bands that hold what they say", (name, owa, msis) => {
    const set = seriesSet(sharedData("forecast", `${name}.csv`));
    const score = scoreSet(set, ours);
    expect(owaOf(score, scoreSet(set, naive2))).toBeLessThanOrEqual(owa);
    expect(score.msis).toBeLessThan(msis);
    expect(score.coverage95).toBeGreaterThanOrEqual(0.94);
    expect(score.coverage95).toBeLessThanOrEqual(0.96);
    expect(score.coverage80).toBeGreaterThanOrEqual(0.78);
    expect(score.coverage80).toBeLessThanOrEqual(0.82);
  });

  test.each([6, 9, 12, 18])(
    "with %i months of history it beats the last value and last year, and the bands hold",
    (months) => {
      const set = seriesSet(sharedData("forecast", "nhs_ae_monthly.csv"));
      const cut = (values: Float64Array): Float64Array => values.slice(-months);
      const score = scoreSet(set, ours, cut);
      expect(score.mase).toBeLessThan(scoreSet(set, lastValue, cut).mase);
      expect(score.mase).toBeLessThan(scoreSet(set, seasonalNaive, cut).mase);
      expect(score.coverage95).toBeGreaterThan(0.92);
      expect(score.coverage80).toBeGreaterThan(0.75);
    },
  );
});
