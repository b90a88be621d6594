/** The ratio sheet of a lender: every ratio with the amounts it was made from. */
import { breakEven, type BreakEven } from "./break_even.ts";
import { linesOf, ratioOf, totalOf, type Amounts, type Ratio } from "./ratio.ts";
import { RATIOS, SUMS, type Given } from "./ratio_formulas.ts";

export type RatioSheet = {
  /** what was given and what it sums to, cents by name */
  readonly amounts: Amounts;
  readonly ratios: readonly Ratio[];
  readonly breakEven: BreakEven;
  readonly cashBreakEven: BreakEven;
};

/**
 * @param given  cents by name, see `GIVEN`; null is not known and makes what needs it unknown
 * @source SBA Notice 5000-875701 for DSCR; see `ratio_formulas.ts`
 * @example ratioSheet(given).ratios.find(({ id }) => id === "dscr").arithmetic
 */
export function ratioSheet(given: Readonly<Record<Given, bigint | null>>): RatioSheet {
  const amounts: Record<string, bigint | null> = { ...given };
  for (const { id, of } of SUMS) amounts[id] = totalOf(linesOf(of, amounts));
  const { fixed_expenses: fixed = null, revenue = null, contribution = null } = amounts;
  const withDebt = totalOf(linesOf(["fixed_cash_cost", "debt_service"], amounts));
  return {
    amounts,
    ratios: RATIOS.map((formula) => ratioOf(formula, amounts)),
    breakEven: breakEven(fixed, revenue, contribution),
    cashBreakEven: breakEven(withDebt, revenue, contribution),
  };
}
