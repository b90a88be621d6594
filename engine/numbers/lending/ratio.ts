/** A ratio with its arithmetic: named amounts over named amounts, as a covenant writes it. */
import { moneyExact } from "../../format.ts";
import { moneyText, ratio as quotient } from "../../money.ts";

/** Cents by name; null is not known. */
export type Amounts = Readonly<Record<string, bigint | null>>;

/** Names of amounts, with a minus before those taken away: `["ebitda", "-distributions"]`. */
export type Terms = readonly string[];

export type RatioFormula = {
  readonly id: string;
  readonly title: string;
  readonly over: Terms;
  readonly under: Terms;
  /** for days: the numerator is taken so many times */
  readonly days?: number;
  /** the words of the covenant or the source that this is */
  readonly text?: string;
};

export type Line = { readonly name: string; readonly amount: bigint | null };

export type Ratio = {
  readonly id: string;
  readonly title: string;
  readonly over: readonly Line[];
  readonly under: readonly Line[];
  readonly value: number | null;
  /** why there is no value */
  readonly reason: string | null;
  /** as one would write it down */
  readonly arithmetic: string;
  readonly text: string | null;
};

/** A formula names an amount that is not given. */
export class UnknownAmount extends Error {
  override name = "UnknownAmount";
  readonly allowed: readonly string[];

  constructor(name: string, allowed: readonly string[]) {
    super(`a formula asks for "${name}", which is no amount of this sheet`);
    this.allowed = allowed;
  }
}

/**
 * Builds a ratio from a formula: DSCR and FCCR are families, and each covenant has its own.
 *
 * @returns the value, or the reason why there is none: an amount not known, a denominator of zero
 * @throws {UnknownAmount} on a name that the amounts do not have
 * @example ratioOf({ id: "dscr", title: "DSCR", over: ["cash"], under: ["debt"] }, { cash: 300n, debt: 200n }).arithmetic // => "3.00 ÷ 2.00 = 1.5000"
 */
export function ratioOf(formula: RatioFormula, amounts: Amounts): Ratio {
  const { id, title, text = null, days } = formula;
  const [over, under] = [linesOf(formula.over, amounts), linesOf(formula.under, amounts)];
  const [above, below] = [totalOf(over), totalOf(under)];
  const reason = reasonOf([...over, ...under], below);
  const value =
    reason !== null || above === null || below === null
      ? null
      : quotient({ units: above * BigInt(days ?? 1), scale: 2 }, { units: below, scale: 2 });
  const factor = days === undefined ? "" : ` × ${days}`;
  const result = value === null ? `no figure: ${reason}` : value.toFixed(4);
  const arithmetic = `${written(over)}${factor} ÷ ${written(under)} = ${result}`;
  return { id, title, over, under, value, reason, arithmetic, text };
}

/** The amounts of terms, those taken away below zero. @throws {UnknownAmount} */
export function linesOf(terms: Terms, amounts: Amounts): Line[] {
  return terms.map((term) => {
    const name = term.replace(/^-/, "");
    const amount = amounts[name];
    if (amount === undefined) throw new UnknownAmount(name, Object.keys(amounts));
    return { name, amount: amount !== null && term.startsWith("-") ? -amount : amount };
  });
}

/** The sum, null where a line is not known. */
export const totalOf = (lines: readonly Line[]): bigint | null =>
  lines.reduce<bigint | null>(
    (sum, { amount }) => (sum === null || amount === null ? null : sum + amount),
    0n,
  );

function reasonOf(lines: readonly Line[], below: bigint | null): string | null {
  const unknown = [...new Set(lines.filter((line) => line.amount === null).map((l) => l.name))];
  if (unknown.length > 0) return `not known: ${unknown.join(", ")}`;
  return below === 0n ? "what it is divided by is zero" : null;
}

/** A sum as one writes it, in brackets where it has several parts. */
function written(lines: readonly Line[]): string {
  const parts = lines.map(({ amount }, i) => {
    if (amount === null) return i === 0 ? "?" : " + ?";
    if (i === 0) return moneyExact(moneyText(amount));
    return `${amount < 0n ? " − " : " + "}${moneyExact(moneyText(amount < 0n ? -amount : amount))}`;
  });
  return parts.length === 1 ? parts[0]! : `(${parts.join("")})`;
}
