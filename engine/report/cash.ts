/** Cash to come as the pages show it: read once from what the generation keeps, cut for 13 weeks. */
import type {
  CashActualStep,
  CashEffect,
  CashForecast,
  CashScenario,
  CashStep,
  ReceiptsForecast,
} from "../contract.ts";
import { answer, answerUnder, stepsAhead } from "../numbers/forecast/cash.ts";
import { fundingTerms } from "../numbers/forecast/funding.ts";
import { receiptsAhead } from "../numbers/forecast/hierarchy/answer.ts";
import type { Forecasts } from "../numbers/forecast/hierarchy/hierarchy.ts";
import { readForecasts, readProviderShares } from "../numbers/forecast/kept.ts";
import type { CashQuestion } from "../numbers/forecast/question.ts";
import { parseAssume } from "../numbers/forecast/scenario/assume.ts";
import { compareScenarios } from "../numbers/forecast/scenario/compare.ts";
import type { Change, Scenario } from "../numbers/forecast/scenario/scenario.ts";
import { effectsOn } from "../numbers/forecast/sensitivity.ts";
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
export async function cashOf(asked: Asked): Promise<Cash | null> {
  const found = await readForecasts(asked.session, asked.filter.known_at);
  return found && { ...found, forecast: answer(found.outlook, questionOf(asked)) };
}

const questionOf = ({ settings, filter }: Asked): CashQuestion => ({
  unit: "week",
  steps: WEEKS,
  seed: SEED,
  knownAt: filter.known_at,
  ...fundingTerms(settings.policies),
});

/** What somebody assumes, and the next 13 weeks under it. */
export type Assumed = { scenario: Scenario; forecast: CashForecast };

/** @returns null where nothing is assumed. @throws {BadScenario} */
export async function assumedOf(asked: Asked, { outlook }: Cash): Promise<Assumed | null> {
  const { session, filter } = asked;
  if (filter.assume === null) return null;
  const scenario = parseAssume(filter.assume);
  const providers = await readProviderShares(session, filter.known_at);
  return { scenario, forecast: answerUnder(outlook, scenario, providers, questionOf(asked)) };
}

/** What one change does to the next 13 weeks. */
export async function effectsOnCash(
  asked: Asked,
  { outlook }: Cash,
): Promise<(change: Change) => CashEffect | null> {
  const providers = await readProviderShares(asked.session, asked.filter.known_at);
  return effectsOn(outlook, providers, questionOf(asked));
}

/** The next 13 weeks under every scenario. */
export const scenariosOfCash = async (asked: Asked, { outlook }: Cash): Promise<CashScenario[]> =>
  compareScenarios(
    outlook,
    asked.scenarios.list,
    await readProviderShares(asked.session, asked.filter.known_at),
    questionOf(asked),
  );

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
