import { TYPED_DAYS, type Format } from "../format.ts";

/** Our own template: what the practice wants its figures to be. */
export const targets: Format<"target"> = {
  id: "targets",
  title: "Targets",
  evidence: "our own template, datasets/templates/README.md",
  feed: "target",
  columns: {
    kpi: "kpi",
    category: "category",
    target: "target",
    per: "per",
    since: "since",
    source: "source",
  },
  required: ["kpi", "target"],
  days: TYPED_DAYS,
  moments: [],
  words: {},
};
