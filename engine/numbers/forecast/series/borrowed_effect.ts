/** What a borrowed season does to a short series: as much as is believed of it and as its own values bear out. */
import { inLogarithms } from "./calendar_effect.ts";
import { expectedEffect, regressors } from "./regressor.ts";

/** Logarithms by step of the season, around 0, and how far they are believed, 0 to 1. */
export type Borrowed = { readonly shape: Float64Array; readonly belief: number };

const STRENGTHS = [0.5, 1];

/**
 * @param values  without gaps
 * @param before  steps of the series that are not among the values, before them
 * @returns a factor for each value and each step of the horizon; null where a value is zero or less
 */
export function borrowedEffect(
  values: Float64Array,
  { shape, belief }: Borrowed,
  before: number,
  horizon: number,
): Float64Array | null {
  const n = values.length;
  const season = shape.length;
  if (!values.every((value) => value > 0)) return null;
  const column = Float64Array.from(
    { length: n + horizon },
    (_, t) => shape[(t + before) % season]!,
  );
  const cases = [
    { column: 0, by: 0, belief: 1 - belief },
    ...STRENGTHS.map((by) => ({ column: 0, by, belief: belief / STRENGTHS.length })),
  ];
  const known = regressors([column], n, season);
  return expectedEffect(inLogarithms(values, n), season, known, cases).map(Math.exp);
}
