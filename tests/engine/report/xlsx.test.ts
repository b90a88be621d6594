/** Workbooks hold what CSV and JSON hold, and reckon again to it. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { KpiValue, PanelColumn } from "../../../engine/contract.ts";
import { aboutPage } from "../../../engine/report/about.ts";
import { csvOf } from "../../../engine/report/csv.ts";
import { XLSX_TYPE, xlsxOf } from "../../../engine/report/xlsx.ts";
import { pageNames } from "../../../engine/report/pages/page.ts";
import { tableOf } from "../../../engine/report/table.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { splitRecord } from "../../../engine/intake/record.ts";
import { createApp } from "../../../server/app.ts";
import { exampleOf } from "../../example.ts";
import {
  formulasOf,
  hasOffice,
  read,
  recalculated,
  rowsOf,
  serialOf,
  tableUnder,
  type Read,
} from "../../read_workbook.ts";

let practice: Practice;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 14 }));
  app = createApp(practice);
});

afterAll(() => practice.close());

const get = (path: string, accept: string) => app.request(path, { headers: { accept } });
const workbook = async (path: string) =>
  new Uint8Array(await (await get(path, XLSX_TYPE)).arrayBuffer());

/** A cell of CSV as the workbook should hold it. */
function expected(cell: string, value: unknown, { unit }: PanelColumn): Read {
  if (cell === "") return null;
  if ((unit === "day" || unit === "month") && /^\d{4}-\d\d(-\d\d)?$/.test(cell)) {
    return serialOf(cell);
  }
  if (typeof value === "number") return value;
  const isText = unit === "text" || unit === "day" || unit === "month";
  return isText ? cell.replace(/^'/, "") : Number(cell);
}

describe("a panel as a workbook", () => {
  test("every cell of every panel is the one of CSV, under the same choices", async () => {
    let formulas = 0;
    const query = "?period=2026-06&payer=Aetna";
    const filter = { period: "2026-06", slice: { payer: ["Aetna"] } };
    for (const name of pageNames) {
      const page = await practice.page(name, filter);
      for (const panel of page.panels) {
        const [titles, ...lines] = csvOf(panel)
          .trimEnd()
          .split("\r\n")
          .map((line) => splitRecord(line, ",")!);
        const shown = panel.columns.filter(({ hidden }) => !hidden);
        const bytes = await xlsxOf(panel, page.title, aboutPage(practice.settings, page, panel));
        const sheet = (await read(bytes)).sheets[0]!;
        const told = tableUnder(sheet, titles!, lines.length);
        const wanted = lines.map((line, row) =>
          line.map((cell, at) => expected(cell, panel.rows[shown[at]!.name]![row], shown[at]!)),
        );
        expect([name, panel.id, told]).toEqual([name, panel.id, wanted]);
        const head = rowsOf(sheet).slice(0, sheet.freezePane?.rows);
        expect(head).toContainEqual(expect.arrayContaining(["Filters", "payer Aetna"]));
        expect(head).toContainEqual(expect.arrayContaining(["Basis"]));
        expect(sheet.freezePane?.rows).toBe(
          rowsOf(sheet).findIndex((row) => titles!.every((title, i) => row[i] === title)) + 1,
        );
        formulas += formulasOf(sheet).length;
        if (panel.id !== "statement") continue;
        const answer = await get(`/api/pages/budget/statement${query}`, XLSX_TYPE);
        expect(answer.headers.get("content-type")).toBe(XLSX_TYPE);
        expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
      }
    }
    expect(formulas).toBeGreaterThan(100);
  });

  test("values of KPIs are those of JSON, rates as rates, and quotients reckon", async () => {
    const path = "/api/kpi?period=2026-06&by=location";
    const values = (await (await get(path, "application/json")).json()) as KpiValue[];
    const { sheets } = await read(await workbook(path));
    const sheet = sheets[0]!;
    const titles = tableOf(values).columns.map(({ title }) => title);
    const at = (title: string): number => titles.indexOf(title);
    const told = tableUnder(sheet, titles, values.length);
    expect(told.map((row) => row[at("value")])).toEqual(values.map(({ value }) => value));
    expect(told.map((row) => row[at("numerator")])).toEqual(
      values.map(({ numerator }) => (numerator === null ? null : Number(numerator))),
    );
    const first = rowsOf(sheet).findIndex((row) => row[0] === "kpi") + 1;
    values.forEach(({ unit, value, kpi }, i) => {
      const cell = sheet.cells?.get(`${first + i},${at("value")}`);
      if (value !== null && unit === "ratio") {
        expect([kpi, cell?.style?.numFmt]).toEqual([kpi, "0.0%"]);
      }
      if (kpi === "RC05" && value !== null) expect(cell?.formula).toMatch(/^[A-Z]+\d+\/[A-Z]+\d+$/);
    });
  });

  test("the same question gives the same bytes", async () => {
    const path = "/api/pages/budget/statement?period=2026-06";
    expect(Buffer.from(await workbook(path)).equals(Buffer.from(await workbook(path)))).toBe(true);
  });

  test.skipIf(!hasOffice)(
    `${hasOffice ? "" : "(no LibreOffice here) "}LibreOffice reckons the same figures`,
    async () => {
      for (const path of ["budget/statement", "budget/bridge", "cash/cash_weeks"]) {
        const bytes = await workbook(`/api/pages/${path}?period=2026-06`);
        const sheet = (await read(bytes)).sheets[0]!;
        const again = (await recalculated(bytes)).sheets[0]!;
        const formulas = formulasOf(sheet);
        expect(formulas.length).toBeGreaterThan(0);
        for (const { cell, formula, told } of formulas) {
          const [row, column] = cell.split(",").map(Number) as [number, number];
          const reckoned = rowsOf(again)[row]?.[column] as number;
          expect([path, formula, reckoned]).toEqual([
            path,
            formula,
            expect.closeTo(Number(told), 6),
          ]);
        }
      }
    },
    180_000,
  );
});

describe("texts stay texts", () => {
  const written = async (text: string) => {
    const columns: PanelColumn[] = [{ name: "a", title: "A", unit: "text" }];
    const bytes = await xlsxOf({ columns, rows: { a: [text] } }, "T", [["Filters", text]]);
    return (await read(bytes)).sheets[0]!;
  };

  test.each(['=HYPERLINK("x")', "+1", "-x", "@SUM(A1)", "\t=1", "=1+1", "-45.00", "000123", " =1"])(
    "%j is no formula, also where it is edited",
    async (text) => {
      const sheet = await written(text);
      const cell = [...sheet.cells!.values()].at(-1)!;
      expect([cell.value, cell.type, cell.formula, cell.style?.numFmt]).toEqual([
        text,
        "string",
        undefined,
        "@",
      ]);
      expect(formulasOf(sheet)).toEqual([]);
    },
  );

  test("whatever a text holds, the workbook can be read and has no formula", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), async (text) => {
        expect(formulasOf(await written(text))).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test("money with more digits than a workbook can count stays a text", async () => {
    const { columns, rows } = tableOf([{ amount: "90071992547409.93" }, { amount: "1.10" }]);
    const [sheet] = (await read(await xlsxOf({ columns, rows }, "T", []))).sheets;
    expect(tableUnder(sheet!, ["amount"], 2)).toEqual([["90071992547409.93"], [1.1]]);
  });
});
