/** What the books and the billing of one February come to, beside a plan: each figure worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";

const FEBRUARY = "2026-02";
const visit = (id: string, code: string, post: string) => ({
  type: "charge",
  amount: 100,
  charge: id,
  patient: id,
  post,
  code,
});
const BILLING = ledgerFile([
  { ...visit("old", "90471", "2025-10-01"), amount: 300 },
  visit("1", "99213", "2026-02-03"),
  visit("2", "99213", "2026-02-04"),
  visit("3", "99214", "2026-02-05"),
  visit("4", "99203", "2026-02-06"),
  visit("void", "99214", "2026-02-06"),
  {
    ...visit("void", "99214", "2026-02-06"),
    type: "charge_void",
    amount: -100,
    post: "2026-02-09",
    dos: "2026-02-06",
  },
  { type: "payment", amount: -100, charge: "old", post: "2026-02-10" },
  { type: "payment", amount: -60, charge: "1", post: "2026-02-20" },
  { type: "payment", amount: -50, charge: "2", post: "2026-02-20" },
  { type: "refund", amount: 50, charge: "2", post: "2026-02-25" },
  { type: "bad_debt_recovery", amount: -30, charge: "old", post: "2026-02-25" },
]);
const ACCOUNTS = `account,line
Fees,patient_revenue
Wages,support_staff
Rent,occupancy
Interest,interest
Draws,owner_draws
Loan,loans
Scanner,fixed_assets
Bank,cash
`;
const BOOKS = `account,entry,type,date,number,memo,debit,credit
Fees,1,,2026-02-28,,,,10000.00
Wages,1,,2026-02-28,,,3000.00,
Rent,1,,2026-02-28,,,2000.00,
Interest,1,,2026-02-28,,,100.00,
Draws,1,,2026-02-28,,,500.00,
Bank,1,,2026-02-28,,,4400.00,
Loan,2,,2026-02-10,,,,4000.00
Scanner,2,,2026-02-10,,,4000.00,
Loan,3,,2026-02-28,,,300.00,
Bank,3,,2026-02-28,,,,300.00
Fees,4,,2025-12-31,,,,9000.00
Bank,4,,2025-12-31,,,9000.00,
Fees,5,,2026-01-31,,,,9000.00
Bank,5,,2026-01-31,,,9000.00,
`;
const SHEET = `Balance Sheet
Example Practice
"As of February 28, 2026"

,Total
ASSETS
Current Assets
Accounts Receivable
Accounts Receivable (A/R),"4,200.00"
Total Accounts Receivable,"4,200.00"
Total Current Assets,"4,200.00"
TOTAL ASSETS,"4,200.00"
LIABILITIES AND EQUITY
Equity
Owner,"4,200.00"
Total Equity,"4,200.00"
TOTAL LIABILITIES AND EQUITY,"4,200.00"
`;
const BUDGET =
  "version,month,line,amount\n2026,2026-02,patient_revenue,9000\n2026,2026-02,support_staff,3200\n2026,2026-02,occupancy,1900\n";

describe("a practice in February 2026", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const files = [BILLING, ACCOUNTS, BOOKS, BUDGET, SHEET];
    const report = await take(practice, ...files);
    expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual(
      files.map(() => ["loaded", 0]),
    );
  });

  test.each<[id: string, why: string, expected: number, category?: string]>([
    ["RC03", "4,200.00 by the sheet; 28,000.00 of revenue in 90 days (HFMA MAP)", 13.5],
    ["RC05", "200.00 of 540.00 open is of October (HFMA MAP AR-1)", 200 / 540],
    ["RC37", "300.00 + 500.00 − 100.00 void − 210.00 + 50.00 back is the 540.00 at the end", 0],
    ["RC38", "100.00, 60.00 and 50.00 paid less 50.00 returned, and nothing of the agency", 160],
    ["PR10", "five visits, of which one was voided", 4],
    ["PR05", "two of three established patients (AAFP: by family of codes)", 2 / 3, "99213"],
    ["PR05", "one of three; the voided one is of none", 1 / 3, "99214"],
    ["PR05", "the only new patient", 1, "99203"],
    ["FI10", "1,000.00 more revenue than planned is favourable", 1000, "patient_revenue"],
    ["FI10", "200.00 less pay than planned is favourable", 200, "support_staff"],
    ["FI10", "100.00 more rent than planned is not", -100, "occupancy"],
    ["FI10", "100.00 of interest, for which nothing was planned", -100, "interest"],
    ["FI14", "revenue is above nothing", 10_000, "Patient revenue"],
    ["FI14", "and so is what was spent", 2000, "Occupancy"],
    ["FI14", "principal", 300, "Loans, paid off"],
    ["FI14", "a loan that was drawn is no repayment", 4000, "Loans, drawn"],
    ["FI14", "what the loan bought", 4000, "Fixed assets, bought"],
    ["FI14", "what the owners took", 500, "Owner draws"],
    ["FI15", "18,000.00 of the months before, 4,400.00 less 300.00", 22_100, "Cash, Bank"],
    ["FI15", "what is owed of the loan is above nothing", 3700, "Loans, Loan"],
  ])("%s: %s", async (id, _, expected, category) => {
    const by = category ? (["category"] as const) : [];
    const values = await practice.kpi({ kpis: [id], period: FEBRUARY, by });
    const found = values.find((each) => !category || each.slice["category"] === category);
    expect([found?.slice, found?.value]).toEqual([
      category ? { category } : {},
      expect.closeTo(expected, 8),
    ]);
    const { rows } = await practice.trace(id, {
      period: FEBRUARY,
      ...(category ? { category } : {}),
      limit: 100,
    });
    const sum = rows.reduce((total, row) => total + Number(row.numerator), 0);
    expect(sum).toBeCloseTo(Number(found!.numerator), 6);
    expect(rows.every(({ file, line }) => file !== null && line !== null)).toBe(true);
  });

  test("a loan is owed in March too, and nothing is drawn again", async () => {
    expect((await value(practice, "FI14", "2026-03")).value).toBeNull();
  });
});
