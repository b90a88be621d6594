/**
 * Something known of each step, such as its working days, that a series may follow: each in each strength is
 * weighed by how likely it makes what was seen, and so is none. What is not earned is not expected.
 *
 * @source posterior mean over models: Hoeting, Madigan, Raftery and Volinsky, Bayesian Model Averaging: A
 *   Tutorial, Statistical Science 14 (1999)
 */
import { design, type Design } from "./design.ts";
import { Fit } from "./fit.ts";

/** Likelihoods are trusted by this much: on short series they are too sure of one model. */
const TRUST = 0.7;
/** Noise below this share of the level is none. */
const EXACT = 1e-7;

/** What a regressor is told apart from: usual smoothing, with and without a season. */
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

/** What a model makes of a series: innovations, and initial states as the factor has them. */
type Seen = { innovations: Float64Array; initial: Float64Array };
/** Regressors by step, around 0, with what each model makes of their history. */
export type Regressors = {
  readonly designs: readonly Design[];
  readonly columns: readonly Float64Array[];
  readonly seen: readonly (readonly Seen[])[];
  readonly squares: readonly (readonly number[])[];
};
/** That a series follows one column in one strength, 0 for none; `belief` before it is seen, all adding up to 1. */
export type Case = { readonly column: number; readonly by: number; readonly belief: number };

/** @param columns  each with `n` steps of history, then those of the horizon */
export function regressors(
  columns: readonly Float64Array[],
  n: number,
  season: number,
): Regressors {
  const designs = AROUND.filter((model) => model.seasonPrecision === null || season > 1).map(
    (model) => design(model, n, season, 1),
  );
  const fit = new Fit(n, season);
  const seen = columns.map((column) =>
    designs.map((of) => {
      fit.squares(of, column.subarray(0, n));
      return { innovations: fit.innovations.slice(), initial: fit.initial.slice(0, of.states) };
    }),
  );
  const squares = seen.map((models) => models.map((one) => product(one, one)));
  return { designs, columns, seen, squares };
}

/**
 * What is to be expected of all regressors at each step of history and horizon, in the unit of the values.
 *
 * @param values  the history
 */
export function expectedEffect(
  values: Float64Array,
  season: number,
  { designs, columns, seen, squares }: Regressors,
  cases: readonly Case[],
): Float64Array {
  const n = values.length;
  const fit = new Fit(n, season);
  const weights = new Float64Array(designs.length * cases.length);
  designs.forEach((of, m) => {
    const alone = fit.squares(of, values);
    const shared = seen.map((models) => product(models[m]!, fit));
    cases.forEach(({ column, by, belief }, i) => {
      const left = alone + by * (by * squares[column]![m]! - 2 * shared[column]!);
      const noise = Math.log(Math.max(left, EXACT ** 2 * n));
      weights[m * cases.length + i] =
        TRUST * (of.evidence - ((n - 1) / 2) * noise) + Math.log(belief);
    });
  });
  const top = weights.reduce((a, b) => Math.max(a, b));
  const strengths = new Float64Array(columns.length);
  let all = 0;
  weights.forEach((logarithm, at) => {
    const weight = Math.exp(logarithm - top);
    const { column, by } = cases[at % cases.length]!;
    all += weight;
    strengths[column]! += weight * by;
  });
  const effect = new Float64Array(columns[0]!.length);
  columns.forEach((column, c) => {
    for (let t = 0; t < effect.length; t++) effect[t]! += (strengths[c]! / all) * column[t]!;
  });
  return effect;
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
