/** What lenders ask for: covenants, what receivables carry, and the year under stress. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { tableOf, type Practice } from "../../engine/index.ts";
import { covenantQuery, noQuery, statementsQuery } from "../filter.ts";
import { read } from "../route.ts";

export function lending(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    {
      path: "/api/covenants",
      says: "each covenant, its arithmetic, headroom and the chance that its next tests fail",
      query: covenantQuery,
    },
    async ({ period }) => ({
      json: await practice.covenants(period === undefined ? {} : { period }),
      version: await practice.dataVersion(),
    }),
  );

  read(
    app,
    {
      path: "/api/loans/compare",
      says: "the offers of offers.json side by side, also in the practice's own cash",
      query: noQuery,
    },
    async () => ({ json: await practice.offers(), version: await practice.dataVersion() }),
  );

  read(
    app,
    {
      path: "/api/equipment",
      says: "buy, lease or borrow for the thing of equipment.json",
      query: noQuery,
    },
    async () => ({ json: await practice.equipment(), version: await practice.dataVersion() }),
  );

  read(
    app,
    { path: "/api/hire", says: "the provider of hire.json, month by month", query: noQuery },
    async () => ({ json: await practice.hire(), version: await practice.dataVersion() }),
  );

  read(
    app,
    {
      path: "/api/earnings",
      says: "earnings and debt service coverage of twelve months, as booked and with adjustments",
      query: covenantQuery,
    },
    async ({ period }) => ({
      json: await practice.earnings(period === undefined ? {} : { period }),
      version: await practice.dataVersion(),
    }),
  );

  read(
    app,
    {
      path: "/api/borrowing-base",
      says: "what a lender advances on receivables at the end of a period, by payer",
      query: covenantQuery,
      tabular: true,
    },
    async ({ period }) => {
      const json = await practice.borrowingBase(period === undefined ? {} : { period });
      return { json, table: () => tableOf(json.payers), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/stress",
      says: "twelve months under what a lender asks, and how far receipts may fall",
      query: noQuery,
      tabular: true,
    },
    async () => {
      const json = await practice.stress();
      return { json, table: () => tableOf(json.rows), version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/statements",
      says: "profit and loss, balance sheet and cash flow of the months to come, by month",
      query: statementsQuery,
      tabular: true,
    },
    async ({ months = 24, basis = "cash" }) => {
      const json = await practice.statements({ months, basis });
      const table = () =>
        tableOf(
          json.statements.flatMap(({ statement, lines }) =>
            lines.flatMap(({ line, title, amounts }) =>
              amounts.map((amount, i) => ({
                statement,
                line,
                title,
                month: json.months[i]!,
                amount,
              })),
            ),
          ),
        );
      return { json, table, version: await practice.dataVersion() };
    },
  );
}
