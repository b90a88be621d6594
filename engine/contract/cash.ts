/** Cash to come, and the record of past forecasts. */
import type { SourceLink, TraceLink } from "./panels.ts";

/** What a forecast of receipts rests on: the practice's own payment lags, or a naive one that beat them. */
export type CashMethod = "payment_lags" | CashBaseline;

/** Naive forecasts of receipts that stand beside ours. */
export type CashBaseline = "average_13_weeks" | "same_weeks_last_year" | "last_month";

/** A span of days forecast; money out is positive. */
export type CashStep = {
  /** first and last day */
  start: string;
  end: string;
  receipts: string;
  disbursements: string;
  /** expected cash at the end of the last day; null where the opening balance is not known */
  closing: string | null;
  /** receipts that so many of a hundred futures stay below; null where there is too little history */
  receipts_p10: string | null;
  receipts_p90: string | null;
  /** closing cash that so many of a hundred futures stay below; null where there is too little history */
  p05: string | null;
  p10: string | null;
  p50: string | null;
  p90: string | null;
  p95: string | null;
  /** by payer, patients and other income; they sum to `receipts` */
  receipts_by: Record<string, string>;
  /** by what they rest on; they sum to `receipts` */
  receipts_from: CashBases;
  /** by category; they sum to `disbursements` */
  disbursements_by: Record<string, string>;
};

/**
 * Receipts by what they rest on: charges of past visits, visits in the appointment book, visits not
 * booked yet; other is income that is no patient's, or all of it where a naive forecast is used.
 */
export type CashBases = { billed: string; scheduled: string; expected: string; other: string };

/** A span of days as it was, before the first one forecast. */
export type CashActualStep = {
  start: string;
  end: string;
  receipts: string;
  disbursements: string | null;
  closing: string | null;
};

/** Expected cash at the end of a day, and what so many of a hundred futures stay below. */
export type CashDay = {
  date: string;
  closing: string | null;
  p05: string | null;
  p20: string | null;
  p80: string | null;
  p95: string | null;
};

/** One entry of the calendar of payments; income is positive, payments negative. */
export type CashPayment = { date: string; item: string; category: string; amount: string };

/** What an assumption rests on: data, a contract, or somebody's judgement. */
export type CashBasis = "measured" | "contract" | "judgement";

/** A line that an assumption was read from: the first of what moved cash that day. */
export type CashLine = SourceLink & { date: string; amount: string; file: string };

/** Something the forecast takes for granted, in plain words with figures. */
export type CashAssumption = {
  item: string;
  says: string;
  /** what it comes to, as `says` explains; null where it is no amount */
  amount: string | null;
  /** what the amount is of; null where there is none */
  unit: string | null;
  source: string | null;
  basis: CashBasis;
  /** the days it is measured on; null where it is not measured */
  measured: { from: string; to: string } | null;
  /** where it is written, for what the practice decides itself */
  setting: string | null;
  /** the figure whose rows stand behind it */
  trace: TraceLink | null;
  /** the newest lines behind it */
  lines: CashLine[];
  /** one unit more of it, in words, and what that does; null where nothing does it, and why */
  one_more: string | null;
  effect: CashEffect | null;
  no_effect: string | null;
  /** the kind of change of a scenario that does it; null where none does */
  kind: string | null;
  /** the name under which it can be assumed otherwise; null where only a scenario of `scenarios.json` can */
  assume: Assumable | null;
};

/** What can be assumed of cash instead of what is expected, as the kinds of a scenario are called. */
export type Assumable = "volume" | "delay" | "payroll" | "once" | "minimum";

/** What a change does to the lowest day of expected cash, and to cash at the end of the steps asked for. */
export type CashEffect = { lowest: string; closing: string };

/** When a payer pays, over the days from the visit to the bank. */
export type CashLag = {
  payer: string;
  /** cash in the end for each dollar charged, 0-1; patients' of everything charged */
  kept: number;
  /** of all cash expected for visits, the share that this payer brings, 0-1 */
  share: number;
  /** payments of the last twelve months that it is measured on */
  payments: number;
  /** share of the cash in the end that is there so many days after the visit, from day 0 to day 180 */
  paid_by: number[];
  /** days from the visit until so much of it is there; null where that takes longer than is measured */
  days_to_half: number | null;
  days_to_nine_tenths: number | null;
};

/** How forecasts of so many weeks ahead did; errors are shares of the receipts that came. */
export type CashHorizon = {
  /** weeks ahead, from 1 */
  h: number;
  /** forecasts scored */
  n: number;
  /** Σ |forecast − actual| ÷ Σ actual of weekly receipts, by the method in use */
  mape: number | null;
  /** Σ (forecast − actual) ÷ Σ actual; positive is too much */
  bias: number | null;
  /** share of weeks whose receipts fell inside the 80 % band of then */
  coverage80: number | null;
  /** `mape` of the best naive forecast */
  naive_mape: number | null;
  /** `mape` of each naive forecast */
  naive: Record<CashBaseline, number | null>;
  /** mean |forecast − actual| of closing cash */
  closing_error: string | null;
  /** share of weeks whose closing cash fell inside the 80 % band of then */
  closing_coverage80: number | null;
};

/** How past forecasts did, each made with what was known then. */
export type CashBacktest = {
  /** first days of the past forecasts, oldest first */
  origins: string[];
  /** how many of them had to take entry dates for what was known then, because the files came later */
  by_entry_dates: number;
  method: CashMethod;
  /** whether no naive forecast did better than the payment lags; null where nothing could be compared */
  beats_naive: boolean | null;
  /** the verdict in a sentence */
  says: string;
  /** over all horizons, of the method in use */
  mape: number | null;
  bias: number | null;
  /** of the payment lags; null where there is too little for them */
  payment_lags_mape: number | null;
  /** of the best naive forecast, and of each */
  naive_mape: number | null;
  naive: Record<CashBaseline, number | null>;
  coverage80: number | null;
  closing_coverage80: number | null;
  by_horizon: CashHorizon[];
};

/** A past forecast beside what came; what is not known yet is null. */
export type CashPast = {
  /** first day forecast */
  origin: string;
  /** the day whose knowledge it was made with; null where entry dates stand for it */
  known_at: string | null;
  steps: {
    start: string;
    end: string;
    receipts: string;
    receipts_p10: string | null;
    receipts_p90: string | null;
    receipts_actual: string | null;
    closing: string | null;
    closing_p10: string | null;
    closing_p90: string | null;
    closing_actual: string | null;
  }[];
};

/** Part of a scenario: what it changes, and by how much within the steps asked for. */
export type CashChange = {
  says: string;
  /** more (or less) in, and more (or less) out */
  receipts: string;
  disbursements: string;
  /** receipts that come after the last step instead, and are not lost */
  later: string;
};

/** How the lowest day under a scenario differs from the expected one: money and days, less and sooner negative. */
export type CashLowestChange = { amount: string; days: number };

/** Cash under a scenario beside what is expected without it, over the steps asked for. */
export type CashScenario = {
  name: string;
  says: string;
  /** why it cannot be applied, with what to write instead; null where it can */
  problem: string | null;
  changes: CashChange[];
  /** what cash should never fall below, by the scenario where it says so */
  minimum: string;
  receipts: string | null;
  disbursements: string | null;
  /** at the end of the last step */
  closing: string | null;
  lowest: { date: string; amount: string } | null;
  /** against what is expected; null for that itself, and where cash is not known */
  lowest_change: CashLowestChange | null;
  probability_below_minimum: number | null;
  /** the most that a line of credit owes, and what it cannot reach */
  most_drawn: string | null;
  gap: string | null;
};

/** A week with the practice's line of credit: drawn to the minimum, paid back from what is above it. */
export type CashFundingWeek = {
  start: string;
  interest: string;
  draw: string;
  repayment: string;
  /** cash at the end of the week, the line drawn */
  closing: string;
  /** owed on the line */
  balance: string;
  /** missing to the minimum although the line is drawn to its limit */
  gap: string;
};

/** What it takes to keep the minimum in the bank. */
export type CashFunding = {
  limit: string;
  annual_rate: string;
  weeks: CashFundingWeek[];
  /** the first week in which the line owes the most, and in which most is missing; null where it never does */
  most_drawn: { start: string; amount: string } | null;
  gap: { start: string; amount: string } | null;
};

/** Something that makes receipts or payments other than expected: how far it usually is off. */
export type CashDriver = {
  name: string;
  moves: "receipts" | "payments";
  /** standard deviation in dollars of one week, and of thirteen together */
  week: string;
  quarter: string;
};

/** How the futures that bands and chances come from are drawn. */
export type CashSimulation = {
  futures: number;
  rests_on: "past_forecasts" | "weeks";
  /** past forecasts, or weeks, it rests on */
  count: number;
  drivers: CashDriver[];
  /** of the drivers, in their order: what single weeks, and what whole quarters, have in common */
  correlations: { week: number[][]; quarter: number[][] };
};

/** Receipts, payments and cash to come. */
export type CashForecast = {
  /** first day forecast: the day after the last month end that the books reach; null without any money */
  origin: string | null;
  /** the instant whose knowledge was used; null for what is known now */
  known_at: string | null;
  unit: "week" | "month";
  seed: number;
  method: CashMethod;
  /** cash and undeposited funds at the end of the day before */
  opening: { date: string; amount: string } | null;
  /** what the owners want cash never to fall below */
  minimum: string;
  steps: CashStep[];
  /** the steps before the origin, as they were */
  history: CashActualStep[];
  days: CashDay[];
  /** the lowest day of expected cash, and what the lowest day of a hundred futures stays below */
  lowest: {
    date: string;
    amount: string;
    p05: string | null;
    p10: string | null;
    p50: string | null;
    p90: string | null;
    /** mean of the lowest days of the futures: below the lowest day of expected cash */
    mean: string | null;
  } | null;
  /** chance that cash is below the minimum on some day */
  probability_below_minimum: number | null;
  /** standard error of that chance, for how many futures were drawn */
  probability_se: number | null;
  /** a line of credit that keeps the minimum in 95 of 100 futures, before its interest */
  line_needed_95: string | null;
  /** expected cash with the line of credit; null where the opening balance is not known */
  funding: CashFunding | null;
  /** how bands and chances were drawn; null where there is too little history for them */
  simulation: CashSimulation | null;
  /** what was changed; null where nothing was */
  scenario: {
    name: string;
    says: string;
    changes: CashChange[];
    /** against what is expected; null where cash is not known */
    lowest_change: CashLowestChange | null;
  } | null;
  /** the calendar of payments: what falls due on a day of its own */
  payments: CashPayment[];
  payment_lags: CashLag[];
  backtest: CashBacktest;
  /** past forecasts, oldest first */
  past: CashPast[];
  assumptions: CashAssumption[];
  notes: string[];
};
