/** The forecast of cash by month, sorted by what each amount is in statements. */
import { OTHER_INCOME } from "../forecast/expected_money.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { Span } from "../forecast/spans.ts";
import { isEstimatedTax } from "../forecast/tax_dates.ts";

/** Money of one month as the forecast has it; whole cents, in or out positive as its name says. */
export type MoneyAhead = {
  readonly patients: bigint;
  readonly otherIncome: bigint;
  readonly refunds: bigint;
  /** paid for running the practice, by category */
  readonly costs: Readonly<Record<string, bigint>>;
  readonly loans: bigint;
  readonly equipment: bigint;
  readonly draws: bigint;
  readonly taxes: bigint;
  /** paid back on the line of credit */
  readonly lineRepaid: bigint;
  /** put aside, or taken from what was */
  readonly saved: bigint;
};

/** Categories that are no cost of running the practice. */
const OF_CATEGORY: Readonly<Record<string, Exclude<keyof MoneyAhead, "costs">>> = {
  Refunds: "refunds",
  Loans: "loans",
  Equipment: "equipment",
  "Line of credit": "lineRepaid",
  Transfers: "saved",
};

export function moneyAhead({ origin, receipts, payments }: Outlook, span: Span): MoneyAhead {
  const [from, to] = [span.from - origin, span.to - origin];
  const sum = <T extends { cents: readonly number[] }>(
    lines: readonly T[],
    holds: (line: T) => boolean,
  ): bigint =>
    BigInt(
      lines
        .filter(holds)
        .reduce((all, { cents }) => cents.slice(from, to).reduce((a, b) => a + b, all), 0),
    );
  const paid = (name: string): bigint =>
    sum(payments, ({ category }) => OF_CATEGORY[category] === name);
  const owners = (isTax: boolean): bigint =>
    sum(payments, ({ category, item }) => category === "Owners" && isEstimatedTax(item) === isTax);
  const running = [...new Set(payments.map(({ category }) => category))].filter(
    (category) => category !== "Owners" && OF_CATEGORY[category] === undefined,
  );
  return {
    patients: sum(receipts, ({ payer }) => payer !== OTHER_INCOME),
    otherIncome: sum(receipts, ({ payer }) => payer === OTHER_INCOME),
    refunds: paid("refunds"),
    costs: Object.fromEntries(
      running.map((category) => [category, sum(payments, (each) => each.category === category)]),
    ),
    loans: paid("loans"),
    equipment: paid("equipment"),
    draws: owners(false),
    taxes: owners(true),
    lineRepaid: paid("lineRepaid"),
    saved: paid("saved"),
  };
}
