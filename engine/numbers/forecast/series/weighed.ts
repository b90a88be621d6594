/**
 * A series forecast by all models of the family, each weighed by how likely it makes what was seen. Positive
 * series are looked at twice, as they are and in logarithms.
 */
import { family } from "./family.ts";
import { Fit } from "./fit.ts";

/** Forecasts around 1 for a series of mean 1; `shape` is the season by position, around 0. */
export type Weighed = {
  mean: Float64Array;
  /** half widths below and above the mean for one standard deviation of noise, by horizon */
  below: Float64Array;
  above: Float64Array;
  shape: Float64Array;
};

/** Likelihoods are trusted by half: on short series they are too sure of one model. */
const TRUST = 0.5;
const LOGARITHM_BELIEF = 2;
/** Models with less than this share of the weight change nothing that is seen. */
const LEAST_WEIGHT = 1e-3;
/** Widest that a band in logarithms may be: a factor of about five. */
const WIDEST = 1.6;
/** Noise below this share of the level is none. */
const EXACT = 1e-7;

/**
 * @param values  of mean size 1, in time order, at least 4
 */
export function weighed(values: Float64Array, season: number, horizon: number): Weighed {
  const n = values.length;
  const models = family(n, season, horizon);
  const positive = values.every((value) => value > 0);
  const logarithms = positive ? values.map(Math.log) : null;
  const drift = logarithms ? logarithms.reduce((sum, value) => sum + value, 0) / n : 0;
  const fit = new Fit(n, season);
  const count = models.length;
  const scales = logarithms ? [values, logarithms] : [values];
  const squares = new Float64Array(count * scales.length);
  const weights = new Float64Array(count * scales.length);
  let top = -Infinity;
  scales.forEach((scale, s) => {
    const bonus = s === 1 ? LOGARITHM_BELIEF - TRUST * (n - 1) * drift : 0;
    for (let i = 0; i < count; i++) {
      const { design, belief } = models[i]!;
      const noise = Math.max(fit.squares(design, scale), EXACT ** 2 * n);
      squares[s * count + i] = noise;
      const weight = TRUST * (design.evidence - ((n - 1) / 2) * Math.log(noise)) + belief + bonus;
      weights[s * count + i] = weight;
      if (weight > top) top = weight;
    }
  });
  let all = 0;
  for (let i = 0; i < weights.length; i++) all += weights[i] = Math.exp(weights[i]! - top);
  let used = 0;
  for (const weight of weights) if (weight >= LEAST_WEIGHT * all) used += weight;

  const result: Weighed = {
    mean: new Float64Array(horizon),
    below: new Float64Array(horizon),
    above: new Float64Array(horizon),
    shape: new Float64Array(season),
  };
  const ahead = new Float64Array(horizon);
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! < LEAST_WEIGHT * all) continue;
    const weight = weights[i]! / used;
    const { design } = models[i % count]!;
    const inLogarithms = i >= count;
    fit.squares(design, scales[inLogarithms ? 1 : 0]!);
    fit.settle(design);
    fit.ahead(design, ahead);
    const deviation = Math.sqrt(squares[i]! / (n - 1));
    for (let h = 0; h < horizon; h++) {
      const half = deviation * Math.sqrt(design.variance[h]!);
      if (inLogarithms) {
        const middle = Math.exp(ahead[h]!);
        const bounded = Math.min(half, WIDEST);
        result.mean[h]! += weight * middle;
        result.below[h]! += weight * middle * (1 - Math.exp(-bounded));
        result.above[h]! += weight * middle * (Math.exp(bounded) - 1);
      } else {
        result.mean[h]! += weight * ahead[h]!;
        result.below[h]! += weight * half;
        result.above[h]! += weight * half;
      }
    }
    if (design.model.seasonPrecision === null) continue;
    const first = design.states - season;
    for (let at = 0; at < season; at++) {
      const state = fit.initial[first + at]!;
      result.shape[at]! += weight * (inLogarithms ? Math.exp(state) - 1 : state);
    }
  }
  return result;
}
