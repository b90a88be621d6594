/** What was bought, item by item, and what was planned of it, from the exports. */
import { sqlFile, type Session } from "../../database.ts";
import { cents } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import { less, rational, rationalOf, times, type Rational } from "../rational.ts";
import type { ItemMonth } from "./supply_bridge.ts";

export type Supplies = {
  items: ItemMonth[];
  /** whether every item's stock was counted at both ends of each month */
  isCounted: boolean;
  /** whether that of any was, in any month */
  hasCounts: boolean;
  /** cents, spent on items without a planned price */
  unpriced: bigint;
  /** of the period, and those that purchases and planned visits reach */
  months: { all: number; told: number };
};

/** Items over a period, or why there are none. */
export type ToldSupplies = Supplies | { because: string };

const CENTS = rational(100n);

/** Months in which nothing at all was bought, or for which no visits are planned, are left out. */
export async function suppliesOf(session: Session, period: Months): Promise<ToldSupplies> {
  const { first, last } = period;
  const [told] = await session.rows(sqlFile("numbers/budget/supplies_told.sql"), { first, last });
  if (told!["has_prices"] !== true) {
    return {
      because:
        "planned-prices.csv is not imported, which says what an item is to cost and how much of it a visit takes",
    };
  }
  if (told!["bought_months"] === 0) {
    return {
      because:
        "purchases.csv, which says what was bought by item, is not imported or does not reach the period",
    };
  }
  if (told!["told_months"] === 0) return { because: "no visits are planned in the months" };
  const rows = await session.rows(sqlFile("numbers/budget/supplies.sql"), { first, last });
  if (rows.length === 0) return { because: "planned-prices.csv begins after the period" };
  const number = (text: unknown): Rational => rationalOf(text as string);
  const items = rows.map((row): ItemMonth => {
    const [bought, grown] = [number(row["quantity"]), row["grown"]];
    return {
      item: row["item"] as string,
      line: row["line"] as string,
      plan: {
        visits: number(row["planned_visits"]),
        perVisit: number(row["per_visit"]),
        price: times(number(row["unit_price"]), CENTS),
      },
      actual: {
        visits: number(row["visits"]),
        used: typeof grown === "string" ? less(bought, number(grown)) : bought,
        bought,
        cost: times(number(row["amount"]), CENTS),
      },
    };
  });
  return {
    items,
    hasCounts: rows.some((row) => row["grown"] !== null),
    isCounted: rows.every((row) => row["grown"] !== null),
    unpriced: cents(told!["unpriced"] as string),
    months: { all: told!["months"] as number, told: told!["told_months"] as number },
  };
}
