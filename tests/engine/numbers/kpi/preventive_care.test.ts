/** The rules of each quality measure, one patient or two at a time, from an electronic record in FHIR. */
import { describe, expect, test } from "vitest";
import { scratchPractice } from "../../../scratch.ts";
import { take } from "../../../pitfalls/rows.ts";
import {
  coded,
  condition,
  medication,
  met,
  person,
  pressure,
  procedure,
  record,
  result,
  visit,
} from "../quality/fhir_record.ts";

describe("ages", () => {
  test("CMS125 takes those who are 42 by 31 December 2026 and not 75 yet; 2025 began at 52", async () => {
    const born = ["1984-12-31", "1985-01-01", "1952-01-01", "1951-12-31"];
    const practice = await record(
      ...born.flatMap((day, i) => person(`p${i}`, day, "female", ["2025-02-01", "2026-02-01"])),
      procedure("p0", "MAMMO", "2025-01-01"),
    );
    expect((await met(practice))["CMS125"]).toBe("1 of 2"); // 42 and 74; 41 and 75 are not
    expect((await met(practice, "2025-06"))["CMS125"]).toBe("0 of 2"); // 74 and 73; 41 is not
  });

  test("CMS2 takes those who are 12 on 1 January: born that day counts, a day later does not", async () => {
    const practice = await record(
      ...person("p0", "2014-01-01"),
      ...person("p1", "2014-01-02"),
      ...person("p2", "2012-02-29", "male"), // 13 on the first of March of a year without leap day
      result("p2", "44261-6", "2026-01-15", 4),
    );
    expect((await met(practice))["CMS2"]).toBe("1 of 2");
  });

  test("who was born on a leap day has the age of the year at its end", async () => {
    const practice = await record(
      ...person("p0", "1984-02-29"),
      ...person("p1", "1952-02-29"),
      procedure("p1", "MAMMO", "2026-01-15"),
    );
    expect((await met(practice))["CMS125"]).toBe("1 of 2"); // 42 and 74
  });
});

describe("what counts", () => {
  test("CMS125: 27 months back from the year's end, and not a day more; what was not done does not count", async () => {
    const practice = await record(
      ...["p0", "p1", "p2", "p3"].flatMap((id) => person(id, "1966-05-05")),
      procedure("p0", "MAMMO", "2024-10-01"),
      procedure("p1", "MAMMO", "2024-09-30"),
      procedure("p2", "MAMMO", "2026-02-01", "not-done"),
    );
    expect((await met(practice))["CMS125"]).toBe("1 of 4");
  });

  test("CMS130: a colonoscopy of nine years ago counts, a stool test only of this year", async () => {
    const practice = await record(
      ...["p0", "p1", "p2", "p3"].flatMap((id) => person(id, "1966-05-05", "male")),
      procedure("p0", "COLO", "2017-01-01"),
      procedure("p1", "COLO", "2016-12-31"),
      result("p2", "29771-3", "2026-03-01", "Negative"),
      result("p3", "29771-3", "2025-12-31", "Negative"),
    );
    expect((await met(practice))["CMS130"]).toBe("2 of 4");
    expect((await met(practice, "2026-02"))["CMS130"]).toBe("1 of 4"); // before the stool test
  });

  test("CMS124: an HPV test counts for five years from the first January after the 30th birthday", async () => {
    const practice = await record(
      ...person("p0", "1993-06-01"), // 30 in 2023, and since 1 January 2024 for the whole year
      ...person("p1", "1993-06-01"),
      ...person("p2", "1993-06-01"),
      result("p0", "HPV", "2024-01-02", "Negative"),
      result("p1", "HPV", "2022-05-05", "Negative"),
      result("p2", "10524-7", "2024-01-01", "Normal"),
    );
    expect((await met(practice))["CMS124"]).toBe("2 of 3");
  });

  test("CMS2: a positive screening needs a plan within two days of a visit; the last screening decides", async () => {
    const practice = await record(
      ...["p0", "p1", "p2", "p3"].flatMap((id) => person(id, "1966-05-05")),
      result("p0", "44261-6", "2026-01-15", 10), // positive, and no plan
      result("p1", "44261-6", "2026-01-15", 10),
      medication("p1", "Sertraline 50 MG", "2026-01-17"),
      result("p2", "44261-6", "2026-01-15", 10),
      medication("p2", "Sertraline 50 MG", "2026-01-18"), // a day late
      result("p3", "55758-7", "2026-01-15", 5),
      result("p3", "44261-6", "2026-01-15", 9), // two questions were positive, all nine are not
    );
    expect((await met(practice))["CMS2"]).toBe("2 of 4");
    expect((await met(practice, "2026-01"))["CMS2"]).toBe("2 of 4");
  });

  test("CMS138: two visits or a preventive one; a smoker needs help, from July of last year on", async () => {
    const twice = ["2026-01-15", "2026-02-15"];
    const practice = await record(
      ...["p0", "p1", "p2", "p3"].flatMap((id) => person(id, "1966-05-05", "male", twice)),
      ...person("p4", "1966-05-05"), // one visit only
      ...person("p5", "1966-05-05", "male", []),
      { ...visit("p5", "2026-01-15"), type: [coded("G0439")] },
      result("p0", "72166-2", "2026-01-15", "Never smoked tobacco (finding)"),
      result("p1", "72166-2", "2026-01-15", "Current every day smoker"),
      medication("p1", "Varenicline 1 MG", "2025-07-01", "completed"),
      result("p2", "72166-2", "2026-01-15", "Current every day smoker"),
      medication("p2", "Varenicline 1 MG", "2025-06-30", "completed"),
      result("p5", "72166-2", "2026-01-15", "Former smoker"),
    );
    expect((await met(practice))["CMS138"]).toBe("3 of 5"); // p3 was not asked
  });

  test("CMS347: who is at risk, once, and has a statin; who cannot have one is left out", async () => {
    const practice = await record(
      ...["p0", "p1", "p2", "p3", "p4", "p5"].flatMap((id) => person(id, "1966-05-05", "male")),
      condition("p0", "I25.10", "2020-01-01"),
      condition("p0", "E11.9", "2020-01-01"), // at risk twice, counted once
      medication("p0", "atorvastatin 20 MG", "2019-01-01"), // still taken
      result("p1", "18262-6", "2010-01-01", 190, { valueQuantity: { value: 190, code: "mg/dL" } }),
      medication("p1", "simvastatin 20 MG", "2025-01-01", "stopped"), // not this year
      result("p2", "18262-6", "2010-01-01", 189.9),
      condition("p3", "E11.9", "2020-01-01"),
      condition("p3", "G72.0", "2021-01-01"), // muscles hurt: an exception
      condition("p4", "E11.9", "2020-01-01"),
      condition("p4", "G72.0", "2021-01-01"), // and has one all the same
      medication("p4", "rosuvastatin 5 MG", "2026-01-15"),
      result("p5", "18262-6", "2010-01-01", 4.9, { valueQuantity: { value: 4.9, code: "mmol/L" } }),
    );
    expect((await met(practice))["CMS347"]).toBe("2 of 3"); // p0 and p4 of p0, p1, p4
  });
});

describe("CMS122 and CMS165 from a record", () => {
  test("HbA1c of 9.0 is not above 9, 9.1 is, none is counted as above; the last of the year decides", async () => {
    const practice = await record(
      ...["p0", "p1", "p2", "p3"].flatMap((id) => person(id, "1966-05-05")),
      ...["p0", "p1", "p2", "p3"].map((id) => condition(id, "E11.65", "2020-01-01")),
      result("p0", "4548-4", "2026-02-01", 9),
      result("p1", "4548-4", "2026-02-01", 9.1),
      result("p3", "4548-4", "2026-02-01", 11),
      result("p3", "4548-4", "2026-06-30", 7),
    );
    expect((await met(practice, "2026-05"))["CMS122"]).toBe("3 of 4");
    expect((await met(practice, "2026-06"))["CMS122"]).toBe("2 of 4");
  });

  test("HbA1c told in mmol/mol is not taken for per cent", async () => {
    const practice = await record(
      ...["p0", "p1"].flatMap((id) => person(id, "1966-05-05")),
      ...["p0", "p1"].map((id) => condition(id, "E11.65", "2020-01-01")),
      result("p0", "4548-4", "2026-02-01", 48, { valueQuantity: { value: 48, code: "mmol/mol" } }),
      result("p1", "4548-4", "2026-02-01", 7, { valueQuantity: { value: 7, code: "%" } }),
    );
    expect((await met(practice))["CMS122"]).toBe("1 of 2"); // counted as not tested
    expect((await practice.check()).findings).toContainEqual(
      expect.objectContaining({
        check: "QUALITY_UNIT",
        severity: "look_at",
        message: "1 results of hba1c are in mmol/mol, not %, and are not used",
      }),
    );
  });

  test("P-62: of a day's readings the lowest of each counts, and none of an emergency room", async () => {
    const practice = await record(
      ...["p0", "p1"].flatMap((id) => person(id, "1966-05-05")),
      ...["p0", "p1"].map((id) => condition(id, "I10", "2020-01-01")),
      pressure("p0", "2026-02-01T09:00:00-05:00", 150, 95),
      pressure("p0", "2026-02-01T09:10:00-05:00", 138, 92),
      pressure("p0", "2026-02-01T09:20:00-05:00", 142, 88),
      pressure("p1", "2026-02-01", 150, 95),
      visit("p1", "2026-03-01", "EMER", "er"),
      pressure("p1", "2026-03-01", 120, 70, { encounter: { reference: "Encounter/er" } }),
    );
    expect((await met(practice))["CMS165"]).toBe("1 of 2");
    const { rows } = await practice.trace("QU02", { period: "2026-06" });
    expect(rows.map(({ fact }) => fact).toSorted()).toEqual([
      "CMS165 v14: systolic 138, diastolic 88 on 2026-02-01",
      "CMS165 v14: systolic 150, diastolic 95 on 2026-02-01",
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/SECRET|1966/);
  });

  test("hypertension from the second half of the year on, or over before it began, is not measured", async () => {
    const practice = await record(
      ...["p0", "p1", "p2"].flatMap((id) => person(id, "1966-05-05")),
      condition("p0", "I10", "2026-06-30"),
      condition("p1", "I10", "2026-07-01"),
      condition("p2", "I10", "2020-01-01", "2025-12-31"),
      pressure("p0", "2026-08-01", 130, 80),
    );
    expect((await met(practice, "2026-08"))["CMS165"]).toBe("1 of 1");
  });
});

test("left out are those in hospice, those who died, and those of 66 who are frail and very ill", async () => {
  const practice = await record(
    ...["p0", "p1", "p2", "p3", "p4"].flatMap((id) => person(id, "1960-05-05")), // 66
    procedure("p0", "HOSPICE", "2026-03-01"),
    condition("p1", "R54", "2026-01-01"), // frail only
    condition("p2", "R54", "2026-01-01"),
    condition("p2", "G30.9", "2025-01-01"),
    {
      resourceType: "Patient",
      id: "p5",
      birthDate: "1960-05-05",
      gender: "female",
      deceasedDateTime: "2026-05-05",
    },
    visit("p5", "2026-01-15"),
    procedure("p3", "MAMMO", "2026-01-15"),
  );
  expect((await met(practice, "2026-02"))["CMS125"]).toBe("1 of 5"); // p2 is out from the start
  expect((await met(practice, "2026-03"))["CMS125"]).toBe("1 of 4");
  expect((await met(practice, "2026-05"))["CMS125"]).toBe("1 of 3");
});

test("a measure of which nothing is told is not told, and who was not seen is not due", async () => {
  const practice = await record(
    ...person("p0", "1966-05-05"),
    ...person("p1", "1966-05-05", "female", ["2025-01-15"]),
    { ...visit("p1", "2026-01-15"), status: "cancelled" },
    visit("p1", "2026-01-20", "IMP"),
    procedure("p0", "MAMMO", "2026-01-15"),
  );
  expect(await met(practice)).toEqual({ CMS125: "1 of 1" });
  const [gaps] = await practice.kpi({ kpis: ["QU05"], period: "2026-06" });
  expect(gaps!.value).toBeNull();
  expect((await practice.check()).findings).toContainEqual(
    expect.objectContaining({
      check: "QUALITY_NOT_TOLD",
      severity: "information",
      message: "CMS124 is not told: no code in the record is known to mean cytology, hpv",
    }),
  );
});

test("what the practice says of a code goes before what we ship, and `nothing` takes it away", async () => {
  const practice = scratchPractice();
  const text = [
    ...person("p0", "1966-05-05", "male", ["2026-01-15", "2026-06-15"]),
    condition("p0", "E11.9", "2020-01-01"),
    condition("p0", "I10", "2020-01-01"),
    result("p0", "OUR-A1C", "2026-02-01", 7),
  ].map((each) => JSON.stringify(each));
  await take(practice, text.join("\n"));
  expect(await met(practice)).toEqual({});
  await take(practice, "kind,code,means\nresult,our-a1c,hba1c\n");
  expect(await met(practice)).toEqual({ CMS122: "0 of 1" });
  await take(practice, "kind,code,means\ncondition,E11*,nothing\n");
  expect(await met(practice)).toEqual({});
});

test("months before a patient is first seen do not count her", async () => {
  const practice = await record(
    ...person("p0", "1966-05-05", "female", ["2026-01-15"]),
    ...person("p1", "1966-05-05", "female", ["2026-04-15"]),
    procedure("p0", "MAMMO", "2026-01-15"),
  );
  expect((await met(practice, "2026-03"))["CMS125"]).toBe("1 of 1");
  expect((await met(practice, "2026-04"))["CMS125"]).toBe("1 of 2");
});
