/** The weeks and months that days are added up to: weeks count from the origin, months are calendar months. */
import { dayFromNumber, monthNumber, monthOf } from "../../calendar.ts";
import type { CashActualStep } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { monthStart } from "./banking_days.ts";
import type { Outlook } from "./outlook.ts";

/** Days `[from, to)`, counted from 1970-01-01. */
export type Span = { from: number; to: number };

const WEEK = 7;

/** @param origin  first day, the first of a month */
export function spansAhead(origin: number, unit: "week" | "month", count: number): Span[] {
  const month = monthNumber(monthOf(dayFromNumber(origin)));
  return Array.from({ length: count }, (_, i) =>
    unit === "week"
      ? { from: origin + i * WEEK, to: origin + (i + 1) * WEEK }
      : { from: monthStart(month + i), to: monthStart(month + i + 1) },
  );
}

/** As many steps before the origin as the past is known for, oldest first, with what came in them. */
export function actualSteps(
  { origin, opening, past }: Pick<Outlook, "origin" | "opening" | "past">,
  unit: "day" | "week" | "month",
  count: number,
): CashActualStep[] {
  const since = origin - past.receipts.length;
  const month = monthNumber(monthOf(dayFromNumber(origin)));
  const sum = (amounts: readonly number[], { from, to }: Span): number => {
    let total = 0;
    for (let day = from; day < to; day++) total += amounts[day - since]!;
    return total;
  };
  const steps: CashActualStep[] = [];
  let closing = opening;
  for (let back = 1; back <= count; back++) {
    const days = unit === "day" ? 1 : WEEK;
    const span =
      unit === "month"
        ? { from: monthStart(month - back), to: monthStart(month - back + 1) }
        : { from: origin - back * days, to: origin - (back - 1) * days };
    if (span.from < since) break;
    const receipts = sum(past.receipts, span);
    const payments = past.payments && sum(past.payments, span);
    steps.unshift({
      start: dayFromNumber(span.from),
      end: dayFromNumber(span.to - 1),
      receipts: money(receipts),
      disbursements: payments === null ? null : money(payments),
      closing: closing === null || payments === null ? null : money(closing),
    });
    closing = closing === null || payments === null ? null : closing - receipts + payments;
  }
  return steps;
}

const money = (cents: number): string => moneyText(BigInt(cents));
