/** The versions of the plan of each fiscal year, as they were imported. */
import { addMonths, type Month } from "../../calendar.ts";
import type { FrozenPlan, PlanVersion } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { cents, moneyText } from "../../money.ts";
import { fiscalYearOf } from "../period.ts";

/** What the plan that counts is called. */
export const IN_FORCE = "in force";

/** A fiscal year is named after the year it ends in. @example fiscalYearName("2026-09", 7) // => "FY2027" */
export const fiscalYearName = (month: Month, fiscalYearStart: number): string =>
  `FY${addMonths(fiscalYearOf(month, fiscalYearStart), 11).slice(0, 4)}`;

/** By year, then by name. */
export async function planVersions(
  session: Session,
  fiscalYearStart: number,
  frozen: readonly FrozenPlan[],
): Promise<PlanVersion[]> {
  const rows = await session.rows(sqlFile("numbers/plan/versions.sql"));
  const yearOf = (month: unknown): string => fiscalYearName(month as Month, fiscalYearStart);
  return [...groupBy(rows, (row) => yearOf(row["month"]))].flatMap(([year, all]) =>
    [...groupBy(all, (row) => row["version"] as string)].map(([version, months]): PlanVersion => ({
      fiscal_year: year,
      version,
      months: months.length,
      rows: months.reduce((sum, row) => sum + (row["rows"] as number), 0),
      net_income: moneyText(
        months.reduce((sum, row) => sum + cents(row["net_income"] as string), 0n),
      ),
      counts_in: months.filter((row) => row["counts"] === true).length,
      frozen:
        frozen.find((plan) => plan.fiscal_year === year && plan.version === version)?.name ?? null,
    })),
  );
}
