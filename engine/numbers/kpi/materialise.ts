/**
 * Adds up every KPI's evidence into months, at the finest slice, so that a page reads sums and never
 * a claim line. The same SQL gives the rows behind a number; here open items are replaced by their
 * monthly roll-up, which has the same columns and adds up to the same.
 */
import type { Session } from "../../database.ts";
import type { Kpi } from "./header.ts";
import { findReach, lacking, withinReach } from "./reach.ts";

/**
 * Makes the tables `kpi_cell`, every month at the finest slice, `kpi_total`, the same added up over all
 * dimensions but one, and `kpi_reach`, from the warehouse this connection sees. Figures that are made
 * after these, from the forecast or from closed months, have no cells yet.
 */
export async function materialise(
  session: Session,
  kpis: readonly Kpi[],
  as: "table" | "temp table" = "table",
): Promise<void> {
  await makeCells(session, as);
  const made = kpis.filter(({ after }) => after === null);
  await findReach(session, as === "table" ? kpis : made, as);
  await session.run(
    `create or replace temp view open_item_by_month as
    select
      month, null::varchar as item_id, null::ubigint as patient, party, payer, provider, location,
      null::date as service_date, null::date as owed_since, null::bigint as row_no, state, bucket,
      patient_over_90, balance, items
    from ar_month`,
  );
  await addCells(session, made);
  await addUpCells(session, as);
}

/** Adds the cells of the figures that are made from the forecast and from closed months, and their sums. */
export async function materialiseAfter(session: Session, kpis: readonly Kpi[]): Promise<void> {
  const made = kpis.filter(({ after }) => after !== null);
  await addCells(session, made);
  await session.run(`insert into kpi_total ${addedUp("list_contains($kpis, kpi)")}`, {
    kpis: made.map(({ id }) => id),
  });
}

/** KPIs whose cells are made by one statement: each costs more to begin than most have to add up. */
const TOGETHER = 8;

async function addCells(session: Session, kpis: readonly Kpi[]): Promise<void> {
  const lacks = await lacking(session);
  const told = kpis.filter(({ id }) => !lacks.has(id));
  for (let first = 0; first < told.length; first += TOGETHER) {
    const some = told.slice(first, first + TOGETHER);
    await session.run(
      `insert into kpi_cell ${some.map(cellsOf).join(" union all ")}`,
      Object.fromEntries(some.map(({ id }, i) => [`kpi_${i}`, id])),
    );
  }
}

/** SELECT of a KPI's cells; binds its id as `kpi_` and its number among those of one statement. */
const cellsOf = ({ version, sql }: Kpi, i: number): string =>
  `select
    $kpi_${i}, ${version}, month, provider, payer, location, category, category_group,
    cast(sum(numerator) as decimal(38, 10)), cast(sum(denominator) as decimal(38, 10)),
    cast(sum(n) as bigint), cast(coalesce(sum(n) filter (where denominator <> 0), 0) as bigint)
  from (${withinReach(sql.replaceAll(/\bopen_item\b/g, "open_item_by_month"), `kpi_${i}`)})
  group by all`;

/** Makes the table `kpi_cell`, empty. */
export const makeCells = (session: Session, as: "table" | "temp table"): Promise<void> =>
  session.run(
    `create or replace ${as} kpi_cell (
      kpi varchar, version integer, month date, provider varchar, payer varchar, location varchar,
      category varchar, category_group varchar, numerator decimal(38, 10),
      denominator decimal(38, 10), n bigint, n_denominator bigint)`,
  );

/** Makes `kpi_total` from the cells this connection sees. */
export async function addUpCells(
  session: Session,
  as: "table" | "temp table" = "table",
): Promise<void> {
  await session.run(
    `create or replace ${as} kpi_total as ${addedUp("true")} order by level, kpi, month`,
  );
}

/** SELECT of the cells that a condition names, added up over all dimensions but one. */
const addedUp = (which: string): string =>
  `select
    case
      when grouping(provider) = 0 then 'provider'
      when grouping(payer) = 0 then 'payer'
      when grouping(location) = 0 then 'location'
      else 'all'
    end as level,
    kpi, version, month, provider, payer, location, category, category_group,
    sum(numerator) as numerator, sum(denominator) as denominator,
    cast(sum(n) as bigint) as n, cast(sum(n_denominator) as bigint) as n_denominator
  from kpi_cell
  where ${which}
  group by grouping sets (
    (kpi, version, month, category, category_group),
    (kpi, version, month, category, category_group, provider),
    (kpi, version, month, category, category_group, payer),
    (kpi, version, month, category, category_group, location)
  )`;

/**
 * One SHA-256 over every cell, written canonically: equal data and definitions give equal digests
 * on any machine, time zone, number of threads and order of imports.
 */
export async function digestOf(session: Session): Promise<{ digest: string; cells: number }> {
  const row = await session.row(
    `select
      sha256(coalesce(string_agg(cell, chr(10) order by cell), '')) as digest,
      count(*)::integer as cells
    from (
      select concat_ws('|', kpi, version, month, provider, payer, location, category,
        category_group, numerator, denominator, n) as cell
      from kpi_cell
    )`,
  );
  return { digest: row["digest"] as string, cells: row["cells"] as number };
}
