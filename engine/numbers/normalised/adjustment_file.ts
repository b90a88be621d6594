/** `adjustments.json`: what earnings would be in other hands, and what stands behind each claim, checked field by field. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { isMonth } from "../../calendar.ts";
import { cents } from "../../money.ts";
import { faultsOf } from "../lending/file_faults.ts";
import { amount, list, oneOf, share } from "../lending/file_fields.ts";
import { ONE, rationalOf, ZERO } from "../rational.ts";

/** `adjustments.json` cannot be used; every fault with its field and what to write there. */
export class BadAdjustments extends Error {
  override name = "BadAdjustments";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`adjustments.json cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

const words = (what: string) =>
  z
    .string({ error: `write ${what}` })
    .trim()
    .min(1, { error: `write ${what}` });

const month = z
  .string({ error: "write a month as YYYY-MM" })
  .refine(isMonth, { error: "write a month as YYYY-MM" });

const signed = z
  .string({ error: 'write an amount as text, as "12000.00" or "-4000.00"' })
  .refine((text) => /^-?\d{1,12}(\.\d{1,2})?$/.test(text), {
    error: 'write an amount as text, as "12000.00" or "-4000.00"',
    abort: true,
  })
  .transform(cents);

const accepted = z.union([share, z.literal(["1", "1.00"]).transform(rationalOf)], {
  error: "write the share that the lender accepts, from 0 to 1, as 0.5",
});

export const ADJUSTMENT_KINDS = ["one_off", "owner_pay", "owner_rent", "other"] as const;

const ADJUSTMENT = z
  .strictObject({
    name: words("what it is called"),
    kind: oneOf(ADJUSTMENT_KINDS),
    from: month,
    to: month,
    /** over the months `from` to `to`; above zero adds to earnings */
    amount: signed.optional(),
    /** of an owner, over the same months: what was paid, and what somebody hired in their place would be */
    paid: amount.optional(),
    market: amount.optional(),
    market_source: words("where the market salary is from").optional(),
    reason: words("why earnings would be other without it"),
    /** the evidence, such as an invoice's number; without one a lender counts nothing */
    document: words("which document shows it").optional(),
    approved_by: words("who approved it").optional(),
    accepted: accepted.optional(),
  })
  .superRefine((given, context) => {
    const say = (field: string, message: string): void =>
      context.addIssue({ code: "custom", path: [field], message });
    if (given.to < given.from) say("to", `write a month that is not before ${given.from}`);
    if (given.kind === "owner_pay") {
      if (given.amount !== undefined) say("amount", "take it away: it is paid less market");
      if (given.paid === undefined) say("paid", "write what was paid to the owner");
      if (given.market === undefined) say("market", "write what a replacement would be paid");
      if (given.market_source === undefined) say("market_source", "write where that is from");
    } else {
      if (given.amount === undefined) say("amount", 'write an amount, as "12000.00"');
      for (const field of ["paid", "market", "market_source"] as const) {
        if (given[field] !== undefined) say(field, "take it away: it is for owner_pay");
      }
    }
  })
  .transform(({ amount: whole, paid, market, accepted: share, ...rest }) => ({
    ...rest,
    cents: whole ?? paid! - market!,
    accepted: share ?? (rest.document === undefined ? ZERO : ONE),
  }));

export type Adjustment = z.infer<typeof ADJUSTMENT>;

/** @throws {BadAdjustments} with every fault */
export function parseAdjustments(text: string): Adjustment[] {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new BadAdjustments([`the file: it is no JSON (${(cause as Error).message})`]);
  }
  const read = list(ADJUSTMENT).safeParse(given);
  if (!read.success) throw new BadAdjustments(faultsOf(read.error, given));
  return read.data;
}

/** @param path  the practice's `adjustments.json`; none is no adjustments. @throws {BadAdjustments} */
export const adjustmentsOf = (path: string): Adjustment[] =>
  existsSync(path) ? parseAdjustments(readFileSync(path, "utf8")) : [];
