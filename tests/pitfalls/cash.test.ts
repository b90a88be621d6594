import { describe, expect, test } from "vitest";
import { addDays, addMonths, monthsFrom } from "../../engine/calendar.ts";
import type { CashForecast } from "../../engine/contract.ts";
import { cents, moneyText } from "../../engine/money.ts";
import { scratchPractice } from "../scratch.ts";
import { ledgerFile, take, value, type Entry, LUMPS } from "./rows.ts";

/** A share of a charge that is paid so many days after it. */
type Payment = { day: number; share: number };

/**
 * One charge on the 22nd of each month, paid by share as far as money had come by the end of the last
 * month; what will not be paid is written off with the last payment.
 */
function cohorts(
  charges: ReadonlyMap<string, number>,
  payments: readonly Payment[],
  last: string,
): Entry[] {
  const kept = payments.reduce((sum, { share }) => sum + share, 0);
  return [...charges].flatMap(([month, amount]) => {
    const [dos, charge] = [`${month}-22`, `c-${month}`];
    const paid = payments.map(({ day, share }) => ({
      type: "payment",
      charge,
      amount: -amount * share,
      post: addDays(dos, day),
      dos,
    }));
    const written = { ...paid.at(-1)!, type: "adjustment", amount: -amount * (1 - kept) };
    const came = [...paid, written].filter(({ post }) => post.slice(0, 7) <= last);
    return [{ type: "charge", charge, amount, post: dos }, ...came];
  });
}

const same = (from: string, count: number, amount: number): [string, number][] =>
  monthsFrom(from, addMonths(from, count - 1)).map((month) => [month, amount]);

const billed = (steps: CashForecast["steps"]): string =>
  moneyText(steps.reduce((sum, { receipts_from }) => sum + cents(receipts_from.billed), 0n));

describe("cash to come", () => {
  /** What comes of a month's charges in that month and in each of the four after it. */
  const byMonth = [0.045, 0.12, 0.075, 0.03, 0.03];

  test("P-35 January's 480 k, February's 500 k and March's 450 k bring March 116.25 k, by their own ages", async () => {
    const practice = scratchPractice(LUMPS);
    const charges = new Map([
      ...same("2009-03", 8, 400_000),
      ...same("2009-11", 2, 0.01),
      ["2010-01", 480_000],
      ["2010-02", 500_000],
      ["2010-03", 450_000],
    ]);
    const payments = byMonth.map((share, age) => ({ day: 3 + 30 * age, share }));
    await take(practice, ledgerFile(cohorts(charges, payments, "2010-02")));
    const { steps, payment_lags } = await practice.forecastCash({ months: 1 });
    expect(payment_lags).toMatchObject([{ payer: "Aetna", kept: 0.3 }]);
    expect(steps[0]!.start).toBe("2010-03-01");
    expect(billed(steps)).toBe("116250.00");
  });

  test("P-36 gross A/R of 300 k at 250 % of what is allowed is 120 k of cash", async () => {
    const practice = scratchPractice(LUMPS);
    const charges = new Map(same("2009-03", 12, 100_000));
    await take(practice, ledgerFile(cohorts(charges, [{ day: 95, share: 0.4 }], "2010-02")));
    expect((await value(practice, "days_in_ar", "2010-02")).numerator).toBe("300000");
    const { steps } = await practice.forecastCash({ months: 12 });
    expect(billed(steps)).toBe("120000.00");
  });
});

test("P-53 debt service is covered 1.50 times, 1.10 after draws; interest alone would say 6", async () => {
  const practice = scratchPractice(LUMPS);
  const accounts =
    "account,line\nFees,patient_revenue\nCosts,other_operating\nDraws,owner_draws\nLoan,loans\nInterest,interest\n";
  const books = [
    "account,entry,type,date,number,memo,debit,credit",
    "Fees,1,,2025-12-31,,,,500000.00",
    "Costs,1,,2025-12-31,,,200000.00,",
    "Draws,1,,2025-12-31,,,80000.00,",
    "Loan,1,,2025-12-31,,,150000.00,",
    "Interest,1,,2025-12-31,,,50000.00,",
    "Bank,1,,2025-12-31,,,20000.00,",
    "",
  ].join("\n");
  await take(practice, accounts, books);
  const before = await value(practice, "FI09", "2025-12");
  const after = await value(practice, "FI09.after", "2025-12");
  expect([before.value, after.value]).toEqual([1.5, 1.1]);
  expect([before, after].map(({ denominator }) => Number(denominator))).toEqual([200_000, 200_000]);
  expect(before.basis).toMatch(/principal is what the books took off loans/);
});
