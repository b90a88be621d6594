/**
 * Whether a series has a season, and its classical shape.
 *
 * @source the benchmark code of the M4 competition: autocorrelation at the season against its 90 % limit;
 *   classical decomposition by a centred moving average
 */

const LIMIT = 1.645;

/** True where the autocorrelation at the season is beyond what chance gives; needs three seasons. */
export function hasSeason(values: Float64Array, season: number): boolean {
  const n = values.length;
  if (season < 2 || n < 3 * season) return false;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let spread = 0;
  for (const value of values) spread += (value - mean) ** 2;
  if (!(spread > 0)) return false;
  let squares = 0;
  for (let lag = 1; lag <= season; lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (values[t]! - mean) * (values[t - lag]! - mean);
    const correlation = sum / spread;
    if (lag === season) return Math.abs(correlation) > LIMIT * Math.sqrt((1 + 2 * squares) / n);
    squares += correlation ** 2;
  }
  return false;
}

/**
 * Factors (around 1) or, where a value is not positive, amounts (around 0) by position in the season.
 */
export function classicalSeason(
  values: Float64Array,
  season: number,
): { multiplies: boolean; shape: Float64Array } {
  const n = values.length;
  const multiplies = values.every((value) => value > 0);
  const half = season >> 1;
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  for (let t = half; t < n - half; t++) {
    let around = 0;
    for (let k = -half; k <= half; k++) {
      const weight = season % 2 === 0 && Math.abs(k) === half ? 0.5 : 1;
      around += weight * values[t + k]!;
    }
    around /= season;
    sums[t % season]! += multiplies ? values[t]! / around : values[t]! - around;
    counts[t % season]! += 1;
  }
  const shape = sums.map((sum, at) => (counts[at]! > 0 ? sum / counts[at]! : multiplies ? 1 : 0));
  const mean = shape.reduce((sum, value) => sum + value, 0) / season;
  return { multiplies, shape: shape.map((value) => (multiplies ? value / mean : value - mean)) };
}
