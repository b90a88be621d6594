/** Profit and loss, balance sheet and cash flow of the two years to come, with debt service coverage. */
import { statementPanels, statementsSay } from "../../panels/statements.ts";
import { statementsOf } from "../../statements.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

export async function statementsSection(asked: PackAsked): Promise<Section> {
  const report = await statementsOf(asked);
  return {
    id: "statements",
    title: "Statements ahead",
    says: [statementsSay(report), ...(await doubts(asked, ["ledger"]))],
    panels: statementPanels(report),
  };
}
