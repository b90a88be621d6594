import { beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../engine/spine/open.ts";
import { drop, scratchPractice } from "../scratch.ts";

/**
 * The golden ledger: three charges and a patient's prepayment over four months, with a transfer, a
 * payer's correction, a void and an overpayment. Expected figures were computed by hand and by SQL
 * apart from this code.
 */
const HEADER =
  "transaction_id,type,reason,charge_id,patient_id,provider,location,payer,primary_payer,party,amount,service_date,post_date";

const ROWS: Record<string, string[]> = {
  "2025-01": [
    "1,charge,,line1,p1,A,North,MCR,MCR,primary,200.00,2025-01-12,2025-01-20",
    "2,charge,,line2,p2,A,North,BCBS,BCBS,primary,500.00,2025-01-12,2025-01-20",
    "3,charge,,line3,p4,A,North,UHC,UHC,primary,150.00,2024-11-20,2024-11-25",
    "4,payment,,line3,p4,A,North,UHC,UHC,primary,-180.00,2024-11-20,2025-01-15",
  ],
  "2025-02": [
    "5,payment,,line1,p1,A,North,MCR,MCR,primary,-120.00,2025-01-12,2025-02-18",
    "6,adjustment,contractual,line1,p1,A,North,MCR,MCR,primary,-50.00,2025-01-12,2025-02-18",
    "7,transfer_out,,line1,p1,A,North,MCR,MCR,primary,-30.00,2025-01-12,2025-02-18",
    "8,transfer_in,,line1,p1,A,North,Patient,MCR,patient,30.00,2025-01-12,2025-02-18",
  ],
  "2025-03": [
    "9,payment,,line1,p1,A,North,Patient,MCR,patient,-30.00,2025-01-12,2025-03-10",
    "10,charge_void,,line2,p2,A,North,BCBS,BCBS,primary,-500.00,2025-01-12,2025-03-05",
    "11,unapplied_receipt,,,p3,,,Patient,,patient,-75.00,,2025-03-28",
  ],
  "2025-04": [
    "12,payment_reversal,,line1,p1,A,North,MCR,MCR,primary,120.00,2025-01-12,2025-04-02",
    "13,payment,,line1,p1,A,North,MCR,MCR,primary,-100.00,2025-01-12,2025-04-02",
    "14,adjustment_reversal,contractual,line1,p1,A,North,MCR,MCR,primary,50.00,2025-01-12,2025-04-02",
    "15,adjustment,contractual,line1,p1,A,North,MCR,MCR,primary,-55.00,2025-01-12,2025-04-02",
    "16,transfer_out,,line1,p1,A,North,MCR,MCR,primary,-15.00,2025-01-12,2025-04-02",
    "17,transfer_in,,line1,p1,A,North,Patient,MCR,patient,15.00,2025-01-12,2025-04-02",
  ],
};

let practice: Practice;

beforeAll(async () => {
  practice = scratchPractice();
  const knownAt: Record<string, string> = {
    "2025-01": "2025-02-01T12:00:00Z",
    "2025-02": "2025-03-01T12:00:00Z",
    "2025-03": "2025-04-01T12:00:00Z",
    "2025-04": "2025-05-01T12:00:00Z",
  };
  for (const [month, rows] of Object.entries(ROWS)) {
    const path = drop(practice, `${month}.csv`, `${[HEADER, ...rows].join("\n")}\n`);
    const [report] = await practice.import([{ paths: [path], knownAt: knownAt[month]! }]);
    expect(report!.files[0]).toMatchObject({ status: "loaded" });
  }
});

/** Net A/R in parts: what is open by payer and bucket, credits, unapplied money. */
async function position(period: string, knownAt: string | null = null) {
  const values = await practice.kpi({ kpis: ["RC04"], period, by: ["payer"], knownAt });
  const part = (category: string) =>
    values
      .filter((value) => value.slice["category"] === category)
      .reduce((sum, value) => sum + Number(value.numerator), 0);
  const open = values
    .filter((value) => !["credit", "unapplied"].includes(value.slice["category"]!))
    .filter((value) => Number(value.numerator) !== 0)
    .map((value) => `${value.slice["category"]} ${value.slice["payer"]} ${value.numerator}`);
  const net = await practice.kpi({ kpis: ["RC01"], period, knownAt });
  return { open, credit: part("credit"), unapplied: part("unapplied"), net: net[0]!.numerator };
}

describe("P-06 the ledger as of any day, whatever was corrected later", () => {
  test("at the end of January 700 is open in 0-30 and UHC has overpaid 30", async () => {
    expect(await position("2025-01")).toEqual({
      open: ["0-30 BCBS 500", "0-30 MCR 200"],
      credit: -30,
      unapplied: 0,
      net: "670",
    });
  });

  test("at the end of February the patient owes 30 and BCBS 500, both 31-60", async () => {
    expect(await position("2025-02")).toEqual({
      open: ["31-60 BCBS 500", "31-60 Patient 30"],
      credit: -30,
      unapplied: 0,
      net: "500",
    });
  });

  test("at the end of March nothing is open, 30 is a credit and 75 unapplied", async () => {
    expect(await position("2025-03")).toEqual({
      open: [],
      credit: -30,
      unapplied: -75,
      net: "-105",
    });
  });

  test("at the end of April the corrected claim leaves 15 with the patient, 91-120 days old", async () => {
    expect(await position("2025-04")).toEqual({
      open: ["91-120 Patient 15"],
      credit: -30,
      unapplied: -75,
      net: "-90",
    });
  });

  test("March as it was known on 15 March knows nothing of March's postings", async () => {
    expect(await position("2025-03", "2025-03-15T00:00:00Z")).toEqual({
      open: ["61-90 BCBS 500", "61-90 Patient 30"],
      credit: -30,
      unapplied: 0,
      net: "500",
    });
  });
});
