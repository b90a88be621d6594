/** Which method receipts rest on, and the sentence that says why. */
import type { CashBaseline, CashMethod } from "../../contract.ts";
import { tableText } from "../../format.ts";
import { BASELINE_NAMES, BASELINES } from "./baselines.ts";
import { LEAST_WEEKS } from "./method.ts";
import { compared, LEAST_COMPARED, scoreOf, shareOf, type Records } from "./score.ts";

export type Choice = {
  method: CashMethod;
  /** the best of the naive forecasts; null where none could be scored */
  bestNaive: CashBaseline | null;
  /** whether no naive forecast did better than the payment lags; null where they were not compared */
  beats: boolean | null;
  says: string;
};

/** Weeks of receipts there are: as the billing system knows them, and as the bank does. */
export type History = { billed: number; banked: number };

export function choose(records: Records, history: History): Choice {
  if (history.billed < LEAST_WEEKS) return naively(records, history);
  const [best] = compared(records);
  if (!best) {
    return {
      method: "payment_lags",
      bestNaive: null,
      beats: null,
      says: "The payment lags are used untested: there are too few past months to try them on.",
    };
  }
  const tried = triedOn(records.payment_lags);
  const [lags, naive] = [errorText(best.lags, best.came), errorText(best.naive, best.came)];
  const name = BASELINE_NAMES[best.kind];
  const beats = best.lags <= best.naive;
  return {
    method: beats ? "payment_lags" : best.kind,
    bestNaive: best.kind,
    beats,
    says: beats
      ? `In ${tried} the payment lags missed weekly receipts by ${lags} on average; the best naive forecast, ${name}, by ${naive}.`
      : `In ${tried} the payment lags missed weekly receipts by ${lags} on average and ${name} by only ${naive}, so ${name} is used for receipts.`,
  };
}

/** The naive forecast that did best, or the average where none could be tried. */
function naively(records: Records, { billed, banked }: History): Choice {
  const scores = BASELINES.map((kind) => ({ kind, ...scoreOf(records[kind], null) }))
    .filter(({ n, came }) => n >= LEAST_COMPARED && came > 0)
    .toSorted((a, b) => a.error / a.came - b.error / b.came);
  const method = scores[0]?.kind ?? "average_13_weeks";
  const name =
    method === "average_13_weeks" && banked < 13
      ? `the average of the last ${weeks(banked)}`
      : BASELINE_NAMES[method];
  return {
    method,
    bestNaive: scores[0]?.kind ?? null,
    beats: null,
    says:
      banked === 0 && billed === 0
        ? "There is no week of receipts yet, so none are expected."
        : billed === 0
          ? `No payments of a billing system are here, so nothing tells when payers pay; receipts are ${name}.`
          : `Only ${weeks(billed)} of receipts; we need ${LEAST_WEEKS} to measure when payers pay. Until then receipts are ${name}.`,
  };
}

const errorText = (error: number, came: number): string =>
  `${tableText(shareOf(error, came), "ratio")} %`;

/** How many past forecasts, and what they knew. */
function triedOn(past: Records["payment_lags"]): string {
  const late = past.filter(({ trial }) => trial.origin.byEntry).length;
  const count = times(past.length);
  if (late === 0) return `${count}, each made with what was known then,`;
  return late === past.length
    ? `${count}, made anew from what had been entered by then because the files came later (corrections since are in them),`
    : `${count}, made with what was known then, ${late} of them from what had been entered by then because their files came later (corrections since are in them),`;
}

const weeks = (count: number): string => (count === 1 ? "1 week" : `${count} weeks`);
const times = (count: number): string =>
  count === 1 ? "1 past forecast" : `${count} past forecasts`;
