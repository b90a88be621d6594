/**
 * How a route is made: described once, so that the API's own description and what it accepts cannot
 * disagree; parsed; one engine function; answered.
 */
import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { XLSX_TYPE } from "../engine/index.ts";
import { answer, type Said } from "./answer.ts";
import { problem } from "./problem.ts";

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    parameter: z.string().optional(),
    allowed: z.array(z.string()).optional(),
  })
  .openapi("Problem");

const refused = {
  description: "a parameter is unknown or wrong; the allowed ones are listed",
  content: { "application/problem+json": { schema: problemSchema } },
};

/** A file or folder of the inbox, by its name there. */
export const inboxPath = z
  .string()
  .regex(/^(?!.*(^|\/)\.\.?(\/|$))[^/\\].*$/, "must name a file of the inbox");

/** What brings a file of the practice's folder in: of one that was held, what a person lets pass of those bytes. */
export const bringing = z.strictObject({
  accepted: z
    .strictObject({
      codes: z.array(z.string().max(64)).min(1).max(20),
      etag: z.string().max(64).openapi({ description: "SHA-256 of the file that was held" }),
    })
    .nullable()
    .default(null),
});

type Read<Q extends z.ZodObject> = {
  /** as the API writes it, with `{name}` for a part that varies */
  path: string;
  /** one sentence */
  says: string;
  query: Q;
  /** true where CSV, a workbook and Arrow are to be had too */
  tabular?: boolean;
};

/** A GET: parameters in, one engine function, one answer out. */
export function read<Q extends z.ZodObject>(
  app: OpenAPIHono,
  { path, says, query, tabular }: Read<Q>,
  work: (query: z.output<Q>, part: (name: string) => string) => Promise<Said> | Said,
): void {
  const binary = z.string().openapi({ format: "binary" });
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    summary: says,
    request: { query, params: z.object(partsOf(path)) },
    responses: {
      200: {
        description: says,
        content: {
          "application/json": { schema: z.unknown() },
          ...(tabular
            ? {
                "text/csv": { schema: z.string() },
                [XLSX_TYPE]: { schema: binary },
                "application/vnd.apache.arrow.stream": { schema: binary },
              }
            : {}),
        },
      },
      304: { description: "what you have is still so" },
      400: refused,
    },
  });
  app.get(routePath(path), async (c) => {
    const given = Object.entries(c.req.queries()).map(
      ([name, values]) => [name, values.length === 1 ? values[0] : values] as const,
    );
    const parsed = query.safeParse(Object.fromEntries(given));
    if (!parsed.success) return wrong(c, parsed.error, Object.keys(query.shape));
    return answer(c, await work(parsed.data, (name) => c.req.param(name) ?? ""));
  });
}

type Change<B extends z.ZodObject> = {
  method: "post" | "delete";
  path: string;
  says: string;
  body: B;
};

/** A POST or DELETE of JSON. */
export function change<B extends z.ZodObject>(
  app: OpenAPIHono,
  { method, path, says, body }: Change<B>,
  work: (body: z.output<B>, part: (name: string) => string) => Promise<unknown>,
): void {
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary: says,
    request: {
      params: z.object(partsOf(path)),
      body: { content: { "application/json": { schema: body } } },
    },
    responses: {
      200: { description: says, content: { "application/json": { schema: z.unknown() } } },
      400: refused,
    },
  });
  app.on(method.toUpperCase(), routePath(path), async (c) => {
    const text = await c.req.text();
    let given: unknown;
    try {
      given = text === "" ? {} : JSON.parse(text);
    } catch {
      return problem(c, { title: "Not JSON", status: 400, detail: "The body must be JSON." });
    }
    const parsed = body.safeParse(given);
    if (!parsed.success) return wrong(c, parsed.error, Object.keys(body.shape));
    const json = await work(parsed.data, (name) => c.req.param(name) ?? "");
    return answer(c, { json, version: null });
  });
}

function wrong(c: Context, error: z.ZodError, known: readonly string[]): Response {
  const [issue] = error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  if (unknown !== undefined) {
    return problem(c, {
      title: "Unknown parameter",
      status: 400,
      detail: `"${unknown}" is not a parameter here.`,
      parameter: unknown,
      allowed: known,
    });
  }
  const parameter = issue?.path.join(".") ?? "";
  const allowed = issue?.code === "invalid_value" ? issue.values.map(String) : null;
  return problem(c, {
    title: "Wrong value",
    status: 400,
    detail: `"${parameter}" is wrong: ${issue?.message ?? "it is not understood"}.`,
    parameter,
    ...(allowed ? { allowed } : {}),
  });
}

/** @example routePath("/api/lines/{sha256}") // => "/api/lines/:sha256" */
const routePath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

const partsOf = (path: string): Record<string, z.ZodString> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, z.string()]));
