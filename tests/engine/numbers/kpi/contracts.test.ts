/** What payers allow beside what their contracts say, worked out by hand. */
import { beforeAll, expect, test } from "vitest";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { ledgerFile, remittance, take, value } from "../../../pitfalls/rows.ts";

let practice: Practice;

const charge = (id: string) => ({
  type: "charge",
  amount: 200,
  charge: id,
  claim: `K${id}`,
  patient: id,
  post: "2026-01-05",
  billed: "2026-01-06",
});
/** A claim of one line: what was paid, with what the patient owes of it. */
const line = (id: string, service: string, paid: number, patient: number, more: string[] = []) => [
  `CLP*K${id}*1*200*${paid}*${patient}*12*ICN${id}`,
  `SVC*HC:${service}*200*${paid}**1`,
  "DTM*472*20260105",
  ...(200 - paid - patient > 0 ? [`CAS*CO*45*${200 - paid - patient}`] : []),
  ...(patient > 0 ? [`CAS*PR*3*${patient}`] : []),
  ...more,
];

beforeAll(async () => {
  practice = scratchPractice();
  const report = await take(
    practice,
    ledgerFile(["1", "2", "3", "4", "5", "6", "7"].map(charge)),
    remittance({ trace: "1", paidOn: "2026-01-20", amount: 442.5 }, [
      line("1", "99213", 70, 20), // 90.00 of 100.00
      line("2", "99213", 99.5, 0), // within a dollar
      line("3", "99213:25", 80, 0), // 80.00 of 100.00: modifier 25 takes nothing off
      line("4", "99213:52", 50, 0), // a reduced service
      line("5", "99214", 100, 0), // 100.00 of 130.00, the newer rate
      line("6", "99999", 43, 0), // no rate
      ["CLP*K7*4*200*0**12*ICN7", "SVC*HC:99213*200*0**1", "CAS*CO*50*200"], // denied
    ]),
    "payer,code,contract_allowed,since,until\nAetna,99213,100.00,,\nAetna,99214,110.00,2020-01-01,\nAetna,99214,130.00,2026-01-01,\nAetna,99999,200.00,2020-01-01,2025-12-31\n",
  );
  expect(report.files.map(({ status, rows }) => [status, rows.quarantined])).toEqual([
    ["loaded", 0],
    ["loaded", 0],
    ["loaded", 0],
  ]);
});

test("RC26 is 10.00, 20.00 and 30.00: not cents, denials, reduced services, or codes without a rate", async () => {
  expect(await value(practice, "RC26", "2026-01")).toMatchObject({ numerator: "60.00", value: 60 });
  const { rows } = await practice.trace("RC26", { period: "2026-01" });
  expect(rows.filter(({ numerator }) => Number(numerator) > 0).map(({ fact }) => fact)).toEqual([
    "claim K1 99213: 90.00 of 100.00",
    "claim K3 99213: 80.00 of 100.00",
    "claim K5 99214: 100.00 of 130.00",
  ]);
  expect(rows.every(({ file, line: at }) => file !== null && at !== null)).toBe(true);
});

test("the payer is named, by code, with what to do", async () => {
  const { findings } = await practice.check();
  expect(
    findings
      .filter(({ check }) => check === "PAID_BELOW_CONTRACT")
      .toSorted((a, b) => (a.message < b.message ? -1 : 1))
      .map(({ message, amount }) => [message, amount]),
  ).toEqual([
    [
      "Aetna allowed 30.00 less than its contract says on 1 line of 99214, the last on 2026-01-20",
      "30.00",
    ],
    [
      "Aetna allowed 30.00 less than its contract says on 2 lines of 99213, the last on 2026-01-20",
      "30.00",
    ],
  ]);
});

test("a correction counts in place of what it corrects", async () => {
  const again = scratchPractice();
  await take(
    again,
    ledgerFile([charge("1")]),
    remittance({ trace: "1", paidOn: "2026-01-20", amount: 70 }, [line("1", "99213", 70, 0)]),
    remittance({ trace: "2", paidOn: "2026-02-20", amount: 30 }, [
      ["CLP*K1*22*-200*-70**12*ICN1", "SVC*HC:99213*-200*-70**1", "CAS*CO*45*-130"],
      line("1", "99213", 100, 0),
    ]),
    "payer,code,contract_allowed\nAetna,99213,100.00\n",
  );
  expect(await value(again, "RC26", "2026-01")).toMatchObject({ value: null });
  expect(await value(again, "RC26", "2026-02")).toMatchObject({ value: 0 });
});

test("without contract rates nothing is told, and what it needs is", async () => {
  const other = scratchPractice();
  await take(other, ledgerFile([charge("1")]));
  expect(await value(other, "RC26", "2026-01")).toMatchObject({
    value: null,
    status: "no data: needs contract rates, remittances",
  });
});
