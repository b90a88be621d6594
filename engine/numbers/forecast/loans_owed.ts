/** What is owed on each loan of `loans.json` on a day, by its own schedule. */
import { dayFromNumber } from "../../calendar.ts";
import { sqlFile, type Session } from "../../database.ts";
import { moneyText } from "../../money.ts";
import type { LoanRecord } from "./evidence.ts";
import { loanPlan } from "./loan_payments.ts";

export type LoanOwed = {
  lender: string;
  purpose: string;
  /** a fraction a year */
  rate: number;
  /** null where the record tells no amount */
  owed: string | null;
  next: { date: string; amount: string } | null;
  /** the last payment; null where the record does not tell when it ends */
  ends: string | null;
};

const ALWAYS = "9999-12-30T00:00:00Z";
const FAR = 365 * 60;

/** The newest record of each loan. */
export async function readLoans(session: Session, knownAt: string | null): Promise<LoanRecord[]> {
  const rows = (await session.rows(sqlFile("numbers/forecast/loans.sql"), {
    known_at: knownAt ?? ALWAYS,
  })) as unknown as (LoanRecord & { until: number })[];
  const newest = Math.max(...rows.map(({ until }) => until));
  return rows.filter(({ until }) => until === newest);
}

/** @param day  counted from 1970-01-01; what is due before it has been paid */
export async function loansOwed(
  session: Session,
  day: number,
  knownAt: string | null,
): Promise<LoanOwed[]> {
  return (await readLoans(session, knownAt)).map((loan) => {
    const { payments, owed } = loanPlan(loan, day, day + FAR);
    const [next] = payments;
    const last = payments.at(-1);
    const isKnown = Number.isFinite(owed);
    return {
      lender: loan.lender,
      purpose: loan.purpose,
      rate: loan.annual_rate,
      owed: isKnown ? moneyText(BigInt(Math.round(owed))) : null,
      next: next
        ? { date: dayFromNumber(next.day), amount: moneyText(BigInt(Math.round(next.cents))) }
        : null,
      ends: isKnown && last ? dayFromNumber(last.day) : null,
    };
  });
}
