/**
 * Many futures of a forecast's errors, drawn from its drivers: by day, in cents summed from the first day on.
 */
import { cholesky } from "../cholesky.ts";
import { deviatesTogether, NotACorrelation } from "../correlated.ts";
import { randomFrom } from "../random.ts";
import { WEEKS, type Driver, type Simulation } from "./simulation.ts";

/** Futures drawn for an answer. */
export const FUTURES = 2000;

/** Errors of many futures: day by day, a day's runs together. */
export type Futures = { days: number; runs: number; receipts: Float64Array; net: Float64Array };

/**
 * A run and its opposite come in pairs, so the middle is the forecast. Each quarter of a run has a size of its
 * own, as in a t distribution with four degrees of freedom, so that what goes wrong goes wrong together; its
 * days within a week are those of some past week.
 *
 * @param week  receipts of a usual week, in cents
 * @param runs  how many; even
 * @throws {NotACorrelation}
 * @source Demarta and McNeil, The t copula and related copulas (2005)
 */
export function futuresOf(
  { drivers, together, days: pastWeeks, size }: Simulation,
  week: number,
  days: number,
  seed: number,
  runs: number,
): Futures {
  const [levelRoot, weekRoot] = [rootOf(together.levels), rootOf(together.weeks)];
  const random = randomFrom(seed);
  const receipts = new Float64Array(days * runs);
  const net = new Float64Array(days * runs);
  const drifts = drivers.some(({ drift }) => drift > 0);
  const levels = new Float64Array(drivers.length);
  for (let run = 0; run < runs; run += 2) {
    let [receiptsSum, netSum, scale] = [0, 0, 0];
    let before = deviatesTogether(weekRoot, random);
    for (let first = 0; first < days; first += 7) {
      if ((first / 7) % WEEKS === 0) {
        scale = size * week * heavyTail(random);
        const off = deviatesTogether(levelRoot, random);
        drivers.forEach(({ level }, i) => (levels[i] = Math.sqrt(level) * off[i]!));
      }
      const steps = drifts ? deviatesTogether(levelRoot, random) : null;
      const own = deviatesTogether(weekRoot, random);
      let [inOff, outOff] = [0, 0];
      drivers.forEach((driver: Driver, i) => {
        if (steps) levels[i]! += Math.sqrt(driver.drift) * steps[i]!;
        const off = levels[i]! + driver.noise * (own[i]! + driver.again * before[i]!);
        if (driver.isPayment) outOff += off;
        else inOff += off;
      });
      before = own;
      const like = pastWeeks[Math.floor(random() * pastWeeks.length)]!;
      const turned = random() < 0.5 ? -size * week : size * week;
      for (let day = 0; day < Math.min(7, days - first); day++) {
        receiptsSum += (scale * inOff) / 7 + turned * like.receipts[day]!;
        netSum += (scale * (inOff + outOff)) / 7 + turned * like.net[day]!;
        const cell = (first + day) * runs + run;
        receipts[cell] = receiptsSum;
        receipts[cell + 1] = -receiptsSum;
        net[cell] = netSum;
        net[cell + 1] = -netSum;
      }
    }
  }
  return { days, runs, receipts, net };
}

/** How large errors are in one future, beside their usual size: the root of 2 over a chi-square of four degrees. */
const heavyTail = (random: () => number): number =>
  Math.sqrt(2 / (-2 * Math.log((1 - random()) * (1 - random()))));

function rootOf(correlations: readonly (readonly number[])[]): number[][] {
  const root = cholesky(correlations);
  if (!root) throw new NotACorrelation("the drivers' correlations contradict each other");
  return root;
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
