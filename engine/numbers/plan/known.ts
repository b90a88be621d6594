/** What a plan of a fiscal year can stand on: the lines there are, the books before it, its calendar. */
import {
  addMonths,
  dayNumber,
  firstDay,
  lastDay,
  monthOf,
  monthsFrom,
  type Day,
  type Month,
} from "../../calendar.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents } from "../../money.ts";

/** A line of revenue or cost. */
export type KnownLine = {
  line: string;
  title: string;
  kind: "revenue" | "expense";
  group: string;
  behaviour: string | null;
};

export type Known = {
  /** of the fiscal year that is planned */
  months: readonly Month[];
  /** in the order of the statement */
  lines: readonly KnownLine[];
  /** cents by line and month; a line with nothing in a month of the books has none there */
  booked: ReadonlyMap<string, ReadonlyMap<Month, bigint>>;
  /** the first and the last month of the books; null where there are none */
  books: { first: Month; last: Month } | null;
  /** by month of the year */
  workingDays: readonly bigint[];
  /** by month of the year; null where no payroll says */
  payDays: readonly bigint[] | null;
};

export async function knownFor(session: Session, months: readonly Month[]): Promise<Known> {
  const span = { first: months[0]!, last: months.at(-1)! };
  const books = await session.row(
    "select strftime(min(month), '%Y-%m') as first, strftime(max(month), '%Y-%m') as last from ledger_line",
  );
  const lines = await session.rows(
    `select line, title, kind, line_group as "group", behaviour
    from statement_line where kind in ('revenue', 'expense') order by position`,
  );
  const days = await session.rows(sqlFile("numbers/plan/working_days.sql"), span);
  const payDays = await session.rows(sqlFile("numbers/plan/pay_days.sql"));
  const rows =
    books["first"] === null
      ? []
      : await session.rows(sqlFile("numbers/plan/booked.sql"), {
          first: books["first"] as Month,
          last: books["last"] as Month,
        });
  const booked = new Map<string, Map<Month, bigint>>();
  for (const row of rows) {
    const line = row["line"] as string;
    if (!booked.has(line)) booked.set(line, new Map());
    booked.get(line)!.set(row["month"] as Month, cents(row["booked"] as string));
  }
  return {
    months,
    lines: lines as unknown as KnownLine[],
    booked,
    books:
      books["first"] === null
        ? null
        : { first: books["first"] as Month, last: books["last"] as Month },
    workingDays: days.map((row) => BigInt(row["days"] as number)),
    payDays: payDaysIn(
      months,
      payDays.map((row) => row["day"] as Day),
    ),
  };
}

/**
 * How many pay days each month has, going on from those there were: every week or every two weeks from
 * the last one, or as many in each month where pay days stand at dates.
 *
 * @param paid  in order; the last ones say the rhythm
 * @returns null below three pay days
 * @example payDaysIn(["2026-01"], ["2025-11-07", "2025-11-21", "2025-12-05"]) // => [3n]
 */
export function payDaysIn(months: readonly Month[], paid: readonly Day[]): bigint[] | null {
  const last = paid.slice(-7);
  if (last.length < 3) return null;
  const gaps = last.slice(1).map((day, i) => dayNumber(day) - dayNumber(last[i]!));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  if (usual !== 7 && usual !== 14) {
    const inMonths = monthsFrom(monthOf(last[0]!), monthOf(last.at(-1)!)).length;
    return months.map(() => BigInt(Math.max(1, Math.round(last.length / inMonths))));
  }
  const from = dayNumber(last.at(-1)!);
  return months.map((month) => {
    const before = dayNumber(firstDay(month)) - 1;
    const steps = (day: number): number => Math.floor((day - from) / usual);
    return BigInt(steps(dayNumber(lastDay(month))) - steps(before));
  });
}

/** The newest month of the books that is the same month of an earlier year; null where there is none. */
export function sameMonthBefore({ books }: Known, month: Month): Month | null {
  if (!books) return null;
  let before = addMonths(month, -12);
  while (before > books.last) before = addMonths(before, -12);
  return before < books.first ? null : before;
}
