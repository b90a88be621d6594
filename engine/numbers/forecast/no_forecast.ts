/** The answer where there is no money to forecast. */
import type { CashForecast } from "../../contract.ts";
import { backtestOf } from "./backtest.ts";

export function noForecast(question: {
  unit: "week" | "month";
  seed: number;
  knownAt: string | null;
  minimum: string;
}): CashForecast {
  const { backtest } = backtestOf([], { billed: 0, banked: 0 });
  return {
    origin: null,
    known_at: question.knownAt,
    unit: question.unit,
    seed: question.seed,
    method: backtest.method,
    opening: null,
    minimum: question.minimum,
    steps: [],
    history: [],
    days: [],
    lowest: null,
    probability_below_minimum: null,
    probability_se: null,
    line_needed_95: null,
    simulation: null,
    funding: null,
    scenario: null,
    payments: [],
    payment_lags: [],
    backtest,
    past: [],
    assumptions: [],
    notes: [
      "There is nothing to forecast yet: neither a general ledger with cash in it nor payments of a billing system are here.",
    ],
  };
}
