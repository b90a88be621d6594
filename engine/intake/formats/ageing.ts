import { TYPED_DAYS, type Format } from "../format.ts";

/** What the billing system's own ageing report says is owed, to be held against the ledger. */
export const ageing: Format<"ageing"> = {
  id: "ageing",
  title: "A/R ageing report",
  evidence: "our own template, datasets/templates/README.md",
  feed: "ageing",
  columns: { as_of: "as_of", bucket: "bucket", payer: "payer", amount: "amount" },
  required: ["as_of", "bucket", "amount"],
  days: TYPED_DAYS,
  moments: [],
  words: {},
};
