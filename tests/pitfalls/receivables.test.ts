import { describe, expect, test } from "vitest";
import { drop, scratchPractice } from "../scratch.ts";
import { ledgerFile, take, value, type Entry, LUMPS } from "./rows.ts";

/** A charge that leaves `open` unpaid of `amount`. */
const charge = (id: string, amount: number, post: string, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  amount,
  post,
  charge: id,
  ...more,
});
const paid = (id: string, amount: number, post: string, more: Partial<Entry> = {}): Entry => ({
  type: "payment",
  amount: -amount,
  post,
  charge: id,
  ...more,
});

describe("A/R, ageing, dates", () => {
  test("P-01 credits in A/R: 45.0 days of debits, 42.0 net, each under its own name", async () => {
    const practice = scratchPractice(LUMPS);
    await take(
      practice,
      ledgerFile([
        charge("a", 300_000, "2025-02-10"),
        charge("b", 300_000, "2025-03-10"),
        charge("c", 290_000, "2025-04-10"),
        paid("a", 330_000, "2025-04-11"),
        paid("b", 140_000, "2025-04-11"),
      ]),
    );
    const net = await value(practice, "RC01", "2025-04");
    const debit = await value(practice, "RC01.debit", "2025-04");
    expect(net).toMatchObject({ numerator: "420000", denominator: "10000", value: 42 });
    expect(debit).toMatchObject({ numerator: "450000", denominator: "10000", value: 45 });
  });

  const window = [
    charge("a", 500_000, "2025-05-10"),
    charge("b", 520_000, "2025-06-10"),
    charge("c", 360_000, "2025-07-10"),
    paid("a", 500_000, "2025-07-20"),
    paid("b", 320_000, "2025-07-20"),
  ];

  test("P-02 window: three months give 37.3 days, one month 48.2", async () => {
    const three = scratchPractice(LUMPS);
    await take(three, ledgerFile(window));
    expect((await value(three, "RC01", "2025-07")).value).toBeCloseTo(37.333, 3);
    const one = scratchPractice({ policies: { ...LUMPS.policies, days_in_ar_months: 1 } });
    await take(one, ledgerFile(window));
    expect((await value(one, "RC01", "2025-07")).value).toBeCloseTo(48.222, 3);
  });

  test("P-03 calendar days, not weekdays: 58.4 days", async () => {
    const practice = scratchPractice(LUMPS);
    await take(
      practice,
      ledgerFile([
        charge("a", 230_000, "2025-05-10"),
        charge("b", 400_000, "2025-06-10"),
        paid("a", 230_000, "2025-07-01"),
      ]),
    );
    const days = await value(practice, "RC01", "2025-07");
    expect(days.value).toBeCloseTo(58.413, 3);
    // what a system that counts working days says stands beside it, by its name
    const { panels } = await practice.page("collections", { period: "2025-07" });
    const ways = panels.find(({ id }) => id === "other_ways")!.rows;
    const told = ways["told"]!.indexOf("Days in A/R, over working days of 3 months");
    expect(ways["value"]![told]).toBeCloseTo(40, 6);
    expect(ways["source"]![told]).toMatch(/days on which patients are seen/);
  });

  test("P-05 a later void does not restate January, whether by row or by flag", async () => {
    const byRow = [
      charge("a", 500, "2025-01-20"),
      { ...charge("a", -500, "2025-03-05"), type: "charge_void" },
    ];
    const byFlag = [charge("a", 500, "2025-01-20", { voided: "2025-03-05" })];
    for (const entries of [byRow, byFlag]) {
      const practice = scratchPractice();
      await take(practice, ledgerFile(entries));
      expect((await value(practice, "RC01", "2025-01")).numerator).toBe("500");
      expect((await value(practice, "RC01", "2025-02")).numerator).toBe("500");
      const march = await value(practice, "RC01", "2025-03");
      expect(march.numerator ?? "0").toBe("0");
    }
  });

  test("P-07 January's ageing is January's, whenever it is asked for", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile([charge("a", 100, "2025-01-05", { dos: "2025-01-01" })]));
    const before = await value(practice, "RC04", "2025-01", "0-30");
    await take(practice, ledgerFile([charge("b", 100, "2025-03-31")]));
    const after = await value(practice, "RC04", "2025-01", "0-30");
    expect(before.numerator).toBe("100");
    expect(after).toEqual(before);
  });

  test("P-08 bucket edges: 30 days is 0-30, 90 is 61-90, 91 is 91-120", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 30, "2025-06-05", { dos: "2025-05-31" }),
        charge("b", 31, "2025-06-05", { dos: "2025-05-30" }),
        charge("c", 90, "2025-06-05", { dos: "2025-04-01" }),
        charge("d", 91, "2025-06-05", { dos: "2025-03-31" }),
      ]),
    );
    const values = await practice.kpi({ kpis: ["RC04"], period: "2025-06" });
    const buckets = Object.fromEntries(values.map((v) => [v.slice["category"], v.numerator]));
    expect(buckets).toEqual({ "0-30": "30", "31-60": "31", "61-90": "90", "91-120": "91" });
  });

  test("P-09 a transfer to the patient does not make the debt younger", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 100, "2025-01-01"),
        { ...charge("a", -100, "2025-03-15"), type: "transfer_out", dos: "2025-01-01" },
        {
          ...charge("a", 100, "2025-03-15"),
          type: "transfer_in",
          party: "patient",
          dos: "2025-01-01",
        },
      ]),
    );
    const [only] = await practice.kpi({ kpis: ["RC04"], period: "2025-03", by: ["payer"] });
    expect(only).toMatchObject({ slice: { payer: "Patient", category: "61-90" }, value: 1 });
  });

  test("P-10 transfers move a balance and are neither income nor adjustment", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        charge("a", 200, "2025-01-10"),
        paid("a", 120, "2025-01-20"),
        { ...paid("a", 50, "2025-01-20"), type: "adjustment", reason: "contractual" },
        { ...paid("a", 30, "2025-01-20"), type: "transfer_out" },
        { ...charge("a", 30, "2025-01-20"), type: "transfer_in", party: "patient" },
      ]),
    );
    expect(report.files[0]!.amounts).toMatchObject({
      adjustments: "50.00",
      transfers: "0.00",
      balance: "30.00",
    });
    const owed = await practice.kpi({ kpis: ["RC04"], period: "2025-01", by: ["payer"] });
    const open = owed.filter((v) => v.numerator !== "0");
    expect(open.map((v) => [v.slice["payer"], v.numerator])).toEqual([["Patient", "30"]]);
  });

  test("P-11 balances 100, 80 and −50 are 130 net and 180 debit", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 100, "2025-01-10"),
        charge("b", 80, "2025-01-10"),
        charge("c", 20, "2025-01-10"),
        paid("c", 70, "2025-01-20"),
      ]),
    );
    expect((await value(practice, "RC01", "2025-01")).numerator).toBe("130");
    expect((await value(practice, "RC01.debit", "2025-01")).numerator).toBe("180");
    expect((await value(practice, "RC28", "2025-01")).numerator).toBe("50.00");
  });

  test("P-12 of 100,000 received 8,000 is unapplied: cash 100,000, applied 92,000, A/R credit 8,000", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        charge("a", 200_000, "2025-01-10"),
        paid("a", 92_000, "2025-01-20"),
        { type: "unapplied_receipt", amount: -8000, post: "2025-01-20", party: "patient" },
      ]),
    );
    expect(report.files[0]!.amounts["payments"]).toBe("100000.00");
    expect((await value(practice, "RC08", "2025-01")).numerator).toBe("100000");
    expect((await value(practice, "RC07", "2025-01")).numerator).toBe("92000");
    expect((await value(practice, "RC29", "2025-01")).numerator).toBe("8000.00");
    expect((await value(practice, "RC01", "2025-01")).numerator).toBe("100000");
  });

  test("P-13 visits without a charge are not A/R and stand beside it", async () => {
    const practice = scratchPractice(LUMPS);
    const charged = Array.from({ length: 10 }, (_, i) =>
      charge(`c${i}`, 350, "2025-01-08", { visit: `v${i}`, patient: `p${i}` }),
    );
    const appointments = Array.from(
      { length: 110 },
      (_, i) => `a${i},p${i},Lee,North,2025-01-01 08:00,2025-01-08 09:00,completed,v${i}`,
    );
    await take(
      practice,
      ledgerFile(
        [
          ...charged,
          charge("x", 396_500, "2025-01-30", { patient: "other", visit: "w" }),
          paid("x", 0, "2025-01-31"),
        ].map((entry) => (entry.charge === "x" ? { ...entry, dos: "2024-12-30" } : entry)),
      ),
      `appointment_id,patient_id,provider,location,created,start,status,visit_id\n${appointments.join("\n")}\n`,
    );
    expect((await value(practice, "RC01", "2025-01")).numerator).toBe("400000");
    expect(await value(practice, "RC34", "2025-01")).toMatchObject({ value: 100 });
    expect((await value(practice, "RC34.value", "2025-01")).numerator).toBe("35000.00");
  });

  test("P-14 bad debt leaves active A/R once; what the agency sends back is net bad debt, not A/R", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 20_000, "2024-12-10"),
        { type: "bad_debt", amount: -5000, post: "2025-01-15", charge: "a", party: "primary" },
        {
          type: "bad_debt_recovery",
          amount: -1000,
          post: "2025-03-15",
          charge: "a",
          party: "primary",
        },
      ]),
    );
    expect((await value(practice, "RC01", "2024-12")).numerator).toBe("20000");
    expect((await value(practice, "RC01", "2025-01")).numerator).toBe("15000");
    expect((await value(practice, "RC01", "2025-03")).numerator).toBe("15000");
    expect((await value(practice, "RC27", "2025-01..2025-03")).numerator).toBe("4000");
  });

  test("P-15 an opening balance brought forward is A/R and not a charge", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        {
          type: "balance_forward",
          amount: 250_000,
          post: "2025-01-01",
          charge: "old",
          dos: "2024-10-01",
        },
        charge("a", 1000, "2025-01-10"),
      ]),
    );
    expect(report.files[0]!.amounts).toMatchObject({
      charges: "1000.00",
      balance_forward: "250000.00",
    });
    expect((await value(practice, "RC01", "2025-01")).numerator).toBe("251000");
    expect((await value(practice, "RC25", "2025-01")).denominator).toBe("1000");
  });

  test("P-64 a credit of Medicare that arose on 1 February is to be returned by 2 April", async () => {
    const practice = scratchPractice();
    const paid = (payer: string, cents: number, post: string, id: string) => [
      { type: "charge", amount: 100, post: "2025-01-05", dos: "2025-01-05", charge: id, payer },
      { type: "payment", amount: -80, post: "2025-01-20", dos: "2025-01-05", charge: id, payer },
      { type: "payment", amount: -cents, post, dos: "2025-01-05", charge: id, payer },
    ];
    await take(
      practice,
      ledgerFile([
        ...paid("Medicare", 50, "2025-02-01", "c1"), // 30 too much
        ...paid("Medicare", 20, "2025-02-01", "c2"), // nothing too much
        ...paid("Aetna", 50, "2025-02-01", "c3"), // no federal payer
      ]),
    );
    const clock = async () =>
      (await practice.check()).findings.filter(({ check }) => check.startsWith("OVERPAYMENT"));
    expect(await clock()).toEqual([
      expect.objectContaining({
        check: "OVERPAYMENT_OVERDUE",
        severity: "look_at",
        amount: "-30.00",
        message:
          "Medicare has paid 30.00 too much on c1 since 2025-02-01: was to be returned by 2025-04-02; while a timely investigation goes on, the clock stands until 2025-07-31 at the latest, and it is to be returned by 2025-09-29",
      }),
    ]);
    await take(
      practice,
      ledgerFile([
        {
          type: "refund",
          amount: 30,
          post: "2025-03-01",
          dos: "2025-01-05",
          charge: "c1",
          payer: "Medicare",
        },
      ]),
    );
    expect(await clock()).toEqual([]);
    const early = scratchPractice();
    const path = drop(early, "early.csv", ledgerFile(paid("Medicare", 50, "2025-02-01", "c1")));
    await early.import([{ paths: [path], knownAt: "2025-02-10T12:00:00Z" }]);
    expect((await early.check()).findings).toContainEqual(
      expect.objectContaining({ check: "OVERPAYMENT_CLOCK", severity: "information" }),
    );
  });
});
