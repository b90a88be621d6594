/** Visits that were held, and the charges that stand for them. */
import type { Month } from "../../../calendar.ts";
import type { Tie, TieLine } from "../../../contract.ts";
import type { Session } from "../../../database.ts";
import { moneyExact } from "../../../format.ts";
import { placed } from "../placed.ts";

const SHOWN = 50;

export async function visitTie(session: Session, month: Month): Promise<Tie> {
  const [row] = await session.rows(
    `select cast(completed as integer) as completed, cast(charged as integer) as charged,
      cast(waiting as integer) as waiting, cast(unbilled as integer) as unbilled,
      cast(unplanned as integer) as unplanned, cast(worth as varchar) as worth
    from tie_visits where strftime(month, '%Y-%m') = $month`,
    { month },
  );
  const count = (field: string): number => (row?.[field] ?? 0) as number;
  const line = (title: string, field: string, kind: TieLine["kind"]): TieLine => ({
    title,
    amount: String(kind === "named" ? -count(field) : count(field)),
    unit: "count",
    kind,
  });
  const unbilled = await session.rows(
    `select cast(row_no as double) as row_no, cast(day as varchar) as day,
      cast(average_charge as varchar) as worth, appointment_id
    from unbilled_visit where strftime(month, '%Y-%m') = $month order by day, row_no limit ${SHOWN}`,
    { month },
  );
  const places = await placed(
    session,
    "appointment",
    unbilled.map((each) => each["row_no"] as number),
  );
  return {
    tie: "visits",
    title: "Visits and charges",
    status: count("unbilled") > 0 ? "open" : "passes",
    asked: row !== undefined,
    left: null,
    says:
      count("unbilled") > 0
        ? `${count("unbilled")} visits have no charge, worth about $${moneyExact(row!["worth"] as string)}.`
        : "Every visit has its charge, or may still get it.",
    lines: row
      ? [
          line("Visits completed", "completed", "figure"),
          line("Charges may still come", "waiting", "named"),
          line("No charge, and too late", "unbilled", "named"),
          line("Visits charged", "charged", "result"),
          line("Charged without an appointment", "unplanned", "figure"),
        ]
      : [],
    rows: unbilled.map((each, i) => ({
      says: `appointment ${each["appointment_id"] as string} has no charge`,
      amount: each["worth"] as string,
      date: each["day"] as string,
      ...places[i]!,
    })),
    total_rows: count("unbilled"),
  };
}
