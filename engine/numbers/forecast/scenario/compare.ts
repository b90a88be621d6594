/** Every scenario beside what is expected, over the same futures. */
import { dayFromNumber, daysBetween } from "../../../calendar.ts";
import type { CashChange, CashLowestChange, CashScenario } from "../../../contract.ts";
import { cents, moneyText } from "../../../money.ts";
import { cut, futuresFor } from "../cut.ts";
import { fundingOf } from "../funding.ts";
import { lowestOf } from "../lowest.ts";
import type { Outlook } from "../outlook.ts";
import type { CashQuestion } from "../question.ts";
import { spansAhead } from "../spans.ts";
import type { ProviderShares } from "../provider_shares.ts";
import { applied, type Applied } from "./apply.ts";
import { BadScenario, minimumUnder, type Scenario } from "./scenario.ts";

const NOT_APPLIED = {
  changes: [],
  receipts: null,
  disbursements: null,
  closing: null,
  lowest: null,
  lowest_change: null,
  probability_below_minimum: null,
  most_drawn: null,
  gap: null,
};

/** The name that stands for no scenario at all. */
export const AS_EXPECTED = "As expected";

/** What is expected first, then the scenarios in their order; one that cannot be applied says why. */
export function compareScenarios(
  outlook: Outlook,
  scenarios: readonly Scenario[],
  providers: ProviderShares,
  question: CashQuestion,
): CashScenario[] {
  const futures = futuresFor(outlook, question);
  const one = (
    now: Outlook,
    name: string,
    says: string,
    minimum: string,
    done: readonly Applied[],
  ): CashScenario => {
    const { length, closings } = cut(now, question);
    const low = lowestOf(now.origin, length, closings, futures, Number(cents(minimum)));
    const funding =
      closings &&
      fundingOf(
        now.origin,
        spansAhead(now.origin, "week", Math.floor(length / 7)),
        now.opening!,
        closings,
        { ...question, minimum },
      );
    return {
      name,
      says,
      problem: null,
      minimum,
      changes: changesOf(done, length),
      receipts: money(sumOf(now.receipts, length)),
      disbursements: money(sumOf(now.payments, length)),
      closing: closings && money(closings[length - 1]!),
      lowest: low.lowest && { date: low.lowest.date, amount: low.lowest.amount },
      lowest_change: null,
      probability_below_minimum: low.probability_below_minimum,
      most_drawn: funding && (funding.most_drawn?.amount ?? "0.00"),
      gap: funding && (funding.gap?.amount ?? "0.00"),
    };
  };
  const from = dayFromNumber(outlook.origin);
  const says = `The forecast from ${from}, nothing changed.`;
  const expected = one(outlook, AS_EXPECTED, says, question.minimum, []);
  return [
    expected,
    ...scenarios.map((scenario) => {
      const { name, says: why = "" } = scenario;
      const minimum = minimumUnder(scenario, question.minimum);
      try {
        const found = applied(outlook, scenario, providers);
        const under = one(found.outlook, name, why, minimum, found.applied);
        return { ...under, lowest_change: lowestChange(expected.lowest, under.lowest) };
      } catch (error) {
        if (!(error instanceof BadScenario)) throw error;
        return { ...NOT_APPLIED, name, says: why, minimum, problem: error.message };
      }
    }),
  ];
}

type Lowest = { date: string; amount: string } | null;

/** How much lower or higher the lowest day is, and how much sooner or later, than without a scenario. */
export const lowestChange = (expected: Lowest, under: Lowest): CashLowestChange | null =>
  expected &&
  under && {
    amount: moneyText(cents(under.amount) - cents(expected.amount)),
    days: daysBetween(expected.date, under.date),
  };

/** What each change did within so many days. */
export const changesOf = (done: readonly Applied[], length: number): CashChange[] =>
  done.map(({ says, receipts, payments, later }) => ({
    says,
    receipts: money(total(receipts.slice(0, length))),
    disbursements: money(total(payments.slice(0, length))),
    later: money(isMoved(receipts, later) ? later + total(receipts.slice(length)) : 0),
  }));

/** Whether a change only moved receipts: all that is missing of them comes later. */
const isMoved = (receipts: readonly number[], later: number): boolean =>
  total(receipts) + later === 0;

const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);
const sumOf = (lines: readonly { cents: readonly number[] }[], length: number): number =>
  lines.reduce((sum, line) => sum + total(line.cents.slice(0, length)), 0);
const money = (amount: number): string => moneyText(BigInt(Math.round(amount)));
