/**
 * A file of many blocks, made here. With X12_MEGABYTES=100 in the environment it is of that size, and
 * the time of reading is printed beside that of splitting the same text into segments and elements.
 */
import { FORMATS } from "../../../../engine/intake/formats/index.ts";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readX12 } from "../../../../engine/intake/x12/read.ts";
import { moneyText } from "../../../../engine/money.ts";
import { scratchFolder } from "../../../scratch.ts";
import { GS, head, ISA, segments } from "./reading.ts";

const measured = process.env["X12_MEGABYTES"];
const megabytes = Number(measured ?? 3);
const folder = scratchFolder();

test("a file of many blocks adds up to what was put in", async () => {
  const path = join(folder, "large.835");
  const put = writeLarge(path, megabytes * 1024 * 1024);

  const started = [performance.now(), processor()] as const;
  const contents = await readX12(
    { path, kind: "x12", coercions: [], mixedEncoding: false, sheet: null, temporary: false },
    { scratch: folder, name: "large.835", format: null, formats: FORMATS },
  );
  const reading = [performance.now() - started[0], processor() - started[1]] as const;
  const memory = process.memoryUsage.rss();

  const { loads, findings, held, read, rows, ignored } = contents;
  expect(findings).toEqual([]);
  expect(held).toEqual([]);
  expect(read).toBe(rows + Object.values(ignored).reduce((a, b) => a + b, 0));
  expect(read).toBe(put.segments);
  const filled = loads.filter((load) => load.rows > 0);
  expect(Object.fromEntries(filled.map((load) => [load.feed, load.rows]))).toEqual({
    remittance: put.sets,
    remitted_claim: put.claims,
    remitted_line: put.lines,
    remitted_adjustment: put.lines * 3,
    remitted_provider_adjustment: put.sets,
  });

  if (measured) {
    const text = readFileSync(path, "utf8");
    const from = [performance.now(), processor()] as const;
    const split = text.split("~").map((segment) => segment.split("*"));
    const splitting = [performance.now() - from[0], processor() - from[1]] as const;
    const told = ["ms", "ms of processor"].map(
      (unit, i) =>
        `read in ${Math.round(reading[i]!)} ${unit}, split in ${Math.round(splitting[i]!)}, ` +
        `${(reading[i]! / splitting[i]!).toFixed(2)} times as long`,
    );
    console.log(
      `${put.segments} segments, ${split.length} pieces`,
      ...told,
      `resident after reading: ${Math.round(memory / 1e6)} MB`,
    );
  }
}, 600_000);

/** Milliseconds of processor time used so far. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Remittances of 500 claims with one to four lines each, that all add up, in one interchange. */
function writeLarge(path: string, bytes: number) {
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
