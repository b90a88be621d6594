/** Makes a connection compare with another version of the plan than the one in force. */
import { sqlFile, type Session } from "../../database.ts";
import type { Month } from "../../calendar.ts";

/** One row of a version: a line, or a driver and payer, and month; the amount as exact decimal text. */
export type VersionRow = {
  month: Month;
  line: string;
  /** empty for none */
  payer: string;
  amount: string;
  behaviour: string | null;
};

/** The rows of a version that was imported; those of accounts that belong to no line are left out. */
export const versionRows = async (
  session: Session,
  version: string,
  first: Month,
  last: Month,
): Promise<VersionRow[]> =>
  (await session.rows(sqlFile("numbers/plan/version_rows.sql"), {
    version,
    first,
    last,
  })) as unknown as VersionRow[];

/** Puts rows in the place of the plan in force, as temporary relations of this connection. */
export async function planAs(session: Session, rows: readonly VersionRow[]): Promise<void> {
  await session.run(
    `create or replace temp table planned_row as
    select
      unnest($months) as month, unnest($lines) as line, unnest($payers) as payer,
      unnest($amounts) as amount, nullif(unnest($behaviours), '') as behaviour`,
    {
      months: rows.map(({ month }) => `${month}-01`),
      lines: rows.map(({ line }) => line),
      payers: rows.map(({ payer }) => payer),
      amounts: rows.map(({ amount }) => amount),
      behaviours: rows.map(({ behaviour }) => behaviour ?? ""),
    },
  );
  await session.run(
    `create or replace temp table budget_line as
    select
      cast(null as bigint) as row_no, cast(planned.month as date) as month, planned.line, statement.kind,
      statement.line_group, coalesce(planned.behaviour, statement.behaviour, 'fixed') as behaviour,
      cast(planned.amount as decimal(18, 2)) as amount
    from planned_row planned
    join statement_line statement on statement.line = planned.line
    where statement.kind in ('revenue', 'expense')`,
  );
  await session.run(
    `create or replace temp table budget_driver as
    select
      cast(null as bigint) as row_no, cast(month as date) as month, line as driver,
      coalesce(nullif(payer, ''), 'All') as payer, cast(amount as decimal(24, 6)) as amount
    from planned_row
    where line in ('visits', 'allowed_per_visit', 'yield')`,
  );
}
