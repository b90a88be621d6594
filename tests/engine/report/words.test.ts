import { expect, test } from "vitest";
import { cellText, monthsText } from "../../../engine/format.ts";
import { nearest } from "../../../engine/report/pages/nearest.ts";
import type { Series } from "../../../engine/report/series.ts";
import {
  arrowText,
  rangeText,
  sentenceList,
  trendText,
  variationText,
} from "../../../engine/report/words.ts";

test("a mistyped name finds the one it is most like, and a strange one none", () => {
  expect(nearest("aetnna", ["Aetna", "Cigna"])).toBe("Aetna");
  expect(nearest("Bluestone", ["Bluestone PPO", "Cascade"])).toBeNull();
  expect(nearest("zzzz", ["Aetna"])).toBeNull();
});

test("a change says its direction, rates in points, and nothing where nothing changed", () => {
  expect(arrowText(0.12, 0.1, "ratio")).toBe("▲ 2.0 pts");
  expect(arrowText(38.2, 40.3, "days")).toBe("▼ 2.1 days");
  expect(arrowText(10_000, 12_000, "money")).toBe("▼ $2,000");
  expect(arrowText(0.1, 0.1, "ratio")).toBe("no change");
  expect(arrowText(null, 0.1, "ratio")).toBe("");
});

test("a usual range has its unit once, and no rate or count below zero", () => {
  expect(rangeText({ centre: 9, lower: -8, upper: 27 }, "count")).toBe("0–27");
  expect(rangeText({ centre: 40, lower: 38.1, upper: 43.9 }, "days")).toBe("38.1–43.9 days");
  expect(rangeText({ centre: 0.01, lower: -0.02, upper: 0.04 }, "ratio")).toBe("0.0–4.0 %");
  expect(rangeText({ centre: 0, lower: -500, upper: 20_000 }, "money")).toBe("−$500 to $20.0 k");
});

test("a shift says of which month it was last judged where the newest has no figure", () => {
  const shifted = (newest: number | null): string => {
    const values = [
      { period: "2026-08", value: 0.04, status: "ok" },
      { period: "2026-09", value: newest, status: newest === null ? "no data" : "ok" },
    ];
    return variationText({
      judged: { state: { is: "shifted", since: 0 } },
      months: ["2026-08", "2026-09"],
      values,
      latest: values[1],
    } as unknown as Series);
  };
  expect(shifted(0.05)).toBe("shifted since Aug 2026");
  expect(shifted(null)).toBe("shifted since Aug 2026, last judged in Aug 2026");
});

test("a trend is the change over three months up to the newest that is judged", () => {
  const trend = (...values: (number | null)[]): string => {
    const months = values.map((value, i) => ({
      period: `2026-0${i + 1}`,
      value,
      maturity: value === 99 ? 0.5 : null,
    }));
    return trendText({ kpi: { unit: "days" }, values: months, latest: months.at(-1) } as never);
  };
  expect(trend(40, 41, 42, 43.5)).toBe("▲ 3.5 days in 3 months");
  expect(trend(40, 41, 42, 40)).toBe("no change in 3 months");
  // 99 is still being paid
  expect(trend(40, 41, 42, 39, 99)).toBe("▼ 1.0 days in 3 months to Apr 2026");
  expect(trend(41, 42, 43)).toBe("");
  expect(trend(null, 41, 42, 43)).toBe("");
  expect(trend(null, null, null, null)).toBe("");
});

test("lists read as sentences", () => {
  expect(sentenceList([])).toBe("");
  expect(sentenceList(["a"])).toBe("a");
  expect(sentenceList(["a", "b", "c"])).toBe("a, b and c");
});

test("cells and months as people read them", () => {
  expect(cellText(null, "money")).toBe("—");
  expect(cellText("-1234.5", "cents")).toBe("−1,234.50");
  expect(cellText("412880.15", "money")).toBe("412,880");
  expect(cellText("2026-09", "month")).toBe("Sep 2026");
  expect(cellText(0.9541, "ratio")).toBe("95.4");
  expect(monthsText("2026-01", "2026-09")).toBe("Jan – Sep 2026");
  expect(monthsText("2025-12", "2026-01")).toBe("Dec 2025 – Jan 2026");
});
