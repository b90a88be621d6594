/**
 * How much of a series is the calendar. What is expected of it is taken out before a series is forecast and put
 * back after; a series that the calendar says nothing about keeps to itself.
 *
 *     y(t) = usual(t) · (days(t) ÷ mean of days)^strength
 *
 * @source Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, section 7.4
 */
import { exposures, type Dated } from "./exposure.ts";
import { holidayEffect } from "./holiday_effect.ts";
import { expectedEffect, regressors, type Case, type Regressors } from "./regressor.ts";

const WORK_STRENGTHS = [0.25, 0.5, 0.75, 1];
const PAY_STRENGTHS = [0.5, 1];
/**
 * Beliefs that some count of working days, that some count of pay days matters. The first is that of a long
 * series and falls with the cube of its length: a few months of the calendar look like a season.
 */
const WORK_BELIEF = 0.3;
const LONG_STEPS = 48;
const PAY_BELIEF = 0.02;
/** An effect that is below this share at every step is none. */
const LEAST_EFFECT = 0.002;
/** A count or value below this share of the mean counts as so much: logarithms need some. */
const LEAST_SHARE = 0.1;
/** Fewer values show no effect. */
const LEAST = 8;

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
  const { counts, cases } = prepared(dated, n, season, horizon);
  const effect = expectedEffect(inLogarithms(values, n), season, counts, cases);
  return effect.every((value) => Math.abs(value) < LEAST_EFFECT) ? null : effect.map(Math.exp);
}

/** Around 0 over the first `n`. */
export function inLogarithms(values: Float64Array, n: number): Float64Array {
  const mean = values.subarray(0, n).reduce((sum, value) => sum + value, 0) / n;
  return values.map((value) => Math.log(Math.max(value / mean, LEAST_SHARE)));
}

/** The same dates are asked for by many series; the oldest asked for go first. */
const KEPT = 64;
type Prepared = { counts: Regressors; cases: readonly Case[] };
const kept = new Map<string, Prepared>();

function prepared(dated: Dated, n: number, season: number, horizon: number): Prepared {
  const key = `${dated.frequency} ${dated.first} ${n} ${season} ${horizon}`;
  const known = kept.get(key);
  if (known) return known;
  const { work, pay } = exposures(dated, n + horizon);
  const counts = [...work, ...pay].map((count) => inLogarithms(count, n));
  const made = {
    counts: regressors(counts, n, season),
    cases: casesOf(work.length, pay.length, n),
  };
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}

/** None, or one of them in one strength. */
function casesOf(work: number, pay: number, n: number): Case[] {
  const matters = WORK_BELIEF * Math.min(1, n / LONG_STEPS) ** 3;
  const some = (first: number, number: number, strengths: number[], belief: number): Case[] =>
    Array.from({ length: number }, (_, i) =>
      strengths.map((by) => ({
        column: first + i,
        by,
        belief: belief / number / strengths.length,
      })),
    ).flat();
  return [
    { column: 0, by: 0, belief: 1 - matters - PAY_BELIEF },
    ...some(0, work, WORK_STRENGTHS, matters),
    ...some(work, pay, PAY_STRENGTHS, PAY_BELIEF),
  ];
}
