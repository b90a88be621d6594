/** QuickBooks Online's Profit and Loss by month: what each account came to. */
import type { Statement } from "./statement.ts";

export const PROFIT_AND_LOSS: Statement<"ledger_summary"> = {
  format: {
    id: "quickbooks-online-profit-and-loss",
    title: "QuickBooks Online profit and loss by month",
  },
  title: /^profit and loss\b/i,
  feed: "ledger_summary",
  reading: { days: ["%Y-%m"], moments: [], words: {} },
  sections: {
    income: "income",
    "cost of goods sold": "cost",
    expenses: "expense",
    "other income": "other_income",
    "other expenses": "other_expense",
  },
  computed: /^(gross profit|net (operating |ordinary |other )income)$/i,
  proofs: { net_income: /^net income$/i },
  ofMonths: true,
  row: ({ period, ...row }) => ({ ...row, month: period.month }),
};
