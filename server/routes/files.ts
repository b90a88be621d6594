/** Files in and out: the inbox, imports, taking them back, rows held back. */
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { parseInstant, tableOf, type ImportProgress, type Practice } from "../../engine/index.ts";
import { noQuery } from "../filter.ts";
import { change, inboxPath, read } from "../route.ts";

const importBody = z.strictObject({
  /** files or folders of the inbox; absent is all of it, and the files people edit */
  paths: z.array(inboxPath).optional(),
  format: z.string().max(100).optional(),
  /** codes of what holds files that a person lets pass */
  accept: z.array(z.string().max(64)).max(20).optional(),
  /** what a system's own report says these files come to */
  controls: z
    .array(z.strictObject({ measure: z.string().max(40), amount: z.string().max(40) }))
    .max(50)
    .optional(),
  dry_run: z.boolean().optional(),
  known_at: z
    .string()
    .refine((text) => parseInstant(text) !== null, "must be a date-time")
    .optional(),
});

export function files(app: OpenAPIHono, practice: Practice): void {
  let progress: ImportProgress = null;
  const report = (start: number) => (step: string, done: number, total: number) => {
    progress = { step, done, total, seconds: (Date.now() - start) / 1000 };
  };
  const working = async <T>(work: (tell: ReturnType<typeof report>) => Promise<T>): Promise<T> => {
    const start = Date.now();
    try {
      return await work(report(start));
    } finally {
      progress = null;
    }
  };

  app.openAPIRegistry.registerPath({
    method: "put",
    path: "/api/inbox/{drop}/{name}",
    summary: "put a file into a drop of the inbox: its bytes are the body",
    request: {
      params: z.object({ drop: z.string(), name: z.string() }),
      body: { content: { "application/octet-stream": { schema: z.string() } } },
    },
    responses: { 201: { description: "where it lies" } },
  });
  app.put("/api/inbox/:drop/:name", async (c) => {
    const body = c.req.raw.body as ReadableStream | null;
    const length = Number(c.req.header("content-length"));
    const received = await practice.receive(
      c.req.param("drop"),
      c.req.param("name"),
      body ? Readable.fromWeb(body) : Readable.from([]),
      Number.isFinite(length) ? length : null,
    );
    return c.json(received, 201);
  });

  change(
    app,
    {
      method: "delete",
      path: "/api/inbox/{drop}",
      says: "remove files that were dropped and not imported",
      body: z.strictObject({}),
    },
    async (_, part) => {
      practice.discardDrop(part("drop"));
      return { drop: part("drop") };
    },
  );

  change(
    app,
    {
      method: "post",
      path: "/api/import",
      says: "take files of the inbox in; each whole or not at all",
      body: importBody,
    },
    (body) =>
      working(async (tell) => {
        const [said] = await practice.import(
          [
            {
              paths: practice.inInbox(body.paths),
              knownAt: body.known_at ? parseInstant(body.known_at) : null,
            },
          ],
          {
            format: body.format ?? null,
            accept: body.accept ?? [],
            controls: body.controls ?? [],
            dryRun: body.dry_run ?? false,
            onProgress: tell,
          },
        );
        return said;
      }),
  );

  read(
    app,
    {
      path: "/api/import",
      says: "how far the import is; null when none is running",
      query: noQuery,
    },
    () => ({ json: progress, version: null }),
  );

  read(
    app,
    {
      path: "/api/imports",
      says: "what was imported and taken back, oldest first",
      query: noQuery,
      tabular: true,
    },
    () => {
      const json = practice.imports();
      return {
        json,
        table: () => tableOf(json.map((entry) => ({ ...entry, files: entry.files.length }))),
        version: null,
      };
    },
  );

  change(
    app,
    {
      method: "post",
      path: "/api/undo",
      says: "take an import back, as if its files had never come",
      body: z.strictObject({ import_id: z.string().max(64) }),
    },
    ({ import_id }) => working((tell) => practice.undo(import_id, tell)),
  );

  change(
    app,
    {
      method: "post",
      path: "/api/rebuild",
      says: "derive every figure anew from the archive and the journal",
      body: z.strictObject({}),
    },
    () => working((tell) => practice.rebuild(tell)),
  );

  read(
    app,
    {
      path: "/api/quarantine",
      says: "the rows held back, with reasons",
      query: noQuery,
      tabular: true,
    },
    async () => {
      const json = await practice.quarantine();
      return { json, table: () => tableOf(json), version: null };
    },
  );
}
