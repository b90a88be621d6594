/**
 * One file writes its days one way. Where a layout allows several, the way that most of the file's
 * first days are written decides; a day written another way is then held back, since 02/03 among
 * days of another order may be either.
 */
import { sqlFile, type Session } from "../database.ts";
import { groupBy } from "../group.ts";
import type { Reading } from "../intake/contents.ts";
import { layoutOf, viewOfLoads, type FileLoad } from "./file_load.ts";

/** Rows of a file that are looked at. Files that have no more are looked at together. */
const FIRST_ROWS = 1000;

/** The loads, in their order, each with the patterns of the one way its file writes days. */
export async function inOneOrder(
  session: Session,
  loads: readonly FileLoad[],
): Promise<FileLoad[]> {
  const open = loads.filter(({ reading }) => reading.days.length > 1);
  const together = groupBy(open, (load) => (load.rows > FIRST_ROWS ? load : layoutOf(load)));
  const settled = new Map<FileLoad, Reading>();
  for (const alike of together.values()) {
    for (const [load, reading] of await readingsOfDays(session, alike)) settled.set(load, reading);
  }
  return loads.map((load) => ({ ...load, reading: settled.get(load) ?? load.reading }));
}

/** The reading of each of some loads of one layout that writes most of its first days. */
async function readingsOfDays(
  session: Session,
  loads: readonly FileLoad[],
): Promise<Map<FileLoad, Reading>> {
  await viewOfLoads(session, loads);
  const { reading } = loads[0]!;
  const rows = loads.reduce((sum, load) => sum + load.rows, 0);
  const best = new Map(loads.map((load) => [load, { n: -1, reading }]));
  for (const day of reading.days) {
    const moments = reading.moments.filter((moment) => moment.startsWith(day));
    const found = await session.rows(sqlFile("model/staged/days_like.sql"), {
      patterns: [day, ...moments],
      first_rows: loads.length > 1 ? rows : FIRST_ROWS,
    });
    const days = new Map(found.map((row) => [row["file_id"], row["n"] as number]));
    for (const load of loads) {
      const n = days.get(load.fileId) ?? 0;
      if (n > best.get(load)!.n)
        best.set(load, { n, reading: { ...reading, days: [day], moments } });
    }
  }
  return new Map([...best].map(([load, found]) => [load, found.reading]));
}
