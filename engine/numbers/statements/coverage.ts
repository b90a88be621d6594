/** Debt service coverage by month and over twelve months, by the formulas that covenants are judged by. */
import { addMonths, monthsFrom } from "../../calendar.ts";
import type { StatementCoverage } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { monthText } from "../../format.ts";
import { cents } from "../../money.ts";
import { formulaOf, type AmountName } from "../covenants/formulas.ts";
import { ratioOf, type Ratio } from "../lending/ratio.ts";
import type { Rolled } from "./roll.ts";

const FLOWS = [
  "revenue",
  "operating_expenses",
  "interest",
  "principal",
  "owner_distributions",
] as const satisfies readonly AmountName[];

/** Cents of one month; null is not known, and why. */
export type CoverageMonth = {
  readonly month: string;
  readonly amounts: Readonly<Record<(typeof FLOWS)[number], bigint>> | null;
  readonly reason: string | null;
};

const WINDOW = 12;

/** The eleven months before one, by the books. */
export async function bookedMonths(session: Session, before: string): Promise<CoverageMonth[]> {
  const [first, last] = [addMonths(before, 1 - WINDOW), addMonths(before, -1)];
  const rows = await session.rows(sqlFile("numbers/covenants/flows.sql"), { first, last });
  return monthsFrom(first, last).map((month) => {
    const row = rows.find((each) => each["month"] === month);
    if (!row) return { month, amounts: null, reason: `the books do not hold ${monthText(month)}` };
    const amounts = Object.fromEntries(FLOWS.map((name) => [name, cents(row[name] as string)]));
    return { month, amounts: amounts as CoverageMonth["amounts"], reason: null };
  });
}

/** @param booked  the eleven months before the first */
export function coverageOf(
  months: readonly string[],
  rolled: readonly Rolled[],
  booked: readonly CoverageMonth[],
): StatementCoverage[] {
  const ahead = rolled.map(({ result, happened }, i): CoverageMonth => ({
    month: months[i]!,
    reason: null,
    amounts: {
      revenue: result.revenue,
      operating_expenses: result.costs,
      interest: happened.interest,
      principal: happened.principal,
      owner_distributions: happened.draws + happened.taxes,
    },
  }));
  const all = [...booked, ...ahead];
  return months.map((month, i) => {
    const own = ratio("dscr", [ahead[i]!]);
    const window = all.slice(i, i + WINDOW);
    const year = ratio("dscr", window);
    const after = ratio("dscr_after_distributions", window);
    return {
      month,
      dscr: own.value,
      arithmetic: own.arithmetic,
      dscr_twelve_months: year.value,
      arithmetic_twelve_months: year.arithmetic,
      dscr_after_distributions: after.value,
      arithmetic_after_distributions: after.arithmetic,
    };
  });
}

function ratio(
  id: "dscr" | "dscr_after_distributions",
  window: readonly CoverageMonth[],
): Pick<Ratio, "value" | "arithmetic"> {
  const unknown = window.find(({ amounts }) => amounts === null);
  if (unknown) return { value: null, arithmetic: `no figure: ${unknown.reason}` };
  const formula = formulaOf({ ratio: id });
  return ratioOf(
    { id, ...formula },
    Object.fromEntries(
      FLOWS.map((name) => [name, window.reduce((sum, { amounts }) => sum + amounts![name], 0n)]),
    ),
  );
}
