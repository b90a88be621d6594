/** How low cash may fall. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashForecast } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { quantile, type Futures } from "./simulation/futures.ts";

/** What cash is in the forecast, and in all that rests on it. */
export const FORECAST_CASH =
  "Cash is what the books have in accounts mapped to cash and undeposited funds; short-term investments and restricted cash are not in it. Covenants on cash count short-term investments too, so they stand higher.";

type Lowest = Pick<
  CashForecast,
  "lowest" | "probability_below_minimum" | "probability_se" | "line_needed_95"
>;

/**
 * The lowest day of expected cash, and the lowest of each future beside the minimum.
 *
 * @param closings  expected cash at the end of each day, in cents
 * @param minimum   what the owners want cash never to fall below, in cents
 */
export function lowestOf(
  origin: number,
  length: number,
  closings: readonly number[] | null,
  futures: Futures | null,
  minimum: number,
): Lowest {
  if (!closings) return { lowest: null, ...NO_CHANCE };
  let day = 0;
  for (let i = 1; i < length; i++) if (closings[i]! < closings[day]!) day = i;
  const lowest = { date: dayFromNumber(origin + day), amount: money(closings[day]!) };
  if (!futures) {
    const none = { p05: null, p10: null, p50: null, p90: null, mean: null };
    return { lowest: { ...lowest, ...none }, ...NO_CHANCE };
  }
  const { runs, net } = futures;
  const lows = new Float64Array(runs).fill(Infinity);
  for (let i = 0; i < length; i++) {
    for (let run = 0; run < runs; run++) {
      lows[run] = Math.min(lows[run]!, closings[i]! + net[i * runs + run]!);
    }
  }
  const chance = chanceOf(lows, minimum);
  lows.sort();
  const at = (p: number): string => money(quantile(lows, p));
  return {
    lowest: {
      ...lowest,
      p05: at(0.05),
      p10: at(0.1),
      p50: at(0.5),
      p90: at(0.9),
      mean: money(lows.reduce((sum, low) => sum + low, 0) / runs),
    },
    ...chance,
    line_needed_95: money(Math.max(0, minimum - quantile(lows, 0.05))),
  };
}

/**
 * The share of futures that fall below the minimum, and its standard error: runs come in pairs of opposites, so
 * pairs are what is independent.
 *
 * @source Glasserman, Monte Carlo Methods in Financial Engineering (2004), 4.2: antithetic variates
 */
function chanceOf(
  lows: Float64Array,
  minimum: number,
): Pick<Lowest, "probability_below_minimum" | "probability_se"> {
  const pairs = lows.length / 2;
  let [sum, squares] = [0, 0];
  for (let run = 0; run < lows.length; run += 2) {
    const below = ((lows[run]! < minimum ? 1 : 0) + (lows[run + 1]! < minimum ? 1 : 0)) / 2;
    sum += below;
    squares += below ** 2;
  }
  const chance = sum / pairs;
  const variance = Math.max(0, squares / pairs - chance ** 2);
  return {
    probability_below_minimum: chance,
    probability_se: Math.round(Math.sqrt(variance / (pairs - 1)) * 1e5) / 1e5,
  };
}

const NO_CHANCE = {
  probability_below_minimum: null,
  probability_se: null,
  line_needed_95: null,
} as const;

const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
