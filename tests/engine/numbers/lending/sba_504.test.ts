/** Fees of a debenture, by the rules of the year it is made in. */
import { expect, test } from "vitest";
import { debentureFees, sbaRules } from "../../../../engine/index.ts";

test("a debenture of 600,000 in fiscal year 2026 costs half a percent once and 0.209 percent in its first year", () => {
  expect(debentureFees(sbaRules(), "2026-02-01", 60_000_000n)).toEqual({
    upfront: 300_000n,
    firstYear: 125_400n,
  });
});
