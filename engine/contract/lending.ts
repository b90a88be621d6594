/** What lenders ask for: covenants, stress, earnings, receivables. */

/** An amount of a covenant's arithmetic; below zero where it is taken away. */
export type CovenantLine = {
  name: string;
  amount: string | null;
  /** the statement line, balance or loan it comes from, with its window */
  from: string;
  /** the figure whose rows under this name it is the sum of; null where it is of no ledger */
  kpi: string | null;
};

/** A change that alone would make a covenant hold, in currency units. */
export type CovenantCure = { says: string; amount: string };

/** A test day to come, by the forecast of cash and its futures. */
export type CovenantTest = {
  date: string;
  threshold: string;
  /** the value expected then, and the chance, 0-1, that it is a breach; null with a reason */
  expected: number | null;
  chance: number | null;
  reason: string | null;
};

/** One covenant at the end of a month. */
export type CovenantResult = {
  name: string;
  lender: string | null;
  /** the contract's own words */
  quote: string;
  ratio: string;
  title: string;
  unit: "number" | "days" | "money";
  window: { from: string; to: string; months: number };
  over: CovenantLine[];
  /** empty for an amount of money, which is divided by nothing */
  under: CovenantLine[];
  arithmetic: string;
  value: number | null;
  /** why there is no value */
  reason: string | null;
  side: "at_least" | "at_most";
  /** what holds on the day, and since when it is a step down; null where it is the first */
  threshold: string;
  threshold_since: string | null;
  /** in the unit of the ratio, and in currency units of what stands above the line; below zero in a breach */
  headroom: number | null;
  headroom_amount: string | null;
  status: "passed" | "breached" | "unknown";
  /** whether the contract tests on this day */
  is_test_day: boolean;
  grace_days: number | null;
  /** each alone mends the breach; the smallest first */
  cures: CovenantCure[];
  next_tests: CovenantTest[];
  /** what the chances rest on */
  assumed: string[];
};

/** Every covenant of `covenants.json` at the end of a month. */
export type CovenantReport = {
  period: string;
  as_of: string;
  covenants: CovenantResult[];
  notes: string[];
};

/** Twelve months to come under one thing that may go wrong. */
export type StressRow = {
  name: string;
  /** what was changed and what stays as it is, in words */
  says: string[];
  /** why it cannot be told of this practice; null where it can */
  reason: string | null;
  lowest: { date: string; amount: string } | null;
  probability_below_minimum: number | null;
  /** receipts less the cost of running the practice, over payments on debt; null with the arithmetic saying why */
  dscr: number | null;
  dscr_arithmetic: string | null;
};

/** How far receipts may fall, as a share of them, and the amount of twelve months; null with a reason. */
export type StressLimit = {
  /** for what, and before what breaks */
  says: string;
  share: number | null;
  amount: string | null;
  /** the day on which it happens; null where it is of the whole year */
  date: string | null;
  reason: string | null;
};

/** The grid that a lender asks for, and how far receipts may fall before it breaks. */
export type StressReport = {
  /** first day of the twelve months; null where there is no money to forecast */
  origin: string | null;
  minimum: string;
  dscr_asked: { threshold: string; from: string };
  rows: StressRow[];
  limits: StressLimit[];
  assumed: string[];
};

/** What would be other in other hands, in a span of months. */
export type AdjustmentLine = {
  name: string;
  kind: "one_off" | "owner_pay" | "owner_rent" | "other";
  from: string;
  to: string;
  /** what it adds to earnings, and what of it a lender counts */
  claimed: string;
  accepted: number;
  counted: string;
  reason: string;
  document: string | null;
  approved_by: string | null;
  market_source: string | null;
};

export type NormalisedRatio = {
  id: string;
  title: string;
  value: number | null;
  reason: string | null;
  arithmetic: string;
};

/** Earnings of twelve months as booked, with every adjustment, and with what a lender counts. */
export type NormalisedEarnings = {
  period: string;
  as_of: string;
  /** the months, in words */
  window: string;
  ebitda: string | null;
  lines: AdjustmentLine[];
  ebitda_claimed: string | null;
  ebitda_counted: string | null;
  ratios: NormalisedRatio[];
  /** why earnings are not known */
  reason: string | null;
  notes: string[];
};

/** One payer's receivables in a borrowing base; each amount is what is left out for that reason, or what is left. */
export type BorrowingBasePayer = {
  payer: string;
  /** medicare, medicaid, other government, medicare advantage, commercial, work or accident, patient, unknown */
  kind: string;
  /** debit balances */
  owed: string;
  patient: string;
  over_age: string;
  denied: string;
  not_billed: string;
  /** what is left of a payer with too much over age */
  cross_aged: string;
  /** overpaid, of the ages that count */
  credits: string;
  counted: string;
  /** what of it is expected to come in as money */
  expected: string;
  /** beyond the limit for one payer */
  excess: string;
  eligible: string;
};

/** A line of the certificate; lines between two totals lead from one to the next. */
export type BorrowingBaseStep = { what: string; amount: string; is_total: boolean };

/** What a lender advances on receivables at the end of a month. */
export type BorrowingBase = {
  period: string;
  as_of: string;
  /** null where the practice wrote no terms and the usual ones are used */
  lender: string | null;
  quote: string | null;
  payers: BorrowingBasePayer[];
  steps: BorrowingBaseStep[];
  eligible: string | null;
  base: string | null;
  available: string | null;
  /** why there is no base */
  reason: string | null;
  /** the terms and what the shares rest on, in words */
  assumed: string[];
};

/** A covenant at a test to come, by the forecast of cash. */
export type OfferStanding = {
  status: "passed" | "breached" | "unknown";
  value: number | null;
  /** in the unit of the ratio, and in currency units that what the covenant rests on may fall by; below zero in a breach */
  headroom: number | null;
  headroom_amount: string | null;
  /** why it cannot be told; null where it can */
  reason: string | null;
};

/** A covenant at its next tests, as it is and with an offer of money. */
export type OfferCovenant = {
  name: string;
  lender: string | null;
  title: string;
  unit: "number" | "days" | "money";
  side: "at_least" | "at_most";
  /** what `headroom_amount` is a fall of */
  rests_on: "EBITDA" | "cash" | "balance sheet";
  tests: { date: string; threshold: string; without: OfferStanding; with: OfferStanding }[];
};

/** Coverage over the covenant's window at the end of one month to come. */
export type OfferCoverageMonth = {
  month: string;
  value: number | null;
  value_without: number | null;
  /** with the offer; says why where there is no value */
  arithmetic: string;
};

/** Coverage of debt service month by month, an offer's payments among what is paid on debt. */
export type OfferCoverage = {
  /** the ratio, its window, and whose formula it is */
  title: string;
  months: OfferCoverageMonth[];
  lowest: { month: string; value: number; arithmetic: string } | null;
  lowest_without: { month: string; value: number } | null;
};

/** What an offer of money does to the practice's next twelve months. */
export type OfferAhead = {
  /** with the offer, and as it is without */
  lowest: { date: string; amount: string } | null;
  lowest_without: { date: string; amount: string } | null;
  probability_below_minimum: number | null;
  probability_below_minimum_without: number | null;
  /** why cash with the offer cannot be told; null where it can */
  cash_reason: string | null;
  /** a full year of the offer's payments among what is paid on debt */
  dscr: number | null;
  dscr_arithmetic: string;
  dscr_without: number | null;
  coverage: OfferCoverage;
  /** each covenant of the practice, and what the offer itself asks for, at the next four tests */
  covenants: OfferCovenant[];
  /** the earliest broken with the offer at a test of the next 24 months, and whether it is broken without it as well; null where none is known to be */
  first_breach: { covenant: string; date: string; short: string | null; without: boolean } | null;
  first_breach_says: string;
};
