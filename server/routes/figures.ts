/** What the data say: the catalogue, values, rows behind them, budget, checks. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { aboutFilter, tableOf, valuesTable, type Practice } from "../../engine/index.ts";
import {
  benchmarkQuery,
  budgetQuery,
  kpiQuery,
  noQuery,
  signalQuery,
  sliceOf,
  traceQuery,
} from "../filter.ts";
import { read } from "../route.ts";

/** Rows of one answer; `x-total-rows` says how many there are, `offset` goes on. */
const MOST_ROWS = 10_000;

export function figures(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    {
      path: "/api/kpis",
      says: "the catalogue: what each figure means, its formula, basis and source",
      query: noQuery,
      tabular: true,
    },
    async () => {
      const json = await practice.definitions();
      const table = () =>
        tableOf(
          json.map(({ versions, ...said }) => ({
            ...said,
            versions: versions.map(({ version }) => version),
          })),
        );
      return { json, table, version: null };
    },
  );

  read(
    app,
    { path: "/api/kpi", says: "values of KPIs", query: kpiQuery, tabular: true },
    async (query) => {
      const json = await practice.kpi({
        kpis: query.id ?? [],
        by: query.by ?? [],
        asClosed: query.as_closed ?? false,
        shareable: query.shareable ?? false,
        ...asked(query),
      });
      return {
        json,
        table: () => valuesTable(json),
        about: () => aboutFilter(practice.settings, asked(query)),
        version: await practice.dataVersion(),
      };
    },
  );

  read(
    app,
    {
      path: "/api/benchmarks",
      says: "what others' figures are, with date and source, and how ours stand beside them",
      query: benchmarkQuery,
      tabular: true,
    },
    async ({ id, period }) => {
      const json = await practice.benchmarks({ kpis: id ?? [], ...(period ? { period } : {}) });
      return { json, table: () => tableOf(json), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/owners",
      says: "every page and figure, and who answers for it today",
      query: noQuery,
      tabular: true,
    },
    async () => {
      const json = practice.owners();
      return { json, table: () => tableOf(json), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/trace/{id}",
      says: "the rows behind a value, with file and line; they sum to it exactly",
      query: traceQuery,
      tabular: true,
    },
    async (query, part) => {
      const { rows, total_rows } = await practice.trace(part("id"), {
        ...asked(query),
        category: query.category ?? null,
        limit: query.limit ?? MOST_ROWS,
        offset: query.offset ?? 0,
      });
      return {
        json: rows,
        table: () => tableOf(rows),
        about: () => aboutFilter(practice.settings, asked(query)),
        version: await practice.dataVersion(),
        headers: { "x-total-rows": String(total_rows) },
      };
    },
  );

  read(
    app,
    {
      path: "/api/explain",
      says: "whether the newest finished month of a KPI is a signal; if so, what moved it",
      query: signalQuery,
    },
    async (query) => {
      const filter = {
        period: query.period ?? null,
        slice: sliceOf(query),
        known_at: query.known_at ?? null,
      };
      return {
        json: await practice.anomaly(query.kpi, filter, query.category ?? null),
        version: await practice.dataVersion(),
      };
    },
  );

  read(
    app,
    {
      path: "/api/budget",
      says: "budget against actual, favourable or not, the bridge, and the outlook for the year",
      query: budgetQuery,
      tabular: true,
    },
    async (query) => {
      const json = await practice.budget({
        ...(query.period ? { period: query.period } : {}),
        ytd: query.ytd ?? false,
        flexed: query.flex ?? false,
        order: query.order ?? "sequential",
        outlook: query.outlook ?? false,
        ...(query.overhead ? { overhead: query.overhead } : {}),
        ...(query.version ? { version: query.version } : {}),
      });
      return { json, table: () => tableOf(json.lines), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    { path: "/api/check", says: "every data check and tie-out", query: noQuery, tabular: true },
    async () => {
      const json = await practice.check();
      return { json, table: () => tableOf(json.findings), version: null };
    },
  );

  read(
    app,
    { path: "/api/digest", says: "one SHA-256 over every KPI cell", query: noQuery },
    async () => ({ json: await practice.digest(), version: await practice.dataVersion() }),
  );
}

type Asked = Parameters<typeof sliceOf>[0] & {
  definition?: number | undefined;
  period?: string | undefined;
  known_at?: string | undefined;
};

const asked = (query: Asked) => ({
  slice: sliceOf(query),
  knownAt: query.known_at ?? null,
  ...(query.definition === undefined ? {} : { definition: query.definition }),
  ...(query.period ? { period: query.period } : {}),
});
