/**
 * Forecasts of parts and of wholes made to agree: the smallest weighted change after which every whole is the
 * sum of its parts.
 *
 * @source Hyndman, Lee and Wang, Fast computation of reconciled forecasts for hierarchical time series (2016);
 *   Athanasopoulos, Hyndman, Kourentzes and Petropoulos, Forecasting with temporal hierarchies (2017)
 */
import { cholesky, solved } from "./cholesky.ts";

/** A whole that no combination of parts gives. */
export class NotAHierarchy extends Error {
  override readonly name = "NotAHierarchy";
}

/**
 * @param sums      a row for each forecast, with 1 for each part it holds and 0 for others
 * @param base      a forecast for each row
 * @param variance  how far each may be off, in any common unit; structural scaling: the number of its parts
 * @returns reconciled forecasts by row, and the parts
 * @throws {NotAHierarchy} where a part is in no row, or cannot be told from another
 */
export function reconciled(
  sums: readonly (readonly number[])[],
  base: readonly number[],
  variance: readonly number[],
): { rows: number[]; parts: number[] } {
  const size = sums[0]?.length ?? 0;
  const normal = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      sums.reduce((sum, row, r) => sum + (row[i]! * row[j]!) / variance[r]!, 0),
    ),
  );
  const root = cholesky(normal);
  if (!root)
    throw new NotAHierarchy("each part needs a forecast of its own, or wholes that tell it apart");
  const right = Array.from({ length: size }, (_, i) =>
    sums.reduce((sum, row, r) => sum + (row[i]! * base[r]!) / variance[r]!, 0),
  );
  const parts = solved(root, right);
  const rows = sums.map((row) => row.reduce((sum, holds, i) => sum + holds * parts[i]!, 0));
  return { rows, parts };
}

/**
 * The same where each part has a forecast of its own, so that it costs by the number of wholes and not of
 * parts: equations are solved once, for any number of forecasts.
 *
 * @param sums      a row for each whole, with 1 for each part it holds and 0 for others
 * @param variance  how far wholes and parts may be off, in one unit; a whole of 0 is kept as it is
 * @returns reconciled parts from forecasts of the wholes and of the parts
 * @throws {NotAHierarchy} where wholes that are kept contradict each other, or have no part that can move
 * @source Wickramasuriya, Athanasopoulos and Hyndman, Optimal forecast reconciliation (2019), as a projection; kept
 *   wholes: Zhang, Kang, Panagiotelis and Li, Optimal reconciliation with immutable forecasts (2023)
 */
export function reconciler(
  sums: readonly (readonly number[])[],
  variance: { wholes: readonly number[]; parts: readonly number[] },
): (wholes: readonly number[], parts: readonly number[]) => number[] {
  const off = sums.map((row, r) =>
    sums.map((other, o) =>
      row.reduce(
        (sum, holds, i) => sum + holds * other[i]! * variance.parts[i]!,
        r === o ? variance.wholes[r]! : 0,
      ),
    ),
  );
  const root = cholesky(off);
  if (!root) throw new NotAHierarchy("wholes that are kept need parts that can move");
  return (wholes, parts) => {
    const missing = sums.map(
      (row, r) => wholes[r]! - row.reduce((sum, holds, i) => sum + holds * parts[i]!, 0),
    );
    const pull = solved(root, missing);
    return parts.map(
      (part, i) =>
        part + variance.parts[i]! * sums.reduce((sum, row, r) => sum + row[i]! * pull[r]!, 0),
    );
  };
}

/** The number of parts in each row, as `variance`. */
export const structuralScaling = (sums: readonly (readonly number[])[]): number[] =>
  sums.map((row) => row.reduce((sum, holds) => sum + holds, 0));
