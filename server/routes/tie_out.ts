/** Tying out: totals of the systems' own reports, and certificates of months and imports. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { CONTROL_MEASURES, tableOf, type Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { change, read } from "../route.ts";

const total = z.strictObject({
  month: z.string().max(7),
  measure: z.string().max(40),
  /** null takes it back */
  amount: z.string().max(40).nullable(),
});

export function tieOut(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    {
      path: "/api/controls",
      says: "totals of months that were typed from the systems' own reports",
      query: noQuery,
      tabular: true,
    },
    () => {
      const json = practice.controls();
      return { json, table: () => tableOf(json), version: null };
    },
  );

  read(
    app,
    {
      path: "/api/controls/measures",
      says: "the totals of a month that can be compared",
      query: noQuery,
      tabular: true,
    },
    () => ({
      json: CONTROL_MEASURES,
      table: () => tableOf(CONTROL_MEASURES),
      version: null,
    }),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/controls",
      says: "say what a system's own report says of a month",
      body: z.strictObject({ totals: z.array(total).max(100) }),
    },
    ({ totals }) => practice.sayControls(totals),
  );

  read(
    app,
    {
      path: "/api/certificate/{of}",
      says: "whether a month, or an import, agrees with everything that knows it too",
      query: noQuery,
      tabular: true,
    },
    async (_, part) => {
      const json = await practice.certificate(part("of"));
      const lines = json.ties.flatMap(({ tie, status, lines: steps }) =>
        steps.map((line) => ({ tie, status, ...line })),
      );
      return { json, table: () => tableOf(lines), version: null };
    },
  );

  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/certificate/{of}/pdf",
    summary: "the certificate as a page to print",
    request: { params: z.object({ of: z.string() }) },
    responses: {
      200: { description: "a PDF", content: { "application/pdf": { schema: z.string() } } },
    },
  });
  app.get("/api/certificate/:of/pdf", async (c) => {
    const of = c.req.param("of");
    const pdf = await practice.certificatePdf(of);
    return c.body(new Uint8Array(pdf), 200, {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="certificate-${of}.pdf"`,
      "cache-control": "private, no-cache",
    });
  });
}
