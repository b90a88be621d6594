/** Budgets with months as columns: QuickBooks (IIF) and Xero. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport } from "../../../engine/contract.ts";
import { monthsOf } from "../../../engine/intake/books/months.ts";
import type { Practice } from "../../../engine/spine/open.ts";
import { drop, scratchPractice } from "../../scratch.ts";
import { xlsxOf } from "../../workbooks.ts";

const ACCOUNTS = `account,line
Fees:Visits,patient_revenue
Rent,occupancy
6100,office
`;

const twelve = (...amounts: string[]): string =>
  [...amounts, ...Array.from({ length: 12 - amounts.length }, () => "")].join("\t");

const IIF = [
  `!HDR\tPROD\tVER`,
  `HDR\tQuickBooks\t1`,
  `!BUD\tACCNT\tPERIOD\t${Array.from({ length: 12 }, () => "AMOUNT").join("\t")}\tSTARTDATE\tCLASS\tCUSTOMER`,
  `BUD\tFees:Visits\tMONTH\t${twelve("1,000.00", "1,100.00")}\t11/1/25\tNorth\t`,
  `BUD\tFees:Visits\tMONTH\t${twelve("500.00")}\t11/1/25\tSouth\t`,
  `BUD\tRent\tMONTH\t${twelve("200.00", "200.00", "0.00")}\t11/1/25\t\t`,
  `BUD\tRent\tMONTH\t${twelve("1")}\t\t\t`,
  `BUD\tGolf\tMONTH\t${twelve("70.00", "12.345")}\t11/1/25\t\t`,
  ``,
].join("\r\n");

const XERO = `Account,Jan-2026,Feb-2026,
Rent (469),210.00,-210.00,
Office supplies (6100),,35.00,
Revenue,,,
Golf (9),1.00,2.00,3.00
`;

const planOf = (practice: Practice) =>
  practice.read(null, [], (session) =>
    session.rows(
      `select month::varchar as month, line, sum(amount)::varchar as amount
      from budget_line group by all order by all`,
    ),
  );

describe("budgets", () => {
  let practice: Practice;
  let files: FileReport[];

  beforeAll(async () => {
    practice = scratchPractice();
    const paths = [
      drop(practice, "accounts.csv", ACCOUNTS),
      drop(practice, "plan.iif", IIF),
      drop(practice, "plan.csv", XERO),
    ];
    ({ files } = (await practice.import([{ paths, knownAt: null }]))[0]!);
  });

  test("each month of an account is a row, and what is not is said", () => {
    const of = (name: string) => files.find(({ path }) => path === name)!;
    expect(of("plan.iif")).toMatchObject({
      format: "quickbooks-iif-budget",
      status: "partial",
      rows: { read: 12, loaded: 7, quarantined: 2, ignored: 3 },
      ignored_as: { header: 2, section: 1 },
    });
    expect(of("plan.iif").findings.map(({ check, line }) => [check, line])).toEqual([
      ["DATE_MISSING", 7],
      ["TOO_MANY_DECIMALS", 8],
    ]);
    expect(of("plan.csv")).toMatchObject({
      format: "xero-budget",
      rows: { read: 6, loaded: 3, quarantined: 1, ignored: 2 },
    });
  });

  test("accounts are planned in the lines they belong to, a year that begins in November too", async () => {
    expect(await planOf(practice)).toEqual([
      { month: "2025-11-01", line: "occupancy", amount: "200.00" },
      { month: "2025-11-01", line: "patient_revenue", amount: "1500.00" },
      { month: "2025-12-01", line: "occupancy", amount: "200.00" },
      { month: "2025-12-01", line: "patient_revenue", amount: "1100.00" },
      { month: "2026-01-01", line: "occupancy", amount: "210.00" },
      { month: "2026-02-01", line: "occupancy", amount: "-210.00" },
      { month: "2026-02-01", line: "office", amount: "35.00" },
    ]);
  });

  test("an account without a line is named, with what is planned for it", async () => {
    const found = (await practice.check()).findings.filter(
      ({ check }) => check === "BUDGET_ACCOUNT_UNMAPPED",
    );
    expect(found).toMatchObject([
      {
        message: "the budget of account Golf is in no line of the statements; 1 months",
        amount: "70.00",
        file: "plan.iif",
        line: 8,
      },
    ]);
  });
});

test("revenue that is planned below zero is asked about", async () => {
  const practice = scratchPractice();
  const paths = [
    drop(practice, "accounts.csv", ACCOUNTS),
    drop(practice, "plan.csv", "Account,Jan-2026,Feb-2026\nFees:Visits,-900.00,-100.00\n"),
  ];
  await practice.import([{ paths, knownAt: null }]);
  expect((await practice.check()).findings).toContainEqual(
    expect.objectContaining({ check: "BUDGET_REVENUE_NEGATIVE", amount: "-1000.00", line: 2 }),
  );
});

test("months are read however their columns are headed, and nothing else is", () => {
  expect(monthsOf(["Jan-2012", "February 2012", "31 Mar 2012", "2012-04-30"])).toEqual([
    "2012-01",
    "2012-02",
    "2012-03",
    "2012-04",
  ]);
  expect(monthsOf(["01/01/2012", "01/02/2012"])).toEqual(["2012-01", "2012-02"]);
  expect(monthsOf(["01/01/2012", "02/01/2012"])).toEqual(["2012-01", "2012-02"]);
  expect(monthsOf(["Jan-2012", "Total"])).toBeNull();
  expect(monthsOf(["13/13/2012"])).toBeNull();
});

test("a sheet of one's own has lines down and months across, as CSV or as a workbook", async () => {
  const months = ["Jan-2026", "Feb-2026"];
  const csv = `Line,${months.join(",")}\nOccupancy,"1,210.50",\nOffice,,35\nPatient revenue,$900.00,(1.00)\nGolf,1,2\n`;
  const sheet = [
    ["Line", ...months],
    ["occupancy", 1210.5, null],
    ["Office", null, 35],
    ["patient_revenue", 900, -1],
  ];
  for (const [name, bytes] of [
    ["plan.csv", csv],
    ["plan.xlsx", xlsxOf([{ name: "Plan", rows: sheet }])],
  ] as const) {
    const practice = scratchPractice();
    const paths = [drop(practice, "accounts.csv", ACCOUNTS), drop(practice, name, bytes)];
    const [report] = await practice.import([{ paths, knownAt: null }]);
    expect(report!.files[1]).toMatchObject({ format: "budget-months-across", status: "loaded" });
    expect(await planOf(practice)).toEqual([
      { month: "2026-01-01", line: "occupancy", amount: "1210.50" },
      { month: "2026-01-01", line: "patient_revenue", amount: "900.00" },
      { month: "2026-02-01", line: "office", amount: "35.00" },
      { month: "2026-02-01", line: "patient_revenue", amount: "-1.00" },
    ]);
    const unmapped = (await practice.check()).findings.filter(
      ({ check }) => check === "BUDGET_ACCOUNT_UNMAPPED",
    );
    expect(unmapped).toHaveLength(name === "plan.csv" ? 1 : 0);
  }
});
