/**
 * How much of what is still expected of a month of service is in: from how the practice's older
 * months filled up.
 */
import { monthNumber, monthsFrom, type Month } from "../../calendar.ts";
import type { Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { ageToAge, cumulative, sharesIn } from "../development.ts";
import type { Months } from "./window.ts";

/** Of one or more months of service together. */
export type Maturity = (months: Months) => {
  /** share in, 0-1; null where it cannot be said yet */
  share: number | null;
  /** whole months since the youngest of them */
  age: number | null;
};

export async function maturityOf(session: Session): Promise<Maturity> {
  const { last, rows } = await triangle(session);
  const cohorts = new Map(
    [...groupBy(rows, ({ month }) => month)].map(([month, parts]) => [
      month,
      cumulative(parts, monthNumber(last) - monthNumber(month) + 1),
    ]),
  );
  const shares = sharesIn(ageToAge([...cohorts.values()]));
  return ({ first, last: end }) => {
    const age = cohorts.has(end) ? cohorts.get(end)!.length - 1 : null;
    let paid = 0;
    let expected = 0;
    for (const month of monthsFrom(first, end)) {
      const cash = cohorts.get(month);
      if (!cash) continue;
      if (shares.length === 0) return { share: null, age };
      paid += cash.at(-1)!;
      expected += cash.at(-1)! / (shares[cash.length - 1] ?? 1);
    }
    return { share: expected > 0 ? Math.min(1, paid / expected) : null, age };
  };
}

/** What each month of service brought by age, up to the last month in which anything was posted. */
async function triangle(session: Session) {
  const rows = await session.rows(
    `select strftime(service_month, '%Y-%m') as month, age, sum(cash)::double as cash,
      (select strftime(max(month), '%Y-%m') from entry) as last
    from collection_triangle
    group by service_month, age
    order by service_month, age`,
  );
  return {
    last: (rows[0]?.["last"] as Month | undefined) ?? "2000-01",
    rows: rows.map((row) => ({
      month: row["month"] as Month,
      age: row["age"] as number,
      amount: row["cash"] as number,
    })),
  };
}
