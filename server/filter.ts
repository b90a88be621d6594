/**
 * The address's parameters, parsed once. An unknown parameter or value is an answer that lists the
 * allowed ones, never a default.
 */
import { z } from "@hono/zod-openapi";
import {
  ASSUMABLE,
  BadScenario,
  BRIDGE_ORDERS,
  OVERHEAD_BY,
  parseAssume,
  parseInstant,
  writeAssume,
  type Compare,
  type Dimension,
  type Filter,
  type Slice,
} from "../engine/index.ts";

/** One value or several, as a list with commas or as the parameter repeated; `\,` is a comma in a name. */
const names = z
  .union([z.string(), z.array(z.string())])
  .transform((given) =>
    [given]
      .flat()
      .flatMap((text) => text.split(/(?<!\\),/))
      .map((name) => name.replaceAll("\\,", ",").trim())
      .filter((name) => name !== ""),
  )
  .openapi({ type: "string", example: "Aetna,Cigna" });

const one = z.string().min(1).max(200);

const yes = z
  .enum(["1", "0", "true", "false"])
  .transform((text) => text === "1" || text === "true")
  .openapi({ type: "boolean" });

const instant = one
  .transform((text, context) => {
    const at = parseInstant(text);
    if (at !== null) return at;
    context.addIssue({
      code: "custom",
      message: "must be a date-time such as 2026-11-05T12:00:00Z",
    });
    return z.NEVER;
  })
  .openapi({ type: "string", example: "2026-11-05T12:00:00Z" });

const COMPARES = ["budget", "previous", "year-ago", "none"] as const;

const compare = names
  .refine((given) => given.every((each) => (COMPARES as readonly string[]).includes(each)), {
    message: `must be of ${COMPARES.join(", ")}`,
  })
  .refine((given) => given.length <= 2, { message: "must be two at the most" })
  .transform((given) => given.filter((each): each is Compare => each !== "none"))
  .openapi({ type: "string", example: "budget,year-ago" });

/** What is assumed of cash, in the one way it is written. */
export const assume = one
  .transform((text, context) => {
    try {
      return writeAssume(parseAssume(text));
    } catch (error) {
      if (!(error instanceof BadScenario)) throw error;
      const values = Object.values(ASSUMABLE);
      context.addIssue({ code: "invalid_value", input: text, values, message: error.message });
      return z.NEVER;
    }
  })
  .openapi({ type: "string", example: "volume:-0.05,delay:15" });

const sliced = {
  period: one.optional().openapi({
    example: "2026-09",
    description: "2026-09, 2026-Q3, FY2026, FY2026-Q1, 2026-01..2026-09 or last-12-months",
  }),
  provider: names.optional(),
  payer: names.optional(),
  location: names.optional(),
  known_at: instant.optional(),
};

const order = z.enum(BRIDGE_ORDERS).optional().openapi({
  description: "how the bridge shares what two causes do together; sequential unless said",
});

/** What pages are asked under. */
export const pageQuery = z.strictObject({
  ...sliced,
  compare: compare.optional(),
  basis: z.enum(["service", "posted"]).optional(),
  flex: yes.optional(),
  assume: assume.optional(),
  order,
  version: z.string().min(1).max(60).optional().openapi({
    description: "the plan to compare with: original, or a version by its name",
  }),
});

const BY = ["provider", "payer", "location", "month", "category"] as const;

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, "must be a whole number")
    .transform(Number)
    .refine((number) => number <= most, { message: `must be ${most} at the most` })
    .openapi({ type: "integer" });

const definition = whole(1_000_000_000).optional().openapi({
  description:
    "a version of one figure's definition, as /api/kpis lists them; the one in force unless said",
});

/** What values of KPIs are asked under. */
export const kpiQuery = z.strictObject({
  ...sliced,
  definition,
  id: names.optional().openapi({ example: "RC01,RC05" }),
  as_closed: yes.optional(),
  shareable: yes.optional(),
  by: names
    .refine((given) => given.every((each) => (BY as readonly string[]).includes(each)), {
      message: `must be of ${BY.join(", ")}`,
    })
    .transform((given) => given as (typeof BY)[number][])
    .optional()
    .openapi({ type: "string", example: "payer,month" }),
});

/** Of which figures and period benchmarks are asked. */
export const benchmarkQuery = z.strictObject({
  period: sliced.period,
  id: names.optional().openapi({ example: "RC01,RC05" }),
});

/** What changes of closed months are asked under. */
export const sinceQuery = z.strictObject({ since: instant.optional() });

/** What rows behind a value are asked under. */
export const traceQuery = z.strictObject({
  ...sliced,
  definition,
  compare: compare.optional(),
  category: z.string().max(200).optional(),
  limit: whole(100_000).optional(),
  offset: whole(1_000_000_000).optional(),
});

/** What a signal is explained under. */
export const signalQuery = z.strictObject({
  ...sliced,
  kpi: one.openapi({ example: "RC07" }),
  category: z.string().max(200).optional(),
});

export const budgetQuery = z.strictObject({
  period: sliced.period,
  ytd: yes.optional(),
  flex: yes.optional(),
  order,
  outlook: yes.optional(),
  overhead: z
    .enum(OVERHEAD_BY)
    .optional()
    .openapi({ description: "whose share of overhead to say, by three bases" }),
  version: one.optional().openapi({
    description: "the plan to compare with: original, as it was frozen, or a version's name",
  }),
});

/** How far cash is forecast; the horizon itself says what it allows. */
export const forecastQuery = z.strictObject({
  weeks: whole(1_000_000_000).optional(),
  months: whole(1_000_000_000).optional(),
  seed: whole(1_000_000_000).optional(),
  known_at: instant.optional(),
  scenario: z.string().min(1).max(60).optional(),
  assume: assume.optional(),
});

const PARTS = ["payer", "location"] as const;

/** Receipts to come, by whom. */
export const receiptsQuery = forecastQuery.omit({ seed: true, scenario: true }).extend({
  by: names
    .refine((given) => given.every((each) => (PARTS as readonly string[]).includes(each)), {
      message: `must be of ${PARTS.join(", ")}`,
    })
    .transform((given) => given as (typeof PARTS)[number][])
    .optional()
    .openapi({ type: "string", example: "payer,location" }),
});

export const knownQuery = forecastQuery.pick({ known_at: true });

export const scenariosQuery = forecastQuery.omit({ scenario: true, assume: true });

/** At the end of which period covenants are judged. */
export const covenantQuery = z.strictObject({ period: sliced.period });

export const lineQuery = z.strictObject({
  line: whole(1_000_000_000),
  around: whole(50).optional(),
});

export const noQuery = z.strictObject({});

export const statementsQuery = z.strictObject({
  months: whole(36).optional(),
  basis: z.enum(["cash", "accrual"]).optional(),
});

type Sliced = {
  provider?: string[] | undefined;
  payer?: string[] | undefined;
  location?: string[] | undefined;
};

export function sliceOf(given: Sliced): Slice {
  const dimensions: readonly Dimension[] = ["provider", "payer", "location"];
  return Object.fromEntries(
    dimensions.flatMap((each) => (given[each]?.length ? [[each, given[each]]] : [])),
  );
}

export function filterOf(query: z.infer<typeof pageQuery>): Partial<Filter> {
  return {
    period: query.period ?? null,
    basis: query.basis ?? "service",
    flex: query.flex ?? false,
    order: query.order ?? "sequential",
    version: query.version ?? null,
    slice: sliceOf(query),
    known_at: query.known_at ?? null,
    assume: query.assume ?? null,
    ...(query.compare ? { compare: query.compare } : {}),
  };
}
