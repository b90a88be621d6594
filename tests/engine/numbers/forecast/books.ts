/** A small general ledger and register, typed so that a reader can check them by hand. */
import { addDays } from "../../../../engine/calendar.ts";

/** The chart of accounts of these books. */
export const ACCOUNTS = `account,line
Checking,cash
Drawer,undeposited_funds
Equity,equity
Fees,patient_revenue
Incentives,other_revenue
Wages,support_staff
Rent,occupancy
Supplies,medical_supplies
Draws,owner_draws
Line,credit_line
Loan,loans
Interest,interest
`;

/** One entry: what it did to cash and why. */
export type Move = { date: string; account: string; memo?: string; amount: number };

let entries = 0;

/** A ledger file; every move is a balanced entry with the bank account on the other side. */
export function booksFile(moves: readonly Move[], bank = "Checking"): string {
  const lines = moves.flatMap(({ date, account, memo, amount }) => {
    const entry = `B${++entries}`;
    const side = (name: string, cash: number): string =>
      [
        name,
        entry,
        date,
        memo ?? account,
        cash > 0 ? cash.toFixed(2) : "",
        cash < 0 ? (-cash).toFixed(2) : "",
      ].join(",");
    return [side(bank, amount), side(account, -amount)];
  });
  return `${["account,entry,date,memo,debit,credit", ...lines].join("\n")}\n`;
}

/** The same move on each of a number of days that begin with one and are so far apart. */
export const every = (
  days: number,
  times: number,
  first: string,
  move: Omit<Move, "date">,
): Move[] => Array.from({ length: times }, (_, i) => ({ ...move, date: addDays(first, i * days) }));

/** A payroll register: one person paid on each of these days. */
export function registerFile(payDays: readonly string[], gross: number): string {
  const header = "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross";
  const lines = payDays.map((day) =>
    [day, addDays(day, -19), addDays(day, -6), "E1", "Clinic", "Nurse", "Regular", 80, gross].join(
      ",",
    ),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
