/** The lender's grid: its arithmetic by a worked case, its rows by the scenarios of an example practice. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { StressReport, StressRow } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/index.ts";
import { coverageOf } from "../../../../engine/numbers/stress/coverage.ts";
import { casesOf } from "../../../../engine/numbers/stress/grid.ts";
import { fallToCoverage, fallToMinimum } from "../../../../engine/numbers/stress/limits.ts";
import type { Outlook } from "../../../../engine/numbers/forecast/outlook.ts";
import { parseOffers } from "../../../../engine/numbers/lending/loan_file.ts";
import { sbaRules } from "../../../../engine/numbers/lending/sba_rules.ts";
import { addDays } from "../../../../engine/calendar.ts";
import { cents } from "../../../../engine/money.ts";
import { createApp } from "../../../../server/app.ts";
import { exampleOf } from "../../../example.ts";
import { scratchPractice } from "../../../scratch.ts";
import { take } from "../../../pitfalls/rows.ts";
import { ACCOUNTS } from "../forecast/books.ts";

describe("case STRESS-1: 2,400,000 of revenue, 410,000 of it variable cost, 455,000 left, 152,672.64 of debt service", () => {
  const receipts = 240_000_000n;
  const year = { receipts, spent: receipts - 45_500_000n, debt: 15_267_264n };
  const variable = 41_000_000n;

  test("coverage is 2.9802; with a tenth or a fifth less work 1.6768 and 0.3733", () => {
    const less = (percent: bigint) => ({
      ...year,
      receipts: receipts - (receipts * percent) / 100n,
      spent: year.spent - (variable * percent) / 100n,
    });
    const found = [0n, 10n, 20n].map((percent) => coverageOf(less(percent)).value!.toFixed(4));
    expect(found).toEqual(["2.9802", "1.6768", "0.3733"]);
  });

  test("revenue may fall by 318,583.96, which is 13.27 %, until coverage is 1.25", () => {
    const found = fallToCoverage(year, "1.25", variable);
    expect(found.share).toBeCloseTo(0.1327, 4);
    expect(found.amount).toBe("318583.95");
    // paid less for the same work, no cost follows: 455,000 − 1.25 × 152,672.64
    expect(fallToCoverage(year, "1.25", 0n).amount).toBe("264159.20");
  });
});

test("where there is no limit, there is a reason", () => {
  const year = { receipts: 100n, spent: 50n, debt: 40n };
  expect(fallToCoverage(year, "1.25", 0n)).toMatchObject({ share: 0, amount: "0.00" });
  expect(fallToCoverage(year, "1.26", 0n).reason).toBe("coverage is below 1.26 as it is");
  expect(fallToCoverage({ ...year, debt: 0n }, "1.25", 0n).reason).toMatch(
    /nothing is paid on loans/,
  );
  expect(fallToMinimum(0, [], null, 0).reason).toMatch(/do not tell today's cash/);
  expect(fallToMinimum(0, [0], [5], 6).reason).toMatch(/below it as it is/);
  expect(fallToMinimum(0, [1], [50], 6).reason).toMatch(/without any receipts/);
});

test("receipts less by the share just reach the minimum, on the day that is said and on none before", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 })), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.integer({ min: 0, max: 50_000 }),
      (days, opening) => {
        let cash = opening;
        const closings = days.map(([received, paid]) => (cash += received - paid));
        const minimum = 1000;
        const { share, date } = fallToMinimum(
          0,
          days.map(([received]) => received),
          closings,
          minimum,
        );
        if (share === null) return;
        let came = 0;
        const left = closings.map((closing, i) => closing - share * (came += days[i]![0]));
        expect(Math.min(...left)).toBeCloseTo(minimum, 6);
        expect(left[Number(date!.slice(8)) - 1 + 31 * (Number(date!.slice(5, 7)) - 1)]).toBeCloseTo(
          minimum,
          6,
        );
      },
    ),
  );
});

test("five points of all work move from the largest commercial payer, where there is one", () => {
  const work = [
    { payer: "Aetna", charges: [200], curve: [] },
    { payer: "State Medicaid", charges: [100], curve: [] },
    { payer: "Medicare", charges: [700], curve: [] },
  ];
  const facts = {
    providers: new Map([
      ["Lee", 0.4],
      ["Okafor", 0.6],
    ]),
    kinds: new Map([
      ["Aetna", "commercial"],
      ["State Medicaid", "medicaid"],
      ["Medicare", "medicare"],
    ]),
  };
  const changesOf = (cases: ReturnType<typeof casesOf>, name: string) =>
    cases.find((each) => each.name === name)!;
  const cases = casesOf({ work } as unknown as Outlook, facts);
  expect(changesOf(cases, "5 points of work to Medicaid").changes).toEqual([
    { kind: "payer_mix", from_payer: "Aetna", to_payer: "State Medicaid", share: 0.25 },
  ]);
  expect(changesOf(cases, "Largest provider lost").changes).toEqual([
    { kind: "volume", change: -1, provider: "Okafor" },
  ]);
  const without = casesOf({ work: [] } as unknown as Outlook, {
    providers: new Map(),
    kinds: new Map(),
  });
  expect(changesOf(without, "5 points of work to Medicaid").reason).toMatch(/no Medicaid payer/);
  expect(changesOf(without, "Largest provider lost").reason).toMatch(/names no providers/);
});

describe("of an example practice", () => {
  let practice: Practice;
  let found: StressReport;
  let rows: Map<string, StressRow>;
  beforeAll(async () => {
    ({ practice } = await exampleOf({ providers: 2, months: 24, atOnce: true }));
    found = await practice.stress();
    rows = new Map(found.rows.map((row) => [row.name, row]));
  });

  test("each case is what the scenario of the same change says of cash", async () => {
    const scenarios = await practice.forecastScenarios({ months: 12 });
    for (const [row, scenario] of [
      ["As expected", "As expected"],
      ["10 % less work", "10 % fewer visits"],
      ["Payers 15 days later", "Payers 15 days later"],
      ["Clearinghouse out for 3 weeks", "Clearinghouse out for 3 weeks"],
    ]) {
      const { lowest, probability_below_minimum: chance } = scenarios.find(
        ({ name }) => name === scenario,
      )!;
      expect(rows.get(row!)).toMatchObject({ lowest, probability_below_minimum: chance });
    }
  });

  test("less work costs coverage, a delay costs cash alone, and both together the most cash", () => {
    const dscr = (name: string): number => rows.get(name)!.dscr!;
    const lowest = (name: string): number => Number(rows.get(name)!.lowest!.amount);
    const both = "10 % less work, payers 15 days later, rates 2 points higher";
    expect(dscr("20 % less work")).toBeLessThan(dscr("10 % less work"));
    expect(dscr("10 % less work")).toBeLessThan(dscr("As expected"));
    expect(dscr("5 points of work to Medicaid")).toBeLessThan(dscr("As expected"));
    expect(dscr("Payers 15 days later")).toBe(dscr("As expected"));
    expect(dscr("Clearinghouse out for 3 weeks")).toBe(dscr("As expected"));
    expect(lowest("Payers 15 days later")).toBeLessThan(lowest("As expected"));
    expect(lowest(both)).toBeLessThan(lowest("10 % less work"));
    expect([...rows.values()].map(({ reason }) => reason)).toEqual(
      [...rows.keys()].map(() => null),
    );
  });

  test("a loan that is kept or spent moves cash by its own money and payments, and coverage by a year of them", async () => {
    const origin = found.origin!;
    const loan = {
      name: "Scanner",
      principal: "60000.00",
      annual_rate: "0.08",
      payments: 60,
      disbursed: origin,
    };
    const offersAhead = (proceeds?: unknown, more: object = {}) =>
      practice.offersAhead(
        parseOffers({ horizon_months: 12, proceeds, offers: [{ ...loan, ...more }] }, sbaRules()),
      );
    const [kept] = await offersAhead("kept");
    const [spent] = await offersAhead();
    const [later] = await offersAhead({ spent_on: addDays(origin, 40) });
    const expected = rows.get("As expected")!;
    expect(kept!.lowest_without).toEqual(expected.lowest);
    expect(kept!.dscr_without).toBe(expected.dscr);
    // 60,000 at 8 % over 60 months is 1,216.58 a month, 14,598.96 a year
    expect(kept!.dscr_arithmetic).toContain("+ 14,598.96) = ");
    const [up, down, flat] = [kept, spent, expected].map((each) => cents(each!.lowest!.amount));
    const paid = flat! - down!;
    expect(paid).toBeLessThanOrEqual(12n * 121_658n);
    expect(paid).toBeGreaterThan(0n);
    expect(up!).toBeGreaterThan(flat!);
    expect(cents(later!.lowest!.amount)).toBeGreaterThanOrEqual(down!);
    const [early] = await offersAhead("kept", { disbursed: "2001-01-01" });
    expect(early).toMatchObject({ lowest: null, dscr: kept!.dscr });
    expect(early!.cash_reason).toMatch(/2001-01-01 does not come within the twelve months/);
    const [before] = await offersAhead({ spent_on: "2001-01-01" });
    expect(before!.cash_reason).toMatch(/proceeds: 2001-01-01 is not between/);
  });

  test("coverage by month with an offer is what the statements with it say of twelve months", async () => {
    const file = parseOffers(
      {
        horizon_months: 12,
        offers: [
          {
            name: "Scanner",
            principal: "60000.00",
            annual_rate: "0.08",
            payments: 14,
            amortised_over: 60,
            disbursed: addDays(found.origin!, 20),
          },
        ],
      },
      sbaRules(),
    );
    const [ahead] = await practice.offersAhead(file);
    const { coverage } = await practice.statements({ offer: file });
    const told = ahead!.coverage.months.map(({ month, value }) => [month, value!.toFixed(6)]);
    expect(told).toEqual(
      coverage.map(({ month, dscr_twelve_months: value }) => [month, value!.toFixed(6)]),
    );
  });

  test("the coverage asked is the covenant's, and the API says the same", async () => {
    expect(found.dscr_asked).toEqual({
      threshold: "1.25",
      from: "the covenant Debt service coverage",
    });
    const answered = await createApp(practice).request("http://localhost/api/stress");
    expect(await answered.json()).toEqual(found);
  });
});

test("without money to forecast there are no rows", async () => {
  const practice = scratchPractice();
  await take(practice, ACCOUNTS);
  expect(await practice.stress()).toMatchObject({ origin: null, rows: [], limits: [] });
});
