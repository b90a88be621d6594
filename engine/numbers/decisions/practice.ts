/** A decision in the practice's own months: what its visits bring in, by when, and cash with the decision in it. */
import { addMonths, dayFromNumber, dayNumber } from "../../calendar.ts";
import type { DecisionCash } from "../../contract.ts";
import type { Session } from "../../database.ts";
import { cents, decimal, moneyText, scaleBy } from "../../money.ts";
import { cut, futuresFor } from "../forecast/cut.ts";
import { readForecast, readRunOff } from "../forecast/kept.ts";
import { lowestOf } from "../forecast/lowest.ts";
import type { Outlook } from "../forecast/outlook.ts";
import { applied } from "../forecast/scenario/apply.ts";
import type { Change } from "../forecast/scenario/scenario.ts";
import type { Kpi } from "../kpi/header.ts";
import { measure } from "../kpi/measure.ts";
import { spanOf } from "../period.ts";
import type { OwnFigures } from "./hire.ts";

const MONTHS = { unit: "month", steps: 24, seed: 1 } as const;
/** Months until what a visit brings in is known. */
const PAID_AFTER = 6;

/** What a visit of a year that is paid brought in, and by when all payers' work is paid. */
export async function ownFigures(session: Session, perVisit: Kpi): Promise<OwnFigures> {
  const span = await spanOf(session);
  if (!span) return { collectedAVisit: null, paidBy: null };
  const last = addMonths(span.last, -PAID_AFTER);
  const period = { first: addMonths(last, -11), last };
  const [found] = await measure(session, {
    kpis: [perVisit],
    periodText: `${period.first}..${period.last}`,
    period,
    slice: {},
    by: [],
    knownAt: null,
  });
  const { numerator, denominator } = found!;
  const visits = denominator === null ? 0n : BigInt(denominator.replace(/\..*/, ""));
  const runOff = await readRunOff(session, null);
  const ages = runOff?.payers[0]?.paid_by.length ?? 0;
  const paid = (runOff?.payers ?? []).map(({ paid: amount }) => Math.max(0, Number(amount)));
  const all = paid.reduce((sum, each) => sum + each, 0);
  return {
    collectedAVisit:
      numerator === null || visits === 0n ? null : scaleBy(decimal(numerator), 1n, visits, 2).units,
    paidBy:
      all === 0
        ? null
        : Array.from({ length: ages }, (_, age) =>
            runOff!.payers.reduce(
              (sum, { paid_by: by }, i) => sum + (by[age]! * paid[i]!) / all,
              0,
            ),
          ),
  };
}

export type Money = { item: string; date: string; amount: string };

/** Lowest cash of two years with the money of a decision and without. Null where there is no cash to forecast. */
export async function cashWith(
  session: Session,
  minimum: string,
  moneys: readonly (readonly Money[])[],
): Promise<(DecisionCash | null)[]> {
  const outlook = await readForecast(session, null);
  if (!outlook || outlook.opening === null) return moneys.map(() => null);
  const futures = futuresFor(outlook, MONTHS);
  const low = (now: Outlook) => {
    const { length, closings } = cut(now, MONTHS);
    const found = lowestOf(now.origin, length, closings, futures, Number(cents(minimum)));
    const { lowest, probability_below_minimum: chance } = found;
    return { lowest: lowest && { date: lowest.date, amount: lowest.amount }, chance };
  };
  const { length } = cut(outlook, MONTHS);
  const without = low(outlook);
  return moneys.map((money) => {
    const inside = money.filter(({ date }) => {
      const at = dayNumber(date) - outlook.origin;
      return at >= 0 && at < length;
    });
    const changes = inside.map((each): Change => ({ kind: "once", ...each }));
    const now = low(applied(outlook, { name: "decision", changes }, new Map()).outlook);
    return {
      from: dayFromNumber(outlook.origin),
      left_out: moneyText(
        money.reduce((sum, { amount }) => sum + cents(amount), 0n) -
          inside.reduce((sum, { amount }) => sum + cents(amount), 0n),
      ),
      lowest: now.lowest,
      lowest_without: without.lowest,
      probability_below_minimum: now.chance,
      probability_below_minimum_without: without.chance,
    };
  });
}
