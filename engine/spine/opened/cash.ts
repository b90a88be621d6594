/** What is asked of an open practice about cash to come. */
import { receiptsSteps } from "../../numbers/forecast/hierarchy/answer.ts";
import { stepsOf } from "../../numbers/forecast/question.ts";
import { fundingTerms } from "../../numbers/forecast/funding.ts";
import type {
  CashBacktest,
  CashForecast,
  CashScenario,
  ReceiptsForecast,
  RunOff,
} from "../../contract.ts";
import { readRunOff } from "../../numbers/forecast/kept.ts";
import { cashForecast, cashScenarios } from "../../numbers/forecast/cash.ts";
import {
  receiptsForecast,
  type ReceiptsQuestion,
} from "../../numbers/forecast/hierarchy/answer.ts";
import type { CashQuestion } from "../../numbers/forecast/question.ts";
import { parseAssume } from "../../numbers/forecast/scenario/assume.ts";
import { BadScenario, type Scenario } from "../../numbers/forecast/scenario/scenario.ts";
import { scenarioNamed, scenariosOf } from "../../numbers/forecast/scenario/scenarios.ts";
import { keepScenario } from "../scenarios.ts";
import type { Opened } from "./opened.ts";

export type CashAsked = {
  weeks?: number;
  months?: number;
  seed?: number;
  knownAt?: string | null;
};

export function cash(opened: Opened) {
  const chapter = {
    /**
     * Receipts, payments and cash to come, by week (13 unless said otherwise) or by month; under a scenario by
     * its name, or under what is assumed, as `volume:-0.05,delay:15`.
     *
     * @throws {BadHorizon} {BadScenario} {NothingImported} {BehindJournal}
     */
    async forecastCash(
      question: CashAsked & { scenario?: string | null; assume?: string | null } = {},
    ): Promise<CashForecast> {
      const scenario = scenarioAsked(opened, question.scenario ?? null, question.assume ?? null);
      return opened.read(null, [], (session) =>
        cashForecast(session, cashQuestion(opened, question), scenario),
      );
    },

    /**
     * Receipts to come by payer and location, by week (13 unless said otherwise) or by month; they sum to those of
     * `forecastCash`.
     *
     * @throws {BadHorizon} {NothingImported} {BehindJournal}
     */
    async forecastReceipts(
      question: Omit<CashAsked, "seed"> & Partial<Pick<ReceiptsQuestion, "by">> = {},
    ): Promise<ReceiptsForecast> {
      const { by = ["payer", "location"], knownAt = null } = question;
      const asked = { ...receiptsSteps(question), by, knownAt };
      return opened.read(null, [], (session) => receiptsForecast(session, asked));
    },

    /** What is expected, and every scenario beside it. @throws {BadScenario} and as `forecastCash` */
    async forecastScenarios(question: CashAsked = {}): Promise<CashScenario[]> {
      const scenarios = scenariosOf(opened.folder.scenarios);
      return opened.read(null, [], (session) =>
        cashScenarios(session, cashQuestion(opened, question), scenarios),
      );
    },

    /** The scenarios there are: the practice's own and those that come with the product. @throws {BadScenario} */
    scenarios(): Scenario[] {
      return scenariosOf(opened.folder.scenarios);
    },

    /**
     * Keeps what is assumed as a scenario of `scenarios.json`, under a name that none has yet.
     *
     * @throws {NameTaken} {BadScenario} {InUse} {DiskFailed}
     */
    keepScenario(name: string, assume: string): Promise<Scenario> {
      return keepScenario(opened.folder, { ...parseAssume(assume), name });
    },

    /**
     * What is still to come of work that has been done, by payer; null where too little has been paid.
     *
     * @throws {NothingImported} {BehindJournal}
     */
    async runOff(knownAt: string | null = null): Promise<RunOff | null> {
      return opened.read(knownAt, [], (session) => readRunOff(session, knownAt));
    },

    /** How past forecasts of cash did, each made with what was known then. @throws as `forecastCash` */
    async forecastBacktest(): Promise<CashBacktest> {
      return (await chapter.forecastCash()).backtest;
    },
  };
  return chapter;
}

function scenarioAsked(
  opened: Opened,
  name: string | null,
  assume: string | null,
): Scenario | null {
  if (name !== null && assume !== null) {
    throw new BadScenario("a scenario by its name and what is assumed cannot be asked together");
  }
  if (assume !== null) return parseAssume(assume);
  return name === null ? null : scenarioNamed(scenariosOf(opened.folder.scenarios), name);
}

function cashQuestion(opened: Opened, asked: CashAsked): CashQuestion {
  return {
    ...stepsOf(asked),
    seed: asked.seed ?? 1,
    knownAt: asked.knownAt ?? null,
    ...fundingTerms(opened.settings.policies),
  };
}
