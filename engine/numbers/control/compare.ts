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
  /** whether it differs from those that do not stand out; null where too few were counted to say */
  differs: boolean | null;
};

/** Of the differences that are told, at most so many are chance, on average. */
const FALSE_DISCOVERIES = 0.05;

/**
 * Each group against those that do not stand out: two shares compared by their normal approximation with
 * Yates's correction, and of these comparisons those told that Benjamini and Hochberg's procedure lets pass.
 * The one furthest out is told first and taken from those that are compared with, then the next, so that one
 * far out does not make the others differ. Groups of fewer than `enough` are neither compared nor compared with.
 *
 * Sources: Benjamini and Hochberg 1995; one at a time, Rosner 1983 (generalized extreme studentized deviate);
 * for the steadied share a beta prior fitted by its moments (Casella 1985).
 */
export function compareShares(groups: readonly Counted[], enough: number): Compared[] {
  const compared = groups.filter((group) => group.of >= Math.max(enough, 1));
  const told = standingOut(compared);
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
      differs: compared.length > 1 && compared.includes(group) ? told.has(group.name) : null,
    };
  });
}

/**
 * The names of those that stand out. Where no more than half are left to compare with there is no usual
 * share, and each is compared with all the others.
 */
function standingOut(all: readonly Counted[]): Set<string> {
  const out = new Set<string>();
  let left = all;
  while (left.length > 1 && passing(left).size > 0) {
    const furthest = left.reduce((most, each) =>
      apartOf(each, left) > apartOf(most, left) ? each : most,
    );
    out.add(furthest.name);
    left = left.filter((each) => each !== furthest);
  }
  return left.length * 2 > all.length ? out : passing(all);
}

/** How far a share lies from that of all the others, in standard errors of their difference. */
function apartOf(group: Counted, all: readonly Counted[]): number {
  const found = total(all, "found");
  const of = total(all, "of");
  const rest = of - group.of;
  const pooled = found / of;
  const inverse = 1 / group.of + 1 / rest;
  const spread = Math.sqrt(pooled * (1 - pooled) * inverse);
  if (spread === 0) return 0;
  const apart = Math.abs(group.found / group.of - (found - group.found) / rest);
  return Math.max(0, apart - inverse / 2) / spread;
}

/** The names whose distance from all the others is more than chance, by Benjamini and Hochberg. */
function passing(all: readonly Counted[]): Set<string> {
  if (all.length < 2) return new Set();
  const inOrder = all
    .map((group) => ({ group, chance: 1 - errorFunction(apartOf(group, all) / Math.SQRT2) }))
    .toSorted((a, b) => a.chance - b.chance);
  const last = inOrder.findLastIndex(
    ({ chance }, i) => chance <= ((i + 1) / inOrder.length) * FALSE_DISCOVERIES,
  );
  return new Set(inOrder.slice(0, last + 1).map(({ group }) => group.name));
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
