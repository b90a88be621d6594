import { beforeAll, describe, expect, test } from "vitest";
import { Rejected } from "../../../../engine/intake/rejected.ts";
import type { FileReport } from "../../../../engine/contract.ts";
import { drop, scratchPractice } from "../../../scratch.ts";
import { reading } from "./reading.ts";

const coded = (code: string) => ({ coding: [{ code }] });
const usd = (value: number) => ({ value, currency: "USD" });
const PATIENT = {
  resourceType: "Patient",
  id: "p-1",
  name: [{ family: "FAMILY", given: ["GIVEN"] }],
  birthDate: "1950-03-01",
};
const RESOURCES = {
  patient: PATIENT,
  practitioner: {
    resourceType: "Practitioner",
    id: "d-1",
    name: [{ prefix: ["Dr"], given: ["Ada"], family: "Example" }],
  },
  appointment: {
    resourceType: "Appointment",
    id: "a-1",
    status: "fulfilled",
    appointmentType: coded("ROUTINE"),
    created: "2026-01-05",
    start: "2026-01-07T09:00:00-05:00",
    end: "2026-01-07T09:20:00-05:00",
    participant: [
      { actor: { reference: "urn:uuid:patient", display: "GIVEN FAMILY" } },
      { actor: { reference: "urn:uuid:practitioner" } },
      { actor: { reference: "Location/l-1", display: "Main street" } },
    ],
  },
  cancelled: {
    resourceType: "Appointment",
    id: "a-2",
    status: "cancelled",
    cancelationReason: coded("prov-pers"),
    start: "2026-01-08T14:00:00Z",
    minutesDuration: 30,
    participant: [{ actor: { reference: "Patient/p-1" } }],
  },
  mistaken: { resourceType: "Appointment", id: "a-3", status: "entered-in-error" },
  encounter: {
    resourceType: "Encounter",
    id: "e-1",
    status: "finished",
    class: { code: "AMB" },
    type: [{ text: "Office visit" }],
    subject: { reference: "urn:uuid:patient", display: "GIVEN FAMILY" },
    participant: [{ individual: { reference: "urn:uuid:practitioner" } }],
    appointment: [{ reference: "urn:uuid:appointment" }],
    period: { start: "2026-01-07T09:05:00-05:00", end: "2026-01-07T09:25:00-05:00" },
  },
  claim: {
    resourceType: "Claim",
    id: "c-1",
    status: "active",
    use: "claim",
    patient: { reference: "urn:uuid:patient", display: "GIVEN FAMILY" },
    created: "2026-01-08T00:30:00-05:00",
    billablePeriod: { start: "2026-01-07T09:05:00-05:00" },
    provider: { reference: "Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1999999984" },
    insurer: { reference: "Organization/o-1", display: "Example Plan" },
    item: [
      { sequence: 1, productOrService: coded("99213"), modifier: [coded("25")], net: usd(120.1) },
      { sequence: 2, productOrService: coded("81002"), quantity: { value: 2 }, net: usd(9.9) },
      { sequence: 3, productOrService: coded("note") },
    ],
    total: usd(130),
  },
  estimate: { resourceType: "Claim", id: "c-2", status: "active", use: "predetermination" },
  benefit: {
    resourceType: "ExplanationOfBenefit",
    id: "b-1",
    status: "active",
    use: "claim",
    outcome: "complete",
    patient: { reference: "urn:uuid:patient" },
    created: "2026-01-20",
    insurer: { display: "Example Plan" },
    claim: { reference: "urn:uuid:claim" },
    total: [
      { category: coded("submitted"), amount: usd(130) },
      { category: coded("eligible"), amount: usd(100.25) },
    ],
    payment: { amount: usd(80.2), date: "2026-01-22" },
  },
  coverage: {
    resourceType: "Coverage",
    id: "v-1",
    status: "active",
    type: { text: "HMO" },
    beneficiary: { reference: "urn:uuid:patient" },
    payor: [{ reference: "Organization/o-1", display: "Example Plan" }],
    period: { start: "2026-01-01" },
  },
  observation: { resourceType: "Observation", id: "x-1", valueString: "SECRET FINDING" },
};

const bundle = (resources: Record<string, unknown> = RESOURCES): string =>
  JSON.stringify({
    resourceType: "Bundle",
    type: "collection",
    entry: Object.entries(resources).map(([name, resource]) => ({
      fullUrl: `urn:uuid:${name}`,
      resource,
    })),
  });
const lines = (): string =>
  Object.values(RESOURCES)
    .map((resource) => JSON.stringify(resource))
    .join("\n");

describe("a Bundle", () => {
  let read: Awaited<ReturnType<typeof reading>>;
  beforeAll(async () => {
    read = await reading({ text: bundle() });
  });

  test("every resource is counted once, and what is not used is named", () => {
    const { contents } = read;
    expect(contents).toMatchObject({
      read: 12,
      rows: 7,
      ignored: { header: 1, section: 4 },
      held: [],
      findings: [
        {
          severity: "information",
          check: "OTHER_RESOURCES",
          message: "resources.json also holds 1 × Practitioner; nothing of them was read",
        },
      ],
    });
  });

  test("references are resolved inside the file: to ids, and to names of who treats and pays", () => {
    expect(read.rows("appointment")).toMatchObject([
      {
        appointment_id: "a-1",
        patient_id: "p-1",
        provider: "Dr Ada Example",
        location: "Main street",
        visit_type: "ROUTINE",
        created: "2026-01-05 12:00:00",
        start: "2026-01-07 14:00:00",
        minutes: "20",
        status: "fulfilled",
        visit_id: "e-1",
        line: 4,
      },
      { appointment_id: "a-2", patient_id: "p-1", minutes: "30", cancelled_by: "prov" },
    ]);
    expect(read.rows("visit")).toMatchObject([
      { visit_id: "e-1", patient_id: "p-1", provider: "Dr Ada Example", appointment_id: "a-1" },
    ]);
    expect(read.rows("explained_benefit")).toMatchObject([
      {
        claim_id: "c-1",
        submitted: "130",
        eligible: "100.25",
        paid: "80.2",
        paid_on: "2026-01-22",
      },
    ]);
    expect(read.rows("coverage")).toMatchObject([{ patient_id: "p-1", payer: "Example Plan" }]);
  });

  test("a claim has its lines, the day where it was written, and providers by number", () => {
    expect(read.rows("submitted_claim")).toMatchObject([
      {
        claim_id: "c-1",
        charge: "130",
        submitted_on: "2026-01-08",
        service_date: "2026-01-07",
        payer: "Example Plan",
        provider: "1999999984",
        line: 8,
      },
    ]);
    expect(
      read
        .rows("submitted_line")
        .map((row) => [row["code"], row["modifiers"], row["charge"], row["units"]]),
    ).toEqual([
      ["99213", "25", "120.1", "1"],
      ["81002", "", "9.9", "2"],
    ]);
  });

  test("of patients only the id, the year of birth and the sex are read; of findings no text", () => {
    expect(read.rows("care_patient")).toMatchObject([{ patient_id: "p-1", born: "1950", sex: "" }]);
    const all = JSON.stringify([
      read.contents,
      ...(
        [
          "appointment",
          "visit",
          "submitted_claim",
          "coverage",
          "care_patient",
          "care_event",
        ] as const
      ).map(read.rows),
    ]);
    expect(all).not.toMatch(/FAMILY|GIVEN|1950-03|SECRET/);
  });
});

test("the same resources as lines of NDJSON say the same, references by id", async () => {
  const text = lines().replaceAll(
    /urn:uuid:(patient|practitioner|claim)/g,
    (_, name: string) =>
      ({ patient: "Patient/p-1", practitioner: "Practitioner/d-1", claim: "Claim/c-1" })[name]!,
  );
  const read = await reading({ text });
  expect(read.contents).toMatchObject({ read: 11, rows: 7, held: [] });
  expect(read.rows("appointment")[0]).toMatchObject({ provider: "Dr Ada Example", line: 3 });
  expect(read.rows("explained_benefit")).toMatchObject([{ claim_id: "c-1" }]);
});

test("what is broken, cut or not to the cent is held, and the rest is read", async () => {
  const broken = { ...RESOURCES, claim: { ...RESOURCES.claim, total: usd(130.005) } };
  const text = bundle(broken).replace('"id":"v-1"', '"id":v-1').slice(0, -40);
  const { contents, rows } = await reading({ text });
  expect(contents.held).toEqual([
    { line: 8, problem: "AMOUNT_FORMAT", field: "amount" },
    { line: 11, problem: "JSON_BROKEN", field: null },
    { line: 12, problem: "TRUNCATED", field: null },
    { line: 1, problem: "TRUNCATED", field: null },
  ]);
  expect(rows("submitted_line")).toEqual([]);
  expect(contents.read).toBe(12);
  expect(contents.findings.map(({ check }) => check)).toContain("TRUNCATED");
});

test("a file of resources we do not read is rejected, naming them", async () => {
  const refused = await reading({
    text: JSON.stringify(RESOURCES.practitioner),
  }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Rejected);
  expect((refused as Rejected).message).toContain("it holds 1 × Practitioner");
});

describe("a practice that imports a Bundle", () => {
  let report: FileReport;
  let starts: unknown[];
  beforeAll(async () => {
    const practice = scratchPractice({ time_zone: "America/New_York" });
    const path = drop(practice, "bundle.json", bundle());
    const [first, again] = await practice.import([
      { paths: [path], knownAt: null },
      {
        paths: [drop(practice, "again.ndjson", lines().replaceAll("urn:uuid:", "x:"))],
        knownAt: null,
      },
    ]);
    report = first!.files[0]!;
    expect(again!.files[0]!.status).toBe("loaded");
    const trace = await practice.trace("no_show_rate", { period: "2026-01" });
    starts = trace.rows.map((row) => row.date);
  });

  test("it is loaded, with what it adds up to", () => {
    expect(report).toMatchObject({
      format: "fhir",
      status: "loaded",
      rows: { read: 12, loaded: 7, quarantined: 0, ignored: 5 },
      amounts: {
        completed: "1",
        cancelled: "1",
        claims: "1",
        submitted: "130.00",
        visits: "1",
        benefits_paid: "80.20",
      },
    });
  });

  test("quirk 32: an appointment is on the day it was on the practice's wall", () => {
    expect(starts).toContain("2026-01-07");
  });
});
