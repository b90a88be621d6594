/** What is assumed of cash: the same at the terminal, over HTTP and on the page; kept under a name. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CashForecast, CashScenario, Page, Panel } from "../../engine/contract.ts";
import type { Practice } from "../../engine/index.ts";
import { createApp } from "../../server/app.ts";
import { exampleOf } from "../example.ts";
import { terminalOf } from "../terminal.ts";

const ASSUME = "volume:-0.2,delay:30,payroll:0.04,minimum:60000.00";

let practice: Practice;
let app: ReturnType<typeof createApp>;
let terminal: ReturnType<typeof terminalOf>;
let file: string;

beforeAll(async () => {
  const example = await exampleOf({ providers: 2, months: 14 });
  ({ practice } = example);
  app = createApp(practice);
  terminal = terminalOf(example.dir);
  file = join(example.dir, "scenarios.json");
});
afterEach(() => rmSync(file, { force: true }));
afterAll(() => practice.close());

const json = async <T>(path: string): Promise<T> => (await app.request(path)).json() as Promise<T>;
const keep = (body: object, headers: Record<string, string> = {}) =>
  app.request("/api/forecast/scenarios", { method: "POST", body: JSON.stringify(body), headers });
const panel = (page: Page, id: string): Panel => page.panels.find((each) => each.id === id)!;
const withoutName = ({ scenario, ...rest }: CashForecast) => ({
  ...rest,
  changes: scenario!.changes,
  lowest_change: scenario!.lowest_change,
});

describe("what is assumed is refused", () => {
  test.each(["/api/forecast/cash", "/api/pages/cash", "/api/pages/cash/cash_fan"])(
    "by %s where it is not understood, with what would be",
    async (path) => {
      for (const wrong of ["volume", "rent:0.1", "volume:-5%25", "delay:15,delay:20", "delay:0"]) {
        const answer = await app.request(`${path}?assume=${wrong}`);
        expect([wrong, answer.status]).toEqual([wrong, 400]);
        expect(await answer.json()).toMatchObject({
          title: "Wrong value",
          parameter: "assume",
          allowed: [
            "volume:-0.05",
            "delay:15",
            "payroll:0.04",
            "once:-45000.00@2026-12-15",
            "minimum:60000.00",
          ],
        });
      }
    },
  );

  test("where nothing can be assumed, together with a name, and on a day that is not forecast", async () => {
    for (const path of [
      "/api/pages/overview?assume=delay:15",
      "/api/forecast/scenarios?assume=delay:15",
      "/api/kpi?assume=delay:15",
      "/api/forecast/cash?assume=delay:15&scenario=Payers+15+days+later",
      "/api/forecast/cash?assume=once:-100.00@2001-01-01",
      "/api/pages/cash?assume=once:-100.00@2001-01-01",
    ]) {
      expect([path, (await app.request(path)).status]).toEqual([path, 400]);
    }
    expect(terminal("forecast", "cash", "--assume", "rent:0.1").status).toBe(2);
    expect(terminal("forecast", "cash", "--keep", "Mine").status).toBe(2);
  });
});

describe("what is assumed gives the same figures", () => {
  test("at the terminal, over HTTP, in whatever order; as a scenario of its own does", async () => {
    const said = await json<CashForecast>(`/api/forecast/cash?assume=${ASSUME}`);
    expect(said.minimum).toBe("60000.00");
    expect(terminal("forecast", "cash", "--assume", ASSUME).said).toEqual(said);
    const turned = ASSUME.split(",").toReversed().join(",");
    expect(await json(`/api/forecast/cash?assume=${turned}`)).toEqual(said);
    const changes = [
      { kind: "volume", change: -0.2 },
      { kind: "delay", days: 30 },
      { kind: "payroll", change: 0.04 },
      { kind: "minimum", amount: "60000.00" },
    ];
    writeFileSync(file, JSON.stringify([{ name: "Mine", changes }]));
    const mine = await json<CashForecast>("/api/forecast/cash?scenario=mine");
    expect(withoutName(mine)).toEqual(withoutName(said));
  });

  test("a minimum moves no cash, only the chance of being below it", async () => {
    const [expected, more] = await Promise.all([
      json<CashForecast>("/api/forecast/cash"),
      json<CashForecast>("/api/forecast/cash?assume=minimum:150000.00"),
    ]);
    expect(more.days).toEqual(expected.days);
    expect(more.lowest).toEqual(expected.lowest);
    expect(more.scenario!.lowest_change).toEqual({ amount: "0.00", days: 0 });
    expect(more.probability_below_minimum!).toBeGreaterThan(expected.probability_below_minimum!);
  });
});

describe("what is assumed is kept under a name", () => {
  test("and is then the same at the terminal, over HTTP and on the page", async () => {
    const said = await json<CashForecast>(`/api/forecast/cash?assume=${ASSUME}`);
    const page = await json<Page>(`/api/pages/cash?assume=${ASSUME}`);
    const before = (await app.request("/api/pages/cash")).headers.get("etag");
    const answer = await keep({ name: "  A lean winter ", assume: ASSUME });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ name: "A lean winter" });
    expect((await app.request("/api/pages/cash")).headers.get("etag")).not.toBe(before);

    const kept = terminal("forecast", "cash", "--scenario", "A lean winter").said as CashForecast;
    expect(kept).toEqual(await json("/api/forecast/cash?scenario=A+lean+winter"));
    expect(withoutName(kept)).toEqual(withoutName(said));
    const [row] = (await json<CashScenario[]>("/api/forecast/scenarios")).filter(
      ({ name }) => name === "A lean winter",
    );
    expect(row).toMatchObject({
      problem: null,
      minimum: "60000.00",
      closing: kept.steps.at(-1)!.closing,
      lowest: { date: kept.lowest!.date, amount: kept.lowest!.amount },
      lowest_change: kept.scenario!.lowest_change,
      probability_below_minimum: kept.probability_below_minimum,
    });
    const table = panel(await json<Page>("/api/pages/cash"), "cash_scenarios");
    const at = table.rows["name"]!.indexOf("A lean winter");
    expect(table.rows["closing"]![at]).toBe(kept.steps.at(-1)!.closing);
    expect(table.rows["lowest"]![at]).toBe(kept.lowest!.amount);
    expect(table.rows["days"]![at]).toBe(kept.scenario!.lowest_change!.days);
    const assumed = panel(page, "cash_fan").rows["assumed"]!.filter((cell) => cell !== null);
    expect(assumed.slice(1)).toEqual(kept.days.map(({ closing }) => closing));
  });

  test("beside those that are there, which stay; the file is whole and nothing is left over", async () => {
    const first = [{ name: "Mine", says: "mine", changes: [{ kind: "delay", days: 9 }] }];
    writeFileSync(file, JSON.stringify(first));
    expect((await keep({ name: "Yours", assume: "delay:15" })).status).toBe(200);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual([
      ...first,
      { name: "Yours", changes: [{ kind: "delay", days: 15 }] },
    ]);
    expect(readdirSync(join(file, "..")).filter((name) => name.endsWith(".new"))).toEqual([]);
    terminal("forecast", "cash", "--assume", "delay:20", "--keep", "Ours");
    expect(practice.scenarios().map(({ name }) => name)).toContain("Ours");
  });

  test("never over another: names that are there, shipped or reserved, are refused in any letters", async () => {
    await keep({ name: "Mine", assume: "delay:15" });
    const text = readFileSync(file, "utf8");
    for (const name of ["mine", "PAYERS 15 days later", "as expected", "As assumed"]) {
      const answer = await keep({ name, assume: "delay:30" });
      expect([name, answer.status]).toEqual([name, 409]);
      expect(await answer.json()).toMatchObject({ title: "That name is taken" });
    }
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("not under a name that is none, not what no scenario can say, not for a foreign page", async () => {
    for (const body of [
      { name: "", assume: "delay:15" },
      { name: "   ", assume: "delay:15" },
      { name: "two\nlines", assume: "delay:15" },
      { name: "x".repeat(61), assume: "delay:15" },
      { name: "Mine", assume: "delay:0" },
      { name: "Mine" },
      { name: "Mine", assume: "delay:15", path: "/etc/passwd" },
    ]) {
      expect([body, (await keep(body)).status]).toEqual([body, 400]);
    }
    const foreign = await keep(
      { name: "Mine", assume: "delay:15" },
      { origin: "http://elsewhere.example" },
    );
    expect(foreign.status).toBe(403);
    expect(existsSync(file)).toBe(false);
  });

  test("not into a file that cannot be read, which is left as it is", async () => {
    writeFileSync(file, "[{]");
    const answer = await keep({ name: "Mine", assume: "delay:15" });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("not JSON") });
    expect(readFileSync(file, "utf8")).toBe("[{]");
  });
});
