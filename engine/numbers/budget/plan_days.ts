/** The working days that a plan of visits means, against those there were. */
import { monthNumber } from "../../calendar.ts";
import { sqlFile, type Session } from "../../database.ts";
import type { Months } from "../kpi/window.ts";
import { rational } from "../rational.ts";
import type { WorkingDays } from "./revenue_bridge.ts";

/**
 * A plan whose visits are alike in long and short months means the mean working days of its months;
 * one that goes by the calendar means those there were, and then the calendar explains nothing.
 *
 * @returns null where the plan goes by the calendar, or is too short to tell
 */
export async function planDays(session: Session, period: Months): Promise<WorkingDays | null> {
  const row = await session.row(sqlFile("numbers/budget/plan_days.sql"), {
    first: period.first,
    last: period.last,
  });
  const whole = (field: string): bigint => BigInt(row[field] as number | bigint | string);
  if (row["is_alike"] !== true || whole("days") === 0n) return null;
  const months = BigInt(monthNumber(period.last) - monthNumber(period.first) + 1);
  return {
    plan: rational(whole("plan_days") * months, whole("plan_months")),
    actual: rational(whole("days")),
  };
}
