/** Receipts to come by payer and location, cut into the weeks or months asked for. */
import { dayFromNumber } from "../../../calendar.ts";
import type { ReceiptsForecast, ReceiptsPart } from "../../../contract.ts";
import type { Session } from "../../../database.ts";
import { moneyText } from "../../../money.ts";
import { readForecasts } from "../kept.ts";
import { BadHorizon, stepsOf } from "../question.ts";
import { spansAhead } from "../spans.ts";
import { MOST, WHOLE_PRACTICE, type Hierarchy } from "./hierarchy.ts";
import { receiptsBacktest } from "./record.ts";

export type ReceiptsQuestion = {
  unit: "week" | "month";
  steps: number;
  by: readonly ("payer" | "location")[];
  /** ISO 8601 instant, or null for what is known now */
  knownAt: string | null;
};

/** @throws {BadHorizon} */
export function receiptsSteps(question: {
  weeks?: number;
  months?: number;
}): Pick<ReceiptsQuestion, "unit" | "steps"> {
  const { unit, steps } = stepsOf(question);
  if (steps > MOST[unit]) {
    throw new BadHorizon(
      `receipts by payer and location reach from 1 to ${MOST[unit]} ${unit}s, not ${steps}`,
    );
  }
  return { unit, steps };
}

export async function receiptsForecast(
  session: Session,
  question: ReceiptsQuestion,
): Promise<ReceiptsForecast> {
  const found = await readForecasts(session, question.knownAt);
  return found ? receiptsAhead(found.hierarchy, question) : nothingToForecast(question);
}

/** Cuts what is kept into the steps asked for. */
export function receiptsAhead(
  { origin, segments, rows, backtest, past }: Hierarchy,
  { unit, steps, by, knownAt }: ReceiptsQuestion,
): ReceiptsForecast {
  const spans = spansAhead(origin, unit, steps);
  const inSteps = (cents: readonly number[]): bigint[] =>
    spans.map((_, step) =>
      segments.reduce(
        (sum, segment, i) => (segment[unit] === step ? sum + BigInt(cents[i]!) : sum),
        0n,
      ),
    );
  const groups = new Map<string, Group>();
  for (const { payer, location, cents } of rows) {
    const name = {
      payer: by.includes("payer") ? payer : null,
      location: by.includes("location") ? location : null,
    };
    const key = JSON.stringify(name);
    const amounts = inSteps(cents);
    const there = groups.get(key)?.amounts;
    groups.set(key, {
      ...name,
      amounts: there ? amounts.map((each, i) => each + there[i]!) : amounts,
    });
  }
  const partsOf = ({ payer, location, amounts }: Group): ReceiptsPart[] =>
    spans.map(({ from, to }, i) => ({
      payer,
      location,
      start: dayFromNumber(from),
      end: dayFromNumber(to - 1),
      receipts: moneyText(amounts[i]!),
    }));
  const total = inSteps(
    segments.map((_, i) => rows.reduce((sum, { cents }) => sum + cents[i]!, 0)),
  );
  return {
    origin: dayFromNumber(origin),
    known_at: knownAt,
    unit,
    by: [...by],
    rows: [...groups.values()].toSorted(byAmount).flatMap(partsOf),
    totals: partsOf({ payer: null, location: null, amounts: total }),
    backtest,
    past,
    notes: notesOf(rows),
  };
}

type Group = { payer: string | null; location: string | null; amounts: bigint[] };

/** Those that bring most first, then by name. */
function byAmount(a: Group, b: Group): number {
  const size = ({ amounts }: Group): bigint => amounts.reduce((sum, each) => sum + each, 0n);
  const [one, other] = [size(a), size(b)];
  if (one !== other) return one > other ? -1 : 1;
  const name = ({ payer, location }: Group): string => `${payer} ${location}`;
  return name(a) < name(b) ? -1 : 1;
}

function notesOf(rows: Hierarchy["rows"]): string[] {
  const at = new Set(rows.map(({ location }) => location));
  return [
    ...(at.has("Unassigned")
      ? ["Unassigned is money of no location: most of it is banked before it is put to a visit."]
      : []),
    ...(at.has(WHOLE_PRACTICE)
      ? [`${WHOLE_PRACTICE} is money that no billing entry stands for.`]
      : []),
  ];
}

const nothingToForecast = ({ knownAt, unit, by }: ReceiptsQuestion): ReceiptsForecast => ({
  origin: null,
  known_at: knownAt,
  unit,
  by: [...by],
  rows: [],
  totals: [],
  backtest: receiptsBacktest([], "payment_lags"),
  past: [],
  notes: ["There is nothing to forecast yet: no money has been imported."],
});
