/** The budget page of a tiny practice of two sites. */
import { expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

/** 90.00 of rent; each site's visits are paid as charged. Lee works in the North and Kim in the South. */
async function twoSites(south: { visits: number; charge: number }): Promise<Practice> {
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
}

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

test("ranks that no basis changes are said to be the same", async () => {
  const panels = await panelsOf(await twoSites({ visits: 1, charge: 20 }));
  const sites = panels.find(({ id }) => id === "overhead_location")!;
  expect(sites.title).toBe("Overhead by sites: every basis gives the same ranks");
});

test("one site shares with nobody", async () => {
  const panels = await panelsOf(await twoSites({ visits: 0, charge: 0 }));
  expect(panels.map(({ id }) => id)).toEqual([
    "bridge",
    "bridge_ytd",
    "statement",
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
