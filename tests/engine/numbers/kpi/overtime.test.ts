/** What overtime costs above straight time, worked out by hand: time and a half has a third of its pay above it. */
import { expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const HEAD =
  "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits";
const row = (
  begin: string,
  end: string,
  employee: string,
  earning: string,
  hours: number,
  gross: string,
) => `${end},${begin},${end},${employee},,,${earning},${hours},${gross},9.99,9.99`;

async function practiceOf(...rows: string[]): Promise<Practice> {
  const practice = scratchPractice();
  await take(
    practice,
    "employee_id,role,weekly_hours\nE-1,clinical,40\nE-2,clinical,40\n",
    [HEAD, ...rows, ""].join("\n"),
    ledgerFile([{ type: "charge", amount: 100, post: "2026-02-10" }]),
  );
  return practice;
}
const FEBRUARY = ["2026-02-01", "2026-02-28"] as const;

test("3.5 hours at 21.37 are 74.80 at straight time: of 112.19 paid 37.39 is premium, tax is none of it", async () => {
  const practice = await practiceOf(
    row(...FEBRUARY, "E-1", "regular", 80, "1709.60"),
    row(...FEBRUARY, "E-1", "overtime", 3.5, "112.19"),
    row(...FEBRUARY, "E-1", "bonus", 0, "500.00"),
  );
  expect(await value(practice, "PE05.premium", "2026-02")).toMatchObject({ value: 37.39 });
});

test("a person's straight time is the own, of the same pay period; without regular hours it is not known", async () => {
  const practice = await practiceOf(
    row("2026-02-01", "2026-02-14", "E-1", "regular", 10, "200.00"),
    row("2026-02-15", "2026-02-28", "E-1", "regular", 10, "400.00"),
    row("2026-02-15", "2026-02-28", "E-1", "overtime", 1, "60.00"),
    row("2026-02-15", "2026-02-28", "E-2", "overtime", 1, "99.00"),
  );
  expect(await value(practice, "PE05.premium", "2026-02")).toMatchObject({ value: 20 });
});

test("a pay period over two months is parted by its days, to the cent; a month without overtime is 0.00", async () => {
  const practice = await practiceOf(
    row("2026-01-01", "2026-01-31", "E-1", "regular", 160, "3200.00"),
    row("2026-02-01", "2026-03-31", "E-1", "regular", 320, "6400.00"),
    row("2026-02-01", "2026-03-31", "E-1", "overtime", 1, "30.01"),
  );
  const told = await practice.kpi({
    kpis: ["PE05.premium"],
    period: "2026-01..2026-03",
    by: ["month"],
  });
  // 10.01 over 59 days, 28 of them in February
  expect(told.map(({ value: premium }) => premium)).toEqual([0, 4.75, 5.26]);
});
