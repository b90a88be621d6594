/**
 * The forecast as tables that figures are made from: the weeks of past forecasts beside what came, and the
 * cash expected at the end of each month to come.
 */
import { dayFromNumber } from "../../calendar.ts";
import type { Session } from "../../database.ts";
import { moneyText } from "../../money.ts";
import { cut } from "./cut.ts";
import type { Outlook } from "./outlook.ts";

/** Months ahead of which cash is kept. */
const MONTHS = 12;

/** Makes `forecast_week` and `forecast_month`; empty where there is no forecast, or no balance to begin with. */
export async function keepForecastFigures(
  session: Session,
  outlook: Outlook | null,
): Promise<void> {
  const weeks = (outlook?.record ?? []).flatMap(({ origin, steps }) =>
    steps.flatMap(({ end, receipts, receipts_actual }, i) =>
      receipts_actual === null
        ? []
        : [{ origin, ahead: String(i + 1), end, foreseen: receipts, came: receipts_actual }],
    ),
  );
  await session.run(
    `create or replace table forecast_week as
    select
      cast(unnest($origin) as date) as origin, cast(unnest($ahead) as integer) as ahead,
      cast(unnest($end) as date) as week_end, cast(unnest($foreseen) as decimal(18, 2)) as foreseen,
      cast(unnest($came) as decimal(18, 2)) as came`,
    {
      origin: weeks.map(({ origin }) => origin),
      ahead: weeks.map(({ ahead }) => ahead),
      end: weeks.map(({ end }) => end),
      foreseen: weeks.map(({ foreseen }) => foreseen),
      came: weeks.map(({ came }) => came),
    },
  );
  const months = outlook ? cashAtMonthEnds(outlook) : [];
  await session.run(
    `create or replace table forecast_month as
    select
      cast(unnest($origin) as date) as origin, cast(unnest($month_end) as date) as month_end,
      cast(unnest($closing) as decimal(18, 2)) as closing`,
    {
      origin: months.map(() => dayFromNumber(outlook!.origin)),
      month_end: months.map(({ month_end }) => month_end),
      closing: months.map(({ closing }) => closing),
    },
  );
}

function cashAtMonthEnds(outlook: Outlook): { month_end: string; closing: string }[] {
  const { spans, closings } = cut(outlook, { unit: "month", steps: MONTHS });
  if (!closings) return [];
  return spans.map(({ to }) => ({
    month_end: dayFromNumber(to - 1),
    closing: moneyText(BigInt(closings[to - 1 - outlook.origin]!)),
  }));
}
