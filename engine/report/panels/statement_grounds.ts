/** What stands behind statements of the months to come: coverage, line of credit, debts, checks. */
import type { Panel, StatementCheck, StatementsReport } from "../../contract.ts";
import { cardText, monthText, tableText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { panelOf, type Column } from "../panel.ts";
import { larger } from "./larger.ts";

export function coveragePanel({ coverage }: StatementsReport): Panel {
  const known = coverage.filter(({ dscr_twelve_months: dscr }) => dscr !== null);
  const lowest = known.reduce<(typeof known)[number] | null>(
    (least, each) =>
      least === null || each.dscr_twelve_months! < least.dscr_twelve_months! ? each : least,
    null,
  );
  const title =
    lowest === null
      ? `Debt service coverage: n/a, ${coverage[0]!.arithmetic_twelve_months}`
      : `Debt service coverage over twelve months is never below ${tableText(lowest.dscr_twelve_months, "number")}, in ${monthText(lowest.month)}`;
  return panelOf(
    coverage,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      { name: "dscr", title: "Of the month", unit: "number", of: ({ dscr }) => dscr },
      {
        name: "twelve",
        title: "Twelve months",
        unit: "number",
        of: (each) => each.dscr_twelve_months,
      },
      {
        name: "after",
        title: "Twelve months, after draws and taxes",
        unit: "number",
        of: (each) => each.dscr_after_distributions,
      },
      {
        name: "arithmetic",
        title: "Twelve months, reckoned",
        unit: "text",
        of: (each) => each.arithmetic_twelve_months,
      },
    ],
    {
      id: "statement_coverage",
      title,
      subtitle:
        "times · revenue less running costs, over interest and principal · months before the first by the books",
      summary: `${title}.`,
      display: "table",
    },
  );
}

/** Whether there is a line of credit, or something that one would be needed for. */
export const hasLine = ({ credit_line: { limit, months } }: StatementsReport): boolean =>
  cents(limit) > 0n ||
  months.some((each) => each.largest_gap !== "0.00" || each.below_minimum !== "0.00");

export function creditLinePanel({ credit_line: line }: StatementsReport): Panel {
  const most = (of: (month: (typeof line.months)[number]) => string): string =>
    line.months.reduce((largest, each) => larger(largest, of(each)), "0.00");
  const [owed, gap] = [most(({ balance }) => balance), most((each) => each.largest_gap)];
  const money = (
    name: string,
    title: string,
    of: (month: (typeof line.months)[number]) => string,
  ): Column<(typeof line.months)[number]> => ({ name, title, unit: "money", of });
  const title = `The line of credit owes at most ${cardText(Number(owed), "money")} of ${cardText(Number(line.limit), "money")}; the funding gap is at most ${cardText(Number(gap), "money")}`;
  return panelOf(
    line.months,
    [
      { name: "month", title: "Month", unit: "month", of: ({ month }) => month },
      money("drawn", "Drawn", ({ drawn }) => drawn),
      money("repaid", "Paid back", ({ repaid }) => repaid),
      money("interest", "Interest", ({ interest }) => interest),
      money("balance", "Owed then", ({ balance }) => balance),
      money("gap", "Funding gap then", ({ gap: then }) => then),
      money("largest_gap", "Largest gap of a day", (each) => each.largest_gap),
      money("below", "Most below the minimum of a day", (each) => each.below_minimum),
    ],
    {
      id: "statement_line",
      title,
      subtitle: `$ · drawn and paid back by the day, to keep ${cardText(Number(line.minimum), "money")} of cash · limit and rate are settings of the practice`,
      summary: `${title}.`,
      display: "table",
    },
  );
}

export function debtsPanel({ debts, months }: StatementsReport): Panel {
  const end = monthText(months.at(-1)!);
  const total = debts.reduce((sum, { owed_after: owed }) => sum + cents(owed), 0n);
  const title = `${cardText(Number(moneyText(total)), "money")} is owed on loans at the end of ${end}`;
  const money = (
    name: string,
    called: string,
    of: (debt: (typeof debts)[number]) => string,
  ): Column<(typeof debts)[number]> => ({ name, title: called, unit: "cents", of });
  return panelOf(
    debts,
    [
      { name: "debt", title: "Debt", unit: "text", of: ({ debt }) => debt },
      money("before", "Owed before", (each) => each.owed_before),
      money("taken", "Taken up", (each) => each.taken_up),
      money("principal", "Paid off", ({ principal }) => principal),
      {
        ...money("after", "Owed then", (each) => each.owed_after),
        made: { plus: ["before", "taken"], minus: ["principal"] },
      },
      money("due", "Of it due within a year", (each) => each.due_within_a_year),
      money("interest", "Interest paid", ({ interest }) => interest),
    ],
    {
      id: "statement_debts",
      title,
      subtitle: `$ · by the schedules of loans.json and of an offer · over ${months.length} months`,
      summary: `${title}.`,
      display: "table",
    },
  );
}

/** What must hold, and by how much it does not. */
export function checksPanel({ checks, bridge }: StatementsReport): Panel {
  const all: StatementCheck[] = [...checks, ...bridge.checks];
  const off = all.filter(({ holds }) => !holds).length;
  const title =
    off === 0
      ? `All ${all.length} checks of the statements hold to the cent`
      : `${off} of ${all.length} checks of the statements do not hold`;
  return panelOf(
    all,
    [
      { name: "says", title: "Check", unit: "text", of: ({ says }) => says },
      { name: "holds", title: "Holds", unit: "text", of: ({ holds }) => (holds ? "yes" : "no") },
      {
        name: "difference",
        title: "Difference",
        unit: "cents",
        of: ({ difference }) => difference,
      },
    ],
    {
      id: "statement_checks",
      title,
      subtitle: "$ · reckoned anew each time, for every month",
      summary: `${title}.`,
      display: "table",
    },
  );
}
