import { TYPED_MONTHS, type Format } from "../format.ts";

/** The budget: money by statement line, and the drivers it was made of by payer. */
export const budget: Format<"budget"> = {
  id: "budget",
  title: "Budget",
  evidence: "our own template, datasets/templates/README.md",
  feed: "budget",
  columns: {
    version: "version",
    month: "month",
    line: "line",
    payer: "payer",
    amount: "amount",
    behaviour: "behaviour",
  },
  required: ["month", "line", "amount"],
  days: TYPED_MONTHS,
  moments: [],
  words: { behaviour: { fixed: "fixed", variable: "variable" } },
};

/** Which line of the statements each general-ledger account belongs to. */
export const accounts: Format<"account"> = {
  id: "accounts",
  title: "Chart of accounts",
  evidence: "our own template, datasets/templates/README.md",
  feed: "account",
  columns: { account: "account", line: "line" },
  required: ["account", "line"],
  days: [],
  moments: [],
  words: {},
};

/** The practice's own fee schedule with work RVUs, by the year they hold for. */
export const feeSchedule: Format<"fee"> = {
  id: "fee-schedule",
  title: "Fee schedule with work RVUs",
  evidence: "our own template, datasets/templates/README.md",
  feed: "fee",
  columns: { code: "Code", service_year: "Service Year", work_rvu: "Work RVU", fee: "Fee" },
  required: ["code", "service_year", "work_rvu"],
  days: [],
  moments: [],
  words: {},
};
