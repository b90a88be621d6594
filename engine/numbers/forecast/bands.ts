/**
 * How wrong a forecast may be: the errors of past forecasts, resampled whole, so that a late week, a
 * payment made up for and a drift stay what they are. Errors are shares of a week's receipts, so that
 * they grow with the practice.
 */
import { randomFrom } from "./random.ts";

/** Days of an error path. */
export const PATH_DAYS = 91;

export type ErrorPaths = {
  /** by path and day: what came less what was forecast, of receipts and of all cash */
  receipts: readonly (readonly number[])[];
  net: readonly (readonly number[])[];
  /** widening for how few independent paths there are */
  inflate: number;
  /** whether they are errors of past forecasts, and not only how uneven weeks were */
  isTested: boolean;
};

/** Monthly forecasts of a quarter look at the same weeks, so they count for half. */
const OVERLAP = 2;
/** Fewest back-tested forecasts whose errors make a band, and most: a year of them. */
export const LEAST_PATHS = 6;
export const MOST_PATHS = 12;
/** Fewest weeks of history whose unevenness makes a band. */
const LEAST_WEEKS = 4;
const MOST_WEEKS = 26;

/** The small-sample widening of a spread seen in so many independent errors. */
export const widening = (independent: number): number =>
  Math.sqrt((Math.max(2, independent) + 1) / (Math.max(2, independent) - 1));

/** Paths from the errors of past forecasts. */
export const pathsOf = (
  errors: readonly { receipts: readonly number[]; net: readonly number[] }[],
): ErrorPaths => ({
  receipts: errors.map(({ receipts }) => receipts),
  net: errors.map(({ net }) => net),
  inflate: widening(errors.length / OVERLAP),
  isTested: true,
});

/**
 * Paths from the weeks before an origin, for a practice whose forecasts have not been tested yet: each
 * begins at another week and goes round. Null below four weeks.
 *
 * @param receipts  cents by day up to the origin
 * @param net       cents by day, receipts less payments
 * @param week      receipts of a usual week, in cents
 */
export function pathsOfHistory(
  receipts: readonly number[],
  net: readonly number[],
  week: number,
): ErrorPaths | null {
  const weeks = Math.min(MOST_WEEKS, Math.floor(receipts.length / 7));
  if (weeks < LEAST_WEEKS || !(week > 0)) return null;
  const uneven = (values: readonly number[]): number[] => {
    const recent = values.slice(values.length - 7 * weeks);
    const means = Array.from({ length: 7 }, (_, day) => {
      let sum = 0;
      for (let each = 0; each < weeks; each++) sum += recent[7 * each + day]!;
      return sum / weeks;
    });
    return recent.map((value, i) => (value - means[i % 7]!) / week);
  };
  const round = (values: readonly number[]): number[][] =>
    Array.from({ length: weeks }, (_, first) =>
      Array.from({ length: PATH_DAYS }, (__, day) => values[(7 * first + day) % values.length]!),
    );
  return {
    receipts: round(uneven(receipts)),
    net: round(uneven(net)),
    inflate: Math.sqrt(1 + PATH_DAYS / 7 / weeks) * widening(weeks / OVERLAP),
    isTested: false,
  };
}

/** Errors of many futures, in cents summed from the first day on: day by day, a day's runs together. */
export type Futures = { days: number; runs: number; receipts: Float64Array; net: Float64Array };

/**
 * Each run blends two past error paths, as much of one as the circle leaves of the other, which keeps
 * their spread and makes many futures of few; a run and its opposite come in pairs, so the middle is the
 * forecast. Beyond a path's end the next pair is drawn.
 *
 * @param week  receipts of a usual week, in cents
 * @param runs  how many; even
 */
export function futuresOf(
  paths: ErrorPaths,
  week: number,
  days: number,
  seed: number,
  runs: number,
): Futures {
  const random = randomFrom(seed);
  const count = paths.net.length;
  const size = paths.inflate * week;
  const receipts = new Float64Array(days * runs);
  const net = new Float64Array(days * runs);
  for (let run = 0; run < runs; run += 2) {
    let [one, other, cosine, sine] = [0, 0, 0, 0];
    let [receiptsSum, netSum] = [0, 0];
    for (let day = 0; day < days; day++) {
      const place = day % PATH_DAYS;
      if (place === 0) {
        one = Math.floor(random() * count);
        other = count > 1 ? (one + 1 + Math.floor(random() * (count - 1))) % count : one;
        const angle = random() * 2 * Math.PI;
        cosine = count > 1 ? Math.cos(angle) * size : size;
        sine = count > 1 ? Math.sin(angle) * size : 0;
      }
      receiptsSum += cosine * paths.receipts[one]![place]! + sine * paths.receipts[other]![place]!;
      netSum += cosine * paths.net[one]![place]! + sine * paths.net[other]![place]!;
      const cell = day * runs + run;
      receipts[cell] = receiptsSum;
      receipts[cell + 1] = -receiptsSum;
      net[cell] = netSum;
      net[cell + 1] = -netSum;
    }
  }
  return { days, runs, receipts, net };
}

/** Ascending errors of all cash by the end of a day. */
export const cashErrors = ({ net, runs }: Futures, day: number): Float64Array =>
  net.slice(day * runs, (day + 1) * runs).sort();

/** Ascending errors of the receipts of the days `[from, to)`. */
export function receiptErrors({ receipts, runs }: Futures, from: number, to: number): Float64Array {
  const errors = receipts.slice((to - 1) * runs, to * runs);
  if (from > 0) {
    for (let run = 0; run < runs; run++) errors[run]! -= receipts[(from - 1) * runs + run]!;
  }
  return errors.sort();
}

/**
 * @param sorted  ascending, not empty
 * @returns the value that a share `p` lies below, between neighbours in proportion
 * @source Hyndman and Fan (1996), definition 7
 */
export function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
