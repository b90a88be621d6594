/** Covenants beside offers: by hand, by any amounts, and through the doors of a practice of thirteen months. */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { monthsFrom } from "../../../../engine/calendar.ts";
import type { OfferAhead, Panel } from "../../../../engine/contract.ts";
import { parseCovenants } from "../../../../engine/numbers/covenants/covenant_file.ts";
import { formulaOf } from "../../../../engine/numbers/covenants/formulas.ts";
import { valueAhead, type TestAhead } from "../../../../engine/numbers/covenants/test_ahead.ts";
import { BadLoanFile, parseOffers } from "../../../../engine/numbers/lending/loan_file.ts";
import { sbaRules } from "../../../../engine/numbers/lending/sba_rules.ts";
import { amountsWith, type OfferMoney } from "../../../../engine/numbers/stress/offer_money.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { createApp } from "../../../../server/app.ts";
import { scratchPractice } from "../../../scratch.ts";
import { take } from "../../../pitfalls/rows.ts";
import { ACCOUNTS, booksFile, type Move } from "../forecast/books.ts";

const WINDOW = { first: "2026-01", last: "2026-12" };
/** 480,000 earned, 240,000 paid on debt, 500,000 in the bank. */
const AMOUNTS = {
  revenue: 200_000_000n,
  operating_expenses: 152_000_000n,
  interest: 4_000_000n,
  principal: 20_000_000n,
  owner_distributions: 10_000_000n,
  capex: 0n,
  adjustments: 0n,
  cash: 50_000_000n,
  cash_expenses: 156_000_000n,
};
const pays = (date: string, interest: number, principal: number) => ({
  date,
  interest: BigInt(interest) * 100n,
  principal: BigInt(principal) * 100n,
});
const MONEY: OfferMoney = {
  name: "Scanner",
  date: "2026-09-01",
  received: 30_000_000n,
  note: 30_000_000n,
  spentOn: "2026-09-15",
  payments: [
    pays("2026-10-01", 2000, 8000),
    pays("2026-11-01", 2000, 8000),
    pays("2026-12-01", 2000, 8000),
    pays("2027-01-01", 2000, 8000),
  ],
};
const covenantOf = (given: object) =>
  parseCovenants(
    JSON.stringify([{ name: "C", quote: "The words.", tested: "quarterly", ...given }]),
  )[0]!;

/** Value and room in $ of a covenant over the amounts of 2026, with an offer's money where there is one. */
function judged(given: object, kind: "income" | "cash" | "days", money: OfferMoney | null) {
  const covenant = covenantOf(given);
  const formula = formulaOf(covenant);
  const ahead = {
    formula,
    side: covenant.at_least === undefined ? "at_most" : "at_least",
    threshold: (covenant.at_least ?? covenant.at_most)!,
    days: 365,
  } as TestAhead;
  const amounts = money ? amountsWith(kind, AMOUNTS, money, WINDOW) : AMOUNTS;
  const found = valueAhead(ahead, amounts);
  if (typeof found === "string") throw new Error(found);
  return {
    value: found.value,
    room: Number(found.balance.room) / Number(found.balance.scale) / 100,
  };
}

describe("480,000 earned over 240,000 of debt service, and an offer that pays 10,000 a month from October", () => {
  const dscr = { ratio: "dscr", at_least: "1.25" };

  test("coverage is 2.00 with room for 180,000 less; by December 30,000 more is paid: 1.7778 and 142,500", () => {
    expect(judged(dscr, "income", null)).toEqual({ value: 2, room: 180_000 });
    const found = judged(dscr, "income", MONEY);
    expect(found.value).toBeCloseTo(480 / 270, 10);
    expect(found.room).toBe(142_500);
  });

  test("a balloon of 200,000 inside the year breaks it by 107,500; the day after the year it does not show", () => {
    const balloon = (date: string) => ({
      ...MONEY,
      payments: [...MONEY.payments.slice(0, 3), pays(date, 0, 200_000)],
    });
    const found = judged(dscr, "income", balloon("2026-12-31"));
    expect(found.value).toBeCloseTo(480 / 470, 10);
    expect(found.room).toBe(-107_500);
    expect(judged(dscr, "income", balloon("2027-01-01")).room).toBe(142_500);
  });

  test("after owners' draws 380,000 is left: 1.4074 times, 42,500 above 1.25", () => {
    const found = judged({ ...dscr, ratio: "dscr_after_distributions" }, "income", MONEY);
    expect(found.value).toBeCloseTo(380 / 270, 10);
    expect(found.room).toBe(42_500);
  });

  test("what it is spent on counts where the contract takes equipment away: (480 − 300) ÷ 270", () => {
    const fccr = { ratio: "fccr", over: ["ebitda", "-capex"], under: ["debt_service"] };
    const found = judged({ ...fccr, at_least: "1" }, "income", MONEY);
    expect(found.value).toBeCloseTo(180 / 270, 10);
    expect(judged({ ...fccr, at_least: "1" }, "income", { ...MONEY, spentOn: null }).room).toBe(
      480_000 - 270_000,
    );
  });

  test("cash is 30,000 less once its money is spent, 270,000 more where it is kept", () => {
    const cash = { ratio: "minimum_cash", at_least: "400000" };
    expect(judged(cash, "cash", MONEY)).toEqual({ value: 470_000, room: 70_000 });
    expect(judged(cash, "cash", { ...MONEY, spentOn: null }).value).toBe(770_000);
    // 470,000 over 1,560,000 and 6,000 of interest a year
    const days = judged({ ratio: "days_cash", at_least: "100" }, "days", MONEY);
    expect(days.value).toBeCloseTo((470_000 / 1_566_000) * 365, 9);
  });
});

test("no money and no payments leave every covenant as it is; more debt service never gives more room", () => {
  const nothing: OfferMoney = { ...MONEY, received: 0n, note: 0n, payments: [] };
  for (const kind of ["income", "cash", "days"] as const) {
    expect(amountsWith(kind, AMOUNTS, nothing, WINDOW)).toEqual(AMOUNTS);
  }
  const payment = fc
    .tuple(
      fc.integer({ min: 0, max: 700 }),
      fc.integer({ min: 0, max: 90_000 }),
      fc.integer({ min: 0, max: 90_000 }),
    )
    .map(([day, interest, principal]) =>
      pays(new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10), interest, principal),
    );
  const covenants = [
    [{ ratio: "dscr", at_least: "1.25" }, "income"],
    [{ ratio: "dscr_after_distributions", at_least: "1.1" }, "income"],
    [{ ratio: "minimum_cash", at_least: "1000" }, "cash"],
    [{ ratio: "days_cash", at_least: "45" }, "days"],
  ] as const;
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 30 }), payment, (payments, one) => {
      const before = { ...MONEY, payments };
      const after = { ...MONEY, payments: [...payments, one] };
      for (const [covenant, kind] of covenants) {
        expect(judged(covenant, kind, after).room).toBeLessThanOrEqual(
          judged(covenant, kind, before).room,
        );
      }
    }),
    { seed: 8, numRuns: 100 },
  );
});

const MONTHS = Array.from({ length: 12 }, (_, i) =>
  i < 3 ? `2025-${10 + i}` : `2026-${String(i - 2).padStart(2, "0")}`,
);
/** A month: 10,000 in, 6,000 of wages, 600 to the bank, 2,000 to the owner. */
const month = (of: string): Move[] => [
  { date: `${of}-10`, account: "Fees", amount: 10_000 },
  { date: `${of}-15`, account: "Wages", amount: -6000 },
  { date: `${of}-20`, account: "Loan", amount: -500 },
  { date: `${of}-20`, account: "Interest", amount: -100 },
  { date: `${of}-28`, account: "Draws", amount: -2000 },
];

describe("of a practice whose forecast begins on 1 October 2026", () => {
  let practice: Practice;
  const base = { quote: "The words of the contract." };
  const DSCR = { ...base, name: "Coverage", ratio: "dscr", at_least: "1.25", tested: "quarterly" };
  const CASH = {
    ...base,
    name: "Cash",
    ratio: "minimum_cash",
    at_least: "60000",
    tested: "monthly",
  };
  const SHEET = {
    ...base,
    name: "Current",
    ratio: "current_ratio",
    at_least: "1",
    tested: "yearly",
  };
  const LOAN = {
    name: "Bank A",
    principal: "60000.00",
    annual_rate: "0.08",
    payments: 60,
    disbursed: "2026-10-01",
  };
  const offersOf = (offers: object[], more: object = {}) => ({
    horizon_months: 36,
    ...more,
    offers,
  });
  const ahead = async (offers: object[], more: object = {}): Promise<OfferAhead[]> =>
    practice.offersAhead(parseOffers(offersOf(offers, more), sbaRules()));
  const promise = (covenants: object[]): void =>
    writeFileSync(practice.folder.covenants, JSON.stringify(covenants));
  beforeAll(async () => {
    practice = scratchPractice();
    await take(
      practice,
      ACCOUNTS,
      booksFile([
        { date: "2025-09-30", account: "Equity", amount: 20_000 },
        { date: "2025-09-30", account: "Loan", amount: 30_000 },
        ...MONTHS.flatMap(month),
      ]),
    );
    promise([DSCR, CASH, SHEET]);
  });

  test("each test loses 1.25 × what is paid by then: 2, 5, 8 and 11 payments of 1,216.58", async () => {
    const [found] = await ahead([LOAN]);
    const [coverage] = found!.covenants;
    expect(coverage!.tests.map(({ date }) => date)).toEqual([
      "2026-12-31",
      "2027-03-31",
      "2027-06-30",
      "2027-09-30",
    ]);
    coverage!.tests.forEach(({ without, with: after }, i) => {
      const lost = Number(without.headroom_amount) - Number(after.headroom_amount);
      expect(Math.abs(lost - 1.25 * 1216.58 * [2, 5, 8, 11][i]!)).toBeLessThan(0.02);
      expect(after.value!).toBeLessThan(without.value!);
      expect(after.headroom!).toBeCloseTo(after.value! - 1.25, 10);
    });
    expect(coverage).toMatchObject({ rests_on: "EBITDA", side: "at_least", lender: null });
  });

  test("as it is, each test is what the covenants say of it", async () => {
    const [found] = await ahead([LOAN]);
    const { covenants } = await practice.covenants();
    const told = found!.covenants.map(({ tests }) =>
      tests.map(({ date, without }) => [date, without.value]),
    );
    expect(told).toEqual(
      covenants.map(({ next_tests: tests }) => tests.map((one) => [one.date, one.expected])),
    );
  });

  test("the first broken is the cash that is spent; a balance sheet is a reason", async () => {
    const [spent, kept] = [
      (await ahead([LOAN]))[0]!,
      (await ahead([LOAN], { proceeds: "kept" }))[0]!,
    ];
    // 66,800 and 1,400 a month, less 60,000 spent and returned by the loan: the first payment is in November
    const cash = spent.covenants[1]!;
    expect(cash.tests[0]!.with).toEqual(cash.tests[0]!.without);
    expect(cash.tests[1]!.with.value).toBeCloseTo(cash.tests[1]!.without.value! - 1216.58, 6);
    expect(kept.covenants[1]!.tests[0]!.with.value).toBeCloseTo(
      cash.tests[0]!.without.value! + 60_000,
      6,
    );
    expect(spent.covenants[2]!.tests[0]!.with).toMatchObject({ status: "unknown", value: null });
    expect(spent.first_breach).toBeNull();
    expect(spent.first_breach_says).toMatch(
      /^no covenant is expected to be broken at a test of the next 24 months; not told: Current on 31 Dec 2026, the forecast is of cash/,
    );
  });

  test("a balloon in a test year breaks coverage at the test after it, and the path shows when", async () => {
    const balloon = { ...LOAN, payments: 6, amortised_over: 120 };
    const [both] = await ahead([balloon]);
    promise([DSCR]);
    const [found] = await ahead([balloon]);
    promise([DSCR, CASH, SHEET]);
    // the sixth payment is on 1 April 2027: cash, tested every month, breaks before coverage is tested
    expect(both!.first_breach).toMatchObject({ covenant: "Cash", date: "2027-04-30" });
    expect(found!.first_breach).toMatchObject({
      covenant: "Coverage",
      date: "2027-06-30",
      without: false,
    });
    expect(found!.first_breach_says).toMatch(
      /^Coverage is broken first, on 30 Jun 2027, [\d,.]+ of EBITDA short; without the offer it holds then$/,
    );
    const { lowest, lowest_without: without, months, title } = found!.coverage;
    expect(title).toBe("Debt service coverage over 12 months, as the covenant Coverage counts it");
    expect(months).toHaveLength(24);
    expect(months.filter(({ value }) => value! < 1.25).map((one) => one.month)).toEqual(
      monthsFrom("2027-04", "2028-03"),
    );
    expect(lowest!.value).toBeLessThan(1);
    expect(lowest!.arithmetic).toMatch(/ ÷ \(.*\) = 0\.\d{4}$/);
    expect(without!.value).toBeGreaterThan(5);
  });

  test("a balloon after the next four tests is the first breach all the same", async () => {
    const [found] = await ahead([{ ...LOAN, payments: 12, amortised_over: 120 }]);
    expect(found!.covenants[0]!.tests).toHaveLength(4);
    expect(found!.covenants[0]!.tests.map((one) => one.with.status)).not.toContain("breached");
    // the twelfth payment is on 1 October 2027
    promise([DSCR, SHEET]);
    const [coverage] = await ahead([{ ...LOAN, payments: 12, amortised_over: 120 }]);
    promise([DSCR, CASH, SHEET]);
    expect(coverage!.first_breach).toMatchObject({ covenant: "Coverage", date: "2027-12-31" });
  });

  test("what an offer itself asks for is tested beside the practice's own", async () => {
    const [asks, not] = await ahead([
      { ...LOAN, minimum_dscr: "9.5" },
      { ...LOAN, name: "B" },
    ]);
    expect(asks!.covenants.at(-1)).toMatchObject({
      name: "Coverage asked by Bank A",
      tests: [{ threshold: "9.5", with: { status: "breached" } }, {}, {}, {}],
    });
    expect(asks!.first_breach).toMatchObject({ covenant: "Coverage asked by Bank A" });
    expect(not!.covenants).toHaveLength(3);
    expect(() => parseOffers(offersOf([{ ...LOAN, minimum_dscr: "none" }]), sbaRules())).toThrow(
      BadLoanFile,
    );
  });

  test("without covenants plain coverage is shown, and what cannot be told says why", async () => {
    promise([]);
    const [loan, early, lease] = await ahead([
      LOAN,
      { ...LOAN, name: "Early", disbursed: "2001-01-01" },
      { kind: "lease", name: "Lease", price: "60000.00", payment: "1200.00", payments: 60 },
    ]);
    promise([DSCR, CASH, SHEET]);
    expect(loan!.coverage.title).toMatch(/^Debt service coverage over 12 months, earnings before/);
    expect(loan!.first_breach_says).toMatch(/^n\/a: no covenant is written/);
    expect(early!.coverage.lowest).toBeNull();
    expect(early!.coverage.months[0]!.arithmetic).toMatch(/2001-01-01 does not come within/);
    expect(early!.coverage.months[0]!.value_without).toBeGreaterThan(5);
    expect(lease!.coverage.months[0]!.arithmetic).toMatch(
      /a lease is written without the days of its payments/,
    );
  });

  test("the API and the page say the same", async () => {
    writeFileSync(practice.folder.offers, JSON.stringify(offersOf([LOAN])));
    const [expected] = await ahead([LOAN]);
    const app = createApp(practice);
    const answered = await app.request("http://localhost/api/loans/compare");
    const { practice: said } = (await answered.json()) as { practice: OfferAhead[] };
    expect(said).toEqual([expected]);
    const page = await app.request("http://localhost/api/pages/lending");
    const { panels } = (await page.json()) as { panels: Panel[] };
    const [room, path] = ["offer_covenants", "offer_coverage"].map((id) =>
      panels.find((panel) => panel.id === id)!,
    );
    const tests = expected!.covenants.flatMap((covenant) => covenant.tests);
    expect(room!.rows["offer_1_room"]).toEqual(tests.map((one) => one.with.headroom_amount));
    expect(room!.rows["without"]).toEqual(tests.map((one) => one.without.value));
    expect(room!.notes).toContain(`Bank A: ${expected!.first_breach_says}.`);
    expect(path!.rows["offer_1"]).toEqual(expected!.coverage.months.map(({ value }) => value));
  });
});

test("without money to forecast there is a reason", async () => {
  const practice = scratchPractice();
  await take(practice, ACCOUNTS);
  const file = {
    horizon_months: 12,
    offers: [{ kind: "lease", price: "1.00", payment: "1.00", payments: 2 }],
  };
  const [found] = await practice.offersAhead(parseOffers(file, sbaRules()));
  expect(found).toMatchObject({
    covenants: [],
    coverage: { months: [], lowest: null },
    first_breach_says: "n/a: there is no money to forecast",
  });
});
