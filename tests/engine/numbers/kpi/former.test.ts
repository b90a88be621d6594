/** A definition that was replaced is still reckoned where it is asked for by its version, and nowhere else. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiAnswer, KpiDefinition, TraceRow } from "../../../../engine/contract.ts";
import { decimal, decimalText, sum } from "../../../../engine/money.ts";
import { catalogue, formerDefinitions } from "../../../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../../../engine/practice.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import type { KpiQuestion } from "../../../../engine/spine/opened/figures.ts";
import { createApp } from "../../../../server/app.ts";
import { exampleOf } from "../../../example.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { copiesOf, drop, scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

const { policies } = parseSettings("{}", "practice.json");
const kpis = catalogue(policies);
const former = formerDefinitions(policies);

const charge = (id: string, amount: number, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  charge: id,
  patient: id,
  visit: id,
  amount,
  post: "2026-01-10",
  dos: "2026-01-10",
  code: "99213",
  ...more,
});
const off = (id: string, reason: string, amount: number): Entry => ({
  ...charge(id, -amount),
  type: "adjustment",
  reason,
});

const ACCOUNTS =
  "account,line\nFees,patient_revenue\nWages,support_staff\nDoctors,provider_compensation\nInterest,interest\nWear,depreciation\nBank,cash\n";
const BOOKS =
  "account,entry,date,debit,credit\nFees,1,2026-01-31,,1000.00\nWages,1,2026-01-31,380.00,\nDoctors,1,2026-01-31,300.00,\nInterest,1,2026-01-31,20.00,\nWear,1,2026-01-31,40.00,\nBank,1,2026-01-31,260.00,\n";

/** Two visits of January known in February, wear and tear of 40.00, and wages of 60.00 known in March. */
const twoVisits = copiesOf(async () => {
  const practice = scratchPractice();
  const files = [ledgerFile([charge("a", 100), charge("b", 100)]), ACCOUNTS, BOOKS].map((text, i) =>
    drop(practice, `${i}.csv`, text),
  );
  const late = drop(
    practice,
    "late.csv",
    "account,entry,date,debit,credit\nWages,2,2026-01-31,60.00,\nBank,2,2026-01-31,,60.00\n",
  );
  await practice.import([
    { paths: files, knownAt: "2026-02-03T00:00:00Z" },
    { paths: [late], knownAt: "2026-03-03T00:00:00Z" },
  ]);
  return practice;
});

const one = async (practice: Practice, id: string, more: KpiQuestion): Promise<KpiAnswer> => {
  const [value] = await practice.kpi({ kpis: [id], period: "2026-01", ...more });
  return value!;
};

describe("known answers by both definitions", () => {
  test("operating cost of a visit: 480.00 of 2 with depreciation, 440.00 without; one month before it was 420.00 and 380.00", async () => {
    const practice = await twoVisits();
    const now = await one(practice, "FI04", {});
    expect(now).toMatchObject({ version: 2, numerator: "480.00", value: 240, replaced: null });
    expect(await one(practice, "FI04", { definition: 2 })).toEqual(now);
    expect(await one(practice, "FI04", { definition: 1 })).toMatchObject({
      version: 1,
      numerator: "440.00",
      denominator: "2",
      value: 220,
      n: 4,
      benchmark: null,
      replaced:
        "2026-11-30: depreciation is an operating cost, as it was already in Overhead ratio (FI02)",
    });
    const knownAt = "2026-02-15T00:00:00Z";
    expect((await one(practice, "FI04", { knownAt })).numerator).toBe("420.00");
    expect((await one(practice, "FI04", { knownAt, definition: 1 })).numerator).toBe("380.00");
    expect(await one(practice, "FI04", {})).toEqual(now);
  });

  test("the rows behind each: depreciation is one of the second only", async () => {
    const practice = await twoVisits();
    const costs = async (definition: number): Promise<string[]> => {
      const { rows, sums } = await practice.trace("FI04", { period: "2026-01", definition });
      expect(sums.numerator).toBe(decimalText(sum(rows.map((row) => decimal(row.numerator))), 2));
      return rows
        .map(({ numerator }) => numerator)
        .filter((text) => Number(text) !== 0)
        .toSorted();
    };
    expect(await costs(1)).toEqual(["380.00", "60.00"]);
    expect(await costs(2)).toEqual(["380.00", "40.00", "60.00"]);
  });

  test("write-offs of denials: 60.00 of 600.00 now, of 690.00 while charity was revenue; by payer too", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 1000),
        off("a", "contractual", 300),
        off("a", "sequestration", 10),
        off("a", "charity", 90),
        off("a", "denial", 60),
        charge("b", 100, { payer: "Cigna" }),
      ]),
    );
    const slice = { payer: ["Aetna"] };
    const parts = async (definition: number): Promise<unknown[]> => {
      const { numerator, denominator } = await one(practice, "RC19", { definition, slice });
      return [numerator, denominator];
    };
    expect(await parts(2)).toEqual(["60", "600"]);
    expect(await parts(1)).toEqual(["60", "690"]);
    const values = await practice.kpi({
      kpis: ["RC19"],
      period: "2025-12..2026-01",
      by: ["month", "payer"],
      definition: 1,
    });
    expect(
      values.map(({ period, slice: of, denominator }) => [period, of["payer"], denominator]),
    ).toEqual([
      ["2025-12", undefined, null],
      ["2026-01", "Aetna", "690"],
      ["2026-01", "Cigna", "100"],
    ]);
  });

  test("days in A/R of a first month: 92 of a charge of that month by the first definition, n/a by the second", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile([charge("a", 92)]));
    expect(await one(practice, "RC01", {})).toMatchObject({
      value: null,
      status: "n/a: needs 3 months; data begin 2026-01",
    });
    expect(await one(practice, "RC01", { definition: 1 })).toMatchObject({
      numerator: "92",
      denominator: "1",
      value: 92,
      status: "ok",
    });
  });
});

describe("on the example", () => {
  let practice: Practice;
  let dir: string;
  let digest: unknown;

  beforeAll(async () => {
    ({ practice, dir } = await exampleOf({ providers: 3, months: 8, atOnce: true }));
    digest = await practice.digest();
  }, 300_000);
  afterAll(() => practice.close());

  test("each former file is of a figure there is, by its name, of an earlier version; and of no cell", async () => {
    expect(former.length).toBeGreaterThanOrEqual(13);
    for (const { id, name, version } of former) {
      const now = kpis.find((kpi) => kpi.id === id);
      expect([id, now?.name, version < now!.version]).toEqual([id, name, true]);
    }
    expect(kpis.filter(({ replaced }) => replaced !== null)).toEqual([]);
    const made = await practice.read(null, [], (session) =>
      session.rows("select distinct kpi, version from kpi_cell"),
    );
    const versions = new Map(kpis.map(({ id, version }) => [id, version]));
    expect(made.filter((row) => versions.get(row["kpi"] as string) !== row["version"])).toEqual([]);
  });

  test.each(former)(
    "$id by version $version: told, its parts sum to the whole, and its rows to the value",
    async ({ id, version: definition }) => {
      const ask = (more: KpiQuestion) =>
        practice.kpi({ kpis: [id], period: "2026-08..2026-09", definition, ...more });
      const whole = await ask({ by: ["month"] });
      expect(whole.map(({ version, value }) => [version, value !== null])).toEqual([
        [definition, true],
        [definition, true],
      ]);
      for (const cut of ["provider", "payer", "location"] as const) {
        const parts = await ask({ by: ["month", cut] });
        for (const { period, n, numerator } of whole) {
          const mine = parts.filter((part) => part.period === period);
          expect(mine.reduce((all, part) => all + part.n, 0)).toBe(n);
          const total = mine.reduce((all, part) => all + Number(part.numerator), 0);
          expect([cut, total]).toEqual([cut, expect.closeTo(Number(numerator), 6)]);
        }
      }
      const [value] = await ask({ period: "2026-09" });
      const { sums, rows } = await practice.trace(id, { period: "2026-09", definition });
      const plain = (text: string | null): string => decimalText(decimal(text ?? "0"));
      expect([plain(sums.numerator), plain(sums.denominator)]).toEqual([
        plain(value!.numerator),
        plain(value!.denominator),
      ]);
      expect(rows.filter(({ file, line }) => file === null || !(line! > 0))).toEqual([]);
      expect(await practice.digest()).toEqual(digest);
    },
  );

  test("the command line and the API tell the same, and which versions there are", async () => {
    const app = createApp(practice);
    const get = async (path: string): Promise<unknown> => (await app.request(path)).json();
    const terminal = terminalOf(dir);
    const of = "id=FI04&period=2026-09&by=location&definition=1";
    const values = (await get(`/api/kpi?${of}`)) as KpiAnswer[];
    expect(values.length).toBeGreaterThan(0);
    expect(new Set(values.map(({ version }) => version))).toEqual(new Set([1]));
    const asked = ["FI04", "--period", "2026-09", "--definition", "1"];
    expect(terminal("kpi", ...asked, "--by", "location").said).toEqual(values);
    const rows = (await get("/api/trace/FI04?period=2026-09&definition=1")) as TraceRow[];
    expect(terminal("trace", ...asked).said).toEqual(rows);

    const listed = (await get("/api/kpis")) as KpiDefinition[];
    const versionsOf = (id: string) =>
      listed
        .find((each) => each.id === id)!
        .versions.map(({ version, replaced }) => [version, replaced === null]);
    expect(versionsOf("FI04")).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(versionsOf("FI02")).toEqual([[1, true]]);
    expect(terminal("kpis").said).toEqual(listed);
    const csv = await app.request("/api/kpis", { headers: { accept: "text/csv" } });
    expect(await csv.text()).toMatch(/,"1; 2"\r\n/);
    const explained = await practice.explain("FI04", { period: "2026-09" });
    expect(explained.definition.versions).toEqual(listed.find(({ id }) => id === "FI04")!.versions);

    const { paths } = (await get("/api/openapi.json")) as {
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
    };
    for (const path of ["/api/kpi", "/api/trace/{id}"]) {
      expect(paths[path]!.get.parameters.map(({ name }) => name)).toContain("definition");
    }
  });

  test.each([
    ["id=FI04&definition=3", "There is no such name", ["1", "2"]],
    ["id=QU01&definition=1", "There is no such name", ["2"]],
    ["id=FI04,RC19&definition=1", "No definition can be asked for so", undefined],
    ["definition=1", "No definition can be asked for so", undefined],
    ["id=FI04&definition=1&shareable=1", "No definition can be asked for so", undefined],
    ["id=FI04&definition=1&as_closed=1", "No definition can be asked for so", undefined],
    ["id=FI04&definition=one", "Wrong value", undefined],
  ])("%s is refused", async (query, title, allowed) => {
    const response = await createApp(practice).request(`/api/kpi?${query}`);
    expect(response.status).toBe(400);
    const said = (await response.json()) as { title: string; allowed?: string[] };
    expect([said.title, said.allowed]).toEqual([title, allowed]);
  });
});
