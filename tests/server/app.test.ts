import { tableFromIPC } from "apache-arrow";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  CashBacktest,
  CashForecast,
  Explanation,
  ImportReport,
  KpiValue,
  Page,
  Panel,
} from "../../engine/contract.ts";
import { XLSX_TYPE, type Practice } from "../../engine/index.ts";
import { createApp } from "../../server/app.ts";
import { exampleOf } from "../example.ts";
import { ledgerFile } from "../pitfalls/rows.ts";
import { scratchPractice } from "../scratch.ts";

let practice: Practice;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 14 }));
  app = createApp(practice);
});

afterAll(() => practice.close());

const PAGES = [
  "overview",
  "collections",
  "visits",
  "operations",
  "people",
  "compliance",
  "technology",
  "quality",
  "budget",
  "plan",
  "cash",
  "lending",
  "reports",
  "data",
];
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const json = async <T>(path: string): Promise<T> => (await get(path)).json() as Promise<T>;

describe("a question without an answer says why", () => {
  test("a period that has no data names the months that have", async () => {
    for (const period of ["2019-01", "FY2031", "2031-01..2031-03"]) {
      for (const page of PAGES) {
        const answer = await get(`/api/pages/${page}?period=${period}`);
        expect([page, answer.status]).toEqual([page, 404]);
        expect(await answer.json()).toMatchObject({
          title: "There are no data of that period",
          detail: `there are no data of ${period}; they run from 2025-09 to 2026-10`,
        });
      }
    }
  });

  test("a share of a whole lists its parts", async () => {
    const answer = await get("/api/explain/ar_ageing?period=2026-09");
    expect(answer.status).toBe(400);
    const { allowed } = (await answer.json()) as { allowed: string[] };
    expect(allowed).toContain("31-60");
  });
});

describe("an answer comes in the form that was asked for", () => {
  test("a pack is a PDF or a workbook, a draft that is written nowhere; another is refused", async () => {
    const sealedBefore = (await json<Page>("/api/pages/reports")).panels.find(
      ({ id }) => id === "sealed_packs",
    )!;
    expect(sealedBefore.title).toBe("No pack has been sealed yet");
    for (const [form, type, head] of [
      ["pdf", "application/pdf", "%PDF"],
      ["xlsx", XLSX_TYPE, "PK"],
    ] as const) {
      const answer = await get(`/api/pack/lender/2026-09/${form}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe(type);
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, head.length).toString()).toBe(head);
    }
    for (const path of ["banker/2026-09/pdf", "lender/2026-09/doc"]) {
      const refused = await get(`/api/pack/${path}`);
      expect(refused.status).toBe(404);
      expect(await refused.json()).toMatchObject({ allowed: ["monthly", "lender", "pdf", "xlsx"] });
    }
    expect((await get("/api/pack/lender/2019-01/pdf")).status).toBe(404);
    expect((await get("/api/pack/lender/2026-Q3/pdf")).status).toBe(400);
  });

  test("a scenario that is not there is refused with those that are", async () => {
    const refused = await get("/api/forecast/cash?scenario=zzz");
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("10 % fewer") });
  });

  test("values are the same as JSON, CSV and Arrow", async () => {
    const path = "/api/kpi?id=RC01,AC01&period=2026-09&by=location";
    const values = await json<KpiValue[]>(path);
    const arrow = tableFromIPC(
      new Uint8Array(
        await (await get(path, { accept: "application/vnd.apache.arrow.stream" })).arrayBuffer(),
      ),
    );
    expect(arrow.numRows).toBe(values.length);
    expect([...arrow.getChild("value")!]).toEqual(values.map(({ value }) => value));
    expect([...arrow.getChild("numerator")!].map(String)).toEqual(
      values.map(({ numerator }) => numerator),
    );
    const csv = await (await get(path, { accept: "text/csv" })).text();
    const [header, ...lines] = csv.trimEnd().split("\r\n");
    expect(lines).toHaveLength(values.length);
    const column = header!.split(",").indexOf('"numerator"');
    for (const [i, line] of lines.entries()) {
      // the basis holds commas, so count from the right
      const cells = line.split(",");
      const fromRight = header!.split(",").length - column;
      expect(cells.at(-fromRight)).toBe(values[i]!.numerator);
    }
  });

  test("a form we do not have is refused with those we have", async () => {
    const refused = await get("/api/kpi", { accept: "image/png" });
    expect(refused.status).toBe(406);
    expect(await refused.json()).toMatchObject({
      allowed: ["application/json", "text/csv", XLSX_TYPE, "application/vnd.apache.arrow.stream"],
    });
  });

  test("what has not changed is not sent again, and a new import changes it", async () => {
    const fresh = scratchPractice();
    const small = createApp(fresh);
    const first = ledgerFile([{ type: "charge", amount: 100, post: "2025-01-10", charge: "c1" }]);
    writeFileSync(join(fresh.folder.inbox, "a.csv"), first);
    await fresh.import([{ paths: [fresh.folder.inbox], knownAt: null }]);
    const one = await small.request("/api/kpi?id=RC01");
    const tag = one.headers.get("etag")!;
    const same = await small.request("/api/kpi?id=RC01", { headers: { "if-none-match": tag } });
    expect(same.status).toBe(304);
    expect(await same.text()).toBe("");
    const second = ledgerFile([{ type: "charge", amount: 50, post: "2025-01-11", charge: "c2" }]);
    writeFileSync(join(fresh.folder.inbox, "b.csv"), second);
    await fresh.import([{ paths: [fresh.folder.inbox], knownAt: null }]);
    const other = await small.request("/api/kpi?id=RC01", { headers: { "if-none-match": tag } });
    expect(other.status).toBe(200);
    expect(((await other.json()) as KpiValue[])[0]!.numerator).toBe("150");
  });
});

describe("what is not understood is answered with what would be", () => {
  test.each([
    ["an unknown parameter", "/api/pages/overview?perod=2026-09", "perod", "period"],
    ["an unknown page", "/api/pages/overvue", undefined, "overview"],
    ["an unknown KPI", "/api/trace/RC999", undefined, "RC01"],
    ["an unknown payer", "/api/kpi?payer=Nobody", undefined, "Medicare"],
    ["an unknown dimension", "/api/kpi?by=colour", "by", undefined],
    ["an unknown comparison", "/api/pages/budget?compare=moon", "compare", undefined],
    ["a wrong choice", "/api/pages/collections?basis=x", "basis", "posted"],
    ["a period that is none", "/api/kpi?period=2026-13", undefined, undefined],
    ["a number that is none", "/api/trace/RC01?limit=many", "limit", undefined],
    ["a date-time that is none", "/api/kpi?known_at=soon", "known_at", undefined],
    ["weeks that are none", "/api/forecast/cash?weeks=many", "weeks", undefined],
    ["a horizon too far", "/api/forecast/cash?months=25", undefined, undefined],
    ["two horizons at once", "/api/forecast/cash?weeks=4&months=4", undefined, undefined],
  ])("%s", async (_, path, parameter, allowed) => {
    const refused = await get(path);
    expect(refused.status).toBe(400);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    const said = (await refused.json()) as {
      parameter?: string;
      allowed?: string[];
      detail: string;
    };
    expect(said.parameter).toBe(parameter);
    if (allowed) expect(said.allowed).toContain(allowed);
    expect(said.detail.length).toBeGreaterThan(10);
  });

  test("an object where a text is expected is refused, whatever it holds", async () => {
    for (const body of [
      '{"import_id":{"select":1}}',
      '{"import_id":["a"]}',
      "{",
      '{"paths":[{}]}',
      '{"paths":["../../etc/passwd"]}',
      '{"paths":["/etc/passwd"]}',
      '{"paths":["a/../../b"]}',
    ]) {
      for (const path of ["/api/undo", "/api/import"]) {
        const refused = await app.request(path, { method: "POST", body });
        expect([path, body, refused.status]).toEqual([path, body, 400]);
      }
    }
  });

  test("errors tell neither SQL nor paths nor stacks", async () => {
    for (const path of [
      "/api/lines/0000?line=1",
      "/api/trace/RC17?period=2026-09",
      "/api/kpi?period=';drop table x",
    ]) {
      const text = await (await get(path)).text();
      expect(text).not.toMatch(/select |\/tmp|\/home| at .*\.ts|node_modules/i);
    }
  });
});

describe("only this machine's own pages are answered", () => {
  test("another host name is turned away", async () => {
    expect((await get("/api/health", { host: "practice.example.com" })).status).toBe(403);
    expect((await get("/api/health", { host: "127.0.0.1:4173" })).status).toBe(200);
  });

  test("a page from elsewhere can change nothing", async () => {
    const post = (headers: Record<string, string>) =>
      app.request("/api/rebuild", {
        method: "POST",
        headers: { host: "127.0.0.1:4173", ...headers },
      });
    expect((await post({ origin: "https://example.com" })).status).toBe(403);
    expect((await post({ origin: "http://127.0.0.1:9999" })).status).toBe(403);
    expect((await post({ origin: "null" })).status).toBe(403);
    expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  });

  test("every answer carries the policy that lets nothing be evaluated or fetched elsewhere", async () => {
    for (const path of ["/api/health", "/", "/api/none"]) {
      const policy = (await get(path)).headers.get("content-security-policy")!;
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe-eval");
    }
  });
});

describe("pages", () => {
  test.each(PAGES)("%s answers its question, and every panel is whole", async (name) => {
    const page = await json<Page>(`/api/pages/${name}?period=2026-09`);
    expect(page.sentence).toMatch(/\.$/);
    expect(page.as_of).toMatch(/^2026-/);
    expect(page.panels.length).toBeGreaterThan(1);
    for (const panel of page.panels) {
      const lengths = new Set(
        [
          panel.traces,
          panel.sources,
          ...Object.values(panel.rows),
          ...Object.values(panel.texts),
        ].map((list) => list.length),
      );
      expect([panel.id, lengths.size]).toEqual([panel.id, 1]);
      expect(panel.title.length).toBeGreaterThan(3);
      expect(panel.summary).not.toContain("undefined");
      expect(JSON.stringify(panel)).not.toMatch(/NaN|undefined|\[object/);
    }
  });

  test("figures in a panel's title stand in its rows or sum up from them", async () => {
    const { panels } = await json<Page>("/api/pages/collections?period=2026-09");
    const ageing = panels.find(({ id }) => id === "ageing")!;
    const last = ageing.rows["month"]!.at(-1);
    const open = ageing.rows["balance"]!.reduce<number>(
      (sum, balance, i) =>
        ageing.rows["month"]![i] === last &&
        !["credits", "unapplied"].includes(String(ageing.rows["bucket"]![i]))
          ? sum + Number(balance)
          : sum,
      0,
    );
    expect(ageing.title).toContain(`$${(open / 1000).toFixed(1)} k`);
  });

  test("every figure that can be opened opens, and its rows sum to it", async () => {
    for (const name of PAGES) {
      const { panels } = await json<Page>(`/api/pages/${name}?period=2026-09`);
      for (const panel of panels) {
        const link = panel.traces.find((trace) => trace !== null);
        if (!link) continue;
        const query = new URLSearchParams({ period: link.period, limit: "5" });
        if (link.category !== null) query.set("category", link.category);
        for (const [dimension, names] of Object.entries(link.slice)) {
          query.set(dimension, names.map((each) => each.replaceAll(",", "\\,")).join(","));
        }
        const opened = await get(`/api/explain/${link.kpi}?${query.toString()}`);
        expect([panel.id, opened.status]).toEqual([panel.id, 200]);
        const explained = (await opened.json()) as Explanation;
        expect([panel.id, explained.sums]).toEqual([panel.id, true]);
        expect(explained.total_rows).toBeGreaterThan(0);
        expect(explained.rows.sources[0]).not.toBeNull();
      }
    }
  });

  test("a name the data do not hold is told, with the one it is most like, and nothing is unfiltered", async () => {
    const page = await json<Page>("/api/pages/collections?period=2026-09&payer=Medicar");
    expect(page.unknown).toEqual([{ dimension: "payer", name: "Medicar", nearest: "Medicare" }]);
    const figures = page.panels.find(({ id }) => id === "figures")!;
    expect(figures.rows["value"]!.every((value) => value === null || value === 0)).toBe(true);
  });

  test("a panel is the same on its page, alone, and as CSV", async () => {
    const { panels } = await json<Page>("/api/pages/collections?period=2026-09");
    const alone = await json<Panel>("/api/pages/collections/roll_forward?period=2026-09");
    expect(alone).toEqual(panels.find(({ id }) => id === "roll_forward"));
    const csv = await (
      await get("/api/pages/collections/roll_forward?period=2026-09", { accept: "text/csv" })
    ).text();
    expect(csv.split("\r\n")[1]).toContain(String(alone.rows["closing"]![0]));
  });

  test("a page as it was known then is not the page of now", async () => {
    const then = await json<Page>("/api/pages/collections?period=2026-08&known_at=2026-09-06");
    const now = await json<Page>("/api/pages/collections?period=2026-08");
    expect(then.filter.known_at).toBe("2026-09-06T23:59:59.999Z");
    const rate = (page: Page) =>
      page.panels.find(({ id }) => id === "net_collection_rate")!.rows["value"]!.at(-1);
    expect(rate(then)).toBeLessThan(rate(now) as number);
  });
});

describe("cash to come", () => {
  test("is the engine's own answer, and its weeks are a table too", async () => {
    const said = await json<CashForecast>("/api/forecast/cash?weeks=5&seed=3");
    const own = await practice.forecastCash({ weeks: 5, seed: 3 });
    expect(said).toEqual(own);
    const csv = await (await get("/api/forecast/cash?weeks=5", { accept: "text/csv" })).text();
    expect(csv.trimEnd().split("\r\n")).toHaveLength(6);
    expect(csv).toContain('"receipts_by_Medicare"');
  });

  test("can be asked for as it was known then", async () => {
    const then = await json<CashForecast>("/api/forecast/cash?known_at=2026-09-06");
    expect(then.origin).toBe("2026-09-01");
  });

  test("comes with its record", async () => {
    const record = await json<CashBacktest>("/api/forecast/backtest");
    expect(record).toEqual(await practice.forecastBacktest());
    expect(record.by_horizon.map(({ h }) => h)).toHaveLength(13);
  });
});

describe("files through the browser's door", () => {
  test("dropped, looked at, brought in, traced to the line, and taken back", async () => {
    const fresh = scratchPractice();
    const small = createApp(fresh);
    const post = (path: string, body: unknown) =>
      small.request(path, { method: "POST", body: JSON.stringify(body) });
    const csv = ledgerFile([{ type: "charge", amount: 120, post: "2025-01-10", charge: "c1" }]);
    const put = (name: string, text: string) =>
      small.request(`/api/inbox/drop-1/${encodeURIComponent(name)}`, { method: "PUT", body: text });
    expect(await (await put("charges.csv", csv)).json()).toEqual({ path: "drop-1/charges.csv" });
    expect((await put("charges.csv", csv)).status).toBe(400);
    expect((await put("../../evil.csv", csv)).status).toBe(201);
    expect((await put(".hidden", csv)).status).toBe(400);
    const looked = (await (
      await post("/api/import", { paths: ["drop-1"], dry_run: true })
    ).json()) as ImportReport;
    expect(looked.files.map(({ status }) => status).sort()).toEqual(["duplicate", "loaded"]);
    expect(fresh.imports()).toEqual([]);
    const report = (await (
      await post("/api/import", { paths: ["drop-1/charges.csv"] })
    ).json()) as ImportReport;
    expect(report).toMatchObject({
      reconciled: true,
      files: [{ status: "loaded", rows: { loaded: 1 } }],
    });
    expect(await (await small.request("/api/import")).json()).toBeNull();
    const { rows } = (await (await small.request("/api/explain/RC01.debit")).json()) as Explanation;
    const [source] = rows.sources;
    const view = await (
      await small.request(`/api/lines/${source!.sha256}?line=${source!.line}`)
    ).json();
    expect(view).toMatchObject({ file: "charges.csv", line: 2 });
    const undone = await post("/api/undo", { import_id: report.import_id });
    expect(undone.status).toBe(200);
    expect((await small.request("/api/kpi?id=RC01")).status).toBe(409);
    expect((await post("/api/undo", { import_id: report.import_id })).status).toBe(404);
  });

  test("a drop that is not wanted leaves nothing", async () => {
    const fresh = scratchPractice();
    const small = createApp(fresh);
    mkdirSync(join(fresh.folder.inbox, "d"), { recursive: true });
    writeFileSync(join(fresh.folder.inbox, "d", "a.csv"), "x");
    expect((await small.request("/api/inbox/d", { method: "DELETE" })).status).toBe(200);
    expect((await small.request("/api/inbox/..", { method: "DELETE" })).status).not.toBe(200);
    expect((await small.request("/api/inbox/%2e%2e", { method: "DELETE" })).status).not.toBe(200);
    expect((await small.request("/api/practice")).status).toBe(200);
  });
});

test("the description of the API names every route there is", async () => {
  const described = await json<{ paths: Record<string, Record<string, unknown>> }>(
    "/api/openapi.json",
  );
  const served = app.routes
    .filter(({ path, method }) => path.startsWith("/api/") && method !== "ALL")
    .map(({ path, method }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`)
    .filter((route) => !/openapi|health/.test(route));
  const named = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(named.sort()).toEqual([...new Set(served)].sort());
});

test("a held file names the codes that let it pass, and comes in with them", async () => {
  const fresh = scratchPractice();
  const small = createApp(fresh);
  const charge = ledgerFile([{ type: "charge", amount: 100, post: "2025-01-10", charge: "c1" }]);
  const [header] = charge.split("\n");
  const at = header!.split(",").indexOf("amount");
  const total = header!.split(",").map((_, i) => (i === 0 ? "TOTAL" : i === at ? "7803.00" : ""));
  writeFileSync(join(fresh.folder.inbox, "held.csv"), `${charge.trimEnd()}\n${total.join(",")}\n`);
  const bringIn = async (accept: string[]): Promise<unknown> => {
    const answer = await small.request("/api/import", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ paths: ["held.csv"], accept }),
    });
    return ((await answer.json()) as { files: unknown[] }).files[0];
  };
  const CODE = "CONTROL_TOTAL_MISMATCH";
  expect(await bringIn([])).toMatchObject({ status: "rejected", accept: [CODE] });
  expect(await bringIn([CODE])).toMatchObject({ status: "loaded", accepted: [CODE] });
});
