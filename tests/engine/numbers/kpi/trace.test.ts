import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiValue, TraceRow } from "../../../../engine/contract.ts";
import { decimal, decimalText, ratio, sum } from "../../../../engine/money.ts";
import { catalogue } from "../../../../engine/numbers/kpi/catalogue.ts";
import { percentileOf, type Percentile } from "../../../../engine/numbers/kpi/header.ts";
import { parseSettings } from "../../../../engine/practice.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import type { KpiQuestion } from "../../../../engine/spine/opened/figures.ts";
import { exampleOf } from "../../../example.ts";

let practice: Practice;
let providers: string[];
let locations: string[];

beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 6 }));
  const { dimensions } = await practice.overview();
  providers = dimensions.provider.filter((name) => name !== "Unassigned");
  locations = dimensions.location.filter((name) => name !== "Unassigned");
});

afterAll(() => practice.close());

const kpis = catalogue(parseSettings("{}", "practice.json").policies);
const text = (value: string | null): string => decimalText(decimal(value ?? "0"));

/** The middle of what each row adds, found by sorting them all. */
function middleOf(which: Percentile, rows: readonly TraceRow[]): number {
  const all = rows.map(({ numerator }) => Number(numerator)).toSorted((a, b) => a - b);
  if (which === "90th percentile") return all[Math.ceil(all.length * 0.9) - 1]!;
  return (all[(all.length - 1) >> 1]! + all[all.length >> 1]!) / 2;
}

describe("the rows behind every value sum to it exactly", () => {
  let asked: { question: KpiQuestion; values: KpiValue[] }[];

  beforeAll(async () => {
    asked = [];
    for (const question of [
      { period: "2026-08" },
      { period: "2026-Q3" },
      {
        period: "2026-09",
        slice: { provider: providers.slice(0, 2), location: [locations[0]!] },
      },
      { period: "2026-07", knownAt: "2026-09-06T00:00:00Z" },
    ]) {
      asked.push({ question, values: await practice.kpi(question) });
    }
  });

  test.each(kpis.map((kpi) => kpi.id))("%s, over a month, a quarter and a slice", async (id) => {
    const kpi = kpis.find((each) => each.id === id)!;
    for (const { question, values: all } of asked) {
      const values = all.filter((value) => value.kpi === id);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values.slice(0, 4)) {
        if (value.numerator === null) continue;
        const category = value.slice["category"] ?? null;
        const { rows, total_rows, sums } = await practice.trace(id, { ...question, category });
        const top = sum(rows.map((row) => decimal(row.numerator)));
        const bottom = sum(rows.map((row) => decimal(row.denominator)));
        expect([category, decimalText(top)]).toEqual([category, text(value.numerator)]);
        expect(text(sums.numerator)).toBe(decimalText(top));
        if (kpi.combine !== "sum") {
          expect([category, decimalText(bottom)]).toEqual([category, text(value.denominator)]);
          const which = percentileOf(kpi);
          const isShort = value.status.startsWith("n/a: ");
          const expected = isShort ? null : which ? middleOf(which, rows) : ratio(top, bottom);
          if (which !== "survival median") expect(value.value).toBe(expected);
        }
        expect(rows.length).toBeGreaterThan(0);
        expect(total_rows).toBeGreaterThan(0);
        expect(rows.filter(({ file, line }) => file === null || !(line! > 0))).toEqual([]);
      }
    }
  });
});

test.each([
  ["transaction", (key: string) => key],
  ["appointment", (key: string) => key],
  ["survey", (key: string) => key],
  ["review", (key: string) => key],
  ["staff", (key: string) => key],
  ["fee", (key: string) => key.split("|")[0]!],
  ["ledger", (key: string) => key.split("|")[0]!],
  ["payroll", (key: string) => key.split("|")[2]!],
  ["budget", (key: string) => key.split("|")[2]!],
])("every row of %s leads to the line of the file it was read from", async (feed, shown) => {
  const rows = await practice.read(null, [], (session) =>
    session.rows(
      `select feed.source_key as key, file.sha256,
        (segment.first_line + feed.rowid - segment.first_row)::integer as line
      from staged.${feed} feed
      asof join (select * from staged.segment where feed = $feed) segment
        on segment.first_row <= feed.rowid
      join staged.file file on file.file_id = segment.file_id`,
      { feed },
    ),
  );
  expect(rows.length).toBeGreaterThan(5);
  const files = new Map<string, string[]>();
  const wrong = rows.filter(({ key, sha256, line }) => {
    const path = join(practice.folder.archive, sha256 as string);
    const lines = files.get(path) ?? readFileSync(path, "utf8").split(/\r?\n/);
    files.set(path, lines);
    return !lines[(line as number) - 1]?.includes(shown(key as string));
  });
  expect(wrong).toEqual([]);
});

test("the lines around a row are shown as they were received, its cells as they were read", async () => {
  const [row] = (await practice.trace("AC01", { period: "2026-09", limit: 1 })).rows;
  const view = await practice.source(row!.sha256!, row!.line!, 2);
  const { lines } = view;
  expect(lines.map((line) => line.number)).toEqual([-2, -1, 0, 1, 2].map((by) => row!.line! + by));
  expect(row!.fact).toContain(lines[2]!.text.split(",")[0]!);
  expect(lines[2]!.cells![0]).toEqual({
    text: lines[2]!.text.split(",")[0],
    field: "appointment_id",
  });
  expect(view).toMatchObject({
    file: row!.file,
    path: [row!.file, "staged.appointment", "warehouse"],
  });
});

test("a page of rows knows how many there are in all", async () => {
  const all = await practice.trace("AC01", { period: "2026-09" });
  const page = await practice.trace("AC01", { period: "2026-09", limit: 5, offset: 5 });
  expect(page.rows).toEqual(all.rows.slice(5, 10));
  expect(page.total_rows).toBe(all.rows.length);
});
