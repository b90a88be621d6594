/** Layouts that the practice describes itself. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import type { Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { change, inboxPath, read } from "../route.ts";

export function mappings(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    { path: "/api/mappings", says: "the layouts the practice has described", query: noQuery },
    () => ({ json: practice.mappings(), version: null }),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/mappings/draft",
      says: "a first description of a file of the inbox, to be completed",
      body: z.strictObject({ path: inboxPath, template: z.string().max(100).optional() }),
    },
    ({ path, template }) => practice.draftMapping(practice.inInbox([path])[0]!, template ?? null),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/mappings",
      says: "keep a description; files of that layout are read by it from now on",
      body: z.strictObject({ mapping: z.looseObject({}) }),
    },
    ({ mapping }) => Promise.resolve(practice.saveMapping(mapping)),
  );
}
