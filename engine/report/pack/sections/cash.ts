/** Cash for 13 weeks, what it rests on, and how past forecasts did. */
import { cashOf } from "../../cash.ts";
import { cashFanPanel, chanceSays, lowestSays } from "../../panels/cash_fan.ts";
import { cashAssumptionsPanel } from "../../panels/cash_grounds.ts";
import { cashErrorsPanel, cashRecordPanel, recordSays } from "../../panels/cash_record.ts";
import { cashStepsPanel } from "../../panels/cash_steps.ts";
import { rowsWhere } from "../rows_where.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

export async function cashSection(asked: PackAsked): Promise<Section> {
  const found = await cashOf(asked);
  if (!found) {
    return {
      id: "cash",
      title: "Cash",
      says: ["There is no money to forecast: neither books nor billing."],
      panels: [],
    };
  }
  const { forecast } = found;
  const { lowest, past, steps } = forecast;
  const weeks = cashStepsPanel("cash_weeks", forecast, steps);
  const record = cashRecordPanel(forecast);
  return {
    id: "cash",
    title: "Cash",
    says: [
      lowest
        ? `${lowestSays(forecast, lowest)}; ${chanceSays(forecast, lowest)}.`
        : `${weeks.title}.`,
      recordSays(forecast),
      ...(await doubts(asked, ["transaction", "ledger"])),
    ],
    drawings: [
      ...(lowest ? [[cashFanPanel(asked, found, lowest)]] : []),
      ...(past.length > 0 ? [[record]] : []),
    ],
    panels: [
      weeks,
      cashAssumptionsPanel(forecast),
      ...(past.length > 0
        ? [
            cashErrorsPanel(forecast),
            rowsWhere(record, (row) => record.rows["drawn"]![row] === "yes"),
          ]
        : []),
    ],
  };
}
