/** What is asked of a forecast, and how far. */
import type { FundingTerms } from "./funding.ts";

export type CashQuestion = {
  unit: "week" | "month";
  steps: number;
  seed: number;
  /** ISO 8601 instant, or null for what is known now */
  knownAt: string | null;
} & FundingTerms;

/** So many weeks or months cannot be forecast. */
export class BadHorizon extends Error {
  override name = "BadHorizon";
}

const MOST = { week: 104, month: 24 } as const;
const USUAL_WEEKS = 13;

/** @throws {BadHorizon} */
export function stepsOf(question: { weeks?: number; months?: number }): {
  unit: "week" | "month";
  steps: number;
} {
  const { weeks, months } = question;
  if (weeks !== undefined && months !== undefined) {
    throw new BadHorizon("a forecast is by weeks or by months, not by both");
  }
  const unit = months === undefined ? "week" : "month";
  const steps = months ?? weeks ?? USUAL_WEEKS;
  if (!Number.isInteger(steps) || steps < 1 || steps > MOST[unit]) {
    throw new BadHorizon(`a forecast reaches from 1 to ${MOST[unit]} ${unit}s, not ${steps}`);
  }
  return { unit, steps };
}
