/** Statements of the months to come. */

/** A line of a statement by month; amounts are money as decimal text, what goes out of cash is below zero. */
export type StatementAheadLine = {
  line: string;
  title: string;
  /** lines that it is the sum of, and those taken away; empty for a figure of its own */
  plus: string[];
  minus: string[];
  /** how months make a quarter or a year */
  over_time: "sum" | "first" | "last";
  /** before the first month, of the balance sheet alone */
  opening: string | null;
  amounts: string[];
};

export type StatementAhead = {
  statement: "profit_and_loss" | "balance_sheet" | "cash_flow" | "cash_flow_indirect" | "equity";
  title: string;
  lines: StatementAheadLine[];
};

/** Something that must hold, or ought to, and by how much it does not. */
export type StatementCheck = { check: string; says: string; holds: boolean; difference: string };

/** Debt service coverage of a month and of the twelve months that end with it; null with the reason why. */
export type StatementCoverage = {
  month: string;
  dscr: number | null;
  arithmetic: string;
  dscr_twelve_months: number | null;
  arithmetic_twelve_months: string;
  dscr_after_distributions: number | null;
  arithmetic_after_distributions: string;
};

/** The line of credit in a month; balance and gap at its end. */
export type StatementCreditLine = {
  month: string;
  drawn: string;
  repaid: string;
  interest: string;
  balance: string;
  gap: string;
  /** of the month's days: the largest gap, and the most that cash was below the minimum by */
  largest_gap: string;
  below_minimum: string;
};

/** What the statements owe on one debt, by its schedule. */
export type StatementDebt = {
  debt: string;
  owed_before: string;
  taken_up: string;
  owed_after: string;
  due_within_a_year: string;
  interest: string;
  principal: string;
};

/** Collections of a month in the books, step by step to what its services earn; money, what is taken away below zero. */
export type AccrualMonth = {
  month: string;
  collections: string;
  /** posted in the billing system in another month than booked, or known to one of the two alone */
  timing: string;
  recoveries: string;
  unapplied: string;
  other_unapplied: string;
  receivables: string;
  credits: string;
  net_revenue: string;
  /** part of it that is expected and not received yet */
  still_expected: string;
};

export type AccrualBridge = {
  /** why there is none; then no months */
  reason: string | null;
  basis: string;
  months: AccrualMonth[];
  /** net receivables at what is expected to come of them, after credits and waiting money, at the end of each */
  net_receivables: string[];
  checks: StatementCheck[];
};

/** Three linked statements of the months to come. */
export type StatementsReport = {
  /** why there are none; then no months */
  reason: string | null;
  basis: "cash" | "accrual";
  /** the last month of the books, which the balance sheet opens with */
  opened: string | null;
  months: string[];
  /** what is taken up that is not there yet */
  offer: string | null;
  statements: StatementAhead[];
  coverage: StatementCoverage[];
  credit_line: {
    limit: string;
    annual_rate: string;
    minimum: string;
    months: StatementCreditLine[];
  };
  debts: StatementDebt[];
  checks: StatementCheck[];
  assumed: string[];
  bridge: AccrualBridge;
};
