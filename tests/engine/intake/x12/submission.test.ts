import { expect, test } from "vitest";
import { checks, reading, segments } from "./reading.ts";

const ISA =
  "ISA*00*          *00*          *ZZ*PRACTICE       *ZZ*CLEARING       *260105*0900*^*00501*000000201*0*P*:";

/** A submission: one group, one set, with a right count in SE. */
const submission = (...body: string[]): string =>
  segments(
    ISA,
    "GS*HC*PRACTICE*CLEARING*20260105*0930*17*X*005010X222A1",
    "ST*837*0021*005010X222A1",
    ...body,
    `SE*${body.length + 2}*0021`,
    "GE*1*17",
    "IEA*1*000000201",
  );

const HEAD = [
  "BHT*0019*00*BATCH-7*20260105*0930*CH",
  "NM1*41*2*EXAMPLE PRACTICE*****46*111",
  "NM1*40*2*CLEARING*****46*222",
  "HL*1**20*1",
  "NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984",
  "HL*2*1*22*0",
  "SBR*P*18*******CI",
  "NM1*IL*1*FAMILY*GIVEN****MI*MEMBER1",
  "DMG*D8*19500101*F",
  "NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EHP01",
];
const CLAIM = [
  "CLM*VISIT-1*250***11:B:7*Y*A*Y*Y",
  "REF*F8*ICN-OLD",
  "HI*ABK:J0300",
  "NM1*82*1*DOCTOR*GIVEN****XX*1999999976",
  "LX*1",
  "SV1*HC:99213:25*200*UN*1***1",
  "DTP*472*D8*20251216",
  "REF*6R*CHARGE-1",
  "LX*2",
  "SV1*HC:81002*50*UN*2*81**1",
  "DTP*472*RD8*20251215-20251216",
];

test("a claim as submitted becomes a row, with its lines, payer, place and providers' numbers", async () => {
  const read = await reading(submission(...HEAD, ...CLAIM));
  const set = "837/BATCH-7/000000201.17.0021";
  expect(read.rows("submitted_claim")).toEqual([
    {
      set,
      position: "11",
      group_control: "17",
      set_control: "0021",
      claim_id: "VISIT-1",
      submitted_on: "2026-01-05",
      service_date: "2025-12-15",
      charge: "250",
      place: "11",
      frequency: "7",
      original_claim_id: "ICN-OLD",
      payer: "EXAMPLE HEALTH PLAN",
      payer_id: "EHP01",
      payer_order: "P",
      billing_provider: "1999999984",
      provider: "1999999976",
      balances: "yes",
      line: 14,
    },
  ]);
  const line = { set, claim_position: "11", provider: "1999999976" };
  expect(read.rows("submitted_line")).toEqual([
    {
      ...line,
      position: "16",
      charge_id: "CHARGE-1",
      code: "99213",
      modifiers: "25",
      charge: "200",
      units: "1",
      place: "11",
      service_date: "2025-12-16",
      line: 19,
    },
    {
      ...line,
      position: "20",
      charge_id: "",
      code: "81002",
      modifiers: "",
      charge: "50",
      units: "2",
      place: "81",
      service_date: "2025-12-15",
      line: 23,
    },
  ]);
  expect(read.contents.format).toEqual({ id: "x12_837p", title: "X12 837P, claims" });
  expect(read.contents.findings).toEqual([]);
});

test("no name, birthday or member number of a patient is read", async () => {
  const read = await reading(submission(...HEAD, ...CLAIM));
  const all = JSON.stringify([
    read.contents,
    read.rows("submitted_claim"),
    read.rows("submitted_line"),
  ]);
  expect(all).not.toMatch(/FAMILY|GIVEN|MEMBER1|DOCTOR|19500101|J0300/);
});

test("every segment of a submission is counted once", async () => {
  const { contents } = await reading(submission(...HEAD, ...CLAIM));
  const { read, rows, ignored, held } = contents;
  expect({ read, rows, ignored, held }).toEqual({
    read: 27,
    rows: 12, // BHT NM1*85 SBR NM1*PR CLM REF*F8 NM1*82 SV1 DTP REF*6R SV1 DTP
    ignored: { header: 5, section: 7, footer: 3 }, // header: ISA GS ST LX LX
    held: [],
  });
});

test("what another insurer paid on a claim is not this claim's", async () => {
  const read = await reading(
    submission(
      ...HEAD,
      "CLM*A*100***11:B:1",
      "SBR*S*18*******MB",
      "CAS*PR*2*20",
      "AMT*D*80",
      "NM1*IL*1*OTHER*GIVEN****MI*MEMBER2",
      "NM1*PR*2*OTHER PLAN*****PI*OP1",
      "REF*F8*ICN-OF-THE-OTHER",
      "LX*1",
      "SV1*HC:99213*100*UN*1",
      "SVD*OP1*80*HC:99213**1",
      "CAS*PR*2*20",
      "DTP*573*D8*20251231",
    ),
  );
  expect(read.rows("submitted_claim")).toMatchObject([
    {
      payer: "EXAMPLE HEALTH PLAN",
      payer_order: "P",
      original_claim_id: "",
      charge: "100",
      balances: "yes",
    },
  ]);
  expect(JSON.stringify(read.contents)).not.toMatch(/OTHER PLAN|MEMBER2/);
});

test("the next subscriber has a payer of its own, under the same practice", async () => {
  const read = await reading(
    submission(
      ...HEAD,
      ...CLAIM,
      "HL*3*1*22*1",
      "SBR*S********MB",
      "NM1*PR*2*SECOND PLAN*****PI*SP2",
      "HL*4*3*23*0",
      "PAT*19",
      "NM1*QC*1*CHILD*GIVEN",
      "CLM*B*10***11:B:1",
      "LX*1",
      "SV1*HC:99211*10*UN*1",
    ),
  );
  expect(
    read
      .rows("submitted_claim")
      .map((row) => [row.claim_id, row.payer, row.payer_order, row.billing_provider]),
  ).toEqual([
    ["VISIT-1", "EXAMPLE HEALTH PLAN", "P", "1999999984"],
    ["B", "SECOND PLAN", "S", "1999999984"],
  ]);
});

test("lines that do not come to the claim's charge are loaded as sent, and the difference told", async () => {
  const body = [...HEAD, ...CLAIM].map((text) => text.replace("*50*UN", "*49.99*UN"));
  const read = await reading(submission(...body));
  expect(read.rows("submitted_claim")).toMatchObject([{ charge: "250", balances: "no" }]);
  expect(read.contents.findings).toMatchObject([
    { severity: "look_at", check: "CHARGES_DIFFER", line: 14, amount: "0.01" },
  ]);
});

test("a claim or line without an amount is held back with what belongs to it", async () => {
  const read = await reading(
    submission(
      ...HEAD,
      "CLM*A",
      "NM1*82*1*DOCTOR****XX*1",
      "SV1*HC:99213*10*UN*1",
      "CLM**10",
      "CLM*B*10***11:B:1",
      "SV1*HC:99213**UN*1",
      "DTP*472*D8*20251216",
      "SV1*HC:99213*10*UN*some",
      "SV2*0300*HC:99213*10*UN*1",
      "HL*3*1*22",
      "SV1*HC:99213*10*UN*1",
    ),
  );
  expect(read.contents.held.map(({ problem, field }) => [problem, field])).toEqual([
    ["AMOUNT_MISSING", "charge"],
    ["CLAIM_HELD", null],
    ["FIELD_MISSING", "claim_id"],
    ["AMOUNT_MISSING", "charge"],
    ["NUMBER_FORMAT", "units"],
    ["OUT_OF_PLACE", null],
    ["OUT_OF_PLACE", null],
  ]);
  expect(read.rows("submitted_claim").map(({ claim_id }) => claim_id)).toEqual(["B"]);
});

test("a submission that breaks off is held as a whole, one that stands twice is loaded once", async () => {
  const whole = submission(...HEAD, ...CLAIM);
  const cut = await reading(whole.slice(0, whole.indexOf("SE*")));
  expect(cut.rows("submitted_claim")).toEqual([]);
  expect(cut.contents.held).toHaveLength(12);
  expect(checks(cut)).toContain("TRUNCATED");
  const twice = await reading(whole + whole);
  expect(twice.rows("submitted_claim")).toHaveLength(1);
  expect(new Set(twice.contents.held.map(({ problem }) => problem))).toEqual(
    new Set(["DUPLICATE_KEY"]),
  );
});
