/** Quality measures by their rules, on patients small enough in number to count. */
import { describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { take, value } from "../../../pitfalls/rows.ts";

const PATIENTS = "patient_id,year,age_at_year_end,condition,excluded,provider";
const RESULTS = "patient_id,tested_on,test,value,setting";

async function measured(
  patients: readonly string[],
  results: readonly string[],
): Promise<Practice> {
  const practice = scratchPractice();
  const report = await take(
    practice,
    [PATIENTS, ...patients, ""].join("\n"),
    [RESULTS, ...results, ""].join("\n"),
  );
  expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual([
    ["loaded", 0],
    ["loaded", 0],
  ]);
  return practice;
}

const people = (count: number, from: number, condition = "diabetes"): string[] =>
  Array.from({ length: count }, (_, i) => `p${from + i},2026,50,${condition},no,Lee`);
const tested = (count: number, from: number, result: string): string[] =>
  Array.from({ length: count }, (_, i) => `p${from + i},2026-03-10,hba1c,${result},office`);

describe("P-61 of 100 with diabetes 60 are at 9 % or below, 15 above, 25 not tested", () => {
  test("40 % are poorly controlled, not 20 % of those tested; the 40 are the gaps to close", async () => {
    const practice = await measured(people(100, 0), [
      ...tested(59, 0, "7.5"),
      ...tested(1, 59, "9.0"),
      ...tested(15, 60, "9.1"),
    ]);
    expect(await value(practice, "QU01", "2026-03")).toMatchObject({
      numerator: "40",
      denominator: "100",
      value: 0.4,
    });
    expect(await value(practice, "QU05", "2026-03")).toMatchObject({ value: 40 });
    // QPP: of 100 to be measured, which is 20 and more, 75 have a result, which is just enough
    const of = async (id: string) =>
      (await practice.kpi({ kpis: [id], period: "2026-03", by: ["category"] })).map(
        ({ slice, value }) => [slice["category"], value],
      );
    expect(await of("QU04")).toEqual([["CMS122", 0.75]]);
    expect(await of("QU04.cases")).toEqual([["CMS122", 100]]);
    const { rows } = await practice.trace("QU01", { period: "2026-03", limit: 200 });
    expect(rows.filter(({ numerator }) => numerator === "1")).toHaveLength(40);
    expect(JSON.stringify(rows)).not.toMatch(/\bp\d+\b/); // no patient's number
  });

  test("the last result of the year counts, at each month end the one known by then", async () => {
    const practice = await measured(people(1, 0), [
      "p0,2025-12-20,hba1c,7.0,office",
      "p0,2026-01-10,hba1c,9.5,office",
      "p0,2026-03-10,hba1c,11.0,office",
      "p0,2026-03-20,hba1c,8.0,hospital", // wherever it was made
    ]);
    expect((await value(practice, "QU01", "2026-02")).value).toBe(1);
    expect((await value(practice, "QU01", "2026-03")).value).toBe(0);
  });

  test("those excluded, too old or of a year without rules are not counted", async () => {
    const practice = await measured(
      [
        "p1,2026,75,diabetes,no,Lee",
        "p2,2026,76,diabetes,no,Lee",
        "p3,2026,50,diabetes,yes,Lee",
        "p4,2019,50,diabetes,no,Lee",
        "p5,2026,50,hypertension,no,Lee",
      ],
      ["p1,2026-03-10,hba1c,7,office"],
    );
    expect(await value(practice, "QU01", "2026-03")).toMatchObject({ denominator: "1", value: 0 });
  });
});

describe("P-62 on one day 150/95, 138/92 and 142/88", () => {
  const day = (on: string, ...readings: [number, number][]): string[] =>
    readings.flatMap(([high, low]) => [
      `p0,${on},systolic,${high},office`,
      `p0,${on},diastolic,${low},office`,
    ]);

  test("the lowest of each is 138/88, and that is controlled; the last reading would not be", async () => {
    const practice = await measured(
      people(1, 0, "hypertension"),
      day("2026-03-10", [150, 95], [138, 92], [142, 88]),
    );
    expect(await value(practice, "QU02", "2026-03")).toMatchObject({ value: 1 });
    const { rows } = await practice.trace("QU02", { period: "2026-03" });
    expect(rows[0]!.fact).toBe("CMS165 v14: systolic 138, diastolic 88 on 2026-03-10");
  });

  test("140 is not below 140, and half a reading or none is none", async () => {
    const practice = await measured(people(3, 0, "hypertension"), [
      ...day("2026-03-10", [140, 80]),
      "p1,2026-03-10,systolic,120,office",
    ]);
    expect(await value(practice, "QU02", "2026-03")).toMatchObject({
      numerator: "0",
      denominator: "3",
    });
  });

  test("the newest day counts, better or worse than the day before", async () => {
    const practice = await measured(people(1, 0, "hypertension"), [
      ...day("2026-03-10", [120, 80]),
      ...day("2026-03-20", [150, 80]),
    ]);
    expect((await value(practice, "QU02", "2026-03")).value).toBe(0);
  });
});
