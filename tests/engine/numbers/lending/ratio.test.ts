import { describe, expect, test } from "vitest";
import { breakEven, breakEvenVisits } from "../../../../engine/numbers/lending/break_even.ts";
import { ratioOf, UnknownAmount } from "../../../../engine/numbers/lending/ratio.ts";
import { GIVEN, type Given } from "../../../../engine/numbers/lending/ratio_formulas.ts";
import { ratioSheet } from "../../../../engine/numbers/lending/ratio_sheet.ts";

const amounts = {
  ebitda: 50_000n,
  draws: 10_000n,
  rent: 12_000n,
  debt: 20_000n,
  none: 0n,
  new: null,
};

describe("a ratio comes with its arithmetic", () => {
  test("a covenant of any words is a formula over named amounts", () => {
    const covenant = ratioOf(
      {
        id: "fccr",
        title: "Fixed charge coverage",
        over: ["ebitda", "-draws", "rent"],
        under: ["debt", "rent"],
        text: "(EBITDA less distributions plus rent) to (debt service plus rent)",
      },
      amounts,
    );
    expect(covenant.value).toBe(1.625);
    expect(covenant.arithmetic).toBe("(500.00 − 100.00 + 120.00) ÷ (200.00 + 120.00) = 1.6250");
    expect(covenant.over[1]).toEqual({ name: "draws", amount: -10_000n });
    expect(covenant.text).toContain("EBITDA less distributions");
  });

  test("days multiply what is counted", () => {
    const days = ratioOf(
      { id: "days", title: "Days", over: ["draws"], under: ["ebitda"], days: 365 },
      amounts,
    );
    expect(days.arithmetic).toBe("100.00 × 365 ÷ 500.00 = 73.0000");
  });

  test("nothing to divide by, or an amount not known, is a reason and no figure", () => {
    const of = (under: string) =>
      ratioOf({ id: "x", title: "X", over: ["debt"], under: [under] }, amounts);
    expect(of("none")).toMatchObject({
      value: null,
      reason: "what it is divided by is zero",
      arithmetic: "200.00 ÷ 0.00 = no figure: what it is divided by is zero",
    });
    expect(of("new")).toMatchObject({ value: null, reason: "not known: new" });
    expect(() => of("magic")).toThrow(UnknownAmount);
  });
});

describe("the sheet", () => {
  const zeros = Object.fromEntries(GIVEN.map((name) => [name, 0n])) as Record<Given, bigint>;

  test("of a practice without anything has reasons only", () => {
    const { ratios, breakEven: even } = ratioSheet(zeros);
    expect(ratios.every(({ value, reason }) => value === null && reason !== null)).toBe(true);
    expect(even.reason).toBe("there is no revenue");
  });

  test("what is not known makes unknown what needs it, and nothing else", () => {
    const { ratios } = ratioSheet({
      ...zeros,
      revenue: 100n,
      cash: 50n,
      current_debt: 25n,
      existing_debt_service: null as unknown as bigint,
    });
    const value = (id: string): number | null => ratios.find((each) => each.id === id)!.value;
    expect(value("dscr")).toBeNull();
    expect(value("current_ratio")).toBe(2);
  });

  test("balances: what is owned is what is owed and the owners' part", () => {
    const given = { ...zeros, cash: 70n, fixed_assets: 30n, long_term_debt: 60n };
    const { amounts: sums } = ratioSheet(given);
    expect(sums["assets"]).toBe(sums["liabilities"]! + sums["equity"]!);
  });
});

describe("break-even", () => {
  test("is fixed cost over the contribution margin, in whole visits at what a visit brings", () => {
    const even = breakEven(5000n, 10_000n, 8000n);
    expect(even.revenue).toBe(6250n);
    expect(even.arithmetic).toBe("50.00 ÷ (80.00 ÷ 100.00) = 62.50");
    expect(breakEvenVisits(even.revenue, 10_000n, 100)).toBe(63);
  });

  test("is not there where every visit loses money", () => {
    expect(breakEven(5000n, 10_000n, -1n).reason).toBe("variable expenses take all of the revenue");
    expect(breakEven(null, 10_000n, 1n).revenue).toBeNull();
    expect(breakEvenVisits(null, 10_000n, 100)).toBeNull();
  });
});
