/** The yearly rate of a loan on a day: fixed, or an index and a margin between caps and floors. */
import { addMonthsToDay, type Day } from "../../calendar.ts";
import { negative, order, plus, type Rational } from "../rational.ts";
import { BadLoan } from "./refusal.ts";

/** The index as known or assumed, from a day on; in order of days. */
export type IndexStep = { readonly from: Day; readonly rate: Rational };

export type VariableRate = {
  readonly kind: "variable";
  /** the rate until the first reset; index and margin at the start where null */
  readonly initial: Rational | null;
  readonly index: readonly IndexStep[];
  readonly margin: Rational;
  readonly floor: Rational | null;
  /** most a reset may move the rate, either way */
  readonly periodicCap: Rational | null;
  /** most the rate may rise above the first one */
  readonly lifetimeCap: Rational | null;
  readonly firstReset: Day;
  readonly resetMonths: number;
  /** what a reset changes: the payment, or what the last payment clears */
  readonly afterReset: "reamortise" | "hold_payment";
};

export type LoanRate = { readonly kind: "fixed"; readonly rate: Rational } | VariableRate;

/**
 * The yearly rate for a period that starts on a day; a reset holds after the payment of its day.
 *
 * @returns a function of the day, to be asked with days in order
 * @throws {BadLoan} where no index is known for a reset
 * @source Usual wording of US adjustable notes: the periodic cap first, then floor and lifetime cap
 * @example rateOn({ kind: "fixed", rate: rationalOf("0.06") }, "2026-01-01")("2026-02-01") // => { over: 6n, under: 100n }
 */
export function rateOn(rate: LoanRate, disbursed: Day): (day: Day) => Rational {
  if (rate.kind === "fixed") return () => rate.rate;
  const initial =
    rate.initial ?? clamp(plus(indexOn(rate.index, disbursed), rate.margin), rate.floor, null);
  const ceiling = rate.lifetimeCap && plus(initial, rate.lifetimeCap);
  let [current, resets] = [initial, 0];
  return (day) => {
    for (;;) {
      const reset = addMonthsToDay(rate.firstReset, resets * rate.resetMonths);
      if (reset > day) return current;
      const asked = plus(indexOn(rate.index, reset), rate.margin);
      const moved = rate.periodicCap
        ? clamp(asked, plus(current, negative(rate.periodicCap)), plus(current, rate.periodicCap))
        : asked;
      current = clamp(moved, rate.floor, ceiling);
      resets++;
    }
  };
}

function indexOn(index: readonly IndexStep[], day: Day): Rational {
  const known = index.findLast(({ from }) => from <= day);
  if (!known) throw new BadLoan(`no index is given for ${day}; add one from that day or before`);
  return known.rate;
}

function clamp(value: Rational, low: Rational | null, high: Rational | null): Rational {
  if (high && order(value, high) > 0) return high;
  if (low && order(value, low) < 0) return low;
  return value;
}
