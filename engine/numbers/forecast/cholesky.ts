/** The lower triangular root of a symmetric positive matrix, and equations solved by it. */

/** @returns null where the matrix is not positive. @example cholesky([[4, 2], [2, 5]]) // => [[2, 0], [1, 2]] */
export function cholesky(matrix: readonly ArrayLike<number>[]): number[][] | null {
  const size = matrix.length;
  const root = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= root[i]![k]! * root[j]![k]!;
      if (i === j && !(sum > 1e-12 * Math.abs(matrix[i]![i]!))) return null;
      root[i]![j] = i === j ? Math.sqrt(sum) : sum / root[j]![j]!;
    }
  }
  return root;
}

/** x where root·rootᵀ·x is the vector. */
export function solved(root: readonly ArrayLike<number>[], vector: ArrayLike<number>): number[] {
  const x = Array.from(vector);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i]! -= root[i]![k]! * x[k]!;
    x[i]! /= root[i]![i]!;
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= root[k]![i]! * x[k]!;
    x[i]! /= root[i]![i]!;
  }
  return x;
}
