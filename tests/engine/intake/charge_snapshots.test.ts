/** Exports that show each charge as it stands: what changed from one to the next is what happened. */
import { describe, expect, test } from "vitest";
import type { Practice } from "../../../engine/spine/open.ts";
import { copiesOf, drop, scratchPractice } from "../../scratch.ts";

const COLUMNS =
  "charge_id,patient_id,provider,location,code,units,charge,service_date,post_date,changed,primary_payer,primary_paid,primary_contract,primary_paid_on,patient_paid,insurance_balance,patient_balance,total_balance";

type Charge = Partial<Record<"payer" | "provider" | "location" | "code" | "posted", string>> & {
  id?: string;
  day?: string;
  charge?: number;
  paid?: number;
  off?: number;
  paidOn?: string;
  patient?: number;
  /** of what is owed, the patient's */
  theirs?: number;
};

/** An export of the day of its last change, which is of its first row, or of all. */
function shown(made: string, charges: readonly Charge[], all = false): string {
  const rows = charges.map((row, i) => {
    const { id = `C${i + 1}`, day = "2026-01-12", charge = 100, paid = 0, off = 0 } = row;
    const { patient = 0, theirs = 0, payer = "Aetna" } = row;
    const changed = all || i === 0 ? made : day;
    const owed = charge - paid - off - patient;
    return [
      id,
      `p-${id}`,
      row.provider ?? "Lee",
      row.location ?? "North",
      row.code ?? "99213",
      1,
      charge,
      day,
      row.posted ?? day,
      changed,
      payer,
      paid,
      off,
      row.paidOn ?? "",
      patient,
      owed - theirs,
      theirs,
      owed,
    ].join(",");
  });
  return `${[COLUMNS, ...rows].join("\n")}\n`;
}

const practiceOf = copiesOf(async (exports: readonly string[]) => {
  const practice = scratchPractice();
  for (const [i, text] of exports.entries()) {
    const [report] = await practice.import([
      { paths: [drop(practice, `charges-${i}.csv`, text)], knownAt: null },
    ]);
    const { read, loaded } = report!.files[0]!.rows;
    expect([read, report!.files[0]!.status]).toEqual([loaded + 1, "loaded"]);
  }
  return practice;
});

const entriesOf = (practice: Practice) =>
  practice.read(null, [], (session) =>
    session.rows(
      `select kind, charge_id, party, payer, amount::varchar as amount, post_date::varchar as day
      from entry order by post_date, charge_id, kind, amount`,
    ),
  );

/** What was collected and what is owed at the end of a month. */
const stand = (practice: Practice, month: string) =>
  practice.read(null, [], async (session) =>
    session.row(
      `select
        (select coalesce(sum(cash), 0) from entry where strftime(month, '%Y-%m') = $month)::varchar as cash,
        (select sum(amount) from entry where strftime(month, '%Y-%m') <= $month)::varchar as owed`,
      { month },
    ),
  );

const JANUARY = shown("2026-01-31", [{ patient: 40, theirs: 60 }]);
const FEBRUARY = shown("2026-02-28", [{ patient: 60, theirs: 40 }]);

describe("charges as they stand", () => {
  test("P-30 the patient has paid 40 by January and 60 by February: February's cash is 20", async () => {
    const practice = await practiceOf([JANUARY, FEBRUARY]);
    expect(await stand(practice, "2026-01")).toEqual({ cash: "40.00", owed: "60.00" });
    expect(await stand(practice, "2026-02")).toEqual({ cash: "20.00", owed: "40.00" });
    const paid = await practice.kpi({ kpis: ["RC38"], period: "2026-01..2026-02", by: ["month"] });
    expect(paid.map(({ numerator }) => numerator)).toEqual(["40.00", "20.00"]);
    const [owed] = await practice.kpi({ kpis: ["RC01"], period: "2026-02" });
    expect(owed!.numerator).toBe("40");
  });

  test("what was known in between is what January's export said", async () => {
    const practice = scratchPractice();
    for (const [i, text] of [JANUARY, FEBRUARY].entries()) {
      const knownAt = `2026-0${i + 2}-02T00:00:00.000Z`;
      await practice.import([{ paths: [drop(practice, `charges-${i}.csv`, text)], knownAt }]);
    }
    const owed = (knownAt: string | null) =>
      practice.read(knownAt, [], (session) =>
        session.row("select sum(amount)::varchar as owed, count(*)::integer as entries from entry"),
      );
    expect(await owed("2026-02-15T00:00:00.000Z")).toEqual({ owed: "60.00", entries: 4 });
    expect(await owed(null)).toEqual({ owed: "40.00", entries: 5 });
  });

  test("the order of imports does not matter, nor the same export twice", async () => {
    const forward = await practiceOf([JANUARY, FEBRUARY]);
    const backward = await practiceOf([FEBRUARY, JANUARY]);
    const again = await practiceOf([JANUARY, FEBRUARY, FEBRUARY.replace(",Lee,", ', "Lee",')]);
    const { digest } = await forward.digest();
    expect((await backward.digest()).digest).toBe(digest);
    expect((await again.digest()).digest).toBe(digest);
  });

  test("an insurer's payment is of the day it was posted, what has no day of the day of the export", async () => {
    const practice = await practiceOf([
      shown("2026-01-31", [{}]),
      shown("2026-03-02", [{ paid: 70, off: 20, paidOn: "2026-02-17", patient: 3, theirs: 7 }]),
    ]);
    expect(await entriesOf(practice)).toEqual([
      expect.objectContaining({ kind: "charge", amount: "100.00", day: "2026-01-12" }),
      expect.objectContaining({ kind: "adjustment", amount: "-20.00", day: "2026-02-17" }),
      expect.objectContaining({ kind: "payment", amount: "-70.00", day: "2026-02-17" }),
      expect.objectContaining({ kind: "transfer_in", party: "patient", amount: "10.00" }),
      expect.objectContaining({ kind: "transfer_out", party: "primary", amount: "-10.00" }),
      // made on 2 March, it speaks of February
      expect.objectContaining({
        kind: "payment",
        party: "patient",
        amount: "-3.00",
        day: "2026-02-28",
      }),
    ]);
  });

  test("a corrected charge is taken back and charged anew; one moved to another provider moves whole", async () => {
    const practice = await practiceOf([
      shown("2026-01-31", [{ paid: 30 }, { paid: 10 }]),
      shown("2026-02-28", [
        { paid: 30, charge: 90 },
        { paid: 10, provider: "Kim" },
      ]),
    ]);
    const by = await practice.read(null, [], (session) =>
      session.rows(
        `select provider, month::varchar as month, sum(amount)::varchar as owed, sum(cash)::varchar as cash,
          sum(units) filter (where kind = 'charge')::integer as charged,
          sum(units) filter (where kind = 'charge_void')::integer as voided
        from entry group by all order by all`,
      ),
    );
    expect(by).toEqual([
      {
        provider: "Kim",
        month: "2026-02-01",
        owed: "90.00",
        cash: "10.00",
        charged: 1,
        voided: null,
      },
      {
        provider: "Lee",
        month: "2026-01-01",
        owed: "160.00",
        cash: "40.00",
        charged: 2,
        voided: null,
      },
      {
        provider: "Lee",
        month: "2026-02-01",
        owed: "-100.00",
        cash: "-10.00",
        charged: 1,
        voided: 2,
      },
    ]);
  });

  const THREE = [{ paid: 60 }, {}, { location: "South" }];

  test("a charge that is gone was taken back on the day of the export, with what was paid on it", async () => {
    const practice = await practiceOf([
      shown("2026-01-31", THREE),
      shown("2026-02-28", [{ id: "C2" }, { id: "C3", location: "South" }]),
      shown("2026-03-31", [{ id: "C2" }, { id: "C3", location: "South" }]),
    ]);
    expect((await entriesOf(practice)).slice(4)).toEqual([
      expect.objectContaining({
        kind: "charge_void",
        charge_id: "C1",
        amount: "-100.00",
        day: "2026-02-28",
      }),
      expect.objectContaining({ kind: "payment_reversal", charge_id: "C1", amount: "60.00" }),
    ]);
    const { findings } = await practice.check();
    expect(findings.filter(({ check }) => check === "CHARGES_GONE")).toEqual([
      expect.objectContaining({
        severity: "look_at",
        file: "charges-0.csv",
        line: 2,
        amount: "-40.00",
      }),
    ]);
  });

  test("one that comes back is charged again", async () => {
    const practice = await practiceOf([
      shown("2026-01-31", THREE),
      shown("2026-02-28", [{ id: "C2" }, { id: "C3", location: "South" }]),
      shown("2026-03-31", THREE),
    ]);
    expect(await stand(practice, "2026-02")).toEqual({ cash: "-60.00", owed: "200.00" });
    expect(await stand(practice, "2026-03")).toEqual({ cash: "60.00", owed: "240.00" });
  });

  test("an export of another place or of other months says nothing of a charge it cannot have", async () => {
    const practice = await practiceOf([
      shown("2026-01-31", THREE),
      shown("2026-02-27", [{ id: "C4", day: "2026-02-03", location: "South" }]),
      shown("2026-02-28", [{ id: "C3", location: "South" }]),
    ]);
    expect(await stand(practice, "2026-02")).toEqual({ cash: "0.00", owed: "340.00" });
  });

  test("an export of a small part takes nothing back, and says that it is one", async () => {
    const ten = Array.from({ length: 10 }, (): Charge => ({}));
    const practice = await practiceOf([
      shown("2026-01-31", ten),
      shown("2026-02-28", [...ten.slice(0, 3), { id: "C11", day: "2026-02-02" }]),
    ]);
    expect(await stand(practice, "2026-02")).toEqual({ cash: "0.00", owed: "1100.00" });
    const { findings } = await practice.check();
    expect(findings.map(({ check }) => check)).toContain("CHARGES_IN_PART");
  });

  test("where every row changed since the export before, what is missing did not change", async () => {
    const practice = await practiceOf([
      shown("2026-01-31", THREE),
      shown("2026-02-28", THREE.slice(0, 2), true),
    ]);
    expect(await stand(practice, "2026-02")).toEqual({ cash: "0.00", owed: "240.00" });
  });

  test("two places exported on one day are one day's export: payments keep their days, and neither is a part", async () => {
    const place = (made: string, location: string, row: Charge): string =>
      shown(made, [
        { id: `${location}1`, location },
        { id: `${location}2`, location, ...row },
      ]);
    const paid = { paid: 70, off: 20, paidOn: "2026-02-17" };
    const practice = await practiceOf([
      place("2026-01-31", "North", {}),
      place("2026-01-31", "South", {}),
      place("2026-02-28", "North", paid),
      place("2026-02-28", "South", paid),
    ]);
    const payments = (await entriesOf(practice)).filter(({ kind }) => kind === "payment");
    expect(payments.map(({ charge_id, day }) => [charge_id, day])).toEqual([
      ["North2", "2026-02-17"],
      ["South2", "2026-02-17"],
    ]);
    expect((await practice.check()).findings.map(({ check }) => check)).not.toContain(
      "CHARGES_IN_PART",
    );
  });

  test("a figure leads to the line that shows it", async () => {
    const practice = await practiceOf([JANUARY, FEBRUARY]);
    const { rows } = await practice.trace("RC08", { period: "2026-02" });
    expect(rows).toContainEqual(
      expect.objectContaining({ numerator: "20", file: "charges-1.csv", line: 2 }),
    );
  });

  test("where billing transactions tell of a charge too, they count", async () => {
    const practice = await practiceOf([JANUARY]);
    const text =
      "transaction_id,type,charge_id,amount,post_date\nT1,charge,C1,100.00,2026-01-12\nT2,payment,C1,-45.00,2026-01-20\n";
    await practice.import([{ paths: [drop(practice, "transactions.csv", text)], knownAt: null }]);
    expect(await stand(practice, "2026-01")).toEqual({ cash: "45.00", owed: "55.00" });
  });
});

/** Tebra's wide row, as its samples write values. */
const tebra = (changed: string, values: Record<string, string>): string => {
  const row: Record<string, string> = {
    ID: "771",
    EncounterID: "E5",
    PatientID: "P9",
    PatientFullName: "",
    CreatedDate: "01/13/2026",
    LastModifiedDate: changed,
    PostingDate: "01/13/2026",
    ServiceStartDate: "01/12/2026",
    ProcedureCode: "99213",
    ProcedureModifier1: "25",
    ProcedureModifier2: "GT",
    Units: "1.0000",
    TotalCharges: "180.0000",
    RenderingProviderName: "Lee",
    ServiceLocationName: "North",
    PrimaryInsuranceCompanyName: "Aetna",
    PrimaryInsurancePayment: "0.0000",
    PrimaryInsuranceContractAdjustment: "0.0000",
    PrimaryInsuranceSecondaryAdjustment: "0.0000",
    PrimaryPaymentPostingDate: "",
    SecondaryInsuranceCompanyName: "Cigna",
    SecondaryInsurancePayment: "0.0000",
    SecondaryPaymentPostingDate: "",
    Receipts: "0.0000",
    InsuranceBalance: "180.0000",
    PatientBalance: "0.0000",
    TotalBalance: "180.0000",
    ...values,
  };
  return `${Object.keys(row).join(",")}\n${Object.values(row).join(",")}\n`;
};

describe("vendors' exports of charges", () => {
  test("Tebra: three insurers side by side, and receipts of which no insurer's are the patient's", async () => {
    const practice = await practiceOf([
      tebra("01/31/2026", {}),
      tebra("02/27/2026", {
        PrimaryInsurancePayment: "90.0000",
        PrimaryInsuranceContractAdjustment: "60.0000",
        PrimaryPaymentPostingDate: "02/10/2026",
        SecondaryInsurancePayment: "20.0000",
        SecondaryPaymentPostingDate: "02/24/2026",
        Receipts: "113.0000",
        InsuranceBalance: "0.0000",
        PatientBalance: "7.0000",
        TotalBalance: "7.0000",
      }),
    ]);
    const entries = await entriesOf(practice);
    expect(entries.map(({ kind, payer, amount, day }) => [kind, payer, amount, day])).toEqual([
      ["charge", "Aetna", "180.00", "2026-01-13"],
      ["adjustment", "Aetna", "-60.00", "2026-02-10"],
      ["payment", "Aetna", "-90.00", "2026-02-10"],
      ["transfer_in", "Patient", "10.00", "2026-02-10"],
      ["transfer_out", "Aetna", "-10.00", "2026-02-10"],
      ["payment", "Cigna", "-20.00", "2026-02-24"],
      ["transfer_in", "Cigna", "20.00", "2026-02-24"],
      ["transfer_out", "Aetna", "-20.00", "2026-02-24"],
      ["payment", "Patient", "-3.00", "2026-02-27"],
    ]);
    const owed = await practice.read(null, [], (session) =>
      session.rows(
        "select payer, sum(amount)::varchar as owed from entry group by all having sum(amount) <> 0",
      ),
    );
    expect(owed).toEqual([{ payer: "Patient", owed: "7.00" }]);
  });

  test("DrChrono: line items name no insurer, and one who owed nothing to begin with pays herself", async () => {
    const header =
      "id,appointment,doctor,patient,code,modifiers,quantity,billed,adjustment,ins1_paid,ins2_paid,ins3_paid,pt_paid,balance_ins,balance_pt,balance_total,posted_date,service_date,updated_at";
    const practice = await practiceOf([
      `${header}\n1,11,Lee,P1,99213,,1,100.00,0.00,0.00,0.00,0.00,0.00,100.00,0.00,100.00,2026-01-12,2026-01-12,2026-01-31T08:00:00\n2,12,Lee,P2,99213,,1,80.00,0.00,0.00,0.00,0.00,30.00,0.00,50.00,50.00,2026-01-14,2026-01-14,2026-01-14T09:00:00\n`,
      `${header}\n1,11,Lee,P1,99213,,1,100.00,25.00,60.00,0.00,0.00,0.00,0.00,15.00,15.00,2026-01-12,2026-01-12,2026-02-20T08:00:00\n2,12,Lee,P2,99213,,1,80.00,0.00,0.00,0.00,0.00,80.00,0.00,0.00,0.00,2026-01-14,2026-01-14,2026-02-21T09:00:00\n`,
    ]);
    const owed = await practice.read(null, [], (session) =>
      session.rows(
        `select charge_id, payer, sum(amount)::varchar as owed, sum(cash)::varchar as cash
        from entry group by all order by all`,
      ),
    );
    expect(owed).toEqual([
      { charge_id: "1", payer: "Patient", owed: "15.00", cash: "0.00" },
      { charge_id: "1", payer: "Unassigned", owed: "0.00", cash: "60.00" },
      { charge_id: "2", payer: "Patient", owed: "0.00", cash: "80.00" },
    ]);
  });

  test("a charge whose balance is not what its parts come to is named", async () => {
    const practice = await practiceOf([tebra("01/31/2026", { TotalBalance: "170.0000" })]);
    const { findings } = await practice.check();
    expect(findings.filter(({ check }) => check === "CHARGE_BALANCE_DIFFERS")).toEqual([
      expect.objectContaining({ amount: "-10.00", file: "charges-0.csv", line: 2 }),
    ]);
  });
});
