/** The choices a figure is made under, as SQL takes them. */
import type { Dimension, Slice } from "../../contract.ts";
import type { Values } from "../../database.ts";

export const DIMENSIONS: readonly Dimension[] = ["provider", "payer", "location"];

/** The slice as bound lists; an empty list is everything. */
export function sliceValues(slice: Slice): Values {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, slice[dimension] ?? []]));
}
