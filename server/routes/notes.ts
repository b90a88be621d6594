/** Notes beside figures of the budget. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { NOTE_PLACES, tableOf, type Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { change, read } from "../route.ts";

export function notes(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    {
      path: "/api/notes",
      says: "what somebody wrote beside figures of the budget",
      query: noQuery,
      tabular: true,
    },
    () => {
      const json = practice.notes();
      return { json, table: () => tableOf(json), version: null };
    },
  );

  change(
    app,
    {
      method: "post",
      path: "/api/notes",
      says: "write a note beside a figure; an empty text takes it back",
      body: z.strictObject({
        period: z.string().max(40),
        place: z.enum(NOTE_PLACES),
        of: z.string().max(60),
        text: z.string().max(2000),
      }),
    },
    (note) => practice.writeNote(note),
  );
}
