/** What the drawer shows of a signal: the strongest, and all others as one row, so that it still sums. */
import { expect, test } from "vitest";
import type { Anomaly, Moved } from "../../../engine/contract.ts";
import { catalogue, findKpi } from "../../../engine/numbers/kpi/catalogue.ts";
import { parseSettings } from "../../../engine/practice.ts";
import { movedPanel } from "../../../engine/report/panels/moved.ts";
import type { Series } from "../../../engine/report/series.ts";

const kpi = findKpi(catalogue(parseSettings("{}", "practice.json").policies), "RC35.other")!;
const series = { kpi, title: kpi.title } as Series;
const part = (member: string, effect: string): Moved => ({
  dimension: "payer",
  member,
  effect,
  rate_effect: effect,
  mix_effect: "0",
  trace: { kpi: kpi.name, period: "2026-08", slice: { payer: [member] }, category: null },
});
const anomaly: Anomaly = {
  kpi: kpi.id,
  name: kpi.name,
  category: null,
  unit: kpi.unit,
  period: "2026-08",
  value: 0.05,
  expected: { low: 0, centre: 0.01, high: 0.02 },
  state: "beyond",
  side: "higher",
  change: "0.04",
  says: "It rose.",
  parts: ["a", "b", "c", "d", "e", "f", "g", "h"].map((name) => part(name, "0.005")),
  ruled_out: [
    { cause: "held_rows", holds: false, says: "no line is held back" },
    { cause: "partial_month", holds: null, says: "cannot be said" },
  ],
};

test("six of eight stand alone, two are one row without rows to open, and all sum to the change", () => {
  const panel = movedPanel(series, anomaly)!;
  expect(panel.rows["member"]).toEqual(["a", "b", "c", "d", "e", "f", "2 others"]);
  expect(panel.texts["effect"]!.at(-1)).toBe("+1.0 pts");
  expect(panel.traces.at(-1)).toBeNull();
  const sum = panel.rows["effect"]!.reduce<number>((all, each) => all + Number(each), 0);
  expect(sum).toBeCloseTo(0.04, 12);
  expect(panel.notes).toEqual([
    "It rose.",
    "Ruled out: held rows (no line is held back).",
    "Not known: partial month (cannot be said).",
  ]);
});

test("where there is no signal there is no panel", () => {
  expect(movedPanel(series, { ...anomaly, state: "usual", side: null })).toBeNull();
});
