import { describe, expect, it } from "vitest";
import { ReferenceMissing, referencePath, referenceRows } from "../../datasets/reference.ts";
import { federalHolidays } from "../../engine/numbers/forecast/federal_holidays.ts";
import { CODES } from "../../datasets/generate/world/codes.ts";

describe("federal holidays", () => {
  it("is the table that the rule of 5 U.S.C. 6103 gives for 2015 to 2035", () => {
    const years = Array.from({ length: 21 }, (_, i) => 2015 + i);
    expect(referenceRows("us_federal_holidays.csv")).toEqual(years.flatMap(federalHolidays));
  });

  it("agrees with the calendar that OPM published for 2026", () => {
    expect(federalHolidays(2026).map(({ observed }) => observed)).toEqual([
      "2026-01-01",
      "2026-01-19",
      "2026-02-16",
      "2026-05-25",
      "2026-06-19",
      "2026-07-03",
      "2026-09-07",
      "2026-10-12",
      "2026-11-11",
      "2026-11-26",
      "2026-12-25",
    ]);
  });

  it("has Juneteenth from 2021, and New Year's Day of 2028 on the Friday of 2027", () => {
    expect(federalHolidays(2020)).toHaveLength(10);
    expect(federalHolidays(2021)).toHaveLength(11);
    expect(federalHolidays(2028)[0]).toMatchObject({ date: "2028-01-01", observed: "2027-12-31" });
  });
});

describe("reference tables", () => {
  it("say where every value is from", () => {
    for (const name of ["work_rvus.csv", "modifier_factors.csv", "us_federal_amounts.csv"])
      expect(
        referenceRows(name).every(({ source }) => source!.length > 10),
        name,
      ).toBe(true);
  });

  it("have a work RVU for every code the example practice bills", () => {
    const known = new Set(referenceRows("work_rvus.csv").map(({ code }) => code));
    for (const code of CODES.keys()) expect(known.has(code), code).toBe(true);
  });

  it("know the modifier factors of the fee schedule's usual rules", () => {
    const factor = new Map(
      referenceRows("modifier_factors.csv").map((row) => [row.modifier, Number(row.factor)]),
    );
    const expected = { "25": 1, "26": 1, "50": 1.5, "62": 0.625, "80": 0.16, AS: 0.136, TC: 0 };
    for (const [modifier, value] of Object.entries(expected))
      expect(factor.get(modifier), modifier).toBe(value);
  });

  it("list each statement line once, in order, with a kind", () => {
    const lines = referenceRows("statement_lines.csv");
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    const order = lines.map((line) => Number(line.order));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const { kind, behaviour } of lines) {
      expect(["revenue", "expense", "equity", "balance_sheet"]).toContain(kind);
      const planned = kind === "revenue" || kind === "expense";
      expect(["fixed", "variable"].includes(behaviour!)).toBe(planned);
    }
  });

  it("says which table is missing", () => {
    expect(() => referencePath("nothing.csv")).toThrow(ReferenceMissing);
    expect(() => referencePath("nothing.csv")).toThrow(/nothing\.csv was not found/);
  });
});

describe("quality measures", () => {
  const measures = referenceRows("quality_measures.csv");
  const rules = referenceRows("quality_rules.csv");
  const codes = referenceRows("quality_codes.csv");

  it("have in each year one edition, and something that counts", () => {
    for (const { measure, edition, year } of measures) {
      const editions = measures.filter((row) => row.measure === measure && row.year === year);
      expect(new Set(editions.map((row) => row.edition)), `${measure} ${year}`).toEqual(
        new Set([edition]),
      );
      const counts = rules.filter(
        (row) =>
          row.measure === measure &&
          row.part === "counts" &&
          Number(row.from_year) <= Number(year) &&
          Number(row.to_year || year) >= Number(year),
      );
      expect(counts.length, `${measure} ${year}`).toBeGreaterThan(0);
    }
    expect(new Set(rules.map(({ measure }) => measure))).toEqual(
      new Set(measures.map(({ measure }) => measure)),
    );
  });

  it("say of every row whether it was held against the published logic, and where", () => {
    const counts: Record<string, Record<string, number>> = { measures: {}, rules: {} };
    for (const [name, rows] of Object.entries({ measures, rules })) {
      for (const row of rows) {
        expect(["yes", "in part", "no"], row.measure).toContain(row.verified);
        expect(row.checked!.length, `${row.measure} ${row.what ?? row.year}`).toBeGreaterThan(20);
        counts[name]![row.verified!] = (counts[name]![row.verified!] ?? 0) + 1;
      }
    }
    console.log(`rows verified: ${JSON.stringify(counts)}`);
    // what nothing was found for is named here, so that it is not forgotten
    const open = [...measures, ...rules].filter(({ verified }) => verified === "no");
    expect(open.map((row) => [row.measure, row.year ?? row.from_year])).toEqual([
      ["CMS138", "2026"],
      ["CMS2", "2022"],
      ["CMS138", "2022"],
    ]);
  });

  it("hold no codes that may not be shipped: LOINC with its check digit, ICD-10-CM, HCPCS, names", () => {
    const shapes: Record<string, RegExp> = {
      LOINC: /^\d{1,5}-\d$/,
      "ICD-10-CM": /^[A-Z]\d?[\dA-Z]{0,2}(\.[\dA-Z]+)?\*?$/,
      "HCPCS Level II": /^[A-V]\d{4}$/,
      "generic name": /^\*[a-z]+\*$/,
      ours: /^[a-z -]+$/,
    };
    for (const { kind, code, called, source } of codes) {
      expect(code, `${kind} ${code}`).toMatch(shapes[source!]!);
      if (source === "LOINC") {
        expect(called!.length, code).toBeGreaterThan(5);
        expect(checkDigit(code!.split("-")[0]!), code).toBe(Number(code!.split("-")[1]));
      }
    }
  });
});

/** LOINC's last digit (mod 10, as of credit cards). */
function checkDigit(digits: string): number {
  const sum = digits
    .split("")
    .reverse()
    .map((digit, i) => Number(digit) * (i % 2 === 0 ? 2 : 1))
    .reduce((total, number) => total + (number > 9 ? number - 9 : number), 0);
  return (10 - (sum % 10)) % 10;
}
