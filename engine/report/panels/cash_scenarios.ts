/** What if: every scenario beside what is expected. */
import type { CashScenario, Panel } from "../../contract.ts";
import { cardText, dayText } from "../../format.ts";
import { cents } from "../../money.ts";
import { panelOf } from "../panel.ts";

/** @param minimum  what cash should never fall below, in currency units */
export function cashScenariosPanel(
  scenarios: readonly CashScenario[],
  minimum: string,
  problem: string | null,
): Panel {
  const below = scenarios.filter(({ lowest }) => lowest && cents(lowest.amount) < cents(minimum));
  const title =
    below.length === 0
      ? `In none of ${scenarios.length} cases does expected cash fall below ${cardText(Number(minimum), "money")}`
      : `Expected cash falls below ${cardText(Number(minimum), "money")} in ${below.length} of ${scenarios.length} cases`;
  return panelOf(
    scenarios,
    [
      { name: "name", title: "Case", unit: "text", of: ({ name }) => name },
      {
        name: "says",
        title: "What it changes",
        unit: "text",
        of: ({ problem, changes }) => problem ?? changes.map(({ says }) => says).join("; "),
      },
      { name: "receipts", title: "Receipts", unit: "money", of: ({ receipts }) => receipts },
      { name: "payments", title: "Payments", unit: "money", of: (one) => one.disbursements },
      { name: "closing", title: "At the end", unit: "money", of: ({ closing }) => closing },
      { name: "lowest", title: "Lowest", unit: "money", of: (one) => one.lowest?.amount ?? null },
      { name: "day", title: "On", unit: "day", of: (one) => one.lowest?.date ?? null },
      {
        name: "chance",
        title: "Chance below minimum %",
        unit: "ratio",
        of: (one) => one.probability_below_minimum,
      },
      { name: "drawn", title: "Line drawn", unit: "money", of: ({ most_drawn }) => most_drawn },
      { name: "gap", title: "Missing", unit: "money", of: ({ gap }) => gap },
    ],
    {
      id: "cash_scenarios",
      title,
      subtitle: "$ · 13 weeks · a scenario is a projection of what it assumes, not a forecast",
      summary: scenarios
        .map(({ name, lowest }) =>
          lowest
            ? `${name}: lowest ${cardText(Number(lowest.amount), "money")} on ${dayText(lowest.date)}.`
            : "",
        )
        .join(" "),
      display: "table",
      notes: [
        problem,
        "Write your own in scenarios.json; practice forecast cash --scenario NAME shows one in full.",
      ],
    },
  );
}
