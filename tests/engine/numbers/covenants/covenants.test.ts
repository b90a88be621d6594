/** Covenants of a practice of thirteen months, each worked out by hand, and of any amounts by plain arithmetic. */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CovenantReport, CovenantResult } from "../../../../engine/contract.ts";
import type { BookAmounts } from "../../../../engine/numbers/covenants/amounts.ts";
import { parseCovenants } from "../../../../engine/numbers/covenants/covenant_file.ts";
import { AMOUNTS, FORMULAS } from "../../../../engine/numbers/covenants/formulas.ts";
import { judge } from "../../../../engine/numbers/covenants/judge.ts";
import { testsAfter, thresholdOf } from "../../../../engine/numbers/covenants/test_days.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ACCOUNTS, booksFile, type Move } from "../forecast/books.ts";

const MONTHS = Array.from({ length: 12 }, (_, i) =>
  i < 3 ? `2025-${10 + i}` : `2026-${String(i - 2).padStart(2, "0")}`,
);
/** A month: 10,000 in, 6,000 of wages, 600 to the bank, 2,000 to the owner, 1,400 left. */
const month = (of: string): Move[] => [
  { date: `${of}-10`, account: "Fees", amount: 10_000 },
  { date: `${of}-15`, account: "Wages", amount: -6000 },
  { date: `${of}-20`, account: "Loan", amount: -500 },
  { date: `${of}-20`, account: "Interest", amount: -100 },
  { date: `${of}-28`, account: "Draws", amount: -2000 },
];
const BOOKS = booksFile([
  { date: "2025-09-30", account: "Equity", amount: 20_000 },
  { date: "2025-09-30", account: "Loan", amount: 30_000 },
  ...MONTHS.flatMap(month),
]);

const base = { quote: "The words of the contract.", tested: "quarterly" };
const dscr = { ...base, name: "DSCR", ratio: "dscr", at_least: "1.25" };
let practice: Practice;
beforeAll(async () => {
  practice = scratchPractice();
  await take(practice, ACCOUNTS, BOOKS);
});

const write = (covenants: unknown): void =>
  writeFileSync(practice.folder.covenants, JSON.stringify(covenants));
async function asked(covenant: object, period?: string): Promise<CovenantResult> {
  write([{ ...dscr, at_least: undefined, ...covenant }]);
  const report: CovenantReport = await practice.covenants(period ? { period } : {});
  return report.covenants[0]!;
}
afterEach(() => write([]));

describe("on 30 September 2026", () => {
  test.each<[string, object, number, string, string]>([
    // 120,000 − 72,000 over 6,000 + 1,200; 48,000 − 1.25 × 7,200 = 39,000
    [
      "six and two thirds",
      { ratio: "dscr", at_least: "1.25" },
      48_000 / 7200,
      "39000.00",
      "passed",
    ],
    // 24,000 after 24,000 of draws; 24,000 − 3 × 7,200 = 2,400
    [
      "after draws",
      { ratio: "dscr_after_distributions", at_least: "3" },
      24_000 / 7200,
      "2400.00",
      "passed",
    ],
    // 50,000 + 12 × 1,400 = 66,800 in the bank
    ["cash", { ratio: "minimum_cash", at_least: "70000" }, 66_800, "-3200.00", "breached"],
    // 73,200 spent in 365 days is 200.5479 a day; 66,800 − 300 × 200.5479 = 6,635.616
    [
      "days of cash",
      { ratio: "days_cash", at_least: "300" },
      (66_800 / 73_200) * 365,
      "6635.61",
      "passed",
    ],
    // 24,000 still owed over 48,000
    [
      "funded debt",
      { ratio: "funded_debt_to_ebitda", at_most: "0.4" },
      0.5,
      "-4800.00",
      "breached",
    ],
    // as a contract words it: (48,000 − 24,000) ÷ 7,200
    [
      "built",
      {
        ratio: "fccr",
        over: ["ebitda", "-owner_distributions"],
        under: ["debt_service"],
        at_least: "1.1",
      },
      24_000 / 7200,
      "16080.00",
      "passed",
    ],
    // the last quarter alone: 12,000 ÷ 1,800
    [
      "a window of three months",
      { ratio: "dscr", at_least: "1.25", window_months: 3 },
      12_000 / 1800,
      "9750.00",
      "passed",
    ],
  ])("%s: %j", async (_, covenant, expected, headroom, status) => {
    const found = await asked(covenant);
    expect(found.value! / expected).toBeCloseTo(1, 10);
    expect(found).toMatchObject({ headroom_amount: headroom, status, reason: null });
  });

  test("every line says its amount and where it comes from, and lines add up to the arithmetic", async () => {
    const found = await asked({ ratio: "dscr", at_least: "1.25" });
    expect(found.over).toEqual([
      {
        name: "Patient revenue",
        amount: "120000.00",
        from: "books, Oct 2025 – Sep 2026",
        kpi: "booked_amounts",
      },
      {
        name: "Support staff",
        amount: "-72000.00",
        from: "books, Oct 2025 – Sep 2026",
        kpi: "booked_amounts",
      },
    ]);
    expect(found.under).toEqual([
      {
        name: "Interest",
        amount: "1200.00",
        from: "books, Oct 2025 – Sep 2026",
        kpi: "booked_amounts",
      },
      {
        name: "Loans, paid off",
        amount: "6000.00",
        from: "books, Oct 2025 – Sep 2026",
        kpi: "booked_amounts",
      },
    ]);
    expect(found.arithmetic).toBe("(120,000.00 − 72,000.00) ÷ (1,200.00 + 6,000.00) = 6.6667");
  });

  test.each([
    ["dscr", "FI09"],
    ["dscr_after_distributions", "FI09.after"],
    ["days_cash_on_hand", "FI06"],
  ])("%s is the KPI %s", async (ratio, kpi) => {
    const found = await asked({ ratio, at_least: "1" });
    expect(found.value!).toBeCloseTo((await value(practice, kpi, "2026-09")).value!, 9);
  });

  test("a breach says the smallest change that mends it first", async () => {
    // 3.5 × 7,200 = 25,200 is 1,200 more than 24,000; 24,000 ÷ 3.5 = 6,857.14… is 342.857… less than 7,200
    const { cures, status } = await asked({ ratio: "dscr_after_distributions", at_least: "3.5" });
    expect(status).toBe("breached");
    expect(cures).toEqual([
      { says: "pay $342.86 less interest", amount: "342.86" },
      { says: "pay $342.86 less principal, as over a longer term", amount: "342.86" },
      { says: "pay owners $1,200.00 less", amount: "1200.00" },
      { says: "collect $1,200.00 more", amount: "1200.00" },
      { says: "spend $1,200.00 less on running the practice", amount: "1200.00" },
    ]);
  });

  test("what cannot be known is a reason, never 0", async () => {
    expect(await asked({ ratio: "current", at_least: "1.2" })).toMatchObject({
      value: null,
      status: "unknown",
      reason: "no balance sheet of Sep 2026 was imported",
    });
    expect(await asked({ ratio: "dscr", at_least: "1.25" }, "2026-03")).toMatchObject({
      value: null,
      reason: "the books hold 7 of the 12 months of Apr 2025 – Mar 2026",
      headroom: null,
    });
  });

  test("the next tests are quarter ends, expected as the months go, with a chance or a reason", async () => {
    const { next_tests: tests, is_test_day: isTest } = await asked({
      ratio: "dscr",
      at_least: "1.25",
    });
    expect(isTest).toBe(true);
    expect(tests.map(({ date }) => date)).toEqual([
      "2026-12-31",
      "2027-03-31",
      "2027-06-30",
      "2027-09-30",
    ]);
    for (const { expected, chance, reason } of tests) {
      expect(expected).toBeGreaterThan(5);
      expect(reason === null ? chance : 0).toBeLessThan(0.05);
    }
    const [far] = (await asked({ ratio: "dscr", at_least: "50" })).next_tests;
    expect(far!.reason === null ? far!.chance : 1).toBe(1);
    const cash = await asked({ ratio: "minimum_cash", at_least: "50000", tested: "monthly" });
    // about 1,400 more a month
    cash.next_tests.forEach(({ expected }, i) => {
      expect(Math.abs(expected! - (66_800 + 1400 * (i + 1)))).toBeLessThan(1500);
    });
    expect((await asked({ ratio: "current", at_least: "1" })).next_tests[0]!.reason).toMatch(
      /does not tell this balance sheet/,
    );
    const yearly = await asked({ ratio: "dscr", at_least: "1", tested: "yearly" });
    expect(yearly.next_tests[3]).toMatchObject({
      date: "2029-12-31",
      chance: null,
      reason: "the forecast reaches 24 months",
    });
    const earlier = await asked({ ratio: "minimum_cash", at_least: "1" }, "2026-06");
    expect(earlier.next_tests[0]!.reason).toBe("the forecast begins on 1 Oct 2026");
  });

  test("a step down holds from its day on", () => {
    const [stepping] = parseCovenants(
      JSON.stringify([{ ...dscr, step_downs: [{ from: "2026-09-30", value: "1.10" }] }]),
    );
    expect(thresholdOf(stepping!, "2026-08")).toEqual({ threshold: "1.25", since: null });
    expect(thresholdOf(stepping!, "2026-09")).toEqual({ threshold: "1.10", since: "2026-09-30" });
    expect(testsAfter("2026-09", "quarterly", 2, 2)).toEqual(["2026-10", "2027-01"]);
  });
});

test.each<[object, RegExp]>([
  [{ ratio: "dcsr" }, /\[0\]\.ratio: write one of dscr, .*; found "dcsr"/],
  [{ at_most: "2" }, /\[0\]\.at_least: write either at_least or at_most/],
  [{ at_least: "0" }, /\[0\]\.at_least: write a number above zero/],
  [{ tested: "weekly" }, /\[0\]\.tested: write one of monthly, quarterly, yearly/],
  [{ ratio: "fccr" }, /\[0\]\.over: write the amounts the contract names/],
  [
    { ratio: "fccr", over: ["ebita"], under: ["debt_service"] },
    /\[0\]\.over\[0\]: write one of ebitda/,
  ],
  [{ quote: "" }, /\[0\]\.quote: write the words of the contract/],
  [{ thresold: "1" }, /\[0\]\.thresold: there is no such field/],
  [{ step_downs: [{ from: "soon", value: "1" }] }, /\[0\]\.step_downs\[0\]\.from: write a day/],
])("%j is refused with its field and what to write", (fault, says) => {
  expect(() => parseCovenants(JSON.stringify([{ ...dscr, ...fault }]))).toThrow(says);
});

test("no limit on debt holds without worth to measure it by", () => {
  const [worth] = parseCovenants(
    JSON.stringify([{ ...dscr, at_least: undefined, at_most: "4", ratio: "debt_to_worth" }]),
  );
  const found = judge(worth!, "2026-09", books({ liabilities: 500n, equity: -1n }));
  expect(found).toMatchObject({ status: "breached", value: null });
  expect(found.reason).toMatch(/equity is below zero \(−0\.01\)/);
});

/** Amounts as books would tell them; those not given are zero. */
const books = (given: Record<string, bigint>): BookAmounts =>
  Object.fromEntries(
    AMOUNTS.map((name) => [name, { cents: given[name] ?? 0n, lines: [], reason: null }]),
  ) as unknown as BookAmounts;

test("any covenant follows hand arithmetic, and its first change mends it to the cent", () => {
  const amount = fc.bigInt({ min: 0n, max: 500_000_000n });
  const ids = Object.entries(FORMULAS).flatMap(([id, formula]) => (formula ? [id] : []));
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.constantFrom("at_least", "at_most"),
      fc.integer({ min: 1, max: 5000 }),
      fc.record(Object.fromEntries(AMOUNTS.map((name) => [name, amount]))),
      (ratio, side, hundredths, given) => {
        const limit = hundredths / 100;
        const [covenant] = parseCovenants(
          JSON.stringify([{ ...dscr, at_least: undefined, ratio, [side]: limit.toFixed(2) }]),
        );
        const n = (name: string): number => Number(given[name]!) / 100;
        const ebitda = n("revenue") - n("operating_expenses");
        const service = n("interest") + n("principal");
        const byHand: Record<string, [over: number, under: number]> = {
          dscr: [ebitda, service],
          dscr_after_distributions: [ebitda - n("owner_distributions"), service],
          dscr_adjusted: [ebitda + n("adjustments"), service],
          current_ratio: [n("current_assets"), n("current_liabilities")],
          quick_ratio: [n("cash") + n("receivables"), n("current_liabilities")],
          debt_to_worth: [n("liabilities"), n("equity")],
          funded_debt_to_ebitda: [n("funded_debt"), ebitda],
          days_cash_on_hand: [365 * n("cash"), n("cash_expenses")],
          minimum_cash: [n("cash"), 1],
        };
        const [over, under] = byHand[ratio]!;
        const found = judge(covenant!, "2026-09", books(given));
        if (under <= 0) {
          expect(found.value).toBeNull();
          return;
        }
        expect(Math.abs(found.value! - over / under)).toBeLessThan(
          1e-6 * (1 + Math.abs(over / under)),
        );
        const room = side === "at_least" ? over - limit * under : limit * under - over;
        if (Math.abs(room) > 0.01) expect(found.status).toBe(room > 0 ? "passed" : "breached");
        const [cure] = found.cures;
        if (!cure) return;
        const after = (cents: bigint): string => {
          const name = CHANGED.find(([words]) => words.test(cure.says))!;
          const change = name[2] * cents;
          return judge(
            covenant!,
            "2026-09",
            books({ ...given, [name[1]]: given[name[1]]! + change }),
          ).status;
        };
        const size = BigInt(cure.amount.replace(".", ""));
        expect([after(size - 1n), after(size)]).toEqual(["breached", "passed"]);
      },
    ),
  );
});

/** What the words of a change do to which amount. */
const CHANGED: readonly (readonly [RegExp, string, bigint])[] = [
  [/^collect/, "revenue", 1n],
  [/^hold/, "cash", 1n],
  [/owed to you/, "receivables", 1n],
  [/can be had/, "current_assets", 1n],
  [/owners' money in/, "equity", 1n],
  [/^pay owners/, "owner_distributions", -1n],
  [/running the practice/, "operating_expenses", -1n],
  [/interest$/, "interest", -1n],
  [/principal/, "principal", -1n],
  [/^spend/, "cash_expenses", -1n],
  [/within the year/, "current_liabilities", -1n],
  [/^owe/, "liabilities", -1n],
  [/^pay off/, "funded_debt", -1n],
];
