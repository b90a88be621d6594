/** What the practice has and owes at the end of a month, by its own books, and the pace they keep. */
import { sqlFile, type Session } from "../../database.ts";
import { allocate, cents } from "../../money.ts";
import { rational, ZERO, type Rational } from "../rational.ts";

/** What is had, what is owed and what is the owners'; whole cents, each positive as it usually stands. */
export type Position = {
  readonly cash: bigint;
  /** at what is expected to come of them; nothing on cash basis */
  readonly receivables: bigint;
  readonly investments: bigint;
  readonly restricted: bigint;
  readonly otherAssets: bigint;
  /** at cost */
  readonly fixedAssets: bigint;
  readonly writtenDown: bigint;
  readonly payables: bigint;
  readonly payrollLiabilities: bigint;
  readonly line: bigint;
  /** money that is not there: what cash would be below zero by */
  readonly gap: bigint;
  /** owed on loans, and how much of it falls due within twelve months */
  readonly debt: bigint;
  readonly dueWithinYear: bigint;
  readonly capital: bigint;
  readonly retained: bigint;
  /** by which the books themselves do not balance */
  readonly unexplained: bigint;
};

/** Debit positive, by statement line; everything earned and spent since the books began is retained. */
export type Balance = { line: string; kind: string; cents: bigint };

/** The pace of the last twelve months booked. */
export type RunRate = {
  /** written down in each month, in turn */
  readonly depreciation: readonly bigint[];
  /** part of what is paid on debt that is interest; zero where nothing was paid */
  readonly interestShare: Rational;
};

/**
 * @param cash  as the forecast opens with it; what the books say otherwise is left unexplained
 */
export function openingOf(balances: readonly Balance[], cash: bigint): Position {
  const sum = (holds: (balance: Balance) => boolean): bigint =>
    balances.filter(holds).reduce((all, each) => all + each.cents, 0n);
  const of = (...lines: string[]): bigint => sum(({ line }) => lines.includes(line));
  const earned = sum(({ kind }) => kind === "revenue" || kind === "expense");
  const found = {
    cash: cash > 0n ? cash : 0n,
    receivables: 0n,
    investments: of("short_term_investments"),
    restricted: of("restricted_cash"),
    otherAssets: of("other_assets", "unmapped"),
    fixedAssets: of("fixed_assets"),
    writtenDown: -of("accumulated_depreciation"),
    payables: -of("payables"),
    payrollLiabilities: -of("payroll_liabilities"),
    line: -of("credit_line"),
    gap: cash < 0n ? -cash : 0n,
    debt: -of("loans"),
    dueWithinYear: 0n,
    capital: -of("equity"),
    retained: -(earned + of("owner_draws")),
    unexplained: 0n,
  };
  return { ...found, unexplained: assetsOf(found) - owedOf(found) - ownersOf(found) };
}

export const assetsOf = (at: Position): bigint =>
  at.cash +
  at.receivables +
  at.investments +
  at.restricted +
  at.otherAssets +
  at.fixedAssets -
  at.writtenDown;

export const owedOf = (at: Position): bigint =>
  at.payables + at.payrollLiabilities + at.line + at.gap + at.debt;

export const ownersOf = (at: Position): bigint => at.capital + at.retained + at.unexplained;

/** @param month  at whose end; null where the ledger's detail does not reach it */
export async function readBalances(session: Session, month: string): Promise<Balance[] | null> {
  const rows = await session.rows(sqlFile("numbers/statements/opening.sql"), { month });
  if (rows.length === 0) return null;
  return rows.map((row) => ({
    line: row["line"] as string,
    kind: row["kind"] as string,
    cents: cents(row["balance"] as string),
  }));
}

export async function readRunRate(session: Session, month: string): Promise<RunRate> {
  const row = await session.row(sqlFile("numbers/statements/run_rate.sql"), { month });
  const amount = (name: string): bigint => cents(row[name] as string);
  const months = Math.max(1, Number(row["months"]));
  const [interest, principal] = [amount("interest"), amount("principal")];
  return {
    depreciation: allocate(
      amount("depreciation"),
      Array.from({ length: months }, () => 1n),
    ),
    interestShare: interest > 0n ? rational(interest, interest + principal) : ZERO,
  };
}
