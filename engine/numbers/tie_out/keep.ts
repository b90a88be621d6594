/** What the tie-outs are read from, made when a generation is built: a certificate reads sums, never an entry. */
import { sqlFile, type Session } from "../../database.ts";
import { keepPieces } from "./pieces.ts";

/** In the order in which they build on each other; each becomes a table `tie_` and its name. */
const RELATIONS = [
  "reached",
  "other_receipts",
  "bridge",
  "control_figures",
  "proven_rows",
  "roll_forward",
  "visits",
  "ageing",
] as const;

/** Makes `tie_piece` and the other tables of the tie-outs from the warehouse this connection sees. */
export async function keepTieOut(session: Session): Promise<void> {
  await keepPieces(session);
  for (const name of RELATIONS) {
    const text = sqlFile(`numbers/tie_out/${name}.sql`);
    await session.run(`create or replace table tie_${name} as ${text}`);
  }
}
