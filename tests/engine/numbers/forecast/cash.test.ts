import { describe, expect, test } from "vitest";
import { addDays, daysBetween, monthsFrom } from "../../../../engine/calendar.ts";
import type { CashForecast } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { expectSound } from "./sound.ts";
import { ACCOUNTS, booksFile, every, registerFile, type Move } from "./books.ts";

/** A practice whose bank account alone is known. */
async function withBooks(moves: readonly Move[], ...more: string[]): Promise<Practice> {
  const practice = scratchPractice();
  await take(practice, ACCOUNTS, booksFile(moves), ...more);
  return practice;
}

const opened = (date: string, amount: number): Move => ({
  date,
  account: "Equity",
  memo: "Opening balance",
  amount,
});

const sayings = (forecast: CashForecast): string =>
  [forecast.backtest.says, ...forecast.notes, ...forecast.assumptions.map(({ says }) => says)].join(
    "\n",
  );

describe("what is not there is said and never guessed", () => {
  test("without money there is nothing to forecast, in a sentence", async () => {
    const practice = scratchPractice();
    await take(practice, "account,line\nChecking,cash\n");
    const forecast = await practice.forecastCash();
    expect(forecast).toMatchObject({ origin: null, opening: null, steps: [], lowest: null });
    expect(sayings(forecast)).toContain("nothing to forecast yet");
    expectSound(forecast);
  });

  test("without a ledger receipts are forecast and cash is not", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile(visits("2026-01-05", 60)));
    const forecast = await practice.forecastCash();
    expect(forecast.origin).toBe("2026-05-01");
    expect(forecast.opening).toBeNull();
    expect(forecast.steps[0]).toMatchObject({ closing: null, p10: null, disbursements: "0.00" });
    expect(Number(forecast.steps[0]!.receipts)).toBeGreaterThan(0);
    expect(forecast.probability_below_minimum).toBeNull();
    expect(sayings(forecast)).toContain("no account of a general ledger is mapped to cash");
    expectSound(forecast);
  });

  test("nine weeks of receipts are too few for payment lags, and the average stands in", async () => {
    const practice = scratchPractice();
    const paid = visits("2026-01-28", 48).filter(({ post }) => post < "2026-04-01");
    await take(practice, ledgerFile(paid));
    const { method, backtest, payment_lags } = await practice.forecastCash();
    expect(backtest.says).toBe(
      "Only 9 weeks of receipts; we need 26 to measure when payers pay. Until then receipts are the average of the last 9 weeks.",
    );
    expect(method).toBe("average_13_weeks");
    expect(payment_lags).toEqual([]);
  });

  test("a ledger without a balance brought forward says that balances may be off", async () => {
    const moves = every(7, 13, "2026-01-06", { account: "Fees", amount: 1000 });
    const unopened = await (await withBooks(moves)).forecastCash();
    expect(sayings(unopened)).toContain("without a balance brought forward");
    const opening = [opened("2026-01-01", 500), ...moves];
    const forecast = await (await withBooks(opening)).forecastCash();
    expect(sayings(forecast)).not.toContain("without a balance brought forward");
    expect(forecast.opening).toEqual({ date: "2026-03-31", amount: "13500.00" });
  });

  test("zero receipts stay zero", async () => {
    const rent = monthsFrom("2025-01", "2026-03").map((month) => ({
      date: `${month}-02`,
      account: "Rent",
      amount: -2000,
    }));
    const forecast = await (
      await withBooks([opened("2025-01-01", 90_000), ...rent])
    ).forecastCash({ months: 3 });
    expect(forecast.steps.map(({ receipts, closing }) => [receipts, closing])).toEqual([
      ["0.00", "58000.00"],
      ["0.00", "56000.00"],
      ["0.00", "54000.00"],
    ]);
    expect(forecast.backtest.says).toBe("There is no week of receipts yet, so none are expected.");
    expectSound(forecast);
  });

  test("an unbalanced entry moves what it moved, as an item of its own", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ACCOUNTS,
      "account,entry,date,memo,debit,credit\nChecking,1,2026-03-10,Strange,,700.00\nRent,1,2026-03-10,Strange,600.00,\n",
    );
    const { history, opening } = await practice.forecastCash({ months: 1 });
    expect(opening!.amount).toBe("-700.00");
    expect(history).toEqual([]);
    expectSound(await practice.forecastCash());
  });
});

/** One visit a working day, charged 100, of which the insurer pays 60 five weeks later and the patient 20 at once. */
function visits(first: string, count: number) {
  return Array.from({ length: count }, (_, i) =>
    addDays(first, Math.floor(i / 5) * 7 + (i % 5)),
  ).flatMap((dos) => [
    { type: "charge", amount: 100, post: dos, charge: dos },
    { type: "payment", amount: -20, post: dos, charge: dos, party: "patient" },
    { type: "payment", amount: -60, post: addDays(dos, 35), dos, charge: dos },
  ]);
}

describe("receipts are what the bank will see", () => {
  test("constant work brings constant receipts, whatever the step", async () => {
    const practice = scratchPractice();
    const until = "2026-04-01";
    const rows = visits("2025-04-07", 257).filter(({ post }) => post < until);
    await take(practice, ledgerFile(rows));
    const forecast = await practice.forecastCash({ weeks: 26 });
    expect(forecast.method).toBe("payment_lags");
    expect(
      forecast.payment_lags.map(({ payer, kept, days_to_half }) => [payer, kept, days_to_half]),
    ).toEqual([
      ["Aetna", 0.6, 35],
      ["Patients", 0.2, 0],
    ]);
    for (const { receipts } of forecast.steps.slice(1)) {
      expect(Number(receipts)).toBeGreaterThan(360);
      expect(Number(receipts)).toBeLessThan(440);
    }
    expectSound(forecast);
  });

  test("waiting money counts once, on the day it was banked", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        { type: "unapplied_receipt", amount: -50, post: "2026-01-12", party: "patient" },
        { type: "charge", amount: 90, post: "2026-02-09", charge: "a" },
        { type: "apply_out", amount: 50, post: "2026-02-09", party: "patient" },
        { type: "apply_in", amount: -50, post: "2026-02-09", party: "patient", charge: "a" },
        { type: "charge", amount: 80, post: "2026-03-31", charge: "b" },
      ]),
    );
    const { history } = await practice.forecastCash({ months: 3 });
    expect(history.map(({ start, receipts }) => [start, receipts])).toEqual([
      ["2026-02-01", "0.00"],
      ["2026-03-01", "0.00"],
    ]);
  });

  test("a patient's money that pays another line of the claim is no receipt", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        { type: "charge", amount: 90, post: "2026-01-05", charge: "a" },
        { type: "payment", amount: -40, post: "2026-01-05", charge: "a", party: "patient" },
        { type: "charge", amount: 60, post: "2026-02-09", charge: "b" },
        { type: "payment_reversal", amount: 25, post: "2026-02-09", charge: "a", party: "patient" },
        { type: "payment", amount: -25, post: "2026-02-09", charge: "b", party: "patient" },
        { type: "takeback", amount: 10, post: "2026-03-09", charge: "a" },
        { type: "charge", amount: 60, post: "2026-03-30", charge: "c" },
      ]),
    );
    const { history } = await practice.forecastCash({ months: 3 });
    expect(history.map(({ start, receipts }) => [start, receipts])).toEqual([
      ["2026-02-01", "0.00"],
      ["2026-03-01", "-10.00"],
    ]);
  });

  test("money is banked on its deposit date", async () => {
    const practice = scratchPractice();
    const paid = { type: "payment", charge: "a", party: "patient" };
    await take(
      practice,
      ledgerFile([
        { type: "charge", amount: 9000, post: "2026-01-05", charge: "a" },
        { ...paid, amount: -1000, post: "2026-01-05" },
        { ...paid, amount: -5000, post: "2026-01-30", deposited: "2026-02-03" },
        { type: "charge", amount: 90, post: "2026-02-27", charge: "b" },
      ]),
    );
    const { history } = await practice.forecastCash({ months: 1 });
    expect(history).toMatchObject([{ start: "2026-02-01", receipts: "5000.00" }]);
  });
});

describe("the calendar of payments", () => {
  test("P-49 payroll every second week: three pay days in a month take three", async () => {
    const payDays = Array.from({ length: 20 }, (_, i) => addDays("2026-01-02", 14 * i));
    const moves = payDays.map((date) => ({ date, account: "Wages", amount: -40_000 }));
    const practice = await withBooks(
      [opened("2026-01-01", 900_000), ...moves],
      registerFile(payDays, 40_000),
    );
    const forecast = await practice.forecastCash({ months: 12 });
    expect(forecast.origin).toBe("2026-10-01");
    const payroll = forecast.steps.map(({ start, disbursements_by }) => [
      start.slice(0, 7),
      disbursements_by["Payroll"],
    ]);
    expect(payroll.filter(([, amount]) => amount === "120000.00").map(([month]) => month)).toEqual([
      "2026-12",
      "2027-07",
    ]);
    expect(payroll.filter(([, amount]) => amount === "80000.00")).toHaveLength(10);
    expect(sayings(forecast)).toContain("three pay days in Dec 2026 and Jul 2027");
    expectSound(forecast);
  });

  test("a pay day on a holiday moves to the day before, rent on a holiday to the day after", async () => {
    const payDays = Array.from({ length: 14 }, (_, i) => addDays("2025-12-05", 14 * i));
    const moves: Move[] = payDays.map((date) => ({ date, account: "Wages", amount: -5000 }));
    const rent = ["2026-01-02", "2026-02-02", "2026-03-02", "2026-04-01", "2026-05-01"];
    const practice = await withBooks(
      [
        opened("2025-12-01", 90_000),
        ...moves,
        ...rent.map((date) => ({ date, account: "Rent", amount: -900 })),
        { date: "2026-05-29", account: "Fees", amount: 10 },
      ],
      registerFile(payDays, 5000),
    );
    const { payments } = await practice.forecastCash({ months: 8 });
    const days = (item: string) =>
      payments.filter((each) => each.item === item).map(({ date }) => date);
    expect(days("Wages").slice(0, 3)).toEqual(["2026-06-05", "2026-06-18", "2026-07-02"]);
    expect(days("Rent")).toContain("2027-01-04");
  });

  test("a leap day is a day like others, and months and weeks are sums of the same days", async () => {
    const moves = every(1, 400, "2026-11-01", { account: "Fees", amount: 10 });
    const practice = await withBooks([opened("2026-11-01", 0.01), ...moves]);
    const months = await practice.forecastCash({ months: 4 });
    const weeks = await practice.forecastCash({ weeks: 17 });
    expect(months.steps.map(({ end }) => end)).toContain("2028-02-29");
    const closing = new Map(months.days.map((day) => [day.date, day.closing]));
    for (const step of [...months.steps, ...weeks.steps]) {
      expect(step.closing).toBe(closing.get(step.end));
    }
    expect(daysBetween(weeks.steps[0]!.start, weeks.steps.at(-1)!.end) + 1).toBe(17 * 7);
    expectSound(months);
    expectSound(weeks);
  });

  test("what follows no rule stays an item of its own, and borrowing is never assumed", async () => {
    const practice = await withBooks([
      opened("2026-01-01", 50_000),
      ...every(7, 38, "2026-01-06", { account: "Fees", amount: 1000 }),
      { date: "2026-02-11", account: "Supplies", memo: "Chairs", amount: -365 },
      { date: "2026-03-20", account: "Draws", memo: "Owners", amount: -730 },
      { date: "2026-05-05", account: "Line", memo: "Line of credit drawn", amount: 20_000 },
    ]);
    const forecast = await practice.forecastCash({ months: 12 });
    const sum = (category: string): number =>
      forecast.steps.reduce(
        (total, step) => total + Number(step.disbursements_by[category] ?? 0),
        0,
      );
    expect(sum("Other")).toBeGreaterThan(365);
    expect(sum("Owners")).toBeGreaterThan(730);
    expect(sum("Line of credit")).toBe(0);
    expect(sayings(forecast)).toContain(
      "None assumed; once in the last twelve months, $20.0 k in together.",
    );
    expectSound(forecast);
  });
});

describe("an answer can be trusted to be the same", () => {
  test("the same seed gives the same answer, another seed the same expectation", async () => {
    const moves = every(3, 150, "2025-01-03", { account: "Fees", amount: 700 }).map((move, i) => ({
      ...move,
      amount: move.amount + ((i * 7919) % 301),
    }));
    const practice = await withBooks([opened("2025-01-01", 1000), ...moves]);
    const one = await practice.forecastCash({ seed: 7 });
    expect(await practice.forecastCash({ seed: 7 })).toEqual(one);
    const other = await practice.forecastCash({ seed: 8 });
    expect(other.steps.map(({ closing }) => closing)).toEqual(
      one.steps.map(({ closing }) => closing),
    );
    expect(other.steps.map(({ p10 }) => p10)).not.toEqual(one.steps.map(({ p10 }) => p10));
  });

  test("a horizon that cannot be is refused with what can", async () => {
    const practice = await withBooks([opened("2026-01-01", 1000)]);
    await expect(practice.forecastCash({ weeks: 0 })).rejects.toThrow("from 1 to 104 weeks, not 0");
    await expect(practice.forecastCash({ months: 25 })).rejects.toThrow("from 1 to 24 months");
    await expect(practice.forecastCash({ weeks: 1, months: 1 })).rejects.toThrow("not by both");
  });
});
