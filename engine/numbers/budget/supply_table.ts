/** Items by standard costing, and what they explain of the lines they are planned on. */
import type { BudgetSupplies, StatementLine, SupplyItem } from "../../contract.ts";
import { cents, moneyText } from "../../money.ts";
import { asNumber, by, rational } from "../rational.ts";
import type { ToldSupplies } from "./supplies.ts";
import { itemsOf, supplyEffects, type ItemEffects, type ItemMonth } from "./supply_bridge.ts";
import { over, totalsOf } from "./supply_parts.ts";

/** @returns null where nothing is told of items, or none belongs to a line that is planned or booked */
export function budgetSupplies(
  supplies: ToldSupplies,
  lines: readonly StatementLine[],
): BudgetSupplies | null {
  if ("because" in supplies) return null;
  const bought = supplyEffects(itemsOf(supplies.items, lines), "sequential");
  if (bought.items.length === 0) return null;
  return {
    items: supplyTable(bought.items),
    lines: bought.lines.map(({ line: id, plan, actual }) => {
      const line = lines.find(({ line }) => line === id)!;
      const variance = cents(line.budget) - cents(line.actual);
      return {
        line: id,
        title: line.title,
        variance: moneyText(variance),
        itemised: moneyText(plan - actual),
        other: moneyText(variance - (plan - actual)),
      };
    }),
    counted: supplies.hasCounts,
    unpriced: moneyText(supplies.unpriced),
    months: supplies.months,
  };
}

/**
 * Each item by standard costing, whatever the order of the bridge: for the visits that took place.
 *
 * @param items  of the sequential order
 * @source Horngren, Cost Accounting: (planned price − price paid) × units bought; (units allowed − units
 *         used) × planned price
 * @example supplyTable([]) // => []
 */
export const supplyTable = (items: readonly ItemEffects[]): SupplyItem[] =>
  items.map(({ item, line, months, amounts }) => {
    const { allowed, used, bought, standard, paid } = totalsOf(months);
    const { efficiency, stock, price } = amounts;
    return {
      item,
      line,
      units_allowed: asNumber(allowed),
      units_used: asNumber(used),
      units_bought: asNumber(bought),
      planned_price: over(standard, bought) ?? only(months),
      price: over(paid, bought),
      efficiency: moneyText(efficiency),
      stock: moneyText(stock),
      price_effect: moneyText(price),
      amount: moneyText(efficiency + stock + price),
    };
  });

/** The planned price, in dollars, of the last month: all there is where nothing was bought. */
const only = (months: readonly ItemMonth[]): number =>
  asNumber(by(months.at(-1)!.plan.price, rational(100n)));
