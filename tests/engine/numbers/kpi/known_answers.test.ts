/** Figures of the catalogue on a practice small enough to work them out by hand. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { ledgerFile, remittance, take, value } from "../../../pitfalls/rows.ts";
import { scratchPractice } from "../../../scratch.ts";

let practice: Practice;

const A = { charge: "A", claim: "A1", patient: "p1", dos: "2026-01-05" };
const B = { charge: "B", claim: "B1", patient: "p2", dos: "2026-01-12" };
const C = { charge: "C", claim: "C1", patient: "p3", dos: "2026-02-03" };
const theirs = { party: "patient" } as const;

/** Three visits in January, of which one is paid and one denied; one each in February and May. */
const LEDGER = ledgerFile([
  {
    ...A,
    type: "charge",
    amount: 200,
    post: "2026-01-06",
    billed: "2026-01-08",
    code: "99213",
    modifiers: "25",
  },
  { ...B, type: "charge", amount: 300, post: "2026-01-20", billed: "2026-01-26", code: "99203" },
  {
    type: "charge",
    amount: 40,
    charge: "E",
    patient: "p4",
    post: "2026-01-15",
    code: "99212",
    ...theirs,
    primary: "Patient",
  },
  { ...C, type: "charge", amount: 100, post: "2026-02-03", billed: "2026-02-04", code: "99214" },
  { ...A, type: "payment", amount: -120, post: "2026-02-10" },
  { ...A, type: "adjustment", reason: "contractual", amount: -50, post: "2026-02-10" },
  { ...A, type: "transfer_out", amount: -30, post: "2026-02-10" },
  { ...A, type: "transfer_in", amount: 30, post: "2026-02-10", ...theirs },
  { ...A, type: "payment", amount: -30, post: "2026-02-12", ...theirs },
  { ...B, type: "adjustment", reason: "denial", amount: -100, post: "2026-02-20" },
  { ...B, type: "adjustment", reason: "small_balance", amount: -10, post: "2026-02-20" },
  { ...C, type: "transfer_out", amount: -20, post: "2026-02-03" },
  { ...C, type: "transfer_in", amount: 20, post: "2026-02-03", ...theirs },
  { ...C, type: "payment", amount: -20, post: "2026-02-03", ...theirs },
  {
    type: "charge",
    amount: 50,
    charge: "D",
    patient: "p5",
    post: "2026-05-20",
    ...theirs,
    primary: "Patient",
  },
]);

const REMITTANCE = remittance({ trace: "900", paidOn: "2026-02-10", amount: 120 }, [
  ["CLP*A1*1*200*120*30*12*ICN1", "SVC*HC:99213:25*200*120**1", "CAS*CO*45*50", "CAS*PR*1*30"],
  ["CLP*B1*4*300*0**12*ICN2", "SVC*HC:99203*300*0**1", "CAS*CO*50*300"],
]);

const APPOINTMENTS = `appointment_id,start,status,cancelled_at,cancelled_by,checked_in,checked_out,copay_due,copay_paid
1,2026-01-05 09:00,completed,,,2026-01-05 08:55,2026-01-05 09:45,20,20
2,2026-01-12 09:00,completed,,,2026-01-12 09:00,2026-01-12 10:10,30,10
3,2026-01-15 09:00,cancelled,2026-01-10 10:00,patient,,,,
4,2026-01-16 10:00,cancelled,2026-01-16 08:00,practice,,,,
5,2026-01-19 09:00,no_show,,,,,,
6,2026-01-19 10:00,rescheduled,2026-01-16 08:00,practice,,,,
`;
const FEES =
  "Code,Service Year,Work RVU,Fee\n99213,2026,1.30,\n99203,2026,1.60,\n99212,2026,0.70,\n";
const ACCOUNTS = `account,line
Fees,patient_revenue
Wages,support_staff
Doctors,provider_compensation
Supplies,medical_supplies
Vaccines,drugs_vaccines
Rent,occupancy
Interest,interest
Depreciation,depreciation
`;
const BOOKS = `account,entry,type,date,number,memo,debit,credit
Fees,1,,2026-01-31,,,,1000.00
Wages,1,,2026-01-31,,,200.00,
Doctors,1,,2026-01-31,,,300.00,
Supplies,1,,2026-01-31,,,50.00,
Vaccines,1,,2026-01-31,,,30.00,
Rent,1,,2026-01-31,,,100.00,
Interest,1,,2026-01-31,,,20.00,
Depreciation,1,,2026-01-31,,,40.00,
Bank,1,,2026-01-31,,,260.00,
`;
const SHEET = `Balance Sheet
Example Practice
"As of January 31, 2026"

,Total
ASSETS
Current Assets
Bank Accounts
Checking,600.00
Total Bank Accounts,600.00
Total Current Assets,600.00
Fixed Assets
Equipment,900.00
Total Fixed Assets,900.00
TOTAL ASSETS,"1,500.00"
LIABILITIES AND EQUITY
Liabilities
Current Liabilities
Credit Cards
Visa,240.00
Total Credit Cards,240.00
Total Current Liabilities,240.00
Total Liabilities,240.00
Equity
Owner,"1,260.00"
Total Equity,"1,260.00"
TOTAL LIABILITIES AND EQUITY,"1,500.00"
`;
const STAFF = "employee_id,role,weekly_hours\nE-1,clinical,40\n";
const REVIEWS = `Review ID,Posted,Location,Rating,Comment,Replied,Posted At,Replied At
1,2026-01-10,,5,Kind nurse,2026-01-11,2026-01-10 20:00,2026-01-11 08:15
2,2026-01-12,,1,"Rude receptionist, wrong bill",,2026-01-12 09:00,
3,2026-01-20,,4,,,2026-01-20 12:00,2026-01-19 12:00
`;
const PAYROLL = [
  "Pay Date,Period Begin,Period End,Employee ID,Department,Job,Earning,Hours,Gross,Employer Tax,Benefits",
  "2026-02-06,2026-01-01,2026-01-31,E-1,,,regular,80,1600.00,120.00,0.00",
  "2026-02-06,2026-01-01,2026-01-31,E-1,,,overtime,20,600.00,45.00,0.00",
  "2026-02-06,2026-01-01,2026-01-31,E-1,,,bonus,0,100.00,0.00,0.00",
  "",
].join("\n");
const SURVEY =
  "Sample ID,Sampled,Disposition,Q10,Q18\n1,2026-01-10,complete,4,10\n2,2026-01-11,complete,1,6\n3,2026-01-12,complete,,9\n";

beforeAll(async () => {
  practice = scratchPractice();
  const files = [
    LEDGER,
    REMITTANCE,
    APPOINTMENTS,
    FEES,
    ACCOUNTS,
    BOOKS,
    SHEET,
    STAFF,
    PAYROLL,
    SURVEY,
    REVIEWS,
  ];
  const report = await take(practice, ...files);
  expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual(
    files.map(() => ["loaded", 0]),
  );
});

afterAll(() => practice.close());

const JANUARY = "2026-01";
const FEBRUARY = "2026-02";
const MAY = "2026-05";

describe.each<[id: string, period: string, value: number, category?: string]>([
  // 310.00 is owed; 640.00 charged less 50.00 in 90 days
  ["RC02", "2026-03", (310 * 90) / 590],
  // of 360.00, 190.00 and 40.00 are 139 and 136 days old, 80.00 is 117
  ["RC06", MAY, 230 / 360],
  ["RC33", MAY, 90 / 360],
  ["RC33.90", MAY, 40 / 90],
  // 120.00, 30.00 and 20.00 of 640.00
  ["RC09", FEBRUARY, 170 / 640],
  // nothing denied of 600.00 submitted in the three months before
  ["RC15", "2026-04", 0],
  ["RC16", FEBRUARY, 1 / 2],
  // 100.00 of 100.00 charged less 50.00
  ["RC19", FEBRUARY, 2],
  // one day, eight, and none
  ["RC21.median", JANUARY, 1],
  ["RC21.p90", JANUARY, 8],
  // two days and six
  ["RC22", JANUARY, 4],
  ["RC24", JANUARY, 300 / 540],
  // 20.00 on the day, 30.00 after 38
  ["RC31", FEBRUARY, 20 / 50],
  ["RC32", JANUARY, 30 / 50],
  ["RC35", FEBRUARY, 50 / 160, "contractual"],
  ["RC35", FEBRUARY, 100 / 160, "denial"],
  ["RC35.other", FEBRUARY, 110 / 100],
  ["PR03", JANUARY, 150 / 3],
  ["PR04", JANUARY, 150 / 3.6],
  ["PR06", JANUARY, 3.6 / 3],
  ["AC02", JANUARY, 2 / 5],
  ["AC03", JANUARY, 1 / 5],
  ["AC08", JANUARY, 1 / 3],
  // 50 and 70 minutes
  ["AC10", JANUARY, 60],
  ["FI03", JANUARY, 0.2],
  // 200.00 of wages, 80.00 of supplies, 100.00 of rent and 40.00 of depreciation
  ["FI04", JANUARY, 420 / 3],
  ["FI04.wrvu", JANUARY, 420 / 3.6],
  ["FI05", JANUARY, 0.3],
  ["FI07", JANUARY, 600 / 240],
  ["FI08", JANUARY, 320],
  ["SU01", JANUARY, 0.08],
  ["PE05", JANUARY, 0.2],
  // 600.00 for twenty hours that are 400.00 at 20.00
  ["PE05.premium", JANUARY, 200],
  // 1,600.00, 600.00 and 100.00 of pay with 165.00 of tax, for 1.30, 1.60 and 0.70
  ["PE06.wrvu", JANUARY, 2465 / 3.6],
  ["PE08", JANUARY, 3 / 100],
  ["FB01", JANUARY, 1 / 2, "Q10"],
  ["FB01", JANUARY, 2 / 3, "Q18"],
  ["FB03", JANUARY, 50, "Q10"],
  ["FB03", JANUARY, 250 / 3, "Q18"],
  ["FB05", JANUARY, 100 / 3],
  ["FB07", JANUARY, 10 / 3],
  // a quarter past eight of the next morning; an answer before the review is none
  ["FB07.hours", JANUARY, 12.25],
  ["FB07.low", JANUARY, 1 / 3],
  ["FB07.reply", JANUARY, 1 / 3],
  // two comments, of three themes between them; the third review has none
  ["FB08", JANUARY, 2 / 3, "Staff and their manner"],
  ["FB08", JANUARY, 1 / 3, "Billing and insurance"],
  ["FB08.negative", JANUARY, 1 / 2, "Staff and their manner"],
  ["FB08.negative", JANUARY, 1, "Billing and insurance"],
  ["CO05", JANUARY, 1 / 3],
])("%s of %s", (id, period, expected, category) => {
  test(`is ${expected}${category ? ` for ${category}` : ""}`, async () => {
    const by = category ? (["category"] as const) : [];
    const values = await practice.kpi({ kpis: [id], period, by });
    const found = values.find((each) => !category || each.slice["category"] === category)!;
    expect(found.value).toBeCloseTo(expected, 8);
  });

  test("its rows come to it", async () => {
    const { value: whole, rows } = await practice.trace(id, {
      period,
      ...(category ? { category } : {}),
      limit: 100,
    });
    expect(whole.value).toBeCloseTo(expected, 8);
    const sum = (of: "numerator" | "denominator"): number =>
      rows.reduce((total, row) => total + Number(row[of] ?? 0), 0);
    expect(sum("numerator")).toBeCloseTo(Number(whole.numerator), 6);
    if (whole.denominator !== null)
      expect(sum("denominator")).toBeCloseTo(Number(whole.denominator), 6);
    expect(rows.every(({ file, line }) => file !== null && line !== null)).toBe(true);
  });
});

test("300.00 denied in February are no rate: of the three months before there are data of one", async () => {
  expect(await value(practice, "RC15", FEBRUARY)).toMatchObject({
    numerator: "300",
    value: null,
    status: "n/a: needs 3 months; data begin 2026-01",
  });
});

test("a month without anything has no value, and never 0", async () => {
  const values = await practice.kpi({ period: "2026-04" });
  for (const { kpi, value: figure, status } of values.filter(({ n }) => n === 0)) {
    expect([kpi, figure]).toEqual([kpi, null]);
    expect(status).toMatch(/no data|not defined|n\/a/);
  }
  expect(await value(practice, "AC02", "2026-04")).toMatchObject({ value: null });
});
