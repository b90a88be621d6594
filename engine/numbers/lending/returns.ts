/** Rates of return and present values of money in and out. Amounts are numbers of any unit. */
import { daysBetween, type Day } from "../../calendar.ts";
import { answer, refusal, type Answer } from "./refusal.ts";
import { discountRoots, type Flow } from "./roots.ts";

export type DatedFlow = { readonly date: Day; readonly amount: number };

/** A rate of return with every rate that is one: a single answer only where there is one. */
export type ReturnRate = Answer & { readonly roots: readonly number[] };

const A_YEAR = 365;

/**
 * Internal rate of return of evenly spaced amounts, a fraction per period.
 *
 * @param flows  in time order, what is paid below zero
 * @returns the rate, or a reason and every rate where there are several, or none
 * @source Excel IRR, without its guess; Lorie and Savage (1955) on several rates
 * @example irr([-100, 110]).value // => 0.1
 */
export const irr = (flows: readonly number[]): ReturnRate =>
  single(flows.map((amount, t) => ({ amount, t })));

/**
 * Internal rate of return a year of dated amounts, by actual days over 365; any order.
 *
 * @example xirr([{ date: "2025-01-01", amount: -100 }, { date: "2026-01-01", amount: 110 }]).value // => 0.1
 */
export function xirr(flows: readonly DatedFlow[]): ReturnRate {
  const first = earliest(flows);
  return single(
    flows.map(({ date, amount }) => ({ amount, t: daysBetween(first, date) / A_YEAR })),
  );
}

/** Value one period before the first amount, as Excel's NPV has it. @example npv(0.1, [110]) // => 100 */
export function npv(rate: number, flows: readonly number[]): number {
  checkRate(rate);
  return flows.reduce((sum, amount, i) => sum + amount / (1 + rate) ** (i + 1), 0);
}

/** Value on the day of the earliest amount, by actual days over 365. */
export function xnpv(rate: number, flows: readonly DatedFlow[]): number {
  checkRate(rate);
  const first = earliest(flows);
  const part = ({ date, amount }: DatedFlow): number =>
    amount / (1 + rate) ** (daysBetween(first, date) / A_YEAR);
  return flows.reduce((sum, flow) => sum + part(flow), 0);
}

/**
 * Modified rate of return: what is paid is financed at one rate, what comes in reinvested at another.
 *
 * @source Excel MIRR
 * @example mirr([-100, 121], 0.1, 0.1).value // => 0.21
 */
export function mirr(flows: readonly number[], financeRate: number, reinvestRate: number): Answer {
  const periods = flows.length - 1;
  const paid = npv(
    financeRate,
    flows.map((amount) => Math.min(amount, 0)),
  );
  const kept = npv(
    reinvestRate,
    flows.map((amount) => Math.max(amount, 0)),
  );
  if (paid === 0 || kept === 0) return refusal("money must go out and come in");
  const grown = -kept * (1 + reinvestRate) ** (periods + 1);
  return answer((grown / (paid * (1 + financeRate))) ** (1 / periods) - 1);
}

function single(flows: readonly Flow[]): ReturnRate {
  if (flows.some(({ amount }) => !Number.isFinite(amount))) {
    throw new RangeError("an amount of a rate of return is no number");
  }
  const roots = discountRoots(flows);
  if (roots.length === 1) return { ...answer(roots[0]!), roots };
  const hasBoth = flows.some(({ amount }) => amount > 0) && flows.some(({ amount }) => amount < 0);
  if (!hasBoth) return { ...refusal("money must go out and come in"), roots };
  if (roots.length === 0) return { ...refusal("no rate makes these amounts worth nothing"), roots };
  return {
    ...refusal(
      `${roots.length} rates fit: ${roots.map((rate) => rate.toPrecision(6)).join(", ")}; ` +
        "compare by cost over a holding period or by the modified rate",
    ),
    roots,
  };
}

function earliest(flows: readonly DatedFlow[]): Day {
  if (flows.length === 0) throw new RangeError("no amounts are given");
  return flows.reduce((first, { date }) => (date < first ? date : first), flows[0]!.date);
}

function checkRate(rate: number): void {
  if (!(rate > -1)) throw new RangeError(`a discount rate is above −1, not ${rate}`);
}
