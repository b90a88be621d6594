/** One kind of payment, or of income that is no patient's, over the days forecast. */
import type { CashBasis } from "../../contract.ts";
import type { Amounts } from "./amount.ts";
import type { Cadence } from "./cadence.ts";
import type { Item } from "./items.ts";

export type Stream = {
  name: string;
  category: string;
  isIncome: boolean;
  /** by day from the first one forecast, in cents, into cash positive */
  cents: Float64Array;
  /** whether each day is a payment of its own, as in a calendar, and not a share of an average */
  isDated: boolean;
  /** whether its amounts follow the visits */
  goesWithVisits: boolean;
  /** what is assumed, in words with figures */
  says: string;
  /** what the next one comes to, or a month of it, in cents; null where none is assumed */
  amount: number | null;
  source: string;
} & Grounds;

/** What an assumption rests on. */
export type Grounds = {
  basis: CashBasis;
  /** first and last day it is measured on; null where it is not measured */
  measured: { from: number; to: number } | null;
  /** the newest of what it is read from */
  behind: readonly Behind[];
};

/** A row as it was staged, and what it came to, in cents, into cash positive. */
export type Behind = {
  feed: "ledger" | "loan" | "payroll";
  row: number;
  day: number;
  cents: number;
};

const NEWEST = 6;

/** Measured on everything that these items did. */
export function measuredOn(items: readonly Item[]): Grounds {
  const behind = items
    .flatMap(({ days, cents, rows }) =>
      days.map((day, i) => ({ feed: "ledger" as const, row: rows[i]!, day, cents: cents[i]! })),
    )
    .toSorted((a, b) => b.day - a.day);
  const from = behind.at(-1)?.day;
  return {
    basis: "measured",
    measured: from === undefined ? null : { from, to: behind[0]!.day },
    behind: behind.slice(0, NEWEST),
  };
}

/** Amounts on the days of a cadence. */
export function onDays(
  cadence: Cadence,
  amounts: Pick<Amounts, "next">,
  from: number,
  until: number,
): Float64Array {
  const cents = new Float64Array(until - from);
  cadence.due(from, until).forEach((day, ahead) => (cents[day - from]! += amounts.next(ahead)));
  return cents;
}

/**
 * What was paid each time it was due: every payment counts for the due day nearest to it, and a day
 * that nothing was paid for counts as nothing.
 */
export function paidByDue(
  cadence: Cadence,
  days: readonly number[],
  cents: readonly number[],
  origin: number,
): { due: number[]; paid: number[] } {
  const slack = Math.min(10, Math.floor(180 / cadence.perYear));
  const due = cadence.due(days[0]! - slack, origin);
  const paid = due.map(() => 0);
  let place = 0;
  days.forEach((day, i) => {
    while (
      place + 1 < due.length &&
      Math.abs(due[place + 1]! - day) <= Math.abs(due[place]! - day)
    ) {
      place++;
    }
    if (due.length > 0) paid[place]! += cents[i]!;
  });
  const first = Math.max(
    0,
    paid.findIndex((amount) => amount !== 0),
  );
  return { due: due.slice(first), paid: paid.slice(first) };
}

/** What an item came to on the days `[from, to)`, in cents, and how often. */
export function sumSince(item: Item, from: number, to: number): { cents: number; times: number } {
  let [cents, times] = [0, 0];
  item.days.forEach((day, i) => {
    if (day < from || day >= to) return;
    cents += item.cents[i]!;
    times++;
  });
  return { cents, times };
}

/** Where an item stands in the books. */
export const sourceOf = ({ accounts }: Item): string =>
  `general ledger: ${accounts.length > 2 ? `${accounts[0]} and ${accounts.length - 1} more` : accounts.join(", ")}`;
