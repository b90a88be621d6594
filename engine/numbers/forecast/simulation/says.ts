/** How the futures are drawn: what is off, how far and how much together, and the sentence of it. */
import type { CashForecast, CashSimulation } from "../../../contract.ts";
import { moneyShort, tableText } from "../../../format.ts";
import { moneyText } from "../../../money.ts";
import { assumption, type KeptAssumption } from "../assumption.ts";
import { FUTURES } from "./futures.ts";
import { spreadOver } from "./process.ts";
import { WEEKS, type Simulation } from "./simulation.ts";

/** Drivers named in the sentence. */
const NAMED = 4;

/** @param week  receipts of a usual week, in cents */
export function simulationOut(simulation: Simulation, week: number): CashSimulation {
  const { drivers, together, size, isTested, count } = simulation;
  const money = (share: number): string => moneyText(BigInt(Math.round(size * week * share)));
  return {
    futures: FUTURES,
    rests_on: isTested ? "past_forecasts" : "weeks",
    count,
    drivers: drivers.map(({ name, isPayment, ...process }) => ({
      name,
      moves: isPayment ? "payments" : "receipts",
      week: money(spreadOver(process, 1)),
      quarter: money(spreadOver(process, WEEKS)),
    })),
    correlations: {
      week: together.weeks.map((row) => row.map(hundredths)),
      quarter: together.levels.map((row) => row.map(hundredths)),
    },
  };
}

export function simulationSays(simulation: Simulation | null, week: number): KeptAssumption[] {
  if (!simulation) return [];
  const { count, size } = simulation;
  const { drivers, rests_on } = simulationOut(simulation, week);
  const wider = size > 1.005 ? `, made ${percent(size - 1)} wider because they are few` : "";
  const largest = drivers
    .toSorted((a, b) => Number(b.quarter) - Number(a.quarter))
    .slice(0, NAMED)
    .map(({ name, quarter }) => `${name} ${moneyShort(Number(quarter))}`)
    .join(", ");
  const from =
    rests_on === "past_forecasts"
      ? `how ${count} past forecasts of ${WEEKS} weeks were off`
      : `how uneven the last ${count} weeks were${wider}, as there are too few past forecasts to learn from`;
  return [
    assumption({
      item: "Bands",
      says: `${tableText(FUTURES, "count")} futures drawn from ${from}. Usually off in ${WEEKS} weeks, the largest of ${drivers.length}: ${largest}. They are off together as much as they were, believed less where that was seen seldom.`,
      amount: null,
      source: "back-test",
      no_effect: "bands say how far cash may be off, not what is expected of it",
    }),
  ];
}

/** How exact the chance is, what the lowest days of the futures come to, and the line that would do. */
export function chanceSays({
  lowest,
  minimum,
  probability_below_minimum: chance,
  probability_se: error,
  line_needed_95: line,
}: Pick<
  CashForecast,
  "lowest" | "minimum" | "probability_below_minimum" | "probability_se" | "line_needed_95"
>): KeptAssumption[] {
  if (!lowest?.mean || chance === null || error === null || line === null) return [];
  return [
    assumption({
      item: "Chance below the minimum",
      says: `${percent(chance)}, to ${percent(error)} (standard error of ${tableText(FUTURES, "count")} futures). Their lowest days are ${moneyShort(Number(lowest.mean))} in the mean; a line of credit of ${moneyShort(Number(line))} keeps ${moneyShort(Number(minimum))} in 95 of 100 of them, before its interest.`,
      amount: line,
      source: "back-test",
      no_effect: "it follows from the others",
    }),
  ];
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const percent = (share: number): string => `${tableText(share, "ratio")} %`;
