/** Statements of the months to come: the first year by month, what is after it by quarter. */
import type {
  Panel,
  StatementAhead,
  StatementAheadLine,
  StatementsReport,
} from "../../contract.ts";
import { cardText, monthsText, monthText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { panelOf, type Column } from "../panel.ts";
import { larger } from "./larger.ts";
import {
  checksPanel,
  coveragePanel,
  creditLinePanel,
  debtsPanel,
  hasLine,
} from "./statement_grounds.ts";

/** Months `[from, to)` of a report, by their places. */
export type Stretch = { from: number; to: number };

const A_QUARTER = 3;
const A_YEAR = 12;

/** The months in stretches of so many, the last as long as it is. */
export const stretches = (from: number, to: number, size: number): Stretch[] =>
  Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
    from: from + i * size,
    to: Math.min(from + (i + 1) * size, to),
  }));

/** What a line comes to over a stretch of months: flows add up, balances are those of its end, or its start. */
export function over(
  { over_time: how, amounts }: StatementAheadLine,
  { from, to }: Stretch,
): string {
  if (how === "first") return amounts[from]!;
  if (how === "last") return amounts[to - 1]!;
  return moneyText(amounts.slice(from, to).reduce((sum, amount) => sum + cents(amount), 0n));
}

export const stretchText = ({ months }: StatementsReport, { from, to }: Stretch): string =>
  monthsText(months[from]!, months[to - 1]!);

/** Everything that is said of statements, in the order in which a lender reads it. */
export function statementPanels(report: StatementsReport): Panel[] {
  if (report.reason !== null) return [];
  return [
    ...report.statements.map((statement) => statementPanel(report, statement)),
    coveragePanel(report),
    ...(hasLine(report) ? [creditLinePanel(report)] : []),
    ...(report.debts.length > 0 ? [debtsPanel(report)] : []),
    checksPanel(report),
  ];
}

/** The answer in a sentence, or why there is none. */
export function statementsSay({
  reason,
  statements,
  months,
  credit_line: line,
}: StatementsReport): string {
  if (reason !== null) return `No statements of the months to come: n/a, ${reason}.`;
  const of = (statement: StatementAhead["statement"], name: string): StatementAheadLine =>
    statements
      .find((each) => each.statement === statement)!
      .lines.find((each) => each.line === name)!;
  const year = { from: 0, to: Math.min(A_YEAR, months.length) };
  const income = over(of("profit_and_loss", "net_income"), year);
  const cash = of("balance_sheet", "cash").amounts.at(-1)!;
  const gap = line.months.reduce((most, each) => larger(most, each.largest_gap), "0.00");
  const gapSays =
    cents(gap) > 0n
      ? `up to ${cardText(Number(gap), "money")} is not funded`
      : "no month needs money that is not there";
  return `Net income is ${cardText(Number(income), "money")} in the first ${year.to} months and cash ${cardText(Number(cash), "money")} at the end of ${monthText(months.at(-1)!)}; ${gapSays}.`;
}

const SUBTITLE: Readonly<Record<StatementAhead["statement"], string>> = {
  profit_and_loss: "revenue less cost; owners' draws are no cost",
  balance_sheet: "at the end of each month or quarter",
  cash_flow: "from what is received and paid; out of cash is below zero",
  cash_flow_indirect: "from net income and the change of balances; out of cash is below zero",
  equity: "what is earned and not drawn",
};

function statementPanel(
  report: StatementsReport,
  { statement, title, lines }: StatementAhead,
): Panel {
  const count = report.months.length;
  const months = stretches(0, Math.min(A_YEAR, count), 1);
  const quarters = stretches(A_YEAR, count, A_QUARTER).filter(({ from }) => from < count);
  const isSheet = statement === "balance_sheet";
  const column = (name: string, called: string, stretch: Stretch): Column<StatementAheadLine> => ({
    name,
    title: called,
    unit: "money",
    of: (line) => over(line, stretch),
  });
  const names = months.map(({ from }) => `month_${report.months[from]!}`);
  const columns: Column<StatementAheadLine>[] = [
    { name: "line", title: "Line", unit: "text", of: ({ title: called }) => called },
    ...(isSheet
      ? [
          {
            name: "opening",
            title: monthText(report.opened!),
            unit: "money" as const,
            of: ({ opening }: StatementAheadLine) => opening,
          },
        ]
      : []),
    ...months.map((month, i) => column(names[i]!, monthText(report.months[month.from]!), month)),
    ...(isSheet || count < A_YEAR
      ? []
      : [
          {
            ...column("year", `${A_YEAR} months`, { from: 0, to: A_YEAR }),
            made: { plus: names },
          },
        ]),
    ...quarters.map((quarter) =>
      column(
        `quarter_${report.months[quarter.from]!}`,
        isSheet ? monthText(report.months[quarter.to - 1]!) : stretchText(report, quarter),
        quarter,
      ),
    ),
  ];
  const at = new Map(lines.map(({ line }, row) => [line, row]));
  const rowsOf = (ids: readonly string[]): number[] => ids.map((id) => at.get(id)!);
  const basis = report.basis === "cash" ? "cash basis" : "accrual basis";
  const offered = report.offer === null ? "" : ` · with ${report.offer}`;
  return {
    ...panelOf(lines, columns, {
      id: `statement_${statement}`,
      title: titleOf(report, title, lines),
      subtitle: `$ · ${basis}${offered} · ${SUBTITLE[statement]} · a projection, not reviewed by an accountant`,
      summary: `${title}, ${monthsText(report.months[0]!, report.months.at(-1)!)}. ${statementsSay(report)}`,
      display: "table",
      notes: statement === "profit_and_loss" ? report.assumed : [],
    }),
    totals: lines.flatMap(({ plus, minus }, row) =>
      plus.length === 0 ? [] : [{ row, plus: rowsOf(plus), minus: rowsOf(minus) }],
    ),
  };
}

const titleOf = (
  { months }: StatementsReport,
  title: string,
  lines: readonly StatementAheadLine[],
): string => {
  const last = lines.at(-1)!;
  const isSheet = last.line === "difference";
  const shown = isSheet ? lines.find(({ line }) => line === "equity")! : last;
  const year = { from: 0, to: Math.min(A_YEAR, months.length) };
  return `${title}: ${shown.title.toLowerCase()} ${cardText(Number(over(shown, year)), "money")} ${
    shown.over_time === "sum" ? "in" : "after"
  } ${year.to} months`;
};
