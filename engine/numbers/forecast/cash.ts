/**
 * The answer: a kept forecast cut into weeks or months, with the bands and chances that many futures
 * give it. The same question and seed give the same answer on any machine.
 */
import { dayFromNumber } from "../../calendar.ts";
import type { CashDay, CashForecast, CashPayment, CashScenario, CashStep } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { withEffects } from "./assumption.ts";
import { cashErrors, quantile, type Futures } from "./simulation/futures.ts";
import { cut, futuresFor } from "./cut.ts";
import { fundingOf } from "./funding.ts";
import { readForecast, readProviderShares } from "./kept.ts";
import { lowestOf } from "./lowest.ts";
import { noForecast } from "./no_forecast.ts";
import type { Outlook } from "./outlook.ts";
import { ofPolicies } from "./policy_assumptions.ts";
import type { ProviderShares } from "./provider_shares.ts";
import type { CashQuestion } from "./question.ts";
import { applied, type Applied } from "./scenario/apply.ts";
import { changesOf, compareScenarios, lowestChange } from "./scenario/compare.ts";
import { minimumUnder, type Scenario } from "./scenario/scenario.ts";
import { effectsOn } from "./sensitivity.ts";
import { chanceSays, simulationOut } from "./simulation/says.ts";
import { actualSteps, spansAhead } from "./spans.ts";
import { stepOf } from "./steps.ts";

/** A scenario that is applied, what it did, and the outlook without it. */
type AppliedScenario = { scenario: Scenario; applied: readonly Applied[]; expected: Outlook };

/** @param scenario  what is changed, or null for what is expected. @throws {BadScenario} */
export async function cashForecast(
  session: Session,
  question: CashQuestion,
  scenario: Scenario | null = null,
): Promise<CashForecast> {
  const outlook = await readForecast(session, question.knownAt);
  if (!outlook) return noForecast(question);
  if (!scenario) return answer(outlook, question);
  return answerUnder(
    outlook,
    scenario,
    await readProviderShares(session, question.knownAt),
    question,
  );
}

/** The answer under a scenario, which may have a minimum of its own. @throws {BadScenario} */
export function answerUnder(
  outlook: Outlook,
  scenario: Scenario,
  providers: ProviderShares,
  question: CashQuestion,
): CashForecast {
  const found = applied(outlook, scenario, providers);
  const minimum = minimumUnder(scenario, question.minimum);
  return answer(
    found.outlook,
    { ...question, minimum },
    { scenario, applied: found.applied, expected: outlook },
  );
}

/** What is expected and every scenario beside it; none where there is no money to forecast. @throws {BadScenario} */
export async function cashScenarios(
  session: Session,
  question: CashQuestion,
  scenarios: readonly Scenario[],
): Promise<CashScenario[]> {
  const outlook = await readForecast(session, question.knownAt);
  if (!outlook) return [];
  return compareScenarios(
    outlook,
    scenarios,
    await readProviderShares(session, question.knownAt),
    question,
  );
}

/** Cuts a forecast into the steps asked for. */
export function answer(
  outlook: Outlook,
  question: CashQuestion,
  done: AppliedScenario | null = null,
): CashForecast {
  const { origin, opening } = outlook;
  const { spans, length, closings } = cut(outlook, question);
  const { minimum } = question;
  const futures = futuresFor(outlook, question);
  const low = lowestOf(origin, length, closings, futures, Number(cents(minimum)));
  return {
    origin: dayFromNumber(origin),
    known_at: question.knownAt,
    unit: question.unit,
    seed: question.seed,
    method: outlook.method,
    opening: opening === null ? null : { date: dayFromNumber(origin - 1), amount: money(opening) },
    minimum,
    steps: spans.map((span) => stepOf(outlook, span, closings, futures)),
    history: actualSteps(outlook, question.unit, question.steps),
    days: daysOf(origin, length, closings, futures),
    ...low,
    funding:
      closings &&
      fundingOf(
        origin,
        spansAhead(origin, "week", Math.floor(length / 7)),
        opening!,
        closings,
        question,
      ),
    simulation: outlook.simulation && simulationOut(outlook.simulation, outlook.week),
    scenario: done && {
      name: done.scenario.name,
      says: done.scenario.says ?? "",
      changes: changesOf(done.applied, length),
      lowest_change: lowestChange(expectedLowest(done.expected, question), low.lowest),
    },
    payments: calendarOf(outlook, length),
    payment_lags: outlook.lags,
    backtest: outlook.backtest,
    past: outlook.record,
    assumptions: withEffects(
      [...outlook.assumptions, ...ofPolicies(question), ...chanceSays({ ...low, minimum })],
      effectsOn(outlook, new Map(), question),
    ),
    notes: outlook.notes,
  };
}

function expectedLowest(outlook: Outlook, question: CashQuestion): CashForecast["lowest"] {
  const { length, closings } = cut(outlook, question);
  return lowestOf(outlook.origin, length, closings, null, 0).lowest;
}

/** The steps alone, which cost less than the answer they are part of. */
export function stepsAhead(
  outlook: Outlook,
  question: Pick<CashQuestion, "unit" | "steps" | "seed">,
): CashStep[] {
  const { spans, closings } = cut(outlook, question);
  const futures = futuresFor(outlook, question);
  return spans.map((span) => stepOf(outlook, span, closings, futures));
}

function daysOf(
  origin: number,
  length: number,
  closings: readonly number[] | null,
  futures: Futures | null,
): CashDay[] {
  return Array.from({ length }, (_, day) => {
    const cash = closings?.[day] ?? null;
    const errors = futures && cash !== null ? cashErrors(futures, day) : null;
    const at = (p: number): string | null => errors && money(cash! + quantile(errors, p));
    return {
      date: dayFromNumber(origin + day),
      closing: cash === null ? null : money(cash),
      p05: at(0.05),
      p20: at(0.2),
      p80: at(0.8),
      p95: at(0.95),
    };
  });
}

/** What falls due on a day of its own, in the order of the days. */
function calendarOf({ origin, receipts, payments }: Outlook, length: number): CashPayment[] {
  const dated = [
    ...receipts.flatMap(({ item, payer, cents: amounts }) =>
      item === null ? [] : [{ item, category: payer, sign: 1, amounts }],
    ),
    ...payments.flatMap(({ item, category, isDated, cents: amounts }) =>
      isDated ? [{ item, category, sign: -1, amounts }] : [],
    ),
  ];
  return Array.from({ length }, (_, day) =>
    dated
      .filter(({ amounts }) => amounts[day] !== 0)
      .map(({ item, category, sign, amounts }) => ({
        date: dayFromNumber(origin + day),
        item,
        category,
        amount: money(sign * amounts[day]!),
      })),
  ).flat();
}

const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
