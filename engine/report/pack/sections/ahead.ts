/** Cash for 24 months, under other assumptions too, and what is still to come of work that has been done. */
import { readRunOff } from "../../../numbers/forecast/kept.ts";
import { cashOf, monthsAhead, scenariosOfCash } from "../../cash.ts";
import { cashScenariosPanel } from "../../panels/cash_scenarios.ts";
import { cashStepsPanel } from "../../panels/cash_steps.ts";
import { runOffPanel } from "../../panels/run_off.ts";
import type { PackAsked, Section } from "../section.ts";

/** How lenders tell what is expected from what is only assumed. */
const FORECAST =
  "The forecast is what management expects, made by the program from the practice's own data; cases are projections of what they assume. Neither has been examined, compiled or reviewed by an accountant.";

export async function ahead(asked: PackAsked): Promise<Section> {
  const found = await cashOf(asked);
  if (!found) {
    return {
      id: "ahead",
      title: "Two years ahead",
      says: ["There is no money to forecast: neither books nor billing."],
      panels: [],
    };
  }
  const months = cashStepsPanel("cash_months", found.forecast, monthsAhead(found));
  const left = await readRunOff(asked.session, asked.filter.known_at);
  const { lowest, minimum } = found.forecast;
  return {
    id: "ahead",
    title: "Two years ahead",
    says: [`${months.title}.`, FORECAST],
    panels: [
      months,
      ...(lowest
        ? [
            cashScenariosPanel(
              await scenariosOfCash(asked, found),
              minimum,
              asked.scenarios.problem,
            ),
          ]
        : []),
      ...(left ? [runOffPanel(left)] : []),
    ],
  };
}
