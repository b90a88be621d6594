/**
 * The moments to forecast at: the end of the last month known, and before it the month ends of two years,
 * each with what was known on the day its month had come in. Of months that came much later, such as
 * years of files on a first day, nobody can tell what was known when: for these the dates of entry stand
 * in, and the record says so.
 */
import { monthStart } from "./banking_days.ts";
import { PAST_ORIGINS, type Evidence } from "./evidence.ts";
import type { Origin } from "./known.ts";

const ALWAYS = 2_900_000;
/** Days within which all files of a month, or all of a history loaded at once, are taken to have come. */
const COMING_IN = 31;

/** The origin of today's forecast; null where there is no money to forecast. */
export function lastOrigin({ lastMonth }: Evidence): Origin | null {
  if (lastMonth === null) return null;
  const day = monthStart(lastMonth + 1);
  return { day, month: lastMonth, known: ALWAYS, byEntry: false, isLast: true };
}

/** Month ends before the last one, oldest first, each known by the day on which its files had come. */
export function pastOrigins(evidence: Evidence): Origin[] {
  const { lastMonth } = evidence;
  if (lastMonth === null) return [];
  return Array.from({ length: PAST_ORIGINS }, (_, i) => lastMonth - PAST_ORIGINS + i).flatMap(
    (month) => {
      const known = knownOn(evidence, month);
      if (known === null) return [];
      const day = monthStart(month + 1);
      return [{ day, month, known, byEntry: known >= day + COMING_IN, isLast: false }];
    },
  );
}

/**
 * The day on which a month's files had come: of each feed the first that came after the month's end and
 * spoke of it or of later. Null where neither its money nor its books are here.
 */
function knownOn({ months }: Evidence, month: number): number | null {
  const isMoney = (feed: string): boolean => feed === "ledger" || feed === "transaction";
  if (!months.some((each) => each.month === month && isMoney(each.feed))) return null;
  const came = new Map<string, number>();
  const lastDay = monthStart(month + 1) - 1;
  for (const { feed, month: spokenOf, known } of months) {
    if (spokenOf < month || known < lastDay) continue;
    came.set(feed, Math.min(came.get(feed) ?? known, known));
  }
  if (came.size === 0) return null;
  const money = [...came].filter(([feed]) => isMoney(feed)).map(([, known]) => known);
  const first = Math.min(...money, ...(money.length === 0 ? came.values() : []));
  return Math.max(...[...came.values()].filter((known) => known <= first + COMING_IN));
}
