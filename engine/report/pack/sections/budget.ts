/** Budget against actual: the bridge of the month and of the year, and the statement. */
import { fiscalYearName } from "../../../numbers/plan/versions.ts";
import { budgetReports } from "../../pages/budget.ts";
import { bridgePanel } from "../../panels/bridge.ts";
import { resultSentence, statementPanel } from "../../panels/budget.ts";
import { suppliesPanel } from "../../panels/supplies.ts";
import { frozenSentences } from "../../panels/plan.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

export async function budgetSection(asked: PackAsked): Promise<Section> {
  const { now, ytd } = await budgetReports(asked);
  const hasBooks = now.lines.length > 0;
  return {
    id: "budget",
    title: "Budget",
    says: hasBooks
      ? [
          `${resultSentence(now)}.`,
          ...frozenSentences(
            asked.records.frozen,
            fiscalYearName(asked.period.last, asked.settings.fiscal_year_start),
          ),
          ...(await doubts(asked, ["ledger"])),
        ]
      : ["There is no budget and no general ledger to compare it with."],
    panels: hasBooks
      ? [
          bridgePanel("bridge", now, null, asked.notes),
          bridgePanel("bridge_ytd", ytd),
          statementPanel(asked, now, ytd),
          ...[suppliesPanel(now)].filter((panel) => panel !== null),
        ]
      : [],
  };
}
