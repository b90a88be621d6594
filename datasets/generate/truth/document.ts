import type { Month } from "../../../engine/calendar.ts";
import type { Statistics } from "../plan/statistics.ts";
import { SHARES } from "../random.ts";
import { PAYERS } from "../world/payers.ts";
import type { World } from "../world/world.ts";
import type { BillingTally } from "./billing_tally.ts";
import type { SurveyTally } from "./other_tallies.ts";
import { planted } from "./planted.ts";

/** The rows of a file: records of data, without titles, headers and totals; service lines of an 835. */
export type FileRows = { rows: number };

/** What is known of a month before the billing figures are added. */
export type MonthTruth = Record<string, unknown> & { month: Month };

/** A year of services is old enough to know what was collected of them. */
const MATURE_MONTHS = 12;

/** `truth.json`: the options, the rows of each file, the figures of each month, and the payers as they really are. */
export function truthDocument(
  world: World,
  statistics: Statistics,
  months: readonly MonthTruth[],
  billing: BillingTally,
  survey: SurveyTally,
  files: Readonly<Record<string, FileRows>>,
): string {
  const { settings } = world;
  const document = {
    generator: settings,
    files,
    planted: planted(world),
    months: Object.fromEntries(
      months.map(({ month, ...known }, i) => [
        month,
        {
          ...billing.month(i),
          unbilled_visits: unbilled(known.appointments, billing.encounters(i)),
          ...known,
          ...survey.month(i),
        },
      ]),
    ),
    payers: Object.fromEntries(
      PAYERS.map((payer, index) => [
        payer.name,
        {
          class: payer.class,
          payment_lag: {
            basis: "days from bill date to the payer's date, before its next pay day",
            cumulative_shares: SHARES,
            days: payer.lag,
            pays_on_weekdays: payer.paysOn,
            by: payer.pays,
          },
          denial_rate: payer.denialRate,
          yield: realisedYield(statistics, index, settings.months),
        },
      ]),
    ),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** Seen, but without a charge that stands, at the end of the exports. */
const unbilled = (appointments: unknown, encounters: number): number =>
  (appointments as { completed: number }).completed - encounters;

/** Money kept of what contracts allowed, for services at least a year old; null where there are none. */
function realisedYield(statistics: Statistics, payer: number, months: number): number | null {
  let [collected, allowed] = [0, 0];
  for (let month = 0; month < months - MATURE_MONTHS; month++) {
    collected += statistics.collected(payer, month);
    allowed += statistics.allowed(payer, month);
  }
  return allowed === 0 ? null : Math.round((10000 * collected) / allowed) / 10000;
}
