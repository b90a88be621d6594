/** The upfront fee of an SBA 7(a) guaranty, and the charge for paying such a loan early. */
import type { Day } from "../../calendar.ts";
import { partOf, type Rational } from "../rational.ts";
import type { PrepaymentRule } from "./prepayment.ts";
import { BadLoan } from "./refusal.ts";
import { ruleOn, type SbaRules } from "./sba_rules.ts";

export type GuarantyFee = {
  /** cents */
  readonly fee: bigint;
  readonly guaranteed: bigint;
  readonly source: string;
  /** the day is after the last one that the rule was made for */
  readonly isOutdated: boolean;
};

/**
 * The tier is by the gross loan, the rate is of the guaranteed part.
 *
 * @param loan      cents
 * @param months    the maturity
 * @param day       of the approval
 * @param guaranty  the guaranteed part; the usual one for the amount where null
 * @throws {NoRuleThen} before the first rule known
 * @source see `source` of the rule
 * @example guarantyFee(sbaRules(), 10_000_000n, 120, "2026-01-15", null).fee // => 170_000n
 */
export function guarantyFee(
  rules: SbaRules,
  loan: bigint,
  months: number,
  day: Day,
  guaranty: Rational | null,
): GuarantyFee {
  if (loan <= 0n) throw new BadLoan("a loan is of more than zero");
  const rule = ruleOn(rules.guaranty_fee, day);
  const reaches = ({ loan_up_to }: { loan_up_to: bigint | null }): boolean =>
    loan_up_to === null || loan <= loan_up_to;
  const guaranteed = partOf(loan, guaranty ?? rule.guaranty.find(reaches)!.share);
  const { source, isOutdated } = rule;
  if (months <= rule.short_term.through_months) {
    return { fee: partOf(guaranteed, rule.short_term.rate), guaranteed, source, isOutdated };
  }
  const { rate, guaranteed_up_to: most, rate_beyond: beyond } = rule.tiers.find(reaches)!;
  const fee =
    most !== undefined && beyond !== undefined && guaranteed > most
      ? partOf(most, rate) + partOf(guaranteed - most, beyond)
      : partOf(guaranteed, rate);
  return { fee, guaranteed, source, isOutdated };
}

/**
 * What 7(a) loans of fifteen years and more cost when paid early, as a rule for `prepaymentCharge`.
 *
 * @param day  of the first disbursement
 */
export function sbaPrepaymentRule(rules: SbaRules, day: Day): PrepaymentRule {
  const { steps, free_share: free, least_term_months } = ruleOn(rules.prepayment, day);
  return {
    steps: steps.map(({ through_month, share }) => ({ throughMonth: through_month, share })),
    free,
    base: "all",
    leastTermMonths: least_term_months,
  };
}
