/**
 * How far the data of each KPI go, and by what they tell it apart. What is owed after the last month of data, an
 * average over months that have none, or a cost by provider where no export says whose it is, would look like
 * figures.
 */
import type { Month } from "../../calendar.ts";
import type { Dimension } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { spanOf } from "../period.ts";
import type { Kpi } from "./header.ts";
import { DIMENSIONS } from "./slice.ts";
import { hasOneWindow, type Months } from "./window.ts";

/** What of a KPI no row says the provider, payer or place of. */
export type Untold = "numerator" | "denominator" | "both";

export type Extent = {
  /** the first month that any evidence is of: when the data of an average begin */
  first: Month;
  /** the last month that can be told of: the last with anything posted, booked or worked, or with what it counts */
  last: Month;
  /** every month that has evidence */
  months: ReadonlySet<Month>;
  /** by dimension, what is not told by it; one part, where the other is, makes no figure together */
  untold: ReadonlyMap<Dimension, Untold>;
};

/**
 * By KPI; those without any evidence are left out. Claims of a month, by which the denials of later months are
 * measured, tell nothing of their own month: there what is divided decides.
 */
export async function extentsOf(
  session: Session,
  kpis: readonly Kpi[],
): Promise<ReadonlyMap<string, Extent>> {
  const isOneWindow = new Map(kpis.map((kpi) => [kpi.id, hasOneWindow(kpi)]));
  const span = await spanOf(session);
  const rows = await session.rows(
    `select
      kpi,
      string_agg(distinct strftime(month, '%Y-%m'), ' ' order by strftime(month, '%Y-%m')) as months,
      strftime(max(month) filter (where numerator <> 0), '%Y-%m') as own
    from kpi_total
    where level = 'all'
    group by kpi`,
  );
  const parts = await session.rows(
    `select
      kpi, level,
      bool_or(is_named) as named,
      bool_or(is_named and has_top) as top, bool_or(has_top) as any_top,
      bool_or(is_named and has_bottom) as bottom, bool_or(has_bottom) as any_bottom
    from (
      select
        kpi, level,
        case level when 'provider' then provider when 'payer' then payer else location end
          <> 'Unassigned' as is_named,
        numerator <> 0 as has_top,
        denominator <> 0 as has_bottom
      from kpi_total
      where level <> 'all'
    )
    group by kpi, level`,
  );
  const untold = new Map<string, Map<Dimension, Untold>>();
  for (const row of parts) {
    const what = untoldOf(row as Record<(typeof FLAGS)[number], boolean>);
    if (!what) continue;
    const mine = untold.get(row["kpi"] as string) ?? new Map<Dimension, Untold>();
    untold.set(row["kpi"] as string, mine.set(row["level"] as Dimension, what));
  }
  return new Map(
    rows.map((row) => {
      const months = (row["months"] as string).split(" ");
      const own = isOneWindow.get(row["kpi"] as string)
        ? months.at(-1)!
        : (row["own"] as Month | null);
      const last = span && (own === null || span.last > own) ? span.last : (own ?? months.at(-1)!);
      const kpi = row["kpi"] as string;
      return [
        kpi,
        { first: months[0]!, last, months: new Set(months), untold: untold.get(kpi) ?? new Map() },
      ];
    }),
  );
}

const FLAGS = ["named", "top", "any_top", "bottom", "any_bottom"] as const;

function untoldOf(has: Record<(typeof FLAGS)[number], boolean>): Untold | null {
  if (!has.named) return "both";
  if (has.any_top && !has.top && has.bottom) return "numerator";
  return has.any_bottom && !has.bottom && has.top ? "denominator" : null;
}

/** The months of a period that can be told of; null where it begins after the last of them. */
export function within(extent: Extent | undefined, period: Months): Months | null {
  if (!extent || period.last <= extent.last) return period;
  return period.first > extent.last ? null : { first: period.first, last: extent.last };
}

/** The dimension, of those asked for, that only one part of a KPI is told by; null where there is none. */
export function halfTold(
  extent: Extent | undefined,
  dimensions: readonly Dimension[],
): { part: Untold; dimension: Dimension } | null {
  for (const dimension of DIMENSIONS.filter((each) => dimensions.includes(each))) {
    const part = extent?.untold.get(dimension);
    if (part && part !== "both") return { part, dimension };
  }
  return null;
}
