/**
 * How cohorts fill up with age, by the chain ladder: factors from each age to the next over the
 * newest cohorts that have both, and from them the share that is in at each age.
 *
 * @source the chain-ladder method of claims reserving: factor k = Σ C(k+1) ÷ Σ C(k)
 */

/** Cohorts that each factor is taken from: the newest that have reached it. */
const RECENT = 12;
/** Fewer cohorts than this say nothing about an age. */
const LEAST = 3;

/**
 * What a cohort comes to by each age, from what came at some of them.
 *
 * @param length  ages the cohort has reached, 0 included
 * @example cumulative([{ age: 1, amount: 5 }, { age: 0, amount: 2 }], 3) // => [2, 7, 7]
 */
export function cumulative(
  parts: readonly { age: number; amount: number }[],
  length: number,
): number[] {
  const sums = Array.from({ length }, () => 0);
  for (const { age, amount } of parts) {
    for (let later = age; later < length; later++) sums[later]! += amount;
  }
  return sums;
}

/**
 * @param cohorts  oldest first; cumulative amounts at age 0, 1, 2 …
 * @returns the factor from each age to the next, as far as enough cohorts have both
 * @example ageToAge([[1, 2, 2], [1, 2], [1, 2], [1]]) // => [2]
 */
export function ageToAge(cohorts: readonly (readonly number[])[]): number[] {
  const factors: number[] = [];
  for (let age = 0; ; age++) {
    const both = cohorts.filter((cash) => cash.length > age + 1).slice(-RECENT);
    const before = both.reduce((sum, cash) => sum + cash[age]!, 0);
    if (both.length < LEAST || before <= 0) return factors;
    factors.push(both.reduce((sum, cash) => sum + cash[age + 1]!, 0) / before);
  }
}

/**
 * The share of the whole that is in at each age; the last age known counts as whole. Empty where no
 * factor is known.
 *
 * @example sharesIn([2, 1.25]) // => [0.4, 0.8, 1]
 */
export function sharesIn(factors: readonly number[]): number[] {
  if (factors.length === 0) return [];
  const shares = [1];
  for (const factor of [...factors].reverse()) shares.unshift(shares[0]! / factor);
  return shares;
}
