/** What the screen shows: the practice, its pages and their panels, and what stands behind a figure. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import {
  aboutPage,
  pageNames,
  UnknownName,
  type PageName,
  type Practice,
} from "../../engine/index.ts";
import { filterOf, lineQuery, noQuery, pageQuery, traceQuery } from "../filter.ts";
import { pagesMade } from "../made_pages.ts";
import { read } from "../route.ts";

export function pages(app: OpenAPIHono, practice: Practice): void {
  const madePage = pagesMade(practice);

  read(
    app,
    { path: "/api/practice", says: "what the header of every page needs", query: noQuery },
    async () => {
      const json = await practice.overview();
      return { json, version: JSON.stringify(json) };
    },
  );

  read(
    app,
    {
      path: "/api/pages/{page}",
      says: "one page: the answer to its question, and the panels that are its evidence",
      query: pageQuery,
    },
    async (query, part) => {
      const { page, version } = await madePage(pageNamed(part("page"), query), filterOf(query));
      return { json: page, version };
    },
  );

  read(
    app,
    {
      path: "/api/pages/{page}/{panel}",
      says: "one panel of a page",
      query: pageQuery,
      tabular: true,
    },
    async (query, part) => {
      const { page, version } = await madePage(pageNamed(part("page"), query), filterOf(query));
      const panel = page.panels.find(({ id }) => id === part("panel"));
      if (!panel) {
        throw new UnknownName(
          `the page ${page.page} has no panel "${part("panel")}"`,
          page.panels.map(({ id }) => id),
        );
      }
      return {
        json: panel,
        table: () => panel,
        title: page.title,
        about: () => aboutPage(practice.settings, page, panel),
        version,
      };
    },
  );

  read(
    app,
    {
      path: "/api/explain/{id}",
      says: "what stands behind one value: meaning, arithmetic, the first of its rows",
      query: traceQuery,
    },
    async (query, part) => {
      const { category, limit, offset, ...filter } = query;
      const json = await practice.explain(part("id"), filterOf(filter), {
        category: category ?? null,
        ...(limit === undefined ? {} : { limit }),
        ...(offset === undefined ? {} : { offset }),
      });
      return { json, version: await practice.dataVersion() };
    },
  );

  read(
    app,
    {
      path: "/api/lines/{sha256}",
      says: "a line of an imported file as it was received, with those around it",
      query: lineQuery,
    },
    async (query, part) => ({
      json: await practice.source(part("sha256"), query.line, query.around ?? 5),
      version: await practice.dataVersion(),
    }),
  );
}

function pageNamed(name: string, { assume }: { assume?: string | undefined }): PageName {
  const page = pageNames.find((each) => each === name);
  if (!page) throw new UnknownName(`there is no page "${name}"`, pageNames);
  if (assume !== undefined && page !== "cash") {
    throw new UnknownName("something can be assumed of cash alone", ["cash"]);
  }
  return page;
}
