/** General and capital cost of a practice, spread over its sites or its providers. */
import type { StatementLine } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, decimal } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import { overheadOf, type Bearer, type BorneOverhead } from "./overhead.ts";

/** Groups of the statement that nobody who sees patients controls. */
const OVERHEAD = ["general cost", "capital cost"];

/** Whole units of an hour that payroll counts in. */
const HOUR_DECIMALS = 4;

/**
 * @returns the overhead in cents, and what everybody bears of it; whoever gave back more than came
 *          in bears none by revenue, and hours that were corrected below nothing count as none
 */
export async function borneOverhead(
  session: Session,
  period: Months,
  dimension: "location" | "provider",
  lines: readonly StatementLine[],
): Promise<{ total: bigint; bearers: BorneOverhead[] }> {
  const rows = await session.rows(sqlFile("numbers/budget/bearers.sql"), {
    dimension,
    first: period.first,
    last: period.last,
  });
  const total = lines
    .filter(({ group }) => OVERHEAD.includes(group))
    .reduce((sum, { actual }) => sum + cents(actual), 0n);
  const bearers = rows.map((row): Bearer => {
    const collected = cents(row["collected"] as string);
    const { units, scale } = decimal(row["hours"] as string);
    return {
      name: row["name"] as string,
      contribution: collected,
      visits: atLeastNone(BigInt(row["visits"] as string)),
      revenue: atLeastNone(collected),
      hours: atLeastNone(units * 10n ** BigInt(HOUR_DECIMALS - scale)),
    };
  });
  return { total, bearers: overheadOf(total, bearers) };
}

const atLeastNone = (units: bigint): bigint => (units < 0n ? 0n : units);
