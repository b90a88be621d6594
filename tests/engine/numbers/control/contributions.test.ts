/** What moved a figure, taken apart: the parts sum to the change whatever the members are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contributionsOf, type Share } from "../../../../engine/numbers/control/contributions.ts";
import { decimal, decimalText, sum } from "../../../../engine/money.ts";

const share = (member: string, numerator: string, denominator: string | null = null): Share => ({
  member,
  numerator: decimal(numerator),
  denominator: denominator === null ? null : decimal(denominator),
});
const toldOf = (now: Share[], baseline: Share[][]) => {
  const { change, parts } = contributionsOf(now, baseline);
  return {
    change: decimalText(change),
    parts: parts.map(({ member, effect, rateEffect, mixEffect }) =>
      [member, effect, rateEffect, mixEffect].map((each) =>
        each === null || typeof each === "string" ? each : decimalText(each),
      ),
    ),
  };
};

describe("known answers", () => {
  test("of a sum, each part is the difference from the mean of the months", () => {
    const baseline = [
      [share("Aetna", "100"), share("Cigna", "50")],
      [share("Aetna", "120"), share("Cigna", "50")],
    ];
    expect(toldOf([share("Aetna", "70.50"), share("Cigna", "50")], baseline)).toEqual({
      change: "-39.5",
      parts: [
        ["Aetna", "-39.5", null, null],
        ["Cigna", "0", null, null],
      ],
    });
  });

  test("one member's rate changes at the same weights: all of it is its rate", () => {
    // 20 of 200 to 40 of 200: Aetna denies 30 of 100 and not 10
    const then = [share("Aetna", "10", "100"), share("Cigna", "10", "100")];
    const now = [share("Aetna", "30", "100"), share("Cigna", "10", "100")];
    expect(toldOf(now, [then])).toEqual({
      change: "0.1",
      parts: [
        ["Aetna", "0.1", "0.1", "0"],
        ["Cigna", "0", "0", "0"],
      ],
    });
  });

  test("the same rates at other weights: all of it is mix", () => {
    // 10 % and 50 %; from one half each to one in ten and nine in ten: 0.30 to 0.46
    const then = [share("a", "10", "100"), share("b", "50", "100")];
    const now = [share("a", "1", "10"), share("b", "45", "90")];
    // a: (0.10 − 0.38) × (0.1 − 0.5) = 0.112; b: (0.50 − 0.38) × (0.9 − 0.5) = 0.048
    expect(toldOf(now, [then])).toEqual({
      change: "0.16",
      parts: [
        ["a", "0.112", "0", "0.112"],
        ["b", "0.048", "0", "0.048"],
      ],
    });
  });

  test("a payer that is new, and one that is gone, are mix", () => {
    const then = [share("old", "10", "50"), share("stays", "10", "50")];
    const now = [share("stays", "10", "50"), share("new", "30", "50")];
    const { change, parts } = toldOf(now, [then]);
    expect(change).toBe("0.2");
    expect(parts).toEqual([
      ["new", "0.15", "0", "0.15"],
      ["old", "0.05", "0", "0.05"],
      ["stays", "0", "0", "0"],
    ]);
  });

  test("a member of numerators alone, such as patients who owe and are charged nothing, is rate", () => {
    const then = [share("Aetna", "10", "100"), share("Patient", "10", "0")];
    const now = [share("Aetna", "10", "100"), share("Patient", "30", "0")];
    expect(toldOf(now, [then]).parts).toEqual([
      ["Patient", "0.2", "0.2", "0"],
      ["Aetna", "0", "0", "0"],
    ]);
  });

  test("what cannot be compared is refused", () => {
    expect(() => contributionsOf([share("a", "1")], [])).toThrow(/no months to compare/);
    expect(() => contributionsOf([share("a", "1", "0")], [[share("a", "1", "2")]])).toThrow(/zero/);
  });
});

const figure = (least: number) =>
  fc
    .integer({ min: least, max: 1_000_000_000 })
    .map((units) => ({ units: BigInt(units), scale: 2 }));
/** Any members, some of them missing, with any numerators and denominators that do not sum to zero. */
const month = fc
  .array(
    fc.record({
      member: fc.constantFrom("a", "b", "c", "d", "e", "f"),
      numerator: figure(-1_000_000_000),
      denominator: figure(-1000),
    }),
    { maxLength: 8 },
  )
  .filter((shares) => sum(shares.map(({ denominator }) => denominator)).units !== 0n);

describe("any members in any months", () => {
  const value = (shares: readonly Share[]): number =>
    shares.reduce((all, { numerator }) => all + Number(decimalText(numerator)), 0) /
    shares.reduce((all, { denominator }) => all + Number(decimalText(denominator!)), 0);

  test("parts sum to the change, and each to its rate and its mix, to the last digit", () => {
    fc.assert(
      fc.property(month, fc.array(month, { minLength: 1, maxLength: 12 }), (now, baseline) => {
        const { change, parts } = contributionsOf(now, baseline);
        expect(sum(parts.map(({ effect }) => effect)).units).toBe(
          parts.length === 0 ? 0n : change.units,
        );
        for (const { effect, rateEffect, mixEffect } of parts) {
          expect(rateEffect!.units + mixEffect!.units).toBe(effect.units);
        }
        const mean = baseline.reduce((all, each) => all + value(each), 0) / baseline.length;
        const sizes = [now, ...baseline].map((each) => Math.abs(value(each)));
        expect(Math.abs(Number(decimalText(change)) - (value(now) - mean))).toBeLessThanOrEqual(
          1e-9 * Math.max(1, ...sizes) * 13,
        );
      }),
      { seed: 20261130, numRuns: 500 },
    );
  });

  test("the parts of a sum sum to its change", () => {
    fc.assert(
      fc.property(month, fc.array(month, { minLength: 1, maxLength: 12 }), (now, baseline) => {
        const plain = (shares: readonly Share[]) =>
          shares.map((each) => ({ ...each, denominator: null }));
        const { change, parts } = contributionsOf(plain(now), baseline.map(plain));
        expect(sum(parts.map(({ effect }) => effect)).units).toBe(
          parts.length === 0 ? 0n : change.units,
        );
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });

  test("the order of the members does not matter", () => {
    fc.assert(
      fc.property(month, month, (now, then) => {
        expect(contributionsOf([...now].reverse(), [[...then].reverse()])).toEqual(
          contributionsOf(now, [then]),
        );
      }),
      { seed: 20261130, numRuns: 200 },
    );
  });
});
