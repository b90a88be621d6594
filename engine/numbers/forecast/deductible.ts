/**
 * The season of deductibles: in some months of service plans leave more to patients, who pay later and not all
 * of it. Learnt from the practice's own months: insurers paid less than their lags say, and patients more.
 */

import { tableText } from "../../format.ts";

/** A month of service: cents that came of it by now, and that the lags say should have. */
export type ServedMonth = {
  /** counted from year 0 */
  month: number;
  insurers: { came: number; expected: number };
  patients: { came: number; expected: number };
};

export type Shift = {
  /** by month of the year from January: part of insurers' money that patients owe instead; below 0 where they owe less */
  shares: readonly number[];
  /** what patients pay of a dollar that moves to them */
  paid: number;
  /** insurers' money for a dollar of patients' in a usual month */
  toPatients: number;
  /** months of service that it was looked for in */
  months: number;
};

/** Months of service that a season is looked for in at least: a year, and one of the next. */
export const LEAST_MONTHS = 13;
const A_YEAR = 12;
/** Years of months at which what they show is believed by half. */
const HALF_BELIEVED = 0.5;

/**
 * Insurers' falls and patients' rises by month of the year, both in shares of insurers' money, lie about a line
 * through nothing if deductibles make them. What lies along it is believed as far as it is more than what lies
 * across it, and as there are years: one counts for two thirds.
 *
 * @param months  of service, each old enough that most of its money is in
 * @source Pearson, On lines and planes of closest fit (1901)
 */
export function shiftOf(months: readonly ServedMonth[]): Shift {
  const none: Shift = {
    shares: Array.from({ length: A_YEAR }, () => 0),
    paid: 0,
    toPatients: 0,
    months: months.length,
  };
  const points = pointsOf(months);
  if (months.length < LEAST_MONTHS || points.length < A_YEAR) return none;
  const [ff, fr, rr] = [
    mean(points.map(({ fall }) => fall * fall)),
    mean(points.map(({ fall, rise }) => fall * rise)),
    mean(points.map(({ rise }) => rise * rise)),
  ];
  if (!(fr > 0)) return none;
  const apart = Math.sqrt((ff - rr) ** 2 + 4 * fr * fr);
  const [along, across] = [(ff + rr + apart) / 2, Math.max(0, (ff + rr - apart) / 2)];
  const paid = Math.min(1, (along - ff) / fr);
  const years = months.length / A_YEAR;
  const trust = ((along - across) / along) * (years / (years + HALF_BELIEVED));
  const shares = none.shares.slice();
  for (const { month, fall, rise } of points) {
    shares[month] = (trust * (fall + paid * rise)) / (1 + paid * paid);
  }
  const came = (of: "insurers" | "patients"): number => sumOf(months.map((each) => each[of].came));
  return { shares, paid, toPatients: came("insurers") / came("patients"), months: months.length };
}

/** Of a dollar charged for services of a month of the year, counted from January, what lags run over. */
export function exposedOf(
  { shares, paid, toPatients }: Shift,
  isPatients: boolean,
  monthOfYear: number,
): number {
  const share = shares[monthOfYear]!;
  return isPatients ? 1 + paid * share * toPatients : 1 - share;
}

/** What is assumed of it, in words with figures. */
export function shiftSays({ shares, paid, months }: Shift): string {
  if (months < LEAST_MONTHS) {
    return `None is assumed: ${months} ${months === 1 ? "month" : "months"} of services have mostly been paid, and a season shows in ${LEAST_MONTHS} at least.`;
  }
  if (paid === 0) {
    return `None is assumed: in ${months} months of services patients did not pay more where insurers paid less.`;
  }
  const quarter = (first: number): string => {
    const share = mean(shares.slice(first, first + 3));
    return `${tableText(Math.abs(share), "ratio")} % ${share > 0 ? "less" : "more"}`;
  };
  return `For services of January to March insurers pay ${quarter(0)} than in the mean of the year, of April to June ${quarter(3)}, of July to September ${quarter(6)} and of October to December ${quarter(9)}; patients pay ${tableText(paid * 100, "count")} cents of each dollar that moves to them, by their own lags. Seen in ${months} months of services.`;
}

/** Means of each month of the year, around those of all. */
function pointsOf(months: readonly ServedMonth[]): { month: number; fall: number; rise: number }[] {
  const usual = (of: "insurers" | "patients"): number =>
    sumOf(months.map((each) => each[of].came)) / sumOf(months.map((each) => each[of].expected));
  const [insurers, patients] = [usual("insurers"), usual("patients")];
  if (!(insurers > 0 && patients > 0)) return [];
  const all = months
    .filter((each) => each.insurers.expected > 0)
    .map((each) => {
      const expected = insurers * each.insurers.expected;
      return {
        month: each.month % A_YEAR,
        fall: 1 - each.insurers.came / expected,
        rise: (each.patients.came - patients * each.patients.expected) / expected,
      };
    });
  const found = [...new Set(all.map(({ month }) => month))].map((month) => {
    const own = all.filter((each) => each.month === month);
    return {
      month,
      fall: mean(own.map(({ fall }) => fall)),
      rise: mean(own.map(({ rise }) => rise)),
    };
  });
  const [fall, rise] = [mean(found.map((each) => each.fall)), mean(found.map((each) => each.rise))];
  return found.map((each) => ({
    month: each.month,
    fall: each.fall - fall,
    rise: each.rise - rise,
  }));
}

const sumOf = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const mean = (values: readonly number[]): number => sumOf(values) / values.length;
