/** Positions that nobody fills, how long they stand open, and what agencies cost meanwhile: worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

describe("four people, three positions", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        { type: "charge", amount: 100, charge: "a", post: "2025-12-05", dos: "2025-12-05" },
        { type: "charge", amount: 100, charge: "b", post: "2026-03-30", dos: "2026-03-30" },
      ]),
      `employee_id,role,location,weekly_hours,start,end
1,physician,North,40,2020-01-01,
2,clinical,North,50,2020-01-01,
3,clinical,North,20,2020-01-01,2026-02-15
4,front_office,North,40,2026-03-01,
`,
      `position,role,location,fte,opened,filled,withdrawn
A,clinical,North,0.5,2026-01-20,2026-03-31,
B,front_office,North,1,2026-01-31,2026-03-01,
B,front_office,North,1,2026-03-10,,
C,billing,,1,2026-01-02,,2026-02-28
D,billing,,1.5,2026-01-02,,
E,billing,,1,2026-01-02,2026-01-01,
`,
    );
    expect(report.files[2]!.rows).toMatchObject({ loaded: 4, quarantined: 2 });
  });

  test.each([
    ["2025-12", null, null], // before anything was opened
    ["2026-01", "2.5", "5"], // A, B and C open; 1 + 1 + 0.5 here
    ["2026-02", "1.5", "3.5"], // C is given up on the last day; 1 + 1 here
    ["2026-03", "1", "4"], // A starts on the last day; B is open again; 1 + 1 + 1 here
  ])("PE07 in %s", async (month, open, all) => {
    expect(await value(practice, "PE07", month)).toMatchObject({
      numerator: open,
      denominator: all,
    });
  });

  test("by role", async () => {
    const values = await practice.kpi({ kpis: ["PE07"], period: "2026-01", by: ["category"] });
    expect(values.map(({ slice, value }) => [slice["category"], value])).toEqual([
      ["billing", 1],
      ["clinical", 0.25], // 0.5 of 0.5 + 1 + 0.5
      ["front_office", 1],
      ["physician", 0],
    ]);
  });

  test("PE07.days is of those filled in the month: 70 and 29 days", async () => {
    expect((await value(practice, "PE07.days", "2026-03")).value).toBe(49.5);
    expect((await value(practice, "PE07.days", "2026-02")).value).toBeNull();
  });
});

test("agencies' bills are a cost of staff, told by themselves and with the support staff", async () => {
  const practice = scratchPractice();
  const report = await take(
    practice,
    "account,line\n4000 Fees,patient_revenue\n6000 Wages,support_staff\n6010 Temps,agency_staff\n1000 Bank,cash\n",
    `account,entry,type,date,number,memo,debit,credit
4000 Fees,1,Deposit,2026-03-02,,,,10000.00
1000 Bank,1,Deposit,2026-03-02,,,10000.00,
6000 Wages,2,Check,2026-03-13,,,2000.00,
1000 Bank,2,Check,2026-03-13,,,,2000.00
6010 Temps,3,Bill,2026-03-20,,,512.50,
1000 Bank,3,Bill,2026-03-20,,,,512.50
`,
  );
  expect(report.files.map(({ status }) => status)).toEqual(["loaded", "loaded"]);
  expect(await value(practice, "PE07.agency", "2026-03")).toMatchObject({ value: 512.5 });
  expect(await value(practice, "FI03", "2026-03")).toMatchObject({ numerator: "2512.5" });
});
