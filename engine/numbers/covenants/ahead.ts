/** What the forecast of cash says of a span of months to come, in the amounts that covenants name; cents. */
import { dayNumber, firstDay, lastDay, type Month } from "../../calendar.ts";
import type { Outlook } from "../forecast/outlook.ts";

/** What goes out and is no cost of running the practice. */
const NOT_OPERATING: ReadonlySet<string> = new Set([
  "Loans",
  "Owners",
  "Equipment",
  "Line of credit",
  "Transfers",
]);

export type Ahead = {
  revenue: number;
  operating_expenses: number;
  debt_service: number;
  owner_distributions: number;
  capex: number;
};

/** Expected money of the days `[from, to)`, counted from the origin of the forecast. */
export function aheadOf({ receipts, payments }: Outlook, from: number, to: number): Ahead {
  const sum = (lines: readonly { cents: readonly number[] }[]): number =>
    lines.reduce(
      (all, { cents }) => cents.slice(from, to).reduce((total, each) => total + each, all),
      0,
    );
  const paid = (holds: (category: string) => boolean): number =>
    sum(payments.filter(({ category }) => holds(category)));
  return {
    revenue: sum(receipts),
    operating_expenses: paid((category) => !NOT_OPERATING.has(category)),
    debt_service: paid((category) => category === "Loans"),
    owner_distributions: paid((category) => category === "Owners"),
    capex: paid((category) => category === "Equipment"),
  };
}

/** The days of months `first` to `last`, counted from the origin. */
export const daysAhead = (
  { origin }: Pick<Outlook, "origin">,
  first: Month,
  last: Month,
): { from: number; to: number } => ({
  from: dayNumber(firstDay(first)) - origin,
  to: dayNumber(lastDay(last)) + 1 - origin,
});
