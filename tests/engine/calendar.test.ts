import { expect, test } from "vitest";
import * as calendar from "../../engine/calendar.ts";

test("a service date of 1 January 2025 is 90 days old on 1 April", () => {
  expect(calendar.daysBetween("2025-01-01", "2025-04-01")).toBe(90);
});

test("leap days exist only in leap years", () => {
  expect(calendar.isDay("2024-02-29")).toBe(true);
  expect(calendar.isDay("2023-02-29")).toBe(false);
  expect(calendar.isDay("2024-13-01")).toBe(false);
  expect(calendar.lastDay("2024-02")).toBe("2024-02-29");
});

test("months add across years and days stick to the end of the month", () => {
  expect(calendar.addMonths("2025-11", 3)).toBe("2026-02");
  expect(calendar.addMonths("2026-01", -1)).toBe("2025-12");
  expect(calendar.addMonthsToDay("2024-01-31", 1)).toBe("2024-02-29");
});

test("weeks begin on Monday, before and after 1970", () => {
  expect(calendar.weekday("2026-11-23")).toBe(1);
  expect(calendar.weekday("1969-12-28")).toBe(7);
  expect(calendar.mondayOf("2026-11-29")).toBe("2026-11-23");
});

test("half past midnight in London is still the day before in New York", () => {
  expect(calendar.dayIn("America/New_York", new Date("2025-01-31T00:30:00Z"))).toBe("2025-01-30");
});
