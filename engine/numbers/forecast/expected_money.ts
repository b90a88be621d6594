/** Expected money in and out by day, in whole cents, by the method in use. */
import type { CashBases, CashMethod } from "../../contract.ts";
import { billedReceipts } from "./bank.ts";
import { receiptsByMethod } from "./method.ts";
import type { Projection } from "./projection.ts";
import { wholeCents } from "./whole_cents.ts";
import { BASES } from "./work.ts";

/** Money in by day from the origin on, in whole cents. */
export type ExpectedReceipt = {
  /** a payer, Patients or Other income */
  payer: string;
  basis: keyof CashBases;
  /** what it is called in the calendar of payments; null where it is no entry of it */
  item: string | null;
  cents: number[];
};

/** Money out by day from the origin on, in whole cents, out positive. */
export type ExpectedPayment = {
  item: string;
  category: string;
  /** whether it stands in the calendar of payments, and is not a share of an average */
  isDated: boolean;
  goesWithVisits: boolean;
  cents: number[];
};

/** Whose money it is that was earned otherwise than by patients' care. */
export const OTHER_INCOME = "Other income";
/** What money of patients and insurers is called where no billing system tells whose it is. */
const ALL_FEES = "Patients and insurers";
const A_QUARTER = 91;

export function expectedMoney(
  projection: Projection,
  method: CashMethod,
): { receipts: ExpectedReceipt[]; payments: ExpectedPayment[] } {
  const receipts = method === "payment_lags" ? byLags(projection) : naively(projection, method);
  const payments = projection.streams
    .filter(({ isIncome }) => !isIncome)
    .map(({ name, category, isDated, goesWithVisits, cents }) => ({
      item: name,
      category,
      isDated,
      goesWithVisits,
      cents: wholeCents(cents.map((each) => -each)),
    }));
  const isAny = ({ cents }: { cents: number[] }): boolean => cents.some((each) => each !== 0);
  return { receipts: receipts.filter(isAny), payments: payments.filter(isAny) };
}

function byLags({ receipts, streams }: Projection): ExpectedReceipt[] {
  const ofVisits = receipts.flatMap(({ source, by }) =>
    BASES.map((basis) => ({
      payer: source,
      basis,
      item: null,
      cents: wholeCents(by[basis]),
    })),
  );
  const others = streams
    .filter(({ isIncome }) => isIncome)
    .map(({ name, isDated, cents }) => ({
      payer: OTHER_INCOME,
      basis: "other" as const,
      item: isDated ? name : null,
      cents: wholeCents(cents),
    }));
  return [...ofVisits, ...others];
}

/** A naive forecast knows no payers: it is shared out as the receipts of the last quarter were. */
function naively(projection: Projection, method: CashMethod): ExpectedReceipt[] {
  const expected = receiptsByMethod(projection)[method];
  if (!expected) return [];
  const { known, actual } = projection;
  const { days, origin } = known;
  const lastQuarter = (values: Float64Array): number => {
    let sum = 0;
    for (let day = Math.max(days.first, origin.day - A_QUARTER); day < origin.day; day++) {
      sum += values[day - days.first]!;
    }
    return Math.max(0, sum);
  };
  const all = lastQuarter(actual.receipts);
  const fees = Math.min(all, lastQuarter(actual.fees));
  const billed = lastQuarter(billedReceipts(known));
  const shares = new Map<string, number>([[OTHER_INCOME, all - fees]]);
  if (billed > 0) {
    known.sources.forEach((source, i) =>
      shares.set(source, (fees * lastQuarter(known.receipts[i]!)) / billed),
    );
  } else shares.set(ALL_FEES, fees);
  const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) {
    return [{ payer: ALL_FEES, basis: "other", item: null, cents: wholeCents(expected) }];
  }
  return [...shares].map(([payer, share]) => ({
    payer,
    basis: "other",
    item: null,
    cents: wholeCents(expected.map((cents) => (cents * share) / total)),
  }));
}
