/** How the four outlooks did in earlier years, each told as far into its year as this one is. */
import { addMonths, type Month } from "../../calendar.ts";
import type { OutlookAmounts, OutlookError } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { outlookLines, type BookedYear } from "./outlook_lines.ts";

/** Earlier years that are looked at. */
const YEARS = 3;

const METHODS = [
  "remaining_budget",
  "performance_factor",
  "run_rate_months",
  "run_rate_working_days",
] as const satisfies readonly (keyof OutlookAmounts)[];

/**
 * Of each earlier fiscal year that the books hold from its first month to its last: what each method
 * would have said of the totals, less what they came to. The books are taken as they are known now.
 *
 * @param books  first and last month there are
 * @returns the newest year first; a method that had nothing to go by has no error
 */
export async function outlookRecord(
  session: Session,
  year: BookedYear,
  books: { from: Month; to: Month },
): Promise<OutlookError[]> {
  const errors: OutlookError[] = [];
  for (let back = 1; back <= YEARS; back++) {
    const [first, through, last] = [year.first, year.through, year.last].map((month) =>
      addMonths(month, -12 * back),
    ) as [Month, Month, Month];
    if (books.from > first || books.to < last || through >= last) continue;
    const said = await outlookLines(session, { first, through, last });
    const came = await outlookLines(session, { first, through: last, last });
    for (const line of said.filter(({ line: id }) => TOTALS.has(id))) {
      const actual = came.find((each) => each.line === line.line)!.actual_to_date;
      const missed = METHODS.map((method): [string, string | null] => {
        const amount = line[method];
        return [method, amount === null ? null : moneyText(cents(amount) - cents(actual))];
      });
      errors.push({
        from: first,
        through,
        line: line.line,
        title: line.title,
        actual,
        ...(Object.fromEntries(missed) as OutlookAmounts),
      });
    }
  }
  return errors;
}

const TOTALS: ReadonlySet<string> = new Set(["total_revenue", "total_expense", "net_income"]);
