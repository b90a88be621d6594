import { expect, test } from "vitest";
import { allocate, cents, decimal, decimalText, ratio, scaleBy, sum } from "../../engine/money.ts";

test("sums decimals of different scales exactly", () => {
  expect(decimalText(sum(["0.1", "0.20", "-0.005"].map(decimal)), 2)).toBe("0.295");
});

test("a ratio is divided once and rounded to the nearest double", () => {
  expect(ratio(decimal("95"), decimal("100"))).toBe(0.95);
  expect(ratio(decimal("2"), decimal("3"))).toBe(2 / 3);
  expect(ratio(decimal("1"), decimal("0"))).toBeNull();
});

test("scaling rounds half away from zero", () => {
  expect(decimalText(scaleBy(decimal("-1.005"), 1n, 1n, 2))).toBe("-1.01");
  expect(decimalText(scaleBy(decimal("100"), 1n, 92n, 10))).toBe("1.0869565217");
});

test("cents refuse a fraction of a cent", () => {
  expect(cents("-12.5")).toBe(-1250n);
  expect(cents("12.500")).toBe(1250n);
  expect(() => cents("12.345")).toThrow("fraction of a cent");
});

test("allocation keeps the whole, largest remainders first", () => {
  expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-33n, -33n, -34n]);
  expect(allocate(5n, [0n, 3n, 7n])).toEqual([0n, 2n, 3n]);
});
