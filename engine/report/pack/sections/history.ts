/** What the practice earned and spent: the twelve months to the period's end beside those before them. */
import { addMonths } from "../../../calendar.ts";
import type { StatementLine } from "../../../contract.ts";
import { cardText, monthsText } from "../../../format.ts";
import { statement } from "../../../numbers/budget/statement.ts";
import type { Months } from "../../../numbers/kpi/window.ts";
import { accrualBridge } from "../../../numbers/statements/bridge.ts";
import { accrualBridgePanels } from "../../panels/accrual_bridge.ts";
import { panelOf } from "../../panel.ts";
import { doubts, type PackAsked, type Section } from "../section.ts";

const A_YEAR = 12;
const MOST_YEARS = 3;

export async function history(asked: PackAsked): Promise<Section> {
  const { session, period, span } = asked;
  const years = Array.from({ length: MOST_YEARS }, (_, back): Months => {
    const last = addMonths(period.last, -A_YEAR * back);
    return { first: addMonths(last, 1 - A_YEAR), last };
  }).filter(({ first }) => first >= span.first);
  const told = await Promise.all(
    years.map(async (year) => (await statement(session, year, false)).lines),
  );
  const [newest] = told;
  if (!newest?.some(({ actual }) => actual !== "0.00")) {
    return {
      id: "history",
      title: "Results",
      says: ["There are not twelve months of a general ledger yet."],
      panels: [],
    };
  }
  const lines = newest.filter((line) => told.some((year) => amountOf(year, line) !== "0.00"));
  const net = newest.find(({ line }) => line === "net_income")!;
  return {
    id: "history",
    title: "Results",
    says: [
      `Net income was ${cardText(Number(net.actual), "money")} in the twelve months to ${monthsText(period.last, period.last)}.`,
      ...(await doubts(asked, ["ledger"])),
    ],
    panels: [
      panelOf(
        lines,
        [
          { name: "line", title: "Line", unit: "text", of: ({ title }) => title },
          ...years.map((year, i) => ({
            name: `year_${i + 1}`,
            title: monthsText(year.first, year.last),
            unit: "cents" as const,
            of: (line: StatementLine) => amountOf(told[i]!, line),
          })),
        ],
        {
          id: "history",
          title: "Results of the last years, as the books have them",
          subtitle:
            "$ · twelve months each, newest first · as booked, not reviewed by an accountant",
          summary: `Net income by year: ${told.map((year) => cardText(Number(amountOf(year, net)), "money")).join(", ")}.`,
          display: "table",
        },
      ),
      ...accrualBridgePanels(await accrualBridge(session, period.last, asked.filter.known_at)),
    ],
  };
}

const amountOf = (year: readonly StatementLine[], { line }: StatementLine): string =>
  year.find((each) => each.line === line)?.actual ?? "0.00";
