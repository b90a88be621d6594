/**
 * What was known at one origin: of every row that was ever here, those that had come by then, had not
 * been replaced, and speak of days before it.
 */
import { monthStart, type BankingDays } from "./banking_days.ts";
import { CURVE_MONTHS, LONGEST_LAG, STATUSES, type Evidence, type LoanRecord } from "./evidence.ts";

/** A moment a forecast is made at. */
export type Origin = {
  /** first day forecast */
  day: number;
  /** the month before it, counted from year 0 */
  month: number;
  /** the last day whose knowledge counts */
  known: number;
  /** whether its files came so late that only the dates of entry say what was known */
  byEntry: boolean;
  /** true for the forecast of today, which may use charges entered since */
  isLast: boolean;
};

/** What one purpose of the ledger did to cash on one day, in cents. */
export type Flow = {
  day: number;
  line: string;
  account: string;
  memo: string;
  cents: number;
  /** the first row of the ledger that did it, as staged */
  row: number;
};

/** Money of one source by the time it took, in cents, over the months a curve is measured on. */
export type LagMonths = {
  /** by months before the last one (0 is the last), then by lag in days */
  cents: Float64Array[];
  payments: number;
  /** share of a month's money that is entered within the month; 1 where nothing says otherwise */
  entered: number;
};

/** Appointments in the book for a day, and how many of them were kept. */
export type Booked = { booked: number; kept: number };

/** Everything one forecast may use. Arrays of days begin at `days.first`. */
export type Known = {
  origin: Origin;
  days: BankingDays;
  sources: readonly string[];
  classes: readonly (string | null)[];
  /** cents charged by source and service day */
  charges: Float64Array[];
  /** share of a day's charges that is entered so many days later or sooner */
  entered: Float64Array;
  /** the last day that charges have been entered on, as far as the month goes */
  billedThrough: number;
  /** cents banked by source and day, as the billing system knows it */
  receipts: Float64Array[];
  lags: LagMonths[];
  /** cents received for services of a month, counted from year 0 */
  served: { insurers: ReadonlyMap<number, number>; patients: ReadonlyMap<number, number> };
  /** patients seen by day; null where appointments are not known */
  visits: Float64Array | null;
  /** what stood in the book at the end of a month, by day; empty where appointments do not say when they were made */
  bookedAt: (month: number) => ReadonlyMap<number, Booked>;
  flows: readonly Flow[];
  /** cash and undeposited funds before the first day forecast, in cents; null without a ledger */
  balance: number | null;
  /** whether the books open with balances brought forward */
  broughtForward: boolean;
  payDays: readonly { day: number; gross: number; bonus: number; cost: number; row: number }[];
  loans: readonly LoanRecord[];
};

/** Longest time from a service to the entry of its charge that is looked at, in days. */
export const LONGEST_ENTRY = 90;
/** Charges entered so shortly before the origin reach to it: weekends and holidays enter none. */
const A_WEEK = 7;

/** @param days  from the look-back to the end of the longest horizon */
export function asKnown(evidence: Evidence, origin: Origin, days: BankingDays): Known {
  const isKnown = knownAt(origin);
  const before = enteredBefore(origin, days);
  return {
    origin,
    days,
    sources: evidence.sources,
    classes: evidence.classes,
    ...chargesOf(evidence, origin, days, before, isKnown),
    receipts: receiptsOf(evidence, days, before, isKnown),
    lags: lagsOf(evidence, origin, before, isKnown),
    served: servedOf(evidence, origin, before, isKnown),
    ...appointmentsOf(evidence, origin, days, isKnown),
    ...booksOf(evidence, origin, isKnown),
    payDays: pick(evidence.payDays, isKnown, (cells, i) => ({
      day: cells.day[i]!,
      gross: cells.gross[i]!,
      bonus: cells.bonus[i]!,
      cost: cells.cost[i]!,
      row: cells.row_no[i]!,
    })).filter(({ day }) => day < origin.day),
    loans: evidence.loans.filter(
      ({ known, until, first_payment }) =>
        known <= origin.known &&
        until > origin.known &&
        !(origin.byEntry && first_payment >= origin.day),
    ),
  };
}

type IsKnown = (
  cells: { known: readonly number[]; until: readonly number[] },
  i: number,
) => boolean;

/** Whether a row had come by an origin and had not been replaced. */
export const knownAt =
  ({ known }: Origin): IsKnown =>
  (cells, i) =>
    cells.known[i]! <= known && cells.until[i]! > known;

/** The day before which an entry was made that an origin may use. */
export const enteredBefore = (origin: Origin, days: BankingDays): number =>
  origin.isLast ? days.last + 1 : origin.day;

function chargesOf(
  { charges: cells, sources }: Evidence,
  origin: Origin,
  days: BankingDays,
  before: number,
  isKnown: IsKnown,
): Pick<Known, "charges" | "entered" | "billedThrough"> {
  const charges = sources.map(() => new Float64Array(days.length));
  const entered = new Float64Array(LONGEST_ENTRY + 1);
  let through = days.first - 1;
  for (let i = 0; i < cells.length; i++) {
    const [served, day] = [cells.served[i]!, cells.entered[i]!];
    if (day >= before || !isKnown(cells, i) || !days.holds(served)) continue;
    through = Math.max(through, day);
    charges[cells.source[i]!]![served - days.first]! += cells.cents[i]!;
    const age = origin.day - served;
    if (age > LONGEST_ENTRY && age <= 3 * LONGEST_ENTRY) {
      entered[Math.min(Math.max(day - served, 0), LONGEST_ENTRY)]! += cells.cents[i]!;
    }
  }
  for (let lag = 1; lag < entered.length; lag++) entered[lag]! += entered[lag - 1]!;
  const all = entered.at(-1)!;
  return {
    charges,
    entered: entered.map((share) => (all > 0 ? Math.min(1, Math.max(0, share / all)) : 1)),
    billedThrough: through >= origin.day - A_WEEK ? Math.max(through, origin.day - 1) : through,
  };
}

function receiptsOf(
  { receipts: cells, sources }: Evidence,
  days: BankingDays,
  before: number,
  isKnown: IsKnown,
): Float64Array[] {
  const receipts = sources.map(() => new Float64Array(days.length));
  for (let i = 0; i < cells.length; i++) {
    const banked = cells.banked[i]!;
    if (cells.entered_by[i]! >= before || !isKnown(cells, i) || !days.holds(banked)) continue;
    receipts[cells.source[i]!]![banked - days.first]! += cells.cents[i]!;
  }
  return receipts;
}

function lagsOf(
  { lags: cells, sources }: Evidence,
  origin: Origin,
  before: number,
  isKnown: IsKnown,
): LagMonths[] {
  const found = sources.map(() => ({
    cents: Array.from({ length: CURVE_MONTHS }, () => new Float64Array(LONGEST_LAG + 1)),
    payments: 0,
    banked: 0,
    atOnce: 0,
  }));
  for (let i = 0; i < cells.length; i++) {
    const [source, month, by] = [cells.source[i]!, cells.banked_month[i]!, cells.entered_by[i]!];
    const age = origin.month - month;
    if (age < 0 || age >= CURVE_MONTHS || by >= before || !isKnown(cells, i)) continue;
    const mine = found[source]!;
    mine.cents[age]![cells.lag[i]!]! += cells.cents[i]!;
    mine.payments += cells.payments[i]!;
    if (age === 0) continue;
    mine.banked += cells.cents[i]!;
    if (by < monthStart(month + 1)) mine.atOnce += cells.cents[i]!;
  }
  return found.map(({ cents, payments, banked, atOnce }) => ({
    cents,
    payments,
    entered: banked > 0 && atOnce > 0 ? Math.min(1, Math.max(0.5, atOnce / banked)) : 1,
  }));
}

function servedOf(
  { served: cells }: Evidence,
  origin: Origin,
  before: number,
  isKnown: IsKnown,
): Known["served"] {
  const found = { insurers: new Map<number, number>(), patients: new Map<number, number>() };
  for (let i = 0; i < cells.length; i++) {
    const isLater = cells.banked_month[i]! > origin.month || cells.entered_by[i]! >= before;
    if (isLater || !isKnown(cells, i)) continue;
    const mine = cells.patients[i] === 1 ? found.patients : found.insurers;
    const month = cells.served_month[i]!;
    mine.set(month, (mine.get(month) ?? 0) + cells.cents[i]!);
  }
  return found;
}

function appointmentsOf(
  { appointments: cells }: Evidence,
  origin: Origin,
  days: BankingDays,
  isKnown: IsKnown,
): Pick<Known, "visits" | "bookedAt"> {
  const visits = new Float64Array(days.length);
  const mine: number[] = [];
  let seen = 0;
  for (let i = 0; i < cells.length; i++) {
    if (!isKnown(cells, i) || !days.holds(cells.day[i]!)) continue;
    mine.push(i);
    if (cells.status[i] !== COMPLETED || cells.day[i]! >= origin.day) continue;
    visits[cells.day[i]! - days.first]! += cells.appointments[i]!;
    seen += cells.appointments[i]!;
  }
  const bookedAt = (month: number): Map<number, Booked> => {
    const from = monthStart(month + 1);
    const book = new Map<number, Booked>();
    for (const i of mine) {
      const [day, created, cancelled] = [cells.day[i]!, cells.created[i]!, cells.cancelled[i]!];
      const stood = created >= 0 && created <= month && (cancelled < 0 || cancelled > month);
      const calledOff = cells.status[i] === CALLED_OFF && cancelled < 0;
      if (day < from || !stood || calledOff) continue;
      const there = book.get(day) ?? { booked: 0, kept: 0 };
      there.booked += cells.appointments[i]!;
      if (cells.status[i] === COMPLETED) there.kept += cells.appointments[i]!;
      book.set(day, there);
    }
    return book;
  };
  return { visits: seen > 0 ? visits : null, bookedAt };
}

function booksOf(
  { flows: cells, texts, cash }: Evidence,
  origin: Origin,
  isKnown: IsKnown,
): Pick<Known, "flows" | "balance" | "broughtForward"> {
  const flows = pick(cells, isKnown, (_, i) => ({
    day: cells.day[i]!,
    line: texts[cells.line[i]!]!,
    account: texts[cells.account[i]!]!,
    memo: texts[cells.memo[i]!]!,
    cents: cells.cents[i]!,
    row: cells.row_no[i]!,
  })).filter(({ day }) => day < origin.day);
  const months = pick(cash, isKnown, (_, i) => ({
    month: cash.month[i]!,
    hasCash: cash.has_cash[i] === 1,
    opens: cash.opens[i] === 1,
    cents: cash.cents[i]!,
  })).filter(({ month }) => month <= origin.month);
  return {
    flows,
    broughtForward: months.some(({ opens }) => opens),
    balance: months.some(({ hasCash }) => hasCash)
      ? months.reduce((sum, { cents }) => sum + cents, 0)
      : null,
  };
}

function pick<C extends { known: readonly number[]; until: readonly number[]; length: number }, T>(
  cells: C,
  isKnown: IsKnown,
  of: (cells: C, i: number) => T,
): T[] {
  const found: T[] = [];
  for (let i = 0; i < cells.length; i++) if (isKnown(cells, i)) found.push(of(cells, i));
  return found;
}

const COMPLETED = STATUSES.indexOf("completed");
/** Called off; where it is not said when, it cannot be told whether it stood in the book. */
const CALLED_OFF = STATUSES.indexOf("called_off");
