/**
 * Everything an answer needs, made once when a generation is built and kept in it: expected money by day,
 * the errors of past forecasts, the record. Cents are whole, so weeks and months are sums of the same days.
 */
import type { CashBacktest, CashLag, CashMethod, CashPast } from "../../contract.ts";
import { assumptionsOf, type Assumptions } from "./assumptions.ts";
import { backtestOf } from "./backtest.ts";
import { BankingDays } from "./banking_days.ts";
import type { Evidence } from "./evidence.ts";
import { expectedMoney, type ExpectedPayment, type ExpectedReceipt } from "./expected_money.ts";
import { asKnown } from "./known.ts";
import { LEAST_WEEKS, weeksOfReceipts } from "./method.ts";
import { lastOrigin, pastOrigins } from "./origins.ts";
import { paymentLags } from "./payment_lags.ts";
import { futureWork, type FutureWork } from "./future_work.ts";
import { project } from "./projection.ts";
import { simulationAt } from "./record.ts";
import type { Simulation } from "./simulation/simulation.ts";
import { before, seenFrom, tryOut, type Trial } from "./trial.ts";
import { wholeCents } from "./whole_cents.ts";

/** Raise it when what is kept of a forecast changes for the same data. */
export const FORECAST_VERSION = 8;

/** Days that a forecast reaches at most: three years, a leap day in them. */
export const HORIZON_DAYS = 1096;
/** Days of the past that are kept beside it: two years, a leap day in them. */
const KEPT_DAYS = 731;
/** Days past the horizon that are looked at, for what banks being shut moves. */
const ROOM = 40;

export type Outlook = {
  /** first day forecast, counted from 1970-01-01 */
  origin: number;
  method: CashMethod;
  /** cash before the first day, in cents; null where no books tell it */
  opening: number | null;
  receipts: ExpectedReceipt[];
  payments: ExpectedPayment[];
  /** cents by day up to the origin; payments null where no books tell them */
  past: { receipts: number[]; payments: number[] | null };
  /** receipts of a usual week, in cents, that the errors are shares of */
  week: number;
  simulation: Simulation | null;
  backtest: CashBacktest;
  record: CashPast[];
  lags: CashLag[];
  /** charges of work to come by payer and day from the origin on, in cents, and cash a dollar of them brings by lag */
  work: FutureWork[];
  /** days from the origin on, counted from it, that banks are shut on */
  shut: number[];
} & Assumptions;

/**
 * The forecast, and the past ones that it was tried on, oldest first.
 *
 * @returns null where there is no money to forecast
 */
export function outlookOf(evidence: Evidence): { outlook: Outlook; trials: Trial[] } | null {
  const origin = lastOrigin(evidence);
  if (!origin) return null;
  const until = origin.day + HORIZON_DAYS;
  const days = new BankingDays(evidence.since, until + ROOM, evidence.holidays);
  const now = asKnown(evidence, origin, days);
  const projection = project(now, until);
  const { actual } = projection;
  const history = {
    billed: weeksOfReceipts(now),
    banked: Math.floor((origin.day - actual.since) / 7),
  };
  const known = 7 * Math.max(history.billed, history.banked);
  const trials = pastOrigins(evidence)
    .filter(({ day }) => known - (origin.day - day) >= 7 * LEAST_WEEKS)
    .map((past) => tryOut(evidence, past, now, actual));
  const { backtest, record } = backtestOf(trials, history);
  const back = before(now, actual);
  const simulation = simulationAt(trials, backtest.method, origin.day, back, seenFrom(projection));
  const start = Math.max(actual.since, origin.day - KEPT_DAYS) - days.first;
  const past = (amounts: Float64Array): number[] =>
    wholeCents(amounts.slice(start, origin.day - days.first));
  const outlook: Outlook = {
    origin: origin.day,
    method: backtest.method,
    opening: now.balance,
    ...expectedMoney(projection, backtest.method),
    past: {
      receipts: past(actual.receipts),
      payments: actual.payments && past(actual.payments),
    },
    week: back.week,
    simulation,
    backtest,
    record,
    work: history.billed >= LEAST_WEEKS ? futureWork(projection) : [],
    shut: Array.from({ length: HORIZON_DAYS + ROOM }, (_, i) => i).filter(
      (i) => !days.isOpen(origin.day + i),
    ),
    lags: history.billed >= LEAST_WEEKS ? paymentLags(projection) : [],
    ...assumptionsOf(projection, backtest.method, simulation, back.week),
  };
  return { outlook, trials };
}
