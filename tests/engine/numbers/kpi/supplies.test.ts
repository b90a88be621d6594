/** Stock, and drugs bought and billed: each figure worked out by hand beside its definition's source. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

const table = (header: string, ...rows: string[]): string => `${[header, ...rows].join("\n")}\n`;

/** 100.00 of supplies on the last day of every month of 2025. */
const YEAR = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`);
const BOOKS = [
  table("account,line", "Supplies,medical_supplies", "Bank,cash"),
  table(
    "account,entry,type,date,number,memo,debit,credit",
    ...YEAR.flatMap((month, i) => [
      `Supplies,${i},,${month}-28,,,100.00,`,
      `Bank,${i},,${month}-28,,,,100.00`,
    ]),
  ),
];
const COUNTS = "item,kind,lot,location,counted,quantity,unit_cost";

describe("stock that is counted now and then", () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    await take(
      practice,
      ...BOOKS,
      table(
        COUNTS,
        "Flu,vaccine,a,North,2025-01-31,5,20.00",
        "Flu,vaccine,b,North,2025-01-31,5,20.00",
        "Gloves,supply,,North,2025-01-31,0,1.00",
        "Gloves,supply,,South,2025-01-31,10,0.00",
        // 181 days hold 200.00, and 184 days 60.00
        "Flu,vaccine,a,North,2025-07-10,0,20.00",
        "Flu,vaccine,b,North,2025-07-10,3,20.00",
        "Gloves,supply,,North,2025-07-10,0,1.00",
        "Gloves,supply,,South,2025-07-11,0,1.00",
        "flu,vaccine,b,North,2025-12-31,0,20.00",
        "Gloves,supply,,North,2025-12-31,60,1.00",
      ),
    );
  });

  test("SU06, Horngren: 1,200.00 over an average of (181 × 200.00 + 184 × 60.00) ÷ 365", async () => {
    const turns = await value(practice, "SU06", "2025-12");
    expect(Number(turns.numerator)).toBe(1200);
    expect(turns.value).toBeCloseTo(1200 / ((181 * 200 + 184 * 60) / 365), 8);
    const { sums } = await practice.trace("SU06", { period: "2025-12", limit: 100 });
    expect([Number(sums.numerator), sums.denominator]).toEqual([1200, turns.denominator]);
  });

  test("SU06 is not told of less than twelve months", async () => {
    expect(await value(practice, "SU06", "2025-11")).toMatchObject({
      value: null,
      status: "n/a: needs 12 months; data begin 2025-01",
    });
  });

  test("SU07: one lot gone is not an item gone, none twice in a row is one event, none before is none", async () => {
    const told = async (period: string) => {
      const { numerator, n } = await value(practice, "SU07", period);
      return [Number(numerator), n];
    };
    expect(await told("2025-07")).toEqual([1, 3]); // gloves at South
    expect(await told("2025-12")).toEqual([1, 2]); // flu, in other letters; gloves came in
    expect(await value(practice, "SU07", "2025-01")).toMatchObject({ numerator: null });
    const { rows } = await practice.trace("SU07", { period: "2025-12" });
    expect(
      Object.fromEntries(rows.map(({ fact, numerator }) => [fact, Number(numerator)])),
    ).toEqual({
      "0 of flu, before 3": 1,
      "60 of Gloves, before 0": 0,
    });
  });
});

describe("drugs bought and billed", () => {
  const drug = (charge: string, dos: string, units: number, more: object = {}) => ({
    type: "charge",
    amount: 20 * units,
    charge,
    patient: charge,
    post: dos,
    code: "J0696",
    units,
    payer: "Medicare",
    ...more,
  });
  let practice: Practice;
  beforeAll(async () => {
    practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        drug("before", "2025-05-31", 9),
        drug("early", "2025-06-02", 1), // in the month of the first purchase, and before it
        drug("1", "2025-06-10", 4, { modifiers: "JZ" }),
        drug("2", "2025-06-20", 2, { modifiers: "59 JW" }),
        drug("3", "2025-06-21", 1, { modifiers: "JZZ" }),
        drug("4", "2025-06-22", 1, { payer: "Aetna" }),
        drug("5", "2025-06-23", 3, { modifiers: "JZ", voided: "2025-06-24" }),
        drug("6", "2025-06-23", 1, { code: "90715" }),
        { type: "payment", amount: -44, charge: "1", post: "2025-07-10", payer: "Medicare" },
        { type: "payment", amount: -6, charge: "2", post: "2025-07-10", payer: "Medicare" },
        { type: "refund", amount: 4, charge: "1", post: "2025-08-10", payer: "Medicare" },
        { type: "payment", amount: -9, charge: "before", post: "2025-07-10", payer: "Medicare" },
      ]),
      table(
        "date,item,quantity,amount,code,units_each,single_dose",
        "2025-06-05,Vial,2,24.00,j0696,4,yes", // 3.00 a unit
        "2025-06-15,Vial,1,20.00,J0696,4,yes", // 5.00 a unit
        "2025-06-16,Vial,-1,-12.00,J0696,4,yes",
        "2025-06-05,Tetanus,2,60.00,90715,,yes",
        "2025-06-05,Gloves,9,60.00,,,",
      ),
    );
    expect(report.files.map(({ rows }) => rows.quarantined)).toEqual([0, 0]);
  });
  const of = async (kpi: string, code: string) => {
    const values = await practice.kpi({ kpis: [kpi], period: "2025-06", by: ["category"] });
    const found = values.find(({ slice }) => slice["category"] === code)!;
    const { rows, sums } = await practice.trace(kpi, { period: "2025-06", category: code });
    const sum = (part: "numerator" | "denominator") =>
      rows.reduce((all, row) => all + Number(row[part]), 0);
    expect([sum("numerator"), sum("denominator")]).toEqual([
      Number(found.numerator),
      Number(found.denominator),
    ]);
    expect(Number(sums.numerator)).toBe(Number(found.numerator));
    return [Number(found.numerator), Number(found.denominator), found.value];
  };

  test("SU08: 1 + 4 + 2 + 1 + 1 units of June were billed, and 8 + 4 − 4 bought", async () => {
    expect(await of("SU08", "J0696")).toEqual([9, 8, 9 / 8]);
    expect(await of("SU08", "90715")).toEqual([1, 2, 0.5]);
  });

  test("SU09: 40.00 and 6.00 came in for 4 × 3.00 and 4 × 5.00, what was given before the first purchase left out", async () => {
    expect(await of("SU09", "J0696")).toEqual([46 - 12 - 20, 8, 14 / 8]);
    expect(await of("SU09", "90715")).toEqual([-30, 1, -30]);
  });

  test("SU10, CMS JW and JZ policy: two of the four lines to Medicare that stand; no vaccine", async () => {
    // early, 1, 2 and 3; the void takes its own line away again
    expect(await of("SU10", "J0696")).toEqual([2, 4, 0.5]);
    const values = await practice.kpi({ kpis: ["SU10"], period: "2025-06", by: ["category"] });
    expect(values.map(({ slice }) => slice["category"])).toEqual(["J0696"]);
  });
});

test("where no purchase names a code, the figures by code say so", async () => {
  const practice = scratchPractice();
  await take(
    practice,
    ledgerFile([{ type: "charge", amount: 20, charge: "1", post: "2025-06-10", code: "J0696" }]),
    table("date,item,quantity,amount", "2025-06-05,Gloves,9,60.00"),
  );
  for (const kpi of ["SU08", "SU09"])
    expect((await value(practice, kpi, "2025-06")).status).toBe(
      "n/a: no purchase names a billing code",
    );
  expect((await value(practice, "SU10", "2025-06")).status).toMatch(/^n\/a/);
});

test("units of a container that are no number are held back", async () => {
  const report = await take(
    scratchPractice(),
    table(
      "date,item,quantity,amount,code,units_each,single_dose",
      "2025-06-05,Vial,2,24.00,J0696,0,yes",
      "2025-06-05,Vial,2,24.00,J0696,four,yes",
      "2025-06-05,Vial,2,24.00,J0696,4,maybe",
    ),
  );
  expect(report.files[0]!.rows).toMatchObject({ loaded: 0, quarantined: 3 });
});
