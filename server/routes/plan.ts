/** The plan of a fiscal year: read, tried, saved, brought in, frozen; and the months to come. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { PLAN_SPREADS, ROLLING_METHODS, tableOf, type Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { bringing, change, read } from "../route.ts";

const name = z.string().min(1).max(60);
const figure = z.string().max(40);
const by = z.enum(PLAN_SPREADS as ["even", ...typeof PLAN_SPREADS]);

const step = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("set"),
    line: name,
    payer: z.string().max(200).nullable(),
    month: z.string().max(7),
    amount: figure,
  }),
  z.strictObject({ do: z.literal("spread"), line: name, amount: figure, by }),
  z.strictObject({ do: z.literal("staff"), line: name, people: figure, pay: figure, by }),
  z.strictObject({ do: z.literal("copy"), line: name, growth: figure }),
  z.strictObject({ do: z.literal("copy_all"), growth: figure }),
  z.strictObject({ do: z.literal("visits"), line: name, rate: figure }),
  z.strictObject({ do: z.literal("collections"), line: name, share: figure }),
  z.strictObject({ do: z.literal("payers"), line: name }),
  z.strictObject({ do: z.literal("start"), from: name }),
]);

const edit = z.strictObject({
  fiscal_year: name,
  version: name,
  etag: z.string().max(64).nullable(),
  steps: z.array(step).max(2000),
});

export function plan(app: OpenAPIHono, practice: Practice): void {
  const { plans } = practice;

  read(
    app,
    {
      path: "/api/plan",
      says: "one version of the plan of a fiscal year, by line and month",
      query: z.strictObject({
        year: name.optional().openapi({ example: "FY2026" }),
        version: name.optional(),
      }),
    },
    async ({ year, version }) => ({
      json: await plans.read({ fiscalYear: year ?? null, version: version ?? null }),
      version: null,
    }),
  );

  change(
    app,
    { method: "post", path: "/api/plan/preview", says: "what saving would change", body: edit },
    (given) => plans.preview(given),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/plan",
      says: "write changes of the plan to budget.csv; refused where it was changed meanwhile",
      body: edit,
    },
    (given) => plans.save(given),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/plan/import",
      says: "bring budget.csv as it stands into the figures; held, once more with what is accepted",
      body: bringing,
    },
    ({ accepted }) => plans.bringIn(accepted),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/plan/freeze",
      says: "keep a version as it was imported",
      body: z.strictObject({
        fiscal_year: name,
        version: name,
        reason: z.string().max(300).nullable(),
        approved_by: z.string().max(100).nullable(),
      }),
    },
    (given) =>
      plans.freeze(given.fiscal_year, given.version, {
        reason: given.reason,
        approvedBy: given.approved_by,
      }),
  );

  read(
    app,
    {
      path: "/api/plan/versions",
      says: "every version that was imported, where it counts, and what it was frozen as",
      query: noQuery,
      tabular: true,
    },
    async () => {
      const versions = await plans.versions();
      const json = { versions, frozen: plans.frozen() };
      return { json, table: () => tableOf(versions), version: null };
    },
  );

  read(
    app,
    {
      path: "/api/plan/rolling",
      says: "twelve months from the last one booked, by one of four methods",
      query: z.strictObject({
        method: z
          .enum(ROLLING_METHODS as ["remaining_budget", ...typeof ROLLING_METHODS])
          .optional(),
      }),
    },
    async ({ method }) => ({
      json: await plans.rolling(method ?? "remaining_budget"),
      version: await practice.dataVersion(),
    }),
  );
}
