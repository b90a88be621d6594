/**
 * How wide bands must be drawn so that they hold what they promise. Models fitted to a short series are too
 * sure of themselves, the more so the further ahead and the shorter the series: the factors were learned from
 * errors of past forecasts over some 4,000 public monthly series of 24 to 126 months, by length and horizon,
 * and fitted with one line each.
 */

const YARDSTICK = 12;
/** Shorter series are no more sure of themselves than this. */
const SHORTEST = 20;

/**
 * Half widths in standard deviations of what the model expects.
 *
 * @param n  values of history
 * @param h  steps ahead, from 1
 */
export function bandFactors(n: number, h: number): { inner: number; outer: number } {
  const growth = (Math.max(0.17, 45.6 / Math.max(n, SHORTEST) - 0.42) * h) / YARDSTICK;
  const inner = 1.2816 * (0.93 + 0.66 * growth);
  return { inner, outer: Math.max(1.02 * inner, 1.96 * (1.05 + 1.03 * growth)) };
}
