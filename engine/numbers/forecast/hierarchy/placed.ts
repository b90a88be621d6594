/** Work and receipts by source of money and location, as they were known at an origin. */
import type { Evidence } from "../evidence.ts";
import { enteredBefore, knownAt, type Known } from "../known.ts";

/** Cents by source, location and day since the look-back. */
export type Placed = { charges: Float64Array[][]; receipts: Float64Array[][] };

export function placedOf(evidence: Evidence, { origin, days }: Known): Placed {
  const isKnown = knownAt(origin);
  const before = enteredBefore(origin, days);
  const read = (
    cells: Evidence["placedCharges"] | Evidence["receipts"],
    dated: readonly number[],
  ): Float64Array[][] => {
    const found = evidence.sources.map(() =>
      evidence.locations.map(() => new Float64Array(days.length)),
    );
    for (let i = 0; i < cells.length; i++) {
      const day = dated[i]!;
      if (cells.entered_by[i]! >= before || !isKnown(cells, i) || !days.holds(day)) continue;
      found[cells.source[i]!]![cells.location[i]!]![day - days.first]! += cells.cents[i]!;
    }
    return found;
  };
  return {
    charges: read(evidence.placedCharges, evidence.placedCharges.served),
    receipts: read(evidence.receipts, evidence.receipts.banked),
  };
}

/** Sum over the days `[from, to)`, counted as the array is. */
export function sumOver(cents: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.max(0, from); i < to; i++) sum += cents[i]!;
  return sum;
}
