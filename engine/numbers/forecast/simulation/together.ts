/** How far drivers go wrong together: their own correlations, believed as far as there is much to see them in. */

/** Independent observations at which a correlation is believed by half. */
const HALF_BELIEVED = 4;

/**
 * Correlations about no error, drawn towards none, so that the table can always be one.
 *
 * @param series       of each driver, of the same length
 * @param independent  observations among them that do not overlap
 * @source Ledoit and Wolf, Honey, I shrunk the sample covariance matrix (2004), towards the identity
 */
export function together(series: readonly (readonly number[])[], independent: number): number[][] {
  const trust = independent / (independent + HALF_BELIEVED);
  const size = series.map((one) => Math.sqrt(product(one, one)));
  return series.map((one, i) =>
    series.map((other, j) => {
      if (i === j) return 1;
      const scale = size[i]! * size[j]!;
      return scale > 0 ? (trust * product(one, other)) / scale : 0;
    }),
  );
}

/** No correlation between so many. */
export const unrelated = (count: number): number[][] =>
  Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (__, j) => (i === j ? 1 : 0)),
  );

const product = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, i) => sum + value * other[i]!, 0);
