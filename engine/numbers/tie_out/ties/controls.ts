/** What the systems' own reports say of a month, printed in the files or typed, and what was read. */
import type { Month } from "../../../calendar.ts";
import type { Tie, TieLine } from "../../../contract.ts";
import { cellText } from "../../../format.ts";
import type { Session } from "../../../database.ts";
import { feedName } from "../../../model/feed_names.ts";
import { absolute, cents, moneyText } from "../../../money.ts";
import { CONTROL_MEASURES, measureOf, TIED_FEEDS } from "../measures.ts";
import { controlsOf } from "../verification.ts";

export async function controlTie(session: Session, month: Month): Promise<Tie> {
  const controls = (await controlsOf(session)).filter((control) => control.month === month);
  const proven = await session.rows(
    `select feed, cast(row_count as double) as rows, cast(proven as double) as proven
    from tie_proven_rows
    where strftime(month, '%Y-%m') = $month and list_contains($feeds, feed)
    order by feed`,
    { month, feeds: TIED_FEEDS },
  );
  const lines: TieLine[] = CONTROL_MEASURES.flatMap(({ id, title, unit }): TieLine[] => {
    const typed = controls.find(({ measure }) => measure === id);
    if (!typed) return [];
    const lines: TieLine[] = [
      { title: `${title}, by your system's report`, amount: typed.said, unit, kind: "figure" },
      { title: `${title}, as read`, amount: typed.read, unit, kind: "figure" },
    ];
    if (cents(typed.difference) !== 0n) {
      const title = "Difference";
      lines.push({ title, amount: typed.difference, unit, kind: "unexplained" });
    }
    return lines;
  });
  const without: string[] = [];
  for (const { feed, rows, proven: behind } of proven as unknown as Proven[]) {
    const needed = CONTROL_MEASURES.filter((each) => each.feed === feed && each.needed);
    const typed = needed.every(({ id }) => controls.some(({ measure }) => measure === id));
    if (behind < rows && !typed)
      without.push(
        `${feedName(feed).toLowerCase()} (${needed.map(({ title }) => title.toLowerCase()).join(", ")})`,
      );
    lines.push({
      title: `${feedName(feed)}: rows in files whose own totals are met, of ${cellText(rows, "count")}`,
      amount: String(behind),
      unit: "count",
      kind: "figure",
    });
  }
  const wrong = controls.filter(({ difference }) => cents(difference) !== 0n);
  const money = wrong.filter(({ measure }) => measureOf(measure)?.unit === "money");
  const left = money.reduce((sum, { difference }) => sum + absolute(cents(difference)), 0n);
  return {
    tie: "controls",
    title: "What the systems themselves say",
    status: wrong.length > 0 ? "differs" : without.length > 0 ? "unverified" : "passes",
    asked: true,
    left: moneyText(left),
    says:
      wrong.length > 0
        ? `Not what your system's report says: ${wrong.map(({ measure }) => titleOf(measure)).join(", ")}.`
        : without.length > 0
          ? `Nothing to compare with for ${without.join("; ")}: type what your system's reports say.`
          : "Every row stands in a file whose totals are met, or its month's totals were typed and agree.",
    lines,
    rows: [],
    total_rows: 0,
  };
}

const titleOf = (measure: string): string => measureOf(measure)?.title ?? measure;

type Proven = { feed: string; rows: number; proven: number };
