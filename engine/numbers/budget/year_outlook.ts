/** The fiscal year of a practice by four methods, line by line. */
import { addMonths, firstDay, lastDay, monthNumber, type Month } from "../../calendar.ts";
import type { BudgetOutlook, OutlookAmounts, OutlookLine } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { fiscalYearOf } from "../period.ts";
import { outlook, type Outlook } from "./outlook.ts";

/**
 * The fiscal year that `asked` lies in, by what was booked of it up to then. A month is booked where
 * the ledger has a line of it; books that begin within the year give no outlook, for a part of what
 * would count as actual is not known.
 */
export async function yearOutlook(
  session: Session,
  asked: Month,
  fiscalYearStart: number,
): Promise<BudgetOutlook> {
  const first = fiscalYearOf(asked, fiscalYearStart);
  const last = addMonths(first, 11);
  const books = await session.row(
    "select strftime(min(month), '%Y-%m') as first, strftime(max(month), '%Y-%m') as last from ledger_line",
  );
  const [from, to] = [books["first"] as Month | null, books["last"] as Month | null];
  const through = to !== null && to < asked ? to : asked;
  const days = await session.row(sqlFile("numbers/budget/working_days.sql"), {
    first,
    through,
    last,
  });
  const months = { to_date: Math.max(0, monthNumber(through) - monthNumber(first) + 1), year: 12 };
  const workingDays = { to_date: days["to_date"] as number, year: days["year"] as number };
  const frame = {
    from: firstDay(first),
    to: lastDay(last),
    through: lastDay(through),
    months,
    working_days: workingDays,
  };
  const because = whyNone(from, through, first);
  if (because) return { ...frame, lines: [], because };
  const rows = await session.rows(sqlFile("numbers/budget/outlook.sql"), { first, through, last });
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
      ...amountsOf(
        outlook(
          { actualToDate, budgetToDate, budgetYear },
          { toDate: months.to_date, year: months.year },
          { toDate: workingDays.to_date, year: workingDays.year },
        ),
      ),
    };
  });
  return { ...frame, lines: [...lines, ...totals(lines)], because: null };
}

function whyNone(booksFrom: Month | null, through: Month, first: Month): string | null {
  if (booksFrom === null) return "there are no books";
  if (booksFrom > first) {
    return `the books begin in ${booksFrom}, and the fiscal year in ${first}`;
  }
  return through < first ? `nothing is booked yet of the fiscal year from ${first}` : null;
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
