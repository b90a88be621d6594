/** What a forecast of cash rests on: what falls due when, and what is taken for granted. */
import type { CashForecast, Panel } from "../../contract.ts";
import { cardText, dayText } from "../../format.ts";
import { panelOf } from "../panel.ts";

/** The calendar of payments: what falls due on a day of its own within 13 weeks. */
export function cashCalendarPanel({ payments, origin }: CashForecast): Panel {
  const largest = payments.reduce<CashForecast["payments"][number] | null>(
    (most, each) => (most && size(most) >= size(each) ? most : each),
    null,
  );
  const title = largest
    ? `${payments.length} dated payments and receipts; the largest is ${largest.item}, ${cardText(size(largest), "money")} on ${dayText(largest.date)}`
    : "Nothing falls due on a day of its own";
  return panelOf(
    payments,
    [
      { name: "date", title: "Day", unit: "day", of: ({ date }) => date },
      { name: "item", title: "What", unit: "text", of: ({ item }) => item },
      { name: "category", title: "Category", unit: "text", of: ({ category }) => category },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
    ],
    {
      id: "cash_calendar",
      title,
      subtitle: ["$", "receipts positive", `13 weeks from ${dayText(origin!)}`].join(" · "),
      summary: `${title}.`,
      display: "table",
    },
  );
}

/** Everything the forecast takes for granted, in plain words. */
export function cashAssumptionsPanel({ assumptions, notes, origin, lowest }: CashForecast): Panel {
  return panelOf(
    assumptions,
    [
      { name: "item", title: "What", unit: "text", of: ({ item }) => item },
      { name: "says", title: "What is assumed", unit: "text", of: ({ says }) => says },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
      { name: "source", title: "Known from", unit: "text", of: ({ source }) => source },
    ],
    {
      id: "cash_assumptions",
      title:
        assumptions.length === 0
          ? "Nothing can be assumed yet"
          : `${assumptions.length} assumptions, the largest receipts and payments first`,
      subtitle: `$ · from ${dayText(origin!)}`,
      summary: assumptions
        .slice(0, 5)
        .map(({ item, says }) => `${item}: ${says}`)
        .join(" "),
      display: "table",
      // where cash is drawn they stand beside it
      notes: lowest ? [] : notes,
    },
  );
}

const size = ({ amount }: { amount: string }): number => Math.abs(Number(amount));
