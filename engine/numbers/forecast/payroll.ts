/**
 * Payroll on its real pay calendar: pay days from the payroll register, what they took from the bank
 * from the ledger, bonuses as a year before on the same pay day of the month.
 */
import { monthFromNumber } from "../../calendar.ts";
import { moneyShort, monthText } from "../../format.ts";
import { amountsOf } from "./amount.ts";
import { cadenceOf } from "./cadence.ts";
import type { Item } from "./items.ts";
import type { Known } from "./known.ts";
import { measuredOn, onDays, type Grounds, type Stream } from "./stream.ts";

const LEAST_PAY_DAYS = 4;
const RECENT = 13;
/** Pay days of the register that an assumption opens. */
const NEWEST = 6;

/**
 * @param items  the payroll of the ledger is one of them, if it has any
 * @returns the stream, and the item whose place it takes; null where the register shows no calendar
 */
export function payrollOf(
  known: Known,
  items: readonly Item[],
  until: number,
): { stream: Stream; item: Item | null } | null {
  const { payDays, days, origin } = known;
  if (payDays.length < LEAST_PAY_DAYS) return null;
  const dates = payDays.map(({ day }) => day);
  const cadence = cadenceOf(dates, origin.day, dates[0]!, days, "before");
  if (!cadence) return null;
  const item = items.find((each) => isPayRun(each, dates)) ?? null;
  const fromBank = new Map(item?.days.map((day, i) => [day, item.cents[i]!]));
  const runs = payDays
    .map(({ day, gross, bonus, cost }) => ({
      day,
      cents: item ? (fromBank.get(day) ?? 0) : -cost,
      bonusShare: gross > 0 ? bonus / gross : 0,
    }))
    .filter(({ cents }) => cents !== 0);
  const base = amountsOf(
    runs.map(({ cents, bonusShare }) => cents * (1 - bonusShare)),
    cadence.perYear,
  );
  const cents = onDays(cadence, base, origin.day, until);
  const bonuses = new Map<string, number>();
  for (const { day, cents: paid, bonusShare } of runs) {
    if (day >= origin.day - 365) bonuses.set(place(day, dates), paid * bonusShare);
  }
  const due = cadence.due(origin.day, until);
  const calendar = [...dates, ...due];
  let nextYear = 0;
  for (const day of due) {
    const bonus = bonuses.get(place(day, calendar)) ?? 0;
    cents[day - origin.day]! += bonus;
    if (day < origin.day + 365) nextYear += bonus;
  }
  const months = countByMonth(
    due.filter((day) => day < origin.day + 365),
    days,
  );
  const three = [...months].filter(([, count]) => count > 2).map(([month]) => month);
  return {
    item,
    stream: {
      name: item?.name ?? "Payroll",
      category: "Payroll",
      isIncome: false,
      cents,
      isDated: true,
      goesWithVisits: false,
      says: [
        `${cadence.says}, ${base.says}`,
        ...(cadence.perYear === 26 && three.length > 0
          ? [
              `three pay days in ${three.map((month) => monthText(monthFromNumber(month))).join(" and ")}`,
            ]
          : []),
        ...(nextYear === 0
          ? []
          : [`bonuses of ${moneyShort(-nextYear / 100)} a year on the pay days that had them`]),
      ].join("; "),
      amount: base.next(0),
      source: item ? "payroll register and general ledger" : "payroll register",
      ...(item ? measuredOn([item]) : fromRegister(payDays)),
    },
  };

  /** The month of the year and the how-manieth pay day of it. */
  function place(day: number, calendar: readonly number[]): string {
    const month = days.month(day);
    const before = calendar.filter((each) => each <= day && days.month(each) === month);
    return `${month % 12}/${before.length}`;
  }
}

const fromRegister = (payDays: Known["payDays"]): Grounds => ({
  basis: "measured",
  measured: { from: payDays[0]!.day, to: payDays.at(-1)!.day },
  behind: payDays
    .slice(-NEWEST)
    .map(({ day, cost, row }) => ({ feed: "payroll" as const, row, day, cents: -cost }))
    .toReversed(),
});

/** Whether an item of the ledger is what pay days took from the bank. */
function isPayRun({ category, days }: Item, payDays: readonly number[]): boolean {
  const recent = payDays.slice(-RECENT);
  const paid = new Set(days);
  return (
    category === "Payroll" && recent.filter((day) => paid.has(day)).length >= 0.8 * recent.length
  );
}

function countByMonth(
  dates: readonly number[],
  days: { month: (day: number) => number },
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const day of dates) counts.set(days.month(day), (counts.get(days.month(day)) ?? 0) + 1);
  return counts;
}
