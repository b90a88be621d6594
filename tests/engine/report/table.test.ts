import { tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arrowOf } from "../../../engine/report/arrow.ts";
import { csvOf } from "../../../engine/report/csv.ts";
import { tableOf } from "../../../engine/report/table.ts";
import { splitRecord } from "../../../engine/intake/record.ts";

describe("a table of records", () => {
  test("gives what is nested a column each, and leaves a gap where a record says nothing", () => {
    const table = tableOf([
      { kpi: "RC01", slice: { payer: "Aetna" }, needs: ["a", "b"], ok: true },
      { kpi: "RC05", slice: {}, value: 0.5 },
    ]);
    expect(table.rows).toEqual({
      kpi: ["RC01", "RC05"],
      slice_payer: ["Aetna", null],
      needs: ["a; b", null],
      ok: ["true", null],
      value: [null, 0.5],
    });
  });

  test("exact figures stay exact, as text", () => {
    const { columns, rows } = tableOf([{ amount: "90071992547409.93" }]);
    expect(columns[0]!.unit).toBe("number");
    expect(rows["amount"]).toEqual(["90071992547409.93"]);
  });
});

describe("CSV", () => {
  const written = (values: readonly (string | number | null)[]): string =>
    csvOf({
      columns: [
        { name: "a", title: "A", unit: "text" },
        { name: "b", title: "B", unit: "number" },
      ],
      rows: { a: [...values], b: values.map(() => 1) },
    });

  test("whatever a text holds, it comes back, and never starts as a formula", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        const [, ...lines] = written([text]).split("\r\n");
        const [cell] = splitRecord(lines.join("\r\n").replace(/\r\n$/, ""), ",")!;
        expect([text, `'${text}`]).toContain(cell);
        expect(cell).not.toMatch(/^[\s]*[=+\-@]/);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  test.each([
    '=HYPERLINK("x")',
    "+1",
    "-x",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\u200b=1",
    "＝1",
    "\ufeff=1",
  ])("%j is made harmless", (text) => {
    expect(written([text])).toContain(`"'${text.replaceAll('"', '""')}"`);
  });

  test("a negative figure stays a figure", () => {
    const csv = csvOf({
      columns: [{ name: "a", title: "A", unit: "cents" }],
      rows: { a: ["-5.00"] },
    });
    expect(csv).toBe('"A"\r\n-5.00\r\n');
  });
});

test("Arrow holds the same texts, figures and gaps", () => {
  const rows = {
    text: ["a", null, "a"],
    figure: [1.5, 2, 3],
    gap: [null, 2, null],
    exact: ["0.10", "-3.00", null],
  };
  const columns = Object.keys(rows).map((name) => ({ name, title: name, unit: "text" as const }));
  const table = tableFromIPC(arrowOf({ columns, rows }));
  for (const [name, cells] of Object.entries(rows)) {
    expect([name, [...table.getChild(name)!]]).toEqual([name, cells]);
  }
});
