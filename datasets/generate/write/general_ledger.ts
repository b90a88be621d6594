import { ACCOUNT_IDS, accountName, carriesBalance, type Account } from "../books/accounts.ts";
import type { JournalEntry, LedgerMonth } from "../books/journal.ts";
import { grouped, type Cents } from "../cents.ts";
import type { Settings } from "../options.ts";
import type { World } from "../world/world.ts";
import { field } from "./csv.ts";
import { PRACTICE } from "./practice_name.ts";
import type { TextFile } from "./text_file.ts";

const HEADER = ",Trans #,Type,Date,Num,Memo,Debit,Credit,Balance\n";
export const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** As the bookkeeping program says it. */
export const basisOf = ({ accrual }: Settings): string =>
  accrual ? "Accrual Basis" : "Cash Basis";

/**
 * The general ledger of a month by account, as a desktop bookkeeping program prints it. Balances
 * are debits less credits.
 *
 * @returns the rows of postings written
 */
export function writeGeneralLedger(
  file: TextFile,
  { calendar, settings }: World,
  month: number,
  { opening, entries }: LedgerMonth,
): number {
  const first = calendar.firstOf(month);
  const name = `${MONTHS[calendar.monthOfYear(first) - 1]} ${calendar.year(first)}`;
  const printed = calendar.us(calendar.printDay(month));
  file.write(
    `${PRACTICE}\nGeneral Ledger\n${name}\n${basisOf(settings)}   Printed ${printed}\n${HEADER}`,
  );

  const postings = byAccount(entries);
  let rows = 0;
  let turnover = 0;
  for (const account of ACCOUNT_IDS) {
    const sides = postings.get(account) ?? [];
    let balance = opening.get(account)!;
    if (sides.length === 0 && balance === 0) continue;
    const name = accountName(account);
    file.write(`${name},,,,,,,,${carriesBalance(account) ? money(balance) : ""}\n`);
    let [debits, credits] = [0, 0];
    for (const { entry, amount } of sides) {
      balance += amount;
      if (amount > 0) debits += amount;
      else credits -= amount;
      rows++;
      file.write(
        `,${entry.number},${entry.type},${calendar.us(entry.day)},${entry.reference},${field(entry.memo)},` +
          `${amount > 0 ? money(amount) : ""},${amount < 0 ? money(-amount) : ""},${money(balance)}\n`,
      );
    }
    turnover += debits;
    file.write(`Total ${name},,,,,,${money(debits)},${money(credits)},${money(balance)}\n`);
  }
  file.write(`TOTAL,,,,,,${money(turnover)},${money(turnover)},\n`);
  return rows;
}

function byAccount(
  entries: readonly JournalEntry[],
): Map<Account, { entry: JournalEntry; amount: Cents }[]> {
  const postings = new Map<Account, { entry: JournalEntry; amount: Cents }[]>();
  for (const entry of entries)
    for (const [account, amount] of entry.sides) {
      const there = postings.get(account) ?? [];
      there.push({ entry, amount });
      postings.set(account, there);
    }
  return postings;
}

const money = (amount: Cents): string => `"${grouped(amount)}"`;
