/** What the calendar does to a series is found where it was put in, and not where it was not. */
import { describe, expect, test } from "vitest";
import { addDays, weekday } from "../../../../../engine/calendar.ts";
import { forecastSeries, type Dated } from "../../../../../engine/index.ts";
import {
  exposures,
  isFederalHoliday,
} from "../../../../../engine/numbers/forecast/series/exposure.ts";
import { normalDeviate, randomFrom } from "../../../../../engine/numbers/forecast/random.ts";

const AHEAD = 12;
/** Mean error as a share of what came, of 40 series of `n` months that are `count` times noise. */
function errors(
  n: number,
  noise: number,
  count: (dated: Dated) => ArrayLike<number>,
): { undated: number; dated: number } {
  const random = randomFrom(11);
  const sums = { undated: 0, dated: 0 };
  for (let k = 0; k < 40; k++) {
    const when: Dated = { frequency: "monthly", first: `${2010 + k}-0${1 + (k % 9)}-01` };
    const all = Array.from(count(when)).map(
      (value) => 100 * value * (1 + noise * normalDeviate(random)),
    );
    const [history, came] = [all.slice(0, n), all.slice(n)];
    for (const kind of ["undated", "dated"] as const) {
      const { mean } = forecastSeries(history, {
        season: 12,
        horizon: AHEAD,
        dated: kind === "dated" ? when : null,
      });
      came.forEach((value, h) => {
        sums[kind] += Math.abs(mean[h]! / value - 1) / AHEAD / 40;
      });
    }
  }
  return sums;
}

describe("a monthly series", () => {
  test.each([12, 24, 48])("of 100 a working day is forecast by its days, %i months known", (n) => {
    const { undated, dated } = errors(n, 0.02, (when) => exposures(when, n + AHEAD).work[2]!);
    expect(dated).toBeLessThan(0.65 * undated);
  });

  test.each([24, 48])("paid every second Friday has its three-pay months, %i months known", (n) => {
    const { undated, dated } = errors(n, 0.02, (when) => exposures(when, n + AHEAD).pay[13]!);
    expect(dated).toBeLessThan(0.3 * undated);
  });

  test.each([9, 24, 48])("without any calendar is forecast as it was, %i months known", (n) => {
    const { undated, dated } = errors(n, 0.04, () => new Float64Array(n + AHEAD).fill(20));
    expect(dated).toBeLessThan(1.02 * undated);
  });

  test("with a missing start, or a longer past than is looked at, keeps to its months", () => {
    const when: Dated = { frequency: "monthly", first: "1990-01-01" };
    const days = Array.from(exposures(when, 432).work[2]!);
    const question = { season: 12, horizon: 12, dated: when };
    for (const history of [
      days.slice(0, 420),
      [...Array.from({ length: 372 }, () => null), ...days.slice(372, 420)],
    ]) {
      const { mean } = forecastSeries(history, question);
      mean.forEach((value, h) => expect(Math.abs(value / days[420 + h]! - 1)).toBeLessThan(0.01));
    }
  });

  test("of losses and gains, of zeros, of one value, is forecast without a calendar", () => {
    const question = { season: 12, horizon: 3 };
    const dated: Dated = { frequency: "monthly", first: "2024-02-01" };
    for (const values of [
      Array.from({ length: 30 }, (_, t) => (t % 2 ? 5 : -4) * (t + 1)),
      Array.from({ length: 30 }, () => 0),
      [7],
    ]) {
      expect(forecastSeries(values, { ...question, dated })).toEqual(
        forecastSeries(values, question),
      );
    }
  });
});

describe("months and weeks", () => {
  test("count their days, and pay days as they are paid", () => {
    // 2026, as published: working days 20 19 22 22 20 21 22 21 21 21 19 22
    const { work, pay } = exposures({ frequency: "monthly", first: "2026-01-01" }, 12);
    expect([...work[2]!]).toEqual([20, 19, 22, 22, 20, 21, 22, 21, 21, 21, 19, 22]);
    expect([...work[0]!]).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    // every second Friday from 2 January; 1 January 2027 is paid on 31 December
    const three = pay.slice(5).filter((count) => count[0] === 3 && count[6] === 3);
    expect(three.map((count) => [...count])).toContainEqual([3, 2, 2, 2, 2, 2, 3, 2, 2, 2, 2, 3]);
    expect(exposures({ frequency: "monthly", first: "2026-12-01" }, 2).pay[4]).toEqual(
      Float64Array.of(5, 4),
    );
  });

  test("a week with a holiday has a day less", () => {
    const { work } = exposures({ frequency: "weekly", first: "2026-11-16" }, 3);
    expect([...work[2]!]).toEqual([5, 4, 5]);
    const when: Dated = { frequency: "weekly", first: "2024-01-01" };
    const days = Array.from(exposures(when, 130).work[2]!, (count) => 40 * count);
    const ask = { season: 52, horizon: 26 };
    const [undated, dated] = [null, when].map((it) => {
      const { mean } = forecastSeries(days.slice(0, 104), { ...ask, dated: it });
      return mean.reduce((sum, value, h) => sum + Math.abs(value / days[104 + h]! - 1), 0);
    });
    expect(dated!).toBeLessThan(0.5 * undated!);
  });
});

describe("a daily series", () => {
  const first = "2025-01-06";
  const days = Array.from({ length: 400 }, (_, t) => addDays(first, t));
  const usual = (day: string): number => (weekday(day) > 5 ? 0 : 50 + 5 * weekday(day));
  const dated: Dated = { frequency: "daily", first };
  const known = 350; // through 21 December: Christmas and New Year are ahead

  test("that is shut on holidays is shut on the next ones, and its other days are as ever", () => {
    const shut = days.map((day, t) => (isFederalHoliday(day) ? 0 : usual(day) + (t % 3)));
    const { mean, lo95 } = forecastSeries(shut.slice(0, known), { season: 7, horizon: 30, dated });
    mean.forEach((value, h) => {
      const day = days[known + h]!;
      if (isFederalHoliday(day)) expect(value).toBeLessThan(2);
      else expect(Math.abs(value - usual(day))).toBeLessThan(5);
      expect(lo95[h]!).toBeGreaterThanOrEqual(0);
    });
  });

  test("that works on holidays is forecast as if there were none", () => {
    const open = days.map((day, t) => usual(day) + (t % 3));
    const ask = { season: 7, horizon: 30 };
    const without = forecastSeries(open.slice(0, known), ask);
    const { mean } = forecastSeries(open.slice(0, known), { ...ask, dated });
    mean.forEach((value, h) => expect(Math.abs(value - without.mean[h]!)).toBeLessThan(1));
  });
});
