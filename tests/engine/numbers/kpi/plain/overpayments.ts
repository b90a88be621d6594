/** What federal payers have paid too much, since when, and how many of sixty days are left at each month's end. */
import { byPrimary, type Entry } from "./entries.ts";
import { CENTS, fact, quotient, type Fact, type Plains } from "./fact.ts";
import { days, lastDayOf, later, sum, together } from "./read.ts";

/** Of what and of whom a balance is. */
const accountOf = ({ item, party, payer, provider, location }: Entry): string =>
  [item, party, payer, provider, location].join("|");

const FEDERAL = /\b(medicare|medicaid|tricare|champva)\b/i;

export function overpayments(entries: readonly Entry[], months: readonly string[]): Plains {
  const federal = new Set(
    entries.flatMap((each) => (FEDERAL.test(`${each.class} ${each.payer}`) ? [each.payer] : [])),
  );
  const items = together(
    entries.filter(
      ({ kind, item, payer }) => kind !== "bad debt recovery" && item !== "" && federal.has(payer),
    ),
    accountOf,
  );
  const found = [...items.values()].flatMap((parts) => {
    const byDay = [...together(parts, ({ posted }) => posted)].toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    );
    return months.flatMap((month) => {
      const end = lastDayOf(month);
      let [balance, since] = [0, ""];
      for (const [posted, those] of byDay) {
        if (posted > end) break;
        const now = balance + sum(those.map(({ amount }) => amount));
        if (now < 0 && balance >= 0) since = posted;
        balance = now;
      }
      if (balance >= 0) return [];
      const left = days(end, later(since, 60));
      const category =
        left < 0 ? "past the sixty days" : left <= 14 ? "0-14 days left" : "15-60 days left";
      return [{ of: parts[0]!, month, balance, category }];
    });
  });
  const told = (top: (balance: number) => number, per: readonly [number, number]) =>
    quotient(
      found.map(({ of, month, balance, category }) => fact(of, month, top(balance), 0, category)),
      { as: "sum", per, byCategory: true },
    );
  return {
    CO03: told((balance) => -balance, CENTS),
    "CO03.count": told(() => 1, [1, 1]),
    "CO08.refund": quotient(refunds(entries), { as: "median" }),
  };
}

/** Each refund of an item below zero, and the days since the posting that made it so. */
function refunds(entries: readonly Entry[]): Fact[] {
  const items = together(
    entries.filter(({ kind, item }) => kind !== "bad debt recovery" && item !== ""),
    accountOf,
  );
  return [...items.values()]
    .filter((lines) => lines.some(({ kind }) => kind === "refund"))
    .flatMap((lines) => {
      const byDay = [...together(lines, ({ posted }) => posted)].toSorted(([a], [b]) =>
        a < b ? -1 : 1,
      );
      const found: Fact[] = [];
      let [balance, since] = [0, ""];
      for (const [posted, those] of byDay) {
        const returned = those.filter(({ kind }) => kind === "refund");
        const others = those.filter((each) => !returned.includes(each));
        const owed = balance + sum(others.map(({ amount }) => amount));
        const from = balance < 0 ? since : owed < 0 ? posted : "";
        if (from)
          found.push(
            ...returned.map((each) => fact(byPrimary(each), posted, days(from, posted), 1)),
          );
        const after = owed + sum(returned.map(({ amount }) => amount));
        if (after < 0 && balance >= 0) since = posted;
        balance = after;
      }
      return found;
    });
}
