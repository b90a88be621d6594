/**
 * What something will cost the next times: as last time, as the average of late, or as a year before.
 * The three are tried on the payments there were, each from those before it, and the nearest one is used.
 */
import { moneyShort } from "../../format.ts";

export type Amounts = {
  /** cents the `ahead`-th time from now, 0 the next */
  next: (ahead: number) => number;
  says: string;
};

type Guess = { name: "last" | "mean" | "year"; at: (i: number) => number | null };

/** Times an amount is tried on. */
const TRIED = 12;
/** A rule that looks a year back must be so much better, because it copies what may not come again. */
const MUST_BE = 0.9;

/**
 * @param paid     cents of every past time it was due, oldest first; 0 where it was not paid
 * @param perYear  times a year
 */
export function amountsOf(paid: readonly number[], perYear: number): Amounts {
  const n = paid.length;
  if (n === 0) return { next: () => 0, says: "nothing yet" };
  const size = perYear >= 12 ? 6 : 4;
  const meanBefore = (i: number): number => {
    const from = Math.max(0, i - size);
    return paid.slice(from, i).reduce((sum, cents) => sum + cents, 0) / Math.max(1, i - from);
  };
  const yearBefore = (i: number): number | null => {
    const then = i - perYear;
    if (then < 0) return null;
    if (perYear < 12 || then - size < 0) return paid[then]!;
    const before = meanBefore(then);
    const grown = before === 0 ? 1 : Math.min(1.4, Math.max(0.7, meanBefore(i) / before));
    return paid[then]! * grown;
  };
  const guesses: Guess[] = [
    { name: "last", at: (i) => (i > 0 ? paid[i - 1]! : null) },
    { name: "mean", at: (i) => (i > 0 ? meanBefore(i) : null) },
    { name: "year", at: yearBefore },
  ];
  const tried = Array.from({ length: Math.min(TRIED, n) }, (_, i) => n - 1 - i).filter(
    (i) => i > 0 && (n <= perYear + 3 || yearBefore(i) !== null),
  );
  const error = ({ at }: Guess): number =>
    tried.reduce((sum, i) => {
      const guess = at(i);
      return guess === null ? Infinity : sum + Math.abs(guess - paid[i]!);
    }, 0);
  const [last, mean, year] = guesses.map(error) as [number, number, number];
  const simple = last <= mean && paid[n - 1] !== 0 ? "last" : "mean";
  const isYearly = perYear === 1 || (tried.length >= 4 && year < MUST_BE * Math.min(last, mean));
  if (isYearly && n >= perYear) {
    const next = (ahead: number): number => {
      const grown = yearBefore(n)! / (paid[n - perYear]! || 1);
      return paid[n - perYear + (ahead % perYear)]! * (perYear < 12 || grown === 0 ? 1 : grown);
    };
    return { next, says: `as a year before, ${money(next(0))} the next time` };
  }
  if (simple === "last") {
    return { next: () => paid[n - 1]!, says: `${money(paid[n - 1]!)} as last time` };
  }
  const count = Math.min(size, n);
  return {
    next: () => meanBefore(n),
    says: `${money(meanBefore(n))}, the average of the last ${count}`,
  };
}

const money = (cents: number): string => moneyShort(Math.abs(cents) / 100);
