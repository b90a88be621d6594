/** How past forecasts did: their bands beside what came, and their errors beside the naive ones. */
import { addMonthsToDay } from "../../calendar.ts";
import type { CashBacktest, CashForecast, CashHorizon, CashPast, Panel } from "../../contract.ts";
import { cardText, cellText, dayText } from "../../format.ts";
import { cents, moneyText } from "../../money.ts";
import { BASELINE_NAMES } from "../../numbers/forecast/baselines.ts";
import { panelOf, type Column } from "../panel.ts";

type Row = {
  origin: string;
  ahead: number;
  end: string;
  foreseen: string;
  p10: string | null;
  p90: string | null;
  came: string | null;
  /** what came less what was foreseen */
  miss: string | null;
  held: boolean | null;
  isDrawn: boolean;
};

/** Each week of each past forecast: cash where the books tell it, receipts where they do not. */
export function cashRecordPanel({ past }: CashForecast): Panel {
  const rows = rowsOf(past);
  const what = isOfCash(past) ? "cash" : "weekly receipts";
  const title = heldSays(rows, what);
  return panelOf(
    rows,
    [
      { name: "origin", title: "Forecast from", unit: "day", of: ({ origin }) => origin },
      { name: "ahead", title: "Weeks ahead", unit: "count", of: ({ ahead }) => ahead },
      { name: "end", title: "Week to", unit: "day", of: ({ end }) => end },
      { name: "foreseen", title: "Foreseen", unit: "money", of: ({ foreseen }) => foreseen },
      { name: "p10", title: "1 in 10 below", unit: "money", of: ({ p10 }) => p10 },
      { name: "p90", title: "1 in 10 above", unit: "money", of: ({ p90 }) => p90 },
      { name: "came", title: "Came", unit: "money", of: ({ came }) => came },
      {
        name: "miss",
        title: "Came less foreseen",
        unit: "money",
        made: { plus: ["came"], minus: ["foreseen"] },
        of: ({ miss }) => miss,
      },
      {
        name: "held",
        title: "In the band",
        unit: "text",
        of: ({ held }) => (held === null ? "" : held ? "yes" : "no"),
      },
      {
        name: "drawn",
        title: "Drawn",
        unit: "text",
        hidden: true,
        of: ({ isDrawn }) => (isDrawn ? "yes" : "no"),
      },
    ],
    {
      id: "cash_record",
      title,
      subtitle: [
        `$ of ${what}`,
        "band: 80 % of futures as seen then",
        "a forecast a quarter is drawn, each month's is in the table",
      ].join(" · "),
      summary: `${title}.${worstSays(rows)}`,
      display: "chart",
      chart: ribbons(),
      notes: [worstSays(rows).trim() || null],
    },
  );
}

/** Errors by weeks ahead, and over all of them, beside those of the naive forecasts. */
export function cashErrorsPanel({ backtest }: CashForecast): Panel {
  const { by_horizon, mape } = backtest;
  type Line = Omit<CashHorizon, "h"> & { ahead: string };
  const lines: Line[] = [
    ...by_horizon
      .filter(({ n }) => n > 0)
      .map(({ h, ...horizon }) => ({ ...horizon, ahead: String(h) })),
    ...(mape === null
      ? []
      : [
          {
            ...backtest,
            ahead: "all",
            n: by_horizon.reduce((sum, { n }) => sum + n, 0),
            closing_error: null,
          },
        ]),
  ];
  const share = (name: string, title: string, of: (line: Line) => number | null): Column<Line> => ({
    name,
    title,
    unit: "ratio",
    of,
  });
  return panelOf(
    lines,
    [
      { name: "ahead", title: "Weeks ahead", unit: "text", of: ({ ahead }) => ahead },
      { name: "n", title: "Weeks", unit: "count", of: ({ n }) => n },
      share("mape", "Receipts off by %", (line) => line.mape),
      share("average_13_weeks", "13-week average %", ({ naive }) => naive.average_13_weeks),
      share("same_weeks_last_year", "Last year %", ({ naive }) => naive.same_weeks_last_year),
      share("last_month", "Last month %", ({ naive }) => naive.last_month),
      share("bias", "Too much (+) %", ({ bias }) => bias),
      share("coverage80", "Receipts in band %", ({ coverage80 }) => coverage80),
      {
        name: "closing_error",
        title: "Cash off by $",
        unit: "money",
        of: ({ closing_error }) => closing_error,
      },
      share("closing_coverage80", "Cash in band %", (line) => line.closing_coverage80),
    ],
    {
      id: "cash_errors",
      title: missedSays(backtest),
      subtitle:
        "% of the receipts that came · by weeks ahead · naive forecasts beside it · band: 80 %",
      summary: backtest.says,
      display: "table",
      notes: [backtest.says],
    },
  );
}

function missedSays({ mape, naive_mape, method }: CashBacktest): string {
  if (mape === null) return "No past forecast is over yet";
  const missed = `Weekly receipts were missed by ${cellText(mape, "ratio")} %`;
  if (method !== "payment_lags") return `${missed} with ${BASELINE_NAMES[method]}`;
  return naive_mape === null
    ? `${missed} with the payment lags`
    : `${missed} with the payment lags, by ${cellText(naive_mape, "ratio")} % with the best naive forecast`;
}

/** How wrong past forecasts were, in a sentence of a page. */
export function recordSays({ backtest, past }: CashForecast): string {
  const { mape, by_horizon, says } = backtest;
  if (mape === null) return says;
  const off = by_horizon.filter(({ closing_error }) => closing_error !== null);
  const [soon, late] = [off[0], off.at(-1)];
  const error = ({ closing_error }: CashHorizon): string =>
    cardText(Number(closing_error), "money");
  const missed =
    soon && late
      ? `cash was off by ${error(soon)} ${weeksAhead(soon.h)} and ${error(late)} ${weeksAhead(late.h)}, on average`
      : `weekly receipts were missed by ${cellText(mape, "ratio")} % on average`;
  const count = backtest.origins.length;
  const held = heldOf(rowsOf(past));
  const anew = backtest.by_entry_dates > 0 ? ", made anew by entry dates," : "";
  return `In ${count === 1 ? "1 past forecast" : `${count} past forecasts`}${anew} ${missed}${
    held.of === 0 ? "" : `; the 80 % band held ${held.in} of ${held.of} weeks`
  }.`;
}

const weeksAhead = (h: number): string => (h === 1 ? "one week ahead" : `${h} weeks ahead`);

const isOfCash = (past: readonly CashPast[]): boolean =>
  past.some(({ steps }) => steps.some(({ closing }) => closing !== null));

function rowsOf(past: readonly CashPast[]): Row[] {
  const ofCash = isOfCash(past);
  const drawn = quarterly(past);
  return past.flatMap((forecast) =>
    forecast.steps.flatMap((step, i): Row[] => {
      const [foreseen, p10, p90, came] = ofCash
        ? [step.closing, step.closing_p10, step.closing_p90, step.closing_actual]
        : [step.receipts, step.receipts_p10, step.receipts_p90, step.receipts_actual];
      if (foreseen === null) return [];
      const isJudged = came !== null && p10 !== null && p90 !== null;
      return [
        {
          origin: forecast.origin,
          ahead: i + 1,
          end: step.end,
          foreseen,
          p10,
          p90,
          came,
          miss: came === null ? null : moneyText(cents(came) - cents(foreseen)),
          held: isJudged ? cents(came) >= cents(p10) && cents(came) <= cents(p90) : null,
          isDrawn: drawn.has(forecast.origin),
        },
      ];
    }),
  );
}

/** Origins a quarter apart, so that their forecasts follow each other, from the last one that is over back. */
function quarterly(past: readonly CashPast[]): Set<string> {
  const isOver = ({ steps }: CashPast): boolean =>
    steps.every(({ receipts_actual }) => receipts_actual !== null);
  const chosen = new Set<string>();
  let next = "9999-12-31";
  for (const { origin } of past.filter(isOver).toReversed()) {
    if (addMonthsToDay(origin, 3) > next) continue;
    chosen.add(origin);
    next = origin;
  }
  return chosen;
}

function heldOf(rows: readonly Row[]): { in: number; of: number } {
  const judged = rows.filter(({ held }) => held !== null);
  return { in: judged.filter(({ held }) => held).length, of: judged.length };
}

function heldSays(rows: readonly Row[], what: string): string {
  const held = heldOf(rows);
  return held.of === 0
    ? "No past forecast is over yet"
    : `The 80 % band of past forecasts of ${what} held ${held.in} of ${held.of} weeks`;
}

function worstSays(rows: readonly Row[]): string {
  const size = ({ miss }: Row): number => Math.abs(Number(miss));
  const worst = rows.reduce<Row | null>(
    (most, row) => (row.miss === null || (most && size(most) >= size(row)) ? most : row),
    null,
  );
  return worst
    ? ` The worst was off by ${cardText(size(worst), "money")}: the week to ${dayText(worst.end)}, seen from ${dayText(worst.origin)}.`
    : "";
}

function ribbons(): Record<string, unknown> {
  const x = {
    field: "end",
    timeUnit: "utcyearmonthdate",
    type: "temporal",
    scale: { type: "utc" },
    axis: { format: "%b %y", title: null },
  };
  const y = (field: string) => ({
    field,
    type: "quantitative",
    axis: { format: "$~s", title: null },
  });
  const detail = { field: "origin", type: "nominal" };
  return {
    transform: [{ filter: "datum.drawn == 'yes'" }],
    layer: [
      {
        transform: [{ filter: "isValid(datum.p10)" }],
        mark: { type: "area", style: "past" },
        encoding: { x, y: y("p10"), y2: { field: "p90" }, detail },
      },
      {
        mark: { type: "line", style: "expected" },
        encoding: { x, y: y("foreseen"), detail },
      },
      { mark: { type: "line", style: "actual" }, encoding: { x, y: y("came") } },
    ],
  };
}
