/**
 * How much of what is still expected of a month of service is in: from how the practice's older
 * months filled up, by the chain ladder.
 *
 * @source the chain-ladder method of claims reserving: age-to-age factors Σ C(k+1) ÷ Σ C(k) over the
 *         months of service that have both ages
 */
import { monthsFrom, type Month } from "../../calendar.ts";
import type { Session } from "../../database.ts";
import type { Months } from "./window.ts";

/** Months of service that each factor is taken from: the newest that have reached it. */
const RECENT = 12;
/** Fewer months than this say nothing about an age. */
const LEAST = 3;

/** Of one or more months of service together. */
export type Maturity = (months: Months) => {
  /** share in, 0-1; null where it cannot be said yet */
  share: number | null;
  /** whole months since the youngest of them */
  age: number | null;
};

export async function maturityOf(session: Session): Promise<Maturity> {
  const cohorts = new Map<Month, number[]>();
  for (const row of await session.rows(
    `select strftime(service_month, '%Y-%m') as month, cash::double as cash
    from collection_triangle order by service_month, age`,
  )) {
    const month = row["month"] as string;
    cohorts.set(month, [...(cohorts.get(month) ?? []), row["cash"] as number]);
  }
  const factors = ageToAge([...cohorts.values()]);
  return ({ first, last }) => {
    const age = cohorts.has(last) ? cohorts.get(last)!.length - 1 : null;
    let paid = 0;
    let expected = 0;
    for (const month of monthsFrom(first, last)) {
      const cash = cohorts.get(month);
      if (!cash) continue;
      const share = shareIn(factors, cash.length - 1);
      if (share === null) return { share, age };
      paid += cash.at(-1)!;
      expected += cash.at(-1)! / share;
    }
    return { share: expected > 0 ? Math.min(1, paid / expected) : null, age };
  };
}

/**
 * @param cohorts  oldest first; what was kept by age 0, 1, 2 … months
 * @returns the factor from each age to the next, as far as enough cohorts have both
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

/** Ages beyond the last factor count as full; null where no factor is known at all. */
function shareIn(factors: readonly number[], age: number): number | null {
  if (factors.length === 0) return null;
  const still = factors.slice(age).reduce((product, factor) => product * factor, 1);
  return 1 / still;
}
