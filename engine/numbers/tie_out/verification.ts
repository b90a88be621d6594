/**
 * Whether a month of an export can be relied on: verified where something outside stands behind every
 * row of it, differs where a tie-out fails, unverified until then.
 */
import { monthsFrom, type Month } from "../../calendar.ts";
import type { Verification } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cellText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import type { Feed } from "../../intake/feeds.ts";
import { feedName } from "../../model/feed_names.ts";
import { cents } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import { CONTROL_MEASURES, measureOf, TIED_FEEDS } from "./measures.ts";

const GRAVITY = { nothing: 0, verified: 1, unverified: 2, differs: 3 } as const;

/** Of months and exports without a row that could be tied out. */
export const NOTHING: Verification = { state: "nothing", says: "nothing to tie out" };

export type Verified = (feeds: readonly Feed[], months: Months) => Verification;

/** A total that was typed, and what was read. */
export type Control = {
  month: Month;
  measure: string;
  said: string;
  read: string;
  difference: string;
};

/** Every total that was typed, beside what was read of its month. */
export async function controlsOf(session: Session): Promise<Control[]> {
  return (await session.rows(sqlFile("numbers/tie_out/controls.sql"))) as unknown as Control[];
}

/** Answers for exports and months, as this connection sees them. */
export async function verificationOf(session: Session): Promise<Verified> {
  const rows = (await session.rows(
    "select feed, strftime(month, '%Y-%m') as month, state, says from tie_states",
  )) as unknown as {
    feed: Feed;
    month: Month;
    state: Verification["state"];
    says: string | null;
  }[];
  const states = new Map(rows.map((row) => [`${row.feed} ${row.month}`, row]));
  const typed = groupBy(await controlsOf(session), ({ month }) => month);
  return (feeds, months) => {
    let worst = NOTHING;
    for (const month of monthsFrom(months.first, months.last)) {
      for (const feed of feeds.filter((each) => TIED_FEEDS.includes(each))) {
        const known = states.get(`${feed} ${month}`);
        if (!known) continue;
        const { state, says } = withTyped(feed, known, typed.get(month) ?? []);
        if (GRAVITY[state] <= GRAVITY[worst.state]) continue;
        worst = {
          state,
          says: says && `${feedName(feed).toLowerCase()} of ${month}: ${says}`,
        };
      }
    }
    return worst;
  };
}

function withTyped(
  feed: Feed,
  known: { state: Verification["state"]; says: string | null },
  typed: readonly Control[],
): Verification {
  const mine = CONTROL_MEASURES.filter((each) => each.feed === feed);
  const wrong = typed.find(
    ({ measure, difference }) => cents(difference) !== 0n && mine.some(({ id }) => id === measure),
  );
  if (wrong) {
    const { title, unit } = measureOf(wrong.measure)!;
    const text = (amount: string): string => cellText(amount, unit === "money" ? "cents" : "count");
    const says = `${title.toLowerCase()} come to ${text(wrong.read)}, by your system's report to ${text(wrong.said)}`;
    return { state: "differs", says };
  }
  const all = mine.filter(({ needed }) => needed);
  const met = all.every(({ id }) => typed.some(({ measure }) => measure === id));
  return known.state === "unverified" && met ? { state: "verified", says: null } : known;
}
