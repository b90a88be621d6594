/**
 * Past cash flows sorted into items that a manager would name: what has the same purpose, told by the
 * words of its memo without numbers and months, or where that says nothing, by its account.
 */
import { categoryOf, isFees, isOtherIncome } from "./categories.ts";
import type { Flow, Known } from "./known.ts";
import { FLOW_MONTHS } from "./evidence.ts";
import { monthStart } from "./banking_days.ts";

export type Item = {
  name: string;
  category: string;
  lines: readonly string[];
  accounts: readonly string[];
  /** days on which it moved cash, oldest first, and what it did, in cents, into cash positive */
  days: number[];
  cents: number[];
  /** the row of the ledger that stands for each day, as staged */
  rows: number[];
};

const OTHER_INCOME = "Other income";
/** Fewer days than these are no item of their own. */
const LEAST_DAYS = 3;

/** Everything that moved cash but the deposits of patients' and insurers' money. */
export function itemsOf({ flows, origin }: Known): Item[] {
  const since = monthStart(origin.month + 1 - FLOW_MONTHS);
  const relevant = flows.filter((flow) => flow.day >= since && !isFees(flow.line, flow.cents));
  const byPurpose = grouped(
    relevant,
    (flow) => `${sideOf(flow)}|${words(flow.memo) || flow.account}`,
  );
  const strays: Flow[] = [];
  const items: Item[] = [];
  for (const group of byPurpose) {
    if (new Set(group.map(({ day }) => day)).size >= LEAST_DAYS)
      items.push(itemOf(group, nameOf(group)));
    else strays.push(...group);
  }
  for (const group of grouped(strays, (flow) => `${sideOf(flow)}|${flow.line}`)) {
    items.push(itemOf(group, nameOf(group)));
  }
  return items;
}

const sideOf = ({ line }: Flow): string => (isOtherIncome(line) ? OTHER_INCOME : categoryOf(line));

/** True for money earned that the billing system does not know. */
export const isIncome = ({ category }: Item): boolean => category === OTHER_INCOME;

function itemOf(flows: readonly Flow[], name: string): Item {
  const byDay = new Map<number, number>();
  const rowOf = new Map<number, number>();
  for (const { day, cents, row } of flows) {
    byDay.set(day, (byDay.get(day) ?? 0) + cents);
    rowOf.set(day, Math.min(rowOf.get(day) ?? row, row));
  }
  const days = [...byDay.keys()].filter((day) => byDay.get(day) !== 0).toSorted((a, b) => a - b);
  return {
    name,
    category: sideOf(flows[0]!),
    lines: [...new Set(flows.map(({ line }) => line))],
    accounts: [...new Set(flows.map(({ account }) => account))],
    days,
    cents: days.map((day) => byDay.get(day)!),
    rows: days.map((day) => rowOf.get(day)!),
  };
}

/** The memo that most of them bear, else the account they are booked on. */
function nameOf(flows: readonly Flow[]): string {
  const memos = flows.map(({ memo, account }) => (words(memo) ? memo.trim() : leaf(account)));
  const counts = new Map<string, number>();
  for (const memo of memos) counts.set(memo, (counts.get(memo) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/** A sub-account's own name. */
const leaf = (account: string): string => account.split(":").at(-1)!.trim();

const MONTH_NAMES =
  /\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|tember|ober|ember)?\b/g;

/** A memo's words alone. @example words("Rent March 2026 #114") // => "rent" */
export function words(memo: string): string {
  return memo
    .toLowerCase()
    .replace(MONTH_NAMES, " ")
    .replace(/[^a-z]+/g, " ")
    .trim();
}

function grouped(flows: readonly Flow[], keyOf: (flow: Flow) => string): Flow[][] {
  const groups = new Map<string, Flow[]>();
  for (const flow of flows) {
    const key = keyOf(flow);
    const there = groups.get(key);
    if (there) there.push(flow);
    else groups.set(key, [flow]);
  }
  return [...groups.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
