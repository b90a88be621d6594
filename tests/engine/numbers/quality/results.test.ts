/**
 * Which result counts, and in which unit, each answer worked out from the published logic first: the statements
 * are named in the column `checked` of datasets/reference/quality_measures.csv and quality_rules.csv.
 */
import { describe, expect, test } from "vitest";
import { scratchPractice } from "../../../scratch.ts";
import { take } from "../../../pitfalls/rows.ts";
import {
  born,
  condition,
  count,
  ids,
  medication,
  met,
  person,
  pressure,
  record,
  result,
  unit,
  untold,
  visit,
} from "./fhir_record.ts";

describe("which result counts", () => {
  test("CMS2: a screening up to 14 days before a visit, also in December; not 15, and not after the last visit", async () => {
    const practice = await record(
      ...ids(4).flatMap((id) => person(id, "1966-05-05", "male", ["2026-01-10"])),
      result("p0", "44261-6", "2025-12-27", 4),
      result("p1", "44261-6", "2025-12-26", 4),
      result("p2", "44261-6", "2026-01-11", 4),
      result("p3", "73832-8", "2026-01-10", "Depression screening negative (finding)"),
    );
    expect(await count(practice, "CMS2", "2026-01")).toBe("2 of 4"); // p0 and p3
  });

  test("CMS2: the plan may follow two days after the visit that comes 14 days after the screening", async () => {
    const practice = await record(
      ...ids(3).flatMap((id) => person(id, "1966-05-05", "male", ["2026-01-20"])),
      ...ids(3).map((id) => result(id, "44261-6", "2026-01-06", 15)),
      medication("p0", "Sertraline 50 MG", "2026-01-22"),
      medication("p1", "Sertraline 50 MG", "2026-01-23"),
      medication("p2", "Sertraline 50 MG", "2026-01-10"), // before there was a visit
    );
    expect(await count(practice, "CMS2", "2026-01")).toBe("1 of 3");
  });

  test("CMS165: the newest day with both readings counts, not a newer one with half a reading", async () => {
    const practice = await record(
      ...born(["1966-05-05", "1966-05-05"], 2026, "I10"),
      pressure("p0", "2026-02-01", 130, 80),
      result("p0", "8480-6", "2026-03-01", 170, unit(170, "mm[Hg]")),
      result("p1", "8480-6", "2026-03-01", 120, unit(120, "mm[Hg]")),
    );
    expect(await count(practice, "CMS165", "2026-06")).toBe("1 of 2");
  });

  test("CMS122: two results of one day count as the lower; 9.0 is not above 9, 9.01 is", async () => {
    const practice = await record(
      ...born(["1966-05-05", "1966-05-05", "1966-05-05"], 2026, "E11.9"),
      result("p0", "4548-4", "2026-02-01", 9.4),
      result("p0", "17856-6", "2026-02-01", 8.9),
      result("p1", "4548-4", "2026-02-01", 9),
      result("p2", "4548-4", "2026-02-01", 9.01),
    );
    expect(await count(practice, "CMS122", "2026-06")).toBe("1 of 3");
  });

  test("CMS122: from 2025 on a glucose management indicator counts like HbA1c, before it did not", async () => {
    const practice = await record(
      ...person("p0", "1966-05-05", "male", ["2024-01-15", "2025-01-15"]),
      condition("p0", "E11.9", "2010-01-01"),
      ...["2024", "2025"].flatMap((year) => [
        result("p0", "4548-4", `${year}-02-01`, 9.5),
        result("p0", "97506-0", `${year}-03-01`, 7, unit(7, "%")),
      ]),
    );
    expect(await count(practice, "CMS122", "2024-06")).toBe("1 of 1");
    expect(await count(practice, "CMS122", "2025-06")).toBe("0 of 1");
  });

  test("CMS122: a newer test without a result is no result; one that is only preliminary is none", async () => {
    const practice = await record(
      ...born(["1966-05-05", "1966-05-05"], 2026, "E11.9"),
      ...ids(2).map((id) => result(id, "4548-4", "2026-02-01", 7)),
      untold("p0", "4548-4", "2026-03-01"),
      { ...result("p1", "4548-4", "2026-03-01", 11), status: "preliminary" },
    );
    expect(await count(practice, "CMS122", "2026-02")).toBe("0 of 2");
    expect(await count(practice, "CMS122", "2026-03")).toBe("1 of 2");
    const { rows } = await practice.trace("QU01", { period: "2026-03" });
    expect(rows.map(({ fact }) => fact).toSorted()).toEqual([
      "CMS122 v14: glycemic_status 7 on 2026-02-01",
      "CMS122 v14: glycemic_status none",
    ]);
  });

  test("CMS130 and CMS124 ask for a result; a mammogram is an examination and needs none", async () => {
    const practice = await record(
      ...person("p0", "1966-05-05"),
      untold("p0", "29771-3", "2026-02-01"),
      untold("p0", "10524-7", "2026-02-01"),
      untold("p0", "24606-6", "2026-02-01"),
    );
    expect(await met(practice)).toMatchObject({
      CMS130: "0 of 1",
      CMS124: "0 of 1",
      CMS125: "1 of 1",
    });
  });

  test("CMS138: from 2023 on a medicine that began before July of the year before is no help given", async () => {
    const practice = await record(
      ...ids(2).flatMap((id) => person(id, "1966-05-05", "male", ["2026-01-15", "2026-02-15"])),
      ...ids(2).map((id) => result(id, "72166-2", "2026-01-15", "Current every day smoker")),
      medication("p0", "Varenicline 1 MG", "2025-06-30"), // still taken
      medication("p1", "Varenicline 1 MG", "2025-07-01"),
    );
    expect(await count(practice, "CMS138", "2026-06")).toBe("1 of 2");
  });

  test("who was only seen by video is measured", async () => {
    const practice = await record(
      ...person("p0", "1966-05-05", "male", []),
      visit("p0", "2026-02-01", "VR"),
      condition("p0", "E11.9", "2010-01-01"),
      result("p0", "4548-4", "2026-02-01", 7),
    );
    expect(await count(practice, "CMS122", "2026-06")).toBe("0 of 1");
  });
});

test("the practice's own list knows no visits: a plan within two days of the screening counts, and gmi from 2025 on", async () => {
  const practice = scratchPractice();
  const people = (year: number, condition: string): string[] =>
    ids(3).map((id) => `${id},${year},50,${condition}`);
  await take(
    practice,
    `patient_id,year,age_at_year_end,condition\n${[...people(2026, "none"), ...people(2026, "diabetes"), ...people(2024, "diabetes")].join("\n")}\n`,
    [
      "patient_id,tested_on,test,value",
      ...ids(3).map((id, i) => `${id},2026-03-10,depression_screen,${i < 2 ? 1 : 0}`),
      "p0,2026-03-12,depression_follow_up,1",
      "p1,2026-03-13,depression_follow_up,1",
      "p0,2026-03-10,gmi,7",
      "p0,2024-03-10,gmi,7",
      "p1,2024-03-10,hba1c,7",
      "",
    ].join("\n"),
  );
  expect(await met(practice, "2026-03")).toMatchObject({ CMS2: "2 of 3", CMS122: "2 of 3" });
  expect(await count(practice, "CMS122", "2024-03")).toBe("2 of 3"); // p0 and p2
});

describe("units", () => {
  test("%{Hb}, mmHg and a value written 8.9 % are what they say; 48 without a unit is no per cent", async () => {
    const practice = await record(
      ...born(["1966-05-05", "1966-05-05"], 2026, "E11.9"),
      condition("p0", "I10", "2010-01-01"),
      result("p0", "4548-4", "2026-02-01", 7, unit(7, "%{Hb}")),
      result("p1", "4548-4", "2026-02-01", 48),
      result("p0", "8480-6", "2026-02-01", 120, unit(120, "mmHg")),
      result("p0", "8462-4", "2026-02-01", 80, unit(80, "mm Hg")),
    );
    expect(await met(practice)).toMatchObject({ CMS122: "1 of 2", CMS165: "1 of 1" });
    expect((await practice.check()).findings).toContainEqual(
      expect.objectContaining({
        check: "QUALITY_UNLIKELY",
        severity: "look_at",
        message:
          "1 results of hba1c are above 20 %, which cannot be: in another unit, most likely; they are not used",
      }),
    );
    const own = scratchPractice();
    const report = await take(
      own,
      "patient_id,year,age_at_year_end,condition\np0,2026,50,diabetes\np1,2026,50,diabetes\n",
      "patient_id,tested_on,test,value\np0,2026-02-01,hba1c,8.9 %\np1,2026-02-01,hba1c,48\n",
    );
    expect(report.files.map(({ rows }) => rows.quarantined)).toEqual([0, 0]);
    expect(await count(own, "CMS122", "2026-02")).toBe("1 of 2");
    expect((await own.check()).findings).toContainEqual(
      expect.objectContaining({ check: "QUALITY_UNLIKELY" }),
    );
  });
});
