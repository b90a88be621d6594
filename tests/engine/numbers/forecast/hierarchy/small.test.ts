import { describe, expect, test } from "vitest";
import { addDays } from "../../../../../engine/calendar.ts";
import { ledgerFile, take, type Entry } from "../../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../../scratch.ts";
import { ACCOUNTS, booksFile, every } from "../books.ts";
import { sum } from "./parts.ts";

/** A visit a week, charged 100, of which 60 are paid two weeks later; some at South. */
function visits(weeks: number, isSouth: (week: number) => boolean, location?: string): Entry[] {
  return Array.from({ length: weeks }, (_, week) => ({
    week,
    dos: addDays("2025-01-06", 7 * week),
  })).flatMap(({ week, dos }): Entry[] => {
    const visit = { dos, charge: dos, location: location ?? (isSouth(week) ? "South" : "North") };
    return [
      { ...visit, type: "charge", amount: 100, post: dos },
      { ...visit, type: "payment", amount: -60, post: addDays(dos, 14) },
    ];
  });
}

async function forecastOf(entries: readonly Entry[]) {
  const practice = scratchPractice();
  await take(practice, ledgerFile(entries));
  return { practice, receipts: await practice.forecastReceipts() };
}

describe("little is known", () => {
  test("five weeks of one payer at two locations: divided as the money came, and said to be untested", async () => {
    // two payments came by the end of January, the second for South
    const paid = visits(5, (week) => week === 1).filter(({ post }) => post < "2025-02-01");
    const { receipts } = await forecastOf([
      ...paid,
      { type: "charge", amount: 1, post: "2025-01-31", charge: "last" },
    ]);
    expect(receipts.origin).toBe("2025-02-01");
    const at = (location: string): bigint =>
      sum(receipts.rows.filter((row) => row.location === location));
    expect(at("North") + at("South")).toBe(sum(receipts.totals));
    expect(sum(receipts.totals)).toBeGreaterThan(0n);
    expect(Number(at("South")) / Number(sum(receipts.totals))).toBeCloseTo(1 / 2, 3);
    expect(receipts.backtest).toMatchObject({ origins: [], split: "shares" });
    expect(receipts.backtest.levels.every(({ n, used }) => n === 0 && used === null)).toBe(true);
  });

  test("one location: each payer's money is all there, and the page has no panel of it", async () => {
    const { practice, receipts } = await forecastOf(visits(60, () => false));
    expect(new Set(receipts.rows.map(({ location }) => location))).toEqual(new Set(["North"]));
    expect(sum(receipts.rows)).toBe(sum(receipts.totals));
    const { panels } = await practice.page("cash");
    expect(panels.map(({ id }) => id)).not.toContain("receipts_ahead");
    expect(panels.map(({ id }) => id)).toContain("cash_weeks");
  });

  test("two locations in turns: about half each", async () => {
    const { practice, receipts } = await forecastOf(visits(80, (week) => week % 2 === 1));
    const south = sum(receipts.rows.filter((row) => row.location === "South"));
    expect(Math.abs(Number(south) / Number(sum(receipts.totals)) - 0.5)).toBeLessThan(0.1);
    const { panels } = await practice.page("cash");
    expect(panels.map(({ id }) => id)).toContain("receipts_ahead");
  });

  test("books alone: all of it is the whole practice's", async () => {
    const practice = scratchPractice();
    const moves = every(7, 40, "2026-01-07", { account: "Fees", amount: 3000 });
    await take(practice, ACCOUNTS, booksFile(moves));
    const { rows, totals, notes, backtest } = await practice.forecastReceipts({ months: 2 });
    expect(new Set(rows.map(({ location }) => location))).toEqual(new Set(["Whole practice"]));
    expect(rows.map(({ receipts }) => receipts)).toEqual(totals.map(({ receipts }) => receipts));
    expect(notes.join()).toContain("Whole practice is money that no billing entry stands for.");
    expect(backtest.levels.every(({ used }) => used === null)).toBe(true);
  });

  test("no money at all is said in a sentence, and a reach that cannot be is refused", async () => {
    const practice = scratchPractice();
    await take(practice, "account,line\nChecking,cash\n");
    expect(await practice.forecastReceipts()).toMatchObject({
      origin: null,
      rows: [],
      totals: [],
      notes: ["There is nothing to forecast yet: no money has been imported."],
    });
    await expect(practice.forecastReceipts({ weeks: 27 })).rejects.toThrow("from 1 to 26 weeks");
    await expect(practice.forecastReceipts({ months: 7 })).rejects.toThrow("from 1 to 6 months");
  });
});

test("every amount times 7: receipts are 7 times as much, and the record is the same", async () => {
  const entries = visits(60, (week) => week % 3 === 0);
  const times = (entry: Entry): Entry => ({ ...entry, amount: 7 * Number(entry.amount) });
  const once = (await forecastOf(entries)).receipts;
  const seven = (await forecastOf(entries.map(times))).receipts;
  expect(seven.backtest).toEqual(once.backtest);
  expect(seven.rows).toHaveLength(once.rows.length);
  seven.rows.forEach((row, i) => {
    expect([row.payer, row.location, row.start]).toEqual([
      once.rows[i]!.payer,
      once.rows[i]!.location,
      once.rows[i]!.start,
    ]);
    expect(Math.abs(Number(row.receipts) - 7 * Number(once.rows[i]!.receipts))).toBeLessThan(0.2);
  });
});
