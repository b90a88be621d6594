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
};

/** Two of every three monthly forecasts of a quarter look at the same weeks. */
const OVERLAP = 3;
/** Fewest back-tested forecasts whose errors make a band. */
export const LEAST_PATHS = 6;
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
});

/**
 * Paths from the weeks before an origin, for a practice whose forecasts have not been tested yet: each
 * begins at another week and goes round. Null below four weeks.
 *
 * @param receipts  cents by day up to the origin
 * @param net       cents by day, receipts less payments
 * @param scale     a week's receipts, in cents
 */
export function pathsOfHistory(
  receipts: readonly number[],
  net: readonly number[],
  scale: number,
): ErrorPaths | null {
  const weeks = Math.min(MOST_WEEKS, Math.floor(receipts.length / 7));
  if (weeks < LEAST_WEEKS || !(scale > 0)) return null;
  const uneven = (values: readonly number[]): number[] => {
    const recent = values.slice(values.length - 7 * weeks);
    const means = Array.from({ length: 7 }, (_, day) => {
      let sum = 0;
      for (let week = 0; week < weeks; week++) sum += recent[7 * week + day]!;
      return sum / weeks;
    });
    return recent.map((value, i) => (value - means[i % 7]!) / scale);
  };
  const round = (values: readonly number[]): number[][] =>
    Array.from({ length: weeks }, (_, week) =>
      Array.from({ length: PATH_DAYS }, (__, day) => values[(7 * week + day) % values.length]!),
    );
  return {
    receipts: round(uneven(receipts)),
    net: round(uneven(net)),
    inflate: Math.sqrt(1 + PATH_DAYS / 7 / weeks) * widening(weeks / OVERLAP),
  };
}

/** Futures: by run, errors in cents summed from the first day on. */
export type Futures = { receipts: Float64Array[]; net: Float64Array[] };

/**
 * Each run blends two past error paths, as much of one as the circle leaves of the other, which keeps
 * their spread and makes many futures of few; a run and its opposite come in pairs, so the middle is the
 * forecast. Beyond a path's end the next pair is drawn.
 *
 * @param scale  a week's receipts, in cents
 * @param runs   how many; even
 */
export function futuresOf(
  paths: ErrorPaths,
  scale: number,
  days: number,
  seed: number,
  runs: number,
): Futures {
  const random = randomFrom(seed);
  const count = paths.net.length;
  const futures: Futures = { receipts: [], net: [] };
  for (let run = 0; run < runs; run += 2) {
    const receipts = new Float64Array(days);
    const net = new Float64Array(days);
    let [a, b, cosine, sine] = [0, 0, 0, 0];
    let [receiptsSum, netSum] = [0, 0];
    for (let day = 0; day < days; day++) {
      const place = day % PATH_DAYS;
      if (place === 0) {
        a = Math.floor(random() * count);
        b = Math.floor(random() * count);
        const angle = random() * 2 * Math.PI;
        const size =
          (paths.inflate * scale) / Math.sqrt(1 + (a === b ? Math.sin(2 * angle) : 0) || 1);
        cosine = Math.cos(angle) * size;
        sine = Math.sin(angle) * size;
      }
      receiptsSum += cosine * paths.receipts[a]![place]! + sine * paths.receipts[b]![place]!;
      netSum += cosine * paths.net[a]![place]! + sine * paths.net[b]![place]!;
      receipts[day] = receiptsSum;
      net[day] = netSum;
    }
    futures.receipts.push(
      receipts,
      receipts.map((value) => -value),
    );
    futures.net.push(
      net,
      net.map((value) => -value),
    );
  }
  return futures;
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
