/** What is owed, by whom and since when, how it moved, and why claims were denied. */
import { addMonths } from "../../../calendar.ts";
import type { Panel } from "../../../contract.ts";
import { denialsByPayerPanel } from "../../panels/denials.ts";
import { ageingByPayerPanel, ageingPanel, rollForwardPanel } from "../../panels/receivables.ts";
import { denialsPanel, payerMixPanel } from "../../panels/shares.ts";
import { rowsWhere } from "../rows_where.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

/** Months of ageing that are printed. */
const MONTHS = 3;

export async function receivables(asked: PackAsked): Promise<Section> {
  const ageing = await ageingPanel(asked);
  const first = addMonths(asked.period.last, 1 - MONTHS);
  const recent = rowsWhere(ageing, (row) => String(ageing.rows["month"]![row]) >= first);
  const panels: Panel[] = [
    recent,
    await ageingByPayerPanel(asked),
    await rollForwardPanel(asked),
    await denialsPanel(asked),
    ...(asked.kind === "monthly" ? [withoutCounts(await denialsByPayerPanel(asked))] : []),
    await payerMixPanel(asked),
  ];
  return {
    id: "receivables",
    title: "Receivables",
    says: [`${ageing.title}.`, ...(await doubts(asked, ["transaction"]))],
    drawings: ageing.traces.length > 0 ? [[ageing]] : [],
    panels: panels.filter(({ traces }) => traces.length > 0),
  };
}

/** How many claims stand behind an amount is not handed over: few claims are of few people. */
const withoutCounts = (panel: Panel): Panel => ({
  ...panel,
  columns: panel.columns.filter(({ unit }) => unit !== "count"),
});
