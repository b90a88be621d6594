/**
 * How much of a series is the calendar: each count of days or pay days, in different strengths, is weighed by
 * how likely it makes what was seen, and so is none. What is expected of all of them is taken out before a
 * series is forecast and put back after; a series that the calendar says nothing about keeps to itself.
 *
 *     y(t) = usual(t) · (days(t) ÷ mean of days)^strength
 *
 * @source posterior mean over models: Hoeting, Madigan, Raftery and Volinsky, Bayesian Model Averaging: A Tutorial,
 *   Statistical Science 14 (1999); calendar counts as regressors: Hyndman and Athanasopoulos, Forecasting:
 *   Principles and Practice, 3rd edition, section 7.4
 */
import { design, type Design } from "./design.ts";
import { exposures, type Dated } from "./exposure.ts";
import { Fit } from "./fit.ts";
import { holidayEffect } from "./holiday_effect.ts";

const WORK_STRENGTHS = [0.25, 0.5, 0.75, 1];
const PAY_STRENGTHS = [0.5, 1];
/**
 * Beliefs that some count of working days, that some count of pay days matters. The first is that of a long
 * series and falls with the cube of its length: a few months of the calendar look like a season.
 */
const WORK_BELIEF = 0.3;
const LONG_STEPS = 48;
const PAY_BELIEF = 0.02;
/** Likelihoods are trusted by this much: on short series they are too sure of one model. */
const TRUST = 0.7;
/** An effect that is below this share at every step is none. */
const LEAST_EFFECT = 0.002;
/** A count or value below this share of the mean counts as so much: logarithms need some. */
const LEAST_SHARE = 0.1;
/** Fewer values show no effect. */
const LEAST = 8;
/** Noise below this share of the level is none. */
const EXACT = 1e-7;

/** What the calendar is told apart from: usual smoothing, with and without a season. */
const AROUND = [0.05, 0.2, 0.5].flatMap((alpha) =>
  [null, 0.5].map((seasonPrecision) => ({
    alpha,
    beta: 0,
    phi: 0,
    gamma: 0,
    returns: false,
    trendPrecision: 1,
    seasonPrecision,
  })),
);

/**
 * The factor that the calendar puts on each step, or null where it puts none.
 *
 * @param values  without gaps; where one is below zero, the calendar has no say
 * @returns one for each value and each step of the horizon, around 1
 */
export function calendarEffect(
  values: Float64Array,
  dated: Dated,
  season: number,
  horizon: number,
): Float64Array | null {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < LEAST || !(mean > 0) || values.some((value) => value < 0)) return null;
  if (dated.frequency === "daily") return holidayEffect(values, dated, horizon);
  const known = prepared(dated, n, season, horizon);
  const strengths = weighedStrengths(inLogarithms(values, mean), season, known);
  const effect = new Float64Array(n + horizon);
  known.counts.forEach(({ x }, c) => {
    for (let t = 0; t < effect.length; t++) effect[t]! += strengths[c]! * x[t]!;
  });
  return effect.every((value) => Math.abs(value) < LEAST_EFFECT) ? null : effect.map(Math.exp);
}

const inLogarithms = (values: Float64Array, mean: number): Float64Array =>
  values.map((value) => Math.log(Math.max(value / mean, LEAST_SHARE)));

/** What a model makes of a series or of a count: innovations, and initial states as the factor has them. */
type Seen = { innovations: Float64Array; initial: Float64Array };
/** A count by step in logarithms, around 0. */
type Count = { x: Float64Array; seen: Seen[]; squares: number[] };
/** One count in one strength; 0 for none. Beliefs in logarithms. */
type Case = { count: number; by: number; belief: number };
type Prepared = { designs: Design[]; counts: Count[]; cases: Case[] };

/** The strength to expect of each count. */
function weighedStrengths(
  values: Float64Array,
  season: number,
  { designs, counts, cases }: Prepared,
): Float64Array {
  const n = values.length;
  const fit = new Fit(n, season);
  const weights = new Float64Array(designs.length * cases.length);
  designs.forEach((of, m) => {
    const squares = fit.squares(of, values);
    const shared = counts.map(({ seen }) => product(seen[m]!, fit));
    cases.forEach(({ count, by, belief }, i) => {
      const left = squares + by * (by * counts[count]!.squares[m]! - 2 * shared[count]!);
      const noise = Math.log(Math.max(left, EXACT ** 2 * n));
      weights[m * cases.length + i] = TRUST * (of.evidence - ((n - 1) / 2) * noise) + belief;
    });
  });
  const top = weights.reduce((a, b) => Math.max(a, b));
  const strengths = new Float64Array(counts.length);
  let all = 0;
  weights.forEach((logarithm, at) => {
    const weight = Math.exp(logarithm - top);
    const { count, by } = cases[at % cases.length]!;
    all += weight;
    strengths[count]! += weight * by;
  });
  return strengths.map((sum) => sum / all);
}

/** The same dates are asked for by many series; the oldest asked for go first. */
const KEPT = 64;
const kept = new Map<string, Prepared>();

function prepared(dated: Dated, n: number, season: number, horizon: number): Prepared {
  const key = `${dated.frequency} ${dated.first} ${n} ${season} ${horizon}`;
  const known = kept.get(key);
  if (known) return known;
  const models = AROUND.filter((model) => model.seasonPrecision === null || season > 1);
  const designs = models.map((model) => design(model, n, season, 1));
  const fit = new Fit(n, season);
  const { work, pay } = exposures(dated, n + horizon);
  const counts = [...work, ...pay].map((count) => {
    const mean = count.subarray(0, n).reduce((sum, value) => sum + value, 0) / n;
    const x = inLogarithms(count, mean);
    const seen = designs.map((of) => {
      fit.squares(of, x.subarray(0, n));
      return { innovations: fit.innovations.slice(), initial: fit.initial.slice(0, of.states) };
    });
    return { x, seen, squares: seen.map((one) => product(one, one)) };
  });
  const made = { designs, counts, cases: casesOf(work.length, pay.length, n) };
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}

/** None, or one of them in one strength. */
function casesOf(work: number, pay: number, n: number): Case[] {
  const workMatters = WORK_BELIEF * Math.min(1, n / LONG_STEPS) ** 3;
  const some = (first: number, number: number, strengths: number[], matters: number): Case[] => {
    const belief = Math.log(matters / number / strengths.length);
    return Array.from({ length: number }, (_, i) =>
      strengths.map((by) => ({ count: first + i, by, belief })),
    ).flat();
  };
  return [
    { count: 0, by: 0, belief: Math.log(1 - workMatters - PAY_BELIEF) },
    ...some(0, work, WORK_STRENGTHS, workMatters),
    ...some(work, pay, PAY_STRENGTHS, PAY_BELIEF),
  ];
}

/** What two have in common once their initial states are as the model would have them. */
function product(one: Seen, other: Seen): number {
  let sum = 0;
  for (let t = 0; t < one.innovations.length; t++) {
    sum += one.innovations[t]! * other.innovations[t]!;
  }
  for (let i = 0; i < one.initial.length; i++) sum -= one.initial[i]! * other.initial[i]!;
  return sum;
}
