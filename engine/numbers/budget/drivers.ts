/**
 * What drives patient revenue, payer by payer, planned and actual: visits, what was allowed for them,
 * what of it fell due in the period by the payer's usual delay, and what was paid.
 *
 * Allowed is the charge of the period's visits times the share that contracts leave of charges settled
 * in the same month, so that a month of many new charges does not look like a better contract. What
 * falls due is the allowed money of this and earlier months, each by the share of it that this payer
 * pays at that age: so money that is only late is not mistaken for money lost.
 */
import { addMonths, monthNumber, type Month } from "../../calendar.ts";
import { sqlFile, type Row, type Session } from "../../database.ts";
import { groupBy } from "../../group.ts";
import { ageToAge, cumulative, sharesIn } from "../development.ts";
import type { Months } from "../kpi/window.ts";

/** One payer over the period; money in cents. */
export type PayerDrivers = {
  payer: string;
  plan: { visits: number; allowed: number; paid: number };
  actual: {
    visits: number;
    /** of the period's visits */
    allowed: number;
    /** in the period, of this and earlier months' visits */
    due: number;
    paid: number;
  };
};

/** Months of service that may still be paid in the period. */
const LOOK_BACK = 18;

export async function payerDrivers(session: Session, period: Months): Promise<PayerDrivers[]> {
  const since = addMonths(period.first, -LOOK_BACK);
  const rows = await session.rows(sqlFile("numbers/budget/drivers.sql"), {
    since,
    last: period.last,
  });
  const planned = rows.some((row) => inPeriod(row, period) && number(row, "planned_visits") > 0);
  if (!planned) return [];
  const delays = await delaysOf(session, period.last);
  return [...groupBy(rows, (row) => row["payer"] as string)]
    .map(([payer, months]) => driversOf(payer, months, period, delays.get(payer) ?? [1]))
    .filter(({ plan, actual }) => plan.visits + actual.visits > 0 || actual.paid !== 0);
}

function driversOf(
  payer: string,
  rows: readonly Row[],
  period: Months,
  delay: readonly number[],
): PayerDrivers {
  const share = allowedShares(rows);
  const allowed = new Map(
    rows.map((row) => {
      const month = row["month"] as Month;
      return [month, number(row, "charge") * share(month)] as const;
    }),
  );
  const drivers: PayerDrivers = {
    payer,
    plan: { visits: 0, allowed: 0, paid: 0 },
    actual: { visits: 0, allowed: 0, due: 0, paid: 0 },
  };
  for (const row of rows.filter((each) => inPeriod(each, period))) {
    const month = row["month"] as Month;
    drivers.plan.visits += number(row, "planned_visits");
    drivers.plan.allowed += 100 * number(row, "planned_allowed");
    drivers.plan.paid += 100 * number(row, "planned_paid");
    drivers.actual.visits += number(row, "visits");
    drivers.actual.allowed += 100 * allowed.get(month)!;
    drivers.actual.paid += 100 * number(row, "paid");
    for (const [age, part] of delay.entries()) {
      drivers.actual.due += 100 * part * (allowed.get(addMonths(month, -age)) ?? 0);
    }
  }
  return drivers;
}

/** The share of charges that contracts leave, by month; where nothing was settled, over all months. */
function allowedShares(rows: readonly Row[]): (month: Month) => number {
  const total = (field: string): number => rows.reduce((sum, row) => sum + number(row, field), 0);
  const left = (charge: number, contractual: number): number | null =>
    charge > 0 ? (charge + contractual) / charge : null;
  const overall = left(total("settled_charge"), total("contractual")) ?? 1;
  const byMonth = new Map(
    rows.map((row) => [
      row["month"] as Month,
      left(number(row, "settled_charge"), number(row, "contractual")),
    ]),
  );
  return (month) => byMonth.get(month) ?? overall;
}

/** For each payer, the part of a month's services that is paid at age 0, 1, 2 … months; sums to 1. */
async function delaysOf(session: Session, last: Month): Promise<Map<string, number[]>> {
  const rows = await session.rows(
    `select payer, strftime(service_month, '%Y-%m') as month, age, cash::double as cash
    from collection_triangle
    order by payer, service_month, age`,
  );
  const delays = new Map<string, number[]>();
  for (const [payer, mine] of groupBy(rows, (row) => row["payer"] as string)) {
    const cohorts = [...groupBy(mine, (row) => row["month"] as Month)]
      .filter(([month]) => month <= last)
      .map(([month, ages]) =>
        cumulative(
          ages.map((row) => ({ age: row["age"] as number, amount: row["cash"] as number })),
          monthNumber(last) - monthNumber(month) + 1,
        ),
      );
    const shares = sharesIn(ageToAge(cohorts).slice(0, LOOK_BACK));
    const parts = shares.map((share, age) => share - (shares[age - 1] ?? 0));
    if (parts.length > 0) delays.set(payer, parts);
  }
  return delays;
}

const number = (row: Row, field: string): number => Number(row[field]);

const inPeriod = (row: Row, { first, last }: Months): boolean =>
  (row["month"] as Month) >= first && (row["month"] as Month) <= last;
