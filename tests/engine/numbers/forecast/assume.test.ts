import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BadScenario, parseAssume, writeAssume } from "../../../../engine/index.ts";

describe("what is assumed", () => {
  test("is a scenario without a name of its own, in one order and one way to write it", () => {
    const scenario = parseAssume(
      "minimum:60000,once:-45000@2026-12-15,payroll:0.0400,delay:015,volume:-0.05",
    );
    expect(scenario).toEqual({
      name: "As assumed",
      changes: [
        { kind: "volume", change: -0.05 },
        { kind: "delay", days: 15 },
        { kind: "payroll", change: 0.04 },
        { kind: "once", item: "One payment", amount: "-45000.00", date: "2026-12-15" },
        { kind: "minimum", amount: "60000.00" },
      ],
    });
    expect(writeAssume(scenario)).toBe(
      "volume:-0.05,delay:15,payroll:0.04,once:-45000.00@2026-12-15,minimum:60000.00",
    );
  });

  test("may be no minimum at all; a receipt is called one", () => {
    expect(writeAssume(parseAssume("minimum:0"))).toBe("minimum:0.00");
    expect(parseAssume("once:9000.00@2026-12-15").changes).toMatchObject([{ item: "One receipt" }]);
  });

  test.each([
    ["", /nothing that can be assumed/],
    ["volume", /nothing that can be assumed/],
    ["rate:-0.05", /nothing that can be assumed/],
    ["volume:-0.05,", /nothing that can be assumed/],
    [" volume:-0.05", /nothing that can be assumed/],
    ["constructor:1", /nothing that can be assumed/],
    ["volume:-0.05,volume:0.1", /said twice/],
    ["volume:0", /not understood/],
    ["volume:-0.00", /not understood/],
    ["volume:-5%", /not understood/],
    ["volume:-1.5", /not understood/],
    ["volume:1e1", /not understood/],
    ["volume:0.05@2026-12-15", /not understood/],
    ["delay:0", /not understood/],
    ["delay:1.5", /not understood/],
    ["delay:181", /not understood/],
    ["payroll:NaN", /not understood/],
    ["once:-45000", /not understood/],
    ["once:-45000@2026-02-30", /not understood/],
    ["once:-45000@", /not understood/],
    ["once:0@2026-12-15", /not understood/],
    ["minimum:-1", /not understood/],
    ["minimum:1.234", /not understood/],
  ])("%j is refused, with how it is written", (text, why) => {
    expect(() => parseAssume(text)).toThrow(why);
    expect(() => parseAssume(text)).toThrow(BadScenario);
  });

  test("of any kind comes back as it went, and anything else is refused in words", () => {
    const share = fc.integer({ min: -9999, max: 9999 }).filter((each) => each !== 0);
    const money = fc.integer({ min: 1, max: 99_999_999 });
    const part = {
      volume: share.map((each) => `volume:${each / 10_000}`),
      delay: fc.integer({ min: 1, max: 180 }).map((days) => `delay:${days}`),
      payroll: share.map((each) => `payroll:${each / 10_000}`),
      once: fc
        .tuple(money, fc.boolean())
        .map(([amount, isOut]) => `once:${isOut ? "-" : ""}${amount}.00@2026-12-15`),
      minimum: money.map((amount) => `minimum:${amount}.50`),
    };
    const parts = fc.record(part, { requiredKeys: [] }).map((given) => Object.values(given));
    fc.assert(
      fc.property(
        parts.filter((given) => given.length > 0),
        (given) => {
          const text = writeAssume(parseAssume(given.toReversed().join(",")));
          expect(text.split(",")).toHaveLength(given.length);
          expect(writeAssume(parseAssume(text))).toBe(text);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(writeAssume(parseAssume(text))).not.toBe("");
        } catch (error) {
          expect(error).toBeInstanceOf(BadScenario);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
