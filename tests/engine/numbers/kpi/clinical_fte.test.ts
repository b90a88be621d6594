/** Work RVUs for each full-time provider, of whose time only what is for patients counts (MGMA), worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

/** A visit of 2.00 work RVUs to Lee, or of 1.00 to Kim. */
const visit = (charge: string, provider: string): Entry => ({
  type: "charge",
  charge,
  patient: charge,
  amount: 100,
  post: "2026-02-10",
  provider,
  code: provider === "Lee" ? "99215" : "99213",
});
/** 160 hours are a full-time February. */
const paid = (employee: string, hours: number): string =>
  `2026-02-28,2026-02-01,2026-02-28,${employee},,,regular,${hours},1000.00,0.00,0.00`;
const STAFF = "employee_id,role,provider,weekly_hours,clinical_share";

let practice: Practice;

beforeAll(async () => {
  practice = scratchPractice();
  await take(
    practice,
    ledgerFile([visit("1", "Lee"), visit("2", "Lee"), visit("3", "Lee"), visit("4", "Kim")]),
    "Code,Service Year,Work RVU,Fee\n99215,2026,2.00,\n99213,2026,1.00,\n",
    `${STAFF}\nE-1,physician,Lee,40,0.8\nE-2,app,Kim,20,\nE-3,clinical,,40,\n`,
    [
      "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits",
      paid("E-1", 160),
      paid("E-2", 80),
      paid("E-3", 160),
      "",
    ].join("\n"),
  );
});

test("7.00 of 0.8 and 0.5, a twelfth of a year's: the director's fifth day is not for patients", async () => {
  const found = await value(practice, "PR01.cfte", "2026-02");
  expect(Number(found.numerator)).toBe(7);
  expect(found.value! / ((12 * 7) / 1.3)).toBeCloseTo(1, 8);
});

test("each provider's work is held against the own time", async () => {
  const found = await practice.kpi({ kpis: ["PR01.cfte"], period: "2026-02", by: ["provider"] });
  const told = found.map(({ slice, value: rate }) => [slice["provider"], Math.round(rate! * 100)]);
  expect(told).toEqual([
    ["Kim", 2400],
    ["Lee", 9000],
  ]);
});

test.each(["80", "-0.1", "most"])("a share of %s is held: it is from 0 to 1", async (share) => {
  const other = scratchPractice();
  const report = await take(other, `${STAFF}\nE-1,physician,Lee,40,${share}\n`);
  expect(report.files[0]!.rows.quarantined).toBe(1);
});
