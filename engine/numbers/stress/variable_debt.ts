/** What a rise of rates costs: interest on what a line of credit owes now, and on what the year makes it draw. */
import type { Outlook } from "../forecast/outlook.ts";
import { fundingOf, type FundingTerms } from "../forecast/funding.ts";
import { cents } from "../../money.ts";
import { spansAhead } from "../forecast/spans.ts";

export type Dearer = { outlook: Outlook; extra: number };

/**
 * An outlook with the interest that a rise adds, and how much it is within the days asked for, in cents.
 *
 * @param closings  expected cash by day, in cents; null where it is not known
 * @param owed      on lines of credit now, in cents
 * @param rise      a fraction a year: 0.02 for 200 basis points
 */
export function withDearerDebt(
  outlook: Outlook,
  closings: readonly number[] | null,
  terms: FundingTerms,
  owed: number,
  rise: number,
): Dearer {
  const length = closings?.length ?? 0;
  const { origin, opening, payments } = outlook;
  if (rise === 0 || !closings || opening === null) return { outlook, extra: 0 };
  const all = (outlook.receipts[0] ?? payments[0])?.cents.length ?? length;
  const added = Array.from({ length: all }, () => 0);
  for (const { to } of spansAhead(origin, "month", 12)) {
    const last = to - origin - 1;
    if (last < length) added[last]! += Math.round((owed * rise) / 12);
  }
  const weeks = spansAhead(origin, "week", Math.floor(length / 7));
  const interest = (annualRate: string): number[] =>
    fundingOf(origin, weeks, opening, closings, { ...terms, annualRate }).weeks.map((week) =>
      Number(cents(week.interest)),
    );
  const before = interest(terms.annualRate);
  const after = interest((Number(terms.annualRate) + rise).toFixed(6));
  after.forEach((each, i) => (added[7 * i + 6]! += each - before[i]!));
  const extra = added.reduce((sum, each) => sum + each, 0);
  const line = {
    item: "Higher interest on the line of credit",
    category: "Loans",
    isDated: false,
    goesWithVisits: false,
    cents: added,
  };
  return { outlook: { ...outlook, payments: [...payments, line] }, extra };
}
