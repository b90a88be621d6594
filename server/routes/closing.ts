/** Months that are closed, and what changed in them since. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { tableOf, type Practice } from "../../engine/index.ts";
import { noQuery, sinceQuery } from "../filter.ts";
import { change, read } from "../route.ts";

const body = z.strictObject({ month: z.string().max(7) });

export function closing(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    { path: "/api/closings", says: "the closed months", query: noQuery, tabular: true },
    () => {
      const json = practice.closings();
      const rows = json.map((each) => ({ ...each, open_findings: each.open_findings.join(" ") }));
      return { json, table: () => tableOf(rows), version: null };
    },
  );

  change(
    app,
    { method: "post", path: "/api/close", says: "freeze what is reported of a month", body },
    ({ month }) => practice.closeMonth(month),
  );

  change(
    app,
    { method: "post", path: "/api/reopen", says: "open a closed month again", body },
    async ({ month }) => {
      const { digest } = await practice.reopenMonth(month);
      return { month, digest };
    },
  );

  read(
    app,
    {
      path: "/api/restatements",
      says: "what changed in closed months, and why; the causes sum to the change",
      query: sinceQuery,
      tabular: true,
    },
    ({ since }) => {
      const json = practice.restatements(since ?? null);
      return { json, table: () => tableOf(json), version: null };
    },
  );
}
