/**
 * What is still to come of the practice's own work, by payer, from how its months of service have been paid:
 * the chain ladder where at least half of a month is in, Cape Cod where it is younger, each payer's curve drawn
 * towards all payers' as far as its payments are few.
 */
import { monthFromNumber } from "../../../calendar.ts";
import type { RunOff, RunOffPayer } from "../../../contract.ts";
import { sqlFile, type Session } from "../../../database.ts";
import { moneyText } from "../../../money.ts";
import { calendarCash, chainLadder } from "./chain_ladder.ts";
import { lastAge, NotATriangle, type Triangle } from "./triangle.ts";

/** One payer's money of a month of service in a month of posting, in cents; months counted from year 0. */
export type RunOffCell = {
  payer: string;
  served: number;
  posted: number;
  charged: number;
  paid: number;
  payments: number;
};

/** Months of service that are followed, and months after service until a payment counts as the last. */
const COHORTS = 36;
const AGES = 13;
/** Payments that the curve of all payers counts for in the curve of one. */
const LENT_PAYMENTS = 30;
/** A month of which less is in is too young for its own payments to say what it comes to. */
const YOUNG = 0.5;
/** Months to come that are shown. */
const SHOWN = AGES - 1;

/** @returns null where less than two months of service have been paid */
export async function runOff(session: Session): Promise<RunOff | null> {
  const rows = await session.rows(sqlFile("numbers/forecast/receivables/run_off.sql"));
  return runOffOf(
    rows.map((row) => ({
      payer: row["payer"] as string,
      served: Number(row["served"]),
      posted: Number(row["posted"]),
      charged: Number(row["charged"]),
      paid: Number(row["paid"]),
      payments: Number(row["payments"]),
    })),
  );
}

export function runOffOf(cells: readonly RunOffCell[]): RunOff | null {
  const last = cells.reduce((latest, { posted }) => Math.max(latest, posted), -Infinity);
  const charged = cells.filter((cell) => cell.charged > 0).map(({ served }) => served);
  const first = Math.max(Math.min(...charged), last - COHORTS + 1);
  const counted = cells.filter(({ served, posted }) => served >= first && posted >= served);
  if (!(last - first >= 1)) return null;
  const all = curveOf(cohortsOf(counted, first, last));
  if (!all) return null;
  const payers = [...new Set(counted.map(({ payer }) => payer))]
    .map((payer) =>
      payerOf(
        payer,
        counted.filter((cell) => cell.payer === payer),
        first,
        last,
        all,
      ),
    )
    .toSorted((a, b) => b.unpaid - a.unpaid || (a.said.payer < b.said.payer ? -1 : 1));
  const calendar = Array.from({ length: SHOWN }, (_, month) => ({
    month: monthFromNumber(last + 1 + month),
    amount: money(payers.reduce((sum, { cash }) => sum + (cash[month] ?? 0), 0)),
  }));
  const squares = payers.map(({ error }) => error);
  return {
    through: monthFromNumber(last),
    first: monthFromNumber(first),
    payers: payers.map(({ said }) => said),
    to_come: money(payers.reduce((sum, { unpaid }) => sum + unpaid, 0)),
    error: squares.every((each) => each !== null)
      ? money(Math.sqrt(squares.reduce<number>((sum, each) => sum + (each ?? 0) ** 2, 0)))
      : null,
    calendar,
    months: Array.from({ length: last - first + 1 }, (_, i) => ({
      month: monthFromNumber(first + i),
      to_come: money(payers.reduce((sum, { unpaidBy }) => sum + unpaidBy[i]!, 0)),
    })),
    notes: [
      `A payment more than ${AGES - 1} months after the service counts as that late; nothing is expected beyond.`,
      "Errors are Mack's standard errors; those of payers are added as independent ones.",
    ],
  };
}

type Cohorts = { triangle: Triangle; charges: number[]; payments: number };

function cohortsOf(cells: readonly RunOffCell[], first: number, last: number): Cohorts {
  const count = last - first + 1;
  const ages = Math.min(AGES, count);
  const paid = Array.from({ length: count }, (_, i) =>
    Array.from({ length: ages }, (__, age): number | null => (first + i + age <= last ? 0 : null)),
  );
  const charges = Array.from({ length: count }, () => 0);
  let payments = 0;
  for (const cell of cells) {
    const row = paid[cell.served - first]!;
    charges[cell.served - first]! += cell.charged;
    payments += cell.payments;
    for (let age = Math.min(cell.posted - cell.served, ages - 1); age < ages; age++) {
      if (row[age] !== null) row[age]! += cell.paid;
    }
  }
  const origins = charges.map((_, i) => monthFromNumber(first + i));
  return { triangle: { origins, cumulative: paid }, charges, payments };
}

/** Share that is in at each age, and the errors; null where nothing has been paid that a factor can be taken from. */
function curveOf({ triangle }: Cohorts) {
  try {
    return chainLadder(triangle);
  } catch (error) {
    if (error instanceof NotATriangle) return null;
    throw error;
  }
}

function payerOf(
  payer: string,
  cells: readonly RunOffCell[],
  first: number,
  last: number,
  all: { shares: readonly number[] },
): {
  said: RunOffPayer;
  unpaid: number;
  /** by month of service */
  unpaidBy: number[];
  cash: number[];
  error: number | null;
} {
  const cohorts = cohortsOf(cells, first, last);
  const { triangle, charges, payments } = cohorts;
  const own = curveOf(cohorts);
  const trust = own ? payments / (payments + LENT_PAYMENTS) : 0;
  const shares = all.shares.map(
    (share, age) => trust * (own?.shares[age] ?? share) + (1 - trust) * share,
  );
  const paid = triangle.cumulative.map((row) => row[lastAge(row)]!);
  const inBy = triangle.cumulative.map((row) => shares[lastAge(row)]!);
  const exposed = charges.reduce((sum, amount, i) => sum + amount * inBy[i]!, 0);
  const ratio = exposed > 0 ? Math.max(0, sumOf(paid) / exposed) : 0;
  const unpaid = charges.map((amount, i) => {
    const share = inBy[i]!;
    return share >= YOUNG ? (paid[i]! * (1 - share)) / share : amount * ratio * (1 - share);
  });
  const [charged, toCome] = [sumOf(charges), sumOf(unpaid)];
  const error = own && payments >= LENT_PAYMENTS ? own.total.error : null;
  return {
    said: {
      payer,
      charged: money(charged),
      paid: money(sumOf(paid)),
      payments,
      to_come: money(toCome),
      se: error === null ? null : money(error),
      kept: charged > 0 ? (sumOf(paid) + toCome) / charged : null,
      paid_by: shares,
    },
    unpaid: toCome,
    unpaidBy: unpaid,
    cash: calendarCash(triangle, unpaid, shares),
    error,
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
