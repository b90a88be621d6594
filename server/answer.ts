/** One answer in the form that was asked for: JSON, CSV, a workbook or an Arrow stream, with its version. */
import { createHash } from "node:crypto";
import type { Context } from "hono";
import { arrowOf, csvOf, XLSX_TYPE, xlsxOf, type About, type Shown } from "../engine/index.ts";
import { problem } from "./problem.ts";

const ARROW = "application/vnd.apache.arrow.stream";
const JSON_TYPE = "application/json";
const CSV = "text/csv";
/** The forms of what can be a table. */
const TABULAR = [CSV, XLSX_TYPE, ARROW];

export type Said = {
  json: unknown;
  /** the same as a table, where it can be one */
  table?: () => Shown;
  /** what stands in the head of a workbook; the question itself where nothing is said */
  about?: () => About;
  title?: string;
  /** of the data it was made from; equal versions and addresses give equal answers */
  version: string | null;
  /** more to say about it, such as how many rows there are in all */
  headers?: Record<string, string>;
};

export async function answer(c: Context, said: Said): Promise<Response> {
  const { json, table, version, headers: more } = said;
  const form = formOf(c.req.header("accept"), table !== undefined);
  if (form === null) {
    return problem(c, {
      title: "That form is not to be had",
      status: 406,
      detail: "Ask for one of the allowed types in the Accept header.",
      allowed: table ? [JSON_TYPE, ...TABULAR] : [JSON_TYPE],
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
  if (form === XLSX_TYPE) {
    const about = said.about?.() ?? questionOf(c);
    return c.body(
      new Uint8Array(await xlsxOf(table!(), said.title ?? "Sound Practice", about)),
      200,
      {
        ...headers,
        "content-type": XLSX_TYPE,
        "content-disposition": 'attachment; filename="sound-practice.xlsx"',
      },
    );
  }
  return c.body(new Uint8Array(arrowOf(table!())), 200, { ...headers, "content-type": ARROW });
}

/** What was asked, as the address says it. */
const questionOf = (c: Context): About => [
  ["Asked", c.req.path],
  ...Object.entries(c.req.queries()).map(([name, values]) => [name, values.join(", ")] as const),
];

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
    if (isTable && TABULAR.includes(type)) return type;
    if (isTable && type === "text/*") return CSV;
  }
  return null;
}
