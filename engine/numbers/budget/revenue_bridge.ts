/**
 * Why patient revenue missed its plan: working days, visits on each, payer mix, allowed per visit,
 * timing and yield. Revenue is Σ over payers of working days × visits a day × share of visits ×
 * allowed per visit × due of allowed × paid of due; the plan knows no delay, so what it allows is due.
 */
import type { BridgeOrder } from "../../contract.ts";
import {
  areEqual,
  by,
  isZero,
  less,
  nearest,
  ONE,
  productOf,
  sumOf,
  times,
  ZERO,
  type Rational,
} from "../rational.ts";
import { decompose } from "./orders.ts";
import { roundedParts } from "./rounded_parts.ts";

/** The effects in the order in which the sequential bridge takes them. */
export const REVENUE_EFFECTS = [
  "calendar",
  "volume",
  "payer_mix",
  "allowed_rate",
  "timing",
  "yield",
] as const;
export type RevenueEffect = (typeof REVENUE_EFFECTS)[number];

/** One payer, planned and as it came: visits, and money in cents. */
export type PayerRevenue = {
  payer: string;
  plan: { visits: Rational; allowed: Rational; paid: Rational };
  actual: {
    visits: Rational;
    allowed: Rational;
    /** of this and earlier periods' visits, what falls due in this one */
    due: Rational;
    paid: Rational;
  };
};

/** Working days that the plan means, and those there were; alike where the plan goes by them. */
export type WorkingDays = { plan: Rational; actual: Rational };

const SAME_DAYS: WorkingDays = { plan: ONE, actual: ONE };

/** One payer's exact part of each effect, in cents; they sum to its paid − its planned. */
export type PayerEffects = { payer: string; parts: Record<RevenueEffect, Rational> };

/**
 * The effects of each payer, exactly.
 *
 * A payer without a plan, or one that is gone, is measured at the only rates it has, so that it
 * shows as mix. A payer with money and nothing that it could be for (paid, and nothing due) has no
 * chain of factors: its running totals are taken in sequence under every order.
 *
 * @returns payers as given; all parts together sum to Σ actual paid − Σ planned paid
 * @source Horngren, with Finkler's payer mix; for the orders see their own files
 * @example payerEffects([], "shapley") // => []
 */
export function payerEffects(
  payers: readonly PayerRevenue[],
  order: BridgeOrder,
  days: WorkingDays = SAME_DAYS,
): PayerEffects[] {
  const planned = sumOf(payers.map(({ plan }) => plan.visits));
  const seen = sumOf(payers.map(({ actual }) => actual.visits));
  return payers.map((each) => {
    const { plan, actual } = factorsOf(each, planned, seen, days);
    const isChain =
      areEqual(productOf(plan), each.plan.paid) && areEqual(productOf(actual), each.actual.paid);
    const parts = isChain
      ? decompose[order](plan, actual)
      : runningParts(
          each,
          plan,
          isZero(planned) ? ONE : by(days.actual, days.plan),
          isZero(planned) ? ONE : by(seen, planned),
        );
    return {
      payer: each.payer,
      parts: Object.fromEntries(REVENUE_EFFECTS.map((effect, i) => [effect, parts[i]!])) as Record<
        RevenueEffect,
        Rational
      >,
    };
  });
}

/** An effect in whole cents, and each payer's part of it, which sum to it. */
export type RevenueStep = {
  effect: RevenueEffect;
  amount: bigint;
  /** payers as given */
  payers: { payer: string; amount: bigint }[];
};

/**
 * The effects over all payers in whole cents.
 *
 * @param days  working days planned and actual, above zero; alike unless said
 * @returns in the order of `REVENUE_EFFECTS`; they sum to Σ actual paid − Σ planned paid, each
 *          rounded to the cent first
 * @source as `payerEffects`; rounded by largest remainder
 * @example revenueBridge(payers, "lmdi").map(({ effect }) => effect) // => ["calendar", "volume", …]
 */
export function revenueBridge(
  payers: readonly PayerRevenue[],
  order: BridgeOrder,
  days: WorkingDays = SAME_DAYS,
): RevenueStep[] {
  const effects = payerEffects(payers, order, days);
  const exact = REVENUE_EFFECTS.map((effect) => sumOf(effects.map(({ parts }) => parts[effect])));
  const total =
    nearest(sumOf(payers.map(({ actual }) => actual.paid))) -
    nearest(sumOf(payers.map(({ plan }) => plan.paid)));
  const amounts = roundedParts(exact, total);
  return REVENUE_EFFECTS.map((effect, i) => {
    const mine = roundedParts(
      effects.map(({ parts }) => parts[effect]),
      amounts[i]!,
    );
    return {
      effect,
      amount: amounts[i]!,
      payers: effects.map(({ payer }, j) => ({ payer, amount: mine[j]! })),
    };
  });
}

/**
 * The sequential mix effect seen from the average: whether a payer that grew pays better or worse
 * than the planned mean visit. Sums to the mix effect by payer, cents.
 *
 * @returns payers as given
 * @source Horngren's sales-mix variance against the weighted average
 * @example mixAgainstAverage([]) // => []
 */
export function mixAgainstAverage(
  payers: readonly PayerRevenue[],
): { payer: string; amount: Rational }[] {
  const planned = sumOf(payers.map(({ plan }) => plan.visits));
  const seen = sumOf(payers.map(({ actual }) => actual.visits));
  const average = isZero(planned) ? ZERO : by(sumOf(payers.map(({ plan }) => plan.paid)), planned);
  return payers.map((each) => {
    const { plan, actual } = factorsOf(each, planned, seen, SAME_DAYS);
    const [, , planShare, allowed, , paid] = plan;
    const moved = times(seen, less(actual[2], planShare));
    return { payer: each.payer, amount: times(moved, less(times(allowed, paid), average)) };
  });
}

type Factors = [
  days: Rational,
  visitsADay: Rational,
  share: Rational,
  allowedPerVisit: Rational,
  dueOfAllowed: Rational,
  paidOfDue: Rational,
];

/** A rate of nothing is unknown, and the other side's stands in for it. */
function factorsOf(
  { plan, actual }: PayerRevenue,
  planned: Rational,
  seen: Rational,
  days: WorkingDays,
): { plan: Factors; actual: Factors } {
  const [planShare, share] = both(rate(plan.visits, planned), rate(actual.visits, seen));
  const [planAllowed, allowed] = both(
    rate(plan.allowed, plan.visits),
    rate(actual.allowed, actual.visits),
  );
  const [planYield, yields] = both(rate(plan.paid, plan.allowed), rate(actual.paid, actual.due));
  const due = rate(actual.due, actual.allowed) ?? ONE;
  return {
    plan: [days.plan, by(planned, days.plan), planShare, planAllowed, ONE, planYield],
    actual: [days.actual, by(seen, days.actual), share, allowed, due, yields],
  };
}

/** Effects as differences of running totals, where there are no factors to share them by. */
function runningParts(
  { plan, actual }: PayerRevenue,
  [, , , allowedPerVisit, , paidOfDue]: Factors,
  longer: Rational,
  growth: Rational,
): Rational[] {
  const standing = [
    plan.paid,
    times(plan.paid, longer),
    times(plan.paid, growth),
    productOf([actual.visits, allowedPerVisit, paidOfDue]),
    times(actual.allowed, paidOfDue),
    times(actual.due, paidOfDue),
    actual.paid,
  ];
  return standing.slice(1).map((after, i) => less(after, standing[i]!));
}

const rate = (amount: Rational, of: Rational): Rational | null =>
  isZero(of) ? null : by(amount, of);

const both = (plan: Rational | null, actual: Rational | null): [Rational, Rational] => [
  plan ?? actual ?? ZERO,
  actual ?? plan ?? ZERO,
];
