/** Debt service coverage of twelve months to come, by the forecast of cash. */
import { aheadOf } from "../covenants/ahead.ts";
import { ratioOf, type Ratio } from "../lending/ratio.ts";
import type { Outlook } from "../forecast/outlook.ts";

/** Receipts less the cost of running the practice, over what is paid on loans; cents. */
export type YearAhead = {
  receipts: bigint;
  spent: bigint;
  debt: bigint;
  /** of what is spent, what goes with the visits */
  following: bigint;
};

/** @param length  days from the origin on */
export function yearAhead(outlook: Outlook, length: number): YearAhead {
  const ahead = aheadOf(outlook, 0, length);
  const following = outlook.payments
    .filter(({ goesWithVisits }) => goesWithVisits)
    .flatMap(({ cents }) => cents.slice(0, length))
    .reduce((sum, each) => sum + each, 0);
  return {
    receipts: BigInt(ahead.revenue),
    spent: BigInt(ahead.operating_expenses),
    debt: BigInt(ahead.debt_service),
    following: BigInt(following),
  };
}

/** @param more  yearly payments on debt that the forecast does not have, in cents */
export const coverageOf = (
  { receipts, spent, debt }: Pick<YearAhead, "receipts" | "spent" | "debt">,
  more = 0n,
): Ratio =>
  ratioOf(
    {
      id: "dscr",
      title: "Debt service coverage",
      over: ["receipts", "-spent"],
      under: more === 0n ? ["debt"] : ["debt", "more"],
    },
    { receipts, spent, debt, more },
  );
