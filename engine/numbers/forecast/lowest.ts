/** How low cash may fall. */
import { dayFromNumber } from "../../calendar.ts";
import type { CashForecast } from "../../contract.ts";
import { moneyText } from "../../money.ts";
import { quantile, type Futures } from "./bands.ts";

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
): Pick<CashForecast, "lowest" | "probability_below_minimum"> {
  if (!closings) return { lowest: null, probability_below_minimum: null };
  let day = 0;
  for (let i = 1; i < length; i++) if (closings[i]! < closings[day]!) day = i;
  const lowest = { date: dayFromNumber(origin + day), amount: money(closings[day]!) };
  if (!futures) {
    const none = { p10: null, p50: null, p90: null };
    return { lowest: { ...lowest, ...none }, probability_below_minimum: null };
  }
  const { runs, net } = futures;
  const lows = new Float64Array(runs).fill(Infinity);
  for (let i = 0; i < length; i++) {
    for (let run = 0; run < runs; run++) {
      lows[run] = Math.min(lows[run]!, closings[i]! + net[i * runs + run]!);
    }
  }
  lows.sort();
  const below = lows.findIndex((low) => low >= minimum);
  return {
    lowest: {
      ...lowest,
      p10: money(quantile(lows, 0.1)),
      p50: money(quantile(lows, 0.5)),
      p90: money(quantile(lows, 0.9)),
    },
    probability_below_minimum: (below < 0 ? runs : below) / runs,
  };
}

const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
