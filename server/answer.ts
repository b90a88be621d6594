/** One answer in the form that was asked for: JSON, CSV or an Arrow stream, with its version. */
import { createHash } from "node:crypto";
import type { Context } from "hono";
import { arrowOf, csvOf, type Table } from "../engine/index.ts";
import { problem } from "./problem.ts";

const ARROW = "application/vnd.apache.arrow.stream";
const JSON_TYPE = "application/json";
const CSV = "text/csv";

export type Said = {
  json: unknown;
  /** the same as a table, where it can be one */
  table?: () => Table;
  /** of the data it was made from; equal versions and addresses give equal answers */
  version: string | null;
  /** more to say about it, such as how many rows there are in all */
  headers?: Record<string, string>;
};

export function answer(c: Context, { json, table, version, headers: more }: Said): Response {
  const form = formOf(c.req.header("accept"), table !== undefined);
  if (form === null) {
    return problem(c, {
      title: "That form is not to be had",
      status: 406,
      detail: "Ask for one of the allowed types in the Accept header.",
      allowed: table ? [JSON_TYPE, CSV, ARROW] : [JSON_TYPE],
    });
  }
  const headers: Record<string, string> = {
    ...more,
    vary: "accept",
    "cache-control": "private, no-cache",
  };
  if (version !== null) {
    const etag = `"${createHash("sha256").update(`${version} ${c.req.url} ${form}`).digest("hex").slice(0, 24)}"`;
    headers["etag"] = etag;
    if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
  }
  if (form === JSON_TYPE) return c.json(json as object, 200, headers);
  if (form === CSV) {
    return c.body(csvOf(table!()), 200, {
      ...headers,
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="sound-practice.csv"',
    });
  }
  return c.body(new Uint8Array(arrowOf(table!())), 200, { ...headers, "content-type": ARROW });
}

/** The first acceptable form by the order and weight of the header. */
function formOf(accept: string | undefined, isTable: boolean): string | null {
  if (!accept) return JSON_TYPE;
  const wanted = accept
    .split(",")
    .map((part) => {
      const [type, ...parameters] = part.trim().split(/\s*;\s*/);
      const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
      return { type: type!.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { type } of wanted) {
    if (type === "*/*" || type === "application/*" || type === JSON_TYPE) return JSON_TYPE;
    if (isTable && (type === CSV || type === ARROW)) return type;
    if (isTable && type === "text/*") return CSV;
  }
  return null;
}
