/** What the Small Business Administration charges and asks, by date, from `datasets/reference/sba.json`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Day } from "../../calendar.ts";
import { packageFolder } from "../../database.ts";
import { cents } from "../../money.ts";
import { rationalOf } from "../rational.ts";

const fraction = z.string().transform(rationalOf);
const money = z.string().transform(cents);
const dated = {
  valid_from: z.iso.date(),
  valid_until: z.iso.date().nullable(),
  source: z.string(),
};

const RULES = z.object({
  guaranty_fee: z.array(
    z.object({
      ...dated,
      short_term: z.object({ through_months: z.number(), rate: fraction }),
      tiers: z.array(
        z.object({
          loan_up_to: money.nullable(),
          rate: fraction,
          guaranteed_up_to: money.optional(),
          rate_beyond: fraction.optional(),
        }),
      ),
      guaranty: z.array(z.object({ loan_up_to: money.nullable(), share: fraction })),
    }),
  ),
  prepayment: z.array(
    z.object({
      ...dated,
      least_term_months: z.number(),
      free_share: fraction,
      steps: z.array(z.object({ through_month: z.number(), share: fraction })),
    }),
  ),
  loan_504: z.array(
    z.object({
      ...dated,
      bank_share: fraction,
      equity_share: fraction,
      equity_added: z.object({ start_up: fraction, special_purpose: fraction }),
      debenture_upfront_fee: fraction,
      debenture_annual_fee: fraction,
    }),
  ),
});

export type SbaRules = z.infer<typeof RULES>;

/** No rule is known for the day. */
export class NoRuleThen extends Error {
  override name = "NoRuleThen";
}

/** The rules as shipped; pass others of the same shape where they have changed. */
export const sbaRules = (): SbaRules =>
  RULES.parse(
    JSON.parse(readFileSync(join(packageFolder(), "datasets", "reference", "sba.json"), "utf8")),
  );

/**
 * The rule that holds on a day: the last one from that day or before, `isOutdated` after its end.
 *
 * @throws {NoRuleThen} before the first
 */
export function ruleOn<T extends { valid_from: string; valid_until: string | null }>(
  rules: readonly T[],
  day: Day,
): T & { isOutdated: boolean } {
  const rule = rules.findLast(({ valid_from }) => valid_from <= day);
  if (!rule) {
    throw new NoRuleThen(`no rule is known for ${day}; the first is from ${rules[0]?.valid_from}`);
  }
  return { ...rule, isOutdated: rule.valid_until !== null && day > rule.valid_until };
}
