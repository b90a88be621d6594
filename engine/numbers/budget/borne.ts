/** Shared cost of a practice, spread over its sites, its providers or its departments. */
import type { BudgetOverhead, OverheadBy, StatementLine } from "../../contract.ts";
import { moneyExact } from "../../format.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, decimal, moneyText } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import { OVERHEAD_BASES, overheadOf, type Bearer, type OverheadBasis } from "./overhead.ts";

/** Groups of the statement that nobody who sees patients controls. */
const OVERHEAD = ["general cost", "capital cost"];

/** What belongs to nobody: it bears its share, and has no rank. */
export const UNASSIGNED = "Unassigned";

/** Whole units of an hour that payroll counts in. */
const HOUR_DECIMALS = 4;

/** Who can bear overhead. */
export const OVERHEAD_BY: readonly OverheadBy[] = ["location", "provider", "department"];

/** What makes figures those of a site, a provider or a department. */
const ASSIGNS: Record<OverheadBy, string> = {
  location:
    "Visits and collections belong to the site of the charge, provider hours to the site that staff.csv has for the provider; what has no site belongs to Unassigned.",
  provider:
    "Visits and collections belong to the provider of the charge, hours to the provider that staff.csv names; what has no provider belongs to Unassigned.",
  department:
    "A provider's visits and collections belong to the department that staff.csv, or else the payroll register, has for the provider, or to Unassigned; pay, taxes and benefits to the department of the person, by the days worked; general and capital cost to the department (QuickBooks: class) of its ledger line, where it has one that sees patients.",
};

/**
 * A department that sees patients bears its own pay and direct cost besides. One that does not is shared like overhead: its
 * pay and direct cost are spread over those that do, once and directly.
 *
 * @returns the shared cost, and what everybody bears of it; whoever gave back more than came in bears none
 *          by revenue, and hours that were corrected below nothing count as none
 * @source the direct method of allocating the cost of support departments: Finkler, Essentials of Cost
 *         Accounting for Health Care Organizations; Horngren, Cost Accounting
 */
export async function borneOverhead(
  session: Session,
  period: Months,
  by: OverheadBy,
  lines: readonly StatementLine[],
): Promise<BudgetOverhead> {
  const { first, last } = period;
  const rows = (
    await session.rows(sqlFile("numbers/budget/bearers.sql"), { dimension: by, first, last })
  ).map(({ name, visits, collected, hours, pay, direct }) => ({
    name: name as string,
    visits: BigInt(visits as string),
    collected: cents(collected as string),
    hours: whole(hours as string),
    pay: cents(pay as string),
    direct: cents(direct as string),
  }));
  const isPaid = by === "department" && (await isCovered(session, period));
  const sees = ({ visits, collected, hours }: (typeof rows)[number]): boolean =>
    visits !== 0n || collected !== 0n || hours !== 0n;
  const supporting = rows.filter((row) => !sees(row));
  const overhead = lines
    .filter(({ group }) => OVERHEAD.includes(group))
    .reduce((sum, { actual }) => sum + cents(actual), 0n);
  const sharedPay = isPaid ? supporting.reduce((sum, { pay }) => sum + pay, 0n) : 0n;
  const seeing = rows.filter(sees);
  const direct = seeing.reduce((sum, row) => sum + row.direct, 0n);
  const shared = overhead - direct + sharedPay;
  const bearers = overheadOf(
    shared,
    seeing.map(({ name, visits, collected, hours, pay, direct }): Bearer => ({
      name,
      contribution: collected - direct - (isPaid ? pay : 0n),
      visits: atLeastNone(visits),
      revenue: atLeastNone(collected),
      hours: atLeastNone(hours),
      isRanked: name !== UNASSIGNED,
    })),
  );
  return {
    by,
    shared: moneyText(shared),
    shared_pay: isPaid ? moneyText(sharedPay) : null,
    supporting: isPaid ? supporting.map(({ name }) => name) : [],
    bearers: bearers.map(({ name, rank, rankDependsOnBasis, ...borne }, i) => ({
      name,
      collected: moneyText(seeing[i]!.collected),
      pay: isPaid ? moneyText(seeing[i]!.pay) : null,
      direct: moneyText(seeing[i]!.direct),
      overhead: inWords(borne.overhead),
      result: inWords(borne.result),
      rank,
      rank_depends_on_basis: rankDependsOnBasis,
    })),
    says: [
      ASSIGNS[by],
      ...(by === "department" && !isPaid
        ? ["The payroll register does not cover the period: no pay is told of departments."]
        : []),
      ...(supporting.length > 0 && isPaid
        ? [
            `${moneyExact(moneyText(sharedPay))} of pay of departments that see no patients is shared too: ${supporting.map(({ name }) => name).join(", ")}.`,
          ]
        : []),
    ],
  };
}

/** Whether the work of every month has been paid in exports that are here. */
async function isCovered(session: Session, { first, last }: Months): Promise<boolean> {
  const { covered } = await session.row(
    `select count(*) = date_diff('month', cast($first || '-01' as date), cast($last || '-01' as date)) + 1 as covered
    from paid_month
    where month between cast($first || '-01' as date) and cast($last || '-01' as date)`,
    { first, last },
  );
  return covered === true;
}

function whole(hours: string): bigint {
  const { units, scale } = decimal(hours);
  return units * 10n ** BigInt(HOUR_DECIMALS - scale);
}

const inWords = (amounts: Record<OverheadBasis, bigint | null>) =>
  Object.fromEntries(
    OVERHEAD_BASES.map((basis) => [
      basis,
      amounts[basis] === null ? null : moneyText(amounts[basis]),
    ]),
  ) as Record<OverheadBasis, string | null>;

const atLeastNone = (units: bigint): bigint => (units < 0n ? 0n : units);
