/**
 * How one driver of cash goes wrong over the weeks of a forecast: a level that is off for the whole of it, a
 * drift that grows, and weeks that are off by themselves and made up for in the next.
 */

/** In usual weeks of receipts. */
export type Process = {
  /** variance of what is off in every week alike */
  level: number;
  /** variance that the level gains with each week */
  drift: number;
  /** standard deviation of a week's own error */
  noise: number;
  /** part of a week's own error that comes again in the next; below 0 it is made up for, as what is late is */
  again: number;
};

/** A week's error may be made up for in the next, not more than that. */
const MOST_AGAIN = 0.49;

/**
 * Fitted by moments: errors two weeks and more apart share only the level and its drift, neighbours the part
 * that comes again too.
 *
 * @param paths  errors by past forecast and week, of the same number of weeks, three at least
 * @source Brockwell and Davis, Time Series (1991), ch. 3 and 8: moments of a moving average of order 1
 */
export function processOf(paths: readonly (readonly number[])[]): Process {
  const { level, drift } = levelOf(paths);
  let [own, ownCount, next, nextCount] = [0, 0, 0, 0];
  for (const path of paths) {
    path.forEach((error, week) => {
      const shared = level + drift * (week + 1);
      own += error * error - shared;
      ownCount++;
      if (week + 1 === path.length) return;
      next += error * path[week + 1]! - shared;
      nextCount++;
    });
  }
  return { level, drift, ...noiseOf(own / ownCount, next / nextCount) };
}

/**
 * Of a history around its mean, whose mean nobody knows better than the weeks it is taken over tell.
 *
 * @param weeks  deviations from the mean, three at least
 */
export function processOfHistory(weeks: readonly number[]): Process {
  const count = weeks.length;
  let [own, next] = [0, 0];
  weeks.forEach((error, week) => {
    own += (error * error) / (count - 1);
    if (week + 1 < count) next += (error * weeks[week + 1]!) / (count - 1);
  });
  return { level: Math.max(0, own + 2 * next) / count, drift: 0, ...noiseOf(own, next) };
}

/** Standard deviation of what so many weeks together are off by. @example spreadOver({ level: 0, drift: 0, noise: 2, again: 0 }, 4) // => 4 */
export function spreadOver({ level, drift, noise, again }: Process, weeks: number): number {
  const drifted = (weeks * (weeks + 1) * (2 * weeks + 1)) / 6;
  const own = (weeks - 1) * (1 + again) ** 2 + 1 + again ** 2;
  return Math.sqrt(level * weeks ** 2 + drift * drifted + noise ** 2 * own);
}

/** Least squares of products of weeks on the earlier of them, neither part below nothing. */
function levelOf(paths: readonly (readonly number[])[]): Pick<Process, "level" | "drift"> {
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (const path of paths) {
    for (let week = 0; week < path.length; week++) {
      for (let later = week + 2; later < path.length; later++) {
        const product = path[week]! * path[later]!;
        n++;
        x += week + 1;
        y += product;
        xx += (week + 1) ** 2;
        xy += (week + 1) * product;
      }
    }
  }
  const drift = n * xx === x * x ? 0 : (n * xy - x * y) / (n * xx - x * x);
  const level = n === 0 ? 0 : (y - drift * x) / n;
  if (drift < 0) return { level: Math.max(0, y / n), drift: 0 };
  return level < 0 ? { level: 0, drift: Math.max(0, xy / xx) } : { level, drift };
}

/** @param own  variance of a week's own error. @param next  covariance with the next week's */
function noiseOf(own: number, next: number): Pick<Process, "noise" | "again"> {
  if (!(own > 0)) return { noise: 0, again: 0 };
  const r = Math.min(MOST_AGAIN, Math.max(-MOST_AGAIN, next / own));
  const again = r === 0 ? 0 : (1 - Math.sqrt(1 - 4 * r * r)) / (2 * r);
  return { noise: Math.sqrt(own / (1 + again * again)), again };
}
