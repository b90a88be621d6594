/** What is to come: cash, and how past forecasts of it did. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { tableOf, type Practice } from "../../engine/index.ts";
import {
  assume,
  forecastQuery,
  knownQuery,
  noQuery,
  receiptsQuery,
  scenariosQuery,
} from "../filter.ts";
import { change, read } from "../route.ts";

const keepBody = z.strictObject({ name: z.string().min(1).max(60), assume });

export function forecast(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    {
      path: "/api/forecast/cash",
      says: "receipts, payments and cash to come, with bands and what is assumed",
      query: forecastQuery,
      tabular: true,
    },
    async ({ scenario = null, assume: assumed = null, ...query }) => {
      const asked = { ...askedOf(query), scenario, assume: assumed };
      const json = await practice.forecastCash(asked);
      return { json, table: () => tableOf(json.steps), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/forecast/scenarios",
      says: "cash under every scenario, beside what is expected",
      query: scenariosQuery,
      tabular: true,
    },
    async (query) => {
      const json = await practice.forecastScenarios(askedOf(query));
      return { json, table: () => tableOf(json), version: await practice.dataVersion() };
    },
  );

  change(
    app,
    {
      method: "post",
      path: "/api/forecast/scenarios",
      says: "keep what is assumed as a scenario, under a name that none has yet",
      body: keepBody,
    },
    ({ name, assume }) => practice.keepScenario(name, assume),
  );

  read(
    app,
    {
      path: "/api/forecast/receipts",
      says: "receipts to come by payer and location, with the record of past forecasts",
      query: receiptsQuery,
      tabular: true,
    },
    async ({ by, ...query }) => {
      const json = await practice.forecastReceipts({ ...askedOf(query), ...(by ? { by } : {}) });
      return { json, table: () => tableOf(json.rows), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/forecast/receivables",
      says: "what is still to come of work that has been done, by payer",
      query: knownQuery,
      tabular: true,
    },
    async ({ known_at }) => {
      const json = await practice.runOff(known_at ?? null);
      const table = () => tableOf(json?.payers ?? []);
      return { json, table, version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/forecast/backtest",
      says: "how past forecasts did, using only what was known then",
      query: noQuery,
      tabular: true,
    },
    async () => {
      const json = await practice.forecastBacktest();
      return {
        json,
        table: () => tableOf(json.by_horizon),
        version: await practice.dataVersion(),
      };
    },
  );
}

type Query = {
  weeks?: number | undefined;
  months?: number | undefined;
  seed?: number | undefined;
  known_at?: string | undefined;
};

const askedOf = ({ weeks, months, seed, known_at }: Query) => ({
  ...(weeks === undefined ? {} : { weeks }),
  ...(months === undefined ? {} : { months }),
  ...(seed === undefined ? {} : { seed }),
  knownAt: known_at ?? null,
});
