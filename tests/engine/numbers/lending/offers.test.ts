import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineOfCredit, type LineTerms } from "../../../../engine/numbers/lending/credit_line.ts";
import { financingOf } from "../../../../engine/numbers/lending/fees.ts";
import { rationalOf } from "../../../../engine/numbers/rational.ts";
import { leaseCost, type LeaseTerms } from "../../../../engine/numbers/lending/lease.ts";
import { costOfLoan, costToHorizon } from "../../../../engine/numbers/lending/loan_cost.ts";
import {
  merchantAdvance,
  salesBasedAdvance,
  type AdvanceTerms,
} from "../../../../engine/numbers/lending/merchant_advance.ts";
import { costOfOffer, ranks } from "../../../../engine/numbers/lending/offers.ts";
import { NO_CHARGE, prepaymentCharge } from "../../../../engine/numbers/lending/prepayment.ts";
import { shares504, stack504 } from "../../../../engine/numbers/lending/sba_504.ts";
import { guarantyFee, sbaPrepaymentRule } from "../../../../engine/numbers/lending/sba_guaranty.ts";
import { sbaRules } from "../../../../engine/numbers/lending/sba_rules.ts";
import { DEPTH } from "../../../depth.ts";
import { fixed, level, loan } from "./loans.ts";

describe("cost of a loan", () => {
  const offer = {
    terms: loan({ principal: 1_200_000n, rate: fixed("0.12"), phases: [level(36)] }),
    fees: [],
    prepayment: NO_CHARGE,
  };

  test("kept to its end costs its interest; kept longer, no more", () => {
    const cost = costOfLoan(offer);
    expect(cost.totalCost).toBe(cost.schedule.totalInterest);
    expect(costToHorizon(offer, cost, 36)).toMatchObject({ balance: 0n, cost: cost.totalCost });
    expect(costToHorizon(offer, cost, 99)).toMatchObject({ day: "2029-01-15", apr: cost.apr });
    const once = { ...offer, terms: { ...offer.terms, phases: [level(1)] } };
    const paidOnce = costOfLoan(once);
    expect(costToHorizon(once, paidOnce, 36).apr).toEqual(paidOnce.apr);
  });

  test("left between payments owes the interest to the day", () => {
    const odd = { ...offer, terms: { ...offer.terms, firstPayment: "2026-03-01" } };
    const held = costToHorizon(odd, costOfLoan(odd), 12);
    expect(held.day).toBe("2027-01-15");
    // two weeks of twelve per cent on the balance of 1 January
    expect(held.accrued).toBe((held.balance * 14n * 2n + 3000n) / 6000n);
    expect(held.apr.value).toBeCloseTo(0.12, 3);
  });

  test("left before the first payment owes everything", () => {
    const late = {
      ...offer,
      terms: { ...offer.terms, firstPayment: "2026-06-15", phases: [level(12)] },
    };
    const held = costToHorizon(late, costOfLoan(late), 2);
    expect(held).toMatchObject({ balance: 1_200_000n, accrued: 24_000n, cost: 24_000n });
    expect(held.apr.value).toBeCloseTo(0.12, 9);
  });

  test("fees are held back, added or paid apart, and may be outside of the APR", () => {
    const fee = (paid: "withheld" | "financed" | "at_closing", inApr = true) => ({
      name: paid,
      amount: 100n,
      paid,
      inApr,
    });
    expect(financingOf(10_000n, [fee("withheld"), fee("financed"), fee("at_closing")])).toEqual({
      note: 10_100n,
      received: 9800n,
      amountFinanced: 9800n,
      fees: 300n,
    });
    expect(financingOf(10_000n, [fee("withheld", false)]).amountFinanced).toBe(10_000n);
    const all = { ...fee("withheld"), amount: 1_200_000n };
    expect(() => costOfLoan({ ...offer, fees: [all] })).toThrow("the fees take all of the loan");
  });
});

describe("paying early", () => {
  const paid = { balance: 100_000n, prepaid: 100_000n, disbursed: "2026-01-15", termMonths: 240 };

  test("an SBA loan of fifteen years costs 5, 3 and 1 per cent in its first three years", () => {
    const rule = sbaPrepaymentRule(sbaRules(), "2026-01-15");
    const on = (day: string, more = {}) => prepaymentCharge(rule, { ...paid, day, ...more });
    expect(on("2027-01-15")).toBe(5000n);
    expect(on("2027-01-16")).toBe(3000n);
    expect(on("2029-01-15")).toBe(1000n);
    expect(on("2029-01-16")).toBe(0n);
    // 25 % of the balance is free; a cent more, and all that is prepaid is charged
    expect(on("2026-06-01", { prepaid: 25_000n })).toBe(0n);
    expect(on("2026-06-01", { prepaid: 25_001n })).toBe(1250n);
    expect(on("2026-06-01", { termMonths: 179 })).toBe(0n);
  });

  test("a rule may charge what is above the free share only", () => {
    const steps = [{ throughMonth: 12, share: rationalOf("0.02") }];
    const rule = { ...NO_CHARGE, steps, free: rationalOf("0.10"), base: "above_free" as const };
    expect(prepaymentCharge(rule, { ...paid, day: "2026-06-01" })).toBe(1800n);
    const more = { ...paid, prepaid: 100_001n, day: "2026-06-01" };
    expect(() => prepaymentCharge(rule, more)).toThrow(RangeError);
  });
});

describe("SBA rules are data", () => {
  const fee = (loanCents: bigint, day = "2026-01-15") =>
    guarantyFee(sbaRules(), loanCents, 120, day, null);

  test("the tier is by the gross loan, the usual guaranty by its size", () => {
    expect(fee(150_000_00n)).toMatchObject({ guaranteed: 127_500_00n, fee: 2_550_00n });
    expect(fee(150_000_01n)).toMatchObject({ guaranteed: 112_500_01n, fee: 3_375_00n });
  });

  test("after its last day a rule is told to be out of date, before its first there is none", () => {
    expect(fee(100_000_00n).isOutdated).toBe(false);
    expect(fee(100_000_00n, "2026-10-01").isOutdated).toBe(true);
    expect(() => fee(100_000_00n, "2020-01-01")).toThrow("no rule is known for 2020-01-01");
  });

  test("a 504 project asks more equity of a start-up, and its parts are the project", () => {
    const kind = { isStartUp: true, isSpecialPurpose: true };
    const shares = shares504(sbaRules(), "2026-01-15", kind);
    const terms = { rate: rationalOf("0.07"), months: 240 };
    fc.assert(
      fc.property(fc.bigInt({ min: 1000n, max: 10_000_000_00n }), (project) => {
        const { bank, debenture, equity } = stack504(project, shares, terms, terms);
        expect(bank + debenture + equity).toBe(project);
      }),
      { numRuns: 50 * DEPTH },
    );
    const { equity, debenture } = stack504(1_000_000_00n, shares, terms, terms);
    expect([equity, debenture]).toEqual([200_000_00n, 300_000_00n]);
    expect(() => stack504(1n, shares, terms, terms)).toThrow("parts of a project above zero");
  });
});

describe("merchant advances", () => {
  const terms: AdvanceTerms = {
    advance: 50_000_00n,
    factor: rationalOf("1.30"),
    fees: 1_000_00n,
    funded: "2026-01-05",
    firstPayment: "2026-01-12",
    frequency: "weekly",
  };

  test("cost the same whenever paid back, so the APR of an early end is higher", () => {
    const offer = { name: "fast", kind: "merchant_advance" as const, terms, payments: 52 };
    const { held, apr, totalCost } = costOfOffer(offer, 6);
    expect(held!.cost).toBe(totalCost);
    expect(held!.balance).toBe(33_750_00n);
    expect(held!.apr.value).toBeGreaterThan(apr.value!);
    expect(costOfOffer(offer, 24).held).toMatchObject({ balance: 0n, day: "2027-01-04" });
  });

  test("a share of what is taken in ends when all is paid, and a dearer month pays sooner", () => {
    const steady = Array.from({ length: 60 }, () => 20_000_00n);
    const slow = salesBasedAdvance(terms, rationalOf("0.10"), steady);
    expect(slow.payments).toHaveLength(33);
    expect(slow.payments.at(-1)!.payment).toBe(1_000_00n);
    const busy = salesBasedAdvance(
      terms,
      rationalOf("0.10"),
      steady.map((taken) => taken * 2n),
    );
    expect(busy.apr.value).toBeGreaterThan(slow.apr.value!);
    expect(() => salesBasedAdvance(terms, rationalOf("0.10"), steady.slice(0, 3))).toThrow(
      "these receipts leave 59000.00 unpaid",
    );
  });

  test("what cannot be is refused", () => {
    expect(() => merchantAdvance({ ...terms, factor: rationalOf("0.9") }, 5)).toThrow("factor");
    expect(() => merchantAdvance({ ...terms, fees: 50_000_00n }, 5)).toThrow("more than its fees");
    expect(() => merchantAdvance(terms, 0)).toThrow("at least one payment");
    expect(() => merchantAdvance({ ...terms, firstPayment: "2026-01-05" }, 5)).toThrow("after");
  });
});

describe("leases", () => {
  const terms: LeaseTerms = {
    price: 1_200_000n,
    payment: 39_858n,
    payments: 36,
    frequency: "monthly",
    inAdvance: 0,
    fees: 0n,
    buyOut: 0n,
  };

  test("with the payments of a loan of 12 % they cost 12 %; in advance, more", () => {
    const rate = (more: Partial<LeaseTerms>) => leaseCost({ ...terms, ...more }).impliedRate.value!;
    expect(rate({})).toBeCloseTo(0.12, 4);
    expect(rate({ inAdvance: 1 })).toBeGreaterThan(0.12);
    expect(rate({ buyOut: 100_000n })).toBeGreaterThan(rate({ fees: 50_000n }));
  });

  test("paid wholly in advance have no rate, and say so", () => {
    const { impliedRate } = leaseCost({ ...terms, payment: 10_000n, inAdvance: 36 });
    expect(impliedRate).toMatchObject({ value: null });
    expect(() => leaseCost({ ...terms, inAdvance: 37 })).toThrow("37 cannot be in advance");
    expect(() => leaseCost({ ...terms, price: 0n })).toThrow("above zero");
    expect(() => leaseCost({ ...terms, payments: 0 })).toThrow("at least one payment");
  });
});

describe("a line of credit", () => {
  const line: LineTerms = {
    limit: 50_000_00n,
    rates: [
      { from: "2026-01-01", rate: rationalOf("0.072") },
      { from: "2026-02-15", rate: rationalOf("0.09") },
    ],
    unusedFee: rationalOf("0"),
    dayCount: "actual/360",
    opened: "2026-01-31",
    firstStatement: "2026-02-28",
    statements: 3,
    endOfMonth: true,
  };

  test("bears interest by the day at the rate of the day, and is cleared at the end", () => {
    const statements = lineOfCredit(line, [{ date: "2026-01-31", amount: 10_000_00n }]);
    // 15 days at 2.00 and 13 at 2.50; then 31 and 30 at 2.50
    expect(statements.map(({ date, interest, balance }) => [date, interest, balance])).toEqual([
      ["2026-02-28", 62_50n, 10_000_00n],
      ["2026-03-31", 77_50n, 10_000_00n],
      ["2026-04-30", 75_00n, 0n],
    ]);
  });

  test("what is drawn is what is repaid, in any order of the movements", () => {
    const movement = fc.record({
      date: fc.integer({ min: 1, max: 28 }).map((d) => `2026-03-${String(d).padStart(2, "0")}`),
      amount: fc.bigInt({ min: 1n, max: 1_000_00n }),
    });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 12 }), (movements) => {
        const there = lineOfCredit(line, movements);
        const sum = (of: (s: (typeof there)[number]) => bigint) =>
          there.reduce((all, each) => all + of(each), 0n);
        expect(sum(({ drawn }) => drawn)).toBe(sum(({ repaid }) => repaid));
        expect(there.at(-1)!.balance).toBe(0n);
        expect(lineOfCredit(line, movements.toReversed())).toEqual(there);
      }),
      { numRuns: 50 * DEPTH },
    );
  });

  test("is not drawn above its limit, repaid below zero, or moved outside of its days", () => {
    const moved = (date: string, amount: bigint) => () => lineOfCredit(line, [{ date, amount }]);
    expect(moved("2026-03-01", 50_000_01n)).toThrow("above the limit of 50000.00");
    expect(moved("2026-03-01", -1n)).toThrow("more than the 0.00 owed");
    expect(moved("2026-04-30", 1n)).toThrow("not in the line's days");
    expect(() => lineOfCredit({ ...line, limit: 0n }, [])).toThrow("above zero");
    expect(() => lineOfCredit({ ...line, statements: 0 }, [])).toThrow("has statements");
    const late = { ...line, rates: line.rates.slice(1) };
    expect(() => lineOfCredit(late, [])).toThrow("no rate is given for 2026-01-31");
  });
});

test("ranks are shared by equal figures, and what is not known has none", () => {
  expect(ranks([3, 1, null, 1, 2])).toEqual([4, 1, null, 1, 3]);
});
