/** One covenant at the end of a month: its arithmetic line by line, whether it holds, by how much, what would mend it. */
import { daysBetween } from "../../calendar.ts";
import type { CovenantLine, CovenantResult } from "../../contract.ts";
import { moneyExact } from "../../format.ts";
import { absolute, floorOf, moneyText } from "../../money.ts";
import { ratioOf, type Terms } from "../lending/ratio.ts";
import type { BookAmounts } from "./amounts.ts";
import { balanceOf, valueOf, type Balance, type Cents } from "./balance.ts";
import type { Covenant } from "./covenant_file.ts";
import { curesOf } from "./cures.ts";
import { formulaOf, type AmountName, type CovenantFormula } from "./formulas.ts";
import { thresholdOf, windowOf } from "./test_days.ts";

export type Judged = Omit<CovenantResult, "is_test_day" | "next_tests" | "assumed">;

/** @param month  at whose end it is judged. @param books  of the covenant's window up to it */
export function judge(covenant: Covenant, month: string, books: BookAmounts): Judged {
  const formula = formulaOf(covenant);
  const { threshold, since } = thresholdOf(covenant, month);
  const { from, to } = windowOf(month, covenant.window_months);
  const days = daysBetween(from, to) + 1;
  const side = covenant.at_least === undefined ? "at_most" : "at_least";
  const said = {
    name: covenant.name,
    lender: covenant.lender ?? null,
    quote: covenant.quote,
    ratio: covenant.ratio,
    title: formula.title,
    unit: formula.unit,
    window: { from, to, months: covenant.window_months },
    over: linesOf(formula.over, books),
    under: linesOf(formula.under, books),
    side,
    threshold,
    threshold_since: since,
    grace_days: covenant.grace_days ?? null,
  } as const;
  const unknown = unknownOf(formula, books);
  if (unknown !== null) return { ...said, ...withoutValue(unknown) };
  const amounts = amountsOf(formula, books);
  const balanceWith = (each: Cents) => balanceOf(formula, side, threshold, days, each);
  const balance = balanceWith(amounts);
  const arithmetic = arithmeticOf(formula, amounts, days);
  const none = noValue(formula, side, balance);
  if (none?.status === "unknown") {
    return { ...said, ...withoutValue(none.reason), arithmetic };
  }
  const { room, scale } = balance;
  const value = none ? null : valueOf(balance, formula.unit === "days" ? days : 1);
  const limit = Number(threshold);
  return {
    ...said,
    arithmetic,
    value,
    reason: none?.reason ?? null,
    headroom: value === null ? null : side === "at_least" ? value - limit : limit - value,
    headroom_amount: moneyText(floorOf(room, scale)),
    status: room >= 0n && !none ? "passed" : "breached",
    cures: curesOf(balance, amounts, balanceWith),
  };
}

const withoutValue = (reason: string) => ({
  arithmetic: `no figure: ${reason}`,
  value: null,
  reason,
  headroom: null,
  headroom_amount: null,
  status: "unknown" as const,
  cures: [],
});

const bare = (term: string): AmountName => term.replace(/^-/, "") as AmountName;

/** Every line that stands behind the terms, below zero where it is taken away. */
function linesOf(terms: Terms, books: BookAmounts): CovenantLine[] {
  return terms.flatMap((term): CovenantLine[] => {
    const { cents, lines, reason } = books[bare(term)];
    const sign = term.startsWith("-") ? -1n : 1n;
    if (cents === null) {
      return [{ name: wordsOf(bare(term)), amount: null, from: reason!, kpi: null }];
    }
    return lines.map((line) => ({
      name: line.name,
      amount: moneyText(sign * line.cents),
      from: line.from,
      kpi: line.kpi,
    }));
  });
}

/** Why the books do not tell an amount of the formula; null where they tell them all. */
function unknownOf({ over, under }: CovenantFormula, books: BookAmounts): string | null {
  const reasons = [...over, ...under].flatMap((term) => books[bare(term)].reason ?? []);
  return reasons.length === 0 ? null : [...new Set(reasons)].join("; ");
}

/** Cents of the amounts that a formula names; all of them must be known. */
export const amountsOf = ({ over, under }: CovenantFormula, books: BookAmounts): Cents =>
  Object.fromEntries([...over, ...under].map((term) => [bare(term), books[bare(term)].cents!]));

/** Where the denominator leaves no value: nothing to cover, or no worth that a debt could be measured by. */
export function noValue(
  formula: CovenantFormula,
  side: "at_least" | "at_most",
  { over, under }: Pick<Balance, "over" | "under">,
): { status: "unknown" | "breached"; reason: string } | null {
  if (under > 0n) return null;
  const what = formula.under.map((term) => wordsOf(bare(term))).join(" and ");
  const is = under === 0n ? "zero" : `below zero (−${moneyExact(moneyText(absolute(under)))})`;
  if (side === "at_most" && over > 0n) {
    return { status: "breached", reason: `${what} is ${is}, so that no limit on it can hold` };
  }
  return { status: "unknown", reason: `${what} is ${is}: there is nothing to divide by` };
}

function arithmeticOf(formula: CovenantFormula, amounts: Cents, days: number): string {
  const { over, under, unit, title } = formula;
  if (unit === "money")
    return over.map((term) => moneyExact(moneyText(amounts[bare(term)]!))).join();
  const factor = unit === "days" ? { days } : {};
  return ratioOf({ id: title, title, over, under, ...factor }, amounts).arithmetic;
}

const wordsOf = (name: AmountName): string => name.replaceAll("_", " ");
