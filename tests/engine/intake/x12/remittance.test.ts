import { expect, test } from "vitest";
import { checks, head, interchange, reading } from "./reading.ts";

/** One claim of one line that adds up: 200 charged, 150 paid, 20 contractual, 30 deductible. */
const CLAIM = [
  "CLP*VISIT-1*1*200*150*30*12*ICN-1*11*1",
  "NM1*QC*1*FAMILY*GIVEN****MI*XYZ1",
  "DTM*050*20251220",
  "SVC*HC:99213:25:59*200*150**1",
  "DTM*472*20251215",
  "CAS*CO*45*20",
  "CAS*PR*1*30",
  "REF*6R*CHARGE-1",
  "AMT*B6*180",
];

test("a remittance, its claim, line and adjustments become rows that name their segments", async () => {
  const read = await reading(interchange([...head("150"), ...CLAIM]));
  const set = "1999999999/EFT001/000000101.7.0001";
  expect(read.rows("remittance")).toEqual([
    {
      set,
      payer: "EXAMPLE HEALTH PLAN",
      trace: "EFT001",
      method: "ACH",
      paid_on: "2026-01-04",
      amount: "150",
      claims_paid: "150.00",
      provider_adjustments: "0.00",
      balances: "yes",
      line: 4,
    },
  ]);
  expect(read.rows("remitted_claim")).toEqual([
    {
      set,
      position: "7",
      claim_id: "VISIT-1",
      status: "1",
      charge: "200",
      paid: "150",
      patient_responsibility: "30",
      payer_claim_id: "ICN-1",
      received_on: "2025-12-20",
      balances: "yes",
      line: 10,
    },
  ]);
  expect(read.rows("remitted_line")).toEqual([
    {
      set,
      position: "10",
      claim_position: "7",
      charge_id: "CHARGE-1",
      code: "99213",
      modifiers: "25 59",
      charge: "200",
      paid: "150",
      allowed: "180",
      units: "1",
      service_date: "2025-12-15",
      line: 13,
    },
  ]);
  const adjustment = { set, claim_position: "7", line_position: "10", nth: "1" };
  expect(read.rows("remitted_adjustment")).toEqual([
    { ...adjustment, adjustment_group: "CO", reason: "45", amount: "20", line: 15 },
    { ...adjustment, adjustment_group: "PR", reason: "1", amount: "30", line: 16 },
  ]);
  expect(read.rows("remitted_provider_adjustment")).toEqual([]);
  expect(read.contents.asOf).toBe("2026-01-05 09:30:00");
  expect(read.contents.findings).toEqual([]);
});

test("every segment is counted once: what became a row, what frames it, what we have no use for", async () => {
  const { contents } = await reading(interchange([...head("150"), ...CLAIM]));
  const { read, rows, ignored, held } = contents;
  expect({ read, rows, ignored, held }).toEqual({
    read: 21,
    rows: 11, // BPR TRN N1*PR CLP DTM*050 SVC DTM*472 CAS CAS REF*6R AMT*B6
    ignored: { header: 4, section: 3, footer: 3 }, // section: DTM*405 N1*PE NM1
    held: [],
  });
});

test("names of patients are never read", async () => {
  const read = await reading(interchange([...head("150"), ...CLAIM]));
  const all = JSON.stringify([
    read.contents,
    read.rows("remitted_claim"),
    read.rows("remitted_line"),
  ]);
  expect(all).not.toMatch(/FAMILY|GIVEN|XYZ1/);
});

test("a positive provider adjustment lowers the payment (P-24)", async () => {
  const claim = ["CLP*A*1*12000*10000*0*12*I", "CAS*CO*45*2000"];
  const read = await reading(
    interchange([...head("9250"), ...claim, "PLB*1999999984*20261231*WO:ICN-9*750"]),
  );
  expect(read.rows("remittance")).toMatchObject([
    { amount: "9250", claims_paid: "10000.00", provider_adjustments: "750.00", balances: "yes" },
  ]);
  expect(read.rows("remitted_provider_adjustment")).toMatchObject([
    { provider_id: "1999999984", code: "WO", reference: "ICN-9", amount: "750" },
  ]);
  expect(read.contents.findings).toEqual([]);
});

test("a reversal and its correction are rows like others, and the payments sum to 80 (P-23)", async () => {
  const read = await reading(
    interchange([
      ...head("80"),
      "CLP*A*1*120*100*0*12*I1",
      "CAS*CO*45*20",
      "CLP*A*22*-120*-100*0*12*I1",
      "CAS*CO*45*-20",
      "CLP*A*1*120*80*0*12*I2",
      "CAS*CO*45*40",
    ]),
  );
  const claims = read
    .rows("remitted_claim")
    .map(({ status, paid, balances }) => [status, paid, balances]);
  expect(claims).toEqual([
    ["1", "100", "yes"],
    ["22", "-100", "yes"],
    ["1", "80", "yes"],
  ]);
  expect(read.rows("remittance")).toMatchObject([{ claims_paid: "80.00", balances: "yes" }]);
});

test("a payment that its claims do not explain is loaded, and the difference reported", async () => {
  const read = await reading(interchange([...head("151.27"), ...CLAIM]));
  expect(read.rows("remittance")).toMatchObject([{ amount: "151.27", balances: "no" }]);
  expect(read.contents.findings).toMatchObject([
    { severity: "look_at", check: "REMITTANCE_UNBALANCED", line: 4, amount: "1.27" },
  ]);
});

test("claims that do not add up are marked, and told once a transaction set", async () => {
  const read = await reading(
    interchange([
      ...head("250"),
      "CLP*A*1*100*80*0*12*I1",
      "CAS*CO*45*19.99",
      "CLP*B*1*100*80*0*12*I2",
      "CAS*CO*45*20",
      "CLP*C*1*100*90*0*12*I3",
      "CAS*CO*45*10.02",
    ]),
  );
  expect(read.rows("remitted_claim").map(({ balances }) => balances)).toEqual(["no", "yes", "no"]);
  expect(read.contents.findings).toMatchObject([
    {
      check: "CLAIM_UNBALANCED",
      line: 10,
      amount: "0.03",
      message: expect.stringContaining(": 2, the first here"),
    },
  ]);
});

test("all six reasons of a CAS are read, at claim level without a line", async () => {
  const read = await reading(
    interchange([
      ...head("0"),
      "CLP*A*4*21*0*0*12*I",
      "CAS*CO*45*1**253*2**94*3**97*4**59*5**16*6*1",
    ]),
  );
  expect(
    read
      .rows("remitted_adjustment")
      .map((row) => [row.line_position, row.reason, row.amount, row.line]),
  ).toEqual([
    ["", "45", "1", 11],
    ["", "253", "2", 11],
    ["", "94", "3", 11],
    ["", "97", "4", 11],
    ["", "59", "5", 11],
    ["", "16", "6", 11],
  ]);
  expect(read.rows("remitted_claim")).toMatchObject([{ balances: "yes" }]);
});

test("a line without units is one unit, without a day of its own it has the claim's", async () => {
  const read = await reading(
    interchange([
      ...head("30"),
      "CLP*A*1*30*30**12*I",
      "DTM*232*20251201",
      "SVC*HC:99211*10*10",
      "SVC*HC:99212*20*20**2.5",
      "DTM*150*20251202",
      "DTM*151*20251203",
    ]),
  );
  expect(read.rows("remitted_line").map((row) => [row.units, row.service_date])).toEqual([
    ["1", "2025-12-01"],
    ["2.5", "2025-12-02"],
  ]);
  expect(read.rows("remitted_claim")).toMatchObject([{ patient_responsibility: "" }]);
});

test("a day that does not exist is left empty, and reported", async () => {
  const body = [...head("150"), ...CLAIM].map((line) => line.replace("20260104", "20002316"));
  const read = await reading(interchange(body));
  expect(read.rows("remittance")).toMatchObject([{ paid_on: "" }]);
  expect(read.contents.findings).toMatchObject([{ check: "DATE_INVALID", line: 4 }]);
});

test("a claim without amounts is held back with what belongs to it, and the payment no longer adds up", async () => {
  const read = await reading(
    interchange([
      ...head("150"),
      ...CLAIM,
      "CLP*B*1",
      "NM1*QC*1*FAMILY*GIVEN",
      "SVC*HC:99213*10*10",
      "CAS*CO*45*1",
      "DTM*472*20251215",
      "CLP*C*1*ten*10",
      "CLP*D*1*10.005*10",
      "CLP*E*1*10*10*?",
      "CLP**1*10*10",
    ]),
  );
  expect(read.contents.held).toEqual([
    { line: 19, problem: "AMOUNT_MISSING", field: "charge" },
    { line: 21, problem: "CLAIM_HELD", field: null },
    { line: 22, problem: "CLAIM_HELD", field: null },
    { line: 24, problem: "AMOUNT_FORMAT", field: "charge" },
    { line: 25, problem: "AMOUNT_FORMAT", field: "charge" },
    { line: 26, problem: "AMOUNT_FORMAT", field: "patient_responsibility" },
    { line: 27, problem: "FIELD_MISSING", field: "claim_id" },
  ]);
  expect(read.rows("remitted_claim")).toHaveLength(1);
  expect(read.rows("remittance")).toMatchObject([{ balances: "yes" }]);
});

test("a line, a reason and a provider adjustment with bad amounts are held back one by one", async () => {
  const read = await reading(
    interchange([
      ...head("150"),
      "CLP*A*1*200*150*30*12*I",
      "SVC*HC:99213*200*",
      "CAS*CO*45*20",
      "SVC*HC:99213*200*150**many",
      "CLP*B*1*0*0",
      "CAS*CO*45*1**96*",
      "CAS*CO",
      "CAS*CO**5",
      "PLB*1999999984*20261231*:A*1",
      "PLB*1999999984*20261231*WO:A*1*FB:B*x",
      "CAS*CO*45*1",
    ]),
  );
  expect(read.contents.held.map(({ line, problem, field }) => [line, problem, field])).toEqual([
    [11, "AMOUNT_MISSING", "paid"],
    [12, "LINE_HELD", null],
    [13, "NUMBER_FORMAT", "units"],
    [15, "AMOUNT_MISSING", "amount"],
    [16, "AMOUNT_MISSING", "amount"],
    [17, "FIELD_MISSING", "reason"],
    [18, "FIELD_MISSING", "code"],
    [19, "AMOUNT_FORMAT", "amount"],
    [20, "OUT_OF_PLACE", null],
  ]);
  expect(read.rows("remitted_adjustment")).toEqual([]);
  expect(read.rows("remitted_provider_adjustment")).toEqual([]);
});

test("without a payment nothing of a transaction set is loaded", async () => {
  const read = await reading(interchange([...head("150").slice(1), ...CLAIM]));
  expect(read.contents.rows).toBe(0);
  expect(read.contents.held.map(({ problem }) => problem)).toEqual(Array(10).fill("NO_BPR"));
  expect(read.rows("remitted_claim")).toEqual([]);
  expect(read.contents.findings).toMatchObject([
    { severity: "must_fix", check: "NO_BPR", line: 3 },
  ]);
});

test("procedures written with another separator than ISA names are read, and it is said", async () => {
  const read = await reading(
    interchange([...head("10"), "CLP*A*1*10*10", "SVC*HC>99213>26*10*10"]),
  );
  expect(read.rows("remitted_line")).toMatchObject([{ code: "99213", modifiers: "26" }]);
  expect(checks(read)).toEqual(["COMPONENT_SEPARATOR"]);
});

test("what stands after the modifiers of a procedure is not read", async () => {
  const read = await reading(
    interchange([...head("10"), "CLP*A*1*10*10", "SVC*HC:99213:25:::XS:A TEXT*10*10"]),
  );
  expect(read.rows("remitted_line")).toMatchObject([{ code: "99213", modifiers: "25 XS" }]);
});

test("a file whose digits are masked is loaded and said to mean nothing", async () => {
  const read = await reading(
    interchange([...head("99999.99", "99999999"), "CLP*9*1*99999.99*99999.99"]),
  );
  expect(read.rows("remittance")).toHaveLength(1);
  expect(checks(read)).toEqual(["MASKED"]);
});

test("text inside a transaction set that is no segment is counted and reported", async () => {
  const read = await reading(
    interchange([...head("150"), ...CLAIM, "CXP*VISIT-2*1*10*10", "rubbish", "12*3"]),
  );
  expect(read.contents.findings).toMatchObject([
    { check: "SEGMENT_UNKNOWN", line: 19, message: expect.stringContaining(": 3, the first") },
  ]);
});

test("damage inside a segment holds it back", async () => {
  const long = "9".repeat(5000);
  const read = await reading(
    interchange([
      ...head("150"),
      "CLP*A\u0001B*1*200*150*30",
      `CLP*${long}*1*200*150*30`,
      "CLP*A\ufffdB*1*200*150*30",
      "CLP*tab\there*1*150*150",
    ]),
  );
  expect(read.contents.held.map(({ problem }) => problem)).toEqual([
    "CONTROL_CHAR",
    "FIELD_TOO_LONG",
    "ENCODING_MIXED",
  ]);
  expect(read.rows("remitted_claim")).toMatchObject([{ claim_id: "tab\there" }]);
});
