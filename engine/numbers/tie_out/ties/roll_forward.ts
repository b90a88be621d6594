/** A/R at the end of a month is what it was before and what was posted. */
import type { Month } from "../../../calendar.ts";
import type { Tie, TieLine } from "../../../contract.ts";
import type { Session } from "../../../database.ts";
import { moneyExact } from "../../../format.ts";
import { cents, moneyText } from "../../../money.ts";

const STEPS = [
  ["opening", "A/R at the beginning"],
  ["charges", "Charges"],
  ["payments", "Payments"],
  ["adjustments", "Adjustments"],
  ["refunds", "Refunds"],
  ["others", "Balances brought forward, and transfers"],
] as const;

export async function rollForwardTie(session: Session, month: Month): Promise<Tie> {
  const [row] = await session.rows(
    "select * from tie_roll_forward where strftime(month, '%Y-%m') = $month",
    { month },
  );
  const figures = (row ?? {}) as Record<string, string>;
  const lines: TieLine[] = row
    ? STEPS.map(([field, title]) => ({
        title,
        amount: figures[field]!,
        unit: "money",
        kind: "figure",
      }))
    : [];
  const left = cents(figures["difference"] ?? "0");
  if (left !== 0n) {
    lines.push({
      title: "Not posted",
      amount: moneyText(left),
      unit: "money",
      kind: "unexplained",
    });
  }
  if (row) {
    const amount = figures["closing"]!;
    lines.push({ title: "A/R at the end", amount, unit: "money", kind: "result" });
  }
  return {
    tie: "roll_forward",
    title: "A/R from the month before",
    status: left !== 0n ? "differs" : "passes",
    asked: row !== undefined,
    left: moneyText(left),
    says:
      left !== 0n
        ? `A/R moved by $${moneyExact(moneyText(left))} that nobody posted.`
        : "A/R moved by what was posted, and by nothing else.",
    lines,
    rows: [],
    total_rows: 0,
  };
}
