import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../../../engine/calendar.ts";
import type { CashForecast, Page, Panel } from "../../../../engine/contract.ts";
import { cardText, dayText } from "../../../../engine/format.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { exampleOf } from "../../../example.ts";
import { ledgerFile, take } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ACCOUNTS, booksFile, every } from "../../numbers/forecast/books.ts";

type Row = Record<string, string | number | null>;

const panel = (page: Page, id: string): Panel => page.panels.find((each) => each.id === id)!;

const rowsOf = ({ rows, columns }: Panel): Row[] =>
  rows[columns[0]!.name]!.map((_, i) =>
    Object.fromEntries(columns.map(({ name }) => [name, rows[name]![i]!])),
  );

const sum = (amounts: readonly unknown[]): string =>
  moneyText(amounts.reduce<bigint>((total, amount) => total + cents(String(amount)), 0n));

const parts = (row: Row, side: string): unknown[] =>
  Object.entries(row).flatMap(([name, amount]) => (name.startsWith(`${side}_`) ? [amount] : []));

let practice: Practice;
let page: Page;
let forecast: CashForecast;

beforeAll(async () => {
  ({ practice } = await exampleOf({ providers: 2, months: 24 }));
  page = await practice.page("cash");
  forecast = await practice.forecastCash();
});

describe("the page begins with the answer", () => {
  test("lowest day, amount, chance below the minimum, and how wrong past forecasts were", () => {
    const { lowest } = forecast;
    expect(page.title).toBe("Will we have enough, and when is it tightest?");
    expect(page.sentence).toContain(
      `Cash is lowest on ${dayText(lowest!.date)}, at ${cardText(Number(lowest!.amount), "money")}; the chance that cash falls below the minimum of $50.0 k within 13 weeks is `,
    );
    expect(page.sentence).toMatch(
      /\. In \d+ past forecasts cash was off by \$\S+( k)? one week ahead and \$\S+( k)? 13 weeks ahead, on average; the 80 % band held \d+ of \d+ weeks\.$/,
    );
  });

  test("the overview says the same day and amount, and shows the same fan", async () => {
    const overview = await practice.page("overview");
    const { title } = panel(page, "cash_fan");
    expect(overview.sentence).toContain(`; c${title.slice(1)}.`);
    expect(panel(overview, "cash_fan")).toEqual(panel(page, "cash_fan"));
  });

  test("the collections page shows the same payment lags, for whoever answers for it", async () => {
    const collections = await practice.page("collections");
    const [here, there] = [page, collections].map((each) => panel(each, "payment_lags"));
    expect({ ...there, about: { ...there!.about, owner: here!.about?.owner } }).toEqual(here);
    expect(there!.about?.owner).not.toBe(here!.about?.owner);
  });
});

describe("every figure is the engine's forecast", () => {
  test("days of the fan, which opens where the past ends", () => {
    const rows = rowsOf(panel(page, "cash_fan"));
    const last = rows.findLastIndex(({ actual }) => actual !== null);
    const { amount, date } = forecast.opening!;
    expect(rows[last]).toMatchObject({ date, actual: amount, expected: amount, p05: amount });
    expect(rows.slice(last + 1)).toMatchObject(
      forecast.days.map(({ date: day, closing, p05, p20, p80, p95 }) => ({
        date: day,
        expected: closing,
        p05,
        p20,
        p80,
        p95,
      })),
    );
    const marked = rows.filter(({ note }) => note !== "");
    expect(marked).toMatchObject([
      { date: forecast.lowest!.date, expected: forecast.lowest!.amount },
    ]);
  });

  test("cash of the past 13 weeks is the weeks' own history", () => {
    const byDay = new Map(
      rowsOf(panel(page, "cash_fan")).map(({ date, actual }) => [date, actual]),
    );
    expect(forecast.history).toHaveLength(13);
    for (const { end, closing } of forecast.history) expect(byDay.get(end)).toBe(closing);
  });

  test("weeks and months", async () => {
    const months = await practice.forecastCash({ months: 24 });
    for (const [id, { steps }] of [
      ["cash_weeks", forecast],
      ["cash_months", months],
    ] as const) {
      expect(rowsOf(panel(page, id))).toMatchObject(
        steps.map(({ receipts, disbursements, closing, p10, p90 }) => ({
          receipts,
          disbursements,
          closing,
          p10,
          p90,
        })),
      );
    }
  });

  test("errors by weeks ahead, and over all of them", () => {
    const rows = rowsOf(panel(page, "cash_errors"));
    const { by_horizon, mape, naive_mape } = forecast.backtest;
    expect(rows.slice(0, -1).map((row) => row["mape"])).toEqual(by_horizon.map((h) => h.mape));
    expect(rows.at(-1)).toMatchObject({ ahead: "all", mape });
    const { average_13_weeks, same_weeks_last_year, last_month } = rows.at(-1)!;
    expect([average_13_weeks, same_weeks_last_year, last_month]).toContain(naive_mape);
  });

  test("the record: weeks in their band are the coverage, misses are what came less what was foreseen", () => {
    const record = panel(page, "cash_record");
    const rows = rowsOf(record);
    const judged = rows.filter(({ held }) => held !== "");
    const held = judged.filter((row) => row["held"] === "yes");
    expect(held.length / judged.length).toBeCloseTo(forecast.backtest.closing_coverage80!, 4);
    expect(record.title).toContain(`held ${held.length} of ${judged.length} weeks`);
    for (const { came, foreseen, miss } of rows) {
      if (came !== null) expect(sum([foreseen, miss])).toBe(came);
    }
    const worst = Math.max(...rows.map(({ miss }) => Math.abs(Number(miss))));
    expect(record.notes[0]).toContain(`off by ${cardText(worst, "money")}`);
  });
});

describe("parts equal wholes", () => {
  test("opening cash, receipts and payments make closing cash, to the cent", () => {
    for (const id of ["cash_weeks", "cash_months"]) {
      const rows = rowsOf(panel(page, id));
      let carried = forecast.opening!.amount;
      for (const row of rows) {
        expect(row["opening"]).toBe(carried);
        expect(sum(parts(row, "receipts"))).toBe(row["receipts"]);
        expect(sum(parts(row, "disbursements"))).toBe(row["disbursements"]);
        carried = row["closing"] as string;
        expect(sum([carried, row["disbursements"]])).toBe(sum([row["opening"], row["receipts"]]));
      }
    }
  });

  test("four weeks are the February they fill", async () => {
    const knownAt = "2026-02-10T00:00:00.000Z";
    const then = await practice.page("cash", { known_at: knownAt });
    const weeks = rowsOf(panel(then, "cash_weeks")).slice(0, 4);
    const [february] = rowsOf(panel(then, "cash_months"));
    expect([weeks[0]!["start"], february!["start"]]).toEqual(["2026-02-01", "2026-02"]);
    for (const column of ["receipts", "disbursements"]) {
      expect(sum(weeks.map((week) => week[column]))).toBe(february![column]);
    }
    expect(weeks[3]!["closing"]).toBe(february!["closing"]);
    const { steps } = await practice.forecastCash({ knownAt });
    expect(weeks).toMatchObject(
      steps.slice(0, 4).map(({ receipts, closing }) => ({ receipts, closing })),
    );
  });

  test("payers together bring everything, and pay as they do on average", () => {
    const rows = rowsOf(panel(page, "payment_lags"));
    const [payers, all] = [rows.slice(0, -1), rows.at(-1)!];
    expect(all["payer"]).toBe("All together");
    const shares = payers.reduce((total, row) => total + Number(row["share"]), 0);
    expect(shares).toBeCloseTo(1, 3);
    for (const day of ["d30", "d90"]) {
      const paid = payers.map((row) => Number(row[day]));
      expect(Number(all[day])).toBeGreaterThan(Math.min(...paid));
      expect(Number(all[day])).toBeLessThan(Math.max(...paid));
    }
  });
});

test("a choice of payer changes nothing, and the page says so", async () => {
  const chosen = await practice.page("cash", { slice: { payer: ["Medicare"] } });
  expect(panel(chosen, "cash_fan").rows).toEqual(panel(page, "cash_fan").rows);
  expect(panel(chosen, "cash_fan").notes[0]).toBe(
    "Cash is the whole practice's: the choice of payer does not change it.",
  );
});

test("a ledger alone is enough for cash, and cash below the minimum is called so", async () => {
  const ledgerOnly = scratchPractice();
  const moves = [
    { date: "2026-01-01", account: "Equity", memo: "Opening balance", amount: 60_000 },
    ...every(7, 12, "2026-01-07", { account: "Fees", amount: 3000 }),
    ...every(14, 6, "2026-01-09", { account: "Wages", amount: -9000 }),
  ];
  await take(ledgerOnly, ACCOUNTS, booksFile(moves));
  const { sentence, panels } = await ledgerOnly.page("cash");
  // 42,000 at the end of March; 13 weeks of 3,000 come in, 7 pay days take 9,000
  expect(sentence).toBe(
    "Cash is lowest on 26 Jun 2026, at $18.0 k, below the minimum of $50.0 k; cash is nearly certain to fall below it within 13 weeks. No payments of a billing system are here, so nothing tells when payers pay; receipts are the average of the last 12 weeks.",
  );
  expect(panels.map(({ id }) => id)).toEqual([
    "cash_fan",
    "cash_levers",
    "cash_weeks",
    "cash_scenarios",
    "cash_calendar",
    "cash_assumptions",
    "cash_months",
  ]);
});

describe("what is not there is asked for and never made up", () => {
  test("without a ledger receipts stand alone", async () => {
    const billingOnly = scratchPractice();
    const days = Array.from({ length: 60 }, (_, i) => addDays("2026-01-05", 2 * i));
    const visit = (dos: string) => ({ dos, charge: `c-${dos}` });
    await take(
      billingOnly,
      ledgerFile(
        days.flatMap((dos) => [
          { ...visit(dos), type: "charge", amount: 100, post: dos },
          { ...visit(dos), type: "payment", amount: -60, post: addDays(dos, 14) },
        ]),
      ),
    );
    const { sentence, panels } = await billingOnly.page("cash");
    expect(sentence).toMatch(
      /^Cash needs a general ledger and accounts\.csv that says which accounts are cash\. Import both; until then receipts stand alone: \$/,
    );
    expect(panels.map(({ id }) => id)).not.toContain("cash_fan");
    const weeks = panels.find(({ id }) => id === "cash_weeks")!;
    expect(weeks.columns.map(({ name }) => name)).not.toContain("closing");
    expect(weeks.columns.map(({ name }) => name)).not.toContain("disbursements");
    const overview = await billingOnly.page("overview");
    expect(overview.sentence).not.toContain("cash");
  });

  test("without any money the page says what to import", async () => {
    const scheduleOnly = scratchPractice();
    await take(
      scheduleOnly,
      "appointment_id,patient_id,provider,location,created,start,status,visit_id\na1,p1,Lee,North,2026-01-02 09:00,2026-01-05 09:00,completed,v1\n",
    );
    const { sentence, panels } = await scheduleOnly.page("cash");
    expect(sentence).toBe(
      "Cash needs a general ledger with accounts.csv, or a billing export for receipts alone. Import them to see what is to come.",
    );
    expect(panels).toEqual([]);
  });
});
