/** Forecasts typed day by day, and statements of them, for tests that need no practice. */
import { addMonths, dayFromNumber, dayNumber, monthOf } from "../../../../engine/calendar.ts";
import type { StatementAhead } from "../../../../engine/contract.ts";
import { spansAhead } from "../../../../engine/numbers/forecast/spans.ts";
import type { Outlook } from "../../../../engine/numbers/forecast/outlook.ts";
import { statementsOf } from "../../../../engine/numbers/statements/lines.ts";
import type { Position } from "../../../../engine/numbers/statements/opening.ts";
import { planOf, type Plan, type Planned } from "../../../../engine/numbers/statements/plan.ts";
import { ZERO } from "../../../../engine/numbers/rational.ts";

export const NOTHING: Position = {
  cash: 0n,
  receivables: 0n,
  investments: 0n,
  restricted: 0n,
  otherAssets: 0n,
  fixedAssets: 0n,
  writtenDown: 0n,
  payables: 0n,
  payrollLiabilities: 0n,
  line: 0n,
  gap: 0n,
  debt: 0n,
  dueWithinYear: 0n,
  capital: 0n,
  retained: 0n,
  unexplained: 0n,
};

/** Money of one day, in cents: into cash by a payer, or out of it by a category. */
export type Move = { date: string; cents: number } & (
  { payer: string } | { category: string; item?: string }
);

/** As long as statements may reach. */
const MONTHS = 36;

/** @param origin  the first day of a month */
export function outlookOf(origin: string, opening: bigint, moves: readonly Move[]): Outlook {
  const first = dayNumber(origin);
  const length = spansAhead(first, "month", MONTHS).at(-1)!.to - first;
  const days = ({ date, cents }: Move): number[] => {
    const found = Array.from({ length }, () => 0);
    found[dayNumber(date) - first] = cents;
    return found;
  };
  return {
    origin: first,
    method: "payment_lags",
    opening: Number(opening),
    receipts: [
      { payer: "Aetna", basis: "billed", item: null, cents: Array.from({ length }, () => 0) },
      ...moves.flatMap((move) =>
        "payer" in move
          ? [{ payer: move.payer, basis: "billed" as const, item: null, cents: days(move) }]
          : [],
      ),
    ],
    payments: moves.flatMap((move) =>
      "category" in move
        ? [
            {
              item: move.item ?? move.category,
              category: move.category,
              isDated: true,
              goesWithVisits: false,
              cents: days(move),
            },
          ]
        : [],
    ),
    past: { receipts: [], payments: null },
    week: 0,
    simulation: null,
    backtest: { by_horizon: [], origins: 0, method: "payment_lags" } as never,
    record: [],
    lags: [],
    work: [],
    shut: [],
    assumptions: [],
    notes: [],
  };
}

export function plan(
  given: Partial<Plan> & Pick<Plan, "outlook" | "opening">,
  count: number,
): Planned {
  const first = monthOf(dayFromNumber(given.outlook.origin));
  return planOf({
    months: Array.from({ length: count }, (_, i) => addMonths(first, i)),
    runRate: { depreciation: [0n], interestShare: ZERO },
    loans: [],
    offer: null,
    terms: { minimum: "0.00", limit: "0.00", annualRate: "0.0850" },
    earned: null,
    ...given,
  });
}

/** Amounts by statement and line. */
export function amountsOf(
  planned: Planned,
): (statement: StatementAhead["statement"], line: string) => string[] {
  const statements = statementsOf(planned.opening, planned.rolled, "cash");
  return (statement, line) => {
    const { lines } = statements.find((each) => each.statement === statement)!;
    return lines.find((each) => each.line === line)?.amounts ?? planned.rolled.map(() => "0.00");
  };
}
