/** Cash to come as the pages show it: read once from what the generation keeps, cut for 13 weeks. */
import type {
  CashActualStep,
  CashForecast,
  CashScenario,
  CashStep,
  ReceiptsForecast,
} from "../contract.ts";
import { answer, stepsAhead } from "../numbers/forecast/cash.ts";
import { fundingTerms } from "../numbers/forecast/funding.ts";
import { readForecasts, readProviderShares } from "../numbers/forecast/kept.ts";
import { receiptsAhead } from "../numbers/forecast/hierarchy/answer.ts";
import type { Forecasts } from "../numbers/forecast/hierarchy/hierarchy.ts";
import { compareScenarios } from "../numbers/forecast/scenario/compare.ts";
import { actualSteps } from "../numbers/forecast/spans.ts";
import type { Asked } from "./asked.ts";

export type Cash = Forecasts & {
  /** the next 13 weeks */
  forecast: CashForecast;
};

const WEEKS = 13;
const MONTHS = 24;
/** Every reader of a page sees the same futures; the command line draws others with `--seed`. */
const SEED = 1;

/** @returns null where there is no money to forecast */
export async function cashOf({ session, settings, filter }: Asked): Promise<Cash | null> {
  const found = await readForecasts(session, filter.known_at);
  if (!found) return null;
  const forecast = answer(found.outlook, {
    unit: "week",
    steps: WEEKS,
    seed: SEED,
    knownAt: filter.known_at,
    ...fundingTerms(settings.policies),
  });
  return { ...found, forecast };
}

/** The next 13 weeks under every scenario. */
export const scenariosOfCash = async (
  { session, settings, filter, scenarios }: Asked,
  { outlook }: Cash,
): Promise<CashScenario[]> =>
  compareScenarios(outlook, scenarios.list, await readProviderShares(session, filter.known_at), {
    unit: "week",
    steps: WEEKS,
    seed: SEED,
    knownAt: filter.known_at,
    ...fundingTerms(settings.policies),
  });

/** The receipts of the next 13 weeks by payer and location. */
export const receiptsOfCash = ({ hierarchy }: Cash): ReceiptsForecast =>
  receiptsAhead(hierarchy, {
    unit: "week",
    steps: WEEKS,
    by: ["payer", "location"],
    knownAt: null,
  });

/** The next 24 months. */
export const monthsAhead = ({ outlook }: Cash): CashStep[] =>
  stepsAhead(outlook, { unit: "month", steps: MONTHS, seed: SEED });

/** The 13 weeks before the first day forecast, day by day. */
export const daysBefore = ({ outlook }: Cash): CashActualStep[] =>
  actualSteps(outlook, "day", WEEKS * 7);
