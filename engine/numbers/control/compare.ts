/**
 * Whether one of several groups differs from the others in a share of counted things: told only as far as
 * chance allows, for of twenty that are alike one looks different.
 */
import { errorFunction } from "simple-statistics";
import { wilson } from "../kpi/interval.ts";

/** So much of what is found, of all it was looked for in. */
export type Counted = { name: string; found: number; of: number };

export type Compared = Counted & {
  share: number | null;
  /** 95 % interval by Wilson; null where there is none */
  low: number | null;
  high: number | null;
  /** the share drawn towards that of all, the more so the fewer things were counted */
  steadied: number | null;
  /** whether it differs from the others taken together; null where too few were counted to say */
  differs: boolean | null;
};

/** Of the differences that are told, at most so many are chance, on average. */
const FALSE_DISCOVERIES = 0.05;

/**
 * Each group against all the others: two shares compared by their normal approximation with Yates's
 * correction, and of these comparisons those told that Benjamini and Hochberg's procedure lets pass. Groups
 * of fewer than `enough` are neither compared nor compared with.
 *
 * Sources: Benjamini and Hochberg 1995; for the steadied share a beta prior fitted by its moments (Casella
 * 1985).
 */
export function compareShares(groups: readonly Counted[], enough: number): Compared[] {
  const compared = groups.filter((group) => group.of >= Math.max(enough, 1));
  const chances = new Map(compared.map((group) => [group.name, chanceOf(group, compared)]));
  const told = passing(chances);
  const prior = priorOf(groups);
  return groups.map((group) => {
    const [low, high] = wilson(group.found, group.of) ?? [null, null];
    const share = group.of > 0 ? group.found / group.of : null;
    return {
      ...group,
      share,
      low,
      high,
      steadied:
        share === null
          ? null
          : (group.found + prior.mean * prior.weight) / (group.of + prior.weight),
      differs: chances.get(group.name) === undefined ? null : told.has(group.name),
    };
  });
}

/** How likely a difference from all the others as great as this one is by chance; undefined for one alone. */
function chanceOf(group: Counted, all: readonly Counted[]): number | undefined {
  const found = total(all, "found");
  const of = total(all, "of");
  const rest = of - group.of;
  if (rest === 0) return undefined;
  const pooled = found / of;
  const inverse = 1 / group.of + 1 / rest;
  const spread = Math.sqrt(pooled * (1 - pooled) * inverse);
  if (spread === 0) return 1;
  const apart = Math.abs(group.found / group.of - (found - group.found) / rest);
  return 1 - errorFunction(Math.max(0, apart - inverse / 2) / spread / Math.SQRT2);
}

/** The names whose chances pass, by Benjamini and Hochberg. */
function passing(chances: ReadonlyMap<string, number | undefined>): Set<string> {
  const known = [...chances].filter((each): each is [string, number] => each[1] !== undefined);
  const inOrder = known.toSorted(([, a], [, b]) => a - b);
  const last = inOrder.findLastIndex(
    ([, chance], i) => chance <= ((i + 1) / inOrder.length) * FALSE_DISCOVERIES,
  );
  return new Set(inOrder.slice(0, last + 1).map(([name]) => name));
}

/** The share of all, and how many things it counts for: the more, the less the groups differ beyond chance. */
function priorOf(groups: readonly Counted[]): { mean: number; weight: number } {
  const some = groups.filter(({ of }) => of > 0);
  const of = total(some, "of");
  const mean = of === 0 ? 0 : total(some, "found") / of;
  const chance = mean * (1 - mean);
  const seen = some.reduce((sum, each) => sum + each.of * (each.found / each.of - mean) ** 2, 0);
  const squares = some.reduce((sum, each) => sum + each.of ** 2, 0);
  const beyond = (seen - (some.length - 1) * chance) / (of - squares / of);
  // groups that differ no more than chance has them all take the share of all
  if (!(beyond > 0)) return { mean, weight: some.length > 1 ? LARGE : 0 };
  return { mean, weight: Math.max(0, chance / beyond - 1) };
}

/** Counts for more than any practice counts. */
const LARGE = 1e12;

const total = (groups: readonly Counted[], part: "found" | "of"): number =>
  groups.reduce((sum, group) => sum + group[part], 0);
