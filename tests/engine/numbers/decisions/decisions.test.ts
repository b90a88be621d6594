/** Buy, lease or borrow, and somebody to hire: worked out by hand, and in an example practice's own cash. */
import { rmSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  BadDecision,
  completed,
  equipmentChoice,
  hirePlan,
  parseEquipment,
  parseHire,
  type CompleteHire,
  type Practice,
} from "../../../../engine/index.ts";
import { cents } from "../../../../engine/money.ts";
import { sbaRules } from "../../../../engine/numbers/lending/sba_rules.ts";
import { createApp } from "../../../../server/app.ts";
import { exampleOf } from "../../../example.ts";

const THING = {
  name: "Scanner",
  price: "12000.00",
  starts: "2027-01-15",
  months: 12,
  residual: "2400.00",
  upkeep_a_month: "100.00",
  uses_a_month: 10,
  collected_a_use: "150.00",
  cost_a_use: "50.00",
};
const LOAN = {
  name: "Bank",
  principal: "12000.00",
  annual_rate: "0.12",
  payments: 12,
  disbursed: "2027-01-15",
};
const LEASE = {
  kind: "lease",
  name: "Lessor",
  price: "12000.00",
  payment: "1000.00",
  payments: 12,
  in_advance: 1,
};
const chosen = (more: object = {}) =>
  equipmentChoice(parseEquipment(JSON.stringify({ ...THING, ...more }), sbaRules()));

describe("a scanner of 12,000 for a year, ten uses a month that leave 100 each", () => {
  const [buy, loan, lease] = chosen({ offers: [LOAN, LEASE] }).ways;

  test("bought it costs 9,600, 800 a month, pays from 9 uses, is worth 1,200 and paid back in January", () => {
    expect(buy).toMatchObject({
      kind: "buy",
      rank: 1,
      paid: "12000.00",
      cost_today: "9600.00",
      cost_a_month: "800.00",
      break_even_uses: 9,
      worth_today: "1200.00",
      trough: { month: "2027-01", amount: "-12000.00" },
      paid_back: "2028-01",
    });
  });

  test("borrowed for, the interest comes on top: 12 payments of 1,066.19", () => {
    // 12,000 at 1 % a month over 12 is 1,066.19; the last payment clears it
    expect(loan!.flows.filter(({ what }) => what === "payment")[0]!.amount).toBe("-1066.19");
    const interest = cents(loan!.paid) - 1_200_000n;
    expect(interest).toBeGreaterThan(79_400n);
    expect(interest).toBeLessThan(79_500n);
    expect(cents(loan!.cost_today)).toBe(960_000n + interest);
    expect(loan!.rank).toBe(2);
    // no money of one's own goes in: the loan pays the price
    expect(loan!.trough!.month).toBe("2027-12");
  });

  test("leased it costs 12,000 and goes back; bought out for a dollar it is sold as well", () => {
    expect(lease).toMatchObject({ cost_today: "12000.00", break_even_uses: 11, rank: 3 });
    const [, kept] = chosen({ offers: [{ ...LEASE, buy_out: "1.00" }] }).ways;
    expect(kept!.cost_today).toBe("9601.00");
  });

  test("a lease or loan that runs longer is settled at the end", () => {
    const [, longLoan, longLease] = chosen({
      offers: [
        { ...LOAN, payments: 24 },
        { ...LEASE, payments: 18 },
      ],
    }).ways;
    expect(longLoan!.flows.at(-2)).toMatchObject({ date: "2028-01-15", what: "paid off" });
    expect(longLease!.paid).toBe("18000.00");
    expect(longLease!.flows.every(({ date }) => date <= "2028-01-15")).toBe(true);
  });

  test("dearer money makes later payments cheaper: at 15 % a free lease beats buying", () => {
    const { ways } = chosen({
      discount_rate: "0.15",
      residual: "0.00",
      offers: [{ ...LEASE, in_advance: 0 }],
    });
    expect(ways.map(({ rank }) => rank)).toEqual([2, 1]);
    // 12 months of 1,000 at 15 % a year, by days over 365
    const days = [31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
    const worth = days.reduce((sum, each) => sum + 1000 / 1.15 ** (each / 365), 0);
    expect(Number(ways[1]!.cost_today)).toBeCloseTo(worth, 2);
  });

  test("a use that brings in nothing never pays, and it is said so", () => {
    const [way] = chosen({ collected_a_use: "50.00" }).ways;
    expect(way).toMatchObject({ break_even_uses: null });
    expect(way!.reason).toMatch(/no more than it costs/);
    expect(way!.paid_back).toBeNull();
  });
});

const NEW = {
  name: "Dr B",
  starts: "2027-01-01",
  months: 6,
  visits_a_month: 100,
  collected_a_visit: "100.00",
  paid_by: [0.5, 1],
  cost_a_visit: "10.00",
  pay_a_month: "6000.00",
  benefits_share: "0.10",
  once: "1000.00",
};
const NONE = { collectedAVisit: null, paidBy: null };
const planned = (more: object = {}) =>
  hirePlan(completed(parseHire(JSON.stringify({ ...NEW, ...more })), NONE) as CompleteHire);

describe("a doctor with 100 visits of 100 a month, paid half at once and half a month later", () => {
  test("3,600 deep in January, earning from February, paid back from March, break-even at 74 visits", () => {
    const plan = planned();
    expect(plan.months.map(({ net }) => net)).toEqual([
      "-3600.00",
      ...Array.from({ length: 5 }, () => "2400.00"),
    ]);
    expect(plan).toMatchObject({
      trough: { month: "2027-01", amount: "-3600.00" },
      earning_from: "2027-02",
      paid_back: "2027-03",
      break_even_visits: 74,
      fixed_a_month: "6600.00",
    });
  });

  test("until payers have enrolled them nothing is billed; then half of what was done before", () => {
    const plan = planned({ credentialing_days: 59, billed_afterwards: "0.5" });
    expect(plan.effective).toBe("2027-03-01");
    expect(plan.months.map(({ billed }) => billed)).toEqual([
      "0.00",
      "0.00",
      "20000.00",
      "10000.00",
      "10000.00",
      "10000.00",
    ]);
    expect(plan.months[3]!.received).toBe("15000.00");
    expect(plan.trough).toEqual({ month: "2027-02", amount: "-16200.00" });
  });

  test("a ramp of one month halves the first; a start in mid-month has its days' part; staff count from their day", () => {
    expect(planned({ ramp_months: 1 }).months.map(({ visits }) => visits)).toEqual([
      50, 100, 100, 100, 100, 100,
    ]);
    const late = planned({ starts: "2027-02-15", once: "0.00" });
    expect(late.months[0]).toMatchObject({ month: "2027-02", visits: 50 });
    const staff = [{ name: "assistant", pay_a_month: "1000.00", starts: "2027-03-01" }];
    const helped = planned({ staff });
    expect(cents(helped.months[1]!.costs)).toBe(cents(planned().months[1]!.costs));
    expect(cents(helped.months[2]!.costs)).toBe(cents(planned().months[2]!.costs) + 110_000n);
  });

  test("what the file leaves out and nobody tells is asked for", () => {
    const hire = parseHire(
      JSON.stringify({ ...NEW, collected_a_visit: undefined, paid_by: undefined }),
    );
    expect(completed(hire, NONE)).toHaveLength(2);
    expect(completed(hire, { collectedAVisit: 100n, paidBy: [1] })).toMatchObject({
      collected_a_visit: 100n,
      paid_by: [1],
    });
  });
});

test("whatever the lags, no more is received than billed, and all of it in the end", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 200 }),
      (raw, ramp, days) => {
        const shares = raw.toSorted((a, b) => a - b);
        if (shares.at(-1) === 0) return;
        const plan = planned({
          months: 60,
          paid_by: shares,
          ramp_months: ramp,
          credentialing_days: days,
          billed_afterwards: "1",
        });
        let [billed, received] = [0n, 0n];
        for (const month of plan.months) {
          billed += cents(month.billed);
          received += cents(month.received);
          expect(received).toBeLessThanOrEqual(billed);
        }
        const tail = plan.months.slice(-shares.length + 1);
        const open = shares.length === 1 ? 0n : tail.reduce((sum, m) => sum + cents(m.billed), 0n);
        expect(billed - received).toBeLessThanOrEqual(open);
        // nothing is lost where all of it may be billed afterwards
        const visits = plan.months.reduce((sum, month) => sum + month.visits, 0);
        expect(billed).toBe(BigInt(visits) * 10_000n);
      },
    ),
    { seed: 20261130 },
  );
});

test("what cannot be is refused, field by field", () => {
  const faults = (read: () => unknown): readonly string[] => {
    try {
      read();
    } catch (error) {
      if (error instanceof BadDecision) return error.faults;
    }
    return [];
  };
  expect(faults(() => parseHire("{"))[0]).toMatch(/it is no JSON/);
  expect(faults(() => parseHire(JSON.stringify({ ...NEW, paid_by: [0.5, 0.4] })))[0]).toMatch(
    /write shares that do not fall/,
  );
  expect(faults(() => chosen({ months: 0 }))[0]).toMatch(/^months: write a whole number/);
  expect(faults(() => chosen({ offers: [{ ...LOAN, payments: 0 }] }))[0]).toMatch(
    /^offers\[0\].payments/,
  );
  expect(faults(() => chosen({ offers: [{ ...LOAN, disbursed: "2026-11-15" }] }))[0]).toMatch(
    /not before 2027-01/,
  );
  expect(faults(() => chosen({ offers: [{ ...LOAN, disbursed: "2028-01-15" }] }))[0]).toMatch(
    /disbursed: write a day before the end, 2028-01-15/,
  );
});

describe("in an example practice", () => {
  let practice: Practice;
  beforeAll(async () => {
    ({ practice } = await exampleOf({ providers: 2, months: 14, seed: 7, atOnce: true }));
  });

  test("the file, the API and the page tell the same, in the practice's own cash and by its own figures", async () => {
    const { origin } = await practice.stress();
    const starts = `${origin!.slice(0, 8)}15`;
    const { folder } = practice;
    const loan = { ...LOAN, disbursed: starts };
    writeFileSync(folder.equipment, JSON.stringify({ ...THING, starts, offers: [loan] }));
    writeFileSync(
      folder.hire,
      JSON.stringify({ ...NEW, starts, collected_a_visit: undefined, paid_by: undefined }),
    );
    writeFileSync(folder.offers, JSON.stringify({ horizon_months: 12, offers: [loan] }));
    const app = createApp(practice);
    const asked = async (path: string) =>
      (await app.request(`http://localhost/api/${path}`)).json();
    const equipment = (await practice.equipment())!;
    expect(await asked("equipment")).toEqual(equipment);
    const [buy, borrow] = equipment.ways;
    expect(cents(buy!.cash!.lowest!.amount)).toBeLessThan(cents(buy!.cash!.lowest_without!.amount));
    expect(cents(borrow!.cash!.lowest!.amount)).toBeGreaterThan(cents(buy!.cash!.lowest!.amount));
    const hire = (await practice.hire())!;
    expect(await asked("hire")).toEqual(hire);
    expect(hire.notes.at(-1)).toMatch(/own figures: what a visit brings in and by when/);
    expect(Number(hire.collected_a_visit)).toBeGreaterThan(20);
    expect(Number(hire.collected_a_visit)).toBeLessThan(500);
    const compared = (await practice.offers())!;
    expect(await asked("loans/compare")).toEqual(compared);
    const page = await practice.page("lending");
    const ids = page.panels.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["offers", "equipment", "hire"]));
    expect(page.panels.find(({ id }) => id === "hire")!.rows["sum"]).toEqual(
      hire.months.map(({ sum }) => sum),
    );
    writeFileSync(folder.hire, "{");
    const marred = await practice.page("lending");
    expect(marred.panels.find(({ id }) => id === "decision_files")!.rows["says"]![0]).toMatch(
      /hire.json: .*no JSON/,
    );
    for (const file of [folder.hire, folder.equipment, folder.offers]) rmSync(file);
    expect(await asked("hire")).toBeNull();
  });
});
