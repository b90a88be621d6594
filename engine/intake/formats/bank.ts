import { TYPED_DAYS, type Format } from "../format.ts";

/** Our own template: a bank statement, one row a movement of an account, signed. */
export const bankStatement: Format<"bank"> = {
  id: "bank-statement",
  title: "Bank statement (our template)",
  evidence: "our own template, datasets/templates/README.md",
  feed: "bank",
  columns: {
    account: "account",
    movement_id: "movement_id",
    date: "date",
    amount: "amount",
    reference: "reference",
    description: "description",
    balance: "balance",
  },
  required: ["date", "amount"],
  marks: ["movement_id"],
  days: TYPED_DAYS,
  moments: [],
  words: {},
};

/** The same, of a bank that has a column for money in and one for money out. */
export const bankStatementInOut: Format<"bank"> = {
  ...bankStatement,
  id: "bank-statement-in-out",
  title: "Bank statement with money in and out (our template)",
  columns: {
    account: "account",
    movement_id: "movement_id",
    date: "date",
    money_in: "money_in",
    money_out: "money_out",
    reference: "reference",
    description: "description",
    balance: "balance",
  },
  required: ["date", "money_in", "money_out"],
};
