import { ACCOUNT_IDS, lineOf } from "../books/accounts.ts";
import type { Journal } from "../books/journal.ts";
import { plain } from "../cents.ts";

/** Debits less credits of every statement line in a month, and the cash at its end; asked on the month's last day. */
export function booksTruth(journal: Journal, month: number): Record<string, unknown> {
  const lines = [...new Set(ACCOUNT_IDS.map(lineOf))];
  const moved = lines
    .map((line) => [line, journal.lineMovement(line, month)] as const)
    .filter(([, amount]) => amount !== 0);
  const cash = ACCOUNT_IDS.filter((account) => lineOf(account) === "cash");
  return {
    gl: Object.fromEntries(moved.map(([line, amount]) => [line, plain(amount)])),
    cash_closing: plain(cash.reduce((sum, account) => sum + journal.balance(account), 0)),
  };
}
