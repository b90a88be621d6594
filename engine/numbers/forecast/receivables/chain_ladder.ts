/**
 * The chain ladder with Mack's standard errors: factors from each age to the next over all cohorts that have
 * both, and how far the ultimate amounts may be off when nothing but these factors is assumed.
 *
 * @source Mack, Distribution-free calculation of the standard error of chain ladder reserve estimates,
 *   ASTIN Bulletin 23 (1993); the last variance by his rule
 */
import { agesOf, lastAge, latestOf, NotATriangle, type Triangle } from "./triangle.ts";

export type ChainLadder = {
  /** from each age to the next; nothing is assumed beyond the last age seen */
  readonly factors: readonly number[];
  /** variance of a factor for a cohort of size one, by age */
  readonly variances: readonly number[];
  /** amounts that each factor was taken over */
  readonly weights: readonly number[];
  /** share of the ultimate amount that is in at each age */
  readonly shares: readonly number[];
  readonly ultimates: readonly number[];
  /** still to come, by cohort */
  readonly unpaid: readonly number[];
  readonly errors: readonly number[];
  readonly total: { readonly unpaid: number; readonly error: number };
};

/**
 * @throws {NotATriangle} where no cohort has both ages of a factor, or what they sum to is not above zero
 * @example chainLadder(triangle).total // of the Taylor–Ashe triangle: { unpaid: 18680855.61, error: 2447094.86 }
 */
export function chainLadder(triangle: Triangle): ChainLadder {
  const ages = agesOf(triangle);
  const steps = Array.from({ length: ages - 1 }, (_, age) => step(triangle, age));
  const factors = steps.map(({ factor }) => factor);
  const weights = steps.map(({ weight }) => weight);
  const variances = withLast(steps.map(({ variance }) => variance));
  const shares = Array.from(
    { length: ages },
    (_, age) => 1 / factors.slice(age).reduce((product, factor) => product * factor, 1),
  );
  const latest = latestOf(triangle);
  const ultimates = triangle.cumulative.map((cells, i) => latest[i]! / shares[lastAge(cells)]!);
  const squares = triangle.cumulative.map((cells, i) => {
    let sum = 0;
    let reached = latest[i]!;
    for (let age = lastAge(cells); age < ages - 1; age++) {
      // a cohort that nothing has come of is expected to bring nothing, and is not off by anything
      const own = reached > 0 ? 1 / reached : 0;
      sum += (variances[age]! / factors[age]! ** 2) * (own + 1 / weights[age]!);
      reached *= factors[age]!;
    }
    return ultimates[i]! ** 2 * sum;
  });
  const together = triangle.cumulative.map((cells, i) => {
    let shared = 0;
    for (let age = lastAge(cells); age < ages - 1; age++) {
      shared += (2 * variances[age]!) / factors[age]! ** 2 / weights[age]!;
    }
    const later = ultimates.slice(i + 1).reduce((sum, value) => sum + value, 0);
    return ultimates[i]! * later * shared;
  });
  const unpaid = ultimates.map((ultimate, i) => ultimate - latest[i]!);
  return {
    factors,
    variances,
    weights,
    shares,
    ultimates,
    unpaid,
    errors: squares.map((square) => Math.sqrt(Math.max(0, square))),
    total: {
      unpaid: sum(unpaid),
      error: Math.sqrt(Math.max(0, sum(squares) + sum(together))),
    },
  };
}

/**
 * What comes in each calendar period to come, from what cohorts still get and the share in at each age.
 *
 * @param unpaid  by cohort, from any method that spreads by these shares
 */
export function calendarCash(
  triangle: Triangle,
  unpaid: readonly number[],
  shares: readonly number[],
): number[] {
  const cash = Array.from({ length: shares.length - 1 }, () => 0);
  triangle.cumulative.forEach((cells, i) => {
    const age = lastAge(cells);
    const left = 1 - shares[age]!;
    if (left === 0) return;
    for (let later = age + 1; later < shares.length; later++) {
      cash[later - age - 1]! += (unpaid[i]! * (shares[later]! - shares[later - 1]!)) / left;
    }
  });
  return cash;
}

function step({ cumulative, origins }: Triangle, age: number) {
  const pairs = cumulative.flatMap((cells): [number, number][] => {
    const [from, to] = [cells[age], cells[age + 1]];
    return from == null || to == null ? [] : [[from, to]];
  });
  const weight = sum(pairs.map(([from]) => from));
  if (!(weight > 0)) {
    throw new NotATriangle(
      `from dev step ${age + 1} to ${age + 2} of ${origins.length} origins there is nothing above zero to take a factor from`,
    );
  }
  const factor = sum(pairs.map(([, to]) => to)) / weight;
  if (!(factor > 0)) {
    throw new NotATriangle(
      `by dev step ${age + 2} all has been taken back: there is nothing above zero to take a factor from`,
    );
  }
  const variance =
    pairs.length < 2
      ? null
      : sum(pairs.map(([from, to]) => (from > 0 ? from * (to / from - factor) ** 2 : 0))) /
        (pairs.length - 1);
  return { factor, weight, variance };
}

/** Ages that only one cohort has reached have no variance of their own. */
function withLast(found: readonly (number | null)[]): number[] {
  const variances: number[] = [];
  for (const variance of found) {
    const [before, last] = [variances.at(-2), variances.at(-1)];
    if (variance !== null) variances.push(variance);
    else if (before === undefined || last === undefined) variances.push(last ?? 0);
    else variances.push(before > 0 ? Math.min(last ** 2 / before, before, last) : 0);
  }
  return variances;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
