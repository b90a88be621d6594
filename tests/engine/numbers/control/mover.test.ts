/** Who stands out is who moved more than their size, not who is largest. */
import { expect, test } from "vitest";
import type { Contribution } from "../../../../engine/numbers/control/contributions.ts";
import { leadOf, standsOut } from "../../../../engine/numbers/control/mover.ts";

const part = (effect: bigint, weight: number): Contribution => ({
  member: String(effect),
  effect: { units: effect, scale: 1 },
  rateEffect: null,
  mixEffect: null,
  weight,
});

test("a tenth of the practice that moved nine tenths of it leads by eight tenths", () => {
  const lead = leadOf([part(-90n, 0.1), part(-10n, 0.9)]);
  expect(lead).toBeCloseTo(0.8, 10);
  expect(standsOut(lead)).toBe(true);
});

test("where each moved as much as its size has it do, nobody stands out", () => {
  expect(standsOut(leadOf([part(60n, 0.6), part(40n, 0.4)]))).toBe(false);
});

test("one alone, nobody, or no move lead nothing", () => {
  expect([leadOf([part(5n, 1)]), leadOf([]), leadOf([part(0n, 0.5), part(0n, 0.5)])]).toEqual([
    0, 0, 0,
  ]);
});
