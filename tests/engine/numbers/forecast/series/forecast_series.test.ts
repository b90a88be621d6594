/** What must hold of any forecast of any series. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  forecastSeries,
  NothingToForecast,
  quantileAt,
  samplePaths,
  type SeriesForecast,
} from "../../../../../engine/index.ts";
import { withoutSpikes } from "../../../../../engine/numbers/forecast/series/spikes.ts";
import { whole } from "../../../../../engine/numbers/forecast/series/whole.ts";
import { DEPTH } from "../../../../depth.ts";

const MONTHLY = { season: 12, horizon: 12 };
const seasonal = (n: number, level = 100): number[] =>
  Array.from(
    { length: n },
    (_, t) => level * (1 + 0.2 * Math.sin((2 * Math.PI * t) / 12)) + (t % 5),
  );

function sane({ mean, lo80, hi80, lo95, hi95 }: SeriesForecast): void {
  mean.forEach((centre, h) => {
    for (const value of [centre, lo80[h]!, hi80[h]!, lo95[h]!, hi95[h]!]) {
      expect(Number.isFinite(value)).toBe(true);
    }
    expect(lo95[h]!).toBeLessThanOrEqual(lo80[h]!);
    expect(lo80[h]!).toBeLessThanOrEqual(centre);
    expect(centre).toBeLessThanOrEqual(hi80[h]!);
    expect(hi80[h]!).toBeLessThanOrEqual(hi95[h]!);
  });
}

const alike = (a: SeriesForecast, b: SeriesForecast, by: (value: number) => number): void => {
  for (const column of ["mean", "lo80", "hi80", "lo95", "hi95"] as const) {
    a[column].forEach((value, h) => {
      const wanted = by(value);
      expect(Math.abs(b[column][h]! - wanted)).toBeLessThanOrEqual(1e-7 * Math.abs(wanted) + 1e-9);
    });
  }
};

describe("any series", () => {
  test("has a finite forecast with bands in order, and counts never go below zero", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.double({ min: 0, max: 1e9, noNaN: true }),
            fc.constant(0),
            fc.constant(null),
            fc.constant(Number.NaN),
          ),
          { minLength: 1, maxLength: 70 },
        ),
        fc.constantFrom(1, 4, 7, 12),
        fc.integer({ min: 1, max: 24 }),
        (values, season, horizon) => {
          if (!values.some((value) => Number.isFinite(value ?? Number.NaN))) {
            expect(() => forecastSeries(values, { season, horizon })).toThrow(NothingToForecast);
            return;
          }
          const found = forecastSeries(values, { season, horizon });
          sane(found);
          expect(found.mean).toHaveLength(horizon);
          expect(Math.min(...found.lo95)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 * DEPTH },
    );
  });

  test("in another unit has the same forecast in that unit", () => {
    for (const n of [3, 8, 14, 30, 60]) {
      const values = seasonal(n);
      const scaled = values.map((value) => value * 1e6);
      alike(forecastSeries(values, MONTHLY), forecastSeries(scaled, MONTHLY), (v) => v * 1e6);
    }
  });

  test("turned upside down has the forecast upside down", () => {
    const values = seasonal(40).map((value) => value - 100);
    const up = forecastSeries(values, MONTHLY);
    const down = forecastSeries(
      values.map((value) => -value),
      MONTHLY,
    );
    up.mean.forEach((value, h) => expect(down.mean[h]!).toBeCloseTo(-value, 8));
    up.lo95.forEach((value, h) => expect(down.hi95[h]!).toBeCloseTo(-value, 8));
  });

  test("with a missing start has the forecast of what is there", () => {
    const values = seasonal(30);
    alike(
      forecastSeries(values, MONTHLY),
      forecastSeries([null, null, ...values], MONTHLY),
      (v) => v,
    );
  });

  test("does not depend on what was forecast before it", () => {
    const values = seasonal(33);
    const first = forecastSeries(values, MONTHLY);
    for (let n = 1; n < 60; n++) forecastSeries(seasonal(n, 7), { season: 12, horizon: 3 });
    expect(forecastSeries(values, MONTHLY)).toEqual(first);
  });

  test("that repeats its season goes on repeating it", () => {
    const year = [80, 90, 100, 110, 120, 130, 125, 115, 105, 95, 85, 75];
    const found = forecastSeries([...year, ...year, ...year, ...year], MONTHLY);
    found.mean.forEach((value, h) => expect(Math.abs(value / year[h]! - 1)).toBeLessThan(0.02));
  });
});

describe("a series that says little", () => {
  test.each([
    ["one value", [42]],
    ["two values", [40, 44]],
    ["a constant", Array.from({ length: 20 }, () => 5)],
    ["only zeros", Array.from({ length: 20 }, () => 0)],
    ["very large values", seasonal(30, 1e12)],
    ["very small values", seasonal(30, 1e-9)],
    ["thirteen months", seasonal(13)],
    ["one spike", [...Array.from({ length: 20 }, () => 0), 1000, 0, 0, 0]],
    ["now and then something", Array.from({ length: 40 }, (_, t) => (t % 6 === 0 ? 3 : 0))],
    ["losses and gains", seasonal(30).map((value, t) => (t % 2 ? value : -value))],
  ])("%s has a sane answer", (_, values) => sane(forecastSeries(values, MONTHLY)));

  test("a constant is forecast as itself", () => {
    const found = forecastSeries([5, 5, 5, 5, 5, 5, 5, 5], MONTHLY);
    found.mean.forEach((value) => expect(value).toBeCloseTo(5, 5));
    expect(found.hi95[0]! - found.lo95[0]!).toBeLessThan(1e-4);
  });

  test("no value at all is refused, and so is a horizon of none", () => {
    expect(() => forecastSeries([null, Number.NaN], MONTHLY)).toThrow(NothingToForecast);
    expect(() => forecastSeries([1], { season: 12, horizon: 0 })).toThrow(
      /horizon must be a whole/,
    );
    expect(() => forecastSeries([1], { season: 1.5, horizon: 1 })).toThrow(
      /season must be a whole/,
    );
  });
});

describe("trouble in the past", () => {
  const calm = Array.from({ length: 36 }, (_, t) => 100 + ((t * 7) % 5));

  test("one wrong value changes the forecast little", () => {
    const wrong = calm.with(20, 5000);
    const [before, after] = [forecastSeries(calm, MONTHLY), forecastSeries(wrong, MONTHLY)];
    before.mean.forEach((value, h) =>
      expect(Math.abs(after.mean[h]! / value - 1)).toBeLessThan(0.02),
    );
  });

  test("a spike is one only where nothing like it comes with the season", () => {
    const yearly = calm.map((value, t) => (t % 12 === 11 ? value * 4 : value));
    expect(withoutSpikes(Float64Array.from(yearly), 12)).toEqual(Float64Array.from(yearly));
    expect(withoutSpikes(Float64Array.from(calm.with(20, 5000)), 12)[20]).toBeLessThan(105);
  });

  test("a new level is followed", () => {
    const shut = Array.from({ length: 36 }, (_, t) => (t < 24 ? 100 : 40) + ((t * 7) % 5));
    const { mean } = forecastSeries(shut, MONTHLY);
    mean.forEach((value) => expect(value).toBeLessThan(60));
  });

  test.each([12, 18, 30])("so is one that came %i months ago in a seasonal series", (ago) => {
    const shut = seasonal(48).map((value, t) => (t < 48 - ago ? value : value * 0.5));
    const whole = forecastSeries(seasonal(48), MONTHLY);
    const { mean, hi95 } = forecastSeries(shut, MONTHLY);
    mean.forEach((value, h) => {
      expect(value).toBeLessThan(0.7 * whole.mean[h]!);
      expect(value).toBeGreaterThan(0.3 * whole.mean[h]!);
      expect(hi95[h]!).toBeGreaterThan(0.5 * whole.mean[h]!);
    });
  });

  test("a few months shut and open again leave a sane forecast near the old level", () => {
    const covid = calm.map((value, t) => (t >= 20 && t < 23 ? value * 0.2 : value));
    const found = forecastSeries(covid, MONTHLY);
    sane(found);
    found.mean.forEach((value) => expect(Math.abs(value / 102 - 1)).toBeLessThan(0.25));
  });

  test("counts that are mostly none are never below it, and near their mean", () => {
    for (const every of [2, 5, 9]) {
      const counts = Array.from({ length: 54 }, (_, t) => (t % every === 0 ? 1 + (t % 3) : 0));
      const usual = counts.reduce((sum, value) => sum + value, 0) / counts.length;
      const found = forecastSeries(counts, MONTHLY);
      sane(found);
      expect(Math.min(...found.lo95)).toBeGreaterThanOrEqual(0);
      const mean = found.mean.reduce((sum, value) => sum + value, 0) / 12;
      expect(mean).toBeGreaterThan(0.4 * usual);
      expect(mean).toBeLessThan(2 * usual);
    }
  });

  test("gaps are filled from the same month of the years beside them, or by a line", () => {
    expect([...whole([null, 1, null, 3], 1)]).toEqual([1, 2, 3]);
    expect([...whole([10, 20, null, 20, 30, 20], 2)]).toEqual([10, 20, 20, 20, 30, 20]);
  });
});

describe("futures drawn from a forecast", () => {
  const found = forecastSeries(seasonal(48), MONTHLY);

  test("are the same for the same seed, and hold to the bands", () => {
    const draws = samplePaths(found, 4000, 7);
    expect(samplePaths(found, 4000, 7)).toEqual(draws);
    for (const h of [0, 11]) {
      const inside = draws.filter(
        (path) => path[h]! >= found.lo80[h]! && path[h]! <= found.hi80[h]!,
      );
      expect(Math.abs(inside.length / draws.length - 0.8)).toBeLessThan(0.02);
    }
  });

  test("quantiles rise", () => {
    const deviates = [-3, -1.96, -1.2816, -0.5, 0, 0.5, 1.2816, 1.96, 3];
    const values = deviates.map((deviate) => quantileAt(found, 3, deviate));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[1]).toBeCloseTo(found.lo95[3]!, 9);
    expect(values[4]).toBe(found.mean[3]);
  });
});
