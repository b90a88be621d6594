/**
 * What is told once the rest is: closed months beside what was reported of them, and forecasts, as they are
 * told, beside the money of the exports.
 */
import type { CashForecast, CashPast } from "../../../../../engine/contract.ts";
import type { Posting } from "./books.ts";
import type { Closed } from "./closed_example.ts";
import { cash, isAdjustment, isCharge, type Entry } from "./entries.ts";
import { fact, ofMoney, quotient, when, type Plains } from "./fact.ts";
import { inCents, lastDayOf, monthOf, sum } from "./read.ts";

const isOpen = ({ kind }: Entry): boolean => kind !== "bad debt recovery";

/** Totals of a month, in cents, by what an export says of it. */
const TOTALS: Readonly<Record<string, (entries: readonly Entry[], month: string) => number>> = {
  charges: (entries, month) => sum(posted(entries, month).filter(isCharge).map(amountOf)),
  "payments less refunds": (entries, month) => sum(posted(entries, month).map(cash)),
  adjustments: (entries, month) => -sum(posted(entries, month).filter(isAdjustment).map(amountOf)),
  "A/R": (entries, month) =>
    sum(entries.filter((each) => isOpen(each) && each.posted <= lastDayOf(month)).map(amountOf)),
};
const amountOf = ({ amount }: { amount: number }): number => amount;
const posted = (entries: readonly Entry[], month: string): Entry[] =>
  entries.filter((each) => monthOf(each.posted) === month);

/** Each total of months that are closed, then and now. */
export function drifts(entries: readonly Entry[], closed: readonly Closed[]): Plains {
  return {
    CO09: ofMoney(
      closed.flatMap(({ month, known }) => {
        const then = entries.filter((each) => each.entered <= lastDayOf(known));
        return Object.entries(TOTALS).map(([name, total]) =>
          fact({}, month, Math.abs(total(entries, month) - total(then, month)), 0, name),
        );
      }),
      { as: "sum", byCategory: true },
    ),
  };
}

const isCash = ({ line }: Posting): boolean => line === "cash" || line === "undeposited_funds";

/** The sides of entries into cash that are patients' and insurers' money or other income; giving back is none. */
function receiptsOf(postings: readonly Posting[]): Posting[] {
  const moved = new Set(postings.filter(isCash).map(({ entry }) => entry));
  return postings.filter(
    ({ entry, line, amount }) =>
      moved.has(entry) && ((line === "patient_revenue" && amount < 0) || line === "other_revenue"),
  );
}

/**
 * @param past    forecasts of weeks, as they were told then
 * @param ahead   the forecast of twelve months, as it is told now
 * @param minimum in cents
 */
export function forecasts(
  { past }: { past: readonly CashPast[] },
  { opening, steps }: Pick<CashForecast, "opening" | "steps">,
  postings: readonly Posting[],
  minimum: number,
): Plains {
  const { date } = opening!;
  const money = receiptsOf(postings);
  const came = (start: string, end: string): number =>
    -sum(money.filter((each) => each.date >= start && each.date <= end).map(amountOf));
  const weeks = past.flatMap((forecast) =>
    forecast.steps.flatMap(({ start, end, receipts }, i) =>
      end > date
        ? []
        : [
            {
              end,
              ahead: `${i + 1}`.padStart(2, "0"),
              foreseen: inCents(receipts),
              came: came(start, end),
            },
          ],
    ),
  );
  let balance = sum(
    postings.filter((each) => isCash(each) && each.date <= date).map(({ amount }) => amount),
  );
  const ends = steps.map(({ receipts, disbursements }) => {
    balance += inCents(receipts) - inCents(disbursements);
    return balance;
  });
  const short = ends.findIndex((end) => end < minimum);
  return {
    FI11: ofMoney(
      weeks.map((each) =>
        fact({}, each.end, Math.abs(each.foreseen - each.came), each.came, each.ahead),
      ),
      { byCategory: true },
    ),
    "FI11.bias": ofMoney(
      weeks.map((each) => fact({}, each.end, each.foreseen - each.came, each.came, each.ahead)),
      { byCategory: true },
    ),
    FI12: ofMoney([fact({}, date, Math.min(...ends) - minimum, 0)], { as: "sum" }),
    "FI12.months": quotient(
      ends.map((_, i) => fact({}, date, when(short < 0 || i < short, 1), 0)),
      { as: "sum" },
    ),
  };
}
