/** Items bought against what the visits that took place allow: use and price, and what is not itemised. */
import type { BudgetReport, Panel, SupplyItem, SupplyLine } from "../../contract.ts";
import { cardText, cellText, moneyExact, priceText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { panelOf, type Column } from "../panel.ts";
import { wordsOf } from "./budget.ts";

type Money = "efficiency" | "stock" | "price_effect" | "amount";
type Row = Pick<SupplyItem, "item" | Money> & Partial<SupplyItem>;

/** Null where no items are told. */
export function suppliesPanel(report: BudgetReport): Panel | null {
  const { supplies } = report;
  if (!supplies) return null;
  const { items, lines, counted, unpriced, months } = supplies;
  const sum = (name: Money): string =>
    moneyText(items.reduce((total, each) => total + cents(each[name]), 0n));
  const total: Row = {
    item: "All items",
    efficiency: sum("efficiency"),
    stock: sum("stock"),
    price_effect: sum("price_effect"),
    amount: sum("amount"),
  };
  const figure = (
    name: "units_allowed" | "units_used" | "units_bought" | "planned_price" | "price",
    title: string,
  ): Column<Row> => ({
    name,
    title,
    unit: name.endsWith("price") ? "cents" : "number",
    of: (row) => row[name] ?? null,
    text: ({ [name]: value }) =>
      value === undefined
        ? ""
        : value === null
          ? "—"
          : name.endsWith("price")
            ? priceText(value)
            : cellText(value, "number"),
  });
  const effect = (name: Money, title: string): Column<Row> => ({
    name,
    title,
    unit: "cents",
    of: (row) => row[name],
  });
  const dearer = Number(total.amount) < 0;
  return panelOf(
    [...items, total],
    [
      { name: "item", title: "Item", unit: "text", of: ({ item }) => item },
      figure("units_allowed", "Units allowed"),
      ...(counted ? [figure("units_used", "Used")] : []),
      figure("units_bought", "Bought"),
      figure("planned_price", "Planned price"),
      figure("price", "Price paid"),
      effect("efficiency", "Effect of use"),
      ...(counted ? [effect("stock", "Put into stock")] : []),
      effect("price_effect", "Effect of price"),
      effect("amount", "Effect"),
    ],
    {
      id: "supplies",
      title: `For the visits that took place, items cost ${cardText(Math.abs(Number(total.amount)), "money")} ${dearer ? "more" : "less"} than allowed`,
      subtitle: ["$", "purchases by item", wordsOf(report), "favourable is positive"].join(" · "),
      summary:
        "Units and prices of what was bought against what is allowed for the visits that took place.",
      display: "table",
      totals: [{ row: items.length, plus: items.map((_, i) => i) }],
      notes: [
        "Price: (planned price − price paid) × units bought. Use: (units allowed − units used) × planned price, where allowed is the units planned for a visit times the visits that took place.",
        counted
          ? "Units used are those bought, less those that the stock grew by where it was counted in the month and the month before."
          : "Units used are those bought: the stock is not counted at both ends of the month.",
        ...lines.map(itemisedSentence),
        "Not itemised: things without a planned price, what the plan says beyond its items, and what is booked in another month than it was bought.",
        ...(cents(unpriced) === 0n
          ? []
          : [`${moneyExact(unpriced)} went on items without a planned price.`]),
        ...(months.told === months.all
          ? []
          : [
              `${months.told} of ${months.all} months are itemised: the others have no purchases or no planned visits.`,
            ]),
      ],
    },
  );
}

/** What items explain of a line's variance, and what is left of it. */
export const itemisedSentence = ({ title, variance, itemised, other }: SupplyLine): string =>
  `${title}: ${moneyExact(variance)} against the plan; items explain ${moneyExact(itemised)}, and ${moneyExact(other)} is not itemised.`;
