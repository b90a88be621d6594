/**
 * The answer: a kept forecast cut into weeks or months, with the bands and chances that many futures
 * give it. The same question and seed give the same answer on any machine.
 */
import { dayFromNumber } from "../../calendar.ts";
import type { CashBases, CashDay, CashForecast, CashPayment, CashStep } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { cashErrors, futuresOf, quantile, receiptErrors, type Futures } from "./bands.ts";
import { noForecast } from "./no_forecast.ts";
import { readForecast } from "./kept.ts";
import type { Outlook } from "./outlook.ts";
import { actualSteps, spansAhead, type Span } from "./spans.ts";

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
  const { origin, opening, paths, week } = outlook;
  const spans = spansAhead(origin, question.unit, question.steps);
  const length = spans.at(-1)!.to - origin;
  const futures = paths ? futuresOf(paths, week, length, question.seed, RUNS) : null;
  const closings = closingsOf(outlook, length);
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

function stepOf(
  { origin, receipts, payments }: Outlook,
  span: Span,
  closings: readonly number[] | null,
  futures: Futures | null,
): CashStep {
  const [from, to] = [span.from - origin, span.to - origin];
  const total = (amounts: readonly number[]): number => {
    let sum = 0;
    for (let day = from; day < to; day++) sum += amounts[day]!;
    return sum;
  };
  const byPayer = sums(receipts, ({ payer }) => payer, total);
  const byBasis = sums(receipts, ({ basis }) => basis, total);
  const byCategory = sums(payments, ({ category }) => category, total);
  const received = [...byPayer.values()].reduce((sum, each) => sum + each, 0);
  const paid = [...byCategory.values()].reduce((sum, each) => sum + each, 0);
  const off = futures && receiptErrors(futures, from, to);
  const cash = closings?.[to - 1] ?? null;
  const errors = futures && cash !== null ? cashErrors(futures, to - 1) : null;
  const at = (p: number): string | null => errors && money(cash! + quantile(errors, p));
  return {
    start: dayFromNumber(span.from),
    end: dayFromNumber(span.to - 1),
    receipts: money(received),
    disbursements: money(paid),
    closing: cash === null ? null : money(cash),
    receipts_p10: off && money(Math.max(received + quantile(off, 0.1), Math.min(0, received))),
    receipts_p90: off && money(received + quantile(off, 0.9)),
    p05: at(0.05),
    p10: at(0.1),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    receipts_by: texts(byPayer),
    receipts_from: Object.fromEntries(
      BASES.map((basis) => [basis, money(byBasis.get(basis) ?? 0)]),
    ) as CashBases,
    disbursements_by: texts(byCategory),
  };
}

const BASES: readonly (keyof CashBases)[] = ["billed", "scheduled", "expected", "other"];

function sums<T extends { cents: readonly number[] }>(
  lines: readonly T[],
  keyOf: (line: T) => string,
  total: (amounts: readonly number[]) => number,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of lines) {
    found.set(keyOf(line), (found.get(keyOf(line)) ?? 0) + total(line.cents));
  }
  return found;
}

const texts = (amounts: ReadonlyMap<string, number>): Record<string, string> =>
  Object.fromEntries([...amounts].map(([name, amount]) => [name, money(amount)]));

function daysOf(
  origin: number,
  length: number,
  closings: readonly number[] | null,
  futures: Futures | null,
): CashDay[] {
  return Array.from({ length }, (_, day) => {
    const cash = closings?.[day] ?? null;
    const errors = futures && cash !== null ? cashErrors(futures, day) : null;
    return {
      date: dayFromNumber(origin + day),
      closing: cash === null ? null : money(cash),
      p10: errors && money(cash! + quantile(errors, 0.1)),
      p90: errors && money(cash! + quantile(errors, 0.9)),
    };
  });
}

/** The lowest day of expected cash, and the lowest of each future beside the minimum. */
function lowestOf(
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
