/** What a scenario may change, as `scenarios.json` says it. */
import { z } from "zod";
import { isDay } from "../../../calendar.ts";

const day = z.string().refine(isDay, "a day as YYYY-MM-DD");
const rate = z.number().gte(-1).lt(10);
const money = z.string().regex(/^-?\d{1,12}(\.\d\d)?$/, 'money as text, such as "-45000.00"');

const since = { from: day.optional() };
const ofPayer = { payer: z.string().min(1).optional() };

/** `from` is the first day it holds; without it, the first day forecast. Changes are shares: -0.1 is 10 % less. */
export const change = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("volume"),
    change: rate,
    ...since,
    until: day.optional(),
    ...ofPayer,
    provider: z.string().min(1).optional(),
    ramp_months: z.number().int().min(0).max(36).optional(),
  }),
  z.strictObject({ kind: z.literal("rate"), change: rate, ...since, ...ofPayer }),
  z.strictObject({
    kind: z.literal("payer_mix"),
    from_payer: z.string().min(1),
    to_payer: z.string().min(1),
    share: z.number().gt(0).max(1),
    ...since,
  }),
  z.strictObject({
    kind: z.literal("delay"),
    days: z.number().int().min(1).max(180),
    ...since,
    ...ofPayer,
  }),
  z.strictObject({
    kind: z.literal("outage"),
    weeks: z.number().int().min(1).max(26),
    ...since,
    ...ofPayer,
  }),
  z.strictObject({ kind: z.literal("payroll"), change: rate, ...since }),
  z.strictObject({
    kind: z.literal("payments"),
    category: z.string().min(1),
    // one item of the category; all of them where none is named
    item: z.string().min(1).optional(),
    change: rate,
    ...since,
  }),
  z.strictObject({
    kind: z.literal("once"),
    item: z.string().min(1),
    amount: money,
    date: day,
  }),
  // moves no money: what owners want cash never to fall below
  z.strictObject({
    kind: z.literal("minimum"),
    amount: money.refine((text) => !text.startsWith("-"), "no less than nothing"),
  }),
]);

export const scenario = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(60)
    .regex(/^(?=.*\S)[^\p{Cc}]+$/u, "a name that can be read and typed"),
  says: z.string().max(300).optional(),
  changes: z.array(change).min(1).max(20),
});

export type Change = z.infer<typeof change>;

/** The minimum under a scenario, in currency units, where it may say one of its own. */
export const minimumUnder = ({ changes }: Scenario, minimum: string): string =>
  changes.findLast((each) => each.kind === "minimum")?.amount ?? minimum;

export type Scenario = z.infer<typeof scenario>;

/** `scenarios.json` says something that cannot be, or no scenario has that name. */
export class BadScenario extends Error {
  override readonly name = "BadScenario";

  /** @param known  names that would do */
  constructor(message: string, known: readonly string[] = []) {
    super(known.length === 0 ? message : `${message}; there are: ${known.join(", ")}`);
  }
}

/** @param source  how the text is called in messages. @throws {BadScenario} */
export function parseScenarios(text: string, source: string): Scenario[] {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new BadScenario(`${source} is not JSON: ${(cause as Error).message}`);
  }
  const found = z.array(scenario).safeParse(given);
  if (found.success) return found.data;
  const problems = found.error.issues.map(
    ({ path, message }) => `${path.map(String).join(".") || "the file"}: ${message}`,
  );
  throw new BadScenario(`${source}: ${problems.join("; ")}`);
}
