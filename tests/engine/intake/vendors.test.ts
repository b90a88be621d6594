/** Vendors' exports, each with the ways of its own: what comes of them in the ledger and on the schedule. */
import { expect, test } from "vitest";
import { drop, scratchPractice } from "../../scratch.ts";

const taken = async (files: Record<string, string>) => {
  const practice = scratchPractice();
  const paths = Object.entries(files).map(([name, text]) => drop(practice, name, text));
  const [report] = await practice.import([{ paths, knownAt: null }]);
  for (const { rows } of report!.files) {
    const { read, loaded, unchanged, superseded, quarantined, ignored } = rows;
    expect(read).toBe(loaded + unchanged + superseded + quarantined + ignored);
  }
  const rowsOf = (sql: string) => practice.read(null, [], (session) => session.rows(sql));
  return { practice, files: report!.files, rowsOf };
};

const ATHENA =
  "transaction_id,claim_id,charge_id,charge_void_parent_id,patient_id,transaction_type,transaction_transfer_type,transaction_reason,amount,procedure_code,other_modifier,units,charge_from_date,first_billed_datetime,post_date,voided_date,reversal_flag,transaction_created_datetime";
const athena = [
  ATHENA,
  '1,C1,K1,,P1,CHARGE,Primary,,200.00,"99213,25",,1,2026-01-12,2026-01-15 08:00:00,2026-01-14,,N,2026-01-13 09:12:00',
  "2,C1,K1,,P1,PAYMENT,Primary,,-120.00,,,,2026-01-12,,2026-02-10,,N,2026-02-10 10:00:00",
  "3,C1,K1,,P1,ADJUSTMENT,Primary,CONTRACTUAL,-50.00,,,,2026-01-12,,2026-02-10,,N,2026-02-10 10:00:00",
  "4,C1,K1,,P1,TRANSFEROUT,Primary,COPAY,-30.00,,,,2026-01-12,,2026-02-10,,N,2026-02-10 10:00:00",
  "5,C1,K1,,P1,TRANSFERIN,Patient,COPAY,30.00,,,,2026-01-12,,2026-02-10,,N,2026-02-10 10:00:00",
  // paid by mistake, and reversed by a row of its own
  "6,C1,K1,,P1,PAYMENT,Patient,,-30.00,,,,2026-01-12,,2026-02-20,,N,2026-02-20 10:00:00",
  "7,C1,K1,,P1,PAYMENT,Patient,,30.00,,,,2026-01-12,,2026-03-02,,Y,2026-03-02 10:00:00",
  // voided by a date on the row itself, a charge and a payment
  "8,C2,K2,,P2,CHARGE,Primary,,90.00,99212,GT,1,2026-01-20,,2026-01-21,2026-03-05,N,2026-01-21 09:00:00",
  "9,C1,K1,,P1,PAYMENT,Patient,,-5.00,,,,2026-01-12,,2026-02-21,2026-02-22,N,2026-02-21 10:00:00",
  // voided by a date and a row besides, which is one void
  "10,C3,K3,,P3,CHARGE,Primary,,75.00,99211,,1,2026-01-22,,2026-01-22,2026-02-01,N,2026-01-22 09:00:00",
  "11,C3,K3v,K3,P3,CHARGE,Primary,,-75.00,99211,,1,2026-01-22,,2026-02-01,,N,2026-02-01 09:00:00",
].join("\n");

test("athenahealth: voids by date or by row, reversals by flag, a code with its modifiers, provider and place on the claim", async () => {
  const { files, rowsOf } = await taken({
    "transaction.csv": `${athena}\n`,
    "claim.csv":
      "claim_id,patient_id,rendering_provider_id,service_department_id,claim_service_date\nC1,P1,Lee,North,2026-01-12\nC2,P2,Kim,South,2026-01-20\nC3,P3,Kim,South,2026-01-22\n",
  });
  expect(files.map(({ format, rows }) => [format, rows.quarantined])).toEqual([
    ["athena-transactions", 0],
    ["athena-claims", 0],
  ]);
  expect(
    await rowsOf(
      "select charge_id, kind, amount::varchar as amount, post_date::varchar as day from entry where kind in ('charge_void', 'payment_reversal') order by post_date",
    ),
  ).toEqual([
    { charge_id: "K3", kind: "charge_void", amount: "-75.00", day: "2026-02-01" },
    { charge_id: "K1", kind: "payment_reversal", amount: "5.00", day: "2026-02-22" },
    { charge_id: "K1", kind: "payment_reversal", amount: "30.00", day: "2026-03-02" },
    { charge_id: "K2", kind: "charge_void", amount: "-90.00", day: "2026-03-05" },
  ]);
  expect(
    await rowsOf(
      "select provider, location, party, sum(amount)::varchar as owed, sum(cash)::varchar as cash from entry group by all having sum(amount) <> 0 order by all",
    ),
  ).toEqual([
    { provider: "Lee", location: "North", party: "patient", owed: "30.00", cash: "0.00" },
  ]);
  expect(
    await rowsOf(
      "select code, modifiers, entry_date::varchar as entered, bill_date::varchar as billed from entry where charge_id in ('K1', 'K2') and kind = 'charge' order by all",
    ),
  ).toEqual([
    { code: "99212", modifiers: "GT", entered: "2026-01-21", billed: null },
    { code: "99213", modifiers: "25", entered: "2026-01-13", billed: "2026-01-15" },
  ]);
});

test("athenahealth: statuses by letter, and open slots are no appointments", async () => {
  const { files, rowsOf } = await taken({
    "appointment.csv": [
      "appointment_id,patient_id,provider_id,department_id,appointment_date,appointment_starttime,appointment_duration,appointment_status,scheduled_datetime,created_datetime,cancelled_datetime,frozenyn,check_in_datetime",
      "1,P1,Lee,North,2026-01-12,09:00,20,4,2026-01-02 10:00:00,2026-01-02 10:01:00,,N,2026-01-12 08:55:00",
      "2,P2,Lee,North,2026-01-12,09:20,20,x,2026-01-02 10:00:00,2026-01-02 10:01:00,2026-01-10 12:00:00,N,",
      "3,,Lee,North,2026-01-12,09:40,20,o,,,,N,",
      "4,,Lee,North,2026-01-12,10:00,20,o,,,,Y,",
      "5,P3,Lee,North,2026-01-13,09:00,20,f,2026-01-02 10:00:00,,,N,",
      "",
    ].join("\n"),
  });
  expect(files[0]).toMatchObject({
    format: "athena-appointments",
    rows: { read: 6, loaded: 3, ignored: 3, quarantined: 0 },
    ignored_as: { header: 1, open_slot: 2 },
  });
  expect(
    await rowsOf(
      "select source_key, status, start::varchar as start from appointment_row order by all",
    ),
  ).toEqual([
    { source_key: "1", status: "completed", start: "2026-01-12 09:00:00" },
    { source_key: "2", status: "cancelled", start: "2026-01-12 09:20:00" },
    { source_key: "5", status: "booked", start: "2026-01-13 09:00:00" },
  ]);
});

const openemr = (last: string): string =>
  [
    "Provider,Date,Time,Patient,Address,DOB,Type,Status",
    "Lee,01/12/2026,09:00 am,Name A,,01/01/1970,Office Visit,@ Arrived",
    ",01/12/2026,09:00 am,Name B,,01/01/1971,Office Visit,x Canceled",
    ",01/12/2026,09:20 am,,,,,",
    `,01/12/2026,01:40 pm,Name C,,01/01/1972,Office Visit,${last}`,
    "Kim,01/12/2026,09:00 am,Name D,,01/01/1973,Office Visit,- None",
    "",
  ].join("\n");

test("OpenEMR: the provider stands on the first row of his, free times among appointments, and nobody's name is kept", async () => {
  const { practice, files, rowsOf } = await taken({ "appointments.csv": openemr("- None") });
  expect(files[0]).toMatchObject({
    format: "openemr-appointments",
    rows: { read: 6, loaded: 4, ignored: 2, quarantined: 0 },
    ignored_as: { header: 1, open_slot: 1 },
  });
  const appointments = "select * from appointment_row order by provider, start, status";
  const told = await rowsOf(appointments);
  expect(told.map(({ provider, start, status }) => [provider, start, status])).toEqual([
    ["Kim", "2026-01-12 09:00:00", "booked"],
    ["Lee", "2026-01-12 09:00:00", "cancelled"],
    ["Lee", "2026-01-12 09:00:00", "completed"],
    ["Lee", "2026-01-12 13:40:00", "booked"],
  ]);
  expect(JSON.stringify(told)).not.toMatch(/Name|197\d/);
  const later = drop(practice, "later.csv", openemr("> Checked out"));
  await practice.import([{ paths: [later], knownAt: null }]);
  expect((await rowsOf(appointments)).map(({ status }) => status)).toEqual([
    "booked",
    "cancelled",
    "completed",
    "completed",
  ]);
});

const PROCEDURES =
  "ProcNum\tPatNum\tProcDate\tProcFee\tProcStatus\tProvNum\tProcCode\tDateEntryC\tClinicNum\tUnitQty\tBaseUnits";
const CLAIMPROCS =
  "ClaimProcNum,ProcNum,ClaimNum,PatNum,ProvNum,FeeBilled,InsPayEst,Status,InsPayAmt,Remarks,DateCP,WriteOff,AllowedOverride,ProcDate,DateEntry,ClinicNum,IsTransfer";

test("Open Dental: one row of a claim is two entries, -1 is empty, estimates and plans wait until they are real", async () => {
  const first = await taken({
    "procedurelog.txt": [
      PROCEDURES,
      "1\t7\t2026-01-12\t100\t2\t3\tD0120\t2026-01-12\t2\t1\t0",
      "2\t7\t2026-01-12\t40.5\tC\t3\tD0274\t2026-01-13\t0\t2\t1",
      "3\t8\t2026-02-02\t900\tTP\t4\tD2740\t0001-01-01\t2\t1\t0",
      "",
    ].join("\n"),
    "claimproc.csv": [
      CLAIMPROCS,
      '11,1,5,7,3,100,70,1,70,"paid, in part",2026-02-03,12.5,-1,2026-01-12,2026-02-03,2,0',
      "12,2,5,7,3,121.5,60,4,60,,2026-02-03,-1,-1,2026-01-12,2026-02-03,0,0",
      // of the whole claim, and one taken back
      "13,0,5,7,3,0,0,1,5,,2026-02-03,0,-1,2026-01-12,2026-02-03,2,0",
      "14,1,5,7,3,100,0,4,-10,,2026-03-04,-2.5,-1,2026-01-12,2026-03-04,2,0",
      // an estimate
      "15,3,6,8,4,900,450,6,0,,0001-01-01,0,-1,2026-02-02,0001-01-01,2,0",
      "",
    ].join("\n"),
    "paysplit.csv":
      "SplitNum,SplitAmt,PatNum,PayNum,ProvNum,DatePay,ProcDate,ProcNum,DateEntry,UnearnedType,ClinicNum\n" +
      "21,17.5,7,31,3,01/20/2026,01/12/2026,1,01/20/2026,0,2\n" +
      "22,200,8,32,0,01/21/2026,01/01/0001,0,01/21/2026,9,2\n" +
      "23,-50,8,33,0,02/21/2026,01/01/0001,0,02/21/2026,9,2\n",
    "adjustment.csv":
      "AdjNum,AdjDate,AdjAmt,PatNum,AdjType,ProvNum,ProcNum,ProcDate,DateEntry,ClinicNum\n" +
      "41,2026-02-10,-8.25,7,14,3,2,2026-01-12,2026-02-10,2\n" +
      "42,2026-02-28,1.5,7,15,3,1,2026-01-12,2026-02-28,2\n",
  });
  expect(first.files.map(({ format, rows }) => [format, rows.loaded, rows.quarantined])).toEqual([
    ["open-dental-procedures", 3, 0],
    // each row is a payment and a write-off
    ["open-dental-claim-procedures", 10, 0],
    ["open-dental-pay-splits", 3, 0],
    ["open-dental-adjustments", 2, 0],
  ]);
  const owed = (sql = "true") =>
    first.rowsOf(
      `select coalesce(item_id, 'unapplied') as item, sum(amount)::varchar as owed, sum(cash)::varchar as cash
      from entry where ${sql} group by all order by all`,
    );
  expect(await owed()).toEqual([
    // 100.00 less 70.00 and 12.50, of which 10.00 and 2.50 came back; 17.50 paid; 1.50 charged
    { item: "1", owed: "14.00", cash: "77.50" },
    // three units at 40.50 less 60.00 and 8.25
    { item: "2", owed: "53.25", cash: "60.00" },
    { item: "5", owed: "-5.00", cash: "5.00" },
    { item: "unapplied", owed: "-150.00", cash: "150.00" },
  ]);
  const path = drop(
    first.practice,
    "later.txt",
    `${PROCEDURES}\n3\t8\t2026-02-09\t900\t2\t4\tD2740\t2026-02-09\t2\t1\t0\n1\t7\t2026-01-12\t100\tD\t3\tD0120\t2026-01-12\t2\t1\t0\n`,
  );
  await first.practice.import([{ paths: [path], knownAt: null }]);
  expect(await owed("item_id in ('1', '3') and flow = 'charge'")).toEqual([
    { item: "3", owed: "900.00", cash: "0.00" },
  ]);
});

test("OpenEMR's collections report is what is owed on the day it was made: held against the ledger, credits apart", async () => {
  const { practice, files, rowsOf } = await taken({
    "ledger.csv":
      "transaction_id,type,amount,post_date,charge_id,service_date,patient_id,payer\n" +
      "1,charge,1200.00,2026-01-12,7.31,2026-01-12,7,Aetna\n2,payment,-100.00,2026-01-20,7.31,2026-01-12,7,Aetna\n" +
      "3,charge,80.00,2025-11-03,8.30,2025-11-03,8,\n4,charge,50.00,2026-01-05,9.32,2026-01-05,9,Aetna\n" +
      "5,payment,-70.00,2026-01-25,9.32,2026-01-05,9,Aetna\n",
  });
  expect(files[0]).toMatchObject({ status: "loaded" });
  const report = [
    "Insurance,Name,DOB,Invoice,DOS,Referrer,Provider,Charge,Adjust,Paid,Balance,",
    '"Aetna","Doe, Jane","1970-01-01","7.31","2026-01-12","","Lee, Ann","1,300.00","-100.00","100.00","1,100.00","17",',
    '"","Roe, Rick","1980-01-01","8.30","2025-11-03","","Lee, Ann","80.00","0.00","0.00","80.00","88",',
    "",
  ].join("\n");
  const path = drop(practice, "collections_report.csv", report);
  const [made] = await practice.import([{ paths: [path], knownAt: "2026-01-31T15:00:00Z" }]);
  expect(made!.files[0]).toMatchObject({
    format: "openemr-collections",
    status: "loaded",
    rows: { loaded: 2, quarantined: 0 },
  });
  expect(
    await rowsOf(
      "select as_of::varchar as day, bucket, payer, amount::varchar as owed from ageing_row order by all",
    ),
  ).toEqual([
    { day: "2026-01-31", bucket: "0-30", payer: "Aetna", owed: "1100.00" },
    { day: "2026-01-31", bucket: "61-90", payer: null, owed: "80.00" },
  ]);
  const { ties } = await practice.certificate("2026-01");
  expect(ties.find(({ tie }) => tie === "ageing")).toMatchObject({
    status: "passes",
    left: "0.00",
  });
  expect(JSON.stringify(await rowsOf("select * from staged.ageing"))).not.toContain("Doe");
});
