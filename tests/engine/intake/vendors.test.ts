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
