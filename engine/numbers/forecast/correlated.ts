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
  return Array.from({ length: count }, () =>
    deviatesTogether(root, random).map((deviate, i) => means[i]! + deviations[i]! * deviate),
  );
}

/** One normal deviate for each row of a correlation's root, correlated as it says. */
export function deviatesTogether(
  root: readonly (readonly number[])[],
  random: () => number,
): Float64Array {
  const independent = root.map(() => normalDeviate(random));
  return Float64Array.from(root, (row, i) => {
    let deviate = 0;
    for (let k = 0; k <= i; k++) deviate += row[k]! * independent[k]!;
    return deviate;
  });
}
