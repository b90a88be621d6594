/**
 * A covenant as one exact sum that must not fall below zero: numerator × factor less threshold ×
 * denominator, turned round for "at most". Every question is asked of it: does it hold, by how much,
 * what would mend it, what of a future.
 */
import { divideRounding } from "../../money.ts";
import { rationalOf } from "../rational.ts";
import type { CovenantFormula } from "./formulas.ts";

/** Cents by the name of an amount. */
export type Cents = Readonly<Record<string, bigint>>;

export type Balance = {
  /** above or at zero where the covenant holds, in cents × `scale` */
  readonly room: bigint;
  /** what a cent more of an amount does to `room` */
  readonly weight: ReadonlyMap<string, bigint>;
  /** what a cent more of the numerator does */
  readonly scale: bigint;
  readonly over: bigint;
  readonly under: bigint;
};

/** A money threshold is in currency units, amounts are cents. */
const CENTS = 100n;

/**
 * @param days  of the window, for days of cash
 * @example balanceOf(minimumCash, "at_least", "1.00", 365, { cash: 150n }).room // => 50n
 */
export function balanceOf(
  formula: CovenantFormula,
  side: "at_least" | "at_most",
  threshold: string,
  days: number,
  amounts: Cents,
): Balance {
  const { over: t, under: unit } = rationalOf(threshold);
  const factor = formula.unit === "days" ? BigInt(days) : 1n;
  const sign = side === "at_least" ? 1n : -1n;
  const weight = new Map<string, bigint>();
  const add = (terms: readonly string[], each: bigint): bigint =>
    terms.reduce((sum, term) => {
      const name = term.replace(/^-/, "");
      const direction = term.startsWith("-") ? -1n : 1n;
      weight.set(name, (weight.get(name) ?? 0n) + sign * direction * each);
      return sum + direction * amounts[name]!;
    }, 0n);
  const over = add(formula.over, factor * unit);
  const under = formula.unit === "money" ? CENTS : add(formula.under, -t);
  return {
    room: sign * (factor * unit * over - t * under),
    weight,
    scale: factor * unit,
    over,
    under,
  };
}

/** ⌈a ÷ b⌉ of whole numbers above zero. */
export const ceiling = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** Numerator × factor ÷ denominator as the nearest double, to twelve digits behind the point. */
export function valueOf({ over, under }: Balance, factor: number): number {
  const DIGITS = 10n ** 12n;
  return Number(divideRounding(over * BigInt(factor) * DIGITS, under)) / 1e12;
}
