/**
 * The models that a series is weighed against, and what is believed of each before the series is seen: a level
 * that moves little, a trend that fades. The beliefs were learned once, on some 2,300 public monthly series of
 * 24 to 126 months, and rounded.
 */
import { design, type Design } from "./design.ts";
import type { Smoothing } from "./smoothing.ts";

/** A model with the logarithm of its weight. */
export type Believed = { readonly model: Smoothing; readonly belief: number };

const LEVELS = [
  { alpha: 0.03, belief: -0.5 },
  { alpha: 0.1, belief: 3 },
  { alpha: 0.2, belief: 3 },
  { alpha: 0.35, belief: 0.75 },
  { alpha: 0.6, belief: 0 },
  { alpha: 0.9, belief: -4 },
];

/** `share` of the level's weight moves the trend. */
const TRENDS = [
  { share: 0, phi: 0, belief: 2.5 },
  { share: 0, phi: 1, belief: 1.5 },
  { share: 0.15, phi: 0.87, belief: -1 },
  { share: 0.05, phi: 0.97, belief: 1.5 },
];
const TREND_PRECISION = 40;

/** What is away from the level comes back by `phi` a step, or is a fixed mean where it stays. */
const RETURNS = [0.5, 0.75, 0.9].flatMap((phi) => [0.4, 0.8].map((beta) => ({ phi, beta })));
const RETURNING_LEVEL = 0.03;

/** `share` of what the level does not take moves the season. */
const SEASONS = [
  { share: 0, precision: null, belief: 0.5 },
  { share: 0, precision: 3, belief: 0 },
  { share: 0, precision: 0.15, belief: 0.75 },
  { share: 0.12, precision: 0.3, belief: 1.5 },
];

const FAMILY: readonly Believed[] = SEASONS.flatMap((season) => [
  ...LEVELS.flatMap((level) =>
    TRENDS.map((trend) => ({
      model: {
        alpha: level.alpha,
        beta: level.alpha * trend.share,
        phi: trend.phi,
        gamma: season.share * (1 - level.alpha),
        returns: false,
        trendPrecision: TREND_PRECISION,
        seasonPrecision: season.precision,
      },
      belief: level.belief + trend.belief + season.belief,
    })),
  ),
  ...RETURNS.map(({ phi, beta }) => ({
    model: {
      alpha: RETURNING_LEVEL,
      beta,
      phi,
      gamma: season.share * 0.6,
      returns: true,
      trendPrecision: (1 - phi ** 2) / beta ** 2,
      seasonPrecision: season.precision,
    },
    belief: season.belief,
  })),
]);

export type Designed = { readonly design: Design; readonly belief: number };

/** Lengths of history whose designs are kept; the oldest asked for goes first. */
const KEPT = 128;
const kept = new Map<string, readonly Designed[]>();

/** The family for a history of that length; the prior lets even half a year show as much of its season as it can. */
export function family(n: number, season: number, horizon: number): readonly Designed[] {
  const key = `${n} ${season} ${horizon}`;
  const known = kept.get(key);
  if (known) return known;
  const made = FAMILY.filter(({ model }) => model.seasonPrecision === null || season > 1).map(
    ({ model, belief }) => ({ design: design(model, n, season, horizon), belief }),
  );
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}
