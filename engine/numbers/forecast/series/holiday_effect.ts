/**
 * What a daily series does on federal holidays, against the same weekday of the weeks beside them: as much of
 * the difference as is beyond the usual noise of days.
 */
import { addDays, weekday } from "../../../calendar.ts";
import { isFederalHoliday, type Dated } from "./exposure.ts";

const WEEK = 7;
/** Weeks before and after that say what is usual. */
const BESIDE = [-2, -1, 1, 2];
const FRIDAY = 5;
/** Belief that holidays matter, and how far from usual one may be, as a standard deviation. */
const BELIEF = 0.5;
const SPREAD = 0.5;
/** No noise at all is not believed of a few weeks. */
const LEAST_NOISE = 0.02;

/** @returns the factor of each day of history and horizon; null where holidays are as other days, or none was seen */
export function holidayEffect(
  values: Float64Array,
  { first }: Dated,
  horizon: number,
): Float64Array | null {
  const n = values.length;
  const days = Array.from({ length: n + horizon }, (_, t) => addDays(first, t));
  const off = days.map((day) => weekday(day) <= FRIDAY && isFederalHoliday(day));
  let [count, ordinary, noise, seen, expected] = [0, 0, 0, 0, 0];
  for (let t = 0; t < n; t++) {
    const beside = BESIDE.map((weeks) => t + weeks * WEEK).filter(
      (at) => at >= 0 && at < n && !off[at],
    );
    const usual = beside.reduce((sum, at) => sum + values[at]!, 0) / beside.length;
    if (!(usual > 0) || weekday(days[t]!) > FRIDAY) continue;
    if (off[t]) {
      count++;
      seen += values[t]!;
      expected += usual;
    } else {
      noise += (values[t]! - usual) ** 2;
      ordinary += usual ** 2;
    }
  }
  if (count === 0 || ordinary === 0) return null;
  const variance = Math.max(noise / ordinary, LEAST_NOISE ** 2) / count;
  const away = seen / expected - 1;
  const drawn = SPREAD ** 2 / (SPREAD ** 2 + variance);
  const odds =
    (BELIEF / (1 - BELIEF)) * Math.sqrt(1 - drawn) * Math.exp((drawn * away ** 2) / variance / 2);
  const factor = 1 + away * drawn * (odds === Infinity ? 1 : odds / (1 + odds));
  return Float64Array.from(off, (isOff) => (isOff ? factor : 1));
}
