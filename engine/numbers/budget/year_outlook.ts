/** The fiscal year of a practice by four methods, line by line. */
import { addMonths, firstDay, lastDay, type Month } from "../../calendar.ts";
import type { BudgetOutlook } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { fiscalYearOf } from "../period.ts";
import { outlookLines, progressOf } from "./outlook_lines.ts";
import { outlookRecord } from "./outlook_record.ts";

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
  const year = { first, through, last };
  const frame = { from: firstDay(first), to: lastDay(last), through: lastDay(through) };
  const spans = await progressOf(session, year);
  const because = whyNone(from, through, first);
  return {
    ...frame,
    months: { to_date: spans.months.toDate, year: spans.months.year },
    working_days: { to_date: spans.workingDays.toDate, year: spans.workingDays.year },
    lines: because ? [] : await outlookLines(session, year),
    record:
      because || from === null || to === null
        ? []
        : await outlookRecord(session, year, { from, to }),
    because,
  };
}

function whyNone(booksFrom: Month | null, through: Month, first: Month): string | null {
  if (booksFrom === null) return "there are no books";
  if (booksFrom > first) {
    return `the books begin in ${booksFrom}, and the fiscal year in ${first}`;
  }
  return through < first ? `nothing is booked yet of the fiscal year from ${first}` : null;
}
