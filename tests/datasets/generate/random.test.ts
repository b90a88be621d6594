import { expect, it } from "vitest";
import { Random, SHARES } from "../../../datasets/generate/random.ts";

const draws = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => random.uniform());

it("gives the same numbers for the same seed and stream, on any machine", () => {
  expect(draws(new Random(1, "visits"), 4)).toEqual(draws(new Random(1, "visits"), 4));
  expect(new Random(1, "visits").whole(0, 999_999)).toBe(587254);
});

it("gives streams that have nothing to do with each other", () => {
  const [a, b, c] = [new Random(1, "a"), new Random(1, "b"), new Random(2, "a")].map((r) =>
    draws(r, 2000),
  );
  const agree = (x: number[], y: number[]): number =>
    x.filter((value, i) => value < 0.5 === y[i]! < 0.5).length / x.length;
  for (const rate of [agree(a!, b!), agree(a!, c!), agree(b!, c!)]) {
    expect(rate).toBeGreaterThan(0.45);
    expect(rate).toBeLessThan(0.55);
  }
});

it("is uniform: a tenth of the draws in each tenth", () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const value of draws(new Random(7, "tenths"), 20_000)) tenths[Math.floor(value * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

it("draws quantiles in their shares and never outside them", () => {
  const random = new Random(3, "lags");
  const lags = Array.from({ length: 20_000 }, () =>
    random.quantile([14, 14, 15, 16, 19, 27, 41, 76]),
  );
  expect(Math.min(...lags)).toBe(14);
  expect(Math.max(...lags)).toBeLessThan(76);
  expect(lags.filter((lag) => lag < 16).length / lags.length).toBeCloseTo(SHARES[3], 1);
  expect(lags.filter((lag) => lag < 27).length / lags.length).toBeCloseTo(SHARES[5], 1);
});

it("weighs, and is about normal within three and a half deviations", () => {
  const random = new Random(5, "weights");
  const picked = [0, 0, 0];
  for (let i = 0; i < 9000; i++) picked[random.weighted([1, 0, 2])]!++;
  expect(picked[1]).toBe(0);
  expect(Math.abs(picked[0]! - 3000)).toBeLessThan(200);
  const bells = Array.from({ length: 9000 }, () => random.bell());
  const mean = bells.reduce((a, b) => a + b, 0) / bells.length;
  const variance = bells.reduce((sum, x) => sum + x * x, 0) / bells.length;
  expect(Math.abs(mean)).toBeLessThan(0.05);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});
