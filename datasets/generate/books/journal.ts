import { plain, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { ACCOUNT_IDS, carriesBalance, lineOf, type Account } from "./accounts.ts";

/** One side of an entry: debit positive, credit negative. */
export type Side = readonly [account: Account, amount: Cents];

/** A journal entry as the bookkeeping program keeps it. */
export type JournalEntry = {
  readonly number: number;
  readonly day: number;
  readonly type: string;
  readonly reference: string;
  readonly memo: string;
  readonly sides: readonly Side[];
};

/** A month as its general ledger is printed. */
export type LedgerMonth = {
  readonly opening: ReadonlyMap<Account, Cents>;
  readonly entries: readonly JournalEntry[];
};

/** The books: entries that balance, balances, and the movement of each statement line by month. */
export type Journal = {
  /** @throws {RangeError} when the sides do not sum to nothing; sides of nothing are left out */
  enter(day: number, type: string, memo: string, sides: readonly Side[], reference?: string): void;
  balance(account: Account): Cents;
  /** debits less credits of an account in a month */
  movement(account: Account, month: number): Cents;
  /** debits less credits of a statement line in a month */
  lineMovement(line: string, month: number): Cents;
  /** closes the books of the warm-up: what is owned and owed becomes an opening entry, the rest equity */
  openExports(day: number, checking: Cents): void;
  /** the entries since the last call, and the balances before them */
  takeMonth(): LedgerMonth;
};

/** Empty books; entries number from 1, and again from 1 when the exports open. */
export function journal(calendar: ClinicCalendar): Journal {
  const balances = new Map<Account, Cents>(ACCOUNT_IDS.map((account) => [account, 0]));
  const movements = new Map<string, Cents>();
  let opening = new Map(balances);
  let entries: JournalEntry[] = [];
  let number = 0;

  const enter: Journal["enter"] = (day, type, memo, all, reference = "") => {
    const sides = all.filter(([, amount]) => amount !== 0);
    const difference = sides.reduce((sum, [, amount]) => sum + amount, 0);
    if (difference !== 0)
      throw new RangeError(
        `${type} "${memo}" of ${calendar.iso(day)} is off by ${plain(difference)}`,
      );
    if (sides.length === 0) return;
    entries.push({ number: ++number, day, type, reference, memo, sides });
    for (const [account, amount] of sides) {
      balances.set(account, balances.get(account)! + amount);
      const key = `${account}/${calendar.month(day)}`;
      movements.set(key, (movements.get(key) ?? 0) + amount);
    }
  };

  const movement = (account: Account, month: number): Cents =>
    movements.get(`${account}/${month}`) ?? 0;

  return {
    enter,
    balance: (account) => balances.get(account)!,
    movement,
    lineMovement: (line, month) =>
      ACCOUNT_IDS.reduce(
        (sum, account) => sum + (lineOf(account) === line ? movement(account, month) : 0),
        0,
      ),
    openExports(day, checking) {
      balances.set("checking", checking);
      const kept: Side[] = ACCOUNT_IDS.filter(
        (account) =>
          carriesBalance(account) && lineOf(account) !== "owner_draws" && account !== "equity",
      ).map((account) => [account, balances.get(account)!]);
      const worth = kept.reduce((sum, [, amount]) => sum + amount, 0);
      for (const account of ACCOUNT_IDS) balances.set(account, 0);
      opening = new Map(balances);
      entries = [];
      number = 0;
      enter(day, "General Journal", "Opening balances", [...kept, ["equity", -worth]], "OPEN");
    },
    takeMonth() {
      const month = { opening, entries };
      opening = new Map(balances);
      for (const account of ACCOUNT_IDS) if (!carriesBalance(account)) opening.set(account, 0);
      entries = [];
      return month;
    },
  };
}
