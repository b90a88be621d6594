/** Packs as drafts, one file at a time, written nowhere. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { packForms, packKinds, XLSX_TYPE, type Practice } from "../../engine/index.ts";
import { problem } from "../problem.ts";

const TYPES = { pdf: "application/pdf", xlsx: XLSX_TYPE } as const;

export function packs(app: OpenAPIHono, practice: Practice): void {
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/pack/{kind}/{month}/{form}",
    summary: "a draft of a pack, as PDF or workbook",
    request: {
      params: z.object({ kind: z.enum(packKinds), month: z.string(), form: z.enum(packForms) }),
    },
    responses: {
      200: {
        description: "the file",
        content: Object.fromEntries(
          Object.values(TYPES).map((type) => [type, { schema: z.string() }]),
        ),
      },
    },
  });
  app.get("/api/pack/:kind/:month/:form", async (c) => {
    const kind = packKinds.find((each) => each === c.req.param("kind"));
    const form = packForms.find((each) => each === c.req.param("form"));
    if (!kind || !form) {
      return problem(c, {
        title: "There is no such pack",
        status: 404,
        detail: "A pack is named by its kind, its month and its form.",
        allowed: [...packKinds, ...packForms],
      });
    }
    const month = c.req.param("month");
    const bytes = await practice.packDraft(kind, month, form);
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": TYPES[form],
      "content-disposition": `attachment; filename="${kind}-${month}-draft.${form}"`,
      "cache-control": "private, no-cache",
    });
  });
}
