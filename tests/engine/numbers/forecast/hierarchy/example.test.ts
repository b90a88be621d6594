import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../../../../engine/calendar.ts";
import type { Panel, ReceiptsForecast, ReceiptsPast } from "../../../../../engine/contract.ts";
import { cents, moneyText } from "../../../../../engine/money.ts";
import { exampleOf, type Example } from "../../../../example.ts";
import { ledgerFile } from "../../../../pitfalls/rows.ts";
import { drop } from "../../../../scratch.ts";
import { expectPartsOf, sum } from "./parts.ts";

/** Two years of a small practice with two locations, imported month by month. */
let example: Example;
let receipts: ReceiptsForecast;

beforeAll(async () => {
  example = await exampleOf({ providers: 2, months: 24 });
  receipts = await example.practice.forecastReceipts();
});

const levelOf = (name: string, unit: string) =>
  receipts.backtest.levels.find((each) => each.level === name && each.unit === unit)!;

describe("parts equal wholes", () => {
  test.each([{ weeks: 13 }, { weeks: 26 }, { months: 6 }])(
    "by both, by one and together, they are the cash forecast's, to the cent: %j",
    async (reach) => {
      const { practice } = example;
      const found = new Map<string, ReceiptsForecast>();
      for (const by of [["payer", "location"], ["payer"], ["location"]] as const) {
        found.set(by.join(), await practice.forecastReceipts({ ...reach, by }));
      }
      const { steps } = await practice.forecastCash(reach);
      expect(found.get("payer,location")!.rows.length).toBeGreaterThan(10 * steps.length);
      expectPartsOf(steps, (by) => found.get(by.join())!);
    },
  );

  test("four weeks are the February they fill, for each payer at each location", async () => {
    const then = { knownAt: "2026-02-10T00:00:00.000Z" };
    const weeks = await example.practice.forecastReceipts({ ...then, weeks: 4 });
    const months = await example.practice.forecastReceipts({ ...then, months: 1 });
    expect(months.totals[0]).toMatchObject({ start: "2026-02-01", end: "2026-02-28" });
    expect(months.rows.length).toBeGreaterThan(10);
    for (const month of months.rows) {
      const mine = weeks.rows.filter(
        ({ payer, location }) => payer === month.payer && location === month.location,
      );
      expect(moneyText(sum(mine))).toBe(month.receipts);
    }
  });

  test("a location brings about what it brought before", () => {
    const share = (location: string): number =>
      Number(sum(receipts.rows.filter((row) => row.location === location))) /
      Number(sum(receipts.totals));
    const months = Object.values(example.truth.months).slice(-12) as {
      locations: Record<string, { payments: string }>;
    }[];
    const paid = (location: string): number =>
      months.reduce((all, { locations }) => all + Number(locations[location]?.payments ?? 0), 0);
    const all = ["North", "South"].reduce((total, location) => total + paid(location), 0);
    for (const location of ["North", "South"]) {
      expect(
        Math.abs(share(location) / (share("North") + share("South")) - paid(location) / all),
      ).toBeLessThan(0.08);
    }
  });
});

describe("the record", () => {
  test("reconciled is at least as good as each level by itself: in total, by payer, by location, on average", () => {
    expect(receipts.backtest.split).toBe("reconciled");
    for (const unit of ["week", "month"]) {
      const scores = ["all", "payer", "location", "payer and location"].map((name) =>
        levelOf(name, unit),
      );
      expect(scores[0]!.used).toBe(scores[0]!.alone);
      for (const { used, alone } of scores.slice(0, 3)) expect(used!).toBeLessThanOrEqual(alone!);
      const mean = (of: "used" | "alone" | "shares"): number =>
        scores.reduce((total, score) => total + score[of]!, 0) / scores.length;
      expect(mean("used")).toBeLessThan(mean("alone"));
      expect(mean("used")).toBeLessThan(mean("shares"));
    }
    expect(receipts.backtest.says).toMatch(
      /^In 1\d past forecasts, each made with what was known then, parts that were made to agree/,
    );
  });

  test("what became known later changes nothing of what was foreseen", async () => {
    const { practice } = example;
    const foreseen = (past: readonly ReceiptsPast[]) =>
      past.map(({ origin, parts }) => [
        origin,
        parts.map(({ payer, location, foreseen: amount }) => [payer, location, amount]),
      ]);
    const dates = Array.from({ length: 40 }, (_, i) => addDays("2026-02-02", i));
    const planted = ledgerFile(
      dates.flatMap((dos) => {
        const visit = { dos, charge: `later-${dos}`, payer: "Medicare", location: "South" };
        return [
          { ...visit, type: "charge", amount: 90_000, post: dos },
          { ...visit, type: "payment", amount: -80_000, post: addDays(dos, 20) },
        ];
      }),
    );
    await practice.import([
      { paths: [drop(practice, "planted.csv", planted)], knownAt: "2026-12-24T12:00:00Z" },
    ]);
    const after = await practice.forecastReceipts();
    expect(foreseen(after.past)).toEqual(foreseen(receipts.past));
    const came = (past: readonly ReceiptsPast[]) =>
      past.map(({ parts }) => parts.map((part) => part.came));
    expect(came(after.past)).not.toEqual(came(receipts.past));
  });
});

test("the page divides 13 weeks by payer and location, and its rows sum", async () => {
  const { panels } = await example.practice.page("cash");
  const panel = (id: string): Panel => panels.find((each) => each.id === id)!;
  const { rows, columns } = panel("receipts_ahead");
  const now = await example.practice.forecastReceipts();
  expect(rows["payer"]!.at(-1)).toBe("All");
  expect(rows["all"]!.at(-1)).toBe(moneyText(sum(now.totals)));
  const add = (amounts: readonly unknown[]): bigint =>
    amounts.reduce<bigint>((total, amount) => total + cents(String(amount)), 0n);
  const places = columns.filter(({ name }) => name.startsWith("location_"));
  expect(places.length).toBeGreaterThanOrEqual(2);
  rows["payer"]!.forEach((_, i) => {
    expect(add(places.map(({ name }) => rows[name]![i]))).toBe(cents(String(rows["all"]![i])));
  });
  for (const { name } of places) {
    expect(add(rows[name]!.slice(0, -1))).toBe(cents(String(rows[name]!.at(-1))));
  }
  expect(panel("receipts_weeks").rows["all"]).toEqual(now.totals.map((part) => part.receipts));
  expect(panel("receipts_record").rows["used"]).toEqual(
    now.backtest.levels.map(({ used }) => used),
  );
});
