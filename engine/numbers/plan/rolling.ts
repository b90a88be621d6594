/** Twelve months from the last one that is booked, by one of the methods that tell the year's outlook. */
import { addMonths, monthsFrom, type Month } from "../../calendar.ts";
import type { RollingForecast, RollingLine, RollingMethod } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { roundedParts } from "../budget/rounded_parts.ts";
import { fiscalYearOf } from "../period.ts";
import { nearest, rational, sumOf, times, type Rational } from "../rational.ts";

export const ROLLING_METHODS: readonly RollingMethod[] = [
  "remaining_budget",
  "performance_factor",
  "run_rate_months",
  "run_rate_working_days",
];

/** Each method in words; months to come are told, what is booked is not told again. */
export const ROLLING_WORDS: Readonly<Record<RollingMethod, string>> = {
  remaining_budget: "each month as planned: the past does not repeat itself",
  performance_factor:
    "each month's plan times what was booked of the plan in the fiscal year to date: the plan's seasons hold, its level does not",
  run_rate_months: "each month at the mean month of the fiscal year to date: no seasons",
  run_rate_working_days:
    "each month at the mean working day of the fiscal year to date, times its working days: no seasons but the calendar",
};

export type ToDate = {
  /** cents booked, and planned, in the fiscal year to date */
  booked: bigint;
  planned: bigint;
  months: number;
  workingDays: number;
};

/** A month to come: cents planned for it, none where it is not planned; its working days. */
export type Ahead = { planned: bigint | null; workingDays: number };

/**
 * Whole cents by month; null where the method has nothing to go by. Rounded once, so that the months sum
 * to the rounded sum of all that are told.
 *
 * @source year to date + remaining budget, × performance factor, and run rates by months and working days
 * @example monthsAhead("run_rate_months", { booked: 300n, planned: 0n, months: 3, workingDays: 63 }, [{ planned: null, workingDays: 21 }]) // => [100n]
 */
export function monthsAhead(
  method: RollingMethod,
  toDate: ToDate,
  ahead: readonly Ahead[],
): (bigint | null)[] {
  const exact = ahead.map((month) => EXACT[method](toDate, month));
  const told = exact.filter((each) => each !== null);
  const parts = roundedParts(told, nearest(sumOf(told))).values();
  return exact.map((each) => (each === null ? null : parts.next().value!));
}

const EXACT: Readonly<Record<RollingMethod, (to: ToDate, month: Ahead) => Rational | null>> = {
  remaining_budget: (_, { planned }) => (planned === null ? null : rational(planned)),
  performance_factor: ({ booked, planned: toDate }, { planned }) =>
    planned === null || toDate === 0n ? null : times(rational(planned), rational(booked, toDate)),
  run_rate_months: ({ booked, months }) => (months === 0 ? null : rational(booked, BigInt(months))),
  run_rate_working_days: ({ booked, workingDays: passed }, { workingDays }) =>
    passed === 0 ? null : rational(booked * BigInt(workingDays), BigInt(passed)),
};

/** @param fiscalYearStart  month number 1-12 */
export async function rollingForecast(
  session: Session,
  method: RollingMethod,
  fiscalYearStart: number,
): Promise<RollingForecast> {
  const books = await session.row(
    "select strftime(min(month), '%Y-%m') as first, strftime(max(month), '%Y-%m') as last from ledger_line",
  );
  const frame = { method, says: ROLLING_WORDS[method] };
  const none = (because: string, through: Month | null): RollingForecast => ({
    ...frame,
    through,
    months: [],
    lines: [],
    because,
  });
  const through = books["last"] as Month | null;
  if (through === null) return none("there are no books", null);
  const first = fiscalYearOf(through, fiscalYearStart);
  if ((books["first"] as Month) > first) {
    return none(
      `the books begin in ${books["first"] as string}, and the fiscal year in ${first}`,
      through,
    );
  }
  const months = monthsFrom(addMonths(through, 1), addMonths(through, 12));
  const span = { first, last: months.at(-1)! };
  const days = new Map(
    (await session.rows(sqlFile("numbers/plan/working_days.sql"), span)).map((row) => [
      row["month"] as Month,
      row["days"] as number,
    ]),
  );
  const rows = await session.rows(sqlFile("numbers/plan/booked.sql"), span);
  const lines = await session.rows(
    "select line, title, kind from statement_line where kind in ('revenue', 'expense') order by position",
  );
  const passed = monthsFrom(first, through);
  const told = lines.flatMap((of): RollingLine[] => {
    const mine = rows.filter((row) => row["line"] === of["line"]);
    if (mine.length === 0) return [];
    const sumOfDone = (field: string): bigint =>
      mine
        .filter((row) => (row["month"] as Month) <= through)
        .reduce((sum, row) => sum + cents((row[field] as string | null) ?? "0"), 0n);
    const amounts = monthsAhead(
      method,
      {
        booked: sumOfDone("booked"),
        planned: sumOfDone("planned"),
        months: passed.length,
        workingDays: passed.reduce((sum, month) => sum + (days.get(month) ?? 0), 0),
      },
      months.map((month) => {
        const planned = mine.find((row) => row["month"] === month)?.["planned"] as string | null;
        return {
          planned: planned == null ? null : cents(planned),
          workingDays: days.get(month) ?? 0,
        };
      }),
    );
    return [lineOf(of["line"] as string, of["title"] as string, of["kind"] as "revenue", amounts)];
  });
  return { ...frame, through, months, lines: [...told, ...totals(told, months)], because: null };
}

const lineOf = (
  line: string,
  title: string,
  kind: RollingLine["kind"],
  amounts: readonly (bigint | null)[],
): RollingLine => ({
  line,
  title,
  kind,
  amounts: amounts.map((each) => (each === null ? null : moneyText(each))),
  total: amounts.some((each) => each === null)
    ? null
    : moneyText(amounts.reduce((sum: bigint, each) => sum + each!, 0n)),
});

/** Sums of the lines by month; unknown where one of them is. */
function totals(lines: readonly RollingLine[], months: readonly Month[]): RollingLine[] {
  const total = (
    line: string,
    title: string,
    kind: RollingLine["kind"],
    signs: Partial<Record<RollingLine["kind"], bigint>>,
  ): RollingLine => {
    const counted = lines.filter((each) => each.kind in signs);
    return lineOf(
      line,
      title,
      kind,
      months.map((_, i) =>
        counted.some(({ amounts }) => amounts[i] === null)
          ? null
          : counted.reduce((sum, each) => sum + signs[each.kind]! * cents(each.amounts[i]!), 0n),
      ),
    );
  };
  return [
    total("total_revenue", "Total revenue", "revenue", { revenue: 1n }),
    total("total_expense", "Total expense", "expense", { expense: 1n }),
    total("net_income", "Net income", "result", { revenue: 1n, expense: -1n }),
  ];
}
