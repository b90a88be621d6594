/** One practice, one month, and every figure that some report gives for it. */
import { expect, test } from "vitest";
import { scratchPractice } from "../../scratch.ts";
import { ledgerFile, LUMPS, take } from "../../pitfalls/rows.ts";

test("days in A/R by the window, of debits, on adjusted charges: each under its own name", async () => {
  const practice = scratchPractice(LUMPS);
  const charge = (id: string, amount: number, post: string) => ({
    type: "charge",
    amount,
    charge: id,
    post,
  });
  const paid = (id: string, amount: number, post: string) => ({
    type: "payment",
    amount: -amount,
    charge: id,
    post,
  });
  await take(
    practice,
    ledgerFile([
      charge("z", 12_000, "2024-08-10"),
      paid("z", 12_000, "2024-08-20"),
      charge("a", 500_000, "2025-05-10"),
      charge("b", 520_000, "2025-06-10"),
      charge("c", 360_000, "2025-07-10"),
      paid("a", 540_000, "2025-07-20"),
      paid("b", 320_000, "2025-07-20"),
      {
        type: "adjustment",
        reason: "contractual",
        amount: -80_000,
        charge: "c",
        post: "2025-07-20",
      },
    ]),
  );
  const page = await practice.page("collections", { period: "2025-07" });
  const panel = page.panels.find(({ id }) => id === "other_ways")!;
  const told = Object.fromEntries(
    panel.rows["told"]!.map((way, i) => [way, panel.rows["value"]![i]]),
  );
  const charged = 500_000 + 520_000 + 360_000;
  const owed = charged - 540_000 - 320_000 - 80_000;
  expect(told["Days in A/R, over 3 months"]).toBeCloseTo((owed * 92) / charged, 6);
  expect(told["Days in A/R, over 1 month"]).toBeCloseTo((owed * 31) / 360_000, 6);
  expect(told["Days in A/R, over 12 months"]).toBeCloseTo((owed * 365) / (charged + 12_000), 6);
  expect(told["Days in A/R, debit balances only"]).toBeCloseTo(((owed + 40_000) * 92) / charged, 6);
  expect(told["Days in A/R, adjusted charges"]).toBeCloseTo((owed * 92) / (charged - 80_000), 6);
  expect(told["Net production"]).toBe(280_000);
  expect(panel.title).toBe("Days in A/R are 29.3 to 115.4 days, by the definition");
  // the practice's own definition opens, one with another window has no rows of its own
  const opens = (way: string) => panel.traces[panel.rows["told"]!.indexOf(way)];
  expect(opens("Days in A/R, over 3 months")).toMatchObject({ kpi: "days_in_ar" });
  expect(opens("Days in A/R, over 1 month")).toBeNull();
});
