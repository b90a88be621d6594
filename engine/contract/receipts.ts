/** Receipts to come: of work that has been done, and by payer and location. */

/** What a payer still brings of work that has been done. */
export type RunOffPayer = {
  payer: string;
  /** of the months followed */
  charged: string;
  paid: string;
  payments: number;
  to_come: string;
  /** standard error of it; null where there are too few payments to tell */
  se: string | null;
  /** cash in the end for each dollar charged */
  kept: number | null;
  /** share of that cash which is in by so many months after the service, from 0 */
  paid_by: number[];
};

/** What is still to come of work that has been done, as the months of service before have been paid. */
export type RunOff = {
  /** the months of service followed */
  first: string;
  through: string;
  payers: RunOffPayer[];
  to_come: string;
  /** standard error of the sum; null where a payer's is not known */
  error: string | null;
  calendar: { month: string; amount: string }[];
  /** the same by the month of service that it is for */
  months: { month: string; to_come: string }[];
  notes: string[];
};

/** How receipts by payer and location are added up. */
export type ReceiptsLevelName = "all" | "payer" | "location" | "payer and location";

/**
 * How each payer's receipts are divided among locations: reconciled with what each location and each part
 * is expected to bring by itself, or by the shares of the last year where that did better.
 */
export type ReceiptsSplit = "reconciled" | "shares";

/** Receipts of a span of days; `payer` or `location` is null where it is all of them. */
export type ReceiptsPart = {
  payer: string | null;
  location: string | null;
  /** first and last day */
  start: string;
  end: string;
  receipts: string;
};

/** How past forecasts of a level did: Σ |foreseen − came| ÷ Σ came, of weeks or of whole calendar months. */
export type ReceiptsLevel = {
  level: ReceiptsLevelName;
  unit: "week" | "month";
  /** weeks or months scored */
  n: number;
  /** each forecast by itself, whose parts need not sum to the whole */
  alone: number | null;
  /** parts that sum to their wholes: reconciled, by shares of the year before, and as they are in use */
  reconciled: number | null;
  shares: number | null;
  used: number | null;
};

export type ReceiptsBacktest = {
  /** first days of the past forecasts, oldest first */
  origins: string[];
  /** how many of them had to take entry dates for what was known then, because the files came later */
  by_entry_dates: number;
  split: ReceiptsSplit;
  /** the verdict in a sentence */
  says: string;
  levels: ReceiptsLevel[];
};

/** What a past forecast foresaw of each part over 13 weeks, and what came; null while they are not over. */
export type ReceiptsPast = {
  origin: string;
  /** the day whose knowledge it was made with; null where entry dates stand for it */
  known_at: string | null;
  parts: { payer: string; location: string; foreseen: string; came: string | null }[];
};

/** Receipts to come by payer and location; the parts of a week or month sum to the Cash page's receipts. */
export type ReceiptsForecast = {
  /** first day forecast; null without any money */
  origin: string | null;
  /** the instant whose knowledge was used; null for what is known now */
  known_at: string | null;
  unit: "week" | "month";
  by: ("payer" | "location")[];
  /** those that bring most first, each by time */
  rows: ReceiptsPart[];
  /** everything, by time */
  totals: ReceiptsPart[];
  backtest: ReceiptsBacktest;
  /** past forecasts, oldest first */
  past: ReceiptsPast[];
  notes: string[];
};
