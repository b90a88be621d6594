/** What else may have moved a figure: each cause held against months made up to show it. */
import { describe, expect, test } from "vitest";
import { monthsFrom } from "../../../engine/calendar.ts";
import type { Restatement, RuledOut } from "../../../engine/contract.ts";
import type { FeedMonth } from "../../../engine/numbers/control/feed_months.ts";
import { catalogue, findKpi } from "../../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../../engine/practice.ts";
import { causesOf, type Suspected } from "../../../engine/report/causes.ts";

const kpis = catalogue(parseSettings("{}", "practice.json").policies);
const base = monthsFrom("2025-01", "2025-12");

/** Billing of a month: a row on each of its twenty business days, a tenth of them late. */
const billed = (month: string, more: Partial<FeedMonth> = {}): FeedMonth => ({
  feed: "transaction",
  month,
  rows: 100,
  late: 10,
  days: 20,
  lastDay: `${month}-28`,
  formats: ["transactions"],
  locations: ["North", "South"],
  held: 0,
  ...more,
});
const suspected = (august: Partial<FeedMonth>, more: Partial<Suspected> = {}): Suspected => ({
  kpi: findKpi(kpis, "PR09")!,
  month: "2026-08",
  value: 80,
  maturity: null,
  limits: { centre: 100, lower: 90, upper: 110 },
  base,
  feeds: [...base.map((month) => billed(month)), billed("2026-08", august)],
  businessDays: (_, after) => (after ? 0 : 20),
  restatements: [],
  ...more,
});
const causeOf = (name: RuledOut["cause"], given: Suspected): RuledOut =>
  causesOf(given).find(({ cause }) => cause === name)!;

const restated = (cause: Restatement["cause"], period = "2026-08"): Restatement => ({
  kpi: "PR09",
  period,
  category: null,
  was: 100,
  is: 80,
  was_numerator: "100",
  was_denominator: null,
  is_numerator: "80",
  is_denominator: null,
  cause,
  import_id: null,
  at: "2026-09-20T10:00:00.000Z",
});

test("where nothing is out of the way, everything is ruled out", () => {
  expect(causesOf(suspected({})).map(({ cause, holds }) => [cause, holds])).toEqual([
    ["partial_month", false],
    ["late_posting", false],
    ["mapping_change", false],
    ["definition_change", false],
    ["restatement", false],
    ["file_missing", false],
    ["held_rows", false],
    ["working_days", false],
  ]);
});

describe("each cause, and what was seen", () => {
  test.each<[cause: RuledOut["cause"], given: Suspected, says: string | RegExp]>([
    [
      "partial_month",
      suspected({}, { businessDays: (_, after) => (after ? 9 : 20) }),
      "Billing goes to 28 Aug 2026, 9 business days before the end of Aug 2026",
    ],
    [
      "late_posting",
      suspected({ late: 25 }),
      "25.0 % of the rows of the month were known late, in the months compared with up to 10.0 %",
    ],
    [
      "mapping_change",
      suspected({ formats: ["kareo-charges"] }),
      "Billing was read as kareo-charges, before as transactions",
    ],
    [
      "mapping_change",
      suspected({}, { restatements: [restated("mapping_change", "2025-03")] }),
      "Mar 2025 was restated on 20 Sep 2026 (mapping change)",
    ],
    [
      "restatement",
      suspected({}, { restatements: [restated("source_correction")] }),
      "Aug 2026 was restated on 20 Sep 2026 (source correction)",
    ],
    [
      "file_missing",
      suspected({ locations: ["South"] }),
      "Billing has no row of North, which it had in every month before",
    ],
    [
      "file_missing",
      suspected({ days: 15 }),
      "5 business days have no row of Billing, in the months compared with up to 0",
    ],
    [
      "file_missing",
      suspected({}, { feeds: base.map((month) => billed(month)) }),
      "Billing has no row of Aug 2026",
    ],
    ["held_rows", suspected({ held: 2 }), /^2 lines of Billing are held back/],
    [
      "working_days",
      suspected({}, { businessDays: (month) => (month === "2026-08" ? 16 : 20) }),
      "16 business days, in the months compared with 20.0; at as many it would be $100",
    ],
  ])("%s", (cause, given, says) => {
    const found = causeOf(cause, given);
    expect(found.holds).toBe(true);
    expect(found.says).toMatch(says);
  });

  test("all months are reckoned by one definition, so a new one is no cause; that it is new is said", () => {
    const found = causeOf(
      "definition_change",
      suspected({}, { restatements: [restated("definition_change")] }),
    );
    expect(found.holds).toBe(false);
    expect(found.says).toMatch(/version 1 of the definition; Aug 2026 was restated/);
  });

  test("fewer working days do not move a share", () => {
    const rate = suspected(
      {},
      { kpi: findKpi(kpis, "RC35.other")!, businessDays: (m) => (m === "2026-08" ? 16 : 20) },
    );
    expect(causeOf("working_days", rate).holds).toBe(false);
  });

  test("where the exports have no days, nothing is ruled out", () => {
    expect(causeOf("partial_month", suspected({}, { feeds: [] })).holds).toBeNull();
    expect(causeOf("file_missing", suspected({}, { feeds: [] })).holds).toBeNull();
  });
});
