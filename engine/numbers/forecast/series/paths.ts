/**
 * Futures drawn from a forecast, for simulations: each follows the bands, and what is off at one step is off
 * by much the same at the next, as the level of a series wanders.
 */
import { normalDeviate, randomFrom } from "../random.ts";
import type { SeriesForecast } from "./forecast_series.ts";

/** Standard normal deviate that a tenth, a fortieth of all is beyond. */
const TENTH = 1.2816;
const FORTIETH = 1.96;

/**
 * The value that a share `p` of futures is below: consistent over p, through lo95, lo80, mean, hi80 and hi95.
 *
 * @param deviate  how many standard deviations p is above the middle
 */
export function quantileAt(of: SeriesForecast, h: number, deviate: number): number {
  const far = Math.abs(deviate);
  const [near, wide] = deviate < 0 ? [of.lo80[h]!, of.lo95[h]!] : [of.hi80[h]!, of.hi95[h]!];
  const centre = of.mean[h]!;
  if (far <= TENTH) return centre + ((near - centre) * far) / TENTH;
  return near + ((wide - near) * (far - TENTH)) / (FORTIETH - TENTH);
}

/**
 * @returns `count` futures of `horizon` values; the same for the same seed
 * @param floor  nothing goes below it; 0 for counts
 */
export function samplePaths(
  of: SeriesForecast,
  count: number,
  seed: number,
  floor = -Infinity,
): Float64Array[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    let walked = 0;
    return of.mean.map((_, h) => {
      walked += normalDeviate(random);
      return Math.max(floor, quantileAt(of, h, walked / Math.sqrt(h + 1)));
    });
  });
}
