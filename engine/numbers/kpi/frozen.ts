/**
 * A month's cells as text, to be kept for ever, and a connection that sees those cells instead of the
 * ones known now: what was reported is read back by the same arithmetic that made it.
 */
import { firstDay, type Month } from "../../calendar.ts";
import type { Row, Session } from "../../database.ts";
import type { Kpi } from "./header.ts";
import { addUpCells, makeCells } from "./materialise.ts";
import { weightsOf } from "./window.ts";

/** The columns of a frozen cell, in their order. */
export const CELL_FIELDS = [
  "kpi",
  "version",
  "month",
  "provider",
  "payer",
  "location",
  "category",
  "category_group",
  "numerator",
  "denominator",
  "n",
  "n_denominator",
] as const;

/** A cell as text, by `CELL_FIELDS`; null where it says nothing. */
export type FrozenCell = readonly (string | null)[];

/** Every cell that a value of the month is made of, those of earlier months its windows reach included. */
export async function cellsOfMonth(
  session: Session,
  kpis: readonly Kpi[],
  month: Month,
): Promise<FrozenCell[]> {
  const needed = kpis.flatMap((kpi) => {
    const months = { first: month, last: month };
    const reached = [kpi.numerator, kpi.denominator ?? kpi.numerator].flatMap((window) => [
      ...weightsOf(window, months).keys(),
    ]);
    return [...new Set([month, ...reached])].map((each) => ({ kpi: kpi.id, month: each }));
  });
  const rows = await session.rows(
    `with needed as (
      select unnest($kpis) as kpi, cast(unnest($months) as date) as month
    )
    select ${CELL_FIELDS.map((field) => `cast(${field} as varchar) as ${field}`).join(", ")}
    from kpi_cell
    join needed using (kpi, month)
    order by all`,
    {
      kpis: needed.map(({ kpi }) => kpi),
      months: needed.map((each) => firstDay(each.month)),
    },
  );
  return rows.map((row: Row) => CELL_FIELDS.map((field) => row[field] as string | null));
}

/** Makes this connection see frozen cells in place of its own. */
export async function asFrozen(session: Session, cells: readonly FrozenCell[]): Promise<void> {
  await makeCells(session, "temp table");
  const lists = CELL_FIELDS.map((field, i) => [field, cells.map((cell) => cell[i] ?? "")] as const);
  await session.run(
    `insert into kpi_cell
    select
      kpi, cast(version as integer), cast(month as date), nullif(provider, ''), nullif(payer, ''),
      nullif(location, ''), nullif(category, ''), nullif(category_group, ''),
      cast(nullif(numerator, '') as decimal(38, 10)), cast(nullif(denominator, '') as decimal(38, 10)),
      cast(n as bigint), cast(n_denominator as bigint)
    from (select ${lists.map(([field]) => `unnest($${field}) as ${field}`).join(", ")})`,
    Object.fromEntries(lists),
  );
  await addUpCells(session, "temp table");
}

/** Which version of each KPI the cells were made by. */
export const versionsOf = (cells: readonly FrozenCell[]): ReadonlyMap<string, number> =>
  new Map(cells.map(([kpi, version]) => [kpi!, Number(version)]));
