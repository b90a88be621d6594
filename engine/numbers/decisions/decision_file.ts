/** `equipment.json` and `hire.json`: a thing to buy, lease or borrow for, and somebody to hire, checked field by field. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { addMonthsToDay, monthOf } from "../../calendar.ts";
import { faultsOf } from "../lending/file_faults.ts";
import { amount, day, list, share, whole } from "../lending/file_fields.ts";
import { BadLoanFile, parseOffers } from "../lending/loan_file.ts";
import type { Offer } from "../lending/offers.ts";
import type { SbaRules } from "../lending/sba_rules.ts";
import { ZERO } from "../rational.ts";

/** A file of a decision cannot be used; every fault with its field and what to write there. */
export class BadDecision extends Error {
  override name = "BadDecision";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`the file cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

const words = z.string({ error: "write text" }).trim().min(1, { error: "write text" });

const EQUIPMENT = z.strictObject({
  name: words,
  price: amount,
  starts: day,
  months: whole(1, 240),
  /** what it is sold for at the end, where it is owned */
  residual: amount.default(0n),
  upkeep_a_month: amount.default(0n),
  uses_a_month: whole(0, 1_000_000),
  collected_a_use: amount,
  cost_a_use: amount.default(0n),
  /** a year; what money is worth to the practice */
  discount_rate: share.default(ZERO),
  offers: list(z.unknown()).default([]),
});

export type Equipment = Omit<z.infer<typeof EQUIPMENT>, "offers"> & { offers: readonly Offer[] };

const HIRE = z
  .strictObject({
    name: words,
    starts: day,
    months: whole(1, 120).default(24),
    visits_a_month: whole(1, 100_000),
    /** until that many visits are reached, in even steps */
    ramp_months: whole(0, 36).default(0),
    /** days after the start until payers pay for the visits */
    credentialing_days: whole(0, 365).default(0),
    /** of the visits before that, the share that may be billed afterwards */
    billed_afterwards: z
      .union([share, z.literal(["1", "1.00"]).transform(() => ({ over: 1n, under: 1n }))], {
        error: "write a share from 0 to 1, as 0.5",
      })
      .default(ZERO),
    /** by the practice's own figures where it is not written */
    collected_a_visit: amount.optional(),
    /** share of a month's work that has come in by its end, by the end of the next month, and so on */
    paid_by: list(z.number({ error: "write a share from 0 to 1" }).min(0).max(1))
      .min(1, { error: "give at least one share" })
      .optional(),
    cost_a_visit: amount.default(0n),
    pay_a_month: amount,
    /** of pay: employer taxes and benefits */
    benefits_share: share.default(ZERO),
    other_a_month: amount.default(0n),
    once: amount.default(0n),
    staff: list(z.strictObject({ name: words, pay_a_month: amount, starts: day })).default([]),
  })
  .superRefine(({ paid_by: paid }, context) => {
    if (paid?.some((each, i) => i > 0 && each < paid[i - 1]!)) {
      context.addIssue({
        code: "custom",
        path: ["paid_by"],
        message: "write shares that do not fall, as [0.1, 0.6, 0.9, 1]",
      });
    }
  });

export type Hire = z.infer<typeof HIRE>;

/** @throws {BadDecision} with every fault */
export function parseEquipment(text: string, rules: SbaRules): Equipment {
  const { offers, ...read } = parsed(EQUIPMENT, text);
  if (offers.length === 0) return { ...read, offers: [] };
  try {
    const found = parseOffers({ horizon_months: read.months, offers }, rules);
    const faults = found.offers.flatMap((offer, i) => faultOf(offer, i, read));
    if (faults.length > 0) throw new BadDecision(faults);
    return { ...read, offers: found.offers };
  } catch (error) {
    if (!(error instanceof BadLoanFile)) throw error;
    throw new BadDecision(error.faults);
  }
}

function faultOf(
  offer: Offer,
  i: number,
  { starts, months }: { starts: string; months: number },
): string[] {
  if (offer.kind === "merchant_advance") {
    return [`offers[${i}].kind: write loan or lease; an advance is repaid from receipts`];
  }
  if (offer.kind === "lease") return [];
  const { disbursed } = offer.offer.terms;
  if (monthOf(disbursed) < monthOf(starts)) {
    return [`offers[${i}].disbursed: write a day that is not before ${monthOf(starts)}`];
  }
  const end = addMonthsToDay(starts, months);
  return disbursed < end ? [] : [`offers[${i}].disbursed: write a day before the end, ${end}`];
}

/** @throws {BadDecision} with every fault */
export const parseHire = (text: string): Hire => parsed(HIRE, text);

function parsed<T extends z.ZodType>(shape: T, text: string): z.infer<T> {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new BadDecision([`the file: it is no JSON (${(cause as Error).message})`]);
  }
  const read = shape.safeParse(given);
  if (!read.success) throw new BadDecision(faultsOf(read.error, given));
  return read.data;
}

/** The text of a file of the practice folder; null where there is none. */
export const textOfFile = (path: string): string | null =>
  existsSync(path) ? readFileSync(path, "utf8") : null;
