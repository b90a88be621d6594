/** What it costs to pay a loan back early. */
import { addMonthsToDay, type Day } from "../../calendar.ts";
import { partOf, type Rational } from "../rational.ts";

/** Steps in order of months; the first whose months are not over holds, none holds after the last. */
export type PrepaymentStep = {
  /** months after the money, the last of them included */
  readonly throughMonth: number;
  /** of the charge's base */
  readonly share: Rational;
};

export type PrepaymentRule = {
  readonly steps: readonly PrepaymentStep[];
  /** share of the balance that may be prepaid without charge */
  readonly free: Rational;
  /** whether a charge, once due, is on all that is prepaid or on what is above the free share */
  readonly base: "all" | "above_free";
  /** only loans of at least so many months */
  readonly leastTermMonths: number;
};

/** No charge whenever it is. */
export const NO_CHARGE: PrepaymentRule = {
  steps: [],
  free: { over: 0n, under: 1n },
  base: "all",
  leastTermMonths: 0,
};

/**
 * Cents charged for paying early on a day.
 *
 * @param balance  cents owed that day, before
 * @param prepaid  cents paid early; 0 to `balance`
 * @param termMonths  the term of the note
 * @throws {RangeError} on more prepaid than owed
 * @example prepaymentCharge(NO_CHARGE, { balance: 100n, prepaid: 100n, disbursed: "2026-01-01", day: "2026-02-01", termMonths: 12 }) // => 0n
 */
export function prepaymentCharge(
  rule: PrepaymentRule,
  paid: { balance: bigint; prepaid: bigint; disbursed: Day; day: Day; termMonths: number },
): bigint {
  const { balance, prepaid, disbursed, day, termMonths } = paid;
  if (prepaid < 0n || prepaid > balance)
    throw new RangeError("no more can be prepaid than is owed");
  if (termMonths < rule.leastTermMonths) return 0n;
  const step = rule.steps.find(
    ({ throughMonth }) => day <= addMonthsToDay(disbursed, throughMonth),
  );
  const free = partOf(balance, rule.free);
  if (!step || prepaid <= free) return 0n;
  return partOf(rule.base === "all" ? prepaid : prepaid - free, step.share);
}
