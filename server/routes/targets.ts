/** What figures are to be: listed, changed one at a time, brought in. */
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { tableOf, type Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { bringing, change, read } from "../route.ts";

const words = z.string().max(1000);
const day = z.string().max(40);

const edit = z.strictObject({
  etag: z.string().max(64).nullable(),
  do: z.enum(["add", "change", "end"]),
  kpi: words,
  category: words.nullable().default(null),
  since: day.nullable().default(null),
  target: z.string().max(60).default(""),
  per: words.nullable().optional(),
  source: words.nullable().optional(),
  until: day.nullable().default(null),
});

export function targets(app: OpenAPIHono, practice: Practice): void {
  read(
    app,
    {
      path: "/api/targets",
      says: "the targets of targets.csv, each with the days it holds",
      query: noQuery,
      tabular: true,
    },
    () => {
      const json = practice.targets.read();
      return { json, table: () => tableOf(json.targets), version: null };
    },
  );

  change(
    app,
    {
      method: "post",
      path: "/api/targets",
      says: "add, change or end a target in targets.csv; refused where it was changed meanwhile",
      body: edit,
    },
    ({ until, ...given }) =>
      practice.targets.save(
        given.do === "end"
          ? { ...given, do: given.do, until: until ?? "" }
          : { ...given, do: given.do, until },
      ),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/targets/import",
      says: "bring targets.csv as it stands into the figures; held, once more with what is accepted",
      body: bringing,
    },
    ({ accepted }) => practice.targets.bringIn(accepted),
  );
}
