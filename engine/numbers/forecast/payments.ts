/**
 * The calendar of payments: what went out by rule goes out by rule, on its days and in its amounts; what
 * no rule covers goes out at its average. Nothing that moved cash vanishes.
 */
import { moneyExact, moneyShort } from "../../format.ts";
import { moneyText } from "../../money.ts";
import { amountsOf, type Amounts } from "./amount.ts";
import { cadenceOf, type Cadence } from "./cadence.ts";
import { GOES_WITH_VISITS, isDecided } from "./categories.ts";
import { isIncome, itemsOf, type Item } from "./items.ts";
import type { Known } from "./known.ts";
import { leftOver } from "./left_over.ts";
import { loanStream, paidOnLoan } from "./loans.ts";
import { payrollOf } from "./payroll.ts";
import { measuredOn, onDays, paidByDue, sourceOf, sumSince, type Stream } from "./stream.ts";
import { taxDates } from "./tax_dates.ts";
import { workOn, type Volume } from "./volume.ts";

const A_QUARTER = 91;
const A_YEAR = 365;
/** Days of a quarter from which something that follows no rule is frequent enough to have a pace. */
const FREQUENT = 13;
/** Days after which supplies are usually paid. */
const TERMS = 30;

/** Everything that leaves the bank, and income that is no patient's, largest first. */
export function paymentsOf(known: Known, volume: Volume | null, until: number): Stream[] {
  const all = itemsOf(known);
  const replaced = new Set<Item>();
  const streams: Stream[] = [];
  for (const loan of known.loans) {
    for (const item of paidOnLoan(all, loan, known.origin.day)) replaced.add(item);
    streams.push(loanStream(known, loan, until));
  }
  const payroll = payrollOf(known, all, until);
  if (payroll) {
    streams.push(payroll.stream);
    if (payroll.item) replaced.add(payroll.item);
  }
  const strays: Item[] = [];
  for (const item of all) {
    if (replaced.has(item)) continue;
    const stream =
      ruled(known, volume, item, until) ?? paced(known, item, until) ?? decided(known, item, until);
    if (stream) streams.push(stream);
    else strays.push(item);
  }
  streams.push(...leftOver(known, strays, until));
  const size = ({ cents }: Stream): number => cents.reduce((sum, each) => sum + Math.abs(each), 0);
  return streams.toSorted((a, b) => size(b) - size(a));
}

/** What falls due by rule. */
function ruled(known: Known, volume: Volume | null, item: Item, until: number): Stream | null {
  const { days, origin, flows } = known;
  const since = flows[0]!.day;
  const cadence =
    taxDates(item, origin.day, days) ?? cadenceOf(item.days, origin.day, since, days, "after");
  if (!cadence) return null;
  const isMixed = item.cents.some((cents) => cents > 0) && item.cents.some((cents) => cents < 0);
  if (isDecided(item.category) && isMixed) return null;
  const { due, paid } = paidByDue(cadence, item.days, item.cents, origin.day);
  const byVisits = withVisits(item, cadence, due, paid, volume, known);
  const amounts = byVisits ?? amountsOf(paid, cadence.perYear);
  const cents = onDays(cadence, amounts, origin.day, until);
  return {
    name: item.name,
    category: item.category,
    isIncome: isIncome(item),
    cents,
    isDated: true,
    goesWithVisits: byVisits !== null,
    says: `${cadence.says}, ${amounts.says}`,
    amount: cents.find((each) => each !== 0) ?? null,
    source: sourceOf(item),
    ...measuredOn([item]),
  };
}

/** Supplies go with the visits of the time before they are paid. */
function withVisits(
  item: Item,
  cadence: Cadence,
  due: readonly number[],
  paid: readonly number[],
  volume: Volume | null,
  { days, origin }: Known,
): Amounts | null {
  if (!volume || !item.lines.some((line) => GOES_WITH_VISITS.includes(line))) return null;
  const period = Math.round(A_YEAR / cadence.perYear);
  const workBefore = (day: number): number => {
    let work = 0;
    for (let back = TERMS + period; back > TERMS; back--) {
      const i = day - back - days.first;
      if (i >= 0) work += workOn(volume, day - back, days);
    }
    return work;
  };
  const count = Math.min(paid.length, Math.ceil(cadence.perYear / 4));
  const work = due.slice(-count).reduce((sum, day) => sum + workBefore(day), 0);
  if (work <= 0) return null;
  const each = paid.slice(-count).reduce((sum, cents) => sum + cents, 0) / work;
  const coming = cadence.due(origin.day, days.last);
  return {
    next: (ahead) => each * workBefore(coming[ahead] ?? days.last),
    says:
      volume.counted === "visits"
        ? `$${moneyExact(moneyText(BigInt(Math.round(-each))))} for each visit of ${TERMS} days before, as in the last ${count}`
        : `${(-each * 100).toFixed(1)} % of what was charged ${TERMS} days before, as in the last ${count}`,
  };
}

/** What comes often and without a rule, at the pace of the last quarter; what runs off goes on running off. */
function paced({ days, origin }: Known, item: Item, until: number): Stream | null {
  const recent = sumSince(item, origin.day - A_QUARTER, origin.day);
  if (recent.times < FREQUENT) return null;
  const half = sumSince(item, origin.day - Math.floor(A_QUARTER / 2), origin.day);
  const older = recent.cents - half.cents;
  const falls = older !== 0 && half.cents / older < 0.6 ? Math.max(0, half.cents / older) : 1;
  const from = falls < 1 ? origin.day - Math.floor(A_QUARTER / 2) : origin.day - A_QUARTER;
  const each = sumSince(item, from, origin.day).cents / Math.max(1, days.count(from, origin.day));
  const cents = new Float64Array(until - origin.day);
  for (let day = origin.day; day < until; day++) {
    const ahead = (day - origin.day) / Math.floor(A_QUARTER / 2);
    if (days.isOpen(day)) cents[day - origin.day] = each * falls ** ahead;
  }
  const weekly = moneyShort(Math.abs(each * 5) / 100);
  return {
    name: item.name,
    category: item.category,
    isIncome: isIncome(item),
    cents,
    isDated: false,
    goesWithVisits: false,
    says:
      falls < 1
        ? `${weekly} a week and running off, as over the last quarter`
        : `${weekly} a week, as over the last quarter`,
    amount: each * 21,
    source: sourceOf(item),
    ...measuredOn([item]),
  };
}

/** Borrowing, saving and the owners' money in are decisions: shown, never assumed. */
function decided({ origin }: Known, item: Item, until: number): Stream | null {
  if (!isDecided(item.category)) return null;
  const { cents, times } = sumSince(item, origin.day - A_YEAR, origin.day);
  if (times === 0) return null;
  return {
    name: item.name,
    category: item.category,
    isIncome: false,
    cents: new Float64Array(until - origin.day),
    isDated: false,
    goesWithVisits: false,
    says: `none assumed; ${times === 1 ? "once" : `${times} times`} in the last twelve months, ${moneyShort(Math.abs(cents) / 100)} ${cents < 0 ? "out" : "in"} together`,
    amount: null,
    source: sourceOf(item),
    ...measuredOn([item]),
    basis: "judgement",
  };
}
