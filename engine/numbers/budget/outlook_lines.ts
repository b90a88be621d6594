/** The lines of a fiscal year by four methods, and their totals. */
import { monthNumber, type Month } from "../../calendar.ts";
import type { OutlookAmounts, OutlookLine } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { outlook, type Outlook, type Progress } from "./outlook.ts";

/** A fiscal year and the month it was booked to. */
export type BookedYear = { first: Month; through: Month; last: Month };

/** Every line of the year by four methods, its totals last. */
export async function outlookLines(session: Session, year: BookedYear): Promise<OutlookLine[]> {
  const { months, workingDays } = await progressOf(session, year);
  const rows = await session.rows(sqlFile("numbers/budget/outlook.sql"), year);
  const lines = rows.map((row): OutlookLine => {
    const [actualToDate, budgetToDate, budgetYear] = [
      cents(row["actual_to_date"] as string),
      cents(row["budget_to_date"] as string),
      cents(row["budget_year"] as string),
    ];
    return {
      line: row["line"] as string,
      title: row["title"] as string,
      kind: row["kind"] as "revenue" | "expense",
      actual_to_date: moneyText(actualToDate),
      budget_to_date: moneyText(budgetToDate),
      budget_year: moneyText(budgetYear),
      ...amountsOf(outlook({ actualToDate, budgetToDate, budgetYear }, months, workingDays)),
    };
  });
  return [...lines, ...totals(lines)];
}

export async function progressOf(
  session: Session,
  year: BookedYear,
): Promise<{ months: Progress; workingDays: Progress }> {
  const days = await session.row(sqlFile("numbers/budget/working_days.sql"), year);
  return {
    months: {
      toDate: Math.max(0, monthNumber(year.through) - monthNumber(year.first) + 1),
      year: 12,
    },
    workingDays: { toDate: days["to_date"] as number, year: days["year"] as number },
  };
}

const amountsOf = (said: Outlook): OutlookAmounts => {
  const text = (amount: bigint | null): string | null =>
    amount === null ? null : moneyText(amount);
  return {
    remaining_budget: text(said.remainingBudget),
    performance_factor: text(said.performanceFactor),
    run_rate_months: text(said.runRateMonths),
    run_rate_working_days: text(said.runRateWorkingDays),
  };
};

const AMOUNTS = [
  "actual_to_date",
  "budget_to_date",
  "budget_year",
  "remaining_budget",
  "performance_factor",
  "run_rate_months",
  "run_rate_working_days",
] as const;

/** Sums of the lines; unknown where a line is. */
function totals(lines: readonly OutlookLine[]): OutlookLine[] {
  const total = (
    line: string,
    title: string,
    kind: OutlookLine["kind"],
    signOf: (each: OutlookLine) => bigint,
  ): OutlookLine => {
    const counted = lines.filter((each) => signOf(each) !== 0n);
    const add = (field: (typeof AMOUNTS)[number]): string | null =>
      counted.some((each) => each[field] === null)
        ? null
        : moneyText(counted.reduce((sum, each) => sum + signOf(each) * cents(each[field]!), 0n));
    const sums = Object.fromEntries(AMOUNTS.map((field) => [field, add(field)]));
    return { line, title, kind, ...(sums as Pick<OutlookLine, (typeof AMOUNTS)[number]>) };
  };
  const of = (kind: string) => (each: OutlookLine) => (each.kind === kind ? 1n : 0n);
  return [
    total("total_revenue", "Total revenue", "revenue", of("revenue")),
    total("total_expense", "Total expense", "expense", of("expense")),
    total("net_income", "Net income", "result", ({ kind }) => (kind === "revenue" ? 1n : -1n)),
  ];
}
