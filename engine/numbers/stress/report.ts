/** The stress grid: twelve months to come under each case, and how far receipts may fall. */
import { dayFromNumber } from "../../calendar.ts";
import type { StressReport, StressRow } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { cents, moneyText } from "../../money.ts";
import { moneyExact } from "../../format.ts";
import type { Futures } from "../forecast/simulation/futures.ts";
import { cut, futuresFor } from "../forecast/cut.ts";
import type { FundingTerms } from "../forecast/funding.ts";
import { readForecast, readProviderShares } from "../forecast/kept.ts";
import { FORECAST_CASH, lowestOf } from "../forecast/lowest.ts";
import type { Outlook } from "../forecast/outlook.ts";
import { applied } from "../forecast/scenario/apply.ts";
import { BadScenario } from "../forecast/scenario/scenario.ts";
import { coverageOf, yearAhead } from "./coverage.ts";
import { casesOf, type PracticeFacts, type StressCase } from "./grid.ts";
import { fallToCoverage, fallToMinimum } from "./limits.ts";
import { withDearerDebt } from "./variable_debt.ts";

const MONTHS = { unit: "month", steps: 12, seed: 1 } as const;

const ASSUMED = [
  FORECAST_CASH,
  "Debt service coverage is receipts less every payment but those on loans, to owners, for equipment and on the line of credit, over payments on loans, in the twelve months.",
  "What only changes when money comes leaves coverage as it is: what comes after the twelve months is counted in it.",
  "Pay, rent and other costs stay in every case; supplies follow the work.",
  "Rates rise on lines of credit, on what they owe and on what the case makes them draw; loans of loans.json keep the rate they have.",
];

/**
 * @param asked    the coverage that is asked for, and who asks
 * @param knownAt  ISO 8601 instant whose knowledge the session sees, or null for now
 */
export async function stressReport(
  session: Session,
  terms: FundingTerms,
  asked: StressReport["dscr_asked"],
  knownAt: string | null,
): Promise<StressReport> {
  const outlook = await readForecast(session, knownAt);
  const said = { minimum: terms.minimum, dscr_asked: asked };
  if (!outlook || outlook.receipts.length === 0) {
    return { origin: null, ...said, rows: [], limits: [], assumed: ASSUMED };
  }
  const facts: PracticeFacts = {
    providers: await readProviderShares(session, knownAt),
    kinds: new Map(
      (await session.rows("select payer, kind from payer_kind")).map((row) => [
        row["payer"] as string,
        row["kind"] as string,
      ]),
    ),
  };
  const { owed } = await session.row(sqlFile("numbers/stress/line_owed.sql"));
  const { length, closings } = cut(outlook, MONTHS);
  const byDay = Array.from({ length }, (_, day) =>
    outlook.receipts.reduce((sum, line) => sum + line.cents[day]!, 0),
  );
  const year = yearAhead(outlook, length);
  const futures = futuresFor(outlook, MONTHS);
  return {
    origin: dayFromNumber(outlook.origin),
    ...said,
    rows: casesOf(outlook, facts).map((each) =>
      rowOf(outlook, each, facts, terms, Number(owed), futures),
    ),
    limits: [
      fallToCoverage(year, asked.threshold, 0n),
      fallToCoverage(year, asked.threshold, year.following),
      fallToMinimum(outlook.origin, byDay, closings, Number(cents(terms.minimum))),
    ],
    assumed: ASSUMED,
  };
}

function rowOf(
  outlook: Outlook,
  { name, changes, rise, reason, says }: StressCase,
  { providers }: PracticeFacts,
  terms: FundingTerms,
  owed: number,
  futures: Futures | null,
): StressRow {
  const none = { lowest: null, probability_below_minimum: null, dscr: null, dscr_arithmetic: null };
  if (reason !== undefined) return { name, says: [], reason, ...none };
  try {
    const done = applied(outlook, { name, changes }, providers);
    const before = cut(done.outlook, MONTHS);
    const { outlook: now, extra } = withDearerDebt(
      done.outlook,
      before.closings,
      terms,
      owed,
      rise,
    );
    const { length, closings } = cut(now, MONTHS);
    const low = lowestOf(now.origin, length, closings, futures, Number(cents(terms.minimum)));
    // what only comes later is earned all the same
    const earning = changes.filter(({ kind }) => kind !== "delay" && kind !== "outage");
    const earned = applied(outlook, { name, changes: earning }, providers).outlook;
    const year = { ...yearAhead(earned, length), debt: yearAhead(now, length).debt };
    const coverage = coverageOf(year);
    return {
      name,
      says: [
        ...(says === undefined ? [] : [says]),
        ...done.applied.map((change) => change.says),
        ...riseSays(rise, extra),
      ],
      reason: null,
      lowest: low.lowest && { date: low.lowest.date, amount: low.lowest.amount },
      probability_below_minimum: low.probability_below_minimum,
      dscr: coverage.value,
      dscr_arithmetic: coverage.arithmetic,
    };
  } catch (error) {
    if (!(error instanceof BadScenario)) throw error;
    return { name, says: [], reason: error.message, ...none };
  }
}

function riseSays(rise: number, extra: number): string[] {
  if (rise === 0) return [];
  const points = `rates that vary ${Math.round(rise * 100)} points higher`;
  return extra === 0
    ? [`${points}: no line of credit owes or draws anything, so nothing changes`]
    : [`${points}: ${moneyExact(moneyText(BigInt(extra)))} more interest`];
}
