/** Single values that stand out from all around them and from the same time of other seasons. */

/** Values on each side that a value is compared with. */
const AROUND = 3;
/** Robust standard deviations that a spike is away by, and its likes of other seasons are not. */
const FAR = 6;
const ALIKE = 3;
/** Fewer values show no usual spread. */
const LEAST = 12;

/**
 * The series with each lone spike replaced by the middle of what is around it. The newest values stay: they
 * may be a new level.
 *
 * @param values  without gaps
 * @example withoutSpikes(Float64Array.of(5, 6, 5, 4, 5, 6, 90, 5, 4, 5, 6, 5, 4, 5), 1)[6] // => 5
 */
export function withoutSpikes(values: Float64Array, season: number): Float64Array {
  const n = values.length;
  if (n < LEAST) return values;
  const positive = values.every((value) => value > 0);
  const scale = positive ? values.map(Math.log) : values;
  const around = scale.map((_, t) => {
    const beside = scale.slice(Math.max(0, t - AROUND), t + AROUND + 1);
    return middle(beside);
  });
  const away = scale.map((value, t) => value - around[t]!);
  const usual = 1.4826 * middle(away.map(Math.abs));
  if (!(usual > 0)) return values;
  const isAlike = (t: number): boolean => t >= 0 && t < n && Math.abs(away[t]!) > ALIKE * usual;
  return values.map((value, t) => {
    const lone =
      t < n - AROUND &&
      Math.abs(away[t]!) > FAR * usual &&
      (season === 1 || !(isAlike(t - season) || isAlike(t + season)));
    if (!lone) return value;
    return positive ? Math.exp(around[t]!) : around[t]!;
  });
}

/** The middle value; of two, the mean of both. */
export function middle(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
