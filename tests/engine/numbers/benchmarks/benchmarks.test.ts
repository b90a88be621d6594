/** What others' figures are: where they are from, whose hold when, and when they are not compared. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { referencePath } from "../../../../datasets/reference.ts";
import type {
  Benchmark,
  BenchmarkAnswer,
  KpiAnswer,
  KpiDefinition,
} from "../../../../engine/contract.ts";
import {
  BadBenchmarks,
  BENCHMARK_COLUMNS,
  parseBenchmarks,
  shippedBenchmarks,
} from "../../../../engine/numbers/benchmarks/benchmark.ts";
import {
  benchmarksFor,
  isOld,
  refusal,
  standingBeside,
} from "../../../../engine/numbers/benchmarks/standing.ts";
import { catalogue, findKpi } from "../../../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../../../engine/practice.ts";
import { createApp } from "../../../../server/app.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

const kpis = catalogue(parseSettings("{}", "practice.json").policies);
const kpi = (id: string) => findKpi(kpis, id)!;
const HEADER = BENCHMARK_COLUMNS.join(",");
/** A row with everything that is needed, as `columns` change it. */
const row = (columns: Partial<Record<(typeof BENCHMARK_COLUMNS)[number], string>>): string => {
  const cells = { kpi: "RC01", high: "40", source: "a survey", evidence: "evidenced", ...columns };
  return BENCHMARK_COLUMNS.map((name) => cells[name as keyof typeof cells] ?? "").join(",");
};
const read = (...rows: string[]): Benchmark[] =>
  parseBenchmarks([HEADER, ...rows].join("\n"), kpis, "practice");
const one = (columns: Parameters<typeof row>[0]): Benchmark => read(row(columns))[0]!;

describe("those that come with us", () => {
  const ours = shippedBenchmarks(kpis);

  test("say what they are per, and where and when it was read, unless it is judgement; none is told elsewhere", () => {
    for (const each of ours) {
      expect(each.source.length, each.kpi).toBeGreaterThan(6);
      expect(each.seen === null, each.kpi).toBe(each.evidence === "professional judgement");
      if (kpi(each.kpi).combine !== "sum") expect(each.per, each.kpi).not.toBeNull();
      if (each.evidence !== "professional judgement") {
        // the page, not only whose site it is on
        expect(each.address, each.kpi).toMatch(/^[a-z0-9.-]+\.[a-z]+\/./);
      }
    }
    expect(readFileSync(referencePath("benchmarks.csv"), "utf8")).not.toContain('"');
    expect(kpis.filter(({ sql }) => /^-- Benchmark/m.test(sql)).map(({ id }) => id)).toEqual([]);
  });

  test("hold nothing of a licensed survey: what is MGMA's was told by others, of a year that is named", () => {
    const told = ours.filter(({ source, kind }) => /MGMA/.test(`${source} ${kind}`));
    expect(told.map(({ kpi: id, evidence }) => [id, evidence])).toEqual(
      ["AC01", "AC01", "FI02", "PE04", "PE04", "RC06", "RC06", "RC32"].map((id) => [
        id,
        "second-hand",
      ]),
    );
    // "2014 report based on 2013 data": the year is that of the figures
    expect(told.flatMap(({ year, published }) => (published === "2014" ? [year] : []))).toEqual([
      2013, 2013, 2013,
    ]);
    expect(ours.some(({ source }) => /mgma\.com/i.test(source))).toBe(false);
  });

  test("a rate in dollars is no rate of claims, and a figure per provider none per physician", () => {
    const [average] = benchmarksFor({ ours, own: [] }, kpi("RC14"), "2026-09");
    expect(refusal(average!, kpi("RC14"), "")).toEqual({
      is: "not compared",
      because: "base",
      theirs: "dollars",
      ours: "claims",
    });
    expect(standingBeside(average!, kpi("RC15"), "", 0.07)).toEqual({ is: "inside" });
    const perProvider = one({ kpi: "PE02", low: "3", per: "FTE provider" });
    expect(refusal(perProvider, kpi("PE02"), "")).toMatchObject({ because: "base" });
  });
});

describe("a comparison", () => {
  test.each([
    [{ low: "30", high: "40" }, 29.9, "below"],
    [{ low: "30", high: "40" }, 30, "inside"],
    [{ low: "30", high: "40" }, 40, "inside"],
    [{ low: "30", high: "40" }, 40.1, "above"],
    [{ low: "30", high: "" }, 900, "inside"],
    [{ low: "", high: "40" }, -3, "inside"],
    [{ low: "40", high: "40" }, 40, "inside"],
  ])("of %o with %d: %s", (bounds, value, is) => {
    expect(standingBeside(one(bounds), kpi("RC01"), "", value)).toEqual({ is });
  });

  test("is refused for other dates, another unit, another specialty; a word's case is no difference", () => {
    const why = (columns: Parameters<typeof row>[0], specialty = ""): unknown =>
      refusal(one(columns), kpi("RC01"), specialty);
    expect(why({ basis: "service date" })).toMatchObject({ because: "dates", ours: "post date" });
    expect(why({ basis: "Post Date", per: "Gross charges" })).toBeNull();
    expect(why({ unit: "ratio" })).toMatchObject({ because: "unit" });
    expect(why({ specialty: "cardiology" })).toMatchObject({ because: "specialty", ours: null });
    expect(why({ specialty: "cardiology" }, "Cardiology")).toBeNull();
    expect(why({ per: "not said" })).toMatchObject({ because: "base", theirs: "not said" });
  });

  test("never says anything of a value that is not there, and something of every other", () => {
    const bound = fc.option(fc.integer({ min: -50, max: 50 }), { nil: null });
    fc.assert(
      fc.property(bound, bound, fc.integer({ min: -60, max: 60 }), (a, b, value) => {
        fc.pre(a !== null || b !== null);
        const [low, high] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        const benchmark = { ...one({}), low, high };
        expect(standingBeside(benchmark, kpi("RC01"), "", null)).toBeNull();
        const { is } = standingBeside(benchmark, kpi("RC01"), "", value)!;
        expect(is === "inside").toBe(
          !(low !== null && value < low) && !(high !== null && value > high),
        );
      }),
      { seed: 7 },
    );
  });
});

test("the practice's own stand in place of ours in their months, and only of their figure", () => {
  const [ours, own] = [
    shippedBenchmarks(kpis),
    read(row({ valid_from: "2026-01", valid_until: "2026-06" })),
  ];
  const held = (id: string, month: string | null) =>
    benchmarksFor({ ours, own }, kpi(id), month).map(({ from }) => from);
  expect(held("RC01", "2025-12")).toEqual(["shipped", "shipped"]);
  expect(held("RC01", "2026-01")).toEqual(["practice"]);
  expect(held("RC01", "2026-06")).toEqual(["practice"]);
  expect(held("RC01", "2026-07")).toEqual(["shipped", "shipped"]);
  expect(held("RC01", null)).toEqual(["shipped", "shipped"]);
  expect(held("RC05", "2026-01")).toEqual(["shipped"]);
});

test("one is old by its year alone", () => {
  expect(isOld({ year: 2020 }, "2025-12", 5)).toBe(false);
  expect(isOld({ year: 2020 }, "2026-01", 5)).toBe(true);
  expect(isOld({ year: null }, "2099-01", 5)).toBe(false);
});

test("a file that cannot be used says every fault with its line and what to write", () => {
  const faults = (text: string): readonly string[] => {
    try {
      parseBenchmarks(text, kpis, "practice");
    } catch (error) {
      if (error instanceof BadBenchmarks) return error.faults;
    }
    return [];
  };
  expect(faults("")).toContain('line 1: the column "kpi" is missing');
  expect(faults("kpi,high,source,evidence,colour\n")).toEqual([
    expect.stringContaining('line 1: there is no column "colour"'),
  ]);
  expect(
    faults(
      [
        HEADER,
        row({ kpi: "XX99" }),
        "",
        row({ high: "few" }),
        row({ high: "" }),
        row({ low: "50" }),
        row({ evidence: "hearsay", source: "" }),
        row({ year: "last", valid_from: "2026-13", seen: "now", published: "x", unit: "kg" }),
        row({ kpi: "RC04" }),
        "RC01,too few",
      ].join("\r\n"),
    ),
  ).toEqual([
    'line 2: kpi: "XX99" is none; write an id or name of practice kpis',
    "line 2: unit: write one of money, ratio, days, hours, minutes, count, number, wrvu",
    "line 4: high: write a number such as 40, 0.06 or 6 %",
    "line 5: low, high: write one of them, or both",
    "line 6: low, high: low is above high",
    "line 7: evidence: write one of evidenced, second-hand, professional judgement",
    "line 7: source: write where it comes from",
    "line 8: year: write a year such as 2024",
    "line 8: unit: write one of money, ratio, days, hours, minutes, count, number, wrvu",
    "line 8: published: write a year, month or day",
    "line 8: seen: write a month such as 2026-11",
    "line 8: valid_from: write a month such as 2026-01",
    "line 9: kpi: RC04 has values by category only, which no benchmark is compared with",
    `line 10: write ${BENCHMARK_COLUMNS.length} cells, with commas between them`,
  ]);
  expect(read(row({ source: '"a survey, second edition"' }))[0]!.source).toBe(
    "a survey, second edition",
  );
});

describe("a practice with a schedule", () => {
  const practice = scratchPractice();
  const run = terminalOf(practice.folder.path);
  beforeAll(async () => {
    const seen = (n: number, status: string): string =>
      Array.from({ length: n }, (_, i) => `${status}${i},Lee,2026-01-05 09:00,${status}\n`).join(
        "",
      );
    const paths = [
      drop(
        practice,
        "schedule.csv",
        `appointment_id,provider,start,status\n${seen(90, "completed")}${seen(10, "no_show")}`,
      ),
    ];
    await practice.import([{ paths, knownAt: null }]);
  });

  test("says of ours why they are not compared, at every door", async () => {
    const [answer] = await practice.kpi({ kpis: ["AC01"] });
    expect(answer!.benchmark).toContain(
      "not compared with 5.0–7.0 %, attributed to MGMA (a vendor quoting MGMA; formulas differ, flexbone.ai; not dated, seen 2026-11; second-hand): its source does not say what it is per, the figure is per appointments still expected",
    );
    expect(answer!.benchmark).toContain(
      "of 2013, published 2014, seen 2026-11; second-hand): its source",
    );
    expect(answer!.benchmark).toMatch(/; old$/);
    expect((await practice.explain("AC01")).state.benchmark).toBe(answer!.benchmark);
  });

  test("holds its own in place of ours, at the terminal, the API and the catalogue", async () => {
    writeFileSync(
      practice.folder.benchmarks,
      `${HEADER}\n${row({ kpi: "no_show_rate", high: "6 %", kind: "median", year: "2025", per: "appointments still expected" })}\n`,
    );
    const { status, said } = run("benchmarks", "AC01");
    expect(status).toBe(0);
    const [beside] = said as BenchmarkAnswer[];
    expect(beside).toMatchObject({
      kpi: "AC01",
      value: 0.1,
      high: 0.06,
      standing: "above",
      old: false,
      from: "practice",
      says: "above 6.0 % or less, median (a survey; of 2025; evidenced)",
    });
    const app = createApp(practice);
    const json = async <T>(path: string): Promise<T> =>
      (await app.request(`http://localhost${path}`)).json() as Promise<T>;
    expect(await json("/api/benchmarks?id=AC01&period=2026-01")).toEqual(said);
    const [value] = await json<KpiAnswer[]>("/api/kpi?id=AC01");
    expect(value!.benchmark).toBe(beside!.says);
    const [part] = await practice.kpi({ kpis: ["AC01"], by: ["provider"] });
    expect(part!.benchmark).toBe("not compared: benchmarks are of whole practices");
    const listed = await json<KpiDefinition[]>("/api/kpis");
    expect(listed.find(({ id }) => id === "AC01")!.benchmark).toBe(
      "6.0 % or less, median (a survey; of 2025; evidenced)",
    );
  });

  test("a figure that is withheld is not told by how it stands", async () => {
    const [hidden] = await practice.kpi({ kpis: ["AC01"], shareable: true });
    expect(hidden).toMatchObject({ suppressed: true, benchmark: null });
  });

  test("a broken file of its own is told; the figures stay", async () => {
    writeFileSync(practice.folder.benchmarks, "kpi\nRC01\n");
    const [answer] = await practice.kpi({ kpis: ["AC01"] });
    expect(answer).toMatchObject({ value: 0.1, benchmark: "benchmarks.csv cannot be used" });
    expect(run("benchmarks").status).toBe(2);
    const refused = await createApp(practice).request("http://localhost/api/benchmarks");
    expect(refused.status).toBe(400);
    rmSync(practice.folder.benchmarks);
  });
});
