/**
 * The record of past forecasts: what each foresaw by week beside what came, with the band that could be
 * drawn around it then, from the errors of the forecasts before it.
 */
import type { CashMethod } from "../../contract.ts";
import { driverErrors } from "./simulation/driver_errors.ts";
import { cashErrors, futuresOf, quantile, receiptErrors } from "./simulation/futures.ts";
import {
  LEAST_PAST,
  MOST_PAST,
  PATH_DAYS,
  simulationOf,
  simulationOfHistory,
  WEEKS,
  type Simulation,
} from "./simulation/simulation.ts";
import type { Before, Seen, Trial } from "./trial.ts";

const WEEK = 7;
/** Enough for the tenth and ninetieth of a hundred. */
const RUNS = 400;
const SEED = 1;

export type Foreseen = { value: number; p10: number | null; p90: number | null };

/** One week of a past forecast, in cents. */
export type PastWeek = {
  /** weeks ahead, from 1 */
  h: number;
  receipts: Foreseen;
  closing: Foreseen | null;
  /** null while the week is not over */
  came: { receipts: number; closing: number | null } | null;
};

export type PastForecast = { trial: Trial; weeks: PastWeek[] };

/** Past forecasts by one method, oldest first, without bands; those it had too little for are left out. */
export const recordOf = (trials: readonly Trial[], method: CashMethod): PastForecast[] =>
  recorded(trials, method, () => null);

/** The same with the bands of then: from errors as they were known then. */
export const bandedRecordOf = (trials: readonly Trial[], method: CashMethod): PastForecast[] =>
  recorded(trials, method, ({ origin, before, seen }) =>
    simulationAt(trials, method, origin.day, before, seen),
  );

function recorded(
  trials: readonly Trial[],
  method: CashMethod,
  simulated: (trial: Trial) => Simulation | null,
): PastForecast[] {
  return trials.flatMap((trial) => {
    const foreseen = trial.receipts[method];
    return foreseen ? [{ trial, weeks: weeksOf(trial, foreseen, simulated(trial)) }] : [];
  });
}

/**
 * What may go wrong from a day on: from the errors of the last year's forecasts whose quarter is over by then,
 * or from how uneven the weeks were where there are too few.
 */
export function simulationAt(
  trials: readonly Trial[],
  method: CashMethod,
  day: number,
  before: Before,
  seen: Seen,
): Simulation | null {
  const errors = trials
    .filter(({ origin }) => origin.day + PATH_DAYS <= day)
    .slice(-MOST_PAST)
    .map((trial) => driverErrors(trial, method, seen))
    .filter((error) => error !== null);
  return errors.length >= LEAST_PAST
    ? simulationOf(errors)
    : simulationOfHistory(before.receipts, before.net, before.week);
}

function weeksOf(trial: Trial, foreseen: Float64Array, simulation: Simulation | null): PastWeek[] {
  const futures = simulation
    ? futuresOf(simulation, trial.before.week, PATH_DAYS, SEED, RUNS)
    : null;
  const { opening, actual, payments, came } = trial;
  let closing = opening?.foreseen ?? 0;
  let closed = opening?.actual ?? 0;
  return Array.from({ length: WEEKS }, (_, week): PastWeek => {
    const [from, to] = [week * WEEK, (week + 1) * WEEK];
    const isOver = to <= came;
    const receipts = sum(foreseen, from, to);
    const received = isOver ? sum(actual.receipts, from, to) : 0;
    closing += receipts - sum(payments, from, to);
    if (isOver && actual.payments) closed += received - sum(actual.payments, from, to);
    return {
      h: week + 1,
      receipts: notBelowNothing(around(receipts, futures && receiptErrors(futures, from, to))),
      closing: opening && around(closing, futures && cashErrors(futures, to - 1)),
      came: isOver ? { receipts: received, closing: opening && closed } : null,
    };
  });
}

const around = (value: number, errors: Float64Array | null): Foreseen => ({
  value,
  p10: errors && value + quantile(errors, 0.1),
  p90: errors && value + quantile(errors, 0.9),
});

/** A week's receipts may be little, but hardly less than nothing. */
const notBelowNothing = ({ value, p10, p90 }: Foreseen): Foreseen => ({
  value,
  p10: p10 === null ? null : Math.max(p10, Math.min(0, value)),
  p90,
});

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i]!;
  return total;
}
