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
  const below = scenarios.filter(
    (one) => one.lowest && cents(one.lowest.amount) < cents(one.minimum),
  );
  const own = scenarios.some((one) => one.minimum !== minimum) ? " or the case's own minimum" : "";
  const least = `${cardText(Number(minimum), "money")}${own}`;
  const title =
    below.length === 0
      ? `In none of ${scenarios.length} cases does expected cash fall below ${least}`
      : `Expected cash falls below ${least} in ${below.length} of ${scenarios.length} cases`;
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
        name: "change",
        title: "Lowest against expected",
        unit: "money",
        of: (one) => one.lowest_change?.amount ?? null,
      },
      {
        name: "days",
        title: "Days later (− sooner)",
        unit: "count",
        of: (one) => one.lowest_change?.days ?? null,
      },
      {
        name: "chance",
        title: "Chance below the minimum, %",
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
        "Your own are in scenarios.json, written there or kept from what was assumed on the page Cash; practice forecast cash --scenario NAME shows one in full.",
      ],
    },
  );
}
