/** A past forecast beside what came of it. */
import type { CashMethod } from "../../contract.ts";
import { type Actual } from "./bank.ts";
import { BankingDays } from "./banking_days.ts";
import type { Evidence } from "./evidence.ts";
import { asKnown, type Known, type Origin } from "./known.ts";
import { receiptsByMethod } from "./method.ts";
import { paymentsByDay, project, type Projection } from "./projection.ts";
import { PATH_DAYS } from "./simulation/simulation.ts";
import type { Work } from "./work.ts";

/** Cents by day from the origin on, for a quarter. */
export type Trial = {
  origin: Origin;
  /** days of the quarter that have come */
  came: number;
  receipts: Record<CashMethod, Float64Array | null>;
  payments: Float64Array;
  /** cash before the first day forecast, as known then, and as known now */
  opening: { foreseen: number; actual: number } | null;
  actual: { receipts: Float64Array; payments: Float64Array | null };
  before: Before;
  /** all of the forecast, and the past as it was known then */
  projection: Projection;
  seen: Seen;
};

/** Money in and out by day, in cents, and all else, as it was known at some origin. */
export type Seen = {
  first: number;
  receipts: Float64Array;
  payments: Float64Array | null;
  known: Known;
  work: Work;
};

/** What an origin looks back on. */
export type Before = {
  /** receipts of a usual week, in cents: the mean of the last quarter */
  week: number;
  /** cents by day up to the origin, since the first receipt, a year at most */
  receipts: number[];
  /** receipts less payments */
  net: number[];
};

const A_QUARTER = 91;
const A_YEAR = 364;
/** Longest that what falls due within the quarter can be moved by banks being shut. */
const ROOM = 40;

/** The forecast of a past origin beside what is known now. */
export function tryOut(evidence: Evidence, origin: Origin, now: Known, actual: Actual): Trial {
  const until = origin.day + PATH_DAYS;
  const days = new BankingDays(evidence.since, until + ROOM, evidence.holidays);
  const known = asKnown(evidence, origin, days);
  const projection = project(known, until);
  const came = Math.min(PATH_DAYS, now.origin.day - origin.day);
  const start = origin.day - now.days.first;
  return {
    origin,
    came,
    receipts: receiptsByMethod(projection),
    payments: paymentsByDay(projection),
    opening: openingOf(known, now, actual),
    actual: {
      receipts: actual.receipts.slice(start, start + came),
      payments: actual.payments?.slice(start, start + came) ?? null,
    },
    before: before(known, projection.actual),
    projection,
    seen: seenFrom(projection),
  };
}

/** The past as it is known at an origin. */
export const seenFrom = ({ known, actual, work }: Projection): Seen => ({
  first: known.days.first,
  receipts: actual.receipts,
  payments: actual.payments,
  known,
  work,
});

/** What lies before an origin. */
export function before({ origin, days }: Known, actual: Actual): Before {
  const since = Math.max(actual.since, origin.day - A_YEAR, days.first);
  const receipts: number[] = [];
  const net: number[] = [];
  for (let day = since; day < origin.day; day++) {
    const i = day - days.first;
    receipts.push(actual.receipts[i]!);
    net.push(actual.receipts[i]! - (actual.payments?.[i] ?? 0));
  }
  const last = receipts.slice(-A_QUARTER);
  const sum = last.reduce((total, cents) => total + cents, 0);
  return { week: last.length > 0 ? (sum / last.length) * 7 : 0, receipts, net };
}

/** Cash at the origin: as the books said then, and what they say of it now. */
function openingOf(then: Known, now: Known, actual: Actual): Trial["opening"] {
  if (then.balance === null || now.balance === null || !actual.payments) return null;
  let since = 0;
  for (let day = then.origin.day; day < now.origin.day; day++) {
    const i = day - now.days.first;
    since += actual.receipts[i]! - actual.payments[i]!;
  }
  return { foreseen: then.balance, actual: now.balance - since };
}

/**
 * Errors of a forecast in the quarter after its origin: what came less what was foreseen, in usual weeks.
 *
 * @param seen  what came, as far as it was known at an origin after the quarter
 */
export function errorsOf(
  { origin, receipts, payments, before: { week } }: Trial,
  method: CashMethod,
  seen: Seen,
): { receipts: number[]; net: number[] } | null {
  const foreseen = receipts[method];
  if (!foreseen || !(week > 0)) return null;
  const start = origin.day - seen.first;
  const errors = Array.from(foreseen, (cents, day) => (seen.receipts[start + day]! - cents) / week);
  const net = errors.map((error, day) => {
    const paid = seen.payments?.[start + day];
    return paid === undefined ? error : error - (paid - payments[day]!) / week;
  });
  return { receipts: errors, net };
}
