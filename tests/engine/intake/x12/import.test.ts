import { expect, test } from "vitest";
import { drop, scratchPractice } from "../../../scratch.ts";
import { head, interchange } from "./reading.ts";

const REMITTANCE = [
  ...head("140"),
  "CLP*VISIT-1*1*200*150*30*12*ICN-1",
  "SVC*HC:99213*200*150",
  "DTM*472*20251215",
  "CAS*CO*45*20**253*0",
  "CAS*PR*1*30",
  "PLB*1999999984*20261231*WO:ICN-9*10",
];

test("a practice imports a remittance, and every segment is accounted for", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "payer.835", interchange(REMITTANCE));
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  expect(report!.reconciled).toBe(true);
  expect(report!.files[0]).toMatchObject({
    format: "x12_835",
    status: "loaded",
    rows: { read: 18, loaded: 9, quarantined: 0, ignored: 9 },
    amounts: { paid: "140.00", claims_paid: "150.00", provider_adjustments: "10.00" },
    findings: [],
  });
});

test("held segments are named with their reasons, and what is sound is loaded", async () => {
  const practice = scratchPractice();
  const path = drop(practice, "payer.835", interchange([...REMITTANCE, "CLP*VISIT-2*22"]));
  const [report] = await practice.import([{ paths: [path], knownAt: null }]);
  expect(report!.files[0]).toMatchObject({
    status: "partial",
    rows: { read: 19, loaded: 9, quarantined: 1, ignored: 9 },
    findings: [{ check: "AMOUNT_MISSING", line: 16 }],
  });
});
