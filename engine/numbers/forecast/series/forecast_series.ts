/**
 * A forecast of any evenly spaced series: the mean of the weighed family and of the theta method on the same
 * season, with bands whose width was learned from the errors of thousands of series.
 */
import { bandFactors } from "./calibration.ts";
import { calendarEffect } from "./calendar_effect.ts";
import { borrowedEffect, type Borrowed } from "./borrowed_effect.ts";
import { laterBy, type Dated } from "./exposure.ts";
import { thetaForecast } from "./theta.ts";
import { middle, withoutSpikes } from "./spikes.ts";
import { weighed } from "./weighed.ts";
import { whole } from "./whole.ts";

/** What is asked of a series. */
export type SeriesQuestion = {
  /** steps in a year, a week, …: 12 for months, 7 for days; 1 for none */
  readonly season: number;
  readonly horizon: number;
  /** when it was, where that is known: working days, holidays and pay days are then looked at */
  readonly dated?: Dated | null | undefined;
  /** the season of the series beside it, from its first value on */
  readonly borrowed?: Borrowed | undefined;
};

/** By horizon, in the unit of the series; lo95 ≤ lo80 ≤ mean ≤ hi80 ≤ hi95. */
export type SeriesForecast = {
  readonly mean: Float64Array;
  readonly lo80: Float64Array;
  readonly hi80: Float64Array;
  readonly lo95: Float64Array;
  readonly hi95: Float64Array;
};

/** A series that says nothing; `message` says what was missing. */
export class NothingToForecast extends Error {
  override readonly name = "NothingToForecast";
}

/** Share of the theta method in the mean. */
const THETA_SHARE = 0.3;
/** Share of the last value in the mean of a series no longer than two years; none at three. */
const LAST_SHARE = 0.35;
const SHORT_STEPS = 24;
const LONG_STEPS = 36;
/** Share of the mean of all values in that of a series no longer than a year; none at two: little is a lasting change. */
const MEAN_SHARE = 0.15;
const A_YEAR_STEPS = 12;
/** Fewer values than this are a level and a guess at how it moves. */
const LEAST = 4;
/** Longest history that is looked at, in seasons and in steps; what is older is another time. */
const LONGEST_SEASONS = 15;
const LONGEST_STEPS = 120;
/** Steps that an effect is learned from, at most. */
const EFFECT_STEPS = 1_100;
/** A step that the calendar leaves less than this share of says nothing of a usual one. */
const LEAST_EXPOSED = 0.2;
/** A season takes from a value no more than this share of it. */
const LEAST_FACTOR = 0.05;
/** How far one step moves a level of which nothing is known: this share of it. */
const UNKNOWN_MOVE = 0.25;

/**
 * @param values  in time order, evenly spaced; null or NaN where one is missing
 * @returns never NaN; never below zero for a series that never was
 * @throws {NothingToForecast} where no value is there
 * @throws {RangeError} on a horizon or season that is not a whole number above zero
 * @example forecastSeries([5, 5, 5, 5, 5, 5], { season: 1, horizon: 2 }).mean // => [5, 5]
 */
export function forecastSeries(
  values: ArrayLike<number | null>,
  { season, horizon, dated, borrowed }: SeriesQuestion,
): SeriesForecast {
  for (const [name, value] of Object.entries({ season, horizon })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new RangeError(`${name} must be a whole number above zero; it is ${value}`);
    }
  }
  const known = whole(values, season);
  if (known.length === 0) {
    throw new NothingToForecast("the series has no value: give at least one");
  }
  if (!dated && !borrowed) return usualForecast(known, season, horizon);
  const { seen, before } = latest(known, values, EFFECT_STEPS);
  const effects = [
    (left: Float64Array) =>
      dated ? calendarEffect(left, laterBy(dated, before), season, horizon) : null,
    (left: Float64Array) => (borrowed ? borrowedEffect(left, borrowed, before, horizon) : null),
  ];
  let usual: Float64Array = seen;
  const factors = new Float64Array(horizon).fill(1);
  for (const effectOf of effects) {
    const effect = effectOf(usual);
    if (!effect) continue;
    usual = without(usual, effect, season);
    for (let h = 0; h < horizon; h++) factors[h]! *= effect[seen.length + h]!;
  }
  const found = usualForecast(usual, season, horizon);
  for (const column of Object.values(found)) {
    for (let h = 0; h < horizon; h++) column[h]! *= factors[h]!;
  }
  return found;
}

/** The last `most` of what is known, and how many steps of the series come before them. */
function latest(
  known: Float64Array,
  values: ArrayLike<number | null>,
  most: number,
): { seen: Float64Array; before: number } {
  const first = Array.from(values).findIndex((value) => Number.isFinite(value ?? Number.NaN));
  const seen = known.slice(-most);
  return { seen, before: first + known.length - seen.length };
}

/** What is left of a series without an effect; a step with next to none of what it needs is missing. */
const without = (values: Float64Array, effect: Float64Array, season: number): Float64Array =>
  whole(
    values.map((value, t) => (effect[t]! < LEAST_EXPOSED ? Number.NaN : value / effect[t]!)),
    season,
  );

/**
 * The season of a series in logarithms, from its first value on; null where it has a value of zero or less.
 *
 * @param values  of which some are there
 */
export function usualSeason(
  values: ArrayLike<number | null>,
  season: number,
  dated: Dated | null,
): Float64Array | null {
  const { seen, before } = latest(whole(values, season), values, longest(season));
  const effect = dated && calendarEffect(seen, laterBy(dated, before), season, 1);
  const history = withoutSpikes(effect ? without(seen, effect, season) : seen, season);
  if (!history.every((value) => value > 0)) return null;
  const size = history.reduce((sum, value) => sum + value, 0) / history.length;
  const { shape } = weighed(
    history.map((value) => value / size),
    season,
    1,
  );
  const own = shape.map((share) => Math.log(Math.max(LEAST_FACTOR, 1 + share)));
  return own.map((_, at) => own[(((at - before) % season) + season) % season]!);
}

const longest = (season: number): number => Math.max(LONGEST_STEPS, LONGEST_SEASONS * season);

/** The forecast of a series that nothing is known of but itself. */
function usualForecast(known: Float64Array, season: number, horizon: number): SeriesForecast {
  const history = withoutSpikes(known.slice(-longest(season)), season);
  const n = history.length;
  const size = history.reduce((sum, value) => sum + Math.abs(value), 0) / n;
  if (size === 0) return flat(0, 0, horizon, true);
  const scaled = history.map((value) => value / size);
  const signed = history.some((value) => value < 0);
  if (n < LEAST) return flat(middle(history), size, horizon, !signed);

  const { mean, below, above, shape } = weighed(scaled, season, horizon);
  const theta = thetaWithSeason(scaled, shape, horizon);
  const result = empty(horizon);
  const last = scaled[n - 1]!;
  const average = scaled.reduce((sum, value) => sum + value, 0) / n;
  const lastShare = LAST_SHARE * falling(n, SHORT_STEPS, LONG_STEPS);
  const meanShare = MEAN_SHARE * falling(n, A_YEAR_STEPS, SHORT_STEPS);
  for (let h = 0; h < horizon; h++) {
    const both = (1 - THETA_SHARE) * mean[h]! + THETA_SHARE * theta[h]!;
    const moved = (1 - lastShare) * both + lastShare * last;
    const centre = (1 - meanShare) * moved + meanShare * average;
    const { inner, outer } = bandFactors(n, h + 1);
    write(result, h, size, !signed, {
      centre,
      inner: [inner * below[h]!, inner * above[h]!],
      outer: [outer * below[h]!, outer * above[h]!],
    });
  }
  return result;
}

/** 1 up to `from`, 0 from `to` on. */
const falling = (n: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (to - n) / (to - from)));

/** The theta method on what the season leaves; where all is positive, also in logarithms. */
function thetaWithSeason(values: Float64Array, shape: Float64Array, horizon: number): Float64Array {
  const n = values.length;
  const season = shape.length;
  if (!values.every((value) => value > 0)) {
    const rest = values.map((value, t) => value - shape[t % season]!);
    return thetaForecast(rest, horizon).map((value, h) => value + shape[(n + h) % season]!);
  }
  const factors = shape.map((share) => Math.max(LEAST_FACTOR, 1 + share));
  const rest = values.map((value, t) => value / factors[t % season]!);
  const straight = thetaForecast(rest, horizon);
  const grown = thetaForecast(rest.map(Math.log), horizon);
  return straight.map(
    (value, h) => ((value + Math.exp(grown[h]!)) / 2) * factors[(n + h) % season]!,
  );
}

/** A level with bands that widen as a walk does. */
function flat(level: number, size: number, horizon: number, counts: boolean): SeriesForecast {
  const result = empty(horizon);
  for (let h = 0; h < horizon; h++) {
    const move = UNKNOWN_MOVE * Math.sqrt(h + 1);
    const [inner, outer] = [1.2816 * move, 1.96 * move];
    const centre = size === 0 ? 0 : level / size;
    write(result, h, size, counts, { centre, inner: [inner, inner], outer: [outer, outer] });
  }
  return result;
}

function write(
  into: SeriesForecast,
  h: number,
  size: number,
  counts: boolean,
  { centre, inner, outer }: { centre: number; inner: number[]; outer: number[] },
): void {
  const cut = (value: number): number => (counts ? Math.max(0, value) : value) * size;
  into.mean[h] = cut(centre);
  into.lo80[h] = cut(centre - inner[0]!);
  into.hi80[h] = cut(centre + inner[1]!);
  into.lo95[h] = cut(centre - outer[0]!);
  into.hi95[h] = cut(centre + outer[1]!);
}

function empty(horizon: number): SeriesForecast {
  const row = (): Float64Array => new Float64Array(horizon);
  return { mean: row(), lo80: row(), hi80: row(), lo95: row(), hi95: row() };
}
