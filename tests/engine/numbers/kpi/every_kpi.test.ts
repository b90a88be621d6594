/** What must hold of every figure of the catalogue, whatever it is: its value, its bounds, its cells and its faces. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiValue } from "../../../../engine/contract.ts";
import { ratio, decimal } from "../../../../engine/money.ts";
import { splitRecord } from "../../../../engine/intake/record.ts";
import { catalogue } from "../../../../engine/numbers/kpi/catalogue.ts";
import { percentileOf } from "../../../../engine/numbers/kpi/header.ts";
import { parseSettings } from "../../../../engine/practice.ts";
import { pageNames } from "../../../../engine/report/pages/page.ts";
import { tableOf } from "../../../../engine/report/table.ts";
import { XLSX_TYPE } from "../../../../engine/report/xlsx.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { createApp } from "../../../../server/app.ts";
import { exampleOf } from "../../../example.ts";
import { read, tableUnder } from "../../../read_workbook.ts";
import { terminalOf } from "../../../terminal.ts";

const DIMENSIONS = ["provider", "payer", "location"] as const;
type Cut = (typeof DIMENSIONS)[number] | "whole";
const CUTS: readonly Cut[] = ["whole", ...DIMENSIONS];

/** Rates that are no share of a whole: what they are compared with can be the smaller one, or negative. */
const NO_SHARE: Record<string, string> = {
  "FI01 FI02 FI03 FI05 SU01": "costs may be more than the revenue of the month",
  SU08: "less or more may be billed than was bought",
  "FI11 FI11.bias SU05": "a deviation is no part of what it is measured by",
  "RC07 RC08 RC09 RC10 RC30":
    "money of a month may be of charges of another, and refunds more than payments",
  "RC14 RC15": "claims denied in a month may have been sent in months before",
  "RC19 RC27 RC35 RC35.other":
    "adjustments of a month may be of charges of another, and are taken back",
  PE04: "the same place may be left more than once a year",
  RC04: "credits stand beside the debit balances they are compared with",
  "RC17 RC24 RC25 RC25.payments CO05 CO05.59 CO05.procedure CO08 PR05 AC08 TE03 CO04":
    "voids of a month take back what is of another",
};
const noShare = new Set(Object.keys(NO_SHARE).flatMap((ids) => ids.split(" ")));

/** Multiples that can be less than nothing. */
const MAY_BE_NEGATIVE: Record<string, string> = {
  "FI09 FI09.after": "earnings can be a loss, and draws more than them",
};
const mayBeNegative = new Set(Object.keys(MAY_BE_NEGATIVE).flatMap((ids) => ids.split(" ")));

const kpis = catalogue(parseSettings("{}", "practice.json").policies);
let practice: Practice;
let dir: string;
const cells = new Map<Cut, KpiValue[]>();
const period = "last-8-months";

beforeAll(async () => {
  ({ practice, dir } = await exampleOf({ providers: 3, months: 8, atOnce: true }));
  for (const cut of CUTS) {
    const by = cut === "whole" ? [] : [cut];
    cells.set(cut, await practice.kpi({ period, by: ["month", ...by, "category"] }));
  }
}, 300_000);

afterAll(() => practice.close());

const of = (id: string): KpiValue[] =>
  CUTS.flatMap((cut) => cells.get(cut)!.filter(({ kpi }) => kpi === id));
const where = ({ period: month, slice }: KpiValue): string => `${month} ${JSON.stringify(slice)}`;

describe.each(kpis)("$id $title", (kpi) => {
  const { id, unit, combine } = kpi;

  test("its value is what its parts come to, and nothing where there are none", () => {
    for (const cell of of(id)) {
      const { value, numerator, denominator, n, status } = cell;
      if (n === 0) expect([where(cell), value]).toEqual([where(cell), null]);
      if (value === null) {
        expect([where(cell), status]).toEqual([
          where(cell),
          expect.stringMatching(/^(no data|n\/a|not |suppressed)/),
        ]);
        continue;
      }
      expect(Number.isFinite(value)).toBe(true);
      if (percentileOf(kpi)) continue;
      const wanted =
        combine === "sum" ? Number(numerator) : ratio(decimal(numerator!), decimal(denominator!));
      expect([where(cell), value]).toEqual([where(cell), wanted]);
    }
  });

  test("it stays within the bounds of what it is", () => {
    for (const cell of of(id)) {
      const { value, low, high, n } = cell;
      expect(Number.isInteger(n) && n >= 0).toBe(true);
      if (value === null) continue;
      const at = [where(cell), value];
      if (unit === "ratio" && !noShare.has(id))
        expect([...at, value >= 0 && value <= 1]).toEqual([...at, true]);
      if (unit !== "ratio" && unit !== "money" && !mayBeNegative.has(id))
        expect([...at, value >= 0]).toEqual([...at, true]);
      if (low === null || high === null) continue;
      expect([...at, low <= value && value <= high && low >= 0 && high <= 1]).toEqual([
        ...at,
        true,
      ]);
    }
  });

  test.skipIf(combine === "mean of groups").each(DIMENSIONS)(
    `its cells by %s add up to the whole${combine === "mean of groups" ? ": not an unweighted mean of its items" : ""}`,
    (cut) => {
      const like = ({ slice, period: month }: KpiValue): string => `${month} ${slice["category"]}`;
      for (const cell of cells.get("whole")!.filter((each) => each.kpi === id && each.n > 0)) {
        const parts = cells
          .get(cut)!
          .filter((each) => each.kpi === id && like(each) === like(cell));
        const total = (of: (each: KpiValue) => number): number =>
          parts.reduce((all, each) => all + of(each), 0);
        const at = where(cell);
        expect([at, total(({ n }) => n)]).toEqual([at, cell.n]);
        const numerators = total(({ numerator }) => Number(numerator));
        expect([at, numerators]).toEqual([at, expect.closeTo(Number(cell.numerator), 6)]);
      }
    },
  );
});

test("a figure of one row is that row", async () => {
  const seen: string[] = [];
  for (const { id, combine, numerator, denominator } of kpis) {
    const windows = [numerator, denominator ?? numerator].map(({ over }) => over);
    if (combine === "share" || windows.some((over) => over === "prior" || over === "trailing")) {
      continue; // the whole that it is a share of, and other months, have rows of their own
    }
    const one = of(id).find(({ n }) => n === 1);
    if (!one) continue;
    const { category, ...slice } = one.slice;
    const { rows, total_rows } = await practice.trace(id, {
      period: one.period,
      slice: Object.fromEntries(Object.entries(slice).map(([name, each]) => [name, [each]])),
      category: category ?? null,
    });
    expect([id, total_rows, Number(rows[0]!.numerator)]).toEqual([id, 1, Number(one.numerator)]);
    seen.push(id);
  }
  expect(seen.length).toBeGreaterThan(25);
});

test("of a month before there were data nothing is known, and it is said, never 0", async () => {
  const values = await practice.kpi({ period: "2020-01" });
  expect(values.map(({ kpi }) => kpi)).toEqual(kpis.map(({ id }) => id));
  for (const { kpi, n, value, status } of values) {
    expect([kpi, n, value]).toEqual([kpi, 0, null]);
    expect([kpi, status]).toEqual([kpi, expect.stringMatching(/^(no data|n\/a)/)]);
  }
});

test("every figure is the same on the command line, in the API, in CSV and in a workbook", async () => {
  const app = createApp(practice);
  const ask = (accept: string) =>
    app.request("/api/kpi?period=2026-09&by=category", { headers: { accept } });
  const json = (await (await ask("application/json")).json()) as KpiValue[];
  expect(new Set(json.map(({ kpi }) => kpi))).toEqual(new Set(kpis.map(({ id }) => id)));
  const { said } = terminalOf(dir)("kpi", "--period", "2026-09", "--by", "category");
  expect(said).toEqual(json);
  const [header, ...lines] = (await (await ask("text/csv")).text())
    .trimEnd()
    .split("\r\n")
    .map((line) => splitRecord(line, ",")!);
  const book = await read(new Uint8Array(await (await ask(XLSX_TYPE)).arrayBuffer()));
  const titles = tableOf(json).columns.map(({ title }) => title);
  const rows = tableUnder(book.sheets[0]!, titles, json.length);
  const asNumber = (cell: unknown): number | null =>
    cell === null || cell === "" ? null : Number(cell);
  for (const name of ["numerator", "denominator", "value", "n"] as const) {
    const wanted = json.map((each) => asNumber(each[name]));
    expect(lines.map((cells) => asNumber(cells[header!.indexOf(name)]))).toEqual(wanted);
    expect(rows.map((cells) => asNumber(cells[titles.indexOf(name)]))).toEqual(wanted);
  }
});

test("every card of every page is the figure that the catalogue answers", async () => {
  const shown = new Set<string>();
  for (const name of pageNames) {
    const { panels } = await practice.page(name, { period: "2026-09", slice: {} });
    for (const { rows } of panels.filter(({ display }) => display === "cards")) {
      for (const [i, kpi] of ((rows["kpi"] ?? []) as string[]).entries()) {
        const [id, ...category] = kpi.split(" ");
        const by = category.length > 0 ? (["category"] as const) : [];
        const values = await practice.kpi({ kpis: [id!], period: "2026-09", by });
        const found = values.find(({ slice }) => (slice["category"] ?? "") === category.join(" "));
        expect([name, kpi, rows["value"]![i]]).toEqual([name, kpi, found?.value ?? null]);
        shown.add(id!);
      }
    }
  }
  expect(shown.size).toBeGreaterThan(100);
});
