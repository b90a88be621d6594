/** Every covenant at the end of a month, and the chance that it is broken at its next tests. */
import { addMonths, dayFromNumber, lastDay, monthOf } from "../../calendar.ts";
import type { CovenantReport, CovenantResult } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { readForecast } from "../forecast/kept.ts";
import type { Futures } from "../forecast/simulation/futures.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { Adjustment } from "../normalised/adjustment_file.ts";
import { lastBooked, readAmounts } from "./amounts.ts";
import { assumedOf, furthestTest, nextTests } from "./chances.ts";
import type { Covenant } from "./covenant_file.ts";
import { readFlows } from "./flows.ts";
import { judge } from "./judge.ts";
import type { Grounds } from "./test_ahead.ts";
import { futuresTo } from "./then.ts";
import { isTested, windowOf } from "./test_days.ts";

const NO_COVENANTS =
  "The practice's folder has no covenants.json: practice covenants --help shows how one is written.";

/**
 * @param month    at whose end; null for the newest month that is over
 * @param knownAt  ISO 8601 instant whose knowledge the session sees, or null for now
 * @returns null where nothing is booked or forecast
 */
export async function covenantReport(
  session: Session,
  covenants: readonly Covenant[],
  adjustments: readonly Adjustment[],
  month: string | null,
  fiscalYearStart: number,
  knownAt: string | null,
): Promise<CovenantReport | null> {
  const outlook = await readForecast(session, knownAt);
  const asked = month ?? (await newestFinished(session, outlook));
  if (asked === null) return null;
  const last = furthestTest(covenants, asked, fiscalYearStart);
  let drawn: Futures | null | undefined;
  // the same futures for every test, drawn when the first asks for them
  const futures = (): Futures | null =>
    (drawn ??= outlook && last !== null ? futuresTo(outlook, asked, last) : null);
  const grounds: Grounds = {
    month: asked,
    outlook,
    flows: await readFlows(session, asked, adjustments),
  };
  const one = async (covenant: Covenant): Promise<CovenantResult> => {
    const { first, last } = windowOf(asked, covenant.window_months);
    const books = await readAmounts(session, { first, last }, adjustments);
    return {
      ...judge(covenant, asked, books),
      is_test_day: isTested(asked, covenant.tested, fiscalYearStart),
      next_tests: nextTests(covenant, fiscalYearStart, books, grounds, futures),
      assumed: assumedOf(covenant),
    };
  };
  const results: CovenantResult[] = [];
  for (const covenant of covenants) results.push(await one(covenant));
  return {
    period: asked,
    as_of: lastDay(asked),
    covenants: results,
    notes: covenants.length === 0 ? [NO_COVENANTS] : [],
  };
}

/** The month before the first day forecast, or the last one booked where nothing is forecast. */
async function newestFinished(session: Session, outlook: Outlook | null): Promise<string | null> {
  if (!outlook) return lastBooked(session);
  return addMonths(monthOf(dayFromNumber(outlook.origin)), -1);
}
