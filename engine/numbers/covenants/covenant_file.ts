/** `covenants.json`: what the practice has promised its lenders, in their own words, checked field by field. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { faultsOf } from "../lending/file_faults.ts";
import { day, list, oneOf, threshold, whole } from "../lending/file_fields.ts";
import { BUILDER_AMOUNTS, FORMULAS, RATIO_IDS, type RatioId } from "./formulas.ts";

/** `covenants.json` cannot be used; every fault with its field and what to write there. */
export class BadCovenants extends Error {
  override name = "BadCovenants";
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`covenants.json cannot be used:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

const words = (what: string) =>
  z.string({ error: `write ${what}` }).refine((text) => text.trim() !== "", {
    error: `write ${what}`,
  });

/** Names that contracts and people use for the same ratio. */
const ALSO: Readonly<Record<string, RatioId>> = {
  current: "current_ratio",
  quick: "quick_ratio",
  days_cash: "days_cash_on_hand",
};

const ratio = z.preprocess(
  (given) => (typeof given === "string" ? (ALSO[given] ?? given) : given),
  oneOf(RATIO_IDS),
);

const term = z.string().refine((text) => BUILDER_AMOUNTS.includes(text.replace(/^-/, "")), {
  error: `write one of ${BUILDER_AMOUNTS.join(", ")}, with a minus before what is taken away`,
});

const COVENANT = z
  .strictObject({
    name: words("what the covenant is called"),
    lender: words("the name of the lender").optional(),
    quote: words("the words of the contract"),
    ratio,
    over: list(term).min(1, { error: "name at least one amount" }).optional(),
    under: list(term).min(1, { error: "name at least one amount" }).optional(),
    at_least: threshold.optional(),
    at_most: threshold.optional(),
    window_months: whole(1, 36).default(12),
    tested: oneOf(["monthly", "quarterly", "yearly"]),
    step_downs: list(z.strictObject({ from: day, value: threshold })).default([]),
    grace_days: whole(0, 365).optional(),
  })
  .superRefine((given, context) => {
    const say = (field: string, message: string): void =>
      context.addIssue({ code: "custom", path: [field], message });
    if ((given.at_least === undefined) === (given.at_most === undefined)) {
      say("at_least", "write either at_least or at_most");
    }
    const isBuilt = FORMULAS[given.ratio] === null;
    for (const side of ["over", "under"] as const) {
      if (isBuilt && given[side] === undefined) {
        say(side, 'write the amounts the contract names, as ["ebitda", "-owner_distributions"]');
      }
      if (!isBuilt && given[side] !== undefined) {
        say(side, `take it away: only fccr is built of amounts, ${given.ratio} has its own`);
      }
    }
  });

export type Covenant = z.infer<typeof COVENANT>;

/** @throws {BadCovenants} with every fault */
export function parseCovenants(text: string): Covenant[] {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new BadCovenants([`the file: it is no JSON (${(cause as Error).message})`]);
  }
  const read = list(COVENANT).safeParse(given);
  if (!read.success) throw new BadCovenants(faultsOf(read.error, given));
  return read.data;
}

/** @param path  the practice's `covenants.json`; none is no covenants. @throws {BadCovenants} */
export const covenantsOf = (path: string): Covenant[] =>
  existsSync(path) ? parseCovenants(readFileSync(path, "utf8")) : [];

/** The debt service coverage that a covenant asks for, the highest where several do; else what most lenders ask for. */
export function coverageAsked(covenants: readonly Covenant[]): { threshold: string; from: string } {
  const [highest] = covenants
    .filter(({ ratio: id, at_least: least }) => id === "dscr" && least !== undefined)
    .sort((a, b) => Number(b.at_least) - Number(a.at_least));
  return highest
    ? { threshold: highest.at_least!, from: `the covenant ${highest.name}` }
    : { threshold: "1.25", from: "what most lenders ask for; no covenant says otherwise" };
}
