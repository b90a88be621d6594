/**
 * The answer: a kept forecast cut into weeks or months, with the bands and chances that many futures
 * give it. The same question and seed give the same answer on any machine.
 */
import { dayFromNumber } from "../../calendar.ts";
import type { CashDay, CashForecast, CashPayment, CashStep } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { cashErrors, futuresOf, quantile, type Futures } from "./bands.ts";
import { readForecast } from "./kept.ts";
import { lowestOf } from "./lowest.ts";
import { noForecast } from "./no_forecast.ts";
import type { Outlook } from "./outlook.ts";
import { actualSteps, spansAhead } from "./spans.ts";
import { stepOf } from "./steps.ts";

export type CashQuestion = {
  unit: "week" | "month";
  steps: number;
  seed: number;
  /** ISO 8601 instant, or null for what is known now */
  knownAt: string | null;
  /** cash the owners want never to fall below, in currency units */
  minimum: string;
};

/** Futures drawn; a chance is exact to about a point. */
const RUNS = 2000;

export async function cashForecast(
  session: Session,
  question: CashQuestion,
): Promise<CashForecast> {
  const outlook = await readForecast(session, question.knownAt);
  return outlook ? answer(outlook, question) : noForecast(question);
}

/** Cuts a forecast into the steps asked for. */
export function answer(outlook: Outlook, question: CashQuestion): CashForecast {
  const { origin, opening } = outlook;
  const { spans, length, futures, closings } = cut(outlook, question);
  return {
    origin: dayFromNumber(origin),
    known_at: question.knownAt,
    unit: question.unit,
    seed: question.seed,
    method: outlook.method,
    opening: opening === null ? null : { date: dayFromNumber(origin - 1), amount: money(opening) },
    minimum: question.minimum,
    steps: spans.map((span) => stepOf(outlook, span, closings, futures)),
    history: actualSteps(outlook, question.unit, question.steps),
    days: daysOf(origin, length, closings, futures),
    ...lowestOf(origin, length, closings, futures, Number(cents(question.minimum))),
    payments: calendarOf(outlook, length),
    payment_lags: outlook.lags,
    backtest: outlook.backtest,
    past: outlook.record,
    assumptions: outlook.assumptions,
    notes: outlook.notes,
  };
}

/** The steps alone, which cost less than the answer they are part of. */
export function stepsAhead(
  outlook: Outlook,
  question: Pick<CashQuestion, "unit" | "steps" | "seed">,
): CashStep[] {
  const { spans, futures, closings } = cut(outlook, question);
  return spans.map((span) => stepOf(outlook, span, closings, futures));
}

function cut(
  outlook: Outlook,
  { unit, steps, seed }: Pick<CashQuestion, "unit" | "steps" | "seed">,
) {
  const { origin, paths, week } = outlook;
  const spans = spansAhead(origin, unit, steps);
  const length = spans.at(-1)!.to - origin;
  return {
    spans,
    length,
    futures: paths ? futuresOf(paths, week, length, seed, RUNS) : null,
    closings: closingsOf(outlook, length),
  };
}

/** Expected cash at the end of each day, in cents; null where the opening balance is not known. */
function closingsOf({ opening, receipts, payments }: Outlook, length: number): number[] | null {
  if (opening === null) return null;
  let cash = opening;
  return Array.from({ length }, (_, day) => {
    for (const { cents: amounts } of receipts) cash += amounts[day]!;
    for (const { cents: amounts } of payments) cash -= amounts[day]!;
    return cash;
  });
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
