import { describe, expect, test } from "vitest";
import { drop, scratchPractice } from "../scratch.ts";
import { claims as sentClaims, states } from "../engine/intake/x12/envelopes.ts";
import { ledgerFile, remittance, take, value, type Entry } from "./rows.ts";

const charge = (id: string, amount: number, post: string, more: Partial<Entry> = {}): Entry => ({
  type: "charge",
  amount,
  post,
  charge: id,
  ...more,
});

describe("collections and cash", () => {
  test("P-16 January looks like 50 % by period and is 95.4 % when its services are paid", async () => {
    const practice = scratchPractice();
    const dos = "2025-01-05";
    await take(
      practice,
      ledgerFile([
        charge("a", 100, "2025-01-05"),
        { type: "payment", amount: -40, post: "2025-01-25", charge: "a", dos },
        {
          type: "adjustment",
          reason: "contractual",
          amount: -20,
          post: "2025-01-25",
          charge: "a",
          dos,
        },
        { type: "payment", amount: -22, post: "2025-03-25", charge: "a", dos },
        {
          type: "adjustment",
          reason: "contractual",
          amount: -15,
          post: "2025-03-25",
          charge: "a",
          dos,
        },
      ]),
    );
    expect((await value(practice, "RC08", "2025-01")).value).toBe(0.5);
    expect((await value(practice, "RC07", "2025-01")).value).toBeCloseTo(0.9538, 4);
  });

  const aafp = (timelyFiling: string): Entry[] => {
    const dos = "2025-01-05";
    return [
      charge("a", 850, "2025-01-05"),
      {
        type: "adjustment",
        reason: "contractual",
        amount: -350,
        post: "2025-01-25",
        charge: "a",
        dos,
      },
      { type: "payment", amount: -500, post: "2025-01-25", charge: "a", dos },
      { type: "refund", amount: 14, post: "2025-01-28", charge: "a", dos },
      {
        type: "adjustment",
        reason: timelyFiling,
        amount: -20,
        post: "2025-01-28",
        charge: "a",
        dos,
      },
      charge("b", 20, "2025-01-05"),
    ].filter(
      (entry) => entry.charge !== "b" && (timelyFiling !== "" || entry.amount !== -20),
    ) as Entry[];
  };

  test("P-17 a write-off booked as contractual lifts the rate above 100 %, and that is a finding", async () => {
    const right = scratchPractice();
    await take(right, ledgerFile(aafp("timely_filing")));
    expect((await value(right, "RC07", "2025-01")).value).toBeCloseTo(0.972, 4);
    const wrong = scratchPractice();
    await take(wrong, ledgerFile(aafp("contractual")));
    expect((await value(wrong, "RC07", "2025-01")).value).toBeCloseTo(1.0125, 4);
    const { ok, findings } = await wrong.check();
    expect(ok).toBe(false);
    expect(findings.map((finding) => finding.check)).toContain("COLLECTED_TOO_MUCH");
  });

  test("P-18 refunds count: 97.2 %, not 100", async () => {
    const practice = scratchPractice();
    await take(practice, ledgerFile(aafp("")));
    expect(await value(practice, "RC07", "2025-01")).toMatchObject({
      numerator: "486",
      denominator: "500",
      value: 0.972,
    });
  });

  /** Claims submitted in a month, one charge each. */
  const submitted = (prefix: string, count: number, month: string): Entry[] =>
    Array.from({ length: count }, (_, i) =>
      charge(`${prefix}${i}`, 100, `${month}-05`, {
        claim: `${prefix}${i}`,
        billed: `${month}-06`,
        patient: `${prefix}${i}`,
      }),
    );

  test("P-19 a deductible is not a denial: 5 %, though 12 of 100 claims paid nothing", async () => {
    const practice = scratchPractice();
    const claims = Array.from({ length: 100 }, (_, i) => {
      const id = `a${i}`;
      if (i < 7) return [`CLP*${id}*1*100*0*100*12`, "SVC*HC:99213*100*0", "CAS*PR*1*100"];
      if (i < 12) return [`CLP*${id}*4*100*0*0*12`, "SVC*HC:99213*100*0", "CAS*CO*16*100"];
      return [`CLP*${id}*1*100*60*0*12`, "SVC*HC:99213*100*60", "CAS*CO*45*40"];
    });
    await take(
      practice,
      ledgerFile(["2025-01", "2025-02", "2025-03"].flatMap((m, k) => submitted("abc"[k]!, 100, m))),
      remittance({ trace: "1", paidOn: "2025-04-10", amount: 88 * 60 }, claims),
    );
    expect(await value(practice, "RC14", "2025-04")).toMatchObject({
      numerator: "5",
      denominator: "100",
      value: 0.05,
    });
    const denied = await practice.kpi({ kpis: ["RC17"], period: "2025-04" });
    expect(denied.map((v) => [v.slice["category"], v.numerator])).toEqual([["CO-16", "500"]]);
  });

  test("P-20 a claim sent twice is one claim: 8 of 100 denied at first answer, 95 accepted, 87 paid at first pass", async () => {
    const practice = scratchPractice();
    const claims = Array.from({ length: 95 }, (_, i) =>
      i < 8
        ? [`CLP*a${i}*4*100*0*0*12`, "SVC*HC:99213*100*0", "CAS*CO*16*100"]
        : [`CLP*a${i}*1*100*60*0*12`, "SVC*HC:99213*100*60", "CAS*CO*45*40"],
    );
    const ids = Array.from({ length: 100 }, (_, i) => `a${i}`);
    const again = [
      ...Array.from({ length: 8 }, (_, i) => [
        `CLP*a${i}*1*100*60*0*12`,
        "SVC*HC:99213*100*60",
        "CAS*CO*45*40",
      ]),
      ...Array.from({ length: 5 }, (_, i) => [
        `CLP*a${95 + i}*1*100*60*0*12`,
        "SVC*HC:99213*100*60",
        "CAS*CO*45*40",
      ]),
    ];
    await take(
      practice,
      ledgerFile(["2025-01", "2025-02", "2025-03"].flatMap((m, k) => submitted("abc"[k]!, 100, m))),
      remittance({ trace: "1", paidOn: "2025-04-10", amount: 87 * 60 }, claims),
      remittance({ trace: "2", paidOn: "2025-04-20", amount: 13 * 60 }, again),
      sentClaims("20250106", "000000201", ...ids.map((id): [string, string] => [id, "100"])),
      states(
        "20250107",
        "000000202",
        ...ids.flatMap((id, i) => [
          `HL*${4 + i}*3*PT`,
          `TRN*2*${id}`,
          `STC*${i < 95 ? "A2" : "A7"}:20*20250107*${i < 95 ? "WQ" : "U"}*100`,
        ]),
      ),
      sentClaims(
        "20250120",
        "000000203",
        ...ids.slice(95).map((id): [string, string] => [id, "100"]),
      ),
    );
    expect((await value(practice, "RC14", "2025-04")).value).toBeCloseTo(0.08, 10);
    const ofHundred = async (id: string) => {
      const { numerator, denominator } = await value(practice, id, "2025-01");
      return [numerator, denominator];
    };
    expect(await ofHundred("RC12")).toEqual(["95", "100"]);
    expect(await ofHundred("RC36")).toEqual(["5", "100"]);
    expect(await ofHundred("RC13")).toEqual(["87", "100"]);
  });

  test("P-21 one denied line of a claim of 300 is 50 denied, not 300", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile(submitted("a", 1, "2025-01")),
      remittance({ trace: "1", paidOn: "2025-02-10", amount: 200 }, [
        [
          "CLP*a0*1*300*200*0*12",
          "SVC*HC:99213*150*120",
          "CAS*CO*45*30",
          "SVC*HC:93000*100*80",
          "CAS*CO*45*20",
          "SVC*HC:36415*50*0",
          "CAS*CO*97*50",
        ],
      ]),
    );
    const denied = await practice.kpi({ kpis: ["RC17"], period: "2025-02" });
    expect(denied.map((v) => [v.slice["category"], v.numerator])).toEqual([["CO-97", "50"]]);
    expect((await value(practice, "RC14", "2025-02")).numerator).toBe("1");
  });

  test("P-22 denials of March are measured against the claims of December to February", async () => {
    const practice = scratchPractice();
    const denied = Array.from({ length: 90 }, (_, i) => [
      `CLP*c${i}*4*100*0*0*12`,
      "SVC*HC:99213*100*0",
      "CAS*CO*16*100",
    ]);
    await take(
      practice,
      ledgerFile([
        ...submitted("a", 1000, "2024-12"),
        ...submitted("b", 800, "2025-01"),
        ...submitted("c", 900, "2025-02"),
        ...submitted("d", 1200, "2025-03"),
      ]),
      remittance({ trace: "1", paidOn: "2025-03-10", amount: 0 }, denied),
    );
    expect(await value(practice, "RC14", "2025-03")).toMatchObject({
      numerator: "90",
      denominator: "900",
      value: 0.1,
    });
  });

  test("P-23 a reversal and its correction are one claim that paid 80", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile(submitted("a", 1, "2025-01")),
      remittance({ trace: "1", paidOn: "2025-02-10", amount: 100 }, [
        ["CLP*a0*1*100*100*0*12", "SVC*HC:99213*100*100"],
      ]),
      remittance({ trace: "2", paidOn: "2025-03-10", amount: -20 }, [
        ["CLP*a0*22*-100*-100*0*12", "SVC*HC:99213*-100*-100"],
        ["CLP*a0*1*100*80*0*12", "SVC*HC:99213*100*80", "CAS*CO*45*20"],
      ]),
    );
    expect(report.files.slice(1).map(({ amounts }) => amounts["paid"])).toEqual([
      "100.00",
      "-20.00",
    ]);
    expect(await value(practice, "RC13", "2025-01")).toMatchObject({
      numerator: "1",
      denominator: "1",
    });
    // two lines were answered, the reversal is none
    expect(await value(practice, "RC16", "2025-02..2025-03")).toMatchObject({ value: 0, n: 2 });
  });

  test("P-24 a provider adjustment of +750 makes 10,000 of claims a payment of 9,250", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      remittance(
        {
          trace: "1",
          paidOn: "2025-02-10",
          amount: 9250,
          plb: ["PLB*1234567893*20251231*WO:REF*750"],
        },
        [["CLP*a0*1*10000*10000*0*12", "SVC*HC:99213*10000*10000"]],
      ),
    );
    expect(report.files[0]!.amounts).toMatchObject({ paid: "9250.00", claims_paid: "10000.00" });
    const { findings } = await practice.check();
    expect(findings.map((finding) => finding.check)).not.toContain("REMITTANCE_UNBALANCED");
  });

  test("P-25 a reversal in March taken back in April moves cash by 0 in March and −20 in April", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      remittance(
        {
          trace: "1",
          paidOn: "2025-03-10",
          amount: 0,
          plb: ["PLB*1234567893*20251231*WO:REF*-120"],
        },
        [["CLP*a0*22*-120*-120*0*12", "SVC*HC:99213*-120*-120"]],
      ),
      remittance(
        {
          trace: "2",
          paidOn: "2025-04-10",
          amount: -20,
          plb: ["PLB*1234567893*20251231*WO:REF*120"],
        },
        [["CLP*a0*1*120*100*0*12", "SVC*HC:99213*120*100", "CAS*CO*45*20"]],
      ),
    );
    expect(report.files.map(({ amounts }) => amounts["paid"])).toEqual(["0.00", "-20.00"]);
    const { findings } = await practice.check();
    expect(findings.map(({ check }) => check)).not.toContain("REMITTANCE_UNBALANCED");
  });

  test("P-26 two equal copays on one day are two payments", async () => {
    const practice = scratchPractice();
    const copay = {
      type: "payment",
      amount: -25,
      post: "2025-01-10",
      party: "patient",
      charge: "a",
    };
    const report = await take(practice, ledgerFile([charge("a", 200, "2025-01-10"), copay, copay]));
    expect(report.files[0]!.amounts["payments"]).toBe("50.00");
    expect(report.reconciled).toBe(true);
  });

  test("P-27 two files that overlap by 160 rows hold 450, in either order", async () => {
    const rows = Array.from({ length: 450 }, (_, i) =>
      charge(`c${i}`, 10, "2025-01-10", { id: `T${i}` }),
    );
    const first = ledgerFile(rows.slice(0, 310));
    const second = ledgerFile(rows.slice(150));
    const digests = new Set<string>();
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const practice = scratchPractice();
      for (const text of order) await take(practice, text);
      expect(await value(practice, "RC25", "2025-01")).toMatchObject({
        denominator: "4500",
        n: 450,
      });
      digests.add((await practice.digest()).digest);
    }
    expect(digests.size).toBe(1);
  });

  test("P-28 a grand total is not a row, and must agree with the rows", async () => {
    const header =
      "Trans ID,Trans Type,Charge ID,Provider,Location,Payer,Primary Payer,Amount,DOS,Post Date";
    const row = (id: string, amount: string): string =>
      `${id},Charge,${id},Lee,North,Aetna,Aetna,${amount},01/10/2025,01/10/2025`;
    const file = (total: string): string =>
      [
        header,
        row("a", "100.00"),
        row("b", "200.00"),
        row("c", "300.00"),
        `Total Charges,,,,,,,${total},,`,
      ].join("\r\n");
    const right = scratchPractice();
    const report = await take(right, file("600.00"));
    expect(report.files[0]).toMatchObject({
      status: "loaded",
      amounts: { charges: "600.00" },
      control_totals: [{ measure: "charges", printed: "600.00", read: "600.00", agrees: true }],
      ignored_as: { header: 1, total: 1 },
    });
    const wrong = scratchPractice();
    const other = await take(wrong, file("700.00"));
    expect(other.reconciled).toBe(false);
    expect(other.files[0]!.findings.map((finding) => finding.check)).toEqual([
      "CONTROL_TOTAL_MISMATCH",
    ]);
  });

  test("P-29 accountants' negatives are negative: 675.00", async () => {
    const practice = scratchPractice();
    const rows = ['"$1,000.00"', "(250.00)", "75.00-"].map((amount, i) =>
      charge(`c${i}`, 0, "2025-01-10", { amount } as Partial<Entry>),
    );
    const report = await take(practice, ledgerFile(rows));
    expect(report.files[0]!.amounts["charges"]).toBe("675.00");
  });

  test("P-31 a double-entry export of one payment is 90 of cash, not 180", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      "account,line\nCash,cash\nReceivables,other_assets\n",
      "account,entry,date,debit,credit\nCash,1,2025-01-10,90.00,\nReceivables,1,2025-01-10,,90.00\n",
    );
    expect((await value(practice, "FI06", "2025-01")).numerator).toBe("90");
  });

  test("P-33 what a payer pays twice on one procedure is paid twice", async () => {
    const practice = scratchPractice();
    const report = await take(
      practice,
      ledgerFile([
        charge("a", 200, "2025-01-10"),
        { type: "payment", amount: -100, post: "2025-01-20", charge: "a" },
        { type: "payment", amount: -20, post: "2025-01-28", charge: "a" },
      ]),
    );
    expect(report.files[0]!.amounts["payments"]).toBe("120.00");
  });

  test("P-34 Friday's card batch is January's collection and February's bank", async () => {
    const practice = scratchPractice();
    await take(
      practice,
      ledgerFile([
        charge("a", 5000, "2025-01-10"),
        {
          type: "payment",
          amount: -5000,
          post: "2025-01-31",
          charge: "a",
          party: "patient",
          deposited: "2025-02-03",
        },
      ]),
      "account,line\nCash,cash\nFees,patient_revenue\n",
      "account,entry,date,debit,credit\nCash,1,2025-02-03,5000.00,\nFees,1,2025-02-03,,5000.00\n",
    );
    expect((await value(practice, "RC08", "2025-01")).numerator).toBe("5000");
    expect((await practice.kpi({ kpis: ["FI06"], period: "2025-01" }))[0]!.numerator ?? "0").toBe(
      "0",
    );
    expect((await value(practice, "FI06", "2025-02")).numerator).toBe("5000");
  });

  test("a file dropped under another name with the same bytes changes nothing", async () => {
    const practice = scratchPractice();
    const text = ledgerFile([charge("a", 100, "2025-01-10")]);
    await take(practice, text);
    const before = await practice.digest();
    const report = await take(practice, text);
    expect(report).toMatchObject({ import_id: null, files: [{ status: "duplicate" }] });
    expect(await practice.digest()).toEqual(before);
    void drop;
  });
});

describe("P-32 200 charged in January, 60 estimated as a write-off, 70 written off in February", () => {
  const charge = { type: "charge", amount: 200, charge: "a", post: "2025-01-10" };
  const off = (amount: number, post: string) => ({
    type: "adjustment",
    reason: "contractual",
    amount: -amount,
    charge: "a",
    post,
    dos: "2025-01-10",
  });
  const months = async (kpi: string, ...entries: Entry[]): Promise<(number | null)[]> => {
    const practice = scratchPractice();
    await take(practice, ledgerFile([charge, ...entries]));
    const of = async (month: string) => (await value(practice, kpi, month)).value;
    return [await of("2025-01"), await of("2025-02")];
  };

  test("by the day it was posted: 200 and −70", async () => {
    expect(await months("PR09", off(70, "2025-02-10"))).toEqual([200, -70]);
  });

  test("by the month of the service: 130, and nothing in February", async () => {
    expect(await months("PR09.service", off(70, "2025-02-10"))).toEqual([130, null]);
  });

  test("where the system posts its estimate and then the rest: 140 and −10", async () => {
    const both = [off(60, "2025-01-12"), off(10, "2025-02-10")];
    expect(await months("PR09", ...both)).toEqual([140, -10]);
    expect(await months("PR09.service", ...both)).toEqual([130, null]);
  });
});
