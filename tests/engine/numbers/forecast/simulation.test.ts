import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../../../engine/calendar.ts";
import { cholesky } from "../../../../engine/numbers/forecast/cholesky.ts";
import { normalDeviate, randomFrom } from "../../../../engine/numbers/forecast/random.ts";
import { lowestOf } from "../../../../engine/numbers/forecast/lowest.ts";
import {
  cashErrors,
  futuresOf,
  quantile,
  receiptErrors,
} from "../../../../engine/numbers/forecast/simulation/futures.ts";
import {
  processOf,
  processOfHistory,
  spreadOver,
} from "../../../../engine/numbers/forecast/simulation/process.ts";
import {
  PATH_DAYS,
  simulationOf,
  simulationOfHistory,
  weeksOf,
  WEEKS,
  type Simulation,
} from "../../../../engine/numbers/forecast/simulation/simulation.ts";
import { simulationOut } from "../../../../engine/numbers/forecast/simulation/says.ts";
import { together } from "../../../../engine/numbers/forecast/simulation/together.ts";

const steady = { level: 0, drift: 0, noise: 0, again: 0 };
const flat = { receipts: [0, 0, 0, 0, 0, 0, 0], net: [0, 0, 0, 0, 0, 0, 0] };
/** Two drivers of receipts, each off by one usual week. */
const pair = (r: number): Simulation => ({
  drivers: ["Aetna", "Cigna"].map((name) => ({ ...steady, name, isPayment: false, noise: 1 })),
  together: {
    levels: [
      [1, r],
      [r, 1],
    ],
    weeks: [
      [1, r],
      [r, 1],
    ],
  },
  days: [flat],
  size: 1,
  isTested: true,
  count: 12,
});
/** The 90th percentile of a t distribution of four degrees of freedom with spread 1: 1.5332 / √2. */
const T4_P90 = 1.5332 / Math.SQRT2;

describe("how a driver goes wrong", () => {
  test("errors that last a whole forecast are its level, and nothing else", () => {
    const found = processOf([1, -1, 2, -2].map((off) => Array.from({ length: 13 }, () => off)));
    expect(found.level).toBeCloseTo(2.5, 12);
    expect([found.drift, found.noise, found.again].map((each) => each.toFixed(9))).toEqual([
      "0.000000000",
      "0.000000000",
      "0.000000000",
    ]);
  });

  test("a level that walks at random is drift, as much of it as there was", () => {
    const random = randomFrom(1);
    const walk = (): number[] => {
      let level = 0;
      return Array.from({ length: 13 }, () => (level += normalDeviate(random)));
    };
    const found = processOf(Array.from({ length: 4000 }, walk));
    expect(found.drift).toBeCloseTo(1, 1);
    expect(found.level).toBeLessThan(0.2);
    expect(found.noise).toBeLessThan(0.3);
  });

  test("a late week that the next makes up for leaves nothing over", () => {
    // +1 and −1 in turn with a week of nothing between: own variance 2/3, with the next −1/3
    const path = [1, -1, 0, -1, 1, 0, 1, -1, 0, -1, 1, 0];
    const found = processOf([path]);
    expect(found.again).toBeLessThan(-0.4);
    expect(spreadOver({ ...steady, noise: 1, again: -1 }, 13)).toBeCloseTo(Math.SQRT2, 12);
    expect(spreadOver({ ...steady, noise: 1 }, 13)).toBeCloseTo(Math.sqrt(13), 12);
    expect(spreadOver({ ...steady, level: 4 }, 13)).toBeCloseTo(26, 12);
    expect(spreadOver({ ...steady, drift: 1 }, 3)).toBeCloseTo(Math.sqrt(1 + 4 + 9), 12);
  });

  test("a history's mean is no better known than its weeks tell", () => {
    const found = processOfHistory([3, -3, -3, 3, 3, -3, -3, 3]);
    expect(found.noise ** 2 * (1 + found.again ** 2)).toBeCloseTo(72 / 7, 9);
    expect(found.level).toBeCloseTo((72 / 7 + 2 * (-9 / 7)) / 8, 9);
  });

  test("whatever the errors were, nothing is less than nothing or no number", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
            minLength: 13,
            maxLength: 13,
          }),
          { minLength: 1, maxLength: 12 },
        ),
        (paths) => {
          const { level, drift, noise, again } = processOf(paths);
          for (const each of [level, drift, noise]) expect(each).toBeGreaterThanOrEqual(0);
          expect(Math.abs(again)).toBeLessThan(1);
          expect(Number.isFinite(spreadOver({ level, drift, noise, again }, 13))).toBe(true);
        },
      ),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe("how drivers go wrong together", () => {
  test("a correlation seen in four independent forecasts is believed by half", () => {
    expect(
      together(
        [
          [1, -1, 1, 1],
          [2, -2, 2, 2],
          [0, 0, 0, 0],
        ],
        4,
      ),
    ).toEqual([
      [1, 0.5, 0],
      [0.5, 1, 0],
      [0, 0, 1],
    ]);
  });

  test("no errors make a table that cannot be", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 12 })
          .chain((count) =>
            fc.array(
              fc.array(fc.integer({ min: -9, max: 9 }), { minLength: count, maxLength: count }),
              { minLength: 1, maxLength: 12 },
            ),
          ),
        (series) => {
          expect(cholesky(together(series, series[0]!.length))).not.toBeNull();
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe("futures", () => {
  test("quantiles are those of R's default", () => {
    // quantile(c(1, 2, 4, 8), c(0, 0.1, 0.5, 0.9, 1)) in R: 1.0 1.3 3.0 6.8 8.0
    const sorted = Float64Array.from([1, 2, 4, 8]);
    expect([0, 0.1, 0.5, 0.9, 1].map((p) => quantile(sorted, p).toFixed(9))).toEqual(
      [1, 1.3, 3, 6.8, 8].map((value) => value.toFixed(9)),
    );
  });

  test.each([-0.5, 0, 0.3, 0.9])(
    "the sum of two drivers correlated by %d spreads as it must",
    (r) => {
      const futures = futuresOf(pair(r), 1000, 7, 1, 40_000);
      const wanted = 1000 * Math.sqrt(2 + 2 * r) * T4_P90;
      expect(quantile(receiptErrors(futures, 0, 7), 0.9) / wanted).toBeGreaterThan(0.97);
      expect(quantile(receiptErrors(futures, 0, 7), 0.9) / wanted).toBeLessThan(1.03);
      expect(quantile(cashErrors(futures, 6), 0.5)).toBeCloseTo(0, 6);
    },
  );

  test("payments that rise with receipts narrow cash and not receipts", () => {
    const width = (r: number): number[] => {
      const one = pair(r);
      one.drivers[1]!.isPayment = true;
      const futures = futuresOf(one, 1000, PATH_DAYS, 1, 4000);
      return [receiptErrors(futures, 0, 91), cashErrors(futures, 90)].map((errors) =>
        quantile(errors, 0.9),
      );
    };
    const [apart, against] = [width(0), width(-0.8)];
    expect(against[1]).toBeLessThan(0.6 * apart[1]!);
    expect(against[0]! / apart[0]!).toBeCloseTo(1, 1);
  });

  test("the same seed draws the same, another not, and a practice twice as large twice as much", () => {
    const one = futuresOf(pair(0.3), 1000, 200, 5, 100);
    expect(futuresOf(pair(0.3), 1000, 200, 5, 100)).toEqual(one);
    expect(futuresOf(pair(0.3), 1000, 200, 6, 100).net).not.toEqual(one.net);
    const twice = futuresOf(pair(0.3), 2000, 200, 5, 100);
    twice.net.forEach((value, i) => expect(value).toBeCloseTo(2 * one.net[i]!, 6));
  });

  test("what is not known grows with time, beyond the weeks that were tested too", () => {
    const futures = futuresOf(pair(0), 1000, 300, 5, 2000);
    const width = (day: number): number => quantile(cashErrors(futures, day), 0.9);
    expect(width(90)).toBeGreaterThan(width(10));
    expect(width(299)).toBeGreaterThan(width(90));
  });

  test("days within a week are those of some past week and leave the week's sum alone", () => {
    const early = { receipts: [0.6, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1], net: flat.net };
    const still = futuresOf(
      { ...pair(0), drivers: [], together: { levels: [], weeks: [] }, days: [early] },
      1000,
      14,
      1,
      10,
    );
    for (let run = 0; run < 10; run++) {
      expect(Math.abs(still.receipts[run]!)).toBeCloseTo(600, 9);
      expect(still.receipts[6 * 10 + run]).toBeCloseTo(0, 9);
    }
  });
});

describe("a simulation of errors", () => {
  const days = (size: number): number[] => Array.from({ length: PATH_DAYS }, () => size / 7);
  const past = [-3, -2, -1, 1, 2, 3].map((size) => ({
    drivers: [
      { name: "Aetna", isPayment: false, weeks: weeksOf(days(size)) },
      { name: "Payroll", isPayment: true, weeks: weeksOf(days(0)) },
    ],
    receipts: days(size),
    net: days(size),
  }));

  test("keeps what moved, says how far in dollars, and is as wide as the errors were", () => {
    const found = simulationOf(past);
    const said = simulationOut(found, 1000_00);
    expect(said).toMatchObject({ rests_on: "past_forecasts", count: 6 });
    const spread = Math.sqrt((9 + 4 + 1) / 3);
    expect(said.drivers).toEqual([
      {
        name: "Aetna",
        moves: "receipts",
        week: (1000 * spread).toFixed(2),
        quarter: (13_000 * spread).toFixed(2),
      },
    ]);
    const futures = futuresOf(found, 1000_00, PATH_DAYS, 1, 40_000);
    const wide = quantile(cashErrors(futures, PATH_DAYS - 1), 0.9);
    expect(wide / (13_000_00 * spread * T4_P90)).toBeGreaterThan(0.97);
    expect(wide / (13_000_00 * spread * T4_P90)).toBeLessThan(1.03);
  });

  test("of a history is wider the fewer weeks there are, and none below four", () => {
    const uneven = (weeks: number): number[] =>
      Array.from({ length: 7 * weeks }, (_, i) => (Math.floor(i / 7) % 2 ? 90 : 110));
    const quarter = (weeks: number): number =>
      Number(
        simulationOut(simulationOfHistory(uneven(weeks), uneven(weeks), 700)!, 700_00).drivers[0]!
          .quarter,
      );
    expect(quarter(4)).toBeGreaterThan(quarter(8));
    expect(quarter(8)).toBeGreaterThan(quarter(26));
    expect(simulationOfHistory(uneven(3), uneven(3), 700)).toBeNull();
    expect(simulationOfHistory(uneven(8), uneven(8), 0)).toBeNull();
  });
});

describe("how low cash may fall", () => {
  // four futures in two pairs of opposites, two days
  const futures = {
    days: 2,
    runs: 4,
    receipts: new Float64Array(8),
    net: Float64Array.from([-10_00, 10_00, -50_00, 50_00, -20_00, 20_00, -60_00, 60_00]),
  };
  const low = (minimum: number) =>
    lowestOf(dayNumber("2026-11-01"), 2, [100_00, 90_00], futures, minimum);

  test("the chance, its standard error and the line that would do are those of the futures", () => {
    // lowest by future: 70, 110, 30, 150
    const { lowest, ...chance } = low(50_00);
    expect(lowest).toMatchObject({ date: "2026-11-02", amount: "90.00", mean: "90.00" });
    // pairs below: ½ and 0 of two pairs … (0, ½): mean ¼, variance 1/16, over one degree of freedom
    expect(chance).toEqual({
      probability_below_minimum: 0.25,
      probability_se: 0.25,
      line_needed_95: "14.00",
    });
    expect(lowest!.p05).toBe("36.00");
    expect(low(0)).toMatchObject({ probability_below_minimum: 0, line_needed_95: "0.00" });
  });

  test("the mean of the lowest days is below the lowest day of what is expected", () => {
    const drawn = futuresOf(pair(0.3), 10_00, PATH_DAYS, 1, 2000);
    const closings = Array.from({ length: PATH_DAYS }, () => 500_00);
    const {
      lowest,
      probability_se: se,
      probability_below_minimum: chance,
    } = lowestOf(dayNumber("2026-11-01"), PATH_DAYS, closings, drawn, 450_00);
    expect(Number(lowest!.mean)).toBeLessThan(Number(lowest!.amount));
    // never more than that of independent futures
    expect(se!).toBeLessThan(1.05 * Math.sqrt((chance! * (1 - chance!)) / 2000));
    expect(se!).toBeGreaterThan(0);
    expect(WEEKS).toBe(13);
  });
});
