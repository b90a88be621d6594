/**
 * Shared cost spread over departments, sites or providers by three bases side by side. No basis is
 * right; whose rank hangs on the choice is said, so that nobody is judged by it.
 */
import { absolute, allocate } from "../../money.ts";

export const OVERHEAD_BASES = ["visits", "revenue", "hours"] as const;
export type OverheadBasis = (typeof OVERHEAD_BASES)[number];

/** Who carries a part of the overhead. */
export type Bearer = {
  name: string;
  /** cents before any overhead: what they control themselves */
  contribution: bigint;
  visits: bigint;
  /** cents */
  revenue: bigint;
  /** hours of providers or full-time equivalents, in any one unit for all */
  hours: bigint;
  /** false for what is nobody's: it bears its share, and has no rank; true unless said */
  isRanked?: boolean;
};

export type BorneOverhead = {
  name: string;
  contribution: bigint;
  /** cents by each basis; null where nobody has any of it */
  overhead: Record<OverheadBasis, bigint | null>;
  /** contribution less overhead */
  result: Record<OverheadBasis, bigint | null>;
  /** 1 for the best result; equals share the better rank */
  rank: Record<OverheadBasis, number | null>;
  /** whether the bases give different ranks */
  rankDependsOnBasis: boolean;
};

/**
 * @param total    overhead in cents, any sign
 * @param bearers  none negative in visits, revenue or hours
 * @returns bearers as given; the overhead of each basis sums to the total
 * @throws {RangeError} where visits, revenue or hours are negative
 * @source direct cost allocation, by largest remainder
 * @example overheadOf(0n, []) // => []
 */
export function overheadOf(total: bigint, bearers: readonly Bearer[]): BorneOverhead[] {
  const bases = OVERHEAD_BASES.map((basis) => {
    const shares = sharesBy(basis, total, bearers);
    const results = shares?.map((share, i) => bearers[i]!.contribution - share);
    const ranked = results?.filter((_, i) => bearers[i]!.isRanked !== false);
    return [basis, { shares, results, ranked }] as const;
  });
  const of = <T>(value: (basis: (typeof bases)[number][1]) => T | undefined) =>
    Object.fromEntries(bases.map(([basis, each]) => [basis, value(each) ?? null])) as Record<
      OverheadBasis,
      T | null
    >;
  return bearers.map(({ name, contribution, isRanked = true }, i) => {
    const rank = of(({ results, ranked }) =>
      results && ranked && isRanked ? rankOf(results[i]!, ranked) : undefined,
    );
    const ranks = new Set(Object.values(rank).filter((each) => each !== null));
    return {
      name,
      contribution,
      overhead: of(({ shares }) => shares?.[i]),
      result: of(({ results }) => results?.[i]),
      rank,
      rankDependsOnBasis: ranks.size > 1,
    };
  });
}

function sharesBy(
  basis: OverheadBasis,
  total: bigint,
  bearers: readonly Bearer[],
): bigint[] | null {
  const weights = bearers.map((bearer) => bearer[basis]);
  const negative = bearers.find((bearer) => bearer[basis] < 0n);
  if (negative) {
    throw new RangeError(`${negative.name} has ${basis} of −${absolute(negative[basis])}`);
  }
  return weights.every((weight) => weight === 0n) ? null : allocate(total, weights);
}

const rankOf = (result: bigint, results: readonly bigint[]): number =>
  1 + results.filter((other) => other > result).length;
