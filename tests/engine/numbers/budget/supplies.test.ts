/** What is bought, against planned prices and planned units for a visit; each figure worked out by hand. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { BridgeOrder, BudgetReport } from "../../../../engine/contract.ts";
import { cents } from "../../../../engine/money.ts";
import { BRIDGE_ORDERS } from "../../../../engine/numbers/budget/orders.ts";
import {
  SUPPLY_EFFECTS,
  supplyEffects,
  type ItemMonth,
} from "../../../../engine/numbers/budget/supply_bridge.ts";
import { nearest, rational, sumOf, times } from "../../../../engine/numbers/rational.ts";
import { openPractice, type Practice } from "../../../../engine/spine/open.ts";
import { createApp } from "../../../../server/app.ts";
import { ledgerFile, take, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { terminalOf } from "../../../terminal.ts";

type Figures = { visits: number; perVisit: number; price: number };
const gloves = (
  plan: Figures,
  actual: { visits: number; used: number; bought: number; cost: number },
): ItemMonth => {
  const whole = (value: number) => rational(BigInt(value));
  return {
    item: "Gloves",
    line: "medical_supplies",
    plan: {
      visits: whole(plan.visits),
      perVisit: whole(plan.perVisit),
      price: whole(plan.price),
    },
    actual: {
      visits: whole(actual.visits),
      used: whole(actual.used),
      bought: whole(actual.bought),
      cost: whole(actual.cost),
    },
  };
};
const amountsOf = (months: readonly ItemMonth[], order: BridgeOrder) =>
  supplyEffects(months, order).items.map(({ amounts }) =>
    SUPPLY_EFFECTS.map((effect) => Number(amounts[effect])),
  );

describe("one item in one month", () => {
  // planned 10 visits × 2 units × 5.00 = 100.00; 12 visits, 30 units, 180.00
  const june = gloves(
    { visits: 10, perVisit: 2, price: 500 },
    { visits: 12, used: 30, bought: 30, cost: 18_000 },
  );

  test("in sequence: 4 units more for the visits, 6 more than these allow, 1.00 more for each of 30", () => {
    expect(amountsOf([june], "sequential")).toEqual([[-2000, -3000, 0, -3000]]);
  });

  test("by Shapley each factor is averaged over all orders: 24.83, 30.33 and 24.83", () => {
    // factors 10 → 12, 2 → 2.5, 5 → 6: visits 2 × (2×5 + 2.5×6)/3 + 2 × (2.5×5 + 2×6)/6 = 24.8333…,
    // units 0.5 × (10×5 + 12×6)/3 + 0.5 × (12×5 + 10×6)/6 = 30.3333…, price 1 × (20 + 30)/3 + (24 + 25)/6 = 24.8333…
    expect(amountsOf([june], "shapley")).toEqual([[-2483, -3033, 0, -2484]]);
  });

  test("by LMDI each takes its logarithm's share: 80 ÷ ln 1.8 × ln 1.2, ln 1.25 and ln 1.2", () => {
    const mean = 8000 / Math.log(1.8);
    const [visits, units, stock, price] = amountsOf([june], "lmdi")[0]!;
    expect(visits! + units! + stock! + price!).toBe(-8000);
    expect(Math.abs(visits! + mean * Math.log(1.2))).toBeLessThan(1);
    expect(Math.abs(units! + mean * Math.log(1.25))).toBeLessThan(1);
    expect(Math.abs(price! + mean * Math.log(1.2))).toBeLessThan(1);
  });

  test("what went into stock was bought and not used: its price counts, its use does not", () => {
    const stocked = gloves(
      { visits: 10, perVisit: 2, price: 500 },
      { visits: 10, used: 20, bought: 30, cost: 16_500 },
    );
    expect(amountsOf([stocked], "sequential")).toEqual([[0, 0, -5000, -1500]]);
  });

  test("nothing bought is use saved, a return's money is price, and units without a visit are use", () => {
    const plan = { visits: 10, perVisit: 2, price: 500 };
    for (const order of BRIDGE_ORDERS) {
      const nothing = gloves(plan, { visits: 10, used: 0, bought: 0, cost: 0 });
      expect(amountsOf([nothing], order)).toEqual([[0, 10_000, 0, 0]]);
      const credit = gloves(plan, { visits: 10, used: 0, bought: 0, cost: -700 });
      expect(amountsOf([credit], order)).toEqual([[0, 10_000, 0, 700]]);
      const closed = gloves(plan, { visits: 0, used: 2, bought: 2, cost: 1_200 });
      expect(amountsOf([closed], order)).toEqual([[10_000, -1000, 0, -200]]);
    }
  });

  test("a price that changes within the period is held against the price of its own month", () => {
    const dearer = gloves(
      { visits: 10, perVisit: 2, price: 600 },
      { visits: 10, used: 20, bought: 20, cost: 12_000 },
    );
    const before = gloves(
      { visits: 10, perVisit: 2, price: 500 },
      { visits: 10, used: 40, bought: 40, cost: 20_000 },
    );
    expect(amountsOf([before, dearer], "sequential")).toEqual([[0, -10_000, 0, 0]]);
  });
});

test("whatever the figures, an item's effects and a line's items sum to the cent, in every order", () => {
  const figure = fc
    .tuple(
      fc.oneof(
        { weight: 1, arbitrary: fc.constant(0) },
        { weight: 4, arbitrary: fc.integer({ min: -9_000, max: 90_000 }) },
      ),
      fc.integer({ min: 1, max: 1000 }),
    )
    .map(([over, under]) => rational(BigInt(over), BigInt(under)));
  const month = fc.record({
    item: fc.constantFrom("a", "b", "c"),
    line: fc.constantFrom("medical_supplies", "office"),
    plan: fc.record({ visits: figure, perVisit: figure, price: figure }),
    actual: fc.record({ visits: figure, used: figure, bought: figure, cost: figure }),
  });
  fc.assert(
    fc.property(fc.array(month, { maxLength: 12 }), (months) => {
      for (const order of BRIDGE_ORDERS) {
        const { items, lines } = supplyEffects(months, order);
        for (const { line, plan, actual } of lines) {
          const own = months.filter((each) => each.line === line);
          expect(plan).toBe(
            nearest(
              sumOf(
                own.map((each) =>
                  times(times(each.plan.visits, each.plan.perVisit), each.plan.price),
                ),
              ),
            ),
          );
          const sum = items
            .filter((each) => each.line === line)
            .flatMap(({ amounts }) => Object.values(amounts))
            .reduce((all, amount) => all + amount, 0n);
          expect(sum).toBe(plan - actual);
        }
      }
    }),
    { numRuns: 200, seed: 23 },
  );
});

const table = (header: string, ...rows: string[]): string => `${[header, ...rows].join("\n")}\n`;

const PRICES = table(
  "item,line,since,unit_price,per_visit",
  "Gloves,medical_supplies,2025-01-01,5.00,2",
  "Gloves,medical_supplies,2025-07-15,6.00,2",
  "Vaccine,drugs_vaccines,,20.00,0.1",
  "Paper,office,2025-05-01,0.085,10",
);
const PURCHASES = table(
  "purchase_id,date,item,quantity,amount",
  "1,2025-06-04,gloves,32,192.00",
  "2,2025-06-18,Gloves,-2,-12.00",
  "3,2025-06-10,Vaccine,1,21.50",
  "4,2025-06-11,Tape,3,9.99",
);

/** Ten visits a month planned; in June twelve come. Supplies are planned at 130.00 and booked at 210.00. */
async function busyJune(...files: string[]): Promise<Practice> {
  const practice = scratchPractice();
  const entries = ["2025-05", "2025-06"].flatMap((month) =>
    Array.from({ length: month === "2025-06" ? 12 : 10 }, (_, i): Entry[] => {
      const charge = `${month}v${i}`;
      const post = `${month}-${String(i + 1).padStart(2, "0")}`;
      return [
        { type: "charge", amount: 100, post, charge, patient: `p${i}` },
        { type: "payment", amount: -100, post: `${month}-20`, charge },
      ];
    }).flat(),
  );
  await take(
    practice,
    ledgerFile(entries),
    table(
      "month,line,payer,amount,behaviour",
      ...["2025-05", "2025-06"].flatMap((month) => [
        `${month},visits,Aetna,10,`,
        `${month},allowed_per_visit,Aetna,100.00,`,
        `${month},patient_revenue,,1000.00,variable`,
        `${month},medical_supplies,,130.00,variable`,
        `${month},drugs_vaccines,,20.00,variable`,
      ]),
    ),
    table(
      "account,entry,type,date,number,memo,debit,credit",
      "Fees,1,Deposit,2025-06-21,,,,1200.00",
      "Bank,1,Deposit,2025-06-21,,,1200.00,",
      "Supplies,2,Check,2025-06-22,,,210.00,",
      "Bank,2,Check,2025-06-22,,,,210.00",
      "Drugs,3,Check,2025-06-22,,,21.50,",
      "Bank,3,Check,2025-06-22,,,,21.50",
    ),
    table(
      "account,line",
      "Bank,cash",
      "Fees,patient_revenue",
      "Supplies,medical_supplies",
      "Drugs,drugs_vaccines",
    ),
    ...files,
  );
  return practice;
}

const effectsOf = ({ bridge }: BudgetReport, starting: string) =>
  Object.fromEntries(
    bridge
      .filter(({ effect }) => effect.startsWith(starting))
      .map(({ effect, amount }) => [effect, amount]),
  );
function expectToSum({ bridge, lines }: BudgetReport): void {
  const net = lines.find(({ line }) => line === "net_income")!;
  expect(bridge.reduce((sum, { amount }) => sum + cents(amount), 0n)).toBe(cents(net.variance));
  for (const { amount, parts, effect } of bridge) {
    expect([effect, parts.reduce((sum, part) => sum + cents(part.amount), 0n)]).toEqual([
      effect,
      cents(amount),
    ]);
  }
}

describe("the bridge of a practice that plans prices", () => {
  // Gloves: 10 × 2 × 5.00 = 100.00 planned; 12 visits allow 24; 30 bought for 180.00.
  // Vaccine: 10 × 0.1 × 20.00 = 20.00 planned; 12 visits allow 1.2; 1 bought for 21.50.
  // Visits −20.00 − 4.00; use −30.00 + 4.00; price −30.00 − 1.50.
  // Not itemised: supplies (130 − 100) × 1.2 = 36.00 and 210 − 180 = 30.00: −6.00 for the visits, +6.00.
  const JUNE = {
    supplies_visits: "-24.00",
    supplies_efficiency: "-26.00",
    supplies_stock: "0.00",
    supplies_price: "-31.50",
    supplies_other: "6.00",
  };

  let practice: Practice;
  beforeAll(async () => {
    practice = await busyJune(PRICES, PURCHASES);
  });

  test("June by hand, the same from practice, terminal and API, in three orders, with its rows", async () => {
    const { path } = practice.folder;
    practice.close();
    const run = terminalOf(path);
    practice = openPractice(path);
    const report = await practice.budget({ period: "2025-06" });
    expect(effectsOf(report, "supplies_")).toEqual(JUNE);
    expect(effectsOf(report, "cost_")).toEqual({ cost_visits: "-6.00" });
    expect(report.supplies).toEqual({
      items: [
        {
          item: "Gloves",
          line: "medical_supplies",
          units_allowed: 24,
          units_used: 30,
          units_bought: 30,
          planned_price: 5,
          price: 6,
          efficiency: "-30.00",
          stock: "0.00",
          price_effect: "-30.00",
          amount: "-60.00",
        },
        expect.objectContaining({ item: "Vaccine", units_allowed: 1.2, amount: "2.50" }),
      ],
      lines: [
        {
          line: "medical_supplies",
          title: "Medical supplies",
          variance: "-80.00",
          itemised: "-80.00",
          other: "0.00",
        },
        expect.objectContaining({ variance: "-1.50", itemised: "-1.50", other: "0.00" }),
      ],
      counted: false,
      unpriced: "9.99",
      months: { all: 1, told: 1 },
    });
    const app = createApp(practice);
    for (const order of BRIDGE_ORDERS) {
      const asked = await practice.budget({ period: "2025-06", order });
      expectToSum(asked);
      expectToSum(await practice.budget({ period: "2025-05..2025-06", order }));
      expect(asked.supplies).toEqual(report.supplies);
      const answer = await app.request(`/api/budget?period=2025-06&order=${order}`);
      expect(await answer.json()).toEqual(asked);
      expect(run("budget", "--period", "2025-06", "--bridge", "--order", order).said).toEqual(
        asked,
      );
    }
    const price = report.bridge.find(({ effect }) => effect === "supplies_price")!;
    const [part] = price.parts;
    expect(part).toMatchObject({ title: "Gloves", amount: "-30.00", plan: 5, actual: 6 });
    const { kpi, ...question } = part!.trace!;
    const rows = await practice.trace(kpi, question);
    expect(
      rows.rows.map(({ fact, numerator, denominator }) => [
        fact,
        Number(numerator),
        Number(denominator),
      ]),
    ).toEqual([
      ["32 of Gloves", 192, 160],
      ["-2 of Gloves", -12, -10],
    ]);
  });

  test("a month in which nothing was bought is not itemised, and the report says so", async () => {
    const both = await practice.budget({ period: "2025-05..2025-06" });
    expect(both.supplies!.months).toEqual({ all: 2, told: 1 });
    expect(effectsOf(both, "supplies_")["supplies_price"]).toBe("-31.50");
    const may = await practice.budget({ period: "2025-05" });
    expect([may.supplies, effectsOf(may, "supplies_")]).toEqual([null, {}]);
    expect(may.bridge_absent).toContainEqual({
      title: "price of what is bought, and units used for a visit",
      because: expect.stringContaining("purchases.csv"),
    });
  });

  test("SU05: 201.50 was paid for what was planned to cost 170.00", async () => {
    const values = await practice.kpi({ kpis: ["SU05"], period: "2025-06" });
    expect(values[0]).toMatchObject({ numerator: "201.5", denominator: "170", n: 3 });
  });

  test("stock counted at both ends tells what was used; counted elsewhere only, it does not", async () => {
    const counts = (place: string) =>
      table(
        "item,location,counted,quantity",
        "Gloves,Main,2025-05-31,4",
        "Vaccine,Main,2025-05-30,9",
        `Gloves,${place},2025-06-30,10`,
        `Vaccine,${place},2025-06-30,9`,
      );
    const counted = await (
      await busyJune(PRICES, PURCHASES, counts("Main"))
    ).budget({ period: "2025-06" });
    expect(effectsOf(counted, "supplies_")).toEqual({
      ...JUNE,
      supplies_efficiency: "4.00", // the 24 units allowed were used
      supplies_stock: "-30.00", // six of the 30 bought, at 5.00
    });
    expectToSum(counted);
    const elsewhere = await (
      await busyJune(PRICES, PURCHASES, counts("North"))
    ).budget({ period: "2025-06" });
    expect(effectsOf(elsewhere, "supplies_")).toEqual(JUNE);
    expect(elsewhere.supplies!.items[0]).toMatchObject({ units_used: 30, units_bought: 30 });
    expect(elsewhere.bridge_absent.map(({ title }) => title)).toContain(
      "stock that grew or shrank",
    );
  });

  test.each([
    ["planned-prices.csv is not imported", [PURCHASES]],
    ["purchases.csv", [PRICES]],
  ])("without a file the bridge says which: %s", async (because, files) => {
    const report = await (await busyJune(...files)).budget({ period: "2025-06" });
    expect(report.supplies).toBeNull();
    expect(report.bridge_absent).toContainEqual({
      title: "price of what is bought, and units used for a visit",
      because: expect.stringContaining(because),
    });
    expect(effectsOf(report, "cost_")).toEqual({
      cost_visits: "-30.00",
      cost_clinical_cost: "-51.50",
    });
    expectToSum(report);
  });

  test("the page has the items, and a bar of price that opens to them", async () => {
    const { panels } = await practice.page("budget", { period: "2025-06" });
    const items = panels.find(({ id }) => id === "supplies")!;
    expect(items.rows["item"]).toEqual(["Gloves", "Vaccine", "All items"]);
    expect(items.rows["price_effect"]).toEqual(["-30.00", "-1.50", "-31.50"]);
    expect(items.title).toBe("For the visits that took place, items cost $58 more than allowed");
    expect(items.notes.join(" ")).toContain("9.99 went on items without a planned price");
    const bridge = panels.find(({ id }) => id === "bridge")!;
    expect(bridge.parts!.of).toContain("supplies_price");
  });
});

test("rows that cannot be used are held back: an unknown line, a price below nothing, two prices of a month", async () => {
  const practice = scratchPractice();
  const { files } = await take(
    practice,
    table(
      "item,line,since,unit_price,per_visit",
      "A,rent,,1,1",
      "B,office,,-1,1",
      "C,office,2025-01-02,1,1",
      "C,office,2025-01-20,2,1",
      "D,office,,0,0",
    ),
    table(
      "date,item,quantity,amount",
      "2025-06-01,A,1,x",
      "2025-06-01,A,,1",
      "2025-06-01,A,1,1",
      "2025-06-01,A,1,1",
    ),
  );
  expect(files.map(({ rows }) => [rows.loaded, rows.quarantined])).toEqual([
    [2, 3],
    [2, 2],
  ]);
});
