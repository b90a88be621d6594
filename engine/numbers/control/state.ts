/**
 * What the last value of a series says against limits that were locked before it came: routine, or
 * one of three signals. Fewer values than limits need say nothing.
 */
import { LEAST_VALUES, signalAt, xmrLimits, type Limits } from "./xmr.ts";

export type State =
  | { is: "too few"; have: number; need: number }
  /** each value is of the same months as the one before but one: no signal can be told from that */
  | { is: "rolling"; months: number }
  | { is: "usual" }
  | { is: "beyond"; side: "higher" | "lower" }
  /** three of the last four nearer that limit than the centre */
  | { is: "near"; side: "higher" | "lower" }
  /** eight or more in a row on one side, the first of them at that index */
  | { is: "shifted"; side: "higher" | "lower"; since: number };

export type Judged = { limits: Limits | null; state: State };

/**
 * @param values    in time order; null where a month has none
 * @param baseline  how many of the first values the limits are reckoned from; they stay as they are
 */
export function judge(values: readonly (number | null)[], baseline: number): Judged {
  const known = knownOf(values);
  const base = baseOf(values, baseline);
  if (base.length < LEAST_VALUES) {
    return { limits: null, state: { is: "too few", have: base.length, need: LEAST_VALUES } };
  }
  const limits = xmrLimits(base.map((index) => values[index]!));
  const signal = signalAt(
    known.map(({ value }) => value),
    limits,
  );
  const side = known.at(-1)!.value > limits.centre ? "higher" : "lower";
  if (!signal) return { limits, state: { is: "usual" } };
  if (signal === "beyond the limits") return { limits, state: { is: "beyond", side } };
  if (signal === "three of four near a limit") return { limits, state: { is: "near", side } };
  const other = known.findLastIndex(({ value }) =>
    side === "higher" ? value <= limits.centre : value >= limits.centre,
  );
  return { limits, state: { is: "shifted", side, since: known[other + 1]!.index } };
}

/**
 * Which values the limits are reckoned from: those before the baseline's end, or the first twelve where
 * too few of those are known.
 *
 * @returns indexes into `values`, in order
 * @example baseOf([4, null, 6], 2) // => [0, 2]
 */
export function baseOf(values: readonly (number | null)[], baseline: number): number[] {
  const known = knownOf(values).map(({ index }) => index);
  const locked = known.filter((index) => index < baseline);
  return locked.length >= LEAST_VALUES ? locked : known.slice(0, 12);
}

const knownOf = (values: readonly (number | null)[]): { value: number; index: number }[] =>
  values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
