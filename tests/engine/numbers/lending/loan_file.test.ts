import { describe, expect, test } from "vitest";
import {
  BadLoanFile,
  parseLoan,
  parseOffers,
} from "../../../../engine/numbers/lending/loan_file.ts";
import { sbaRules } from "../../../../engine/numbers/lending/sba_rules.ts";

const loan = {
  name: "Scanner",
  principal: "1200.00",
  annual_rate: "0.12",
  payments: 3,
  disbursed: "2026-01-31",
};

const faultsOf = (content: unknown): readonly string[] => {
  try {
    parseLoan(content, sbaRules());
  } catch (error) {
    if (error instanceof BadLoanFile) return error.faults;
    throw error;
  }
  return [];
};

test.each([
  [{ ...loan, annual_rate: 12 }, "annual_rate: write a rate as a fraction of one"],
  [{ ...loan, principal: "1,200" }, 'found "1,200"'],
  [{ ...loan, disbursed: "2026-02-30" }, "disbursed: write a day that exists"],
  [{ ...loan, anual_rate: "0.1" }, "anual_rate: there is no such field"],
  [{ ...loan, payments: 1.5 }, "payments: write a whole number from 1 to 5200; found 1.5"],
  [{ ...loan, interest_only: 4 }, "payments: 3 are fewer than those of interest_only"],
  [{ ...loan, first_payment: "2026-01-31" }, "first_payment: 2026-01-31 is not after"],
  [{ ...loan, annual_rate: undefined }, "annual_rate: give either annual_rate or variable_rate"],
  [{ ...loan, kind: "gift" }, "kind: write as kind one of loan, merchant_advance, line"],
  [[], "the file"],
  [{ ...loan, prepayment: "none" }, 'prepayment: write "sba_7a" or'],
  [{ ...loan, amortised_over: 2 }, "amortised_over: 2 is fewer than the 3 payments"],
  [{ ...loan, payment: "solved", amortised_over: 9 }, "take amortised_over away"],
  [{ ...loan, payments: undefined }, "payments: give how many there are, or a payment"],
  [{ ...loan, fees: "none" }, "fees: write a list"],
  [{ ...loan, fees: [{ name: "x", amount: "-1" }] }, "fees[0].amount: write an amount"],
  [{ kind: "merchant_advance", advance: "1", factor: 0.9 }, "factor: write a factor of 1 or more"],
  [{ kind: "line", movements: [{ date: "2026-01-01" }] }, 'movements[0]: write {"date": …'],
])("a mistake is told by its field: %j", (content, says) => {
  expect(faultsOf(content).join("\n")).toContain(says);
});

test("every mistake is told at once, and numbers serve as well as texts", () => {
  expect(faultsOf({ ...loan, payments: 0, disbursed: "soon", rate: 1 })).toHaveLength(3);
  expect(faultsOf({ ...loan, principal: 1200, annual_rate: 0.12 })).toEqual([]);
});

const variable = {
  index: [
    { from: "2026-07-15", rate: "0.08" },
    { from: "2026-01-01", rate: "0.075" },
  ],
  margin: "0.0275",
  first_reset: "2026-07-15",
  reset_months: 3,
};

describe("what a file says becomes the terms", () => {
  test("interest first, then steps, then the rest as a balloon", () => {
    const steps = [{ payments: 2, payment: "500.00" }];
    const read = parseLoan(
      { ...loan, payments: 12, interest_only: 3, steps, amortised_over: 60 },
      sbaRules(),
    );
    expect(read.kind === "loan" && read.offer.terms.phases).toEqual([
      { kind: "interest_only", payments: 3 },
      { kind: "fixed", payments: 2, payment: 50000n },
      { kind: "level", payments: 7, amortisedOver: 60 },
    ]);
    expect(read.kind === "loan" && read.offer.terms.endOfMonth).toBe(true);
  });

  test("the index is put in order and must reach back to the money", () => {
    const read = parseLoan(
      { ...loan, annual_rate: undefined, variable_rate: variable },
      sbaRules(),
    );
    const rate = read.kind === "loan" && read.offer.terms.rate;
    expect(rate).toMatchObject({ kind: "variable", index: [{ from: "2026-01-01" }, {}] });
    const late = { ...variable, index: variable.index.slice(0, 1), first_reset: "2026-01-31" };
    expect(faultsOf({ ...loan, variable_rate: late })).toHaveLength(3);
  });

  test("the prepayment rule of SBA loans comes from the reference data", () => {
    const read = parseLoan({ ...loan, prepayment: "sba_7a" }, sbaRules());
    expect(read.kind === "loan" && read.offer.prepayment).toMatchObject({
      leastTermMonths: 180,
      steps: [{ throughMonth: 12 }, { throughMonth: 24 }, { throughMonth: 36 }],
    });
  });

  test("offers are of three kinds, and a loan need not say that it is one", () => {
    const lease = { kind: "lease", price: "100", payment: "10", payments: 12 };
    const read = parseOffers({ horizon_months: 12, offers: [loan, lease] }, sbaRules());
    expect(read.offers.map(({ kind }) => kind)).toEqual(["loan", "lease"]);
    expect(() => parseOffers({ horizon_months: 12, offers: [] }, sbaRules())).toThrow(
      "offers: give at least one offer; found []",
    );
  });
});
