/** What is owed at the end of each month: days in A/R, its age, credits, and whether it rolls forward. */
import { byPrimary, isAdjustment, isCharge, isContractual, type Entry } from "./entries.ts";
import { CENTS, fact, MONTH, ofMoney, QUARTER, when, type Fact, type Plains } from "./fact.ts";
import { before, days, lastDayOf, together } from "./read.ts";

type Open = {
  id: string;
  party: string;
  payer: string;
  provider: string;
  location: string;
  served: string;
  /** the day of the first posting by which this party owes it */
  since: string;
  month: string;
  end: string;
  balance: number;
};

/** What is left of each item at the end of each month. */
function openItems(entries: readonly Entry[], months: readonly string[]): Open[] {
  const items = together(
    entries.filter(({ kind }) => kind !== "bad debt recovery"),
    ({ item, patient, party, payer, provider, location }) =>
      [item || `of ${patient}`, party, payer, provider, location].join("|"),
  );
  return [...items.values()].flatMap((parts) => {
    const { item, party, payer, provider, location } = parts[0]!;
    const served =
      parts
        .map((each) => each.served)
        .filter(Boolean)
        .toSorted()[0] ?? "";
    const since = parts
      .filter(({ amount }) => amount > 0)
      .map(({ posted }) => posted)
      .toSorted()[0]!;
    return months.flatMap((month) => {
      const end = lastDayOf(month);
      const balance = parts.reduce(
        (sum, { posted, amount }) => sum + (posted <= end ? amount : 0),
        0,
      );
      const about = { id: item, party, payer, provider, location, served, since };
      return balance === 0 ? [] : [{ ...about, month, end, balance }];
    });
  });
}

const age = ({ served, end }: Open): number => days(served, end);

function bucket(item: Open): string {
  if (item.id === "") return "unapplied";
  if (item.balance < 0) return "credit";
  const reached = [30, 60, 90, 120].findIndex((limit) => age(item) <= limit);
  return ["0-30", "31-60", "61-90", "91-120"][reached] ?? ">120";
}

export function receivables(entries: readonly Entry[], months: readonly string[]): Plains {
  const open = openItems(entries, months);
  const debit = open.filter(({ id, balance }) => id !== "" && balance > 0);
  const patients = debit.filter(({ party }) => party === "patient");
  const owed = (item: Open, top: number, bottom: number, category = ""): Fact =>
    fact(item, item.month, top, bottom, category);
  const inFull = (item: Open): Fact => owed(item, item.balance, 0);
  const charged = (counts: (entry: Entry) => boolean): Fact[] =>
    entries.filter(counts).map((entry) => fact(byPrimary(entry), entry.posted, 0, entry.amount));
  const gross = charged(isCharge);
  const net = charged((entry) => isCharge(entry) || (isAdjustment(entry) && isContractual(entry)));
  const perDay = {
    top: MONTH,
    bottom: { ...QUARTER, per: "day", short: "not told" },
    per: CENTS,
  } as const;
  const total = { as: "sum" } as const;
  return {
    RC01: ofMoney([...open.map(inFull), ...gross], perDay),
    "RC01.debit": ofMoney([...debit.map(inFull), ...gross], perDay),
    RC02: ofMoney([...open.map(inFull), ...net], perDay),
    RC04: ofMoney(
      open.map((item) =>
        owed(
          item,
          item.balance,
          when(item.id !== "" && item.balance > 0, item.balance),
          bucket(item),
        ),
      ),
      { as: "share", byCategory: true },
    ),
    RC05: ofMoney(
      debit.map((item) => owed(item, when(age(item) > 90, item.balance), item.balance)),
    ),
    RC06: ofMoney(
      debit.map((item) => owed(item, when(age(item) > 120, item.balance), item.balance)),
    ),
    RC33: ofMoney(
      debit.map((item) => owed(item, when(item.party === "patient", item.balance), item.balance)),
    ),
    "RC33.90": ofMoney(
      patients.map((item) => owed(item, when(age(item) > 90, item.balance), item.balance)),
    ),
    "RC33.owed": ofMoney(
      patients.map((item) =>
        owed(item, when(days(item.since, item.end) > 90, item.balance), item.balance),
      ),
    ),
    RC28: ofMoney(
      open
        .filter(({ id, balance }) => id !== "" && balance < 0)
        .map((item) => owed(item, -item.balance, 0)),
      total,
    ),
    RC29: ofMoney(
      open.filter(({ id }) => id === "").map((item) => owed(item, -item.balance, 0)),
      total,
    ),
    RC37: ofMoney(
      [
        ...open.map((item) => fact(item, before(item.month, -1), item.balance, 0)),
        ...open.map((item) => owed(item, -item.balance, 0)),
        ...entries
          .filter(({ kind }) => kind !== "bad debt recovery")
          .map((entry) => fact(entry, entry.posted, entry.amount, 0)),
      ],
      total,
    ),
  };
}
