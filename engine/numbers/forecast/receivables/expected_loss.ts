/**
 * Bornhuetter–Ferguson and Cape Cod: a young cohort is expected to bring what its size makes likely, not
 * what its first payments happen to say.
 *
 * @source Friedland, Estimating Unpaid Claims Using Basic Techniques (Casualty Actuarial Society), chapters 9, 10
 */
import type { ChainLadder } from "./chain_ladder.ts";
import { lastAge, latestOf, type Triangle } from "./triangle.ts";

export type Expected = {
  /** expected share of the exposure that comes in the end */
  readonly ratio: number;
  readonly ultimates: readonly number[];
  readonly unpaid: readonly number[];
};

/**
 * @param exposure  by cohort: what is allowed for its charges, or premium
 * @param ratio     share of the exposure that is expected to be paid
 */
export function bornhuetterFerguson(
  triangle: Triangle,
  { shares }: Pick<ChainLadder, "shares">,
  exposure: readonly number[],
  ratio: number,
): Expected {
  const unpaid = triangle.cumulative.map(
    (cells, i) => exposure[i]! * ratio * (1 - shares[lastAge(cells)]!),
  );
  const latest = latestOf(triangle);
  return { ratio, unpaid, ultimates: unpaid.map((left, i) => latest[i]! + left) };
}

/** As Bornhuetter–Ferguson, the ratio taken from the triangle: what came, by the exposure that had time to pay. */
export function capeCod(
  triangle: Triangle,
  ladder: Pick<ChainLadder, "shares">,
  exposure: readonly number[],
): Expected {
  const came = latestOf(triangle).reduce((sum, value) => sum + value, 0);
  const used = triangle.cumulative.reduce(
    (sum, cells, i) => sum + exposure[i]! * ladder.shares[lastAge(cells)]!,
    0,
  );
  return bornhuetterFerguson(triangle, ladder, exposure, came / used);
}
