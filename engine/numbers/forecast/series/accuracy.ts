/**
 * How far forecasts were off, in the measures of the M competitions and of the back-test.
 *
 * @source Makridakis, Spiliotis and Assimakopoulos, The M4 competition, International Journal of Forecasting 36
 *   (2020); Gneiting and Raftery, Strictly proper scoring rules (2007)
 */

const mean = (values: ArrayLike<number>): number => sum(values) / values.length;
function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** Symmetric absolute percentage error, 0 to 2; a step where both are 0 counts 0. */
export const smape = (actual: ArrayLike<number>, forecast: ArrayLike<number>): number =>
  mean(
    Array.from(actual, (value, i) => {
      const size = Math.abs(value) + Math.abs(forecast[i]!);
      return size === 0 ? 0 : (2 * Math.abs(value - forecast[i]!)) / size;
    }),
  );

/** Mean absolute change over a season in what was known: the yardstick of MASE and MSIS; null where there is none. */
export function seasonalChange(training: ArrayLike<number>, season: number): number | null {
  if (training.length <= season) return null;
  const changes = Array.from({ length: training.length - season }, (_, i) =>
    Math.abs(training[i + season]! - training[i]!),
  );
  const change = mean(changes);
  return change > 0 ? change : null;
}

/** Mean absolute error in seasonal changes of the training values; null where they never change. */
export function mase(
  actual: ArrayLike<number>,
  forecast: ArrayLike<number>,
  training: ArrayLike<number>,
  season: number,
): number | null {
  const change = seasonalChange(training, season);
  if (change === null) return null;
  return mean(Array.from(actual, (value, i) => Math.abs(value - forecast[i]!))) / change;
}

/** Σ |error| ÷ Σ |actual|; null where nothing came. */
export function wape(actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null {
  const came = sum(Array.from(actual, Math.abs));
  if (came === 0) return null;
  return sum(Array.from(actual, (value, i) => Math.abs(value - forecast[i]!))) / came;
}

/** Σ (forecast − actual) ÷ Σ |actual|: above 0 is too high; null where nothing came. */
export function bias(actual: ArrayLike<number>, forecast: ArrayLike<number>): number | null {
  const came = sum(Array.from(actual, Math.abs));
  return came === 0 ? null : (sum(forecast) - sum(actual)) / came;
}

/** Width of a band and a fine for each value outside it, in the unit of the series. @param level  share promised, 0.95 */
export const intervalScore = (low: number, high: number, came: number, level: number): number =>
  high -
  low +
  ((came < low ? low - came : 0) + (came > high ? came - high : 0)) * (2 / (1 - level));

/** Loss of a quantile forecast: p·(came − forecast) above it, (1 − p)·(forecast − came) below; half of the score some packages print. */
export const pinball = (forecast: number, came: number, p: number): number =>
  came >= forecast ? p * (came - forecast) : (1 - p) * (forecast - came);

/** Continuous ranked probability score of a normal forecast. */
export function crpsNormal(came: number, centre: number, deviation: number): number {
  const z = (came - centre) / deviation;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  return deviation * (z * (2 * normalShare(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/** The same of a forecast given as draws: E|X − came| − ½·E|X − X′|, the mean over all pairs of draws. */
export function crpsSample(came: number, draws: ArrayLike<number>): number {
  const sorted = Float64Array.from(draws).sort();
  const n = sorted.length;
  const off = mean(sorted.map((draw) => Math.abs(draw - came)));
  let between = 0;
  sorted.forEach((draw, i) => (between += draw * (2 * i - n + 1)));
  return off - between / n ** 2;
}

/** Share of a normal distribution below z, to 1e-15: the series near the middle, the continued fraction beyond. */
function normalShare(z: number): number {
  const size = Math.abs(z);
  const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
  if (size < 3) {
    let term = size;
    let total = size;
    for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(total) && k < 200; k++) {
      term *= (size * size) / (2 * k + 1);
      total += term;
    }
    return z < 0 ? 0.5 - density * total : 0.5 + density * total;
  }
  let fraction = size;
  for (let k = 60; k >= 1; k--) fraction = size + k / fraction;
  const tail = density / fraction;
  return z < 0 ? tail : 1 - tail;
}
