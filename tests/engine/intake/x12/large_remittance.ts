/** A remittance of any size, for the test of large files and for the bench. */
import { closeSync, openSync, writeSync } from "node:fs";
import { moneyText } from "../../../../engine/money.ts";
import { GS, head, ISA, segments } from "./reading.ts";

/** Remittances of 500 claims with one to four lines each, that all add up, in one interchange. */
export function writeLarge(path: string, bytes: number) {
  const put = { segments: 4, sets: 0, claims: 0, lines: 0 };
  const file = openSync(path, "w");
  let written = writeSync(file, segments(ISA, GS));
  while (written < bytes) {
    const body: string[] = [];
    let paid = 0n;
    for (let claim = 0; claim < 500; claim++) {
      const lines = 1 + ((put.claims + claim) % 4);
      const each = 4000n + BigInt((put.claims * 7 + claim * 131) % 9000);
      body.push(
        `CLP*P${put.claims + claim}*1*${moneyText(BigInt(lines) * (each + 5500n))}*${moneyText(BigInt(lines) * each)}*${lines * 25}*12*PAYER${put.claims + claim}*11*1`,
        "NM1*QC*1*FAMILY*GIVEN*M***MI*XYZ123456789",
        "NM1*82*1*PROVIDER*ONE****XX*1999999984",
        "DTM*050*20260102",
      );
      for (let line = 0; line < lines; line++) {
        body.push(
          `SVC*HC:99213:25*${moneyText(each + 5500n)}*${moneyText(each)}**1`,
          "DTM*472*20251215",
          "CAS*CO*45*20**253*10",
          "CAS*PR*2*25",
          `REF*6R*L${put.lines + line}`,
          `AMT*B6*${moneyText(each + 2500n)}`,
        );
      }
      paid += BigInt(lines) * each;
      put.lines += lines;
    }
    put.claims += 500;
    put.sets++;
    const start = head(moneyText(paid - 1250n), `EFT${put.sets}`);
    const control = String(put.sets).padStart(4, "0");
    const all = [...start, ...body, "PLB*1999999984*20261231*WO:BACK*12.50"];
    written += writeSync(
      file,
      segments(`ST*835*${control}`, ...all, `SE*${all.length + 2}*${control}`),
    );
    put.segments += all.length + 2;
  }
  writeSync(file, segments(`GE*${put.sets}*7`, "IEA*1*000000101"));
  closeSync(file);
  return put;
}
