/** Figures beyond the data, and by what they are not told: no figure, and the reason; never 0. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const STAFF =
  "employee_id,role,job,department,location,provider,weekly_hours,start,end\nE1,front_office,Clerk,Front,North,,40,2020-01-01,\n";
const PAYROLL = `Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits
2026-02-05,2026-01-01,2026-01-31,E1,Front,Clerk,Regular,177.1429,3100.00,0,0
2026-03-05,2026-02-01,2026-02-28,E1,Front,Clerk,Regular,160,2800.00,0,0
`;

describe("a practice with charges of January to March 2026, paid staff of January and February", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const charge = (id: string, post: string, provider: string) =>
      ({
        type: "charge",
        amount: 100,
        charge: id,
        patient: id,
        post,
        provider,
        code: "99213",
      }) as const;
    await take(
      practice,
      STAFF,
      PAYROLL,
      ledgerFile([
        charge("1", "2026-01-10", "Lee"),
        charge("2", "2026-02-10", "Mora"),
        charge("3", "2026-03-10", "Lee"),
      ]),
    );
  });

  test("a year that goes on is told to the last month there is: 300.00 owed after 90 days of 300.00", async () => {
    // before: 0 owed on 31 December, so 0.0 days
    expect(await value(practice, "RC01", "FY2026")).toMatchObject({
      as_of: "2026-03-31",
      numerator: "300",
      value: expect.closeTo(90, 8),
      status: "to 2026-03: data end there",
    });
    const { sums, value: traced } = await practice.trace("RC01", { period: "FY2026" });
    expect([Number(sums.numerator), sums.denominator]).toEqual([300, traced.denominator]);
  });

  test.each(["2026-04", "2027-01", "2025-12"])(
    "there is nothing of %s, and when there is",
    async (month) => {
      for (const kpi of ["RC01", "RC08", "PE01"]) {
        const status = "no data: they run from 2026-01 to 2026-03";
        expect(await value(practice, kpi, month)).toMatchObject({
          value: null,
          numerator: null,
          n: 0,
          status,
        });
      }
      expect((await practice.trace("RC01", { period: month })).total_rows).toBe(0);
    },
  );

  test("people on average a month are of the months that are paid: 1.00, of three months too", async () => {
    for (const period of ["2026-01", "2026-01..2026-02", "2026-01..2026-03", "FY2026"]) {
      const fte = await value(practice, "PE01", period);
      expect(fte.value).toBeCloseTo(1, 4);
      const all = period === "FY2026" ? 12 : 3;
      expect(fte.status).toBe(
        period.endsWith("3") || all === 12
          ? `of 2 of ${all} months: the others have no data`
          : "ok",
      );
      const { sums } = await practice.trace("PE01", { period });
      expect(Number(sums.numerator)).toBeCloseTo(fte.value!, 8);
    }
  });

  test("a cost that nobody is named for, by visits that are: no figure by provider, not 0.00 each", async () => {
    expect((await value(practice, "PE06", "2026-01")).value).toBe(3100);
    const says = { value: null, status: "n/a: what it divides is not told by provider" };
    for (const each of await practice.kpi({
      kpis: ["PE06"],
      period: "2026-01",
      by: ["provider"],
    })) {
      expect(each).toMatchObject(says);
    }
    const lee = { kpis: ["PE06"], period: "2026-01", slice: { provider: ["Lee"] } };
    expect(await practice.kpi(lee)).toMatchObject([says]);
    expect(await practice.kpi({ ...lee, kpis: ["PE08"] })).toMatchObject([
      { value: null, status: "n/a: what it divides by is not told by provider" },
    ]);
    expect(await practice.kpi({ ...lee, kpis: ["PE01"] })).toMatchObject([
      { value: null, status: "n/a: it is not told by provider" },
    ]);
    expect(await practice.kpi({ ...lee, kpis: ["RC25"] })).toMatchObject([
      { value: 1, status: "ok" },
    ]);
  });
});
