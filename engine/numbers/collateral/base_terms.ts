/** `borrowing_base.json`: what a lender advances on receivables, checked field by field; what is usual where nobody wrote one. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { faultsOf } from "../lending/file_faults.ts";
import { amount, list, oneOf, share } from "../lending/file_fields.ts";
import { rationalOf } from "../rational.ts";

/** `borrowing_base.json` cannot be used; every fault with its field and what to write there. */
export class BadBaseTerms extends Error {
  override name = "BadBaseTerms";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`borrowing_base.json cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

const words = z.string({ error: "write text" }).trim().min(1, { error: "write text" });

/** Ages that receivables are kept by. */
const age = z.union([z.literal(60), z.literal(90), z.literal(120)], {
  error: "write 60, 90 or 120",
});

/** 1 is "all of it", which is how a limit is left out. */
const shareOrAll = z.union([share, z.literal(["1", "1.00"]).transform(rationalOf)], {
  error: "write a share as a fraction of one: 0.25 for 25 %",
});

const TERMS = z.strictObject({
  lender: words.optional(),
  quote: words.optional(),
  /** of eligible receivables at what they are expected to bring in */
  advance_rate: shareOrAll.default(rationalOf("0.80")),
  /** days from the service after which nothing is lent on a receivable; government programs have their own */
  over_age_days: age.default(90),
  over_age_days_government: age.default(120),
  /** of a payer's receivables over age, above which none of that payer's count */
  cross_age_share: shareOrAll.default(rationalOf("0.25")),
  /** the most that one payer may be of all that is eligible */
  concentration_share: shareOrAll.default(rationalOf("0.25")),
  concentration_spares: oneOf(["government", "nobody"]).default("government"),
  reserves: list(z.strictObject({ name: words, amount })).default([]),
  /** what is owed under the line; by the books where it is not written */
  outstanding: amount.optional(),
});

export type BaseTerms = z.infer<typeof TERMS>;

/** What lenders on medical receivables usually ask for. */
export const USUAL_TERMS: BaseTerms = TERMS.parse({});

/** @throws {BadBaseTerms} with every fault */
export function parseBaseTerms(text: string): BaseTerms {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new BadBaseTerms([`the file: it is no JSON (${(cause as Error).message})`]);
  }
  const read = TERMS.safeParse(given);
  if (!read.success) throw new BadBaseTerms(faultsOf(read.error, given));
  return read.data;
}

/** @param path  the practice's `borrowing_base.json`; null where there is none. @throws {BadBaseTerms} */
export const baseTermsOf = (path: string): BaseTerms | null =>
  existsSync(path) ? parseBaseTerms(readFileSync(path, "utf8")) : null;
