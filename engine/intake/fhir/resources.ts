/** The resources of FHIR R4 we read, and the row each becomes. */
import { minutesBetween } from "../../calendar.ts";
import { condition, careVisit, medication, observation, patient, procedure } from "./care.ts";
import { at, listOf, textAt } from "./json.ts";
import type { Reader } from "./reader.ts";
import { amountOf, codeOf, conceptOf, dayOf, momentOf } from "./values.ts";

/** What was entered in error is as if it had not been entered; what is only wished for is not booked. */
const NO_APPOINTMENT = new Set(["entered-in-error", "proposed", "waitlist"]);

const appointment: Reader = (resource, line, directory, tables) => {
  const status = textAt(resource, "status");
  if (NO_APPOINTMENT.has(status ?? "")) return false;
  const actors = listOf(resource["participant"]).map((participant) => participant["actor"]);
  const actor = (type: string): unknown => actors.find((each) => directory.typeOf(each) === type);
  const id = textAt(resource, "id");
  const [start, end] = [textAt(resource, "start"), textAt(resource, "end")];
  const minutes = at(resource, "minutesDuration") ?? minutesBetween(start, end);
  tables.add("appointment", line, {
    appointment_id: id,
    patient_id: directory.idOf(actor("Patient")),
    provider: directory.nameOf(actor("Practitioner")),
    location: directory.nameOf(actor("Location")),
    visit_type: conceptOf(resource["appointmentType"]) ?? conceptOf(resource["serviceType"]),
    new_patient: null,
    created: momentOf(textAt(resource, "created")),
    start: momentOf(start),
    start_time: null,
    minutes: minutes === null ? null : String(minutes as number),
    status,
    cancelled: null,
    cancelled_by: /^(pat|prov)/.exec(codeOf(resource["cancelationReason"]) ?? "")?.[0] ?? null,
    rescheduled_from: null,
    checked_in: null,
    checked_out: null,
    visit_id: directory.visitOf(id),
    copay_due: null,
    copay_paid: null,
    roomed: null,
    confirmed: null,
    booked_online: null,
    verified: null,
    preregistered: null,
    signed: null,
  });
  return true;
};

const visit: Reader = (resource, line, directory, tables) => {
  const status = textAt(resource, "status");
  if (status === "entered-in-error") return false;
  const people = listOf(resource["participant"]).map((participant) => participant["individual"]);
  tables.add("visit", line, {
    visit_id: textAt(resource, "id"),
    patient_id: directory.idOf(resource["subject"]),
    provider: directory.nameOf(people.find((each) => directory.typeOf(each) === "Practitioner")),
    location:
      directory.nameOf(at(resource, "location", "location")) ??
      directory.nameOf(resource["serviceProvider"]),
    setting: textAt(resource, "class", "code"),
    visit_type: conceptOf(at(resource, "type")),
    status,
    start: momentOf(textAt(resource, "period", "start")),
    end: momentOf(textAt(resource, "period", "end")),
    appointment_id: directory.idOf(at(resource, "appointment")),
  });
  careVisit(resource, line, directory, tables);
  return true;
};

const claim: Reader = (resource, line, directory, tables) => {
  const counts = textAt(resource, "status") === "active" && textAt(resource, "use") === "claim";
  if (!counts) return false;
  const id = textAt(resource, "id");
  const set = `fhir/${id ?? ""}`;
  const provider = directory.nameOf(resource["provider"]);
  const served = dayOf(textAt(resource, "billablePeriod", "start"));
  const items = listOf(resource["item"]).map((item) => ({ item, charge: amountOf(item["net"]) }));
  tables.add("submitted_claim", line, {
    set,
    position: "0",
    group_control: null,
    set_control: null,
    claim_id: id,
    submitted_on: dayOf(textAt(resource, "created")),
    service_date: served,
    charge: amountOf(resource["total"]),
    place: null,
    frequency: null,
    original_claim_id: null,
    payer:
      directory.nameOf(resource["insurer"]) ?? textAt(resource, "insurance", "coverage", "display"),
    payer_id: directory.idOf(resource["insurer"]),
    payer_order: null,
    billing_provider: provider,
    provider,
    balances: null,
  });
  for (const [index, { item, charge }] of items.entries()) {
    if (charge === null) continue;
    tables.add("submitted_line", line, {
      set,
      position: String(index + 1),
      claim_position: "0",
      charge_id: null,
      code: codeOf(item["productOrService"]),
      modifiers: listOf(item["modifier"]).map(codeOf).filter(Boolean).join(" ") || null,
      charge,
      units: String((at(item, "quantity", "value") ?? 1) as number),
      place: codeOf(item["locationCodeableConcept"]),
      service_date:
        dayOf(textAt(item, "servicedDate") ?? textAt(item, "servicedPeriod", "start")) ?? served,
      provider,
    });
  }
  return true;
};

const benefit: Reader = (resource, line, directory, tables) => {
  if (textAt(resource, "status") === "entered-in-error" || textAt(resource, "use") !== "claim") {
    return false;
  }
  const total = (category: string): string | null =>
    amountOf(
      listOf(resource["total"]).find((each) => codeOf(each["category"]) === category)?.["amount"],
    );
  tables.add("explained_benefit", line, {
    benefit_id: textAt(resource, "id"),
    claim_id: directory.idOf(resource["claim"]),
    patient_id: directory.idOf(resource["patient"]),
    payer: directory.nameOf(resource["insurer"]),
    provider: directory.nameOf(resource["provider"]),
    status: textAt(resource, "status"),
    outcome: textAt(resource, "outcome"),
    created: dayOf(textAt(resource, "created")),
    service_date: dayOf(textAt(resource, "billablePeriod", "start")),
    submitted: total("submitted"),
    eligible: total("eligible"),
    paid: amountOf(at(resource, "payment", "amount")) ?? total("benefit"),
    paid_on: dayOf(textAt(resource, "payment", "date")),
  });
  return true;
};

const coverage: Reader = (resource, line, directory, tables) => {
  const status = textAt(resource, "status");
  if (status === "entered-in-error") return false;
  tables.add("coverage", line, {
    coverage_id: textAt(resource, "id"),
    patient_id: directory.idOf(resource["beneficiary"]),
    payer: directory.nameOf(at(resource, "payor")),
    type: conceptOf(resource["type"]),
    status,
    start: dayOf(textAt(resource, "period", "start")),
    end: dayOf(textAt(resource, "period", "end")),
  });
  return true;
};

export const READERS: Readonly<Record<string, Reader>> = {
  Appointment: appointment,
  Encounter: visit,
  Claim: claim,
  ExplanationOfBenefit: benefit,
  Coverage: coverage,
  Patient: patient,
  Condition: condition,
  Observation: observation,
  Procedure: procedure,
  MedicationRequest: medication,
  MedicationStatement: medication,
};
