/**
 * What quality measures are told of: patients, conditions, observations, procedures and medications. Of a
 * patient the year of birth, the sex and a day of death are read; of an observation a number or a coded
 * answer, and never a text that somebody wrote. Days are those where they were written.
 */
import type { RowOf, Tables } from "../tables.ts";
import type { Directory } from "./directory.ts";
import { at, isObject, listOf, textAt, type Json } from "./json.ts";
import type { Reader } from "./reader.ts";
import { dayOf } from "./values.ts";

type CareEvent = RowOf<"care_event">;

const NOTHING: CareEvent = {
  event_id: null,
  visit_id: null,
  patient_id: null,
  kind: null,
  start: null,
  end: null,
  codes: null,
  name: null,
  value: null,
  unit: null,
  answer: null,
  setting: null,
  provider: null,
  location: null,
};

/** What a visit that did not take place, or not yet, is said to be. */
const NO_VISIT = new Set(["entered-in-error", "planned", "cancelled", "arrived", "triaged"]);
/** Classes of encounters (HL7 ActCode) in which a patient is not seen in a practice. */
const IN_HOSPITAL = new Set(["IMP", "ACUTE", "NONAC", "EMER", "OBSENC", "PRENC", "SS"]);
const NO_OBSERVATION = new Set(["entered-in-error", "cancelled", "registered", "preliminary"]);
const NOT_SO = new Set(["refuted", "entered-in-error"]);
const NOT_TAKEN = new Set(["entered-in-error", "cancelled", "draft", "not-taken", "intended"]);
const NO_ORDER = new Set(["proposal", "plan"]);

/** All codes of a concept, whatever they are codes of, separated by spaces. */
const codesOf = (concept: unknown): string | null =>
  listOf(isObject(concept) ? concept["coding"] : null)
    .flatMap((coding) => textAt(coding, "code") ?? [])
    .map((code) => code.replaceAll(/\s/g, ""))
    .join(" ") || null;

/** The day of the first of these elements that a resource has. */
const firstDay = (resource: Json, ...paths: string[][]): string | null =>
  dayOf(paths.map((path) => textAt(resource, ...path)).find((text) => text !== null) ?? null);

export const patient: Reader = (resource, line, _directory, tables) => {
  const born = textAt(resource, "birthDate");
  if (born === null) return false;
  tables.add("care_patient", line, {
    patient_id: textAt(resource, "id"),
    born: born.endsWith("-01-01") ? born : (/^\d{4}(?=-|$)/.exec(born)?.[0] ?? born),
    died: firstDay(resource, ["deceasedDateTime"]),
    sex: textAt(resource, "gender"),
  });
  return true;
};

/** An encounter, as far as quality measures ask for it; adds nothing for one that did not take place. */
export const careVisit: Reader = (resource, line, directory, tables) => {
  const start = firstDay(resource, ["period", "start"]);
  if (start === null || NO_VISIT.has(textAt(resource, "status") ?? "")) return false;
  const people = listOf(resource["participant"]).map((participant) => participant["individual"]);
  const id = textAt(resource, "id");
  tables.add("care_event", line, {
    ...NOTHING,
    event_id: id === null ? null : `Encounter/${id}`,
    visit_id: id,
    patient_id: directory.idOf(resource["subject"]),
    kind: "visit",
    start,
    end: firstDay(resource, ["period", "end"]),
    codes:
      listOf(resource["type"])
        .flatMap((type) => codesOf(type) ?? [])
        .join(" ") || null,
    setting: IN_HOSPITAL.has(textAt(resource, "class", "code") ?? "") ? "hospital" : "office",
    provider: directory.nameOf(people.find((each) => directory.typeOf(each) === "Practitioner")),
    location:
      directory.nameOf(at(resource, "location", "location")) ??
      directory.nameOf(resource["serviceProvider"]),
  });
  return true;
};

export const condition: Reader = (resource, line, directory, tables) => {
  if (NOT_SO.has(textAt(resource, "verificationStatus", "coding", "code") ?? "")) return false;
  return add(tables, line, {
    ...common(resource, directory, "condition"),
    start: firstDay(resource, ["onsetDateTime"], ["onsetPeriod", "start"], ["recordedDate"]),
    end: firstDay(resource, ["abatementDateTime"], ["abatementPeriod", "end"]),
    codes: codesOf(resource["code"]),
  });
};

export const observation: Reader = (resource, line, directory, tables) => {
  if (NO_OBSERVATION.has(textAt(resource, "status") ?? "")) return false;
  const event = {
    ...common(resource, directory, "result"),
    start: firstDay(
      resource,
      ["effectiveDateTime"],
      ["effectivePeriod", "start"],
      ["effectiveInstant"],
      ["issued"],
    ),
  };
  const components = listOf(resource["component"]);
  // a test of which no result is told was made all the same
  const parts = components.length > 0 ? [resource, ...components].filter(hasValue) : [resource];
  const added = parts.filter((part, nth) => {
    const number = at(part, "valueQuantity", "value") ?? at(part, "valueInteger");
    const answer = at(part, "valueCodeableConcept");
    return add(tables, line, {
      ...event,
      event_id: nth === 0 ? event.event_id : `${event.event_id}#${nth}`,
      codes: codesOf(part["code"]),
      value: typeof number === "number" ? decimalOf(number) : null,
      unit: textAt(part, "valueQuantity", "code") ?? textAt(part, "valueQuantity", "unit"),
      answer: textAt(answer, "coding", "display") ?? textAt(answer, "coding", "code"),
    });
  });
  return added.length > 0;
};

export const procedure: Reader = (resource, line, directory, tables) => {
  if (textAt(resource, "status") !== "completed") return false;
  return add(tables, line, {
    ...common(resource, directory, "procedure"),
    start: firstDay(resource, ["performedDateTime"], ["performedPeriod", "start"]),
    end: firstDay(resource, ["performedPeriod", "end"]),
    codes: codesOf(resource["code"]),
  });
};

/** An order or a statement. One that is not active any more, and does not say until when, is over its first day. */
export const medication: Reader = (resource, line, directory, tables) => {
  const status = textAt(resource, "status") ?? "";
  if (NOT_TAKEN.has(status) || NO_ORDER.has(textAt(resource, "intent") ?? "")) return false;
  const start = firstDay(
    resource,
    ["effectivePeriod", "start"],
    ["effectiveDateTime"],
    ["authoredOn"],
    ["dateAsserted"],
  );
  const end = firstDay(
    resource,
    ["effectivePeriod", "end"],
    ["dispenseRequest", "validityPeriod", "end"],
  );
  const reference = at(resource, "medicationReference");
  const contained = listOf(resource["contained"]).find(
    (each) => `#${textAt(each, "id")}` === textAt(reference, "reference"),
  );
  const concept = at(resource, "medicationCodeableConcept") ?? at(contained, "code");
  return add(tables, line, {
    ...common(resource, directory, "medication"),
    start,
    end: end ?? (status === "active" ? null : start),
    codes: codesOf(concept) ?? directory.idOf(reference),
    name: textAt(concept, "coding", "display") ?? textAt(reference, "display"),
  });
};

function common(resource: Json, directory: Directory, kind: string): CareEvent {
  return {
    ...NOTHING,
    event_id: `${textAt(resource, "resourceType")}/${textAt(resource, "id")}`,
    visit_id: directory.idOf(resource["encounter"] ?? resource["context"]),
    patient_id: directory.idOf(resource["subject"]),
    kind,
  };
}

/** Adds an event; what has no code, or is of no patient, tells no measure anything. */
function add(tables: Tables, line: number, event: CareEvent): boolean {
  if (event.codes === null || event.patient_id === null) return false;
  tables.add("care_event", line, event);
  return true;
}

const hasValue = (part: Json): boolean =>
  Object.keys(part).some((name) => name.startsWith("value"));

/** Six decimals are more than any bound has. */
const decimalOf = (number: number): string => String(Number(number.toFixed(6)));
