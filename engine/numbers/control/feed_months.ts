/** What came of each kind of export for each month, and how many days there were to work in it. */
import type { Month } from "../../calendar.ts";
import { sqlFile, type Session } from "../../database.ts";

export type FeedMonth = {
  feed: string;
  month: Month;
  rows: number;
  /** rows entered after the month, or that came with a later file than the first after it */
  late: number;
  /** business days with a row */
  days: number;
  lastDay: string;
  formats: string[];
  locations: string[];
  /** lines held back of the files it came with; they may be of this month */
  held: number;
};

/** @param byService  whether charges are counted by their day of service, for figures of cohorts */
export async function feedMonths(session: Session, byService: boolean): Promise<FeedMonth[]> {
  const rows = await session.rows(sqlFile("numbers/control/feed_month.sql"), {
    by_service: String(byService),
  });
  const list = (text: unknown): string[] => (text === null ? [] : (text as string).split("\n"));
  return rows.map((row) => ({
    feed: row["feed"] as string,
    month: row["month"] as Month,
    rows: row["row_count"] as number,
    late: row["late"] as number,
    days: row["days"] as number,
    lastDay: row["last_day"] as string,
    formats: list(row["formats"]),
    locations: list(row["locations"]),
    held: row["held"] as number,
  }));
}

/** Business days of every month there are data of, and those after a day of it. */
export async function businessDays(
  session: Session,
): Promise<(month: Month, after?: string) => number> {
  const rows = await session.rows(
    "select cast(day as varchar) as day from business_day where is_business_day order by day",
  );
  const days = rows.map((row) => row["day"] as string);
  return (month, after = "") => days.filter((day) => day.startsWith(month) && day > after).length;
}
