/**
 * A short series borrows the season of the longer ones beside it: how much they agree is how much it is
 * believed, and the months the short one has may say otherwise. It has to be asked for, since all series are
 * then read before the first is forecast, and series that have nothing to do with each other have nothing to lend.
 *
 * @source empirical Bayes, the spread between series against what they share: Efron and Morris, Stein's
 *   Estimation Rule and Its Competitors, Journal of the American Statistical Association 68 (1973)
 */
import { usualSeason } from "./forecast_series.ts";
import type { NamedSeries } from "./many.ts";

/** A series has a season to lend from so many of them on, and borrows below that. */
const OWN_SEASONS = 2;
/** Fewer lenders do not show whether they agree. */
const LEAST_LENDERS = 2;
/** How much is believed at most: two that agree by chance are not all. */
const DOUBT = 1;

/**
 * The same series in the same order; short ones with what they borrow.
 *
 * @param season  steps of a season; series without `start` neither lend nor borrow
 */
export function together(series: readonly NamedSeries[], season: number): readonly NamedSeries[] {
  if (season === 1) return series;
  const isLong = ({ values }: NamedSeries): boolean =>
    values.filter((value) => value !== null).length >= OWN_SEASONS * season;
  const shapes = series
    .filter((one) => one.start !== undefined && isLong(one))
    // sums depend on their order by a last digit; the answer must not
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => turned(usualSeason(one.values, season, one.dated ?? null), -one.start!))
    .filter((shape) => shape !== null);
  const { length } = shapes;
  if (length < LEAST_LENDERS) return series;
  const common = new Float64Array(season);
  for (const shape of shapes)
    for (let at = 0; at < season; at++) common[at]! += shape[at]! / length;
  let [apart, size] = [0, 0];
  for (let at = 0; at < season; at++) {
    for (const shape of shapes) apart += (shape[at]! - common[at]!) ** 2 / (length - 1);
    size += common[at]! ** 2;
  }
  const shared = Math.max(0, size - apart / length);
  const belief = shared > 0 ? (shared / (shared + apart)) * (length / (length + DOUBT)) : 0;
  if (belief === 0) return series;
  return series.map((one) =>
    one.start === undefined || isLong(one)
      ? one
      : { ...one, borrowed: { shape: turned(common, one.start)!, belief } },
  );
}

/** From the place of the season that is `by` further on. */
function turned(shape: Float64Array | null, by: number): Float64Array | null {
  if (!shape) return null;
  const { length } = shape;
  return shape.map((_, at) => shape[(((at + by) % length) + length) % length]!);
}
