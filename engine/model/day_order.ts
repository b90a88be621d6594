/**
 * One file writes its days one way. Where a layout allows several, the way that most of the file's
 * first days are written decides; a day written another way is then held back, since 02/03 among
 * days of another order may be either.
 */
import { sqlFile, type Session } from "../database.ts";
import type { Reading } from "../intake/contents.ts";

/** The reading of the view `raw`, with the patterns of one way of writing days. */
export async function readingOfDays(session: Session, reading: Reading): Promise<Reading> {
  if (reading.days.length < 2) return reading;
  const sql = sqlFile("model/staged/days_like.sql");
  let best = { n: -1, reading };
  for (const day of reading.days) {
    const moments = reading.moments.filter((moment) => moment.startsWith(day));
    const found = await session.row(sql, { patterns: [day, ...moments] });
    const n = found["n"] as number;
    if (n > best.n) best = { n, reading: { ...reading, days: [day], moments } };
  }
  return best.reading;
}
