/** The record of past forecasts in the form that is shown, and the method it speaks for. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashBacktest, CashHorizon, CashMethod, CashPast } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { BASELINES } from "./baselines.ts";
import { choose, type Choice, type History } from "./choice.ts";
import { METHODS } from "./method.ts";
import { bandedRecordOf, recordOf, type Foreseen, type PastForecast } from "./record.ts";
import { HORIZONS, scoreOf, shareOf, type Records } from "./score.ts";
import type { Trial } from "./trial.ts";

export function backtestOf(
  trials: readonly Trial[],
  history: History,
): { backtest: CashBacktest; record: CashPast[] } {
  const records = Object.fromEntries(
    METHODS.map((method) => [method, recordOf(trials, method)]),
  ) as Records;
  const choice = choose(records, history);
  const used = bandedRecordOf(trials, choice.method);
  const all = scoreOf(used, null);
  return {
    backtest: {
      origins: used.map(({ trial }) => dayFromNumber(trial.origin.day)),
      by_entry_dates: used.filter(({ trial }) => trial.origin.byEntry).length,
      method: choice.method,
      beats_naive: choice.beats,
      says: choice.says,
      mape: rate(shareOf(all.error, all.came)),
      bias: rate(shareOf(all.bias, all.came)),
      payment_lags_mape: mapeOf(records, "payment_lags", null),
      naive_mape: choice.bestNaive && mapeOf(records, choice.bestNaive, null),
      naive: naiveOf(records, null),
      coverage80: rate(all.coverage),
      closing_coverage80: rate(all.closingCoverage),
      by_horizon: HORIZONS.map((h) => horizonOf(records, used, choice, h)),
    },
    record: used.map(pastOf),
  };
}

function horizonOf(
  records: Records,
  used: readonly PastForecast[],
  choice: Choice,
  h: number,
): CashHorizon {
  const score = scoreOf(used, h);
  return {
    h,
    n: score.n,
    mape: rate(shareOf(score.error, score.came)),
    bias: rate(shareOf(score.bias, score.came)),
    coverage80: rate(score.coverage),
    naive_mape: choice.bestNaive && mapeOf(records, choice.bestNaive, h),
    naive: naiveOf(records, h),
    closing_error: score.closingError === null ? null : money(score.closingError),
    closing_coverage80: rate(score.closingCoverage),
  };
}

function mapeOf(records: Records, method: CashMethod, h: number | null): number | null {
  const { error, came } = scoreOf(records[method], h);
  return rate(shareOf(error, came));
}

const naiveOf = (records: Records, h: number | null): CashBacktest["naive"] =>
  Object.fromEntries(
    BASELINES.map((kind) => [kind, mapeOf(records, kind, h)]),
  ) as CashBacktest["naive"];

function pastOf({ trial, weeks }: PastForecast): CashPast {
  const { origin } = trial;
  return {
    origin: dayFromNumber(origin.day),
    known_at: origin.byEntry ? null : dayFromNumber(origin.known),
    steps: weeks.map(({ h, receipts, closing, came }) => ({
      start: dayFromNumber(origin.day + 7 * (h - 1)),
      end: dayFromNumber(origin.day + 7 * h - 1),
      receipts: money(receipts.value),
      ...bandOf("receipts", receipts),
      receipts_actual: came && money(came.receipts),
      closing: closing && money(closing.value),
      ...bandOf("closing", closing),
      closing_actual: came && moneyOrNull(came.closing),
    })),
  };
}

function bandOf<Name extends "receipts" | "closing">(
  name: Name,
  foreseen: Foreseen | null,
): Record<`${Name}_p10` | `${Name}_p90`, string | null> {
  return {
    [`${name}_p10`]: moneyOrNull(foreseen?.p10 ?? null),
    [`${name}_p90`]: moneyOrNull(foreseen?.p90 ?? null),
  } as Record<`${Name}_p10` | `${Name}_p90`, string | null>;
}

const money = (cents: number): string => moneyText(BigInt(Math.round(cents)));
const moneyOrNull = (cents: number | null): string | null => (cents === null ? null : money(cents));

/** Four digits are as many as a share of so few weeks means. */
const rate = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 10_000) / 10_000;
