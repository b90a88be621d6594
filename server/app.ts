/** The engine over HTTP, and the web app beside it. Opens no port: see `serve.ts`. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { OpenAPIHono as Router } from "@hono/zod-openapi";
import { packageVersion, type Practice } from "../engine/index.ts";
import { headers, knownHost, ownOrigin } from "./guard.ts";
import { problem, problemOf } from "./problem.ts";
import { closing } from "./routes/closing.ts";
import { tieOut } from "./routes/tie_out.ts";
import { figures } from "./routes/figures.ts";
import { files } from "./routes/files.ts";
import { mappings } from "./routes/mappings.ts";
import { forecast } from "./routes/forecast.ts";
import { lending } from "./routes/lending.ts";
import { notes } from "./routes/notes.ts";
import { packs } from "./routes/packs.ts";
import { plan } from "./routes/plan.ts";
import { targets } from "./routes/targets.ts";
import { pages } from "./routes/pages.ts";
import { assetAnswer, type Assets } from "./static.ts";

export type AppOptions = {
  assets?: Assets;
  /** where unexpected errors are written; never holds cells of the data */
  log?: (line: string) => void;
};

export function createApp(practice: Practice, options: AppOptions = {}): OpenAPIHono {
  const app = new Router();
  const { assets = new Map(), log = (line) => console.error(line) } = options;
  app.use(headers);
  app.use(knownHost);
  app.use(ownOrigin);

  app.get("/api/health", (c) => c.json({ ok: true, version: packageVersion() }));
  pages(app, practice);
  figures(app, practice);
  closing(app, practice);
  tieOut(app, practice);
  plan(app, practice);
  targets(app, practice);
  forecast(app, practice);
  lending(app, practice);
  notes(app, practice);
  packs(app, practice);
  files(app, practice);
  mappings(app, practice);
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Sound Practice",
      version: packageVersion(),
      description:
        "The practice's figures. Money is a decimal text, a rate a number from 0 to 1, a day YYYY-MM-DD.",
    },
  });

  app.notFound((c) => {
    const asset = c.req.method === "GET" ? assetAnswer(c, assets) : null;
    return (
      asset ??
      problem(c, { title: "Not found", status: 404, detail: "There is nothing at this address." })
    );
  });
  app.onError((error, c) => problemOf(c, error, log));
  return app;
}
