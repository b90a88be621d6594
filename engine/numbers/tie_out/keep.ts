/** What the tie-outs are read from, made when a generation is built: a certificate reads sums, never an entry. */
import type { ControlSaid } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { keepPieces } from "./pieces.ts";

/** In the order in which they build on each other; each becomes a table `tie_` and its name. */
const RELATIONS = [
  "reached",
  "other_receipts",
  "steps",
  "control_figures",
  "proven_rows",
  "roll_forward",
  "visits",
  "ageing",
  "states",
] as const;

/** Makes `tie_piece` and the other tables of the tie-outs from the warehouse this connection sees. */
export async function keepTieOut(session: Session, said: readonly ControlSaid[]): Promise<void> {
  await keepControls(session, said, "table");
  await keepPieces(session);
  for (const name of RELATIONS) {
    const text = sqlFile(`numbers/tie_out/${name}.sql`);
    await session.run(`create or replace table tie_${name} as ${text}`);
  }
}

/**
 * Makes this connection, which sees a past state of knowledge, claim nothing: what ties out now may not
 * have then.
 */
export async function claimNothing(session: Session): Promise<void> {
  await keepControls(session, [], "temp table");
  await session.run(
    `create or replace temp table tie_states as
    select * replace (
      'unverified' as state,
      'a past state of knowledge is not tied out again' as says
    )
    from tie_states`,
  );
}

/** Makes `control_said`: what was typed of the systems' own reports. */
export async function keepControls(
  session: Session,
  said: readonly ControlSaid[],
  as: "table" | "temp table",
): Promise<void> {
  await session.run(
    `create or replace ${as} control_said as
    select
      cast(unnest($months) || '-01' as date) as month, unnest($measures) as measure,
      cast(unnest($amounts) as decimal(18, 2)) as amount`,
    {
      months: said.map(({ month }) => month),
      measures: said.map(({ measure }) => measure),
      amounts: said.map(({ amount }) => amount!),
    },
  );
}
