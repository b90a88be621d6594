/** What was reported of closed months beside what the ledger says of them now. */
import type { Month } from "../../calendar.ts";
import type { Figure } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { figuresOf } from "./figures.ts";
import type { Kpi } from "./header.ts";

/** The totals of a month, each a part of a figure that is frozen when the month is closed. */
const TOTALS = [
  { what: "charges", kpi: "RC25", part: "denominator" },
  { what: "payments less refunds", kpi: "RC38", part: "numerator" },
  { what: "adjustments", kpi: "RC35", part: "denominator" },
  { what: "A/R", kpi: "RC01", part: "numerator" },
] as const;

/**
 * Makes the table `closed_total`: one total of one closed month, as reported and as it is now.
 *
 * @param closed  the months that are closed, with their figures as they were when they were closed
 */
export async function keepClosedTotals(
  session: Session,
  kpis: readonly Kpi[],
  closed: readonly { month: Month; figures: readonly Figure[] }[],
): Promise<void> {
  const parts = kpis.filter(({ id }) => TOTALS.some(({ kpi }) => kpi === id));
  const months = closed.map(({ month }) => month);
  const now = await figuresOf(session, parts, months);
  const rows = closed.flatMap(({ month, figures }) =>
    TOTALS.flatMap(({ what, kpi, part }) => {
      const of = (all: readonly Figure[]): Figure | undefined =>
        all.find((figure) => figure.kpi === kpi && figure.period === month);
      const was = of(figures);
      if (!was) return [];
      return [{ month, what, reported: was[part] ?? "0", now: of(now)?.[part] ?? "0" }];
    }),
  );
  await session.run(
    `create or replace table closed_total as
    select
      cast(unnest($month) || '-01' as date) as month, unnest($what) as what,
      cast(unnest($reported) as decimal(18, 2)) as reported, cast(unnest($now) as decimal(18, 2)) as now`,
    {
      month: rows.map(({ month }) => month),
      what: rows.map(({ what }) => what),
      reported: rows.map(({ reported }) => reported),
      now: rows.map(({ now }) => now),
    },
  );
}
