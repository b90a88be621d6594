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

/** The number of parts in each row, as `variance`. */
export const structuralScaling = (sums: readonly (readonly number[])[]): number[] =>
  sums.map((row) => row.reduce((sum, holds) => sum + holds, 0));
