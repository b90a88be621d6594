/**
 * Who is measured and who is left out, each answer worked out from the published logic first: the statements
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
  procedure,
  record,
  result,
  unit,
  visit,
} from "./fhir_record.ts";

describe("ages exactly at an edge", () => {
  test("CMS122 of 2022: 18 on 1 January counts, 75 on 1 January does not (18 up to but not 75 at the start)", async () => {
    const practice = await record(
      ...born(["2004-01-01", "2004-01-02", "1947-01-01", "1947-01-02"], 2022, "E11.9"),
      result("p0", "4548-4", "2022-02-01", 7),
      result("p3", "4548-4", "2022-02-01", 7),
    );
    expect(await count(practice, "CMS122", "2022-06")).toBe("0 of 2"); // p0 of 18 and p3 of 74
  });

  test("CMS122 of 2026: 18 and 75 on 31 December count, 17 and 76 do not", async () => {
    const days = ["2008-12-31", "2009-01-01", "1951-01-01", "1950-12-31"];
    const practice = await record(
      ...born(days, 2026, "E11.9"),
      ...ids(4).map((id) => result(id, "4548-4", "2026-02-01", 7)),
    );
    expect(await count(practice, "CMS122", "2026-06")).toBe("0 of 2");
  });

  test("CMS165: 85 at the end of 2023 counts and 86 does not; in 2022 84 at the start does and 85 does not", async () => {
    const days = ["1938-06-01", "1937-06-01", "1937-01-01"];
    const practice = await record(
      ...born(days, 2023, "I10"),
      ...ids(3).flatMap((id) => [visit(id, "2022-01-15"), pressure(id, "2022-02-01", 120, 80)]),
    );
    expect(await count(practice, "CMS165", "2023-06")).toBe("0 of 1");
    expect(await count(practice, "CMS165", "2022-06")).toBe("2 of 2"); // 83 and 84; the third was 85
  });

  test("screenings of 2022 end a year earlier than the age in their name: 74, 75 and 65 at the end of it do, 75, 76 and 65 do not", async () => {
    const practice = await record(
      ...born(["1948-06-01", "1947-06-01"], 2022, "Z00.0", "female"), // 73 and 74 at the start
      procedure("p0", "MAMMO", "2022-02-01"),
      procedure("p0", "COLO", "2022-02-01"),
      ...["q0", "q1"].flatMap((id, i) => person(id, `${1958 - i}-06-01`, "female", ["2022-01-15"])), // 63, 64
      result("q0", "10524-7", "2022-02-01", "Normal"),
    );
    const all = await met(practice, "2022-06");
    // CMS125 up to 73 at the start: p0, q0 and q1; CMS130 up to 74: p1 too; CMS124 up to 63: q0
    expect(all).toMatchObject({ CMS125: "1 of 3", CMS130: "1 of 4", CMS124: "1 of 1" });
  });

  test("who was born on a leap day is 18 from 31 December of the eighteenth year on", async () => {
    const practice = await record(
      ...born(["2008-02-29", "2012-02-29"], 2026, "E11.9"),
      ...ids(2).map((id) => result(id, "4548-4", "2026-02-01", 9.1)),
    );
    expect(await count(practice, "CMS122", "2026-06")).toBe("1 of 1");
  });

  test("CMS347: from 2024 on high LDL counts up to 75 at the start, in 2023 at any age from 20 on", async () => {
    const practice = await record(
      ...["1948-06-01", "1947-06-01"].flatMap((day, i) => [
        ...person(`p${i}`, day, "male", ["2023-01-15", "2024-01-15"]),
        result(`p${i}`, "18262-6", "2010-01-01", 190, unit(190, "mg/dL")),
      ]),
      medication("p0", "atorvastatin 20 MG", "2023-01-15"),
    );
    expect(await count(practice, "CMS347", "2023-06")).toBe("1 of 2");
    expect(await count(practice, "CMS347", "2024-06")).toBe("1 of 1"); // 75; the other is 76
  });
});

describe("what is left out", () => {
  test("CMS347: pregnancy leaves out in 2022 and not in 2023", async () => {
    const practice = await record(
      ...["p0", "p1"].flatMap((id) => [
        ...person(id, "1980-06-01", "female", ["2022-01-15", "2023-01-15"]),
        condition(id, "E11.9", "2010-01-01"),
      ]),
      condition("p0", "Z34.90", "2022-01-15", "2023-02-01"),
      medication("p1", "atorvastatin 20 MG", "2022-01-15"),
    );
    expect(await count(practice, "CMS347", "2022-06")).toBe("1 of 1");
    expect(await count(practice, "CMS347", "2023-06")).toBe("1 of 2");
  });

  test("CMS347: muscles that hurt, and do not any more, excuse nobody", async () => {
    const practice = await record(
      ...born(["1966-05-05", "1966-05-05"], 2026, "E11.9"),
      condition("p0", "G72.0", "2020-01-01", "2021-01-01"),
      condition("p1", "G72.0", "2020-01-01"),
      medication("child", "atorvastatin 20 MG", "2026-01-15"),
    );
    expect(await count(practice, "CMS347", "2026-06")).toBe("0 of 1");
  });

  test("CMS347: a risk of 20 % counts from 2024 on, one of 19.9 % does not", async () => {
    const practice = await record(
      ...ids(2).flatMap((id) => person(id, "1966-05-05", "male", ["2023-01-15", "2024-01-15"])),
      ...["2023-02-01", "2024-02-01"].flatMap((day) => [
        result("p0", "79423-0", day, 20, unit(20, "%")),
        result("p1", "99055-6", day, 19.9, unit(19.9, "%")),
      ]),
      medication("p0", "atorvastatin 20 MG", "2023-01-15"),
    );
    expect(await count(practice, "CMS347", "2023-06")).toBeUndefined();
    expect(await count(practice, "CMS347", "2024-06")).toBe("1 of 1");
  });

  test("hospice for one day leaves out from that day on, also the last of the year before: not", async () => {
    const practice = await record(
      ...born(["1966-05-05", "1966-05-05"], 2026, "E11.9"),
      ...ids(2).map((id) => result(id, "4548-4", "2026-01-20", 9.1)),
      procedure("p0", "HOSPICE", "2026-03-31"),
      procedure("p1", "HOSPICE", "2025-12-31"),
    );
    expect(await count(practice, "CMS122", "2026-02")).toBe("2 of 2");
    expect(await count(practice, "CMS122", "2026-03")).toBe("1 of 1");
  });

  test("a patient who dies counts at the ends of the months before", async () => {
    const practice = await record(
      ...born(["1966-05-05"], 2026, "E11.9").map((each) =>
        each.resourceType === "Patient" ? { ...each, deceasedDateTime: "2026-03-31" } : each,
      ),
      result("p0", "4548-4", "2026-01-20", 7),
    );
    expect(await count(practice, "CMS122", "2026-02")).toBe("0 of 1");
    expect(await count(practice, "CMS122", "2026-03")).toBeUndefined();
  });

  test("frail of 66 and taking a medicine for dementia; 65 is too young, and CMS165 takes frailty alone from 81 on", async () => {
    const practice = await record(
      ...["1960-06-01", "1961-06-01", "1946-06-01", "1945-06-01"].flatMap((day, i) => [
        ...person(`p${i}`, day, "male"),
        condition(`p${i}`, "I10", "2010-01-01"),
        condition(`p${i}`, "R54", "2026-01-01"),
        pressure(`p${i}`, "2026-01-15", 120, 80),
      ]),
      medication("p0", "Donepezil 10 MG", "2025-02-01", "completed"),
      medication("p1", "Donepezil 10 MG", "2025-02-01", "completed"),
    );
    // 66 with the medicine and 81 are out; 65 with it and 80 without are not
    expect(await count(practice, "CMS165", "2026-06")).toBe("2 of 2");
  });

  test("an illness told of years ago counts as advanced up to 2025; from 2026 on it must begin within two years", async () => {
    const practice = await record(
      ...["p0", "p1"].flatMap((id) => [
        ...person(id, "1955-06-01", "male", ["2025-01-15", "2026-01-15"]),
        condition(id, "E11.9", "2010-01-01"),
        condition(id, "R54", "2025-01-01"),
        result(id, "4548-4", "2025-02-01", 7),
      ]),
      condition("p0", "G30.9", "2020-01-01"),
      condition("p1", "G30.9", "2025-01-01"),
    );
    expect(await count(practice, "CMS122", "2025-06")).toBeUndefined();
    expect(await count(practice, "CMS122", "2026-06")).toBe("1 of 1");
  });

  test("CMS2: known before a visit leaves out; found at the only visit does not; depression only up to 2023", async () => {
    const practice = await record(
      ...ids(4).flatMap((id) => person(id, "1966-05-05", "male", ["2023-02-15", "2024-02-15"])),
      visit("p1", "2023-05-15"),
      condition("p0", "F32.9", "2023-02-15"), // found at the only visit of 2023
      condition("p1", "F32.9", "2023-02-15"), // and seen again in May
      condition("p2", "F31.9", "2015-01-01", "2016-01-01"), // ever counts
      ...ids(4).map((id) => result(id, "44261-6", "2023-02-15", 4)),
      ...ids(4).map((id) => result(id, "44261-6", "2024-02-15", 4)),
    );
    expect(await count(practice, "CMS2", "2023-03")).toBe("3 of 3"); // p0, p1, p3
    expect(await count(practice, "CMS2", "2023-06")).toBe("2 of 2"); // p0, p3
    expect(await count(practice, "CMS2", "2024-06")).toBe("3 of 3"); // all but p2
  });
});

test("an export that covers half of the year tells the months it covers, and every figure is called an estimate", async () => {
  const practice = scratchPractice();
  const resources = [
    ...born(["1966-05-05"], 2026, "E11.9"),
    result("p0", "4548-4", "2026-06-30", 7),
  ];
  await take(practice, resources.map((each) => JSON.stringify(each)).join("\n"));
  expect(await count(practice, "CMS122", "2026-05")).toBe("1 of 1"); // not tested by then
  expect(await count(practice, "CMS122", "2026-06")).toBe("0 of 1");
  expect(await count(practice, "CMS122", "2026-12")).toBeUndefined();
  const quality = practice.kpis().filter(({ id }) => /^QU0[1-5]/.test(id));
  expect(quality.map(({ id }) => id)).toEqual([
    "QU01",
    "QU02",
    "QU03",
    "QU04",
    "QU04.cases",
    "QU05",
  ]);
  for (const { id, basis } of quality) expect(basis, id).toContain("operational estimate, not for");
});
