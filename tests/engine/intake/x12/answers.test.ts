/** What comes back for claims that were sent: 277CA and 999, and what the checks make of them. */
import { beforeAll, describe, expect, test } from "vitest";
import type { FileReport, PlacedFinding } from "../../../../engine/contract.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { answers, claims, envelope, states } from "./envelopes.ts";
import { reading } from "./reading.ts";

const STATES = [
  "HL*1**20*1",
  "NM1*PR*2*EXAMPLE PLAN*****PI*EP1",
  "TRN*1*BATCH",
  "HL*2*1*21*1",
  "NM1*41*2*EXAMPLE PRACTICE*****46*111",
  "TRN*2*B17",
  "STC*A1:19*20260106*WQ*300",
  "QTY*90*1",
  "AMT*YU*200",
  "HL*3*2*19*1",
  "NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984",
  "HL*4*3*PT",
  "NM1*QC*1*FAMILY*GIVEN****MI*MEMBER1",
  "TRN*2*VISIT-1",
  "STC*A2:20:PR*20260106*WQ*200",
  "REF*1K*ICN-1",
  "DTP*472*D8*20260102",
  "HL*5*3*PT",
  "NM1*QC*1*FAMILY*GIVEN****MI*MEMBER2",
  "TRN*2*VISIT-2",
  "STC*A7:562:85*20260106*U*100",
  "SVC*HC:99213*100",
  "STC*A7:465*20260106*U",
];

test("the states of claims are read by category, with amounts and without names", async () => {
  const read = await reading(states("20260106", "000000301", ...STATES));
  expect(
    read
      .rows("claim_status")
      .map((row) => [row.level, row.claim_id, row.category, row.code, row.amount, row.line]),
  ).toEqual([
    ["receiver", "", "A1", "19", "300", 11],
    ["claim", "VISIT-1", "A2", "20", "200", 19],
    ["claim", "VISIT-2", "A7", "562", "100", 25],
    ["line", "VISIT-2", "A7", "465", "", 27],
  ]);
  expect(read.rows("claim_status")[1]).toMatchObject({
    status_on: "2026-01-06",
    payer: "EXAMPLE PLAN",
    payer_claim_id: "ICN-1",
    service_date: "2026-01-02",
  });
  const { read: all, rows, ignored, held } = read.contents;
  expect({ all, rows, ignored, held }).toEqual({
    all: 30,
    rows: 10, // BHT NM1*PR TRN TRN STC×4 REF*1K DTP
    ignored: { header: 3, section: 14, footer: 3 },
    held: [],
  });
  expect(JSON.stringify([read.contents, read.rows("claim_status")])).not.toMatch(/FAMILY|MEMBER/);
});

test("another separator in a state than the one ISA names is understood", async () => {
  const body = STATES.map((text) => text.replace("A7:562:85", "A7|562|85"));
  const read = await reading(states("20260106", "000000301", ...body));
  expect(read.rows("claim_status")[2]).toMatchObject({ category: "A7", code: "562" });
});

test("a state without a category, a claim or a readable amount is held back", async () => {
  const read = await reading(
    states(
      "20260106",
      "000000301",
      "HL*4*3*PT",
      "STC*A2:20*20260106*WQ*200",
      "TRN*2*VISIT-1",
      "STC**20260106*WQ*200",
      "STC*A2:20*20260106*WQ*many",
    ),
  );
  expect(read.contents.held.map(({ line, problem, field }) => [line, problem, field])).toEqual([
    [6, "FIELD_MISSING", "claim_id"],
    [8, "FIELD_MISSING", "category"],
    [9, "AMOUNT_FORMAT", "amount"],
  ]);
});

test("an acknowledgement says which sets were taken, and which segment of a rejected one is wrong", async () => {
  const read = await reading(
    answers(
      "20260105",
      "000000401",
      "AK1*HC*17*005010X222A1",
      "AK2*837*0021*005010X222A1",
      "IK5*A",
      "AK2*837*0022*005010X222A1",
      "IK3*NM1*19*2010BA*8",
      "CTX*SITUATIONAL TRIGGER*CLM*30",
      "IK4*9*67*7*NAME-OR-NUMBER",
      "IK5*R*5*I5",
      "AK9*P*2*2*1",
    ),
  );
  expect(read.rows("acknowledgement").map((row) => Object.values(row).slice(2, 12))).toEqual([
    ["set", "17", "837", "0021", "A", "2026-01-05", "", "", "", ""],
    ["set", "17", "837", "0022", "R", "2026-01-05", "5 I5", "", "", ""],
    ["group", "17", "", "", "P", "2026-01-05", "", "2", "2", "1"],
  ]);
  expect(read.rows("acknowledged_error").map((row) => Object.values(row).slice(3))).toEqual([
    ["0022", "NM1", "19", "2010BA", "", "8", 8],
    ["0022", "NM1", "19", "2010BA", "9", "7", 10],
  ]);
  expect(read.contents).toMatchObject({ read: 15, rows: 8, held: [], findings: [] });
  expect(JSON.stringify(read.contents)).not.toContain("NAME-OR-NUMBER");
});

test("the older 997 says the same in other words", async () => {
  const read = await reading(
    envelope(
      ["FA", "997", "005010"],
      "20260105",
      "000000402",
      "AK1*HC*17",
      "AK2*837*0022",
      "AK3*NM1*19**8",
      "AK4*9**7",
      "AK5*R*5",
      "AK9*R*1*1*0",
    ),
  );
  expect(read.rows("acknowledgement").map(({ level, outcome }) => [level, outcome])).toEqual([
    ["set", "R"],
    ["group", "R"],
  ]);
  expect(read.rows("acknowledged_error")).toHaveLength(2);
});

describe("a practice that sent six claims", () => {
  let reports: FileReport[];
  let found: PlacedFinding[];
  const messages = (check: string): string[] =>
    found.filter((finding) => finding.check === check).map(({ message }) => message);

  beforeAll(async () => {
    const practice = scratchPractice();
    const header =
      "Transaction ID,Type,Charge ID,Claim ID,Patient ID,Provider,Location,Payer,Party,Code,Units,Amount,Service Date,Post Date";
    const charges = [
      ["T1", "C1", "VISIT-1", "200.00"],
      ["T2", "C2", "VISIT-2", "100.00"],
      ["T3", "C3", "VISIT-3", "80.01"],
      ["T4", "C4", "VISIT-4", "60.00"],
      ["T5", "C5", "VISIT-5", "50.00"],
    ].map(
      ([id, charge, claim, amount]) =>
        `${id},charge,${charge},${claim},P1,Dr A,Main,EXAMPLE PLAN,primary,99213,1,${amount},2026-01-02,2026-01-03`,
    );
    const later =
      "T9,charge,C9,VISIT-9,P1,Dr A,Main,EXAMPLE PLAN,primary,99213,1,1.00,2026-01-20,2026-01-20";
    const paths = [
      drop(practice, "charges.csv", [header, ...charges, later].join("\n") + "\n"),
      drop(
        practice,
        "sent.837",
        claims(
          "20260105",
          "000000017",
          ["VISIT-1", "200"],
          ["VISIT-2", "100"],
          ["VISIT-3", "80"],
          ["VISIT-6", "10"],
        ),
      ),
      drop(practice, "again.837", claims("20260110", "000000018", ["VISIT-4", "60"])),
      drop(practice, "bad.837", claims("20260111", "000000019", ["VISIT-5", "50"])),
      drop(
        practice,
        "states.277",
        states(
          "20260106",
          "000000301",
          ...STATES,
          "HL*6*3*PT",
          "TRN*2*VISIT-4",
          "STC*A3:21*20260106*U*60",
        ),
      ),
      drop(
        practice,
        "later.277",
        states("20260114", "000000302", "HL*1*0*PT", "TRN*2*VISIT-4", "STC*A2:20*20260114*WQ*60"),
      ),
      drop(
        practice,
        "answer.999",
        answers(
          "20260111",
          "000000401",
          "AK1*HC*19",
          "AK2*837*0001",
          "IK3*CLM*7**8",
          "IK5*R*5",
          "AK9*R*1*1*0",
        ),
      ),
    ];
    const [report] = await practice.import([{ paths, knownAt: null }]);
    reports = report!.files;
    found = (await practice.check()).findings;
  });

  test("every file is loaded, and says what it adds up to", () => {
    expect(reports.map(({ status, format }) => [status, format])).toEqual([
      ["loaded", "transactions"],
      ["loaded", "x12_837p"],
      ["loaded", "x12_837p"],
      ["loaded", "x12_837p"],
      ["loaded", "x12_277ca"],
      ["loaded", "x12_277ca"],
      ["loaded", "x12_999"],
    ]);
    expect(reports[1]!.amounts).toEqual({ claims: "4", submitted: "390.00" });
    expect(reports[4]!.amounts).toEqual({
      claims_accepted: "1",
      claims_rejected: "2",
      accepted: "200.00",
      rejected: "160.00",
    });
    expect(reports[6]!.amounts).toEqual({ sets_accepted: "0", sets_rejected: "1" });
  });

  test("a claim turned away and not sent again is named, one that was sent again is not", () => {
    expect(messages("CLAIM_REJECTED")).toEqual([
      "claim VISIT-2 of 100.00 was rejected on 2026-01-06 (A7/562) and not sent again since",
      "claim VISIT-5 of 50.00 was rejected on 2026-01-11 (999 R) and not sent again since",
    ]);
  });

  test("a claim that nobody answered for is named", () => {
    expect(messages("CLAIM_NOT_ACKNOWLEDGED")).toEqual([
      "claim VISIT-3 of 80.00 was submitted on 2026-01-05 to EXAMPLE PLAN; no acknowledgement of it came in",
      "claim VISIT-6 of 10.00 was submitted on 2026-01-05 to EXAMPLE PLAN; no acknowledgement of it came in",
    ]);
  });

  test("a claim submitted for another amount than its charges is named, to the cent", () => {
    expect(
      found
        .filter(({ check }) => check === "CLAIM_CHARGE_DIFFERS")
        .map(({ message, amount, line }) => [message, amount, line]),
    ).toEqual([
      ["claim VISIT-3 was submitted for 80.00; its charges come to 80.01", "-0.01", 18],
      [
        "claim VISIT-6 was submitted for 10.00; its charges come to nothing: no charge names it",
        "10.00",
        22,
      ],
    ]);
  });
});
