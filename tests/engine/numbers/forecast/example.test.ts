import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../../../engine/calendar.ts";
import type { CashForecast, CashPast } from "../../../../engine/contract.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { exampleOf, type Example } from "../../../example.ts";
import { ledgerFile } from "../../../pitfalls/rows.ts";
import { drop } from "../../../scratch.ts";
import { booksFile } from "./books.ts";
import { expectSound } from "./sound.ts";

/** Two years of a small practice, imported month by month as its manager did. */
let example: Example;
let forecast: CashForecast;

beforeAll(async () => {
  example = await exampleOf({ providers: 2, months: 24 });
  forecast = await example.practice.forecastCash();
});

const share = (payer: string): number[] =>
  forecast.payment_lags.find((lag) => lag.payer === payer)!.paid_by;

describe("the example practice", () => {
  test("cash begins at the ledger's balance and was what the simulation says", async () => {
    const { history, opening } = await example.practice.forecastCash({ months: 12 });
    const balances = new Map<string, string>();
    let balance = 0n;
    for (const [month, { gl }] of Object.entries(example.truth.months)) {
      balance += cents(gl.cash) + cents(gl.undeposited_funds ?? "0.00");
      balances.set(month, moneyText(balance));
    }
    expect(opening).toEqual({ date: "2026-10-31", amount: balances.get("2026-10") });
    expect(history).toHaveLength(12);
    for (const { end, closing } of history) expect(closing).toBe(balances.get(end.slice(0, 7)));
  });

  test("the payment lags beat every naive forecast of receipts over 13 weeks", () => {
    const { backtest, method } = forecast;
    expect(backtest.origins.length).toBeGreaterThanOrEqual(12);
    expect(method).toBe("payment_lags");
    for (const naive of Object.values(backtest.naive)) {
      expect(backtest.mape!).toBeLessThan(naive! - 0.02);
    }
    expect(Math.abs(backtest.bias!)).toBeLessThan(0.03);
    expect(backtest.by_horizon.map(({ h }) => h)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
    ]);
    expect(backtest.says).toMatch(/^In 1\d past forecasts, each made with what was known then/);
  });

  describe("as figures of the catalogue", () => {
    const whole = async (id: string, period: string) =>
      (await example.practice.kpi({ kpis: [id], period }))[0]!;

    test("FI11: the error and the bias of the weeks that came, whole and by weeks ahead", async () => {
      const came = forecast.past.flatMap(({ steps }) =>
        steps.flatMap(({ end, receipts, receipts_actual }, i) =>
          receipts_actual === null
            ? []
            : [{ end, ahead: i + 1, receipts, actual: receipts_actual }],
        ),
      );
      const sum = (amounts: readonly bigint[]) =>
        moneyText(amounts.reduce((total, each) => total + each, 0n));
      const off = (each: (typeof came)[number]) => cents(each.receipts) - cents(each.actual);
      const size = (amount: bigint) => (amount < 0n ? -amount : amount);
      const error = await whole("FI11", "last-24-months");
      expect(cents(error.numerator!)).toBe(cents(sum(came.map((each) => size(off(each))))));
      expect(cents(error.denominator!)).toBe(cents(sum(came.map(({ actual }) => cents(actual)))));
      expect(error.value).toBeCloseTo(forecast.backtest.mape!, 4);
      const bias = await whole("FI11.bias", "last-24-months");
      expect(cents(bias.numerator!)).toBe(cents(sum(came.map(off))));
      expect(bias.value).toBeCloseTo(forecast.backtest.bias!, 4);
      const ahead = await example.practice.kpi({
        kpis: ["FI11"],
        period: "last-24-months",
        by: ["category"],
      });
      expect(ahead.map(({ slice, value }) => [Number(slice["category"]), value])).toEqual(
        forecast.backtest.by_horizon.map(({ h, mape }) => [h, expect.closeTo(mape!, 4)]),
      );
      const of = came.filter(({ end }) => end.startsWith("2026-09"));
      const { rows, sums } = await example.practice.trace("FI11", {
        period: "2026-09",
        limit: 1000,
      });
      expect(rows).toHaveLength(of.length);
      expect(cents(sums.numerator)).toBe(cents(sum(of.map((each) => size(off(each))))));
    });

    test("FI12: the lowest month end of the twelve ahead above the minimum, and when it is below", async () => {
      const { steps, minimum } = await example.practice.forecastCash({ months: 12 });
      const ends = steps.map(({ closing }) => cents(closing!));
      const lowest = ends.reduce((low, each) => (each < low ? each : low));
      const headroom = await whole("FI12", "2026-10");
      expect(cents(headroom.numerator!)).toBe(lowest - cents(minimum));
      const short = ends.findIndex((each) => each < cents(minimum));
      expect((await whole("FI12.months", "2026-10")).value).toBe(short < 0 ? 12 : short);
      const { rows } = await example.practice.trace("FI12", { period: "2026-10" });
      expect(rows).toEqual([
        expect.objectContaining({ date: steps[ends.indexOf(lowest)]!.end, file: null }),
      ]);
    });

    test("what was known in the past tells no forecast of today", async () => {
      const values = await example.practice.kpi({
        kpis: ["FI11", "FI12"],
        period: "2026-09",
        knownAt: "2026-10-06T00:00:00Z",
      });
      expect(values.map(({ value, status }) => [value, status])).toEqual([
        [null, "no data"],
        [null, "no data"],
      ]);
    });
  });

  test("bands hold what they say", () => {
    const { coverage80, closing_coverage80 } = forecast.backtest;
    expect(coverage80).toBeGreaterThan(0.75);
    expect(coverage80).toBeLessThan(0.85);
    expect(closing_coverage80).toBeGreaterThan(0.75);
    expect(closing_coverage80).toBeLessThan(0.85);
  });

  test("what futures are drawn from is said: what is off, how far, and how much together", () => {
    const { simulation, probability_se: error, lowest } = forecast;
    expect(simulation).toMatchObject({ futures: 2000, rests_on: "past_forecasts", count: 12 });
    const names = simulation!.drivers.map(({ name }) => name);
    for (const name of ["Appointments kept", "Medicare", "Other insurers", "Patients", "Payroll"]) {
      expect(names).toContain(name);
    }
    for (const table of Object.values(simulation!.correlations)) {
      expect(table).toHaveLength(names.length);
      table.forEach((row, i) => {
        expect(row[i]).toBe(1);
        row.forEach((value, j) => {
          expect(table[j]![i]).toBe(value);
          if (i !== j) expect(Math.abs(value)).toBeLessThan(1);
        });
      });
    }
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.012);
    expect(Number(lowest!.mean)).toBeLessThan(Number(lowest!.amount));
    const says = (item: string): string =>
      forecast.assumptions.find((each) => each.item === item)!.says;
    expect(says("Bands")).toMatch(/^2,000 futures drawn from how 12 past forecasts of 13 weeks/);
    expect(says("Chance below the minimum")).toMatch(/standard error of 2,000 futures/);
  });

  test("new deductibles in January move money from insurers to patients, as in the simulation", () => {
    const { says } = forecast.assumptions.find(({ item }) => item === "Deductibles")!;
    const [, fall, cents] = says.match(
      /January to March insurers pay ([\d.]+) % less .* patients pay (\d+) cents/,
    )!;
    expect(Number(fall)).toBeGreaterThan(8);
    expect(Number(fall)).toBeLessThan(25);
    expect(Number(cents)).toBeGreaterThan(50);
    expect(Number(cents)).toBeLessThanOrEqual(100);
  });

  test("payers pay when the simulation has them pay", () => {
    expect(share("Medicare")[13]).toBeLessThan(0.002);
    expect(share("Medicare")[30]).toBeGreaterThan(0.7);
    expect(share("State Workers Fund")[30]).toBeLessThan(0.15);
    for (const { payer, days_to_half } of forecast.payment_lags) {
      const truth = example.truth.payers[payer]?.payment_lag;
      if (!truth) continue;
      const median: number = truth.days[truth.cumulative_shares.indexOf(0.5)];
      // From the visit to the bill takes some days, and from the payer's date to its next pay day too.
      expect(days_to_half! - median).toBeGreaterThanOrEqual(2);
      expect(days_to_half! - median).toBeLessThanOrEqual(20);
    }
  });

  test("weeks, months and days are sums of the same days", async () => {
    const months = await example.practice.forecastCash({ months: 24 });
    const weeks = await example.practice.forecastCash({ weeks: 104 });
    expectSound(months);
    expectSound(weeks);
    const byDay = new Map(months.days.map(({ date, closing }) => [date, closing]));
    for (const { end, closing } of [...weeks.steps, ...months.steps]) {
      expect(byDay.get(end)).toBe(closing);
    }
    const least = months.days.reduce((a, b) => (Number(b.closing) < Number(a.closing) ? b : a));
    expect(months.lowest).toMatchObject({ date: least.date, amount: least.closing });
  });

  test("nothing that moved cash in the last year vanishes from what is said", () => {
    const categories = new Set(
      forecast.steps.flatMap((step) => Object.keys(step.disbursements_by)),
    );
    for (const name of ["Payroll", "Rent and utilities", "Supplies and drugs", "Loans", "Owners"]) {
      expect(categories).toContain(name);
    }
    for (const { says } of forecast.assumptions)
      expect(says).toMatch(/^.*\d.*\.$|^None|^Paid off/s);
  });

  test("a forecast made with what was known then is the record's", async () => {
    const then = forecast.past.find(({ origin }) => origin === "2026-08-01")!;
    const again = await example.practice.forecastCash({ knownAt: `${then.known_at}T23:59:59Z` });
    expect(again.origin).toBe(then.origin);
    expect(again.steps.map(({ receipts }) => Math.round(Number(receipts) / 100))).toEqual(
      then.steps.map(({ receipts }) => Math.round(Number(receipts) / 100)),
    );
  });

  test("a forecast cannot see the future: what became known later changes none of the past ones", async () => {
    const { practice } = example;
    const foreseen = (past: readonly CashPast[]) =>
      past.map(({ origin, steps }) => [
        origin,
        steps.map(({ receipts, receipts_p10, receipts_p90, closing, closing_p10, closing_p90 }) => [
          receipts,
          receipts_p10,
          receipts_p90,
          closing,
          closing_p10,
          closing_p90,
        ]),
      ]);
    const visits = Array.from({ length: 40 }, (_, i) => addDays("2026-02-02", i));
    const planted = ledgerFile(
      visits.flatMap((dos) => [
        { type: "charge", amount: 90_000, post: dos, charge: `later-${dos}`, payer: "Medicare" },
        {
          type: "payment",
          amount: -80_000,
          post: addDays(dos, 20),
          dos,
          charge: `later-${dos}`,
          payer: "Medicare",
        },
      ]),
    );
    const books = booksFile(
      [
        { date: "2026-02-11", account: "4000 Patient Payments", amount: 300_000 },
        { date: "2026-03-11", account: "1500 Furniture and Equipment", amount: -200_000 },
      ],
      "1000 Checking",
    );
    await practice.import([
      {
        paths: [drop(practice, "planted.csv", planted), drop(practice, "books.csv", books)],
        knownAt: "2026-12-24T12:00:00Z",
      },
    ]);
    const after = await practice.forecastCash();
    expect(foreseen(after.past)).toEqual(foreseen(forecast.past));
    expect(after.steps.map(({ receipts }) => receipts)).not.toEqual(
      forecast.steps.map(({ receipts }) => receipts),
    );
    expect(after.opening).not.toEqual(forecast.opening);
  });
});
