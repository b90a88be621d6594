/**
 * The dynamic optimised theta model: exponential smoothing of the level beside a straight line fitted to all
 * that was known then, the share of the line chosen by the data. For each smoothing weight the start and the
 * share have a closed form, so the search is over one number.
 *
 * @source Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler, Models for optimising the theta method and
 *   their relationship to state space models, International Journal of Forecasting 32 (2016)
 */

const WEIGHTS = [0.02, 0.06, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

/**
 * @param values  without a season, in time order, at least 4
 * @returns forecasts for `horizon` steps
 */
export function thetaForecast(values: Float64Array, horizon: number): Float64Array {
  let best = tried(values, WEIGHTS[0]!);
  for (const alpha of WEIGHTS) {
    const next = tried(values, alpha);
    if (next.squares < best.squares) best = next;
  }
  for (let width = 0.05; width > 0.004; width /= 2) {
    for (const alpha of [best.alpha - width, best.alpha + width]) {
      if (alpha < 0.01 || alpha > 0.99) continue;
      const next = tried(values, alpha);
      if (next.squares < best.squares) best = next;
    }
  }
  return continued(values, best, horizon);
}

type Tried = { alpha: number; start: number; share: number; squares: number };

/** The best start and share of the line for one smoothing weight. */
function tried(y: Float64Array, alpha: number): Tried {
  const keep = 1 - alpha;
  let [level, fade, mean, slope, cut] = [0, 1, 0, 0, 0];
  let [ss, sl, ll, sy, ly, yy] = [0, 0, 0, 0, 0, 0];
  let power = 1;
  for (let t = 0; t < y.length; t++) {
    const line = power * cut + ((1 - power * keep) / alpha) * slope;
    const rest = y[t]! - level;
    if (t > 0) {
      ss += fade * fade;
      sl += fade * line;
      ll += line * line;
      sy += fade * rest;
      ly += line * rest;
      yy += rest * rest;
    }
    level = alpha * y[t]! + keep * level;
    fade *= keep;
    [mean, slope, cut] = refitted(y[t]!, t + 1, mean, slope);
    power *= keep;
  }
  const determinant = ss * ll - sl * sl;
  let share = determinant > 1e-9 * ss * ll ? (ss * ly - sl * sy) / determinant : 0;
  share = Math.min(0.98, Math.max(0, share));
  const start = ss > 0 ? (sy - share * sl) / ss : 0;
  const squares =
    yy -
    2 * start * sy -
    2 * share * ly +
    start * start * ss +
    2 * start * share * sl +
    share * share * ll;
  return { alpha, start, share, squares };
}

function continued(y: Float64Array, { alpha, start, share }: Tried, horizon: number): Float64Array {
  const keep = 1 - alpha;
  let [level, mean, slope, cut, power] = [start, 0, 0, 0, 1];
  const ahead = new Float64Array(horizon);
  for (let t = 0; t < y.length + horizon; t++) {
    const line = power * cut + ((1 - power * keep) / alpha) * slope;
    const next = t < y.length ? y[t]! : level + share * line;
    if (t >= y.length) ahead[t - y.length] = next;
    level = alpha * next + keep * level;
    [mean, slope, cut] = refitted(next, t + 1, mean, slope);
    power *= keep;
  }
  return ahead;
}

/** Mean, slope and intercept of the straight line through `count` values, the newest added. */
function refitted(
  value: number,
  count: number,
  mean: number,
  slope: number,
): [number, number, number] {
  const nextMean = ((count - 1) * mean + value) / count;
  const nextSlope =
    count === 1 ? 0 : ((count - 2) * slope + (6 * (value - mean)) / count) / (count + 1);
  return [nextMean, nextSlope, nextMean - (nextSlope * (count + 1)) / 2];
}
