/** A series without gaps. */

/**
 * What is missing at the start is left out; a gap is filled from the same time of the seasons beside it, or
 * else by a straight line; a gap at the end is as old as the last value.
 *
 * @example whole([null, 1, null, 3], 1) // => [1, 2, 3]
 */
export function whole(values: ArrayLike<number | null>, season: number): Float64Array {
  const given = Float64Array.from(values, (value) => value ?? Number.NaN).map((value) =>
    Number.isFinite(value) ? value : Number.NaN,
  );
  const first = given.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return new Float64Array(0);
  const last = given.findLastIndex((value) => !Number.isNaN(value));
  const known = given.slice(first, last + 1);
  return known.map((value, at) => (Number.isNaN(value) ? filled(known, at, season) : value));
}

function filled(known: Float64Array, at: number, season: number): number {
  const [before, after] = [known[at - season], known[at + season]].map(
    (value) => value ?? Number.NaN,
  );
  if (season > 1 && !Number.isNaN(before!) && !Number.isNaN(after!)) return (before! + after!) / 2;
  let from = at;
  let to = at;
  while (Number.isNaN(known[from]!)) from--;
  while (Number.isNaN(known[to]!)) to++;
  return known[from]! + ((known[to]! - known[from]!) * (at - from)) / (to - from);
}
