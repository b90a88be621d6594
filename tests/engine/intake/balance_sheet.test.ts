/** QuickBooks Online's Balance Sheet, held against itself and against the detail of the ledger. */
import { expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

const sheet = (february: {
  checking: string;
  assets: string;
  other: string;
}): string => `Balance Sheet
Example Practice
"As of February 27, 2026"

,Jan 2026,Feb 2026
ASSETS
   Current Assets
      Bank Accounts
         Checking,"5,000.00","${february.checking}"
         Savings,"1,000.00","1,000.00"
      Total Bank Accounts,"6,000.00",x
      Accounts Receivable
         Accounts Receivable (A/R),200.00,200.00
      Total Accounts Receivable,200.00,200.00
   Total Current Assets,"6,200.00",x
   Fixed Assets
      Equipment,,
         Cost,900.00,900.00
         Depreciation,-100.00,-110.00
      Total Equipment,800.00,790.00
   Total Fixed Assets,800.00,790.00
TOTAL ASSETS,"7,000.00","${february.assets}"
LIABILITIES AND EQUITY
   Liabilities
      Current Liabilities
         Credit Cards
            Visa,300.00,250.00
         Total Credit Cards,300.00,250.00
      Total Current Liabilities,300.00,250.00
   Total Liabilities,300.00,250.00
   Equity
      Owner's equity,"6,000.00","6,000.00"
      Net Income,700.00,"${february.other}"
   Total Equity,"6,700.00",x
TOTAL LIABILITIES AND EQUITY,"7,000.00","${february.assets}"

"Friday, Feb 27, 2026 09:15 AM GMT-5 - Cash Basis"
`;
const DETAIL = `account,entry,type,date,number,memo,debit,credit
Checking,1,Deposit,2026-02-03,,,450.00,
Fees,1,Deposit,2026-02-03,,,,450.00
Checking,2,Payment,2026-02-10,,,,50.00
Visa,2,Payment,2026-02-10,,,50.00,
Equipment:Depreciation,3,Entry,2026-02-28,,,,10.00
Depreciation expense,3,Entry,2026-02-28,,,10.00,
`;

const taken = async (text: string) => {
  const practice = scratchPractice();
  const paths = [drop(practice, "sheet.csv", text), drop(practice, "detail.csv", DETAIL)];
  const [report] = await practice.import([{ paths, knownAt: null }]);
  const { findings } = await practice.check();
  return { practice, file: report!.files[0]!, findings };
};

test("each account's balance at the end of its period, signed as the ledger does, with its part of the sheet", async () => {
  const { practice, file, findings } = await taken(
    sheet({ checking: "5,400.00", assets: "7,390.00", other: "1,140.00" }),
  );
  expect(file).toMatchObject({
    format: "quickbooks-online-balance-sheet",
    status: "loaded",
    rows: { loaded: 16, quarantined: 0 },
    control_totals: [
      { measure: "assets", printed: "14390.00", agrees: true },
      { measure: "liabilities_and_equity", printed: "14390.00", agrees: true },
    ],
  });
  const february = await practice.read(null, [], (session) =>
    session.rows(
      `select as_of::varchar as day, section, account, amount::varchar as amount from ledger_balance_row
      where as_of > '2026-01-31' order by row_no`,
    ),
  );
  expect(
    february.map(({ day, section, account, amount }) => [day, section, account, amount]),
  ).toEqual([
    ["2026-02-27", "bank", "Checking", "5400.00"],
    ["2026-02-27", "bank", "Savings", "1000.00"],
    ["2026-02-27", "receivable", "Accounts Receivable (A/R)", "200.00"],
    ["2026-02-27", "fixed_asset", "Equipment:Cost", "900.00"],
    ["2026-02-27", "fixed_asset", "Equipment:Depreciation", "-110.00"],
    ["2026-02-27", "credit_card", "Visa", "-250.00"],
    ["2026-02-27", "equity", "Owner's equity", "-6000.00"],
    ["2026-02-27", "equity", "Net Income", "-1140.00"],
  ]);
  expect(findings.filter(({ check }) => check === "BALANCE_SHEET_UNBALANCED")).toEqual([]);
  // the detail books the depreciation on the 28th, the sheet had it on the 27th
  expect(
    findings
      .filter(({ check }) => check === "LEDGER_BALANCE_DIFFERS")
      .map(({ amount, line }) => [amount, line]),
  ).toEqual([["-10.00", 19]]);
});

test("a sheet whose sides differ, and an account that moved without its detail, are told", async () => {
  const { findings } = await taken(
    sheet({ checking: "5,390.00", assets: "7,380.00", other: "1,140.00" }).replace(
      'LIABILITIES AND EQUITY,"7,000.00","7,380.00"',
      'LIABILITIES AND EQUITY,"7,000.00","7,390.00"',
    ),
  );
  const amountsOf = (name: string) =>
    findings.filter(({ check }) => check === name).map(({ amount }) => amount);
  expect(amountsOf("BALANCE_SHEET_UNBALANCED")).toEqual(["-10.00"]);
  expect(amountsOf("LEDGER_BALANCE_DIFFERS")).toEqual(["-10.00", "-10.00"]);
});
