import { TYPED_DAYS, type Format } from "../format.ts";

/** Our own template: what payers have agreed to allow. */
export const contractRates: Format<"contract_rate"> = {
  id: "contract-rates",
  title: "Contract rates",
  evidence: "our own template, datasets/templates/README.md",
  feed: "contract_rate",
  columns: {
    payer: "payer",
    code: "code",
    allowed: "contract_allowed",
    since: "since",
    until: "until",
  },
  required: ["payer", "code", "allowed"],
  days: TYPED_DAYS,
  moments: [],
  words: {},
};
