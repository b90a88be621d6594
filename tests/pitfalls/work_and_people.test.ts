import { describe, expect, test } from "vitest";
import type { KpiValue } from "../../engine/contract.ts";
import { scratchPractice } from "../scratch.ts";
import { ledgerFile, take, value, type Entry } from "./rows.ts";

const charge = (id: string, code: string, dos: string, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  amount: 100,
  post: dos,
  dos,
  charge: id,
  code,
  ...more,
});

const appointments = (rows: readonly string[]): string =>
  `appointment_id,patient_id,provider,location,created,start,status,visit_id,rescheduled_from\n${rows.join("\n")}\n`;

const many = (count: number, row: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => row(i));

describe("volume, productivity, access", () => {
  test("P-04 a rate over two providers is Σ/Σ: 45.0 %, not the mean 67.5 %", async () => {
    const practice = scratchPractice();
    const row = (provider: string, status: string) => (i: number) =>
      `${provider}${status}${i},p${i},${provider},North,2025-01-01 08:00,2025-01-08 09:00,${status},,`;
    await take(
      practice,
      appointments([
        ...many(95, row("A", "no_show")),
        ...many(5, row("A", "completed")),
        ...many(400, row("B", "no_show")),
        ...many(600, row("B", "completed")),
      ]),
    );
    expect((await value(practice, "AC01", "2025-01")).value).toBeCloseTo(0.45, 10);
    const each = await practice.kpi({ kpis: ["AC01"], period: "2025-01", by: ["provider"] });
    expect(each.map((v) => [v.slice["provider"], v.value])).toEqual([
      ["A", 0.95],
      ["B", 0.4],
    ]);
  });

  test("P-37 wRVUs take units, modifiers and the year of service, and a void takes them back", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      "Code,Service Year,Work RVU,Fee\n99214,2025,1.92,200\n20610,2025,0.79,150\n99214,2024,1.50,200\n",
      ledgerFile([
        charge("a", "99214", "2025-01-10"),
        charge("b", "20610", "2025-01-10", { modifiers: "50" }),
        charge("c", "99214", "2025-01-11"),
        charge("c", "99214", "2025-01-11", { type: "charge_void", amount: -100 }),
        charge("d", "99214", "2024-12-30"),
      ]),
    );
    expect((await value(practice, "PR01", "2025-01")).value).toBeCloseTo(3.105, 10);
    expect((await value(practice, "PR01", "2024-12")).value).toBeCloseTo(1.5, 10);
  });

  test("P-38 one visit over two claims with a nurse code is one encounter", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      appointments(["a,p1,Lee,North,2025-01-01 08:00,2025-01-08 09:00,completed,v1,"]),
      ledgerFile([
        charge("a", "99213", "2025-01-08", { claim: "1", visit: "v1" }),
        charge("b", "90471", "2025-01-08", { claim: "2", visit: "v1", payer: "Medicaid" }),
        charge("c", "99211", "2025-01-08", { claim: "1", visit: "v1" }),
      ]),
    );
    expect(await value(practice, "PR02", "2025-01")).toMatchObject({
      numerator: "1",
      denominator: "1",
    });
  });

  test("P-39 10 no-shows of 88 still on the schedule are 11.4 %", async () => {
    const practice = scratchPractice();
    const row = (status: string) => (i: number) =>
      `${status}${i},p${i},Lee,North,2025-01-01 08:00,2025-01-08 09:00,${status},,`;
    await take(
      practice,
      appointments([
        ...many(70, row("completed")),
        ...many(10, row("no_show")),
        ...many(8, row("late_cancel")),
        ...many(12, row("cancelled")),
      ]),
    );
    expect(await value(practice, "AC01", "2025-01")).toMatchObject({
      numerator: "10",
      denominator: "88",
    });
    const { panels } = await practice.page("visits", { period: "2025-01" });
    const { title, rows } = panels.find(({ id }) => id === "no_show_ways")!;
    expect(rows["rate"]!.map((rate) => Math.round(Number(rate) * 1000))).toEqual([
      114, 100, 125, 205,
    ]);
    expect(title).toBe("No-shows are 10.0 to 20.5 %, by the definition");
  });

  test("P-40 an appointment moved three times and kept is one, and none was cancelled", async () => {
    const practice = scratchPractice();
    const moved = (id: number, day: string, status: string): string =>
      `${id},p1,Lee,North,2025-01-02 08:00,${day} 09:00,${status},,${id > 1 ? id - 1 : ""}`;
    await take(
      practice,
      appointments([
        moved(1, "2025-01-08", "rescheduled"),
        moved(2, "2025-01-14", "rescheduled"),
        moved(3, "2025-01-20", "rescheduled"),
        moved(4, "2025-01-27", "completed"),
      ]),
    );
    expect(await value(practice, "AC02", "2025-01")).toMatchObject({
      numerator: "0",
      denominator: "1",
      value: 0,
    });
  });

  test("P-41 100 rows of which a screen hides 8 that were cancelled: counted by status, 8 of 100", async () => {
    const practice = scratchPractice();
    const row = (status: string) => (i: number) =>
      `${status}${i},p${i},Lee,North,2025-01-01 08:00,2025-01-08 09:00,${status},,`;
    await take(
      practice,
      appointments([...many(92, row("completed")), ...many(8, row("cancelled"))]),
    );
    expect((await value(practice, "AC02", "2025-01")).value).toBe(0.08);
    expect((await value(practice, "AC01", "2025-01")).denominator).toBe("92");
  });

  test("P-44 a walk-in entered after the fact has no lead time, and is counted aside", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      appointments([
        "a,p1,Lee,North,2025-01-09 08:00,2025-01-08 09:00,completed,,",
        "b,p2,Lee,North,2025-01-04 08:00,2025-01-08 09:00,completed,,",
      ]),
    );
    expect(await value(practice, "AC07", "2025-01")).toMatchObject({ value: 4, n: 1 });
    const { findings } = await practice.check();
    expect(findings).toMatchObject([
      { check: "APPOINTMENT_MADE_AFTER_IT_BEGAN", severity: "information" },
    ]);
    expect(findings[0]!.message).toContain("1 appointments");
  });

  test("P-45 charge lag is by visit: 10.5 days, not 2.7 by line", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        ...Array.from({ length: 10 }, (_, i) =>
          charge(`a${i}`, "99213", "2025-01-05", { visit: "A", entered: "2025-01-06" }),
        ),
        charge("b", "99213", "2025-01-05", { visit: "B", patient: "p2", entered: "2025-01-25" }),
      ]),
    );
    expect(await value(practice, "RC21", "2025-01")).toMatchObject({ value: 10.5, n: 2 });
  });

  test("P-46 40 patients were entered as new and 28 of them came: 28", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        ...Array.from({ length: 28 }, (_, i) =>
          charge(`n${i}`, "99203", "2025-01-10", { patient: `new-${i}` }),
        ),
        ...Array.from({ length: 72 }, (_, i) =>
          charge(`e${i}`, "99213", "2025-01-10", { patient: `known-${i}` }),
        ),
      ]),
      appointments(
        many(
          40,
          (i) =>
            `a${i},new-${i},Lee,North,2025-01-02 08:00,2025-01-10 09:00,${i < 28 ? "completed" : "cancelled"},,`,
        ),
      ),
    );
    expect(await value(practice, "AC08", "2025-01")).toMatchObject({
      numerator: "28",
      value: 0.28,
    });
  });

  test("P-47 half past midnight UTC on 31 January is 30 January in New York", async () => {
    const practice = scratchPractice({ time_zone: "America/New_York" });
    const header =
      "ID,CLAIMID,TYPE,AMOUNT,PAYMENTS,ADJUSTMENTS,TRANSFERS,FROMDATE,PATIENTID,PROVIDERID,PLACEOFSERVICE,PROCEDURECODE,UNITS,TRANSFERTYPE,APPOINTMENTID";
    await take(
      practice,
      `${header}\n1,c,CHARGE,100.00,,,,2025-01-31T00:30:00Z,p,d,x,1,1,,v\n2,c,CHARGE,50.00,,,,2025-02-01T04:59:59Z,p,d,x,1,1,,v\n`,
    );
    const { value: january, rows } = await practice.trace("PR09", { period: "2025-01" });
    expect(rows.map(({ date, numerator }) => [date, numerator])).toEqual([
      ["2025-01-30", "100.00"],
      ["2025-01-31", "50.00"],
    ]);
    expect(january.value).toBe(150);
  });
});

describe("finance and people", () => {
  const books = (lines: readonly string[]): string =>
    `account,entry,date,debit,credit\n${lines.join("\n")}\n`;

  test("P-48 favourable is positive for revenue and expense alike, flexed or not", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      "account,line\nFees,patient_revenue\nRent,occupancy\nSupplies,medical_supplies\nCash,cash\n",
      books([
        "Fees,1,2025-01-10,,95.00",
        "Cash,1,2025-01-10,95.00,",
        "Rent,2,2025-01-10,60.00,",
        "Supplies,2,2025-01-10,37.00,",
        "Cash,2,2025-01-10,,97.00",
      ]),
      "month,line,payer,amount,behaviour\n2025-01,patient_revenue,,100,fixed\n2025-01,occupancy,,60,fixed\n2025-01,medical_supplies,,40,variable\n2025-01,visits,Aetna,1000,\n",
      ledgerFile(
        Array.from({ length: 900 }, (_, i) =>
          charge(`c${i}`, "99213", "2025-01-10", { visit: `v${i}`, amount: 1 }),
        ),
      ),
    );
    const line = (report: Awaited<ReturnType<typeof practice.budget>>, id: string) =>
      report.lines.find((each) => each.line === id)!;
    const fixed = await practice.budget({ period: "2025-01" });
    expect(line(fixed, "patient_revenue")).toMatchObject({ variance: "-5.00", favourable: false });
    expect(line(fixed, "total_expense")).toMatchObject({ variance: "3.00", favourable: true });
    const flexed = await practice.budget({ period: "2025-01", flexed: true });
    expect(flexed.visits).toEqual({ budget: "1000", actual: "900" });
    expect(line(flexed, "medical_supplies")).toMatchObject({ flex: "36.00", variance: "-1.00" });
    expect(line(flexed, "total_expense")).toMatchObject({ variance: "-1.00", favourable: false });
  });

  test("P-49 three pay days in a month cost what was worked in it", async () => {
    const practice = scratchPractice();
    const periods = Array.from({ length: 27 }, (_, i) => {
      const begin = new Date(Date.UTC(2024, 11, 23) + i * 14 * 86_400_000);
      const end = new Date(begin.getTime() + 13 * 86_400_000);
      const paidOn = new Date(end.getTime() + 5 * 86_400_000);
      const text = (date: Date): string => date.toISOString().slice(0, 10);
      return `${text(paidOn)},${text(begin)},${text(end)},E1,Front,Clerk,Regular,80,40000.00,0,0`;
    });
    await take(
      practice,
      "employee_id,role,job,department,location,provider,weekly_hours,start,end\nE1,front_office,Clerk,Front,North,,40,2020-01-01,\n",
      `Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits\n${periods.join("\n")}\n`,
      ledgerFile(
        Array.from({ length: 12 }, (_, i) =>
          charge(`c${i}`, "99213", `2025-${String(i + 1).padStart(2, "0")}-15`),
        ),
      ),
    );
    const year = await practice.kpi({ kpis: ["PE06"], period: "FY2025", by: ["month"] });
    const cost = year.map(({ numerator }) => Number(numerator));
    // May has three pay days, 120,000.00 of cash, and costs what its 31 days do
    expect(periods.filter((period) => period.startsWith("2025-05"))).toHaveLength(3);
    expect(cost[4]).toBeCloseTo((40_000 * 31) / 14, 0);
    expect(cost[0]).toBeCloseTo((40_000 * 31) / 14, 0);
    const average = cost.reduce((sum, amount) => sum + amount, 0) / 12;
    expect(average).toBeCloseTo((40_000 * 365) / 14 / 12, 0);
  });

  test("P-50 50 hours of 40 are 1.0 FTE, 30 are 0.75", async () => {
    const practice = scratchPractice();
    const week = (employee: string, hours: number): string[] =>
      ["2025-02-03", "2025-02-10", "2025-02-17", "2025-02-24"].map((begin) => {
        const end = `2025-0${begin.endsWith("24") ? "3-02" : `2-${Number(begin.slice(8)) + 6}`}`;
        const last = end.replace(/-(\d)$/, "-0$1");
        return `2025-03-07,${begin},${last},${employee},Clinic,MA,Regular,${hours},800.00,0,0`;
      });
    await take(
      practice,
      "employee_id,role,job,department,location,provider,weekly_hours,start,end\nE1,clinical,MA,Clinic,North,,40,2020-01-01,\nE2,clinical,MA,Clinic,North,,30,2020-01-01,\nE3,physician,MD,Clinic,North,Lee,40,2020-01-01,\n",
      `Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits\n${[
        "2025-03-07,2025-02-01,2025-02-02,E1,Clinic,MA,Regular,14.2857,0.00,0,0",
        "2025-03-07,2025-02-01,2025-02-02,E2,Clinic,MA,Regular,8.5714,0.00,0,0",
        "2025-03-07,2025-02-01,2025-02-02,E3,Clinic,MD,Regular,11.4286,0.00,0,0",
        ...week("E1", 50),
        ...week("E2", 30),
        ...week("E3", 40),
      ].join("\n")}\n`,
    );
    // the months of a practice begin with what was posted, booked or worked, and payroll is paid in March
    await take(practice, ledgerFile([charge("c", "99213", "2025-02-10")]));
    const { value: people, rows } = await practice.trace("PE01", { period: "2025-02" });
    expect(people.value).toBeCloseTo(2.75, 2);
    expect(rows.map(({ fact, numerator }) => [fact, Math.round(Number(numerator) * 100)])).toEqual([
      ["employee E1 clinical", 100],
      ["employee E2 clinical", 75],
      ["employee E3 physician", 100],
    ]);
  });

  test("P-50 who is full time for three months of a year is 0.25 of it", async () => {
    const practice = scratchPractice();
    const paid = (employee: string, months: number): string[] =>
      Array.from({ length: months }, (_, i) => {
        const [first, last] = [new Date(Date.UTC(2025, i, 1)), new Date(Date.UTC(2025, i + 1, 0))];
        const [from, to] = [first, last].map((day) => day.toISOString().slice(0, 10));
        return `${to},${from},${to},${employee},Clinic,MA,Regular,${((last.getUTCDate() * 40) / 7).toFixed(4)},800.00,0,0`;
      });
    await take(
      practice,
      "employee_id,role,job,department,location,provider,weekly_hours,start,end\nE1,clinical,MA,Clinic,North,,40,2020-01-01,\nE2,front_office,Clerk,Front,North,,40,2025-01-01,2025-03-31\n",
      `Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits\n${[...paid("E1", 12), ...paid("E2", 3)].join("\n")}\n`,
    );
    const roles = await practice.kpi({ kpis: ["PE01"], period: "FY2025", by: ["category"] });
    const told = roles.map(({ slice, value: fte }) => [slice["category"], fte!.toFixed(3)]);
    expect(told).toEqual([
      ["clinical", "1.000"],
      ["front_office", "0.250"],
    ]);
  });

  test("P-51 owners who draw instead of being paid change no overhead: 58 %, with and without", async () => {
    const overhead = async (owners: string): Promise<number | null> => {
      const practice = scratchPractice();
      await take(
        practice,
        `account,line\nFees,patient_revenue\nRent,occupancy\nOwners,${owners}\nBank,cash\n`,
        "account,entry,type,date,number,memo,debit,credit\n" +
          "Fees,1,Deposit,2025-01-31,,,,100000.00\nBank,1,Deposit,2025-01-31,,,100000.00,\n" +
          "Rent,2,Check,2025-01-31,,,58000.00,\nBank,2,Check,2025-01-31,,,,58000.00\n" +
          "Owners,3,Check,2025-01-31,,,37000.00,\nBank,3,Check,2025-01-31,,,,37000.00\n",
      );
      return (await value(practice, "FI02", "2025-01")).value;
    };
    expect(await overhead("owner_draws")).toBe(0.58);
    expect(await overhead("provider_compensation")).toBe(0.58);
  });

  test("P-52 days cash counts undeposited funds and leaves depreciation out: 66.7 days", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      "account,line\nCash,cash\nUndeposited,undeposited_funds\nRent,occupancy\nDepreciation,depreciation\nEquity,equity\nFixed,accumulated_depreciation\n",
      books([
        "Cash,1,2025-01-01,1275000.00,",
        "Undeposited,1,2025-01-01,20000.00,",
        "Equity,1,2025-01-01,,1295000.00",
        "Rent,2,2025-06-01,1095000.00,",
        "Cash,2,2025-06-01,,1095000.00",
        "Depreciation,3,2025-12-31,105000.00,",
        "Fixed,3,2025-12-31,,105000.00",
      ]),
    );
    const days = await value(practice, "FI06", "2025-12");
    expect(days).toMatchObject({ numerator: "200000", denominator: "3000" });
    expect(days.value).toBeCloseTo(66.67, 2);
  });
});

describe("feedback", () => {
  const surveys = (rows: readonly string[]): string =>
    `Sample ID,Visit Date,Sampled,Received,Mode,Disposition,Provider,Location,Q6,Q8,Q10,Q11,Q12,Q13,Q14,Q15,Q17,Q18,Q20,Q21,Q22\n${rows.join("\n")}\n`;

  /** A completed survey with these answers by question. */
  const answered = (id: string, answers: Record<string, string>, provider = "Lee"): string => {
    const questions = "Q6,Q8,Q10,Q11,Q12,Q13,Q14,Q15,Q17,Q18,Q20,Q21,Q22".split(",");
    return `${id},2025-01-02,2025-01-05,2025-01-15,Web,Complete,${provider},North,${questions.map((q) => answers[q] ?? "").join(",")}`;
  };

  test("P-54 books on the cash basis have no A/R: a current ratio of 0.8 says so, with A/R it is 2.6", async () => {
    const sheet = (basis: string, owed: number): string =>
      `Balance Sheet\nExample Practice\n"As of January 31, 2025"\n\n,Total\nASSETS\nCurrent Assets\nBank Accounts\nChecking,80000.00\nTotal Bank Accounts,80000.00\n` +
      (owed > 0
        ? `Accounts Receivable\nA/R,${owed}.00\nTotal Accounts Receivable,${owed}.00\n`
        : "") +
      `Total Current Assets,x\nLIABILITIES AND EQUITY\nLiabilities\nCurrent Liabilities\nCredit Cards\nVisa,100000.00\nTotal Credit Cards,100000.00\nTotal Current Liabilities,100000.00\nTotal Liabilities,100000.00\nEquity\nOwner,${owed - 20000}.00\nTotal Equity,x\n\n"Friday, Jan 31, 2025 - ${basis} Basis"\n`;
    const practice = scratchPractice();
    await take(practice, sheet("Cash", 0));
    expect((await value(practice, "FI07", "2025-01")).value).toBe(0.8);
    const { rows } = await practice.trace("FI07", { period: "2025-01", limit: 10 });
    expect(rows.every(({ fact }) => fact.endsWith("cash basis"))).toBe(true);
    await take(practice, sheet("Accrual", 180_000));
    expect((await value(practice, "FI07", "2025-01")).value).toBe(2.6);
  });

  test("P-56 a composite is the unweighted mean of its items: 73.3, not 76.2 pooled", async () => {
    const practice = scratchPractice();
    const rows = [
      ...many(100, (i) => answered(`a${i}`, { Q6: i < 80 ? "Always" : "Usually" })),
      ...many(20, (i) => answered(`b${i}`, { Q8: i < 10 ? "Always" : "Never" })),
      ...many(10, (i) => answered(`c${i}`, { Q10: i < 9 ? "Always" : "Sometimes" })),
    ];
    await take(practice, surveys(rows));
    const access = await value(practice, "FB02", "2025-01", "Access");
    expect(access.value).toBeCloseTo(2.2 / 3, 9);
    expect(access).toMatchObject({ numerator: "2.2", denominator: "3" });
  });

  test("P-58 60 promoters, 20 between and 20 detractors of 100 are +40, not a mean of 8.4", async () => {
    const practice = scratchPractice();
    const rating = (i: number): number => (i < 60 ? 10 : i < 80 ? 8 : 4);
    await take(
      practice,
      `Sample ID,Sampled,Disposition,Q18\n${many(100, (i) => `${i},2025-01-10,complete,${rating(i)}`).join("\n")}\n`,
    );
    expect((await value(practice, "FB05", "2025-01")).value).toBe(40);
  });

  test("P-57 a skipped item is missing, not negative: 75 %", async () => {
    const practice = scratchPractice();
    const rows = many(50, (i) =>
      answered(
        `a${i}`,
        i < 30 ? { Q21: "Always" } : { Q6: i < 45 ? "Always" : "Usually", Q21: "Always" },
      ),
    );
    await take(practice, surveys(rows));
    expect((await value(practice, "FB02", "2025-01", "Access")).value).toBeCloseTo(0.75, 9);
    expect((await value(practice, "FB06", "2025-01")).value).toBe(1);
  });

  test("AHRQ: refusals, half answered surveys and wrong addresses count as asked; the dead and the ineligible do not", async () => {
    const practice = scratchPractice();
    const fates = { complete: 5, partial: 2, refused: 1, undeliverable: 1, "no response": 1 };
    const rows = Object.entries({ ...fates, deceased: 3, ineligible: 4 }).flatMap(([fate, count]) =>
      many(count, (i) => `${fate}${i},2025-01-10,${fate},Always`),
    );
    const report = await take(practice, `Sample ID,Sampled,Disposition,Q6\n${rows.join("\n")}\n`);
    expect(report.files[0]!.rows).toMatchObject({ loaded: 17, quarantined: 0 });
    expect(await value(practice, "FB06", "2025-01")).toMatchObject({
      numerator: "5",
      denominator: "10",
    });
    // answers of surveys that are not complete are not scored
    expect(await value(practice, "FB02", "2025-01", "Access")).toMatchObject({ n: 5, value: 1 });
  });

  test("P-59 of 12 answers nobody is ranked, 92 % or not; of 50 the range is told", async () => {
    const practice = scratchPractice();
    const rows = [
      ...many(12, (i) => answered(`a${i}`, { Q6: i < 11 ? "Always" : "Never" }, "A")),
      ...many(50, (i) => answered(`b${i}`, { Q6: i < 46 ? "Always" : "Never" }, "B")),
    ];
    await take(practice, surveys(rows));
    const [few, many_] = (
      await practice.kpi({ kpis: ["FB01"], period: "2025-01", by: ["provider", "category"] })
    ).filter((each) => each.slice["category"]!.startsWith("Q6"));
    expect([few!.status, many_!.status]).toEqual(["too few to compare: 12 of 30 answers", "ok"]);
    const percents = (found: KpiValue) => [found.low! * 100, found.high! * 100].map(Math.round);
    expect(percents(few!)).toEqual([65, 99]);
    expect(percents(many_!)).toEqual([81, 97]);
  });

  test("P-60 18 and 7 of 25: to share, both go, for the one tells the other", async () => {
    const practice = scratchPractice();
    const row = (provider: string) => (i: number) =>
      `${provider}${i},p${i},${provider},North,2025-01-01 08:00,2025-01-08 09:00,completed,,`;
    await take(practice, appointments([...many(18, row("A")), ...many(7, row("B"))]));
    const question = { kpis: ["AC01"], period: "2025-01", by: ["provider"] as const };
    expect((await practice.kpi(question)).map(({ denominator }) => denominator)).toEqual([
      "18",
      "7",
    ]);
    for (const value of await practice.kpi({ ...question, shareable: true })) {
      expect(value).toMatchObject({
        suppressed: true,
        numerator: null,
        denominator: null,
        value: null,
        n: 0,
      });
    }
    const [whole] = await practice.kpi({ kpis: ["AC01"], period: "2025-01", shareable: true });
    expect(whole).toMatchObject({ suppressed: false, denominator: "25" });
  });

  test("P-55 a month of 21 days may have more visits and less a day: 100 and 99", async () => {
    const practice = scratchPractice();
    const visits = (month: string, days: number, each: number): string[] =>
      Array.from({ length: days }, (_, d) => d + 1).flatMap((day) =>
        many(each, (i) => {
          const on = `${month}-${String(day).padStart(2, "0")}`;
          return `${on}-${i},p${i},A,North,2025-01-01 08:00,${on} 09:00,completed,v${on}-${i},`;
        }),
      );
    const rows = [...visits("2025-02", 20, 100), ...visits("2025-03", 21, 99)];
    const seen = rows.map((row) => row.split(","));
    await take(
      practice,
      appointments(rows),
      ledgerFile(
        seen.map(([id, patient, , , , start]) =>
          charge(id!, "99213", start!.slice(0, 10), {
            visit: `v${id}`,
            patient: patient!,
            provider: "A",
          }),
        ),
      ),
    );
    const [february, march] = await practice.kpi({
      kpis: ["PR02"],
      period: "2025-02..2025-03",
      by: ["month"],
    });
    expect([february!.numerator, march!.numerator]).toEqual(["2000", "2079"]);
    expect([february!.value, march!.value]).toEqual([100, 99]);
  });
});
