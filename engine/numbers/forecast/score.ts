/** How past forecasts did: errors by weeks ahead, beside the naive ones, and which method is used for it. */
import type { CashBaseline, CashMethod } from "../../contract.ts";
import { BASELINES } from "./baselines.ts";
import type { Foreseen, PastForecast, PastWeek } from "./record.ts";
import { WEEKS } from "./simulation/simulation.ts";

/** Sums over weeks that have come, in cents. */
export type Score = {
  n: number;
  came: number;
  error: number;
  bias: number;
  coverage: number | null;
  closingError: number | null;
  closingCoverage: number | null;
};

/** Weeks that two methods must both have foreseen before one is called better. */
export const LEAST_COMPARED = 13;

/** @param h  weeks ahead; null for all */
export function scoreOf(record: readonly PastForecast[], h: number | null): Score {
  const weeks = weeksThatCame(record).filter((week) => h === null || week.h === h);
  const closings = weeks.filter(({ closing, came }) => closing && came.closing !== null);
  return {
    n: weeks.length,
    came: sumOf(weeks, ({ came }) => came.receipts),
    error: sumOf(weeks, ({ receipts, came }) => Math.abs(receipts.value - came.receipts)),
    bias: sumOf(weeks, ({ receipts, came }) => receipts.value - came.receipts),
    coverage: covered(weeks.map(({ receipts, came }) => [receipts, came.receipts])),
    closingError:
      closings.length === 0
        ? null
        : sumOf(closings, ({ closing, came }) => Math.abs(closing!.value - came.closing!)) /
          closings.length,
    closingCoverage: covered(closings.map(({ closing, came }) => [closing!, came.closing!])),
  };
}

/** Σ |error| ÷ Σ what came; null where nothing came. */
export const shareOf = (part: number, came: number): number | null =>
  came > 0 ? part / came : null;

export type Records = Record<CashMethod, PastForecast[]>;

/** Errors of the payment lags and of a naive forecast over the weeks that both foresaw, in cents. */
export type Comparison = { kind: CashBaseline; lags: number; naive: number; came: number };

/** The naive forecasts that can be compared with the payment lags, the one that does best first. */
export function compared(records: Records): Comparison[] {
  const ours = new Map(
    records.payment_lags.map(({ trial, weeks }) => [trial.origin.month, weeks] as const),
  );
  const error = ({ receipts, came }: WeekThatCame): number =>
    Math.abs(receipts.value - came.receipts);
  return BASELINES.flatMap((kind): Comparison[] => {
    const pairs = records[kind].flatMap(({ trial, weeks }) => {
      const own = ours.get(trial.origin.month);
      if (!own) return [];
      return weeks.filter(hasCome).map((week) => [own[week.h - 1] as WeekThatCame, week] as const);
    });
    if (pairs.length < LEAST_COMPARED) return [];
    return [
      {
        kind,
        lags: Math.round(sumOf(pairs, ([own]) => error(own))),
        naive: Math.round(sumOf(pairs, ([, week]) => error(week))),
        came: sumOf(pairs, ([own]) => own.came.receipts),
      },
    ];
  }).toSorted((x, y) => x.naive * y.lags - y.naive * x.lags);
}

/** Weeks ahead that are scored. */
export const HORIZONS: readonly number[] = Array.from({ length: WEEKS }, (_, week) => week + 1);

type WeekThatCame = PastWeek & { came: NonNullable<PastWeek["came"]> };

const hasCome = (week: PastWeek): week is WeekThatCame => week.came !== null;

const weeksThatCame = (record: readonly PastForecast[]): WeekThatCame[] =>
  record.flatMap(({ weeks }) => weeks.filter(hasCome));

/** Share of values inside their bands; null where there are none. */
function covered(pairs: readonly (readonly [Foreseen, number])[]): number | null {
  const drawn = pairs.filter(([{ p10, p90 }]) => p10 !== null && p90 !== null);
  if (drawn.length === 0) return null;
  return drawn.filter(([{ p10, p90 }, came]) => came >= p10! && came <= p90!).length / drawn.length;
}

const sumOf = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
