import { accountName, ACCOUNT_IDS, carriesBalance, type Account } from "../books/accounts.ts";
import type { Journal } from "../books/journal.ts";
import { grouped, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { Settings } from "../options.ts";
import { basisOf, MONTHS } from "./general_ledger.ts";
import { PRACTICE } from "./practice_name.ts";
import type { TextFile } from "./text_file.ts";

/** What the books hold at the end of a month, on the side each account stands on. */
export type Column = {
  /** `Oct 2026` */
  readonly head: string;
  /** `October 31, 2026` */
  readonly day: string;
  readonly of: ReadonlyMap<string, Cents>;
};

type Part = {
  readonly name: string;
  readonly side: 1 | -1;
  readonly holds: readonly (string | Part)[];
};

const assets = (name: string, ...holds: (string | Part)[]): Part => ({ name, side: 1, holds });
const claims = (name: string, ...holds: (string | Part)[]): Part => ({ name, side: -1, holds });
const names = (...accounts: Account[]): string[] => accounts.map(accountName);

const RETAINED = "Retained Earnings";
const NET_INCOME = "Net Income";
const SHEET: readonly Part[] = [
  assets(
    "ASSETS",
    assets(
      "Current Assets",
      assets("Bank Accounts", ...names("checking", "moneyMarket")),
      assets("Accounts Receivable", ...names("receivable")),
      assets("Other Current Assets", ...names("undeposited")),
    ),
    assets("Fixed Assets", ...names("equipment", "accumulated")),
    assets("Other Assets", ...names("reserve", "leaseDeposits")),
  ),
  claims(
    "LIABILITIES AND EQUITY",
    claims(
      "Liabilities",
      claims(
        "Current Liabilities",
        claims("Accounts Payable", ...names("payable")),
        claims("Other Current Liabilities", ...names("withheld", "benefitsPayable", "creditLine")),
      ),
      claims("Long-Term Liabilities", ...names("loan")),
    ),
    claims("Equity", ...names("equity", "draws", "taxDraws"), RETAINED, NET_INCOME),
  ),
];

/** The balances at the end of a month whose last day was just lived; earnings from the first exported month on. */
export function balanceSheet(calendar: ClinicCalendar, journal: Journal, month: number): Column {
  const last = calendar.lastOf(month);
  const name = MONTHS[calendar.monthOfYear(last) - 1]!;
  const year = calendar.year(last);
  const january = Math.max(0, month - calendar.monthOfYear(last) + 1);
  const earned = (from: number, to: number): Cents => {
    let total = 0;
    for (let each = from; each <= to; each++)
      for (const id of ACCOUNT_IDS) if (!carriesBalance(id)) total += journal.movement(id, each);
    return total;
  };
  return {
    head: `${name.slice(0, 3)} ${year}`,
    day: `${name} ${calendar.dayOfMonth(last)}, ${year}`,
    of: new Map([
      ...ACCOUNT_IDS.filter(carriesBalance).map(
        (id) => [accountName(id), journal.balance(id)] as const,
      ),
      [RETAINED, earned(0, january - 1)],
      [NET_INCOME, earned(january, month)],
    ]),
  };
}

/**
 * A balance sheet with a column for each month, as an online bookkeeping program prints it;
 * accounts that hold nothing are left out. Returns the rows of accounts written.
 */
export function writeBalanceSheet(
  file: TextFile,
  settings: Settings,
  columns: readonly Column[],
): number {
  let rows = 0;
  const money = (amounts: readonly Cents[]): string =>
    amounts.map((amount) => `,"${grouped(amount)}"`).join("");

  const linesOf = ({ name, side, holds }: Part, depth: number): [string[], Cents[]] => {
    const indent = "   ".repeat(depth);
    const totals = columns.map(() => 0);
    const lines = holds.flatMap((each) => {
      const isPart = typeof each !== "string";
      const [inner, amounts] = isPart
        ? linesOf(each, depth + 1)
        : [[], columns.map(({ of }) => side * of.get(each)!)];
      for (const [i, amount] of amounts.entries()) totals[i]! += amount;
      if (isPart) return inner;
      if (amounts.every((amount) => amount === 0)) return [];
      rows++;
      return [`${indent}   ${each}${money(amounts)}\n`];
    });
    if (lines.length === 0) return [[], totals];
    const closes = depth === 0 ? `TOTAL ${name}` : `Total ${name}`;
    const empty = ",".repeat(columns.length);
    return [
      [`${indent}${name}${empty}\n`, ...lines, `${indent}${closes}${money(totals)}\n`],
      totals,
    ];
  };

  const { day } = columns.at(-1)!;
  file.write(`Balance Sheet\n${PRACTICE}\n"As of ${day}"\n\n`);
  file.write(`${["", ...columns.map(({ head }) => head)].join(",")}\n`);
  for (const part of SHEET) file.write(linesOf(part, 0)[0].join(""));
  file.write(`\n"${day} - ${basisOf(settings)}"\n`);
  return rows * columns.length;
}
