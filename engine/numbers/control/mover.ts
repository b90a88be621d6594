/** Which member of which dimension moved a figure: who did more of it than its size would have it do. */
import { absolute, decimalText } from "../../money.ts";
import type { Contribution } from "./contributions.ts";

/** Below that much more than its size, nobody stands out: it moved everywhere alike. */
const LEAST_LEAD = 0.2;

/**
 * How much larger the first part's share of all that moved is than its share of the whole.
 *
 * @param parts  of one dimension, the strongest in the direction of the change first
 * @returns from −1 to 1; 0 where nothing moved, or one member is all there is
 */
export function leadOf(parts: readonly Contribution[]): number {
  const [first] = parts;
  const moved = parts.reduce((sum, { effect }) => sum + absolute(effect.units), 0n);
  if (!first || moved === 0n || parts.length === 1) return 0;
  const all = { units: moved, scale: first.effect.scale };
  const size = { ...first.effect, units: absolute(first.effect.units) };
  return Number(decimalText(size)) / Number(decimalText(all)) - first.weight;
}

/** Whether a lead is more than the members' sizes explain. */
export const standsOut = (lead: number): boolean => lead >= LEAST_LEAD;
