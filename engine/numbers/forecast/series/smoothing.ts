/**
 * Linear exponential smoothing with its initial states integrated out: given the smoothing parameters the
 * innovations are linear in the initial states, so their best value, the likelihood without them and the
 * spread of every forecast have closed forms. All that does not depend on the data is worked out once for
 * each length of history and kept.
 *
 *     y(t) = l(t−1) + φ·b(t−1) + s(t−m) + e(t)
 *     l(t) = l(t−1) + φ·b(t−1) + α·e(t),  b(t) = φ·b(t−1) + β·e(t),  s(t) = s(t−m) + γ·e(t)
 *
 * The initial level is free; trend and season are drawn towards none, so that a season can be learned from
 * two years, or one.
 *
 * @source Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapters 5 and 12
 */

/** One model of the family; a precision is the inverse of the prior's variance, in units of the noise's. */
export type Smoothing = {
  readonly alpha: number;
  readonly beta: number;
  /** 1 for a trend that lasts, 0 for none */
  readonly phi: number;
  readonly gamma: number;
  /** the second state is not a trend but what the series is away from its level, to which it returns */
  readonly returns: boolean;
  readonly trendPrecision: number;
  /** null for no season */
  readonly seasonPrecision: number | null;
};

/**
 * Runs the filter over values.
 *
 * @param states       level, trend and the season by its place; moved on
 * @param innovations  is given what was not expected of each value
 * @param start        the place in the season of the first value
 */
export function run(
  { alpha, beta, phi, gamma, returns, seasonPrecision }: Smoothing,
  values: Float64Array,
  season: number,
  states: Float64Array,
  innovations: Float64Array,
  start = 0,
): void {
  let level = states[0]!;
  let trend = states[1]!;
  if (seasonPrecision === null) {
    for (let t = 0; t < values.length; t++) {
      const base = level + phi * trend;
      const error = values[t]! - base;
      level = (returns ? level : base) + alpha * error;
      trend = phi * trend + beta * error;
      innovations[t] = error;
    }
  } else {
    for (let t = 0, at = 2 + (start % season); t < values.length; t++) {
      const base = level + phi * trend;
      const error = values[t]! - base - states[at]!;
      level = (returns ? level : base) + alpha * error;
      trend = phi * trend + beta * error;
      states[at]! += gamma * error;
      innovations[t] = error;
      if (++at === season + 2) at = 2;
    }
  }
  states[0] = level;
  states[1] = trend;
}

/**
 * Runs it backwards: by each initial state, the sum of innovations times what it does to them. One pass
 * instead of one for each state.
 *
 * @param states  is given the sums
 */
export function back(
  { alpha, beta, phi, gamma, returns, seasonPrecision }: Smoothing,
  innovations: Float64Array,
  season: number,
  states: Float64Array,
): void {
  states.fill(0);
  let level = 0;
  let trend = 0;
  const kept = returns ? 0 : phi;
  if (seasonPrecision === null) {
    for (let t = innovations.length - 1; t >= 0; t--) {
      const error = innovations[t]! + alpha * level + beta * trend;
      trend = kept * level + phi * (trend - error);
      level -= error;
    }
  } else {
    for (let t = innovations.length - 1, at = 2 + (t % season); t >= 0; t--) {
      const error = innovations[t]! + alpha * level + beta * trend + gamma * states[at]!;
      trend = kept * level + phi * (trend - error);
      level -= error;
      states[at]! -= error;
      if (--at === 1) at = season + 1;
    }
  }
  states[0] = level;
  states[1] = trend;
}

/** What comes after `n` values where nothing unexpected happens. */
export function path(
  { phi, returns, seasonPrecision }: Smoothing,
  n: number,
  season: number,
  states: Float64Array,
  into: Float64Array,
): void {
  let level = states[0]!;
  let trend = states[1]!;
  for (let h = 0; h < into.length; h++) {
    trend *= phi;
    if (!returns) level += trend;
    into[h] =
      level +
      (returns ? trend : 0) +
      (seasonPrecision === null ? 0 : states[2 + ((n + h) % season)]!);
  }
}
