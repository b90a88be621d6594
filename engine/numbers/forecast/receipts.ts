/**
 * Receipts to come: each payer's payment lags over what is billed, what is scheduled and what is
 * expected, landing on the days that payer's money lands on.
 */
import { monthStart, type BankingDays } from "./banking_days.ts";
import { exposedOf, shiftOf, type ServedMonth, type Shift } from "./deductible.ts";
import { LONGEST_LAG } from "./evidence.ts";
import type { Known } from "./known.ts";
import { curveOf, evenly, measure, recent, together, type Curve } from "./lag_curve.ts";
import { earliestPayment } from "./receivables/delay.ts";
import { seasonOf, type Season } from "./season.ts";
import { BASES, type Basis, type Work } from "./work.ts";

/** Cents a day from the first day forecast on, by source and by what they rest on. */
export type Receipts = {
  source: string;
  by: Record<Basis, Float64Array>;
  curve: Curve;
  season: Season;
}[];

/** Months before the last one whose services are too young to tell payers' shares. */
const YOUNG_MONTHS = 2;
/** Months of service that shares are taken from. */
const SERVED_MONTHS = 36;

const HALF_A_YEAR = 182;

/** @param until  the day after the last one forecast */
export function receiptsOf(
  known: Known,
  work: Work,
  until: number,
): { receipts: Receipts; shift: Shift } {
  const { days, sources, classes, origin } = known;
  const length = days.length;
  const charged = sources.map((_, source) => {
    const all = new Float64Array(length);
    for (const basis of BASES) work[basis][source]!.forEach((cents, i) => (all[i]! += cents));
    return all;
  });
  const everything = sumOf(charged, length);
  const isPatients = (source: number): boolean => sources[source] === "Patients";
  const end = Math.min(origin.day, known.billedThrough + 1);
  const unshifted = sources.map((_, source) =>
    isPatients(source) ? everything : charged[source]!,
  );
  let exposed = unshifted;
  const curves = (weight: (age: number) => number, seasons: readonly Season[]): Curve[] => {
    const measured = sources.map((_, source) =>
      measure(
        known.lags[source]!,
        exposed[source]!,
        days,
        origin.month,
        end,
        weight,
        seasons[source]!,
      ),
    );
    return sources.map((_, source) => {
      const others = measured.filter((_, other) => !isPatients(other) && other !== source);
      const sameClass = measured.filter(
        (_, other) =>
          other !== source && classes[other] !== null && classes[other] === classes[source],
      );
      const alike = sameClass.length > 0 ? sameClass : others;
      return curveOf(
        measured[source]!,
        isPatients(source) ? null : together(alike),
        earliestPayment(classes[source]!),
      );
    });
  };
  const none = sources.map(() => () => 1);
  const shift = shiftOf(servedMonths(known, unshifted, curves(evenly, none), end));
  const moved = (source: number, charges: Float64Array): Float64Array =>
    charges.map(
      (cents, i) => cents * exposedOf(shift, isPatients(source), days.month(days.first + i) % 12),
    );
  exposed = unshifted.map((charges, source) => moved(source, charges));
  const plain = curves(evenly, none);
  const groupSeason = (group: readonly number[]): Season => {
    const starts = group
      .map((source) => exposed[source]!.findIndex((cents) => cents > 0))
      .filter((i) => i >= 0);
    const first = days.first + Math.min(length, ...starts) + 90;
    if (end - 7 - first < 365) return () => 1;
    const usual = sumOf(
      group.map((source) => run(plain[source]!, exposed[source]!, days, first, end)),
      end + 7 - first + days.weekday(first) - 1,
    );
    const start = first - days.weekday(first) + 1;
    return seasonOf(
      days,
      (day) => group.reduce((sum, source) => sum + known.receipts[source]![day - days.first]!, 0),
      (day) => usual[day - start]!,
      first,
      end - 7,
    );
  };
  const all = sources.map((_, source) => source);
  const insurers = groupSeason(all.filter((source) => !isPatients(source)));
  const patients = groupSeason(all.filter(isPatients));
  const seasons = sources.map((_, source) => (isPatients(source) ? patients : insurers));
  const finals = curves(recent, seasons);
  const receipts = sources.map((name, source) => {
    const landing = landingDays(known.receipts[source]!, days, origin.day);
    const by = Object.fromEntries(
      BASES.map((basis) => {
        const own = isPatients(source) ? sumOf(work[basis], length) : work[basis][source]!;
        const charges = moved(source, own);
        const cash = run(finals[source]!, charges, days, origin.day, until);
        const monday = origin.day - days.weekday(origin.day) + 1;
        return [
          basis,
          landing(
            cash.map((c, i) => c * seasons[source]!(monday + i)),
            until,
          ),
        ];
      }),
    ) as Record<Basis, Float64Array>;
    return { source: name, by, curve: finals[source]!, season: seasons[source]! };
  });
  return { receipts, shift };
}

/** What came of months of service by now beside what the curves say, of months that have mostly come in. */
function servedMonths(
  { served, sources, days, origin }: Known,
  exposed: readonly Float64Array[],
  curves: readonly Curve[],
  end: number,
): ServedMonth[] {
  const months = [...served.insurers.keys()].filter(
    (month) => month >= origin.month - SERVED_MONTHS && month <= origin.month - YOUNG_MONTHS,
  );
  const paidBy = curves.map((curve) => {
    let sum = 0;
    return curve.map((share) => (sum += share));
  });
  const expected = (month: number, source: number): number => {
    let sum = 0;
    for (let day = monthStart(month); day < monthStart(month + 1); day++) {
      const lag = Math.min(end - 1 - day, LONGEST_LAG);
      if (days.holds(day) && lag >= 0)
        sum += exposed[source]![day - days.first]! * paidBy[source]![lag]!;
    }
    return sum;
  };
  return months
    .toSorted((a, b) => a - b)
    .map((month) => {
      const of = (whose: "insurers" | "patients") => ({
        came: served[whose].get(month) ?? 0,
        expected: sources.reduce(
          (sum, name, source) =>
            (name === "Patients") === (whose === "patients") ? sum + expected(month, source) : sum,
          0,
        ),
      });
      return { month, insurers: of("insurers"), patients: of("patients") };
    });
}

/** What a curve makes of charges, by day from the Monday of the first week on. */
export function run(
  curve: Curve,
  charges: Float64Array,
  days: BankingDays,
  from: number,
  until: number,
): Float64Array {
  const monday = from - days.weekday(from) + 1;
  const cash = new Float64Array(until + 7 - monday);
  for (let i = 0; i < cash.length; i++) {
    const today = monday + i - days.first;
    let sum = 0;
    for (
      let lag = Math.max(0, today - days.length + 1);
      lag <= LONGEST_LAG && lag <= today;
      lag++
    ) {
      sum += curve[lag]! * charges[today - lag]!;
    }
    cash[i] = sum;
  }
  return cash;
}

/**
 * Puts the money of a week on the days a source's money came in on; what falls on a day that banks are
 * shut on waits for the next.
 */
function landingDays(
  receipts: Float64Array,
  days: BankingDays,
  from: number,
): (cash: Float64Array, until: number) => Float64Array {
  const byWeekday = new Float64Array(8);
  for (let day = Math.max(days.first, from - HALF_A_YEAR); day < from; day++) {
    byWeekday[days.weekday(day)]! += Math.max(0, receipts[day - days.first]!);
  }
  const all = byWeekday.reduce((sum, value) => sum + value, 0);
  const share = (weekday: number): number =>
    all > 0 ? byWeekday[weekday]! / all : weekday <= 5 ? 0.2 : 0;
  const monday = from - days.weekday(from) + 1;
  return (cash, until) => {
    const landed = new Float64Array(until - from);
    for (let week = 0; week < cash.length; week += 7) {
      let sum = 0;
      for (let i = 0; i < 7; i++) sum += cash[week + i] ?? 0;
      for (let weekday = 1; weekday <= 7; weekday++) {
        const day = days.openFrom(monday + week + weekday - 1);
        if (day >= from && day < until) landed[day - from]! += sum * share(weekday);
      }
    }
    return landed;
  };
}

function sumOf(parts: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts) for (let i = 0; i < length; i++) sum[i]! += part[i]!;
  return sum;
}
