/** What two figures call by one name is one thing; and the days that a practice decides are its own. */
import { describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value, type Entry } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const charge = (id: string, amount: number, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  charge: id,
  patient: id,
  visit: id,
  amount,
  post: "2026-01-10",
  dos: "2026-01-10",
  code: "99213",
  ...more,
});
const off = (id: string, reason: string, amount: number): Entry => ({
  ...charge(id, -amount),
  type: "adjustment",
  reason,
});

describe("operating cost is the same in FI02 and FI04, MGMA: with depreciation, without interest and providers", () => {
  test("420.00 of 1,000.00 of revenue, and of two visits", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([charge("a", 100), charge("b", 100)]),
      "account,line\nFees,patient_revenue\nWages,support_staff\nDoctors,provider_compensation\nInterest,interest\nWear,depreciation\nBank,cash\n",
      "account,entry,date,debit,credit\nFees,1,2026-01-31,,1000.00\nWages,1,2026-01-31,380.00,\nDoctors,1,2026-01-31,300.00,\nInterest,1,2026-01-31,20.00,\nWear,1,2026-01-31,40.00,\nBank,1,2026-01-31,260.00,\n",
    );
    const [share, each] = [
      await value(practice, "FI02", "2026-01"),
      await value(practice, "FI04", "2026-01"),
    ];
    expect([share.numerator, share.value]).toEqual(["420", 0.42]);
    expect([each.numerator, each.value]).toEqual(["420.00", 210]);
  });
});

describe("net patient revenue is the same in RC10 and RC19: charges less contractual, sequestration and charity", () => {
  test("1,000.00 less 300.00, 10.00 and 90.00 is 600.00, of which 60.00 was denied and given up", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 1000),
        off("a", "contractual", 300),
        off("a", "sequestration", 10),
        off("a", "charity", 90),
        off("a", "denial", 60),
      ]),
    );
    expect((await value(practice, "RC10", "2026-01")).denominator).toBe("600");
    expect(await value(practice, "RC19", "2026-01")).toMatchObject({
      version: 2,
      denominator: "600",
      value: 0.1,
    });
  });
});

describe("days that a practice decides", () => {
  /** Entered after two days and after five; paid by the patient after two days and after nine. */
  const entries = [
    charge("a", 100, { entered: "2026-01-12" }),
    charge("b", 300, { entered: "2026-01-15" }),
    { ...charge("a", -20, { post: "2026-01-12" }), type: "payment", party: "patient" },
    { ...charge("b", -60, { post: "2026-01-19" }), type: "payment", party: "patient" },
  ];
  const told = async (practice: Practice) => {
    await take(practice, ledgerFile(entries));
    const of = async (id: string) => (await value(practice, id, "2026-01")).value;
    return [await of("RC24"), await of("RC21.late"), await of("RC31")];
  };

  test("as it comes: late after three, at the visit within seven", async () => {
    expect(await told(scratchPractice())).toEqual([0.75, 0.5, 0.25]);
  });

  test("late after one day, at the visit within ten; and the definitions say so", async () => {
    const practice = scratchPractice({ policies: { late_charge_days: 1, visit_payment_days: 10 } });
    expect(await told(practice)).toEqual([1, 1, 1]);
    const formulas = (await practice.definitions())
      .filter(({ id }) => ["RC24", "RC31"].includes(id))
      .map(({ formula }) => formula);
    expect(formulas.join()).toMatch(/more than 1 days.*within 10 days/s);
  });

  test("a number of days that cannot be is refused with what was seen", () => {
    expect(() => scratchPractice({ policies: { late_charge_days: -1 } }).kpis()).toThrow(
      /"policies.late_charge_days" must be a whole number from 0 to 60, not -1/,
    );
  });
});
