/**
 * The months a KPI can be told of: those that every export it needs reaches. Where one lacks, costs without
 * visits, or visits without costs, would look like a figure.
 */
import type { Session } from "../../database.ts";
import { feedName } from "../../model/feed_names.ts";
import type { Kpi } from "./header.ts";
import { hasOneWindow } from "./window.ts";

/**
 * Makes the table `kpi_reach` of the KPIs named: the first and last month of each, and what it lacks, which
 * is null where every export it needs has rows. A KPI of one export is told of every month, for what was
 * open stays open in a month without postings; so is one whose parts are of different months.
 */
export async function findReach(
  session: Session,
  kpis: readonly Kpi[],
  as: "table" | "temp table",
): Promise<void> {
  const needs = kpis.flatMap((kpi) => {
    const together = kpi.needs.length > 1 && hasOneWindow(kpi);
    return kpi.needs.map((feed) => ({ id: kpi.id, feed, together }));
  });
  await session.run(
    `create or replace ${as} kpi_reach as
    select
      need.kpi,
      coalesce(max(reach.first_month) filter (where together), date '0001-01-01') as first_month,
      coalesce(min(reach.last_month) filter (where together), date '9999-12-01') as last_month,
      string_agg(need.title, ', ' order by need.title) filter (where reach.feed is null) as lacks
    from (
      select
        unnest($kpis) as kpi, unnest($feeds) as feed, unnest($titles) as title,
        cast(unnest($together) as boolean) as together
    ) need
    left join feed_reach reach on reach.feed = need.feed
    group by need.kpi`,
    {
      kpis: needs.map(({ id }) => id),
      feeds: needs.map(({ feed }) => feed),
      together: needs.map(({ together }) => String(together)),
      titles: needs.map(({ feed }) => feedName(feed).toLowerCase()),
    },
  );
}

/** What each KPI lacks, by its id. */
export async function lacking(session: Session): Promise<Map<string, string>> {
  const rows = await session.rows("select kpi, lacks from kpi_reach where lacks is not null");
  return new Map(rows.map((row) => [row["kpi"] as string, row["lacks"] as string]));
}

/** SELECT of a KPI's evidence in the months it can be told of; binds its id as `name`. */
export const withinReach = (evidence: string, name = "kpi"): string =>
  `select evidence.*
  from (${evidence}) evidence
  join kpi_reach reach
    on reach.kpi = $${name} and evidence.month between reach.first_month and reach.last_month`;
