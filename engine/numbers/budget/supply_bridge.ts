/**
 * Why what is bought cost what it did, item by item: visits, units used for a visit, units put into stock
 * or taken from it, and the price of a unit.
 */
import type { BridgeOrder, StatementLine } from "../../contract.ts";
import { groupBy } from "../../group.ts";
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
export const SUPPLY_EFFECTS = ["visits", "efficiency", "stock", "price"] as const;
export type SupplyEffect = (typeof SUPPLY_EFFECTS)[number];

/** One item in one month; prices and costs in cents. */
export type ItemMonth = {
  item: string;
  /** the statement line that it is planned on */
  line: string;
  plan: { visits: Rational; perVisit: Rational; price: Rational };
  actual: {
    visits: Rational;
    /** units; what was bought where the stock was not counted */
    used: Rational;
    bought: Rational;
    cost: Rational;
  };
};

/** One item over its months: what it was to cost, what it cost, and why; cents, cheaper is positive. */
export type ItemEffects = {
  item: string;
  line: string;
  months: readonly ItemMonth[];
  amounts: Record<SupplyEffect, bigint>;
};

/** What the items of one statement line are planned to cost, at the visits that took place, and cost; whole cents. */
export type ItemisedLine = { line: string; plan: bigint; flex: bigint; actual: bigint };

export type SupplyEffects = { items: ItemEffects[]; lines: ItemisedLine[] };

/**
 * Cost of an item is visits × units used for a visit × bought of used × price of a unit; the plan uses
 * what it buys. In sequence, price is (planned price − price paid) × units bought, and efficiency
 * (units for the visits that took place − units used) × planned price. An item with units or money and
 * nothing that they could be for has no such chain, and is taken in sequence under every order.
 *
 * @returns items in the order given, each line's summing to its planned less its actual cost, the planned
 *          one rounded to the cent
 * @source Horngren, Cost Accounting: flexible budgets, direct material price and efficiency variances, the
 *         price variance at the time of purchase
 * @example supplyEffects([], "lmdi") // => { items: [], lines: [] }
 */
export function supplyEffects(months: readonly ItemMonth[], order: BridgeOrder): SupplyEffects {
  const lines = [...groupBy(months, ({ line }) => line)].map(([line, own]) => {
    const itemised: ItemisedLine = {
      line,
      plan: nearest(sumOf(own.map(plannedCost))),
      flex: nearest(sumOf(own.map(flexedCost))),
      actual: nearest(sumOf(own.map(({ actual }) => actual.cost))),
    };
    const items = [...groupBy(own, ({ item }) => item)];
    const exact = items.flatMap(([, each]) => {
      const parts = each.map((month) => partsOf(month, order));
      return SUPPLY_EFFECTS.map((_, i) => less(ZERO, sumOf(parts.map((part) => part[i]!))));
    });
    const amounts = roundedParts(exact, itemised.plan - itemised.actual);
    return {
      itemised,
      items: items.map(([item, each], at): ItemEffects => ({
        item,
        line,
        months: each,
        amounts: Object.fromEntries(
          SUPPLY_EFFECTS.map((effect, i) => [effect, amounts[at * SUPPLY_EFFECTS.length + i]!]),
        ) as Record<SupplyEffect, bigint>,
      })),
    };
  });
  return {
    items: lines.flatMap(({ items }) => items),
    lines: lines.map(({ itemised }) => itemised),
  };
}

/** Items of lines that are planned or booked: others have no variance to explain. */
export const itemsOf = (
  months: readonly ItemMonth[],
  lines: readonly StatementLine[],
): ItemMonth[] =>
  months.filter(({ line }) =>
    lines.some(({ line: id, kind }) => id === line && kind === "expense"),
  );

const plannedCost = ({ plan }: ItemMonth): Rational =>
  productOf([plan.visits, plan.perVisit, plan.price]);

/** Units that the visits that took place were to use. */
export const allowedUnits = ({ plan, actual }: ItemMonth): Rational =>
  times(actual.visits, plan.perVisit);

const flexedCost = (month: ItemMonth): Rational => times(allowedUnits(month), month.plan.price);

/** What each factor adds to the cost; they sum to actual − planned exactly. */
function partsOf(month: ItemMonth, order: BridgeOrder): Rational[] {
  const { plan, actual } = month;
  const planned = [plan.visits, plan.perVisit, ONE, plan.price];
  const came = [
    actual.visits,
    rate(actual.used, actual.visits, plan.perVisit),
    rate(actual.bought, actual.used, ONE),
    rate(actual.cost, actual.bought, plan.price),
  ];
  if (areEqual(productOf(came), actual.cost)) return decompose[order](planned, came);
  const standing = [
    plannedCost(month),
    flexedCost(month),
    times(actual.used, plan.price),
    times(actual.bought, plan.price),
    actual.cost,
  ];
  return standing.slice(1).map((after, i) => less(after, standing[i]!));
}

/** A rate of nothing is unknown, and the planned one stands in for it. */
const rate = (amount: Rational, of: Rational, planned: Rational): Rational =>
  isZero(of) ? planned : by(amount, of);
