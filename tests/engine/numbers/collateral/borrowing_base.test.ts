/** What a lender advances on receivables: a certificate by hand, its identities, and an example practice's. */
import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  BadBaseTerms,
  borrowingBase,
  parseBaseTerms,
  USUAL_TERMS,
  type AgedReceivable,
} from "../../../../engine/index.ts";
import { cents } from "../../../../engine/money.ts";
import { sharesOf } from "../../../../engine/numbers/collateral/collection_shares.ts";
import { createApp } from "../../../../server/app.ts";
import { exampleOf } from "../../../example.ts";
import { scratchPractice } from "../../../scratch.ts";

const owes = (
  payer: string,
  kind: string,
  bucket: string,
  dollars: number,
  standing = dollars < 0 ? "credit" : "open",
): AgedReceivable => ({ payer, kind, bucket, standing, cents: BigInt(dollars) * 100n });

const AGED = [
  owes("Aetna", "commercial", "0-30", 100_000),
  owes("Aetna", "commercial", "31-60", 40_000),
  owes("Aetna", "commercial", "61-90", 20_000),
  owes("Aetna", "commercial", "91-120", 10_000),
  owes("Aetna", "commercial", ">120", 5_000),
  owes("Aetna", "commercial", "31-60", -2_000),
  owes("Aetna", "commercial", ">120", -900),
  owes("Medicare", "medicare", "0-30", 200_000),
  owes("Medicare", "medicare", "91-120", 10_000),
  owes("Medicare", "medicare", ">120", 3_000),
  owes("Slow PPO", "commercial", "0-30", 10_000),
  owes("Slow PPO", "commercial", ">120", 6_000),
  owes("Cigna", "commercial", "0-30", 20_000),
  owes("Cigna", "commercial", "31-60", 5_000, "denied"),
  owes("Cigna", "commercial", "0-30", 4_000, "not billed"),
  owes("Patient", "patient", "0-30", 30_000, "patient"),
  owes("Patient", "patient", "no date", -1_500, "unapplied"),
];
const shareOf = (payer: string): string => (payer === "Medicare" ? "0.4000" : "0.6000");
const reserves = [{ name: "refunds payable", amount: 1_200_000n }];

describe("a certificate by hand", () => {
  const found = borrowingBase(AGED, shareOf, { ...USUAL_TERMS, reserves }, 6_000_000n)!;

  test("463,000 owed, 388,000 counts, 190,000 expected, 143,500 eligible, 42,800 available", () => {
    expect(found.steps.map(({ what, amount }) => `${what} ${amount}`)).toEqual([
      "Owed to us, credits apart 463000.00",
      "owed by patients -30000.00",
      "over age -24000.00",
      "denied -5000.00",
      "not billed -4000.00",
      "the rest of payers with too much over age -10000.00",
      "credits of the ages that count -2000.00",
      "Counts 388000.00",
      "not expected to come in -198000.00",
      "more of one payer than the limit -46500.00",
      "Eligible 143500.00",
      "not advanced -28700.00",
      "reserve: refunds payable -12000.00",
      "Borrowing base 102800.00",
      "owed under the line -60000.00",
      "Available 42800.00",
    ]);
  });

  test("old credits neither help nor harm, and a government program is not cut to the limit", () => {
    const of = (payer: string) => found.payers.find((each) => each.payer === payer)!;
    expect(of("Aetna")).toMatchObject({ over_age: "15000.00", credits: "2000.00" });
    expect(of("Aetna")).toMatchObject({ expected: "94000.00", eligible: "47500.00" });
    expect(of("Medicare")).toMatchObject({ over_age: "3000.00", eligible: "84000.00" });
    expect(of("Slow PPO")).toMatchObject({ cross_aged: "10000.00", eligible: "0.00" });
    const without = AGED.filter(({ cents: each }) => each !== -90_000n);
    expect(borrowingBase(without, shareOf, USUAL_TERMS, 0n)).toEqual(
      borrowingBase(AGED, shareOf, USUAL_TERMS, 0n),
    );
  });

  test("more owed under the line than the base carries is told as it is", () => {
    const deep = borrowingBase(AGED, shareOf, USUAL_TERMS, 20_000_000n)!;
    expect(deep.available).toBe(11_480_000n - 20_000_000n);
    const reserved = [{ name: "all", amount: 99_999_999n }];
    expect(borrowingBase(AGED, shareOf, { ...USUAL_TERMS, reserves: reserved }, 0n)!.base).toBe(0n);
  });

  test("without a share that comes in there is no base", () => {
    expect(borrowingBase(AGED, () => null, USUAL_TERMS, 0n)).toBeNull();
  });
});

const standing = fc.constantFrom("open", "denied", "not billed", "patient", "credit", "unapplied");
const anything = fc
  .record({
    payer: fc.constantFrom("A", "B", "C", "Patient"),
    bucket: fc.constantFrom("0-30", "31-60", "61-90", "91-120", ">120", "no date"),
    standing,
    size: fc.bigInt({ min: 1n, max: 9_999_999n }),
  })
  .map(({ payer, bucket, standing: which, size }): AgedReceivable => ({
    payer,
    kind: { A: "commercial", B: "medicare", C: "medicaid", Patient: "patient" }[payer]!,
    bucket,
    standing: which,
    cents: which === "credit" || which === "unapplied" ? -size : size,
  }));

test("whatever is owed, every step leads to the next total, payers sum to it, and nobody lends on more than is owed", () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 40 }), (aged) => {
      const found = borrowingBase(aged, () => "0.5500", { ...USUAL_TERMS, reserves }, 123n)!;
      let running: bigint | null = null;
      for (const { amount, is_total: isTotal } of found.steps) {
        if (isTotal && running !== null) expect(cents(amount)).toBe(running);
        running = isTotal ? cents(amount) : running! + cents(amount);
      }
      const sum = found.payers.reduce((all, { eligible }) => all + cents(eligible), 0n);
      expect(sum).toBe(found.eligible);
      for (const { owed, eligible } of found.payers) {
        expect(cents(eligible)).toBeGreaterThanOrEqual(0n);
        expect(cents(eligible)).toBeLessThanOrEqual(cents(owed));
      }
    }),
    { seed: 20261130 },
  );
});

test("a payer with few receivables is drawn towards all", () => {
  const proven = [
    { payer: "Big", bucket: "0-30", owed: 1_000_000n, came: 600_000n, items: 9_970 },
    { payer: "Small", bucket: "0-30", owed: 1_000n, came: 0n, items: 30 },
  ];
  const shares = sharesOf(proven);
  // all: 600,000 of 1,001,000; half of it is lent to 30 receivables
  expect(shares("Small", "0-30")).toBe("0.2997");
  expect(shares("New", "0-30")).toBe("0.5994");
  expect(shares("Big", "0-30")).toBe("0.6000");
  expect(shares("Big", ">120")).toBeNull();
});

test("terms that cannot be are refused, field by field", () => {
  const refused = (text: string): readonly string[] => {
    try {
      parseBaseTerms(text);
    } catch (error) {
      if (error instanceof BadBaseTerms) return error.faults;
    }
    return [];
  };
  expect(refused('{"advance_rate": 80, "over_age_days": 45, "rate": 1}')).toEqual([
    "advance_rate: write a share as a fraction of one: 0.25 for 25 %; found 80",
    "over_age_days: write 60, 90 or 120; found 45",
    "rate: there is no such field; correct its name or take it away",
  ]);
  expect(refused("{")[0]).toMatch(/it is no JSON/);
  expect(parseBaseTerms('{"concentration_share": "1"}').concentration_share.over).toBe(1n);
});

describe("of an example practice", () => {
  test("it foots, ties to net receivables, follows borrowing_base.json, and the API and page say the same", async () => {
    const { practice } = await exampleOf({ providers: 2, months: 14, seed: 7, atOnce: true });
    const found = await practice.borrowingBase();
    expect(found.assumed[0]).toMatch(/No terms are written down/);
    const [owed] = found.steps;
    const [net] = await practice.kpi({ kpis: ["ar_ageing"], period: found.period });
    const cells = await practice.kpi({
      kpis: ["ar_ageing"],
      period: found.period,
      by: ["category"],
    });
    const debits = cells
      .filter(({ slice }) => !["credit", "unapplied"].includes(slice.category!))
      .reduce((sum, { numerator }) => sum + Number(numerator), 0);
    expect(net).toBeDefined();
    expect(Number(owed!.amount)).toBeCloseTo(debits, 2);
    expect(Number(found.eligible)).toBeGreaterThan(0);
    expect(Number(found.eligible)).toBeLessThan(Number(owed!.amount));
    writeFileSync(
      practice.folder.baseTerms,
      JSON.stringify({ lender: "Main Street Bank", advance_rate: "0.50", outstanding: "1000.00" }),
    );
    const own = await practice.borrowingBase();
    expect(own).toMatchObject({ lender: "Main Street Bank", eligible: found.eligible });
    expect(cents(own.base!)).toBe((cents(found.eligible!) + 1n) / 2n);
    expect(cents(own.available!)).toBe(cents(own.base!) - 100_000n);
    const app = createApp(practice);
    const answered = await app.request("http://localhost/api/borrowing-base");
    expect(await answered.json()).toEqual(own);
    const page = await practice.page("lending");
    const panel = page.panels.find(({ id }) => id === "borrowing_base")!;
    expect(panel.texts["amount"]!.at(-1)).toMatch(/\d/);
    expect(panel.rows["amount"]!.at(-1)).toBe(own.available);
    writeFileSync(practice.folder.baseTerms, '{"advance_rate": 2}');
    const refused = await app.request("http://localhost/api/borrowing-base");
    expect(refused.status).toBe(400);
    expect((await practice.page("lending")).panels.map(({ id }) => id)).toContain("borrowing_base");
  });

  test("without billing there is none, and it is said why", async () => {
    await expect(scratchPractice().borrowingBase()).rejects.toThrow(/import/i);
  });
});
