/**
 * The runs of days that lie in one week and one month. Weeks do not nest in months, but both are sums of
 * these, so what agrees here agrees in both.
 */
import { spansAhead } from "../spans.ts";

/** Days `[from, to)` counted from the origin, and the week and month they are of, from 0. */
export type Segment = { from: number; to: number; week: number; month: number };

const WEEK = 7;
const SHORTEST_MONTH = 28;

/** @param origin  first day, the first of a month. @param days  how many days from it on */
export function segmentsOf(origin: number, days: number): Segment[] {
  const months = spansAhead(origin, "month", Math.ceil(days / SHORTEST_MONTH));
  const segments: Segment[] = [];
  let month = 0;
  for (let from = 0; from < days;) {
    if (from + origin >= months[month]!.to) month++;
    const week = Math.floor(from / WEEK);
    const to = Math.min(days, (week + 1) * WEEK, months[month]!.to - origin);
    segments.push({ from, to, week, month });
    from = to;
  }
  return segments;
}

/** Sums over the days of each segment. */
export const inSegments = (
  byDay: ArrayLike<number>,
  segments: readonly Segment[],
  first = 0,
): number[] =>
  segments.map(({ from, to }) => {
    let sum = 0;
    for (let day = from; day < to; day++) sum += byDay[first + day]!;
    return sum;
  });

/** The same by week. */
export function inWeeks(bySegment: readonly number[], segments: readonly Segment[]): number[] {
  const weeks = Array.from({ length: segments.at(-1)!.week + 1 }, () => 0);
  segments.forEach(({ week }, i) => (weeks[week]! += bySegment[i]!));
  return weeks;
}
