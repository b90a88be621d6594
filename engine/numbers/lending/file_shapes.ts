/** What a file of loans may say; see the README of this folder. */
import { z } from "zod";
import { DAY_COUNTS } from "./day_count.ts";
import { amount, day, factor, flag, list, oneOf, share, threshold, whole } from "./file_fields.ts";
import { FREQUENCIES } from "./payment_dates.ts";

/** Most payments of a loan: a hundred years by the week. */
const MOST = 5200;

const name = z.string({ error: "write a name" }).min(1, { error: "write a name" });

const fee = z.strictObject({
  name,
  amount,
  paid: oneOf(["withheld", "financed", "at_closing"]).default("withheld"),
  in_apr: flag.default(true),
});

const variable = z.strictObject({
  index: list(z.strictObject({ from: day, rate: share })).min(1, {
    error: "give the index from the day of the money on",
  }),
  margin: share,
  initial: share.optional(),
  floor: share.optional(),
  periodic_cap: share.optional(),
  lifetime_cap: share.optional(),
  first_reset: day,
  reset_months: whole(1, 120),
  after_reset: oneOf(["reamortise", "hold_payment"]).default("reamortise"),
});

const prepayment = z.strictObject({
  steps: list(z.strictObject({ through_month: whole(1, 1200), share })),
  free_share: share.default({ over: 0n, under: 1n }),
  charged_on: oneOf(["all", "above_free"]).default("all"),
  least_term_months: whole(0, 1200).default(0),
});

export const LOAN = z.strictObject({
  kind: z.literal("loan"),
  name: name.default("loan"),
  principal: amount,
  annual_rate: share.optional(),
  variable_rate: variable.optional(),
  payments: whole(1, MOST).optional(),
  payment: z
    .union([z.literal("solved"), amount], {
      error: 'write an amount as "4200.00", or "solved"',
    })
    .optional(),
  structure: oneOf(["level", "equal_principal"]).default("level"),
  interest_only: whole(0, MOST).default(0),
  amortised_over: whole(1, MOST).optional(),
  steps: list(z.strictObject({ payments: whole(1, MOST), payment: amount })).default([]),
  frequency: oneOf(FREQUENCIES).default("monthly"),
  day_count: oneOf(DAY_COUNTS).default("30/360"),
  disbursed: day,
  first_payment: day.optional(),
  end_of_month: flag.optional(),
  negative_amortisation: oneOf(["refused", "added"]).default("refused"),
  fees: list(fee).default([]),
  prepayment: z
    .union([z.literal("sba_7a"), prepayment], {
      error: 'write "sba_7a" or {"steps": [{"through_month": 36, "share": "0.02"}]}',
    })
    .optional(),
});

export const ADVANCE = z.strictObject({
  kind: z.literal("merchant_advance"),
  name: name.default("merchant advance"),
  advance: amount,
  factor,
  fees: amount.default(0n),
  funded: day,
  first_payment: day,
  frequency: oneOf([...FREQUENCIES, "business_days"]).default("business_days"),
  payments: whole(1, MOST),
});

export const LEASE = z.strictObject({
  kind: z.literal("lease"),
  name: name.default("lease"),
  price: amount,
  payment: amount,
  payments: whole(1, MOST),
  frequency: oneOf(FREQUENCIES).default("monthly"),
  in_advance: whole(0, MOST).default(0),
  fees: amount.default(0n),
  buy_out: amount.default(0n),
});

export const LINE = z.strictObject({
  kind: z.literal("line"),
  name: name.default("line of credit"),
  limit: amount,
  rates: list(z.strictObject({ from: day, rate: share })).min(1, {
    error: "give the rate from the opening on",
  }),
  unused_fee: share.default({ over: 0n, under: 1n }),
  day_count: oneOf(DAY_COUNTS).default("actual/360"),
  opened: day,
  first_statement: day,
  statements: whole(1, 600),
  end_of_month: flag.optional(),
  movements: list(
    z.union(
      [z.strictObject({ date: day, draw: amount }), z.strictObject({ date: day, repay: amount })],
      { error: 'write {"date": …, "draw": …} or {"date": …, "repay": …}' },
    ),
  ),
});

/** What a lender asks for with an offer: debt service coverage of twelve months, at every quarter's end. */
const asked = { minimum_dscr: threshold.optional() };

export const OFFERS = z.strictObject({
  horizon_months: whole(1, 1200),
  annual_cash_available: amount.optional(),
  other_annual_debt_service: amount.default(0n),
  proceeds: z
    .union([z.literal("kept"), z.strictObject({ spent_on: day })], {
      error: 'write "kept", or { "spent_on": "YYYY-MM-DD" }',
    })
    .optional(),
  offers: list(
    z.preprocess(
      asLoan,
      z.discriminatedUnion(
        "kind",
        [LOAN.extend(asked), ADVANCE.extend(asked), LEASE.extend(asked)],
        kindOf("loan, merchant_advance, lease"),
      ),
    ),
  ).min(1, { error: "give at least one offer" }),
});

export const ONE = z.preprocess(
  asLoan,
  z.discriminatedUnion("kind", [LOAN, ADVANCE, LINE], kindOf("loan, merchant_advance, line")),
);

/** A loan need not say that it is one. */
function asLoan(given: unknown): unknown {
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  return isObject && !("kind" in given) ? { kind: "loan", ...given } : given;
}

function kindOf(allowed: string): { error: string } {
  return { error: `write as kind one of ${allowed}` };
}
