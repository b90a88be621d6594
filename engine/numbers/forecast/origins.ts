/**
 * The moments to forecast at: the end of the last month known, and before it the month ends of two years,
 * each with what was known on the day its month had come in.
 */
import { monthStart } from "./banking_days.ts";
import { PAST_ORIGINS, type Evidence } from "./evidence.ts";
import type { Origin } from "./known.ts";

const ALWAYS = 2_900_000;

/** The origin of today's forecast; null where there is no money to forecast. */
export function lastOrigin({ lastMonth }: Evidence): Origin | null {
  if (lastMonth === null) return null;
  return { day: monthStart(lastMonth + 1), month: lastMonth, known: ALWAYS, isLast: true };
}

/** Month ends before the last one, oldest first, each known by the day on which all of its money was. */
export function pastOrigins({ lastMonth, months }: Evidence): Origin[] {
  if (lastMonth === null) return [];
  const known = new Map<number, number>();
  for (const each of months) {
    known.set(each.month, Math.max(known.get(each.month) ?? each.known, each.known));
  }
  return Array.from({ length: PAST_ORIGINS }, (_, i) => lastMonth - PAST_ORIGINS + i).flatMap(
    (month) => {
      const day = known.get(month);
      return day === undefined
        ? []
        : [{ day: monthStart(month + 1), month, known: day, isLast: false }];
    },
  );
}
