/** The amounts of covenants from the practice's own books, each with the lines it is made of, or why it is not known. */
import { monthsFrom } from "../../calendar.ts";
import { monthsText, monthText } from "../../format.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import type { Adjustment } from "../normalised/adjustment_file.ts";
import { adjustmentsIn } from "../normalised/schedule.ts";
import { AMOUNTS, type AmountName } from "./formulas.ts";

/** Cents; null is not known, and why. */
export type BookAmount = {
  readonly cents: bigint | null;
  readonly lines: readonly { name: string; cents: bigint; from: string; kpi: string | null }[];
  readonly reason: string | null;
};

export type BookAmounts = Readonly<Record<AmountName, BookAmount>>;

type Source = "books" | "balances" | "sheet";

/** Where amounts come from that are no flow of the books. */
const STOCKS: Readonly<Partial<Record<AmountName, Source>>> = {
  cash: "balances",
  funded_debt: "balances",
  receivables: "sheet",
  current_assets: "sheet",
  current_liabilities: "sheet",
  liabilities: "sheet",
  equity: "sheet",
};

/** The figures whose rows under the name of a line are the rows of the amount. */
const ROWS_OF: Readonly<Record<Source, string | null>> = {
  books: "booked_amounts",
  balances: "booked_balances",
  sheet: null,
};

/**
 * @param window       flows are of these months, balances of the end of the last
 * @param adjustments  of which what a lender counts is an amount
 */
export async function readAmounts(
  session: Session,
  window: Months,
  adjustments: readonly Adjustment[],
): Promise<BookAmounts> {
  const bound = { first: window.first, last: window.last };
  const covered = await session.row(sqlFile("numbers/covenants/coverage.sql"), bound);
  const rows = await session.rows(sqlFile("numbers/covenants/amounts.sql"), bound);
  const wanted = monthsFrom(window.first, window.last).length;
  const booked = Number(covered["months"]);
  const [span, to] = [monthsText(window.first, window.last), monthText(window.last)];
  const missing: Readonly<Record<Source, string | null>> = {
    books: booked === wanted ? null : `the books hold ${booked} of the ${wanted} months of ${span}`,
    balances: covered["has_balances"] ? null : `the books hold no balances at the end of ${to}`,
    sheet: covered["has_sheet"] ? null : `no balance sheet of ${to} was imported`,
  };
  const words: Readonly<Record<Source, string>> = {
    books: `books, ${span}`,
    balances: `books, balance at the end of ${to}`,
    sheet: `balance sheet of ${to}`,
  };
  const one = (name: AmountName): BookAmount => {
    const source = STOCKS[name] ?? "books";
    const reason = missing[source];
    if (reason !== null) return { cents: null, lines: [], reason };
    const lines = rows
      .filter((row) => row["name"] === name)
      .map((row) => ({
        name: row["line"] as string,
        cents: cents(row["amount"] as string),
        from: words[row["source"] as Source],
        kpi: ROWS_OF[row["source"] as Source],
      }));
    return { cents: lines.reduce((sum, line) => sum + line.cents, 0n), lines, reason: null };
  };
  return {
    ...(Object.fromEntries(AMOUNTS.map((name) => [name, one(name)])) as BookAmounts),
    adjustments: countedOf(adjustments, window),
  };
}

function countedOf(adjustments: readonly Adjustment[], window: Months): BookAmount {
  const { lines, counted } = adjustmentsIn(adjustments, window);
  return {
    cents: counted,
    lines: lines.map(({ name, counted: amount, document }) => ({
      name,
      cents: cents(amount),
      from: `adjustments.json${document === null ? ", no document" : `, ${document}`}`,
      kpi: null,
    })),
    reason: null,
  };
}

/** The last month that anything is booked in; null where nothing is. */
export async function lastBooked(session: Session): Promise<string | null> {
  const bound = { first: "2000-01", last: "2000-01" };
  return (await session.row(sqlFile("numbers/covenants/coverage.sql"), bound))["last"] as
    string | null;
}
