/** The budget page of a tiny practice of two sites. */
import { expect, test } from "vitest";
import { cents, moneyText } from "../../../../engine/money.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { copiesOf, scratchPractice } from "../../../scratch.ts";

/** 90.00 of rent; each site's visits are paid as charged. Lee works in the North and Kim in the South. */
const twoSites = copiesOf(async (south: { visits: number; charge: number }) => {
  const practice = scratchPractice();
  const sites = [
    { location: "North", provider: "Lee", visits: 6, charge: 50 },
    { location: "South", provider: "Kim", ...south },
  ];
  const entries = sites.flatMap(({ location, provider, visits, charge }) =>
    Array.from({ length: visits }, (_, i): Entry[] => {
      const at = { location, provider, charge: `${location}${i}`, patient: `${location}${i}` };
      return [
        { ...at, type: "charge", amount: charge, post: "2025-06-03" },
        { ...at, type: "payment", amount: -charge, post: "2025-06-20" },
      ];
    }).flat(),
  );
  await take(
    practice,
    ledgerFile(entries),
    "month,line,payer,amount,behaviour\n2025-06,office,,100.00,fixed\n",
    "account,entry,type,date,number,memo,debit,credit\nOffice,1,Cheque,2025-06-05,,,90.00,\nBank,1,Cheque,2025-06-05,,,,90.00\n",
    "account,line\nOffice,office\nBank,cash\n",
  );
  return practice;
});

const panelsOf = async (practice: Practice) =>
  (await practice.page("budget", { period: "2025-06" })).panels;

test("sites and providers whose rank depends on how overhead is shared are named", async () => {
  // by visits 6 : 3, by money 300 : 285
  const panels = await panelsOf(await twoSites({ visits: 3, charge: 95 }));
  const sites = panels.find(({ id }) => id === "overhead_location")!;
  expect(sites.rows).toEqual({
    location: ["North", "South"],
    collected: ["300.00", "285.00"],
    result_visits: ["240.00", "255.00"],
    rank_visits: [2, 1],
    result_revenue: ["253.85", "241.15"],
    rank_revenue: [1, 2],
    result_hours: [null, null],
    rank_hours: [null, null],
  });
  expect(sites.title).toBe("Overhead by sites: the rank of North, South depends on the basis");
  const providers = panels.find(({ id }) => id === "overhead_provider")!;
  expect(providers.rows).toMatchObject({ provider: ["Kim", "Lee"], rank_revenue: [2, 1] });
});

test.each([
  ["location", ["North", "South", "Unassigned"]],
  ["provider", ["Kim", "Lee", "Unassigned"]],
  ["department", ["Medicine", "Unassigned"]],
] as const)(
  "every column of %s sums to the total to the cent: what is nobody's is shown",
  async (by, names) => {
    const practice = await staffed();
    const nobody = { provider: "", location: "", charge: "N1", patient: "N1" };
    await take(
      practice,
      // money without site or provider, and cost of a department
      ledgerFile([
        { ...nobody, type: "charge", amount: 70, post: "2025-06-04" },
        { ...nobody, type: "payment", amount: -33.34, post: "2025-06-21" },
      ]),
      "account,entry,type,date,number,memo,debit,credit,department\nOffice,2,Cheque,2025-06-06,,,20.01,,\nOffice,3,Cheque,2025-06-07,,,7.00,,Medicine\nBank,2,Cheque,2025-06-06,,,,20.01,\nBank,3,Cheque,2025-06-07,,,,7.00,\n",
    );
    const { overhead } = await practice.budget({ period: "2025-06", overhead: by });
    const { bearers, shared } = overhead!;
    const sum = (of: (each: (typeof bearers)[number]) => string | null): string =>
      moneyText(bearers.reduce((all, each) => all + cents(of(each)!), 0n));
    expect(bearers.map(({ name }) => name)).toEqual(names);
    // 300.00 and 285.00 of the sites, 33.34 of none; 117.01 of cost
    expect(sum(({ collected }) => collected)).toBe("618.34");
    for (const basis of ["visits", "revenue"] as const) {
      expect(sum(({ overhead: borne }) => borne[basis])).toBe(shared);
      expect(sum(({ result }) => result[basis])).toBe(moneyText(61_834n - 11_701n));
    }
    expect(shared).toBe(by === "department" ? "110.01" : "117.01");
    expect(bearers.at(-1)!.rank).toEqual({ visits: null, revenue: null, hours: null });
  },
);

const staffed = copiesOf(async (...files: string[]) => {
  const practice = await twoSites({ visits: 3, charge: 95 });
  await take(
    practice,
    // Kim's department is not known; the clerk's pay is of a department that sees nobody
    "employee_id,role,job,department,location,provider,weekly_hours,start,end\nE1,physician,MD,Medicine,North,Lee,40,2020-01-01,\nE2,physician,MD,,South,Kim,40,2020-01-01,\nE3,front_office,Clerk,Desk,North,,40,2020-01-01,\n",
    ...files,
  );
  return practice;
});
const PAY =
  "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits";

test("departments bear their own pay and, by three bases, overhead and the pay of those who see nobody", async () => {
  const practice = await staffed(
    `${PAY}\n2025-06-30,2025-06-01,2025-06-30,E1,Any,MD,regular,30,100.00,9.00,1.00\n2025-06-30,2025-06-01,2025-06-30,E2,,MD,regular,10,50.00,0.00,0.00\n2025-06-30,2025-06-01,2025-06-30,E3,,Clerk,regular,20,40.00,0.00,5.00\n`,
  );
  // shared: 90.00 of rent and 45.00 of the desk, by 6 : 3 visits, 300 : 285 dollars and 30 : 10 hours
  const report = await practice.budget({ period: "2025-06", overhead: "department" });
  expect(report.overhead).toMatchObject({
    by: "department",
    shared: "135.00",
    shared_pay: "45.00",
    supporting: ["Desk"],
    bearers: [
      {
        name: "Medicine",
        collected: "300.00",
        pay: "110.00",
        overhead: { visits: "90.00", revenue: "69.23", hours: "101.25" },
        result: { visits: "100.00", revenue: "120.77", hours: "88.75" },
        rank: { visits: 1, revenue: 1, hours: 1 },
      },
      {
        name: "Unassigned",
        collected: "285.00",
        pay: "50.00",
        overhead: { visits: "45.00", revenue: "65.77", hours: "33.75" },
        result: { visits: "190.00", revenue: "169.23", hours: "201.25" },
        rank: { visits: null, revenue: null, hours: null },
      },
    ],
  });
  const { panels } = await practice.page("budget", { period: "2025-06" });
  const departments = panels.find(({ id }) => id === "overhead_department")!;
  expect(departments.title).toBe("Overhead by departments: every basis gives the same ranks");
  expect(departments.rows).toMatchObject({
    department: ["Medicine", "Unassigned"],
    pay: ["110.00", "50.00"],
    result_hours: ["88.75", "201.25"],
  });
  expect(departments.notes.join(" ")).toContain("has for the provider, or to Unassigned");
  const without = (await practice.budget({ period: "2025-06" })).overhead;
  expect(without).toBeNull();
});

test("cost that the ledger has for a department is its own; of one that sees nobody it is shared", async () => {
  const practice = await staffed(
    "account,entry,type,date,number,memo,debit,credit,department\nOffice,2,Cheque,2025-06-06,,,20.00,,Medicine\nOffice,2,Cheque,2025-06-06,,,7.00,,Desk\nBank,2,Cheque,2025-06-06,,,,27.00,\n",
  );
  const { overhead } = await practice.budget({ period: "2025-06", overhead: "department" });
  expect(overhead).toMatchObject({
    shared: "97.00",
    bearers: [{ direct: "20.00" }, { direct: "0.00" }],
  });
  // 585.00 collected, and 117.00 of cost that is all borne, whatever the basis
  for (const basis of ["visits", "revenue"] as const) {
    const left = overhead!.bearers.reduce((sum, { result }) => sum + cents(result[basis]!), 0n);
    expect(left).toBe(58_500n - 11_700n);
  }
});

test("pay that does not cover the period is not told of departments, and the page says so", async () => {
  const practice = await staffed(
    `${PAY}\n2025-06-15,2025-06-01,2025-06-15,E1,Any,MD,regular,30,100.00,9.00,1.00\n`,
  );
  const { overhead } = await practice.budget({ period: "2025-06", overhead: "department" });
  expect(overhead).toMatchObject({ shared: "90.00", shared_pay: null, supporting: [] });
  expect(overhead!.bearers.map(({ name, pay }) => [name, pay])).toEqual([
    ["Medicine", null],
    ["Unassigned", null],
  ]);
  expect(overhead!.says).toContainEqual(expect.stringContaining("does not cover the period"));
});

test("ranks that no basis changes are said to be the same", async () => {
  const panels = await panelsOf(await twoSites({ visits: 1, charge: 20 }));
  const sites = panels.find(({ id }) => id === "overhead_location")!;
  expect(sites.title).toBe("Overhead by sites: every basis gives the same ranks");
});

test("one site shares with nobody, nor with what is nobody's", async () => {
  const practice = await twoSites({ visits: 0, charge: 0 });
  const nobody = { provider: "", location: "", charge: "N1", patient: "N1" };
  await take(practice, ledgerFile([{ ...nobody, type: "charge", amount: 70, post: "2025-06-04" }]));
  const panels = await panelsOf(practice);
  expect(panels.map(({ id }) => id)).toEqual([
    "bridge",
    "bridge_ytd",
    "statement",
    "result",
    "outlook",
    "bridge_parts",
    "bridge_ytd_parts",
  ]);
});

test("every bar opens to parts that sum to it, and the answer to all of them", async () => {
  const practice = await twoSites({ visits: 3, charge: 95 });
  const page = await practice.page("budget", { period: "2025-06", order: "lmdi" });
  const find = (id: string) => page.panels.find((panel) => panel.id === id)!;
  const [bridge, parts] = [find("bridge"), find("bridge_parts")];
  const sumOf = (of: string): number =>
    parts.rows["amount"]!.reduce<number>(
      (sum, amount, row) =>
        parts.rows["effect"]![row] === of || parts.rows["within"]![row] === of
          ? sum + Math.round(100 * Number(amount))
          : sum,
      0,
    );
  expect(bridge.parts!.of).toEqual(["budget", "cost_general_cost", "actual"]);
  for (const [row, of] of bridge.parts!.of.entries()) {
    expect([of, sumOf(of!)]).toEqual([of, Math.round(100 * Number(bridge.rows["amount"]![row]))]);
  }
  expect(page.opens).toEqual({ panel: "bridge_parts", of: "net_income" });
  expect(sumOf("net_income")).toBe(10_00);
  expect(parts.traces[0]).toEqual({
    kpi: "budget_variance",
    period: "2025-06",
    slice: {},
    category: "office",
  });
});

test("the bridge says how it shares what causes do together", async () => {
  const [bridge] = await panelsOf(await twoSites({ visits: 1, charge: 20 }));
  expect(bridge!.notes).toContainEqual(expect.stringContaining("sequential"));
});

test("a class of QuickBooks is the department of its ledger line", async () => {
  const practice = await staffed(
    [
      ",Trans #,Type,Date,Num,Name,Memo,Class,Debit,Credit",
      "Office,,,,,,,,,",
      ",9,Check,06/07/2025,,,Forms,Medicine,12.00,",
      "Total Office,,,,,,,,12.00,0.00",
      "Bank,,,,,,,,,",
      ",9,Check,06/07/2025,,,Forms,,,12.00",
      "Total Bank,,,,,,,,0.00,12.00",
      "",
    ].join("\n"),
  );
  const { overhead } = await practice.budget({ period: "2025-06", overhead: "department" });
  expect(overhead).toMatchObject({ shared: "90.00", bearers: [{ direct: "12.00" }, {}] });
});
