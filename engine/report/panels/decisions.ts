/** Decisions before they are made: offers side by side, a thing to buy, lease or borrow for, somebody to hire. */
import type { DecisionCash, EquipmentChoice, HirePlan, OfferAhead, Panel } from "../../contract.ts";
import { cardText, chanceText, dayText, moneyExact, monthText } from "../../format.ts";
import { FORECAST_CASH } from "../../numbers/forecast/lowest.ts";
import type { Comparison } from "../../numbers/lending/documents.ts";
import { panelOf, type Column } from "../panel.ts";

export function offersPanel(found: Comparison, ahead: readonly OfferAhead[]): Panel {
  const rows = found.offers.map((offer, i) => ({ ...offer, ahead: ahead[i]! }));
  type Row = (typeof rows)[number];
  const [best] = rows.filter(({ rank }) => rank.horizon_cost === 1);
  const title = best
    ? `${best.name} costs least over the ${found.horizon_months} months it is held`
    : `${rows.length} offers side by side`;
  const money = (name: string, text: string, of: (row: Row) => string | null): Column<Row> => ({
    name,
    title: text,
    unit: "cents",
    of,
  });
  return panelOf(
    rows,
    [
      { name: "name", title: "Offer", unit: "text", of: ({ name }) => name },
      money("payment", "Payment", ({ payment }) => payment),
      { name: "apr", title: "APR, %", unit: "ratio", of: ({ apr }) => apr },
      money("fees", "Fees", ({ fees }) => fees),
      money("total", "Cost of the whole term", (row) => row.total_cost),
      money(
        "held",
        `Cost over ${found.horizon_months} months`,
        ({ horizon }) => horizon?.cost ?? null,
      ),
      money("lowest", "Lowest cash of a year", ({ ahead: { lowest } }) => lowest?.amount ?? null),
      {
        name: "dscr",
        title: "Debt service coverage",
        unit: "number",
        of: ({ ahead: { dscr } }) => dscr,
      },
    ],
    {
      id: "offers",
      title,
      subtitle: "$ · offers.json · APR on the basis of Regulation Z, Appendix J, for comparison",
      summary: `${title}.`,
      display: "table",
      notes: [
        ...found.notes,
        FORECAST_CASH,
        ...rows.flatMap(({ name, ahead: { cash_reason: why } }) =>
          why ? [`${name}: ${why}.`] : [],
        ),
      ],
    },
  );
}

const cashText = (name: string, cash: DecisionCash | null | undefined): string | null =>
  !cash?.lowest || !cash.lowest_without
    ? null
    : `${name}: lowest cash of two years ${moneyExact(cash.lowest.amount)} on ${dayText(cash.lowest.date)}, without it ${moneyExact(cash.lowest_without.amount)}${cash.probability_below_minimum === null ? "" : `; below the minimum ${chanceText(cash.probability_below_minimum)}`}.`;

export function equipmentPanel(choice: EquipmentChoice): Panel {
  const { name, ways, months, uses_a_month: uses } = choice;
  type Way = (typeof ways)[number];
  const money = (column: keyof Way, title: string): Column<Way> => ({
    name: column,
    title,
    unit: "cents",
    of: (way) => way[column] as string,
  });
  const [best] = ways.filter(({ rank }) => rank === 1);
  const title = `${name}: ${best!.name.toLowerCase() === "buy" ? "to buy it" : best!.name} costs least in today's money`;
  return panelOf(
    ways,
    [
      { name: "name", title: "Way", unit: "text", of: (way) => way.name },
      money("paid", "Paid in all"),
      money("cost_today", "Cost today"),
      money("cost_a_month", "A month"),
      {
        name: "break_even",
        title: "Pays from uses a month",
        unit: "count",
        of: (way) => way.break_even_uses,
      },
      money("worth_today", "Worth today"),
      {
        name: "trough",
        title: "Deepest",
        unit: "cents",
        of: ({ trough }) => trough?.amount ?? "0.00",
      },
      { name: "paid_back", title: "Paid back", unit: "month", of: (way) => way.paid_back },
    ],
    {
      id: "equipment",
      title,
      subtitle: `$ · equipment.json · ${months} months from ${dayText(choice.starts)} · ${uses} uses a month`,
      summary: `${title}.`,
      display: "table",
      notes: [...ways.map((way) => cashText(way.name, way.cash)), ...choice.notes],
    },
  );
}

export function hirePanel(plan: HirePlan): Panel {
  const { months, trough, paid_back: back, notes } = plan;
  type Row = (typeof months)[number];
  const money = (name: keyof Row, title: string): Column<Row> => ({
    name,
    title,
    unit: "cents",
    of: (row) => row[name],
  });
  const title = trough
    ? `${plan.name}: cash goes ${cardText(Math.abs(Number(trough.amount)), "money")} deep by ${monthText(trough.month)}; paid back ${back ? `from ${monthText(back)}` : "not within these months"}`
    : `${plan.name} costs no cash at any time`;
  return panelOf(
    months,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      { name: "visits", title: "Visits", unit: "count", of: ({ visits }) => visits },
      money("billed", "Billed"),
      money("received", "Received"),
      money("costs", "Costs"),
      money("net", "Net"),
      money("sum", "So far"),
    ],
    {
      id: "hire",
      title,
      subtitle: `$ · hire.json · from ${dayText(plan.starts)} · break-even ${plan.break_even_visits ?? "at no number of"} visits a month`,
      summary: `${title}.`,
      display: "table",
      notes: [cashText(plan.name, plan.cash), ...notes],
    },
  );
}
