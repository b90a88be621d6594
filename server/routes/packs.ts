/** Packs: drafts, written nowhere; sealing one; those that were sealed, and what changed since. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { packForms, packKinds, tableOf, XLSX_TYPE, type Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { problem } from "../problem.ts";
import { change, read } from "../route.ts";

const TYPES = { pdf: "application/pdf", xlsx: XLSX_TYPE } as const;

const binary = {
  description: "the file",
  content: Object.fromEntries(Object.values(TYPES).map((type) => [type, { schema: z.string() }])),
};
const seal = z.strictObject({ pack: z.enum(packKinds), month: z.string().max(7) });

export function packs(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    { path: "/api/packs", says: "the packs that were sealed", query: noQuery, tabular: true },
    () => {
      const json = practice.sealedPacks();
      return { json, table: () => tableOf(json), version: null };
    },
  );

  change(
    app,
    {
      method: "post",
      path: "/api/packs",
      says: "seal the pack of a month: its files are kept in the practice's folder, their hashes in the journal",
      body: seal,
    },
    ({ pack, month }) => practice.sealPack(pack, month),
  );

  read(
    app,
    {
      path: "/api/packs/{kept}/changes",
      says: "what changed since a pack was sealed, figure by figure",
      query: noQuery,
    },
    async (_, part) => ({ json: await practice.changesSince(part("kept")), version: null }),
  );

  for (const form of packForms) {
    app.openAPIRegistry.registerPath({
      method: "get",
      path: `/api/packs/{kept}/${form}`,
      summary: `a sealed pack as ${form}`,
      request: { params: z.object({ kept: z.string() }) },
      responses: { 200: binary },
    });
    app.get(`/api/packs/:kept/${form}`, (c) => {
      const kept = c.req.param("kept");
      return fileAnswer(c, practice.sealedFile(kept, form), form, kept);
    });
  }

  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/pack/{kind}/{month}/{form}",
    summary: "a draft of a pack, as PDF or workbook",
    request: {
      params: z.object({ kind: z.enum(packKinds), month: z.string(), form: z.enum(packForms) }),
    },
    responses: { 200: binary },
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
    return fileAnswer(c, bytes, form, `${kind}-${month}-draft`);
  });
}

/** A PDF is shown where it is asked for, a workbook is saved. */
const fileAnswer = (c: Context, bytes: Uint8Array, form: keyof typeof TYPES, name: string) =>
  c.body(new Uint8Array(bytes), 200, {
    "content-type": TYPES[form],
    "content-disposition": `${form === "pdf" ? "inline" : "attachment"}; filename="${name}.${form}"`,
    "cache-control": "private, no-cache",
  });
