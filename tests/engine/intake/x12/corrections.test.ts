/** What payers take back and pay anew, when it comes in files of its own. */
import { describe, expect, test } from "vitest";
import { drop, scratchPractice } from "../../../scratch.ts";
import { checks, head, interchange, reading } from "./reading.ts";

const claim = (status: string, charge: string, paid: string, adjusted: string): string[] => [
  `CLP*VISIT-1*${status}*${charge}*${paid}*0*12*ICN-1`,
  "SVC*HC:99213*" + `${charge}*${paid}`,
  "DTM*472*20251215",
  `CAS*CO*45*${adjusted}`,
];
/** A remittance of its own control numbers and trace. */
const sent = (trace: string, control: string, amount: string, ...body: string[]): string =>
  interchange([...head(amount, trace), ...body]).replaceAll("000000101", control);

const FIRST = sent("EFT001", "000000101", "100", ...claim("1", "120", "100", "20"));
const REVERSAL = sent(
  "EFT002",
  "000000102",
  "0",
  ...claim("22", "-120", "-100", "-20"),
  "PLB*1999999984*20261231*FB:NEXT*-100",
);
const CORRECTION = sent(
  "EFT003",
  "000000103",
  "0",
  ...claim("1", "120", "80", "40"),
  "PLB*1999999984*20261231*FB:NEXT*100*WO:ICN-1*-20",
);

describe("quirk 23: a reversal and its correction in different files", () => {
  test.each([
    ["in order", [FIRST, REVERSAL, CORRECTION]],
    ["the other way round", [CORRECTION, REVERSAL, FIRST]],
  ])("%s, what is paid sums to 80 and nothing counts twice", async (_, texts) => {
    const practice = scratchPractice();
    const paths = texts.map((text, at) => drop(practice, `payer-${at}.835`, text));
    const [report] = await practice.import([{ paths, knownAt: null }]);
    expect(report!.files.map(({ status }) => status)).toEqual(["loaded", "loaded", "loaded"]);
    const paid = report!.files.map(({ amounts }) => amounts["claims_paid"]);
    expect(new Set(paid)).toEqual(new Set(["-100.00", "100.00", "80.00"]));
    expect((await practice.check()).findings).toEqual([]);
  });

  test("the same remittance under another name changes nothing", async () => {
    const practice = scratchPractice();
    const first = drop(practice, "payer.835", FIRST);
    const again = drop(practice, "payer (1).835", FIRST.replace("~\nGS", "~GS"));
    const [report] = await practice.import([{ paths: [first, again], knownAt: null }]);
    expect(report!.files[1]).toMatchObject({ rows: { loaded: 0, unchanged: 7 } });
  });
});

test("what is forwarded raises this payment where it is negative and lowers the next where it is positive", async () => {
  const [reversal, correction] = await Promise.all([reading(REVERSAL), reading(CORRECTION)]);
  expect([...reversal.rows("remittance"), ...correction.rows("remittance")]).toMatchObject([
    { amount: "0", claims_paid: "-100.00", provider_adjustments: "-100.00", balances: "yes" },
    { amount: "0", claims_paid: "80.00", provider_adjustments: "80.00", balances: "yes" },
  ]);
});

test("reasons at the claim and at its lines add up together, each counted once", async () => {
  const read = await reading(
    interchange([
      ...head("150"),
      "CLP*VISIT-1*1*300*150*20*12*ICN-1",
      "CAS*OA*23*50",
      "SVC*HC:99213*200*130",
      "CAS*CO*45*50**253*0",
      "CAS*PR*1*20",
      "SVC*HC:81002*100*20",
      "CAS*CO*45*30",
    ]),
  );
  expect(
    read.rows("remitted_adjustment").map((row) => [row.line_position, row.reason, row.amount]),
  ).toEqual([
    ["", "23", "50"],
    ["9", "45", "50"],
    ["9", "253", "0"],
    ["9", "1", "20"],
    ["12", "45", "30"],
  ]);
  expect(read.rows("remitted_claim")).toMatchObject([{ balances: "yes" }]);
  expect(checks(read)).toEqual(["LINE_UNBALANCED"]);
});
