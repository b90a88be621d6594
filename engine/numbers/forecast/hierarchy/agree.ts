/**
 * Forecasts of payers, locations and their parts made to agree: all receipts are those of the Cash page and
 * are kept; the others move as little as may be, each as much as its amount and its past errors say.
 */
import { reconciler } from "../reconcile.ts";
import { LEVELS, type Level, type Nodes } from "./nodes.ts";

/** Squared error for a cent foreseen, against that of the parts. */
export type Unevenness = Record<Level, number>;

/** Where too little is known of past errors: a whole is as uneven as its parts together. */
export const STRUCTURAL: Unevenness = { payer: 1, location: 1, part: 1 };

/** An amount of nothing moves as little as this share of the largest would: hardly at all. */
const NOTHING = 1e-6;

/**
 * Parts by segment that sum to all receipts.
 *
 * @param alone  a forecast for each level by itself
 */
export function agreed(alone: Nodes, unevenness: Unevenness): number[][] {
  const places = alone.location.length;
  const sums = [
    alone.part.map(() => 1),
    ...alone.payer.map((_, payer) =>
      alone.part.map((__, part) => Number(Math.floor(part / places) === payer)),
    ),
    ...alone.location.map((_, at) => alone.part.map((__, part) => Number(part % places === at))),
  ];
  const bySegment = alone.all.map((all, segment) => {
    const amounts = (level: Level): number[] => alone[level].map((cents) => cents[segment]!);
    const least = NOTHING * Math.max(1, all, ...LEVELS.flatMap(amounts));
    const variances = (level: Level): number[] =>
      amounts(level).map((cents) => Math.max(least, unevenness[level] * cents));
    const agree = reconciler(sums, {
      wholes: [0, ...variances("payer"), ...variances("location")],
      parts: variances("part"),
    });
    const parts = agree([all, ...amounts("payer"), ...amounts("location")], amounts("part")).map(
      (cents) => Math.max(0, cents),
    );
    const sum = parts.reduce((total, cents) => total + cents, 0);
    return sum > 0 ? parts.map((cents) => (cents * all) / sum) : parts;
  });
  return alone.part.map((_, part) => bySegment.map((parts) => parts[part]!));
}

/** Squared errors of a level over its amounts, added up over forecasts that are over. */
export type Misses = Record<Level, { squares: number; amount: number }>;

/** Neither level is taken for more uneven than another beyond this. */
const MOST_UNLIKE = 100;

/** @param misses  null where too few forecasts are over */
export function unevennessOf(misses: Misses | null): Unevenness {
  if (!misses) return STRUCTURAL;
  const each = (level: Level): number => misses[level].squares / misses[level].amount;
  const part = each("part");
  if (!LEVELS.every((level) => Number.isFinite(each(level))) || !(part > 0)) return STRUCTURAL;
  const against = (level: Level): number =>
    Math.min(MOST_UNLIKE, Math.max(1 / MOST_UNLIKE, each(level) / part));
  return { payer: against("payer"), location: against("location"), part: 1 };
}
