/** What packs say of frozen plans. */
import { expect, test } from "vitest";
import type { FrozenPlan } from "../../../../engine/contract.ts";
import { frozenSentences, versionsPanel } from "../../../../engine/report/panels/plan.ts";

const plan = (name: string, rest: Partial<FrozenPlan> = {}): FrozenPlan => ({
  fiscal_year: "FY2026",
  name,
  version: "2026",
  at: "2026-01-03T09:00:00.000Z",
  who: "ann",
  approved_by: null,
  reason: null,
  rows: 12,
  net_income: "120000.00",
  digest: "0".repeat(64),
  ...rest,
});

test("the original and the latest are told, not those between, nor another year's", () => {
  const frozen = [
    plan("original", { approved_by: "the owners" }),
    plan("v2"),
    plan("v3", {
      at: "2026-07-01T09:00:00.000Z",
      net_income: "-5000.00",
      reason: "one doctor left",
    }),
    plan("original", { fiscal_year: "FY2027" }),
  ];
  expect(frozenSentences(frozen, "FY2026")).toEqual([
    "The plan of FY2026 frozen as original on 3 Jan 2026, approved by the owners, comes to a net income of $120.0 k.",
    "The plan of FY2026 frozen as v3 on 1 Jul 2026 comes to a net income of −$5,000: one doctor left.",
  ]);
  expect(frozenSentences(frozen, "FY2027")).toHaveLength(1);
  expect(frozenSentences([], "FY2026")).toEqual([]);
});

test("a version says where it is compared with, and who froze it", () => {
  const version = {
    fiscal_year: "FY2026",
    version: "2026",
    months: 12,
    rows: 12,
    net_income: "1.00",
  };
  const panel = versionsPanel(
    [
      { ...version, counts_in: 12, frozen: "original" },
      { ...version, version: "2026 v2", counts_in: 0, frozen: null },
      { ...version, version: "x", counts_in: 3, frozen: null },
    ],
    [plan("original", { approved_by: "the owners" })],
  );
  expect(panel.rows["counts"]).toEqual(["yes", "no", "in 3 of 12 months"]);
  expect(panel.rows["when"]).toEqual(["3 Jan 2026 by ann; approved by the owners", "", ""]);
});
