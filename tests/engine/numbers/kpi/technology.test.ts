/** What machines do, as usage reports count it, and how long patients wait for an answer: worked out by hand. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

/** So that January to March 2026 are months of the practice. */
const MONTHS = ledgerFile([
  { type: "charge", amount: 100, charge: "a", post: "2026-01-05", dos: "2026-01-05" },
  { type: "charge", amount: 100, charge: "b", post: "2026-03-30", dos: "2026-03-30" },
]);

describe("usage reports of two places and two months", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const report = await take(
      practice,
      MONTHS,
      `month,measure,location,count,of
2026-01,portal_accounts,North,400,1000
2026-02,portal_accounts,North,450,1000
2026-02,portal_accounts,South,90,500
2026-02,check_in_ahead,,30,120
2026-02,e_statements,,75,100
2026-02,pay_links,,0,40
2026-02,auto_posted,,190,200
2026-02,eligibility_automatic,,0,0
2026-03,check_in_ahead,,121,120
2026-03,faxes,,1,2
2026-03,e_statements,,7.5,100
2026-03,pay_links,,,40
`,
    );
    // more than of, a measure we do not know, half a statement, nothing
    expect(report.files[1]!.rows).toMatchObject({ loaded: 8, quarantined: 4 });
  });

  test.each([
    ["TE05", 540 / 1500],
    ["TE06", 30 / 120],
    ["TE07", 0.75],
    ["TE08", 0],
    ["TE09", 0.95],
    ["TE10", null], // of no checks: not defined, and not nothing
  ])("%s", async (kpi, share) => {
    expect((await value(practice, kpi, "2026-02")).value).toBe(share);
  });

  test("accounts are as they stood at the end of the period, check-ins add up over it", async () => {
    expect(await value(practice, "TE05", "2026-01..2026-02")).toMatchObject({ numerator: "540" });
    expect(await value(practice, "TE06", "2026-01..2026-02")).toMatchObject({ numerator: "30" });
    expect(await value(practice, "TE05", "2026-03")).toMatchObject({ value: null });
  });

  test("by place, and back to the line of the report", async () => {
    const values = await practice.kpi({ kpis: ["TE05"], period: "2026-02", by: ["location"] });
    expect(values.map(({ slice, value }) => [slice["location"], value])).toEqual([
      ["North", 0.45],
      ["South", 0.18],
    ]);
    const { rows } = await practice.trace("TE06", { period: "2026-02" });
    expect(rows).toEqual([
      expect.objectContaining({ fact: "check_in_ahead: 30 of 120", numerator: "30", line: 5 }),
    ]);
  });

  test("a later report of the same month and place takes the place of the earlier", async () => {
    await take(practice, "month,measure,location,count,of\n2026-02,check_in_ahead,,36,120\n");
    expect((await value(practice, "TE06", "2026-02")).value).toBe(0.3);
  });
});

test("messages: those that came are counted, the hours are of those that were closed", async () => {
  const practice = scratchPractice();
  const report = await take(
    practice,
    MONTHS,
    `message_id,provider,location,opened_at,closed_at
1,Lee,North,2026-01-31 23:00,2026-02-01 00:30
2,Lee,North,2026-02-02 08:00,2026-02-02 10:00
3,Lee,North,2026-02-27 17:00,2026-03-02 09:20
4,Kim,North,2026-02-28 12:00,
5,Kim,North,2026-02-10 12:00,2026-02-10 11:59
6,Kim,North,,2026-02-10 11:59
7,Kim,North,2026-02-28 23:00,2026-02-28 23:00
`,
  );
  expect(report.files[1]!.rows).toMatchObject({ loaded: 5, quarantined: 2 });
  expect((await value(practice, "TE11", "2026-02")).value).toBe(4); // 2, 3, 4 and 7
  expect((await value(practice, "TE11.hours", "2026-02")).value).toBe(1.5); // of 0, 1.5 and 2
  expect((await value(practice, "TE11.hours", "2026-03")).value).toBe(64.33); // 2 days 16 h 20 min
  expect((await value(practice, "TE11.hours", "2026-01")).value).toBeNull();
});

test("across a leap day and the change of the clocks hours are those of the wall", async () => {
  const practice = scratchPractice({ time_zone: "America/New_York" });
  await take(
    practice,
    ledgerFile([
      { type: "charge", amount: 1, charge: "a", post: "2024-02-01", dos: "2024-02-01" },
      { type: "charge", amount: 1, charge: "b", post: "2024-03-31", dos: "2024-03-31" },
    ]),
    `message_id,opened_at,closed_at
1,2024-02-28 12:00,2024-03-01 12:00
2,2024-03-09 12:00,2024-03-10 13:00
3,2024-03-09 12:00,2024-03-10 13:00
`,
  );
  expect((await value(practice, "TE11.hours", "2024-03")).value).toBe(25); // of 48, 25 and 25
});
