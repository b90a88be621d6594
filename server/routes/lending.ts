/** What lenders ask for: the covenants that the practice has promised to keep. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Practice } from "../../engine/index.ts";
import { covenantQuery } from "../filter.ts";
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
}
