/** Results, what was done about them, and referrals that came back: worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const ORDERS = `order_id,kind,provider,location,ordered,resulted,abnormal,followed_up
1,lab,Lee,North,2026-01-05,2026-01-07,no,
2,lab,Lee,North,2026-01-05,2026-01-09,yes,2026-01-16
3,imaging,Lee,North,2026-01-10,2026-01-28,yes,2026-02-05
4,lab,Kim,North,2026-01-30,2026-01-31,yes,
5,lab,Kim,North,2026-02-01,,,
6,referral,Lee,North,2026-01-02,2026-02-01,,
7,referral,Lee,North,2026-01-03,2026-02-03,,
8,referral,Kim,North,2026-01-20,,,
9,referral,Kim,North,2026-02-20,,,
10,lab,Kim,North,2026-02-26,2026-02-27,yes,
11,lab,Kim,North,2026-02-26,2026-02-25,,
12,x-ray,Kim,North,2026-02-26,2026-02-27,,
`;

describe("a week for abnormal results, thirty days for referrals", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice({ policies: { referral_days: 30 } });
    const report = await take(
      practice,
      ledgerFile([
        { type: "charge", amount: 100, charge: "a", post: "2026-01-05", dos: "2026-01-05" },
        { type: "charge", amount: 100, charge: "b", post: "2026-03-30", dos: "2026-03-30" },
      ]),
      ORDERS,
    );
    expect(report.files[1]!.rows).toMatchObject({ loaded: 10, quarantined: 2 });
  });

  test("QU06 is the middle of 1, 2, 4 and 18 days; a referral is no test", async () => {
    expect((await value(practice, "QU06", "2026-01")).value).toBe(3);
    expect((await value(practice, "QU06", "2026-02")).value).toBe(1);
  });

  test("an abnormal result counts on the last of its days: 2 in time, 3 a day late, 4 never", async () => {
    expect(await value(practice, "QU06.abnormal", "2026-01")).toMatchObject({ value: 1 });
    expect(await value(practice, "QU06.abnormal", "2026-02")).toMatchObject({
      numerator: "0",
      denominator: "2",
    });
  });

  test("a result whose week is not over counts nowhere", async () => {
    expect(await value(practice, "QU06.abnormal", "2026-03")).toMatchObject({ value: null });
    // until a later list shows that it is
    await take(
      practice,
      "order_id,kind,provider,location,ordered,resulted,abnormal,followed_up\n13,lab,Kim,North,2026-03-06,2026-03-06,no,\n",
    );
    expect(await value(practice, "QU06.abnormal", "2026-03")).toMatchObject({ denominator: "1" });
  });

  test("referrals: back on the thirtieth day, on the thirty-first, and never", async () => {
    const { rows } = await practice.trace("QU06.referral", { period: "2026-02" });
    expect(rows.map(({ fact, numerator }) => [fact, numerator])).toEqual([
      ["referral 6, report 2026-02-01", "1"],
      ["referral 7, report 2026-02-03", "0"],
      ["referral 8, report never", "0"],
    ]);
  });

  test("the days are the practice's, and each definition prints them", () => {
    const basis = (id: string) => practice.kpis().find((kpi) => kpi.id === id)!.basis;
    expect(basis("QU06.abnormal")).toContain("7 days");
    expect(basis("QU06.referral")).toContain("30 days");
    expect(() => scratchPractice({ policies: { follow_up_days: -1 } }).kpis()).toThrow(
      /follow_up_days" must be a whole number from 0 to 365/,
    );
  });
});
