/** Amounts that are off together: draws with a given correlation, for simulations of cash. */
import { normalDeviate, randomFrom } from "./random.ts";
import { cholesky } from "./cholesky.ts";

/** A table of correlations that no amounts can have. */
export class NotACorrelation extends Error {
  override readonly name = "NotACorrelation";
}

/**
 * @returns `count` draws, each with an amount for every mean; the same for the same seed
 * @throws {NotACorrelation}
 */
export function correlatedDraws(
  means: readonly number[],
  deviations: readonly number[],
  correlations: readonly (readonly number[])[],
  count: number,
  seed: number,
): Float64Array[] {
  const root = cholesky(correlations);
  if (!root) {
    throw new NotACorrelation(
      "the correlations contradict each other: the table must be positive definite",
    );
  }
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const independent = means.map(() => normalDeviate(random));
    return Float64Array.from(means, (mean, i) => {
      let deviate = 0;
      for (let k = 0; k <= i; k++) deviate += root[i]![k]! * independent[k]!;
      return mean + deviations[i]! * deviate;
    });
  });
}
