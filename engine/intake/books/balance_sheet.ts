/** QuickBooks Online's Balance Sheet: what each account holds at the end of each period. */
import type { Statement } from "./statement.ts";

export const BALANCE_SHEET: Statement<"ledger_balance"> = {
  format: { id: "quickbooks-online-balance-sheet", title: "QuickBooks Online balance sheet" },
  title: /^balance sheet\b/i,
  feed: "ledger_balance",
  reading: { days: ["%Y-%m-%d"], moments: [], words: {} },
  sections: {
    assets: "",
    "current assets": "current_asset",
    "bank accounts": "bank",
    "accounts receivable": "receivable",
    "other current assets": "current_asset",
    "fixed assets": "fixed_asset",
    "other assets": "other_asset",
    "liabilities and equity": "",
    liabilities: "",
    "current liabilities": "current_liability",
    "accounts payable": "payable",
    "credit cards": "credit_card",
    "other current liabilities": "current_liability",
    "long-term liabilities": "long_term_liability",
    equity: "equity",
  },
  computed: /^(?!)/,
  proofs: { assets: /^total assets$/i, liabilities_and_equity: /^total liabilities and equity$/i },
  ofMonths: false,
  row: ({ period, ...row }) => ({ ...row, as_of: period.day }),
};
