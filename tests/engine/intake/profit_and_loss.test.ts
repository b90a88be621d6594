/** QuickBooks Online's Profit and Loss by month, where no detail of the ledger is. */
import { describe, expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

const report = (net: string): string => `Profit and Loss
Example Practice
"January - February, 2026"

,Jan 2026,Feb 2026,Total
Income
   Fees,"1,000.00","1,200.00","2,200.00"
Total Income,"1,000.00","1,200.00","2,200.00"
Gross Profit,"1,000.00","1,200.00","2,200.00"
Expenses
   Office,10.00,,10.00
      Paper,,5.00,5.00
   Total Office,10.00,5.00,15.00
   Rent,300.00,(20.00),280.00
Total Expenses,310.00,-15.00,295.00
Net Operating Income,690.00,"1,215.00","1,905.00"
Net Income,690.00,"${net}","1,905.00"

"Monday, Mar 02, 2026 09:15 AM GMT-5 - Accrual Basis"
`;
const ACCOUNTS = `account,line
Fees,patient_revenue
Office,office
Office:Paper,office
Rent,occupancy
`;
const DETAIL = `account,entry,type,date,number,memo,debit,credit
Fees,1,Deposit,2026-02-03,,,,1100.00
Bank,1,Deposit,2026-02-03,,,1100.00,
`;

const practiceWith = async (files: Record<string, string>) => {
  const practice = scratchPractice();
  const paths = Object.entries(files).map(([name, text]) => drop(practice, name, text));
  const [result] = await practice.import([{ paths, knownAt: null }]);
  return { practice, files: result!.files };
};

describe("profit and loss", () => {
  test("months without detail take it, months with detail keep the detail and say the difference", async () => {
    const { practice, files } = await practiceWith({
      "accounts.csv": ACCOUNTS,
      "pnl.csv": report("1,215.00"),
      "detail.csv": DETAIL,
    });
    const file = files.find(({ path }) => path === "pnl.csv")!;
    expect(file).toMatchObject({
      format: "quickbooks-online-profit-and-loss",
      status: "loaded",
      rows: { loaded: 6, quarantined: 0, ignored: 15 },
      control_totals: [{ measure: "net_income", printed: "1905.00", agrees: true }],
    });
    const lines = await practice.read(null, [], (session) =>
      session.rows(
        `select month::varchar as month, account, line, amount::varchar as amount
        from ledger_line where kind <> 'unmapped' order by all`,
      ),
    );
    expect(lines).toEqual([
      { month: "2026-01-01", account: "Fees", line: "patient_revenue", amount: "-1000.00" },
      { month: "2026-01-01", account: "Office", line: "office", amount: "10.00" },
      { month: "2026-01-01", account: "Rent", line: "occupancy", amount: "300.00" },
      { month: "2026-02-01", account: "Fees", line: "patient_revenue", amount: "-1100.00" },
    ]);
    const found = (await practice.check()).findings.filter(
      ({ check }) => check === "LEDGER_SUMMARY_DIFFERS",
    );
    expect(found.map(({ amount, line }) => [amount, line])).toEqual(
      expect.arrayContaining([
        ["-100.00", 7],
        ["5.00", 12],
        ["-20.00", 14],
      ]),
    );
  });

  test("the operating margin works from it, and its rows lead to the lines of the report", async () => {
    const { practice } = await practiceWith({
      "accounts.csv": ACCOUNTS,
      "pnl.csv": report("1,215.00"),
    });
    const [margin] = await practice.kpi({ period: "2026-01", kpis: ["operating_margin"] });
    expect(margin).toMatchObject({ numerator: "690", denominator: "1000", value: 0.69 });
    const { rows } = await practice.trace("operating_margin", { period: "2026-01" });
    expect(
      rows.map(({ file, line }) => [file, line]).toSorted((a, b) => Number(a[1]) - Number(b[1])),
    ).toEqual([
      ["pnl.csv", 7],
      ["pnl.csv", 11],
      ["pnl.csv", 14],
    ]);
  });

  test("one column is the month of the title, a part of a month is told, several months in one are refused", async () => {
    const one = (titles: string, head: string): string =>
      `Profit and Loss\nExample Practice\n${titles}\n\n,${head}\nIncome\n   Fees,100.00\nTotal Income,100.00\nNet Income,100.00\n`;
    const { practice, files } = await practiceWith({
      "january.csv": one('"January 1-31, 2026"', "Total"),
      "february.csv": one("February 2026", "Total"),
      "march.csv": one('"March 1-9, 2026"', '"Mar 1 - Mar 9, 2026"'),
      "quarter.csv": one('"January - March, 2026"', "Total"),
    });
    expect(files.map(({ path, status }) => [path, status])).toEqual([
      ["january.csv", "loaded"],
      ["february.csv", "loaded"],
      ["march.csv", "loaded"],
      ["quarter.csv", "rejected"],
    ]);
    const checks = files.map(({ findings }) => findings.map(({ check }) => check));
    expect([checks[0], checks[1]]).toEqual([[], []]);
    expect(checks[2]).toContain("MONTH_IN_PART");
    expect(checks[3]).toEqual(["MONTHS_NOT_TOLD"]);
    const months = await practice.read(null, [], (session) =>
      session.rows("select month::varchar as month from ledger_summary_row order by month"),
    );
    expect(months.map(({ month }) => month)).toEqual(["2026-01-01", "2026-02-01", "2026-03-01"]);
  });

  test("a report whose rows do not come to its net income waits for a person", async () => {
    const { files } = await practiceWith({ "pnl.csv": report("1,216.00") });
    expect(files[0]).toMatchObject({ status: "rejected", rows: { loaded: 0 } });
    expect(files[0]!.findings.map(({ check }) => check)).toContain("CONTROL_TOTAL_MISMATCH");
  });
});
