/**
 * How far counts may lie from what they are, for all that somebody knows who was told some of their sums: each
 * count is a whole number and none is below 0. Every corner of what is possible that has whole numbers only is one
 * table that agrees with all that was told, so two of them far apart prove that a sum may be either.
 *
 * @source the auditing of suppressed tables by linear programming: Willenborg and de Waal 2001, Elements of Statistical Disclosure
 * Control; the simplex method in a tableau: Dantzig 1963, Linear Programming and Extensions
 */

/** Whether sums are known no closer than a width; or whether there is too much to go through to say. */
export type Vagueness = "vague" | "close" | "too large";

/**
 * Whether each of some sums is known no closer than to a width. Says "close" where that cannot be proven, and "too
 * large" where it could not be in a few seconds. What no sum joins is gone through apart: a sum over several such
 * parts may be as far off as they are together.
 *
 * @param counts   what there is, whole numbers of 0 or more
 * @param told     sums that are told, each as the places of what it is the sum of
 * @param guarded  sums that must not be known closer
 * @param width    of the range that must remain, 10 for 0 to 10
 *
 * @example
 * // 12 in all: of 1 and 11 either may be 0 or 12
 * vagueness([1, 11], [[0, 1]], [[0]], 10) // => "vague"
 * vagueness([1, 11, 8], [[0, 1, 2], [2], [1]], [[0]], 10) // => "close"
 */
export function vagueness(
  counts: readonly number[],
  told: readonly (readonly number[])[],
  guarded: readonly (readonly number[])[],
  width: number,
): Vagueness {
  const sumOf = (sum: readonly number[]): number => sum.reduce((all, at) => all + counts[at]!, 0);
  const zero = new Set(told.filter((sum) => sumOf(sum) === 0).flat());
  const sums = told.filter((sum) => sumOf(sum) > 0).map((sum) => sum.filter((at) => !zero.has(at)));
  const { parts, partOf } = joined(counts.length, sums);
  /** of each guarded sum how far it may be off so far, and in how many parts it has yet to be looked at */
  const widths = guarded.map(() => 0);
  const open = guarded.map((sum) => new Set(sum.map((at) => partOf[at]!)).size);
  let isLarge = false;
  for (const [number, { places, sums: mine }] of parts.entries()) {
    const placeOf = new Map(places.map((at, place) => [at, place]));
    const ranges = guarded.flatMap((sum, i) => {
      const here = sum.filter((at) => partOf[at] === number);
      if (here.length === 0) return [];
      const value = sumOf(here);
      const local = here.flatMap((at) => (zero.has(at) ? [] : placeOf.get(at)!));
      return [{ i, places: local, low: value, high: value, isLast: open[i] === 1 }];
    });
    if (ranges.length === 0) continue;
    if (places.length * mine.length > LARGEST) isLarge = true;
    else {
      widen(
        mine.map((sum) => ({ places: sum.map((at) => placeOf.get(at)!), sum: sumOf(sum) })),
        places.length,
        ranges,
        ({ i, low, high }) => widths[i]! + high - low >= width,
      );
    }
    for (const { i, low, high } of ranges) {
      widths[i]! += high - low;
      open[i]!--;
      if (open[i] === 0 && widths[i]! < width) return isLarge ? "too large" : "close";
    }
  }
  return "vague";
}
/** A part of a guarded sum: where it lies, and how low and how high it was found to be. */
type Range = { places: readonly number[]; low: number; high: number; isLast: boolean };

/** Finds how far ranges go, until each is done, or one that is looked for nowhere else is not. */
function widen<R extends Range>(
  sums: readonly { places: readonly number[]; sum: number }[],
  cells: number,
  ranges: readonly R[],
  isDone: (range: R) => boolean,
): void {
  const corners = new Corners(cells, sums, (corner) => {
    for (const range of ranges) {
      if (isDone(range)) continue;
      const value = range.places.reduce((all, place) => all + corner[place]!, 0);
      range.low = Math.min(range.low, value);
      range.high = Math.max(range.high, value);
    }
  });
  for (const range of ranges) {
    for (const sign of [1, -1]) {
      if (isDone(range)) break;
      const isBounded = corners.climb(range.places, sign, () => isDone(range));
      if (!isBounded) range.high = Infinity;
    }
    if (range.isLast && !isDone(range)) return;
  }
}

/** What sums join: the cells of each part, with the sums over them; a cell of no sum is a part by itself. */
function joined(cells: number, sums: readonly (readonly number[])[]) {
  const first = Array.from({ length: cells }, (_, at) => at);
  const root = (at: number): number => {
    let to = at;
    while (first[to] !== to) to = first[to] = first[first[to]!]!;
    return to;
  };
  for (const [one, ...others] of sums) for (const at of others) first[root(at)] = root(one!);
  const numbers = new Map<number, number>();
  const parts: { places: number[]; sums: (readonly number[])[] }[] = [];
  const partOf = first.map((_, at) => {
    const known = numbers.get(root(at));
    if (known === undefined) {
      numbers.set(root(at), parts.length);
      parts.push({ places: [], sums: [] });
    }
    const number = known ?? parts.length - 1;
    parts[number]!.places.push(at);
    return number;
  });
  for (const sum of sums) parts[partOf[sum[0]!]!]!.sums.push(sum);
  return { parts, partOf };
}

/** Cells times sums of a part that is gone through: 30 providers, 8 payers and 5 places that a third have to do with. */
const LARGEST = 200_000;
/** Smaller than what is no error of rounding, of numbers that are mostly 0 and 1. */
const NOTHING = 1e-7;
/** Corners of whole numbers come soon; a climb that is longer proves nothing. */
const MOST_STEPS = 2_000;

/** Goes from corner to corner of all that agrees with some sums; shows every one that has whole numbers only. */
class Corners {
  readonly #cells: number;
  /** of each basic cell its line, with what it comes to at the end */
  #lines: Float64Array[];
  /** the basic cell of each line; −1 where there is none yet */
  #basic: number[];
  readonly #show: (corner: Float64Array) => void;

  constructor(
    cells: number,
    sums: readonly { places: readonly number[]; sum: number }[],
    show: (corner: Float64Array) => void,
  ) {
    this.#cells = cells;
    this.#show = show;
    this.#lines = sums.map(({ places, sum }) => {
      const line = new Float64Array(cells + 1);
      for (const place of places) line[place] = 1;
      line[cells] = sum;
      return line;
    });
    this.#basic = sums.map(() => -1);
    // as much of every sum as there can be is all of it: a first corner
    this.#climb(
      Float64Array.from({ length: cells }, (_, at) =>
        this.#lines.reduce((all, line) => all + line[at]!, 0),
      ),
      () => false,
    );
    for (const [i, line] of this.#lines.entries()) {
      if (this.#basic[i]! >= 0) continue;
      const enters = line.findIndex((each, at) => at < cells && Math.abs(each) > NOTHING);
      if (enters >= 0) this.#pivot(i, enters);
    }
    const kept = this.#basic.map((basic) => basic >= 0);
    this.#lines = this.#lines.filter((_, i) => kept[i]);
    this.#basic = this.#basic.filter((_, i) => kept[i]);
    this.#showCorner();
  }

  /** Makes a sum as large as it can be, or as small; false where there is no end to it. */
  climb(places: readonly number[], sign: number, isDone: () => boolean): boolean {
    const worth = new Float64Array(this.#cells);
    for (const place of places) worth[place] = sign;
    return this.#climb(worth, () => {
      this.#showCorner();
      return isDone();
    });
  }

  #climb(worth: Float64Array, isDone: () => boolean): boolean {
    const gain = Float64Array.from(worth);
    for (const [i, line] of this.#lines.entries()) {
      const of = this.#basic[i]! < 0 ? 0 : worth[this.#basic[i]!]!;
      if (of === 0) continue;
      for (let at = 0; at < this.#cells; at++) gain[at]! -= of * line[at]!;
    }
    for (let step = 0; step < MOST_STEPS; step++) {
      const enters = this.#best(gain, step);
      if (enters < 0) return true;
      const leaves = this.#nearest(enters);
      if (leaves < 0) return false;
      this.#pivot(leaves, enters);
      const [by, line] = [gain[enters]!, this.#lines[leaves]!];
      for (let at = 0; at < this.#cells; at++) gain[at]! -= by * line[at]!;
      if (isDone()) return true;
    }
    return true;
  }

  /** The cell that gains most; after many steps the first that gains at all, which cannot go round in circles. */
  #best(gain: Float64Array, step: number): number {
    let best = -1;
    let most = NOTHING;
    for (let at = 0; at < this.#cells; at++) {
      if (gain[at]! <= most) continue;
      best = at;
      if (step > MOST_STEPS / 2) break;
      most = gain[at]!;
    }
    return best;
  }

  /** The line whose basic cell is the first to come to 0 as another grows. */
  #nearest(enters: number): number {
    let nearest = -1;
    let least = Infinity;
    for (const [i, line] of this.#lines.entries()) {
      if (line[enters]! <= NOTHING) continue;
      const ratio = line[this.#cells]! / line[enters]!;
      const isTie = nearest >= 0 && Math.abs(ratio - least) <= NOTHING;
      if (isTie ? this.#basic[i]! >= this.#basic[nearest]! : ratio > least) continue;
      [nearest, least] = [i, ratio];
    }
    return nearest;
  }

  #pivot(leaves: number, enters: number): void {
    const line = this.#lines[leaves]!;
    const by = line[enters]!;
    const filled: number[] = [];
    for (let at = 0; at <= this.#cells; at++) {
      if (line[at] === 0) continue;
      line[at]! /= by;
      filled.push(at);
    }
    for (const [i, other] of this.#lines.entries()) {
      const times = other[enters]!;
      if (i === leaves || times === 0) continue;
      for (const at of filled) {
        const left = other[at]! - times * line[at]!;
        other[at] = Math.abs(left) < NOTHING ? 0 : left;
      }
    }
    this.#basic[leaves] = enters;
  }

  #showCorner(): void {
    const corner = new Float64Array(this.#cells);
    for (const [i, line] of this.#lines.entries()) {
      const value = line[this.#cells]!;
      const whole = Math.round(value);
      if (whole < 0 || Math.abs(value - whole) > NOTHING * 10) return;
      corner[this.#basic[i]!] = whole;
    }
    this.#show(corner);
  }
}
