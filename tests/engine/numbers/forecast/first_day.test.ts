import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../../../engine/calendar.ts";
import type { CashForecast, CashPast } from "../../../../engine/contract.ts";
import { exampleOf, type Example } from "../../../example.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { ACCOUNTS, booksFile, every } from "./books.ts";

/** What was foreseen, without what came of it. */
const foreseen = (past: readonly CashPast[]) =>
  past.map(({ origin, steps }) => [
    origin,
    steps.map(({ receipts, closing, receipts_p10, closing_p10 }) => [
      receipts,
      closing,
      receipts_p10,
      closing_p10,
    ]),
  ]);

describe("two years of files on a first day", () => {
  let example: Example;
  let forecast: CashForecast;

  beforeAll(async () => {
    example = await exampleOf({ providers: 2, months: 24, atOnce: true });
    forecast = await example.practice.forecastCash();
  });

  test("past forecasts go by what had been entered by then, and say so", async () => {
    const { backtest, past } = forecast;
    expect(backtest.origins.length).toBeGreaterThanOrEqual(12);
    expect(backtest.by_entry_dates).toBe(backtest.origins.length);
    expect(past.map(({ known_at }) => known_at)).toEqual(backtest.origins.map(() => null));
    expect(backtest.says).toMatch(
      /^In 1\d past forecasts, made anew from what had been entered by then because the files came later/,
    );
    expect(backtest.says).not.toContain("known then");
    const page = await example.practice.page("cash");
    expect(page.sentence).toMatch(
      /In 1\d past forecasts, made anew by entry dates, cash was off by/,
    );
  });

  test("they are as wrong as those of a practice that imports every month", () => {
    expect(forecast.method).toBe("payment_lags");
    expect(forecast.backtest.mape).toBeGreaterThan(0.05);
    expect(forecast.backtest.mape).toBeLessThan(forecast.backtest.naive_mape!);
    expect(forecast.backtest.coverage80).toBeGreaterThan(0.7);
    expect(forecast.backtest.coverage80).toBeLessThan(0.97);
  });

  test("what was entered after an origin changes nothing of what was foreseen from it", async () => {
    const later = Array.from({ length: 20 }, (_, i) => addDays("2026-07-01", i)).flatMap((dos) => {
      const common = { dos, charge: `later-${dos}`, payer: "Medicare" };
      return [
        { ...common, type: "charge", amount: 90_000, post: "2026-10-05", entered: "2026-10-05" },
        { ...common, type: "payment", amount: -80_000, post: "2026-10-20" },
      ];
    });
    const path = drop(example.practice, "later.csv", ledgerFile(later));
    await example.practice.import([{ paths: [path], knownAt: "2026-11-04T12:00:00Z" }]);
    const after = await example.practice.forecastCash();
    const early = (past: readonly CashPast[]) => past.filter(({ origin }) => origin < "2026-10");
    expect(foreseen(early(after.past))).toEqual(foreseen(early(forecast.past)));
    expect(after.steps[0]!.receipts).not.toBe(forecast.steps[0]!.receipts);
  });
});

test("a loan is not foreseen before its first payment when its record came later", async () => {
  const loan = {
    id: "L1",
    lender: "Bank",
    purpose: "Scanner",
    original_principal: 60_000,
    annual_rate: 0.06,
    first_payment: "2026-06-15",
    payments: 60,
    payment: 1160,
  };
  const moves = [
    { date: "2025-03-01", account: "Equity", memo: "Opening balance", amount: 50_000 },
    ...every(7, 86, "2025-03-05", { account: "Fees", amount: 2000 }),
  ];
  const forecasts = [];
  for (const loans of [[], [loan]]) {
    const practice = scratchPractice();
    drop(practice, "loans.json", JSON.stringify(loans));
    await take(practice, ACCOUNTS, booksFile(moves));
    await practice.import([{ paths: [practice.folder.inbox], knownAt: null }]);
    forecasts.push(await practice.forecastCash());
  }
  const [without, withLoan] = forecasts;
  const before = (past: readonly CashPast[]) => past.filter(({ origin }) => origin <= "2026-06-01");
  expect(before(withLoan!.past).length).toBeGreaterThan(0);
  expect(foreseen(before(withLoan!.past))).toEqual(foreseen(before(without!.past)));
  expect(withLoan!.steps[0]!.disbursements_by["Loans"]).toBeDefined();
});
