import { TYPED_DAYS, type Format } from "../format.ts";
import type { Verdict } from "../scan.ts";

/** Our own template: general-ledger detail, one row an account line of a balanced entry. */
export const ledger: Format<"ledger"> = {
  id: "general-ledger",
  title: "General ledger detail (our template)",
  evidence: "our own template, datasets/templates/README.md",
  feed: "ledger",
  columns: {
    account: "account",
    entry: "entry",
    type: "type",
    date: "date",
    number: "number",
    memo: "memo",
    debit: "debit",
    credit: "credit",
    department: "department",
  },
  required: ["account", "entry", "date", "debit", "credit"],
  seldom: ["department"],
  days: TYPED_DAYS,
  moments: [],
  words: {},
};

/**
 * QuickBooks Desktop's general ledger as CSV: an account's name stands alone above its rows (sub-
 * accounts after a colon), its rows leave that column empty, and "Total <account>" closes it.
 */
export const quickbooksLedger: Format<"ledger"> = {
  id: "quickbooks-desktop-ledger",
  title: "QuickBooks Desktop general ledger",
  evidence: "public parsers of the report; indentation and totals as they describe",
  feed: "ledger",
  columns: {
    entry: "Trans #",
    type: "Type",
    date: "Date",
    number: "Num",
    memo: "Memo",
    debit: "Debit",
    credit: "Credit",
    department: "Class",
  },
  required: ["entry", "type", "date", "debit", "credit"],
  seldom: ["department"],
  contextFields: ["account"],
  days: ["%m/%d/%Y"],
  moments: [],
  words: {},
  totals: [
    { label: /^total$/i, measure: "debit", column: "debit" },
    { label: /^total$/i, measure: "credit", column: "credit" },
  ],
  judge(cells, context): Verdict {
    const name = cells[0]?.trim() ?? "";
    const inside = cells.slice(1).filter((cell) => cell.trim() !== "").length;
    if (name !== "" && inside <= 1) {
      context.set("account", name);
      return { is: "ignored", as: "section" };
    }
    const account = context.get("account");
    if (name !== "" || !account)
      return { is: "held", problem: "ACCOUNT_UNKNOWN", field: "account" };
    return { is: "data", rows: [[account, ...cells]], coercion: "FILLED_DOWN" };
  },
};
