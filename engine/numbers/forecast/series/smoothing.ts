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

/** What a model needs of a history of one length and a horizon; nothing of it depends on the data. */
export type Design = {
  readonly model: Smoothing;
  readonly n: number;
  readonly season: number;
  readonly horizon: number;
  /** number of initial states */
  readonly states: number;
  /** innovations by initial state, column after column */
  readonly effects: Float64Array;
  /** lower Cholesky factor of effects'·effects + prior */
  readonly factor: Float64Array;
  /** ½·log of prior determinant less ½·log of the posterior's */
  readonly evidence: number;
  /** forecasts by initial state, horizon after horizon */
  readonly reach: Float64Array;
  /** variance of each forecast, in units of the noise's */
  readonly variance: Float64Array;
};

export function design(model: Smoothing, n: number, season: number, horizon: number): Design {
  const seasonal = model.seasonPrecision !== null;
  const trend = model.phi > 0;
  const states = 1 + (trend ? 1 : 0) + (seasonal ? season : 0);
  const effects = new Float64Array(states * n);
  const reach = new Float64Array(horizon * states);
  const silence = new Float64Array(n);
  const scratch = new Float64Array(2 + season);
  const ahead = new Float64Array(horizon);
  for (let state = 0; state < states; state++) {
    scratch.fill(0);
    scratch[trend || state === 0 ? state : state + 1] = 1;
    run(model, silence, season, scratch, effects.subarray(state * n, (state + 1) * n));
    path(model, n, season, scratch, ahead);
    for (let h = 0; h < horizon; h++) reach[h * states + state] = ahead[h]!;
  }
  const factor = new Float64Array(states * states);
  let evidence = 0;
  for (let i = 0; i < states; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let t = 0; t < n; t++) sum += effects[i * n + t]! * effects[j * n + t]!;
      factor[i * states + j] = sum;
    }
    const precision =
      i === 0 ? 0 : trend && i === 1 ? model.trendPrecision : model.seasonPrecision!;
    factor[i * states + i]! += precision;
    if (i > 0) evidence += 0.5 * Math.log(precision);
  }
  for (let i = 0; i < states; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = factor[i * states + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * states + k]! * factor[j * states + k]!;
      factor[i * states + j] = i === j ? Math.sqrt(sum) : sum / factor[j * states + j]!;
    }
    evidence -= Math.log(factor[i * states + i]!);
  }
  return {
    model,
    n,
    season,
    horizon,
    states,
    effects,
    factor,
    evidence,
    reach,
    variance: spread(model, season, horizon, states, reach, factor),
  };
}

/** What a model makes of a series. */
export type Fit = {
  /** Σ of squared innovations and of squared initial states by their precision */
  squares: number;
  /** the initial states, as far as the prior lets them */
  readonly initial: Float64Array;
};

/**
 * @param values   the history, `design.n` numbers
 * @param scratch  2 + season numbers, left as the last states of a start from nothing
 */
export function fit(
  of: Design,
  values: Float64Array,
  scratch: Float64Array,
  innovations: Float64Array,
  into: Fit,
): void {
  const { n, states, effects, factor } = of;
  scratch.fill(0);
  run(of.model, values, of.season, scratch, innovations);
  const { initial } = into;
  let squares = 0;
  for (let t = 0; t < n; t++) squares += innovations[t]! * innovations[t]!;
  for (let i = 0; i < states; i++) {
    let sum = 0;
    for (let t = 0, at = i * n; t < n; t++, at++) sum -= effects[at]! * innovations[t]!;
    for (let k = 0; k < i; k++) sum -= factor[i * states + k]! * initial[k]!;
    initial[i] = sum / factor[i * states + i]!;
    squares -= initial[i]! * initial[i]!;
  }
  for (let i = states - 1; i >= 0; i--) {
    let value = initial[i]!;
    for (let k = i + 1; k < states; k++) value -= factor[k * states + i]! * initial[k]!;
    initial[i] = value / factor[i * states + i]!;
  }
  into.squares = squares;
}

/** The forecasts of a fit, from the states that `fit` left. */
export function forecasts(of: Design, scratch: Float64Array, found: Fit, into: Float64Array): void {
  path(of.model, of.n, of.season, scratch, into);
  for (let h = 0; h < of.horizon; h++) {
    let sum = 0;
    for (let i = 0; i < of.states; i++) sum += of.reach[h * of.states + i]! * found.initial[i]!;
    into[h]! += sum;
  }
}

/** Runs the filter: `states` is level, trend and the season by month of the history's first year. */
function run(
  { alpha, beta, phi, gamma, returns, seasonPrecision }: Smoothing,
  values: Float64Array,
  season: number,
  states: Float64Array,
  innovations: Float64Array,
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
    for (let t = 0, at = 2; t < values.length; t++) {
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

function path(
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

function spread(
  { alpha, beta, phi, gamma, returns, seasonPrecision }: Smoothing,
  season: number,
  horizon: number,
  states: number,
  reach: Float64Array,
  factor: Float64Array,
): Float64Array {
  const variance = new Float64Array(horizon);
  const solved = new Float64Array(states);
  let noise = 1;
  let level = alpha;
  let slope = beta;
  for (let h = 0; h < horizon; h++) {
    if (h > 0) {
      slope *= phi;
      if (!returns) level += slope;
      const back = seasonPrecision !== null && h % season === 0 ? gamma : 0;
      noise += (level + back + (returns ? slope : 0)) ** 2;
    }
    let initial = 0;
    for (let i = 0; i < states; i++) {
      let sum = reach[h * states + i]!;
      for (let k = 0; k < i; k++) sum -= factor[i * states + k]! * solved[k]!;
      solved[i] = sum / factor[i * states + i]!;
      initial += solved[i]! * solved[i]!;
    }
    variance[h] = noise + initial;
  }
  return variance;
}
