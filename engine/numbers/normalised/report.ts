/** Earnings of twelve months as booked, as the practice would show them, and as a lender counts them. */
import { lastDay } from "../../calendar.ts";
import type { NormalisedEarnings, NormalisedRatio } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { monthsText } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { readAmounts } from "../covenants/amounts.ts";
import { SUMS_OF } from "../covenants/formulas.ts";
import { windowOf } from "../covenants/test_days.ts";
import { linesOf, ratioOf, totalOf, type Amounts, type Terms } from "../lending/ratio.ts";
import type { Adjustment } from "./adjustment_file.ts";
import { adjustmentsIn } from "./schedule.ts";

const A_YEAR = 12;

const RATIOS: readonly { id: string; title: string; over: Terms }[] = [
  { id: "booked", title: "Debt service coverage as booked", over: ["ebitda"] },
  {
    id: "booked_after_owners",
    title: "as booked, after owners' draws",
    over: ["ebitda", "-owner_distributions"],
  },
  { id: "claimed", title: "with every adjustment", over: ["ebitda", "claimed"] },
  { id: "counted", title: "with what a lender counts", over: ["ebitda", "counted"] },
  {
    id: "counted_after_owners",
    title: "with what a lender counts, after owners' draws",
    over: ["ebitda", "counted", "-owner_distributions"],
  },
];

/** @param month  at whose end the twelve months are over */
export async function normalisedEarnings(
  session: Session,
  adjustments: readonly Adjustment[],
  month: string,
): Promise<NormalisedEarnings> {
  const { first, last } = windowOf(month, A_YEAR);
  const books = await readAmounts(session, { first, last }, adjustments);
  const { lines, claimed, counted } = adjustmentsIn(adjustments, { first, last });
  const known = (name: keyof typeof books) => books[name].cents;
  const sum = (terms: Terms, of: Amounts): bigint | null => totalOf(linesOf(terms, of));
  const booked: Amounts = Object.fromEntries(
    (Object.keys(books) as (keyof typeof books)[]).map((name) => [name, known(name)]),
  );
  const amounts: Amounts = {
    ...booked,
    ebitda: sum(SUMS_OF["ebitda"]!, booked),
    debt_service: sum(SUMS_OF["debt_service"]!, booked),
    claimed,
    counted,
  };
  const text = (amount: bigint | null): string | null =>
    amount === null ? null : moneyText(amount);
  const { reason } = books.revenue;
  return {
    period: month,
    as_of: lastDay(month),
    window: monthsText(first, last),
    ebitda: text(amounts["ebitda"]!),
    lines,
    ebitda_claimed: text(sum(["ebitda", "claimed"], amounts)),
    ebitda_counted: text(sum(["ebitda", "counted"], amounts)),
    ratios: RATIOS.map(({ id, title, over }): NormalisedRatio => {
      const ratio = ratioOf({ id, title, over, under: ["debt_service"] }, amounts);
      return {
        id,
        title,
        value: ratio.value,
        reason: ratio.value === null ? (reason ?? ratio.reason) : null,
        arithmetic: ratio.arithmetic,
      };
    }),
    reason,
    notes: [
      "EBITDA is revenue less operating expenses, as the covenants have it.",
      "An adjustment is spread evenly over its months. A lender counts the share that is written as accepted, and nothing of one without a document.",
      ...(lines.length === 0
        ? ["No adjustments are written down for these months: practice earnings --help shows how."]
        : []),
    ],
  };
}
