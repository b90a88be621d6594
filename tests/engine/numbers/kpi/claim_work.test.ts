/** Claims that nobody had to touch, and how soon denials are appealed: worked out by hand. */
import { expect, test } from "vitest";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

test("RC11: no edit and no hand; what is told of neither is not counted", async () => {
  const practice = scratchPractice();
  const report = await take(
    practice,
    ledgerFile([
      { type: "charge", amount: 100, charge: "a", post: "2026-01-05", dos: "2026-01-05" },
      { type: "charge", amount: 100, charge: "b", post: "2026-03-30", dos: "2026-03-30" },
    ]),
    `claim_id,payer,provider,location,entered,edits,changed_by_hand,denied,appealed
1,Aetna,Lee,North,2026-01-06,0,no,2026-02-01,2026-02-11
2,Aetna,Lee,North,2026-01-07,2,no,2026-02-01,2026-03-01
3,Aetna,Lee,North,2026-01-08,0,yes,2026-01-28,2026-02-01
4,Aetna,Kim,North,2026-01-09,0,,,2026-02-03
5,Medicare,Kim,North,2026-01-31,,no,2026-02-20,
6,Medicare,Kim,North,2026-01-31,,,2026-02-20,2026-02-20
7,Medicare,Kim,North,2026-01-31,-1,,,
8,Medicare,Kim,North,2026-01-31,0,maybe,,
9,Medicare,Kim,North,2026-01-31,0,no,2026-02-20,2026-02-19
`,
  );
  expect(report.files[1]!.rows).toMatchObject({ loaded: 6, quarantined: 3 });
  expect(await value(practice, "RC11", "2026-01")).toMatchObject({
    numerator: "3", // 1, 4 and 5
    denominator: "5",
    value: 0.6,
  });
  const byPayer = await practice.kpi({ kpis: ["RC11"], period: "2026-01", by: ["payer"] });
  expect(byPayer.map(({ slice, value }) => [slice["payer"], value])).toEqual([
    ["Aetna", 0.5],
    ["Medicare", 1],
  ]);
  // HFMA's days from denial to appeal: 0, 4 and 10 in February, 28 in March
  expect((await value(practice, "RC20.appeal", "2026-02")).value).toBe(4);
  expect((await value(practice, "RC20.appeal90", "2026-02")).value).toBe(10);
  expect((await value(practice, "RC20.appeal", "2026-02..2026-03")).value).toBe(7);
  expect((await value(practice, "RC20.appeal", "2026-01")).value).toBeNull();
});
