/**
 * What can be worked out from sums that are known: linear algebra over the cells they are sums of, by remainders
 * of a prime, which may take a cell for known that is not, never the other way but for chances of one in millions.
 *
 * @example
 * const known = new Derivable(3);
 * known.add([0, 1, 2]);
 * known.add([1, 2]);
 * known.knows([0]) // => true
 */
export class Derivable {
  readonly #cells: number;
  /** rows in echelon form, each with its first column that is not 0, where it is 1 */
  readonly #rows: Map<number, Int32Array>;

  constructor(cells: number, rows = new Map<number, Int32Array>()) {
    this.#cells = cells;
    this.#rows = rows;
  }

  copy(): Derivable {
    return new Derivable(this.#cells, new Map(this.#rows));
  }

  /** A sum of these cells becomes known. */
  add(sum: readonly number[]): void {
    const { left, first } = this.#reduced(sum);
    if (first === null) return;
    const by = inverse(left[first]!);
    this.#rows.set(
      first,
      left.map((each) => (each * by) % PRIME),
    );
  }

  knows(sum: readonly number[]): boolean {
    return this.#reduced(sum).first === null;
  }

  /** The sum less what is known of it. */
  #reduced(sum: readonly number[]): { left: Int32Array; first: number | null } {
    const left = new Int32Array(this.#cells);
    for (const cell of sum) left[cell] = 1;
    let first: number | null = null;
    for (let column = 0; column < this.#cells; column++) {
      const factor = left[column]!;
      if (factor === 0) continue;
      const row = this.#rows.get(column);
      if (!row) {
        first ??= column;
        continue;
      }
      for (let at = column; at < this.#cells; at++) {
        if (row[at] !== 0) left[at] = (left[at]! + (PRIME - factor) * row[at]!) % PRIME;
      }
    }
    return { left, first };
  }
}

/** Below 2²⁶, so that products of remainders are exact. */
const PRIME = 33_554_393;

/** By Fermat's little theorem. */
function inverse(value: number): number {
  let [result, base] = [1, value];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
