/** What one change does to expected cash: the projection again, under a scenario of that change alone. */
import type { CashEffect } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { cut } from "./cut.ts";
import type { Outlook } from "./outlook.ts";
import type { ProviderShares } from "./provider_shares.ts";
import type { CashQuestion } from "./question.ts";
import { applied } from "./scenario/apply.ts";
import type { Change } from "./scenario/scenario.ts";

const A_WEEK = 7;

/**
 * @returns what a change does to the lowest day and to the end of the steps asked for, in currency units; null
 *   where cash is not known
 */
export function effectsOn(
  outlook: Outlook,
  providers: ProviderShares,
  question: Pick<CashQuestion, "unit" | "steps">,
): (change: Change) => CashEffect | null {
  const { length } = cut(outlook, question);
  // a change of work is felt week by week, so the last week must be whole
  const near = until(outlook, length + A_WEEK);
  const expected = endsOf(near, question);
  return (change) => {
    if (!expected) return null;
    const name = "one change";
    const under = endsOf(applied(near, { name, changes: [change] }, providers).outlook, question)!;
    return {
      lowest: money(under.lowest - expected.lowest),
      closing: money(under.closing - expected.closing),
    };
  };
}

function endsOf(
  outlook: Outlook,
  question: Pick<CashQuestion, "unit" | "steps">,
): { lowest: number; closing: number } | null {
  const { closings } = cut(outlook, question);
  return closings && { lowest: Math.min(...closings), closing: closings.at(-1)! };
}

/** The first days of an outlook, which cost less to change than all of them. */
function until(outlook: Outlook, days: number): Outlook {
  const first = <T extends { cents: number[] }>(lines: readonly T[]): T[] =>
    lines.map((line) => ({ ...line, cents: line.cents.slice(0, days) }));
  return {
    ...outlook,
    receipts: first(outlook.receipts),
    payments: first(outlook.payments),
    work: outlook.work.map((each) => ({ ...each, charges: each.charges.slice(0, days) })),
  };
}

const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
