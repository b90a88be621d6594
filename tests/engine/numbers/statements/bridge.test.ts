/** From collections of the books to what services earn, worked by hand. */
import { expect, test } from "vitest";
import { bridgeOf, type CollectedMonth } from "../../../../engine/numbers/statements/bridge.ts";

const JULY: CollectedMonth = {
  month: "2026-07",
  books: 180_00n,
  posted: 180_00n,
  recovered: 0n,
  applied: 180_00n,
  unapplied: 10_00n,
  credits: 2_00n,
  later: 100_00n,
  served: 170_00n,
};
/**
 * August: 200 in the books; billing posted 190 and 4 of recoveries. 4 of the 190 are not applied: 2 wait, 2 are
 * elsewhere. For August 210 has been received in all; 186 was applied in August, so 100 + 210 − 186 came later.
 */
const AUGUST: CollectedMonth = {
  month: "2026-08",
  books: 200_00n,
  posted: 190_00n,
  recovered: 4_00n,
  applied: 186_00n,
  unapplied: 12_00n,
  credits: 3_00n,
  later: 124_00n,
  served: 210_00n,
};
const RUN = {
  months: [
    { month: "2026-07", to_come: "5.00" },
    { month: "2026-08", to_come: "20.00" },
  ],
};

test("August earns 229: 210 received for it, 20 still expected, 1 more owed back; the parts sum to it", () => {
  const found = bridgeOf([JULY, AUGUST], RUN);
  expect(found.months).toEqual([
    {
      month: "2026-08",
      collections: "200.00",
      timing: "-6.00",
      recoveries: "-4.00",
      unapplied: "-2.00",
      other_unapplied: "-2.00",
      // 124 + 25 less 100 + 5
      receivables: "44.00",
      credits: "-1.00",
      net_revenue: "229.00",
      still_expected: "20.00",
    },
  ]);
  // 149 less 3 owed back and 12 that wait
  expect(found.net_receivables).toEqual(["134.00"]);
  expect(found.checks).toMatchObject([{ check: "bridge", holds: true, difference: "0.00" }]);
});

test("money that was received later for no month of service there is, is told as a difference", () => {
  const found = bridgeOf([JULY, { ...AUGUST, later: 125_00n }], RUN);
  expect(found.checks).toMatchObject([{ check: "bridge", holds: false, difference: "1.00" }]);
});

test.each([
  ["no months of service", [JULY, AUGUST], null, /too few months of service/],
  ["one month", [JULY], RUN, /not two months/],
  [
    "a month without books",
    [JULY, { ...AUGUST, books: null }],
    RUN,
    /books has no collections of 2026-08/,
  ],
  ["a month without billing", [JULY, { ...AUGUST, posted: null }], RUN, /billing system has no/],
])("%s: there is no bridge, and a reason", (_, months, run, reason) => {
  const found = bridgeOf(months, run);
  expect(found).toMatchObject({ months: [], checks: [] });
  expect(found.reason).toMatch(reason);
});
