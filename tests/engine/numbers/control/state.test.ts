import { expect, test } from "vitest";
import { judge } from "../../../../engine/numbers/control/state.ts";
import { signalAt, xmrLimits } from "../../../../engine/numbers/control/xmr.ts";

/** Mean 5.5, mean moving range 11/7: limits 5.5 ± 4.18. */
const calm = [4, 6, 5, 7, 4, 6, 5, 7];

test("limits are the mean ± 2.66 mean moving ranges", () => {
  const { centre, lower, upper } = xmrLimits(Object.freeze(calm) as number[]);
  expect(centre).toBe(5.5);
  expect(upper).toBeCloseTo(5.5 + (2.66 * 13) / 7, 10);
  expect(lower).toBeCloseTo(5.5 - (2.66 * 13) / 7, 10);
});

test("limits stay where the baseline put them, whatever comes later", () => {
  const before = judge([...calm, 5], 8).limits;
  expect(judge([...calm, 5, 40, 80, -10], 8).limits).toEqual(before);
});

test("fewer than eight values say nothing", () => {
  expect(judge([1, 2, null, 3], 4)).toEqual({
    limits: null,
    state: { is: "too few", have: 3, need: 8 },
  });
});

test("a value beyond the limits is a signal, and says on which side", () => {
  expect(judge([...calm, 30], 8).state).toEqual({ is: "beyond", side: "higher" });
  expect(judge([...calm, -30], 8).state).toEqual({ is: "beyond", side: "lower" });
});

test("eight in a row on one side are a shift since the first of them", () => {
  const shifted = [...calm, ...Array.from({ length: 8 }, () => 6)];
  // the last value of the baseline is above its centre too
  expect(judge(shifted, 8).state).toEqual({ is: "shifted", side: "higher", since: 7 });
});

test("three of four nearer a limit than the centre are a signal near that limit", () => {
  const { upper } = xmrLimits(calm);
  const near = upper - 0.2;
  expect(signalAt([...calm, near, near, 5.4, near], xmrLimits(calm))).toBe(
    "three of four near a limit",
  );
  expect(judge([...calm, near, near, 5.4, near], 8).state).toEqual({ is: "near", side: "higher" });
});

test("routine variation is usual", () => {
  expect(judge([...calm, 5, 6, 5], 8).state).toEqual({ is: "usual" });
});
