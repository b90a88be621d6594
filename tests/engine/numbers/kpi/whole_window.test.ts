/**
 * Averages over months before the data begin: not told where the definition asks for all of them (three months
 * of charges, MGMA and AAFP; three months of claims, HFMA), of the days there are for days of cash.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { parseSettings } from "../../../../engine/practice.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { monthsNeeded, divisorOf } from "../../../../engine/numbers/kpi/window.ts";
import { catalogue } from "../../../../engine/numbers/kpi/catalogue.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const kpis = catalogue(parseSettings("{}", "practice.json").policies);

test("every average a day, or of months before, is of all its months or of the days there are", () => {
  const averages = kpis.filter(({ denominator: each }) =>
    each?.over === "prior" ? true : each?.over === "trailing" && each.per === "day",
  );
  const partial = averages.filter(
    ({ denominator: each }) => each?.over === "trailing" && each.partial,
  );
  expect(partial.map(({ id }) => id)).toEqual(["FI06"]);
  expect(averages.map(({ id }) => id)).toEqual(
    "FI06 FI13.payable RC01 RC01.debit RC02 RC03 RC14 RC15 SU04 SU06".split(" "),
  );
});

describe("a window of three months", () => {
  const may = { first: "2026-05", last: "2026-05" };
  const perDay = { over: "trailing", months: 3, per: "day" } as const;
  test.each([
    ["2026-02", null, 92],
    ["2026-03", null, 92],
    ["2026-04", 3, 61],
    ["2026-05", 3, 31],
    ["2026-06", 3, 92],
  ])(
    "up to May, of data from %s on: months needed %j, %i days there are",
    (begins, needed, days) => {
      expect(monthsNeeded({ ...perDay, partial: false }, may, begins)).toBe(needed);
      const has = { first: begins!, months: new Set<string>() };
      expect(divisorOf({ ...perDay, partial: false }, may, has)).toBe(92);
      expect(divisorOf({ ...perDay, partial: true }, may, has)).toBe(days);
    },
  );

  test("before each month of the period: the earliest decides", () => {
    const window = { over: "prior", months: 3 } as const;
    expect(monthsNeeded(window, may, "2026-02")).toBeNull();
    expect(monthsNeeded(window, may, "2026-03")).toBe(3);
    expect(monthsNeeded(window, { first: "2026-04", last: "2026-05" }, "2026-02")).toBe(3);
  });
});

const ACCOUNTS = `account,line
Fees,patient_revenue
Rent,occupancy
Owed to suppliers,payables
Bank,cash
`;
const books = (...entries: [date: string, rent: number, unpaid?: number][]): string =>
  `account,entry,type,date,number,memo,debit,credit
${entries
  .flatMap(([date, rent, unpaid = 0], i) => [
    `Rent,${i},,${date},,,${rent}.00,`,
    ...(unpaid > 0 ? [`Owed to suppliers,${i},,${date},,,,${unpaid}.00`] : []),
    `Bank,${i},,${date},,,,${rent - unpaid}.00`,
    `Fees,f${i},,${date},,,,1000.00`,
    `Bank,f${i},,${date},,,1000.00,`,
  ])
  .join("\n")}
`;

describe("a practice whose data begin in January 2026", () => {
  let practice: Practice;
  const charge = (id: string, post: string) =>
    ({ type: "charge", amount: 9000, charge: id, patient: id, post, code: "99213" }) as const;
  beforeAll(async () => {
    practice = scratchPractice();
    await take(
      practice,
      ledgerFile([charge("1", "2026-01-10"), charge("2", "2026-02-10"), charge("3", "2026-03-10")]),
      ACCOUNTS,
      books(["2026-01-31", 620], ["2026-02-28", 280], ["2026-03-31", 900, 200]),
    );
  });

  test("days in A/R are told from the third month on, and say why not before; their parts stay", async () => {
    for (const [month, numerator] of [
      ["2026-01", "9000"],
      ["2026-02", "18000"],
    ] as const) {
      expect(await value(practice, "RC01", month)).toMatchObject({
        numerator,
        value: null,
        status: "n/a: needs 3 months; data begin 2026-01",
      });
    }
    // 270.00 owed, 270.00 charged in 90 days
    expect(await value(practice, "RC01", "2026-03")).toMatchObject({ value: 90, status: "ok" });
  });

  test("days of cash are of the days there are, and say so", async () => {
    // 380.00 in the bank; 620.00 in 31 days
    expect(await value(practice, "FI06", "2026-01")).toMatchObject({
      value: 19,
      status: "of 1 of 12 months: data begin 2026-01",
    });
    // 1,100.00 in the bank; 900.00 in 59 days
    const february = await value(practice, "FI06", "2026-02");
    expect(february.value).toBeCloseTo(1100 / (900 / 59), 8);
    const traced = await practice.trace("FI06", { period: "2026-02" });
    expect(traced.sums.denominator).toBe(february.denominator);
  });

  test("days payable are told where the books have payables", async () => {
    // 200.00 owed; 1,800.00 in 90 days
    expect(await value(practice, "FI13.payable", "2026-03")).toMatchObject({ value: 10 });
    expect((await value(practice, "FI13.payable", "2026-02")).value).toBeNull();
  });
});

test("books on the cash basis have no days payable", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    ACCOUNTS,
    books(["2026-01-31", 620], ["2026-02-28", 280], ["2026-03-31", 900]),
  );
  expect(await value(practice, "FI13.payable", "2026-03")).toMatchObject({
    value: null,
    status: "n/a: cash-basis books keep no payables",
  });
});

test("RC03, HFMA MAP: 4,500.00 in the balance sheet of March, 3,000.00 of net revenue in 90 days", async () => {
  const practice = scratchPractice();
  const sheet = (day: string, owed: string): string => `Balance Sheet
Test Practice
"As of ${day}"

,Total
ASSETS
Current Assets
Accounts Receivable
Accounts Receivable (A/R),"${owed}"
Total Accounts Receivable,"${owed}"
Total Current Assets,"${owed}"
TOTAL ASSETS,"${owed}"
LIABILITIES AND EQUITY
Equity
Owner,"${owed}"
Total Equity,"${owed}"
TOTAL LIABILITIES AND EQUITY,"${owed}"
`;
  const report = await take(
    practice,
    ACCOUNTS,
    books(["2026-01-31", 620], ["2026-02-28", 280], ["2026-03-31", 900]),
    sheet("February 28, 2026", "3,900.00"),
    sheet("March 31, 2026", "4,500.00"),
  );
  expect(report.files.map(({ status }) => status)).toEqual(report.files.map(() => "loaded"));
  const march = await value(practice, "RC03", "2026-03");
  expect([march.status, march.numerator]).toEqual(["ok", "4500"]);
  expect(march.value).toBeCloseTo(4500 / (3000 / 90), 8);
  const { sums } = await practice.trace("RC03", { period: "2026-03" });
  expect(Number(sums.numerator)).toBe(4500);
  expect(await value(practice, "RC03", "2026-02")).toMatchObject({ value: null });
});
