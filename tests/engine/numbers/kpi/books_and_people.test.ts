/** Figures that books, payroll and the staff list make together, each worked out by hand for one month. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";

const FEBRUARY = "2026-02";

const visit = (id: string) => ({
  type: "charge",
  amount: 5000,
  charge: id,
  patient: id,
  post: "2026-02-10",
  code: "99213",
});
const BILLING = ledgerFile([
  visit("1"),
  visit("2"),
  { type: "payment", amount: -6500, charge: "1", post: "2026-02-20", deposited: "2026-02-21" },
  { type: "adjustment", reason: "contractual", amount: -1500, charge: "1", post: "2026-02-20" },
  { type: "adjustment", reason: "charity", amount: -500, charge: "1", post: "2026-02-20" },
  { type: "adjustment", reason: "denial", amount: -250, charge: "1", post: "2026-02-20" },
  { type: "bad_debt_recovery", amount: -300, charge: "1", post: "2026-02-20" },
]);
const ACCOUNTS = `account,line
Fees,patient_revenue
Wages,support_staff
Rent,occupancy
Biller,billing_services
Owed to suppliers,payables
Bank,cash
`;
/** 56.00 a day of rent and biller over 28 days of February, 31 of January and 31 of December. */
const BOOKS = `account,entry,type,date,number,memo,debit,credit
Fees,1,,2026-02-28,,,,10000.00
Wages,1,,2026-02-28,,,3000.00,
Rent,1,,2026-02-28,,,1600.00,
Biller,1,,2026-02-28,,,200.00,
Owed to suppliers,1,,2026-02-28,,,,400.00
Bank,1,,2026-02-28,,,5600.00,
`;
const STAFF = `employee_id,role,weekly_hours,start,end
E-1,physician,40,2024-01-01,
E-2,clinical,20,2024-01-01,
E-3,front_office,30,2024-01-01,2026-02-15
E-4,billing,10,2024-01-01,
E-5,app,20,2024-01-01,
`;
const pay = (employee: string, hours: number, gross: number, earning = "regular"): string =>
  `2026-02-28,2026-02-01,2026-02-28,${employee},,,${earning},${hours},${gross}.00,${gross / 10}.00,0.00`;
const PAYROLL = [
  "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits",
  pay("E-1", 160, 0),
  pay("E-1", 20, 0, "pto"),
  pay("E-2", 80, 1000),
  pay("E-3", 120, 0),
  pay("E-3", 20, 0, "overtime"),
  pay("E-4", 40, 1000),
  pay("E-5", 80, 0),
  "",
].join("\n");
const SHEET = `Balance Sheet
Example Practice
"As of February 28, 2026"

,Total
ASSETS
Current Assets
Accounts Receivable
Accounts Receivable (A/R),"4,000.00"
Total Accounts Receivable,"4,000.00"
Total Current Assets,"4,000.00"
TOTAL ASSETS,"4,000.00"
LIABILITIES AND EQUITY
Equity
Owner,"4,000.00"
Total Equity,"4,000.00"
TOTAL LIABILITIES AND EQUITY,"4,000.00"
`;

describe("a practice of five in February 2026", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const files = [BILLING, ACCOUNTS, BOOKS, STAFF, PAYROLL, SHEET];
    const report = await take(practice, ...files);
    expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual(
      files.map(() => ["loaded", 0]),
    );
  });

  test.each<[id: string, why: string, expected: number, category?: string]>([
    ["PE01", "180 hours of 160 are one person, never more", 1, "physician"],
    ["PE01", "80 hours of 160", 0.5, "clinical"],
    ["PE01", "overtime is no FTE", 0.75, "front_office"],
    ["PE02", "a nurse's half, three quarters and a quarter for one physician (MGMA)", 1.5],
    ["PE02.provider", "one and a half for a physician and half a practitioner (MGMA)", 1],
    ["PE06", "1,100.00 of a nurse and 1,100.00 of the biller with tax, for two visits", 1100],
    ["FI01", "10,000.00 less 3,000.00, 1,600.00 and 200.00 (HFMA)", 0.52],
    ["PE03", "half a nurse for a physician and half a practitioner", 0.5 / 1.5],
    ["PE03.front", "three quarters for two visits", 375],
    ["PE04", "one left; five at the end of eleven months, four at the end of the twelfth", 12 / 59],
    ["FI13", "5,600.00 in the bank, 2,200.00 a payroll", 5600 / 2200],
    ["RC10", "6,500.00 and 300.00 recovered of 10,000.00 less 1,500.00 and 500.00", 6800 / 8000],
    [
      "RC30",
      "1,100.00 for the biller's pay, 200.00 for the service, 6,500.00 collected, not what the agency recovered",
      0.2,
    ],
    ["PR07", "10,000.00 for a twelfth of a physician's year", 120_000],
    ["PR07.provider", "10,000.00 for an eighth of a provider's year (MGMA)", 80_000],
  ])("%s: %s", async (id, _, expected, category) => {
    const by = category ? (["category"] as const) : [];
    const values = await practice.kpi({ kpis: [id], period: FEBRUARY, by });
    const found = values.find((each) => !category || each.slice["category"] === category)!;
    expect(found.value! / expected).toBeCloseTo(1, 8);
    const traced = await practice.trace(id, {
      period: FEBRUARY,
      ...(category ? { category } : {}),
      limit: 100,
    });
    const sum = traced.rows.reduce((total, row) => total + Number(row.numerator), 0);
    expect(sum).toBeCloseTo(Number(found.numerator), 6);
  });

  test("a quarter of which one month is paid is told of that month: an average, and no third of it", async () => {
    const [quarter] = await practice.kpi({
      kpis: ["PE01"],
      period: "2026-Q1",
      by: ["category"],
    });
    expect(quarter!.slice["category"]).toBe("app");
    expect(quarter!.value).toBeCloseTo(0.5, 6);
    expect(quarter!.status).toBe("of 1 of 3 months: the others have no data");
  });

  test("a staff list without days tells no turnover", async () => {
    const other = scratchPractice();
    await take(other, BILLING, "employee_id,role,weekly_hours\nE-1,clinical,40\n");
    expect(await value(other, "PE04", FEBRUARY)).toMatchObject({ value: null, status: "no data" });
  });
});
