/** What a model of the family needs of a history of one length and a horizon; nothing of it depends on the data. */
import { path, run, type Smoothing } from "./smoothing.ts";

export type Design = {
  readonly model: Smoothing;
  readonly n: number;
  readonly season: number;
  readonly horizon: number;
  /** number of initial states: a level, a trend, a season, as far as the model has them */
  readonly states: number;
  /** lower Cholesky factor of effects'·effects + prior, effects being innovations by initial state */
  readonly factor: Float64Array;
  /** one over the diagonal of the factor */
  readonly pivots: Float64Array;
  /** ½·log of prior determinant less ½·log of the posterior's */
  readonly evidence: number;
  /** forecasts by initial state, horizon after horizon */
  readonly reach: Float64Array;
  /** variance of each forecast, in units of the noise's */
  readonly variance: Float64Array;
};

export function design(model: Smoothing, n: number, season: number, horizon: number): Design {
  const free = model.phi > 0 ? 2 : 1;
  const states = free + (model.seasonPrecision === null ? 0 : season);
  const reach = new Float64Array(horizon * states);
  const factor = squared(effectsOf(model, n, season, states, reach), n, free, states);
  const pivots = new Float64Array(states);
  let evidence = 0;
  for (let i = 0; i < states; i++) {
    if (i > 0) {
      const precision = i < free ? model.trendPrecision : model.seasonPrecision!;
      factor[i * states + i]! += precision;
      evidence += 0.5 * Math.log(precision);
    }
    for (let j = 0; j <= i; j++) {
      let sum = factor[i * states + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * states + k]! * factor[j * states + k]!;
      factor[i * states + j] = i === j ? Math.sqrt(sum) : sum * pivots[j]!;
    }
    pivots[i] = 1 / factor[i * states + i]!;
    evidence += Math.log(pivots[i]!);
  }
  const variance = spread(model, season, horizon, { states, reach, factor, pivots });
  return { model, n, season, horizon, states, factor, pivots, evidence, reach, variance };
}

/**
 * What level, trend and the first state of the season do to `n` innovations, each on its own. What another
 * state of the season does is the same, as many steps later.
 *
 * @param reach  is given what each state does to the forecasts
 */
function effectsOf(
  model: Smoothing,
  n: number,
  season: number,
  states: number,
  reach: Float64Array,
): Float64Array[] {
  const free = model.phi > 0 ? 2 : 1;
  const ahead = new Float64Array(reach.length / states);
  const silence = new Float64Array(n);
  const at = new Float64Array(2 + season);
  const reaches = (state: number, steps: number): void => {
    path(model, steps, season, at, ahead);
    for (let h = 0; h < ahead.length; h++) reach[h * states + state] = ahead[h]!;
  };
  const effects: Float64Array[] = [];
  for (let state = 0; state < free; state++) {
    const effect = new Float64Array(n);
    at.fill(0);
    at[state] = 1;
    run(model, silence, season, at, effect);
    reaches(state, n);
    effects.push(effect);
  }
  if (states === free) return effects;
  const effect = new Float64Array(n);
  at.fill(0);
  at[2] = 1;
  for (let t = 0, next = Math.max(0, n - season + 1); ; t = next, next++) {
    run(model, silence.subarray(t, next), season, at, effect.subarray(t, next), t);
    if (next > n - season) reaches(free + n - next, next);
    if (next === n) break;
  }
  // a place of the season that the history does not reach comes as it was
  for (let state = n + 1; state < season; state++) {
    for (let h = state - n; h < ahead.length; h += season) reach[h * states + free + state] = 1;
  }
  effects.push(effect);
  return effects;
}

/** effects'·effects, its lower half. */
function squared(
  effects: readonly Float64Array[],
  n: number,
  free: number,
  states: number,
): Float64Array {
  const square = new Float64Array(states * states);
  for (let i = 0; i < free; i++) {
    for (let j = 0; j <= i; j++) square[i * states + j] = product(effects[i]!, effects[j]!, 0);
  }
  const seasonal = effects[free];
  if (!seasonal) return square;
  for (let i = free; i < states; i++) {
    const row = i * states;
    for (let j = 0; j < free; j++) square[row + j] = product(effects[j]!, seasonal, i - free);
    square[row + free] = product(seasonal, seasonal, i - free);
    // one step later, the sum ends one step earlier
    const last = n - i + free;
    for (let j = free + 1; j <= i; j++) {
      const before = square[row - states + j - 1]!;
      const ended = last < 0 ? 0 : seasonal[last]! * seasonal[n - j + free]!;
      square[row + j] = before - ended;
    }
  }
  return square;
}

/** Σ of one times the other that comes `later`. */
function product(one: Float64Array, other: Float64Array, later: number): number {
  let sum = 0;
  for (let t = later, from = 0; t < one.length; t++, from++) sum += one[t]! * other[from]!;
  return sum;
}

function spread(
  { alpha, beta, phi, gamma, returns, seasonPrecision }: Smoothing,
  season: number,
  horizon: number,
  { states, reach, factor, pivots }: Pick<Design, "states" | "reach" | "factor" | "pivots">,
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
      const again = seasonPrecision !== null && h % season === 0 ? gamma : 0;
      noise += (level + again + (returns ? slope : 0)) ** 2;
    }
    let initial = 0;
    for (let i = 0; i < states; i++) {
      let sum = reach[h * states + i]!;
      for (let k = 0; k < i; k++) sum -= factor[i * states + k]! * solved[k]!;
      solved[i] = sum * pivots[i]!;
      initial += solved[i]! * solved[i]!;
    }
    variance[h] = noise + initial;
  }
  return variance;
}
