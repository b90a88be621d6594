/** What has a day by which it must be done: filing, returning, renewing. */
import type { Panel, SourceLink } from "../../contract.ts";
import { cellText, dayText } from "../../format.ts";
import { groupBy } from "../../group.ts";
import type { Asked } from "../asked.ts";
import { panelOf } from "../panel.ts";

type Due = {
  day: string;
  left: number;
  kind: string;
  what: string;
  amount: string | null;
  source: SourceLink | null;
};

/** Further ahead nothing is listed. */
const AHEAD = 90;
/** So many are shown; the others are counted. */
const SHOWN = 50;

/** What falls due within 90 days of the last import, and what has passed, the most pressing first. */
export async function duePanel(asked: Asked): Promise<Panel> {
  const all = await dues(asked);
  const passed = all.filter(({ left }) => left < 0).length;
  const near = all.filter(({ left }) => left >= 0 && left <= 30).length;
  return panelOf(
    shownOf(all),
    [
      { name: "day", title: "By", unit: "day", of: ({ day }) => day },
      {
        name: "left",
        title: "Days left",
        unit: "count",
        of: ({ left }) => left,
        text: ({ left }) =>
          left < 0 ? `${cellText(-left, "count")} over` : cellText(left, "count"),
      },
      { name: "kind", title: "What to do", unit: "text", of: ({ kind }) => kind },
      { name: "what", title: "Of what", unit: "text", of: ({ what }) => what },
      { name: "amount", title: "Amount", unit: "cents", of: ({ amount }) => amount },
    ],
    {
      id: "due",
      title:
        all.length === 0
          ? "Nothing falls due within 90 days"
          : `${passed === 0 ? "Nothing is past its day" : `${cellText(passed, "count")} past ${passed === 1 ? "its" : "their"} day`}, ${near === 0 ? "nothing" : cellText(near, "count")} due within 30 days`,
      subtitle: "on the day of the last import · of the whole practice, whatever is chosen above",
      summary: all
        .slice(0, 3)
        .map(({ kind, what, day }) => `${kind} ${what} by ${dayText(day)}`)
        .join("; "),
      display: "table",
      source: ({ source }) => source,
      notes: [
        all.length > SHOWN
          ? `${cellText(all.length - SHOWN, "count")} more are not shown; Timely filing at risk and Credentials by days left count them all.`
          : null,
        passed > 0
          ? "Past its day: ask the payer for an exception or write off what was filed too late, return what was overpaid now, keep the person from work that needs the credential, take stock off the shelf."
          : null,
        "Time limits for filing are those of practice.json. What the law asks in your case, counsel says.",
      ],
    },
  );
}

/** As many of each kind as have room: a hundred charges to file must not hide a licence to renew. */
function shownOf(all: readonly Due[]): Due[] {
  let room = SHOWN;
  const kinds = [...groupBy(all, ({ kind }) => kind.split(" ")[0]).values()].sort(
    (a, b) => a.length - b.length,
  );
  const shown = new Set(
    kinds.flatMap((of, i) => {
      const mine = of.slice(0, Math.floor(room / (kinds.length - i)));
      room -= mine.length;
      return mine;
    }),
  );
  return all.filter((each) => shown.has(each));
}

async function dues({ session }: Asked): Promise<Due[]> {
  const rows = await session.rows(
    `with
    due as (
      select last_day as day, 'file with ' || payer as kind,
        item_id || ' of ' || service_date || ', ' || stage || ' since ' || since as what,
        amount, 'transaction' as feed, row_no
      from unfiled_charge
      where until is null
      union all
      select due, 'return to ' || payer,
        'overpaid on ' || item_id || ' since ' || since
          || '; while a timely investigation goes on, the clock stands until ' || suspended_until || ' at the latest',
        -balance, 'transaction', row_no
      from federal_credit
      union all
      select expires, 'renew', what, null, 'credential', row_no
      from credential_standing
      union all
      select expires, 'use', what, value, 'inventory', row_no
      from stock_counted
    )
    select
      cast(due.day as varchar) as day, date_diff('day', today.day, due.day)::integer as left_days,
      due.kind, due.what, cast(due.amount as varchar) as amount, file.sha256,
      cast(segment.first_line + (due.row_no - segment.first_row) as integer) as line
    from due
    cross join today
    asof left join staged.segment segment
      on segment.feed = due.feed and segment.first_row <= due.row_no
    left join staged.file file on file.file_id = segment.file_id
    where due.day <= today.day + $ahead
    order by due.day, due.kind, due.what`,
    { ahead: AHEAD },
  );
  return rows.map((row) => ({
    day: row["day"] as string,
    left: row["left_days"] as number,
    kind: row["kind"] as string,
    what: row["what"] as string,
    amount: row["amount"] as string | null,
    source:
      row["sha256"] && row["line"]
        ? { sha256: row["sha256"] as string, line: row["line"] as number }
        : null,
  }));
}
