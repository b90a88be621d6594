import type { Item, Purchases } from "../books/purchases.ts";
import type { Statistics } from "./statistics.ts";

/** What an item is planned to cost, in cents, and how much of it a visit is planned to take. */
export type PlannedPrice = {
  readonly item: Item;
  readonly price: number;
  readonly perVisit: number;
};

const INFLATION = 1.03;
const YEAR = 12;

/**
 * As the budget plans supplies: what a visit took of the twelve months before, a little dearer.
 *
 * @param known  the last month whose books are closed
 */
export function plannedPrices(
  purchases: Purchases,
  statistics: Pick<Statistics, "allVisits">,
  known: number,
): PlannedPrice[] {
  const totals = new Map<Item, { quantity: number; amount: number }>();
  let visits = 0;
  for (let month = known - YEAR + 1; month <= known; month++) {
    visits += statistics.allVisits(month);
    for (const { item, quantity, amount } of purchases.of(month)) {
      const total = totals.get(item) ?? { quantity: 0, amount: 0 };
      totals.set(item, {
        quantity: total.quantity + quantity,
        amount: total.amount + amount,
      });
    }
  }
  return [...totals].map(([item, { quantity, amount }]) => ({
    item,
    price: Math.round((amount / quantity) * INFLATION),
    perVisit: quantity / visits,
  }));
}
