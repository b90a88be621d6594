/**
 * How wrong a forecast may be, by what drives it: visits kept and made, each large payer, patients, payroll,
 * other payments; how each goes wrong over the weeks, and how they go wrong together. Errors are shares of a
 * week's receipts, so that they grow with the practice.
 */
import { processOf, processOfHistory, type Process } from "./process.ts";
import { unrelated, together } from "./together.ts";

/** Weeks and days that past forecasts are followed for. */
export const WEEKS = 13;
export const PATH_DAYS = 7 * WEEKS;

export type Driver = {
  name: string;
  /** whether it moves money out, and not money in */
  isPayment: boolean;
} & Process;

/** A week's days: what each was off by beyond a seventh of its week. */
type WeekDays = { receipts: readonly number[]; net: readonly number[] };

export type Simulation = {
  drivers: Driver[];
  /** correlations of the drivers: of what is off for the whole forecast, and of single weeks */
  together: { levels: number[][]; weeks: number[][] };
  days: WeekDays[];
  /** widening for how few weeks there are */
  size: number;
  /** whether it rests on errors of past forecasts, and not only on how uneven weeks were */
  isTested: boolean;
  /** past forecasts, or weeks, it rests on */
  count: number;
};

/** Errors of one past forecast in usual weeks of receipts, into cash positive. */
export type PastErrors = {
  drivers: readonly { name: string; isPayment: boolean; weeks: readonly number[] }[];
  /** by day */
  receipts: readonly number[];
  net: readonly number[];
};

/** Monthly forecasts of a quarter look at the same weeks: two of them count for one, three weeks for one. */
const OVERLAP = 2;
const WEEKS_OVERLAP = 3;
/** Fewest back-tested forecasts whose errors make a band, and most: a year of them. */
export const LEAST_PAST = 6;
export const MOST_PAST = 12;
/** Fewest weeks of history whose unevenness makes a band. */
const LEAST_WEEKS = 4;
const MOST_WEEKS = 26;

/** The small-sample widening of a spread seen in so many independent errors. */
export const widening = (independent: number): number =>
  Math.sqrt((Math.max(2, independent) + 1) / (Math.max(2, independent) - 1));

/** @param past  not empty, all of the same drivers */
export function simulationOf(past: readonly PastErrors[]): Simulation {
  const all = past[0]!.drivers.map(({ name, isPayment }, i) => ({
    name,
    isPayment,
    paths: past.map(({ drivers }) => drivers[i]!.weeks),
  }));
  const moving = all.filter(({ paths }) => paths.some((path) => path.some((error) => error !== 0)));
  return {
    drivers: moving.map(({ paths, ...driver }) => ({ ...driver, ...processOf(paths) })),
    together: {
      levels: together(
        moving.map(({ paths }) => paths.map(sumOf)),
        past.length / OVERLAP,
      ),
      weeks: together(
        moving.map(({ paths }) => paths.flat()),
        (past.length * WEEKS) / WEEKS_OVERLAP,
      ),
    },
    days: past.flatMap(({ receipts, net }) => daysOf(receipts, net)),
    size: 1,
    isTested: true,
    count: past.length,
  };
}

/**
 * For a practice whose forecasts have not been tested yet: how uneven the weeks before an origin were. Null
 * below four weeks.
 *
 * @param receipts  cents by day up to the origin
 * @param net       cents by day, receipts less payments
 * @param week      receipts of a usual week, in cents
 */
export function simulationOfHistory(
  receipts: readonly number[],
  net: readonly number[],
  week: number,
): Simulation | null {
  const count = Math.min(MOST_WEEKS, Math.floor(receipts.length / 7));
  if (count < LEAST_WEEKS || !(week > 0)) return null;
  const recent = (values: readonly number[]): number[] =>
    values.slice(values.length - 7 * count).map((cents) => cents / week);
  const [came, kept] = [recent(receipts), recent(net)];
  const paid = kept.map((value, day) => value - came[day]!);
  const drivers = [
    { name: "Receipts", isPayment: false, weeks: aroundMean(weeksOf(came)) },
    { name: "Payments", isPayment: true, weeks: aroundMean(weeksOf(paid)) },
  ].filter(({ weeks }) => weeks.some((each) => each !== 0));
  return {
    drivers: drivers.map(({ weeks, ...driver }) => ({ ...driver, ...processOfHistory(weeks) })),
    together: {
      levels: unrelated(drivers.length),
      weeks: together(
        drivers.map(({ weeks }) => weeks),
        count,
      ),
    },
    days: daysOf(byWeekday(came), byWeekday(kept)),
    size: widening(count / OVERLAP),
    isTested: false,
    count,
  };
}

/** Sums of seven days. */
export const weeksOf = (days: ArrayLike<number>): number[] =>
  Array.from({ length: Math.floor(days.length / 7) }, (_, week) => {
    let sum = 0;
    for (let day = 7 * week; day < 7 * week + 7; day++) sum += days[day]!;
    return sum;
  });

/** Each week's days less a seventh of it. */
function daysOf(receipts: readonly number[], net: readonly number[]): WeekDays[] {
  const within = (days: readonly number[], week: number): number[] => {
    const own = days.slice(7 * week, 7 * week + 7);
    const mean = sumOf(own) / 7;
    return own.map((each) => rounded(each - mean));
  };
  return Array.from({ length: Math.floor(receipts.length / 7) }, (_, week) => ({
    receipts: within(receipts, week),
    net: within(net, week),
  }));
}

/** Days less the mean of their weekday. */
function byWeekday(days: readonly number[]): number[] {
  const means = Array.from({ length: 7 }, (_, weekday) => {
    const own = days.filter((__, day) => day % 7 === weekday);
    return sumOf(own) / own.length;
  });
  return days.map((value, day) => value - means[day % 7]!);
}

function aroundMean(values: readonly number[]): number[] {
  const mean = sumOf(values) / values.length;
  return values.map((value) => value - mean);
}

const sumOf = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
/** Six digits of a usual week are cents of a large one. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
