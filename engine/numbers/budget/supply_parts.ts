/** What each effect on the cost of items is called, what moved, and where the rows are. */
import type { BridgePart, TraceLink } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { asNumber, by, isZero, rational, sumOf, times, type Rational } from "../rational.ts";
import {
  allowedUnits,
  type ItemEffects,
  type ItemMonth,
  type SupplyEffect,
} from "./supply_bridge.ts";

export const SUPPLY_TITLES: Record<SupplyEffect, string> = {
  visits: "Supplies: visits to serve",
  efficiency: "Supplies: units used for a visit",
  stock: "Supplies: put into stock",
  price: "Supplies: price of a unit",
};

/** One part for each item that the effect moved. @param period  as the address writes it */
export const supplyParts = (
  effect: SupplyEffect,
  items: readonly ItemEffects[],
  period: string,
): BridgePart[] =>
  items.map(({ item, line, months, amounts }) => ({
    part: `${line} ${item}`,
    title: item,
    amount: moneyText(amounts[effect]),
    ...measureOf(effect, months),
    trace: traceOf(effect, item, months, period),
  }));

type Measure = Pick<BridgePart, "measure" | "unit" | "plan" | "actual">;

function measureOf(effect: SupplyEffect, months: readonly ItemMonth[]): Measure {
  const { visits, allowed, used, bought, standard, paid } = totalsOf(months);
  switch (effect) {
    case "visits":
      return {
        measure: "visits",
        unit: "count",
        plan: asNumber(sumOf(months.map(({ plan }) => plan.visits))),
        actual: asNumber(visits),
      };
    case "efficiency":
      return {
        measure: "units used for a visit",
        unit: "number",
        plan: over(allowed, visits),
        actual: over(used, visits),
      };
    case "stock":
      return {
        measure: "units used, and units bought",
        unit: "number",
        plan: asNumber(used),
        actual: asNumber(bought),
      };
    case "price":
      return {
        measure: "price of a unit bought",
        unit: "cents",
        plan: over(standard, bought),
        actual: over(paid, bought),
      };
  }
}

/** Where nothing was bought there is no purchase to look at. */
function traceOf(
  effect: SupplyEffect,
  item: string,
  months: readonly ItemMonth[],
  period: string,
): TraceLink | null {
  if (effect === "visits") return { kpi: "visits_charged", period, slice: {}, category: null };
  const isBought = months.some(({ actual }) => !isZero(actual.bought) || !isZero(actual.cost));
  return isBought ? { kpi: "price_paid", period, slice: {}, category: item } : null;
}

/** Over months: units, and dollars. */
export function totalsOf(months: readonly ItemMonth[]) {
  const total = (of: (month: ItemMonth) => Rational): Rational => sumOf(months.map(of));
  const dollars = (of: (month: ItemMonth) => Rational): Rational => by(total(of), rational(100n));
  return {
    visits: total(({ actual }) => actual.visits),
    allowed: total(allowedUnits),
    used: total(({ actual }) => actual.used),
    bought: total(({ actual }) => actual.bought),
    standard: dollars(({ plan, actual }) => times(actual.bought, plan.price)),
    paid: dollars(({ actual }) => actual.cost),
  };
}

/** Null where it is of nothing. */
export const over = (amount: Rational, of: Rational): number | null =>
  isZero(of) ? null : asNumber(by(amount, of));
