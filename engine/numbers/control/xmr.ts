/**
 * Natural process limits: the range routine variation stays inside, and the signals beyond it.
 */

/** Too few values to tell routine variation from a signal. */
export class NotEnoughData extends Error {
  override name = "NotEnoughData";
}

export type Limits = { centre: number; lower: number; upper: number };

/** Values from which limits mean something. */
export const LEAST_VALUES = 8;

/**
 * @param values  in time order, evenly spaced, at least 8, any unit
 * @returns centre, lower and upper, in the unit of `values`
 * @throws {NotEnoughData} below 8 values
 * @source Wheeler, Understanding Variation: mean ± 2.66 × mean moving range
 * @example xmrLimits([4, 6, 5, 7, 4, 6, 5, 7]).centre // => 5.5
 */
export function xmrLimits(values: readonly number[]): Limits {
  if (values.length < LEAST_VALUES) {
    throw new NotEnoughData(`limits need at least ${LEAST_VALUES} values, not ${values.length}`);
  }
  const centre = values.reduce((a, b) => a + b, 0) / values.length;
  let moving = 0;
  for (let i = 1; i < values.length; i++) moving += Math.abs(values[i]! - values[i - 1]!);
  const reach = (2.66 * moving) / (values.length - 1);
  return { centre, lower: centre - reach, upper: centre + reach };
}

export type Signal = "beyond the limits" | "eight on one side" | "three of four near a limit";

/**
 * The signal the last value gives against limits; null where it is routine. Three rules and no more:
 * more rules, more false alarms.
 */
export function signalAt(values: readonly number[], limits: Limits): Signal | null {
  const last = values.at(-1);
  if (last === undefined) return null;
  if (last > limits.upper || last < limits.lower) return "beyond the limits";
  const side = Math.sign(last - limits.centre);
  const eight = values.slice(-8);
  if (
    side !== 0 &&
    eight.length === 8 &&
    eight.every((v) => Math.sign(v - limits.centre) === side)
  ) {
    return "eight on one side";
  }
  const edge = side > 0 ? limits.upper : limits.lower;
  const isNear = (value: number): boolean =>
    Math.sign(value - limits.centre) === side &&
    Math.abs(value - edge) < Math.abs(value - limits.centre);
  const four = values.slice(-4);
  if (side !== 0 && isNear(last) && four.filter(isNear).length >= 3)
    return "three of four near a limit";
  return null;
}
