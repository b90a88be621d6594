/** The budget of tiny practices as the practice, the terminal and the API answer it. */
import { describe, expect, test } from "vitest";
import type { BridgeOrder, BudgetReport } from "../../../../engine/contract.ts";
import { cents } from "../../../../engine/money.ts";
import { openPractice, type Practice } from "../../../../engine/spine/open.ts";
import { createApp } from "../../../../server/app.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

const table = (header: string, rows: readonly string[]): string =>
  `${[header, ...rows].join("\n")}\n`;

/** Journal entries of two lines: money from or to the bank. */
const booksFile = (entries: readonly (readonly [day: string, account: string, debit: number])[]) =>
  table(
    "account,entry,type,date,number,memo,debit,credit",
    entries.flatMap(([day, account, debit], i) => [
      line(account, i, day, debit),
      line("Bank", i, day, -debit),
    ]),
  );

const line = (account: string, entry: number, day: string, debit: number): string =>
  `${account},${entry},Journal,${day},,,${debit > 0 ? debit.toFixed(2) : ""},${debit < 0 ? (-debit).toFixed(2) : ""}`;

const budgetFile = (rows: readonly string[]) => table("month,line,payer,amount,behaviour", rows);

const accountsFile = table("account,line", [
  "Bank,cash",
  "Fees,patient_revenue",
  "Office,office",
  "Repairs,repairs",
  "Wages,support_staff",
  "Payroll taxes,staff_benefits",
]);

const amountsOf = ({ bridge }: BudgetReport, starting = ""): Record<string, string> =>
  Object.fromEntries(
    bridge
      .filter(({ effect }) => effect.startsWith(starting))
      .map(({ effect, amount }) => [effect, amount]),
  );

function expectToSum({ bridge, lines }: BudgetReport): void {
  const net = lines.find((each) => each.line === "net_income")!;
  expect(bridge.reduce((sum, { amount }) => sum + cents(amount), 0n)).toBe(cents(net.variance));
}

describe("the bridge in three orders", () => {
  /** Ten visits at 70.00 allowed and 63.00 paid are planned; in June twelve come, at 80.00 and 72.00. */
  async function busyJune(): Promise<Practice> {
    const practice = scratchPractice();
    const entries: Entry[] = [];
    for (const [month, visits, contractual, paid] of [
      ["2025-05", 10, -30, -63],
      ["2025-06", 12, -20, -72],
    ] as const) {
      for (let visit = 1; visit <= visits; visit++) {
        const charge = `${month}v${visit}`;
        const day = (n: number): string => `${month}-${String(n).padStart(2, "0")}`;
        entries.push(
          { type: "charge", amount: 100, post: day(visit), charge, patient: `p${visit}` },
          { type: "adjustment", reason: "contractual", amount: contractual, post: day(20), charge },
          { type: "payment", amount: paid, post: day(20), charge },
        );
      }
    }
    await take(
      practice,
      ledgerFile(entries),
      budgetFile(
        ["2025-05", "2025-06"].flatMap((month) => [
          `${month},visits,Aetna,10,`,
          `${month},allowed_per_visit,Aetna,70.00,`,
          `${month},yield,Aetna,0.9,`,
          `${month},patient_revenue,,630.00,variable`,
        ]),
      ),
      booksFile([
        ["2025-05-21", "Fees", -630],
        ["2025-06-21", "Fees", -864],
      ]),
      accountsFile,
    );
    return practice;
  }

  // 630 → 864: visits 10 → 12, allowed 70 → 80, yield 0.9. Sequential: 2 × 63, and 12 × 10 × 0.9.
  // Shapley: 2 × 75 × 0.9, and 11 × 10 × 0.9. LMDI: 234 ÷ ln(864 ÷ 630) × ln 1.2, and × ln(8 ÷ 7).
  const EXPECTED: Record<BridgeOrder, [volume: string, allowed: string]> = {
    sequential: ["126.00", "108.00"],
    shapley: ["135.00", "99.00"],
    lmdi: ["135.07", "98.93"],
  };

  test("the practice, the terminal and the API name the order and give the same effects", async () => {
    const practice = await busyJune();
    const { path } = practice.folder;
    practice.close();
    const run = terminalOf(path);
    const opened = openPractice(path);
    try {
      const app = createApp(opened);
      for (const [order, [volume, allowed]] of Object.entries(EXPECTED) as [
        BridgeOrder,
        [string, string],
      ][]) {
        const report = await opened.budget({ period: "2025-06", order });
        expect(amountsOf(report)).toEqual({
          volume,
          payer_mix: "0.00",
          allowed_rate: allowed,
          timing: "0.00",
          yield: "0.00",
          deposits: "0.00",
        });
        expectToSum(report);
        expect(report.bridge_order).toBe(order);
        expect(report.bridge_says.toLowerCase()).toContain(order);
        const asked = `?period=2025-06&order=${order}`;
        expect(await (await app.request(`/api/budget${asked}`)).json()).toEqual(report);
        const said = run("budget", "--period", "2025-06", "--bridge", "--order", order);
        expect(said).toEqual({ status: 0, said: report });
      }
      expect((await opened.budget({ period: "2025-06" })).bridge_order).toBe("sequential");
      const refused = await app.request("/api/budget?order=alphabetical");
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain("lmdi");
      const wrong = run("budget", "--order", "alphabetical");
      expect([wrong.status, wrong.said]).toEqual([2, expect.stringContaining("lmdi")]);
    } finally {
      opened.close();
    }
  });
});

describe("the bridge of support staff", () => {
  const PAY_DAYS = [
    ["2025-08-01", "2025-07-14", "2025-07-27"],
    ["2025-08-15", "2025-07-28", "2025-08-10"],
    ["2025-08-29", "2025-08-11", "2025-08-24"],
    ["2025-09-12", "2025-08-25", "2025-09-07"],
    ["2025-09-26", "2025-09-08", "2025-09-21"],
  ] as const;

  /**
   * One person of 40 hours, paid every second Friday: 80 hours cost 1,600.00 and 200.00 of taxes and
   * benefits. On the last pay day 4 hours of overtime cost 120.00 and 12.00. August has three pay days.
   */
  async function oneReceptionist(
    augustPlan: string,
    register = true,
    more: readonly string[] = [],
    ...files: readonly string[]
  ): Promise<Practice> {
    const practice = scratchPractice();
    const pay = PAY_DAYS.map(
      ([day, first, last]) =>
        `${day},${first},${last},E1,Front,Desk,regular,80,1600.00,160.00,40.00`,
    );
    const overtime = "2025-09-26,2025-09-08,2025-09-21,E1,Front,Desk,overtime,4,120.00,12.00,0.00";
    await take(
      practice,
      table("employee_id,role,job,department,location,provider,weekly_hours,start,end", [
        "E1,front_office,Desk,Front,North,,40,2024-01-01,",
      ]),
      ...(register
        ? [
            table(
              "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits",
              [...pay, overtime],
            ),
          ]
        : []),
      budgetFile([
        `2025-08,support_staff,,${augustPlan},fixed`,
        "2025-08,staff_benefits,,400.00,fixed",
        "2025-09,support_staff,,3000.00,fixed",
        "2025-09,staff_benefits,,400.00,fixed",
        ...more,
      ]),
      ...files,
      booksFile([
        ...PAY_DAYS.flatMap(([day]) => [
          [day, "Wages", 1600] as const,
          [day, "Payroll taxes", 200] as const,
        ]),
        ["2025-09-26", "Wages", 120],
        ["2025-09-26", "Payroll taxes", 12],
      ]),
      accountsFile,
    );
    return practice;
  }

  test("a plan by pay day: 4 hours more, 1.25 more for an hour, 42.00 for overtime", async () => {
    // planned 3,400.00 ÷ 160 hours = 21.25; paid 3,600.00 ÷ 160 = 22.50 and 132.00 for 4 hours more
    const practice = await oneReceptionist("4700.00");
    const september = await practice.budget({ period: "2025-09" });
    expect(amountsOf(september, "staff_")).toEqual({
      staff_pay_days: "0.00",
      staff_hours: "-85.00",
      staff_pay_rate: "-205.00",
      staff_overtime: "-42.00",
      staff_booked: "0.00",
    });
    expectToSum(september);
    const shapley = await practice.budget({ period: "2025-09", order: "shapley" });
    expect(amountsOf(shapley, "staff_")).toMatchObject({
      staff_hours: "-87.50",
      staff_pay_rate: "-202.50",
    });
    expectToSum(shapley);
    expectToSum(await practice.budget({ period: "2025-08..2025-09" }));
  });

  test("a plan by the calendar: two pay days pay for less than September, three for more than August", async () => {
    // September: 30 days × 40 ÷ 7 hours, of which 160 are paid for, at 3,400.00 ÷ 171.43 = 19.83
    const practice = await oneReceptionist("3000.00");
    const september = await practice.budget({ period: "2025-09" });
    expect(amountsOf(september, "staff_")).toEqual({
      staff_pay_days: "226.67",
      staff_hours: "-79.33",
      staff_pay_rate: "-437.34",
      staff_overtime: "-42.00",
      staff_booked: "0.00",
    });
    expectToSum(september);
    const august = await practice.budget({ period: "2025-08" });
    // 31 days × 40 ÷ 7 = 177.14 hours at 19.19, and 240 paid for
    expect(amountsOf(august, "staff_")).toMatchObject({ staff_pay_days: "-1206.45" });
    expectToSum(august);
  });

  test("a planned headcount is compared with the people employed", async () => {
    // two planned, one employed: 3,400.00 ÷ 320 hours by contract = 10.625, of which 160 were not there
    const practice = await oneReceptionist("4700.00", true, [
      "2025-08,staff_fte,,2,",
      "2025-09,staff_fte,,2,",
    ]);
    const september = await practice.budget({ period: "2025-09" });
    expect(amountsOf(september, "staff_")).toEqual({
      staff_pay_days: "0.00",
      staff_headcount: "1700.00",
      staff_hours: "-42.50",
      staff_pay_rate: "-1947.50",
      staff_overtime: "-42.00",
      staff_booked: "0.00",
    });
    expectToSum(september);
    expect(september.bridge_absent.map(({ title }) => title)).not.toContain("headcount");
  });

  test("where no headcount is planned, more visits ask for hours, and fewer hours a visit give them back", async () => {
    // 80 visits planned, 100 seen: 20 × 2 hours × 21.25, and 100 × (1.6 − 2) hours × 21.25
    const seen = ledgerFile(
      Array.from({ length: 100 }, (_, i) => ({
        type: "charge",
        amount: 50,
        post: "2025-09-03",
        charge: `c${i}`,
        patient: `p${i}`,
      })),
    );
    const practice = await oneReceptionist(
      "4700.00",
      true,
      ["2025-09,visits,Aetna,80,", "2025-09,allowed_per_visit,Aetna,50.00,"],
      seen,
    );
    const { bridge, bridge_absent, labour } = await practice.budget({ period: "2025-09" });
    const of = (id: string) => bridge.find(({ effect }) => effect === id)!;
    expect(of("staff_visits")).toMatchObject({
      amount: "-850.00",
      parts: [{ measure: "visits", plan: 80, actual: 100, trace: { kpi: "visits_charged" } }],
    });
    expect(of("staff_efficiency")).toMatchObject({
      amount: "850.00",
      parts: [{ plan: 2, actual: 1.6 }],
    });
    // 160 hours for 80 visits allow 200 for 100, at 21.25; 164 were worked at 22.50, 42.00 of it overtime
    expect(labour.map(({ effect, amount }) => [effect, amount])).toEqual([
      ["rate", "-205.00"],
      ["efficiency", "765.00"],
      ["overtime", "-42.00"],
      ["total", "518.00"],
    ]);
    expect(bridge_absent).toContainEqual({
      title: "headcount",
      because: "the plan has no staff_fte: the people employed are taken as planned",
    });
  });

  test("without a payroll register the cost of staff is one effect", async () => {
    const practice = await oneReceptionist("3000.00", false);
    const report = await practice.budget({ period: "2025-09" });
    expect(amountsOf(report, "staff_")).toEqual({});
    expect(amountsOf(report, "cost_")).toEqual({ cost_staff_cost: "-332.00" });
    expectToSum(report);
  });
});

describe("the outlook of the year", () => {
  /** A fiscal year from July: 100.00 a month planned to September, 150.00 after; a repair nobody planned. */
  async function threeMonths(from = "2025-07"): Promise<Practice> {
    const practice = scratchPractice({ fiscal_year_start: 7 });
    const months = [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6].map(
      (month) => `${month < 7 ? 2026 : 2025}-${String(month).padStart(2, "0")}`,
    );
    const booked = [
      ["2025-07-31", "Office", 100],
      ["2025-08-31", "Office", 120],
      ["2025-09-30", "Office", 140],
      ["2025-09-30", "Repairs", 40],
    ] as const;
    await take(
      practice,
      budgetFile(months.map((month, i) => `${month},office,,${i < 3 ? "100.00" : "150.00"},fixed`)),
      booksFile(booked.filter(([day]) => day.slice(0, 7) >= from)),
      accountsFile,
    );
    return practice;
  }

  test("four methods side by side; a line without a plan has no performance, and so has no total", async () => {
    // 360.00 booked, 300.00 of 1,650.00 planned; 3 of 12 months; 22 + 21 + 21 of 250 working days,
    // Independence Day and Labor Day taken off, and nine more federal holidays to June
    const practice = await threeMonths();
    const { outlook } = await practice.budget({ period: "2025-09", outlook: true });
    expect(outlook).toMatchObject({
      from: "2025-07-01",
      to: "2026-06-30",
      through: "2025-09-30",
      months: { to_date: 3, year: 12 },
      working_days: { to_date: 64, year: 250 },
      because: null,
    });
    const of = (id: string) => outlook!.lines.find((each) => each.line === id);
    expect(of("office")).toEqual({
      line: "office",
      title: "Office",
      kind: "expense",
      actual_to_date: "360.00",
      budget_to_date: "300.00",
      budget_year: "1650.00",
      remaining_budget: "1710.00",
      performance_factor: "1980.00",
      run_rate_months: "1440.00",
      run_rate_working_days: "1406.25",
    });
    expect(of("repairs")).toMatchObject({
      remaining_budget: "40.00",
      performance_factor: null,
      run_rate_months: "160.00",
      run_rate_working_days: "156.25",
    });
    expect(of("net_income")).toMatchObject({
      actual_to_date: "-400.00",
      remaining_budget: "-1750.00",
      performance_factor: null,
      run_rate_months: "-1600.00",
      run_rate_working_days: "-1562.50",
    });
    const { path } = practice.folder;
    const app = createApp(practice);
    const served = await app.request("/api/budget?period=2025-09&outlook=1");
    expect(((await served.json()) as BudgetReport).outlook).toEqual(outlook);
    practice.close();
    const { said } = terminalOf(path)("budget", "--period", "2025-09", "--outlook");
    expect((said as BudgetReport).outlook).toEqual(outlook);
  });

  test("how far off each method was a year before, and which lines to ask about", async () => {
    // last year: 100.00 a month booked to September, 130.00 after; the plan was 110.00 a month
    const practice = scratchPractice({
      fiscal_year_start: 7,
      policies: { variance_amount: "20.00", variance_share: "0.10" },
    });
    const months = Array.from({ length: 24 }, (_, i) => {
      const at = 2024 * 12 + 6 + i;
      return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    });
    await take(
      practice,
      budgetFile(months.map((month) => `${month},office,,110.00,fixed`)),
      booksFile(
        months
          .filter((month) => month <= "2025-09")
          .map((month, i) => [`${month}-28`, "Office", i < 3 ? 100 : 130] as const),
      ),
      accountsFile,
    );
    const { outlook, lines, materiality } = await practice.budget({
      period: "2025-09",
      outlook: true,
    });
    // 300.00 by September of 1,470.00; 300 + 9 × 110 = 1,290, 1,320 × 300 ÷ 330 = 1,200, 300 × 4
    expect(outlook!.record.filter(({ line }) => line === "total_expense")).toEqual([
      expect.objectContaining({
        from: "2024-07",
        through: "2024-09",
        actual: "1470.00",
        remaining_budget: "-180.00",
        performance_factor: "-270.00",
        run_rate_months: "-270.00",
      }),
    ]);
    expect(materiality).toEqual({ amount: "20.00", share: 0.1, by: "both" });
    // 20.00 over 110.00 is 18 %, and so it has been since October
    expect(lines.find(({ line }) => line === "office")).toMatchObject({
      variance: "-20.00",
      material: true,
      one_side: { months: 12, favourable: false },
    });
    expect(lines.find(({ line }) => line === "net_income")).toMatchObject({ material: true });
    const october = await practice.budget({ period: "2024-10" });
    expect(october.lines.find(({ line }) => line === "office")).toMatchObject({
      one_side: { months: 1, favourable: false },
    });
    const page = await practice.page("budget", { period: "2025-09" });
    const statement = page.panels.find(({ id }) => id === "statement")!;
    expect(statement.texts["asks"]![0]).toBe("material; 12 months adverse");
    expect(page.panels.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["outlook", "outlook_record"]),
    );
  });

  test("months to come are no actuals: asked for the whole year, it goes by what is booked", async () => {
    const practice = await threeMonths();
    const { outlook } = await practice.budget({ period: "FY2026", outlook: true });
    expect(outlook).toMatchObject({ through: "2025-09-30", months: { to_date: 3, year: 12 } });
    expect((await practice.budget({ period: "FY2026" })).outlook).toBeNull();
  });

  test("books that begin within the year, or before it was reached, give a reason and no lines", async () => {
    const practice = await threeMonths("2025-08");
    const late = await practice.budget({ period: "2025-09", outlook: true });
    expect(late.outlook).toMatchObject({
      lines: [],
      because: "the books begin in 2025-08, and the fiscal year in 2025-07",
    });
    const ahead = await practice.budget({ period: "2026-07", outlook: true });
    expect(ahead.outlook).toMatchObject({
      lines: [],
      months: { to_date: 0 },
      working_days: { to_date: 0 },
      because: "nothing is booked yet of the fiscal year from 2026-07",
    });
  });
});
