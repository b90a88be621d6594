/**
 * What a past forecast was off by, told apart by what drives it: appointments kept of those booked, the rest of
 * the work and what it comes to, each large payer's money for the work that was done, patients, other money in,
 * payroll, other payments. A denial is a payer's money that comes later or never.
 */
import type { CashMethod } from "../../../contract.ts";
import { categoryOf } from "../categories.ts";
import type { Known } from "../known.ts";
import type { Curve } from "../lag_curve.ts";
import { errorsOf, type Seen, type Trial } from "../trial.ts";
import { BASES, type Work } from "../work.ts";
import { PATH_DAYS, weeksOf, type PastErrors } from "./simulation.ts";

const PATIENTS = "Patients";
const A_QUARTER = 91;
/** Days before the origin whose charges may still have been made up. */
const LOOK_BACK = 90;
/** Insurers that are a driver of their own. */
const LARGE_PAYERS = 4;

type Sum = Float64Array;
type Part = { name: string; isPayment: boolean; cents: Sum };

/**
 * Errors of a forecast in the quarter after its origin: what came less what was foreseen, in usual weeks.
 *
 * @param seen  what came, as far as it was known at an origin after the quarter
 * @returns null where the method had too little to go on then
 */
export function driverErrors(trial: Trial, method: CashMethod, seen: Seen): PastErrors | null {
  const errors = errorsOf(trial, method, seen);
  if (!errors) return null;
  const { week } = trial.before;
  const [receipts, net] = [errors.receipts, errors.net].map((days) =>
    Float64Array.from(days, (share) => share * week),
  ) as [Sum, Sum];
  const moneyIn =
    method === "payment_lags"
      ? byPayer(trial, seen, receipts)
      : [{ name: "Receipts", isPayment: false, cents: receipts }];
  const moneyOut = seen.payments ? byPayee(trial, seen, less(net, receipts)) : [];
  return {
    ...errors,
    drivers: [...moneyIn, ...moneyOut].map(({ name, isPayment, cents }) => ({
      name,
      isPayment,
      weeks: weeksOf(cents).map((each) => each / week),
    })),
  };
}

function byPayer(trial: Trial, seen: Seen, all: Sum): Part[] {
  const { known, work, receipts, bridge, volume } = trial.projection;
  const { day } = trial.origin;
  const large = largest(seen.known);
  const show = volume && shownOf(trial, seen);
  const [kept, made, others, patients] = [empty(), empty(), empty(), empty()];
  const own = new Map(large.map((source) => [source, empty()]));
  const rest = all.slice();
  const sources = known.sources.map((name, source) => ({
    isPatients: name === PATIENTS,
    charges: chargesOff(work, seen.work, source, day - known.days.first),
    shown: show ? work.scheduled[source]!.map((cents, i) => cents * show[i]!) : null,
  }));
  const together = (of: (source: (typeof sources)[number]) => Sum | null): Sum | null =>
    sources.map(of).reduce((sum, each) => (sum && each ? sum.map((x, i) => x + each[i]!) : each));
  const everything = together(({ charges }) => charges);
  const everyoneShown = together(({ shown }) => shown);
  sources.forEach(({ isPatients, charges, shown }, source) => {
    const { curve, by } = receipts[source]!;
    const ofWork = paid(curve, isPatients ? everything! : charges, day - known.days.first);
    const booked = isPatients ? everyoneShown : shown;
    const ofShow = booked && paid(curve, booked, day - known.days.first);
    const place = isPatients ? patients : (own.get(source) ?? others);
    for (let i = 0; i < PATH_DAYS; i++) {
      const [off, shows] = [ofWork[i]! * bridge.share, (ofShow?.[i] ?? 0) * bridge.share];
      const came = seen.known.receipts[source]![day + i - known.days.first]! * bridge.share;
      const error = came - BASES.reduce((sum, basis) => sum + by[basis][i]!, 0);
      kept[i]! += shows;
      made[i]! += off - shows;
      place[i]! += error - off;
      rest[i]! -= error;
    }
  });
  return [
    { name: "Appointments kept", isPayment: false, cents: kept },
    { name: "Other visits and what is charged", isPayment: false, cents: made },
    ...large.map((source) => ({
      name: known.sources[source]!,
      isPayment: false,
      cents: own.get(source)!,
    })),
    { name: "Other insurers", isPayment: false, cents: others },
    { name: PATIENTS, isPayment: false, cents: patients },
    { name: "Other money in", isPayment: false, cents: rest },
  ];
}

/** Payroll by itself, because overtime and bonuses come with the work. */
function byPayee(trial: Trial, seen: Seen, all: Sum): Part[] {
  const payroll = empty();
  for (const { day, line, cents } of seen.known.flows) {
    const i = day - trial.origin.day;
    if (i >= 0 && i < PATH_DAYS && categoryOf(line) === "Payroll") payroll[i]! += cents;
  }
  for (const { category, isIncome, cents } of trial.projection.streams) {
    if (category !== "Payroll" || isIncome) continue;
    for (let i = 0; i < PATH_DAYS; i++) payroll[i]! -= cents[i]!;
  }
  return [
    { name: "Payroll", isPayment: true, cents: payroll },
    { name: "Other payments", isPayment: true, cents: less(all, payroll) },
  ];
}

/** The insurers that paid most in the last quarter, the largest first. */
function largest({ sources, receipts, days, origin }: Known): number[] {
  const end = origin.day - days.first;
  return sources
    .map((name, source) => ({
      name,
      source,
      came: sumOf(receipts[source]!.subarray(Math.max(0, end - A_QUARTER), end)),
    }))
    .filter(({ name, came }) => name !== PATIENTS && came > 0)
    .toSorted((a, b) => b.came - a.came || (a.name < b.name ? -1 : 1))
    .slice(0, LARGE_PAYERS)
    .map(({ source }) => source);
}

/** By day: how many more of the appointments booked at the origin were kept than expected, as a share. */
function shownOf({ origin, projection }: Trial, seen: Seen): Sum {
  const { known, volume } = projection;
  const book = seen.known.bookedAt(origin.month);
  return volume!.scheduled.map((expected, i) => {
    const day = known.days.first + i;
    if (expected <= 0 || day < origin.day || day >= origin.day + PATH_DAYS) return 0;
    return (book.get(day)?.kept ?? 0) / expected - 1;
  });
}

/** Charges that were made less those expected, by day; only of the days that may still have been open. */
function chargesOff(then: Work, now: Work, source: number, origin: number): Sum {
  const sum = (work: Work, i: number): number =>
    BASES.reduce((all, basis) => all + work[basis][source]![i]!, 0);
  return then.billed[source]!.map((_, i) =>
    i < origin - LOOK_BACK || i >= origin + PATH_DAYS ? 0 : sum(now, i) - sum(then, i),
  );
}

/** What a curve makes of charges in the quarter after the origin. */
function paid(curve: Curve, charges: Sum, origin: number): Sum {
  return empty().map((_, day) => {
    let sum = 0;
    for (let lag = Math.min(curve.length - 1, day + LOOK_BACK); lag >= 0; lag--) {
      sum += curve[lag]! * (charges[origin + day - lag] ?? 0);
    }
    return sum;
  });
}

const empty = (): Sum => new Float64Array(PATH_DAYS);
const less = (one: Sum, other: Sum): Sum => one.map((value, i) => value - other[i]!);
const sumOf = (values: Sum): number => values.reduce((all, each) => all + each, 0);
