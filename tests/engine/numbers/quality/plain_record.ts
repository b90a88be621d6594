/** A clinical record as plain objects, read from Synthea's CSV files or from FHIR by other code than ours. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export type Event = {
  kind: "visit" | "condition" | "result" | "procedure" | "medication";
  visit: string;
  day: string;
  until: string;
  code: string;
  name: string;
  value: number | null;
  answer: string;
};
export type Person = { id: string; born: string; died: string; sex: string; events: Event[] };
export type Visit = { hospital: boolean; preventive: boolean };
export type PlainRecord = { people: Map<string, Person>; visits: Map<string, Visit> };

const EVER = "9999-12-31";
const HOSPITAL = new Set(["emergency", "inpatient", "hospice", "snf"]);

export const textOf = (path: string): string => {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};

type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => {
  const [header, ...lines] = text.trimEnd().split("\n");
  const names = header!.trim().split(",");
  return lines.map((line) => {
    const cells = line.replace(/\r$/, "").split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
};

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\((finding|qualifier value|situation)\)/, "")
    .trim();

/** @param text  the text of one of Synthea's files by its name */
export function fromSynthea(text: (name: string) => string): PlainRecord {
  const record: PlainRecord = { people: new Map(), visits: new Map() };
  for (const row of rowsOf(text("patients"))) {
    record.people.set(row["Id"]!, {
      id: row["Id"]!,
      born: row["BIRTHDATE"]!,
      died: row["DEATHDATE"]!.slice(0, 10),
      sex: row["GENDER"]!,
      events: [],
    });
  }
  const add = (row: Row, event: Partial<Event> & Pick<Event, "kind">): void => {
    const day = (row["START"] ?? row["DATE"]!).slice(0, 10);
    const stop = (row["STOP"] ?? "").slice(0, 10);
    const goesOn = event.kind === "condition" || event.kind === "medication";
    record.people.get(row["PATIENT"]!)!.events.push({
      visit: row["ENCOUNTER"] ?? row["Id"]!,
      day,
      until: stop || (goesOn ? EVER : day),
      code: row["CODE"]!,
      name: "",
      value: null,
      answer: "",
      ...event,
    });
  };
  for (const row of rowsOf(text("encounters"))) {
    const hospital = HOSPITAL.has(row["ENCOUNTERCLASS"]!);
    record.visits.set(row["Id"]!, { hospital, preventive: row["ENCOUNTERCLASS"] === "wellness" });
    add(row, { kind: "visit" });
  }
  for (const row of rowsOf(text("conditions"))) add(row, { kind: "condition" });
  for (const row of rowsOf(text("procedures"))) add(row, { kind: "procedure" });
  for (const row of rowsOf(text("medications"))) {
    add(row, { kind: "medication", name: row["DESCRIPTION"]!.toLowerCase() });
  }
  for (const row of rowsOf(text("observations"))) {
    const value = row["VALUE"] === "" ? NaN : Number(row["VALUE"]);
    add(row, {
      kind: "result",
      value: Number.isNaN(value) ? null : value,
      answer: Number.isNaN(value) ? words(row["VALUE"]!) : "",
    });
  }
  return record;
}

/* eslint-disable @typescript-eslint/no-explicit-any */
/** @param bundles  parsed Bundles of Synthea's FHIR */
export function fromFhir(bundles: readonly any[]): PlainRecord {
  const record: PlainRecord = { people: new Map(), visits: new Map() };
  const last = (reference: any): string => (reference?.reference ?? "").split(/[/:]/).pop();
  const resources = bundles.flatMap(({ entry }) => entry.map((each: any) => each.resource));
  for (const each of resources.filter(({ resourceType }) => resourceType === "Patient")) {
    record.people.set(each.id, {
      id: each.id,
      born: each.birthDate,
      died: (each.deceasedDateTime ?? "").slice(0, 10),
      sex: each.gender === "female" ? "F" : "M",
      events: [],
    });
  }
  for (const each of resources) {
    const add = (event: Partial<Event> & Pick<Event, "kind" | "day">): void => {
      record.people.get(last(each.subject))!.events.push({
        visit: last(each.encounter),
        until: event.day,
        code: each.code?.coding[0].code ?? "",
        name: "",
        value: null,
        answer: "",
        ...event,
      });
    };
    const day = (text: string | undefined): string => (text ?? "").slice(0, 10);
    if (each.resourceType === "Encounter") {
      const hospital = ["IMP", "EMER"].includes(each.class.code);
      record.visits.set(each.id, { hospital, preventive: false });
      add({
        kind: "visit",
        day: day(each.period.start),
        visit: each.id,
        code: each.type[0].coding[0].code,
      });
    } else if (each.resourceType === "Condition") {
      add({
        kind: "condition",
        day: day(each.onsetDateTime),
        until: day(each.abatementDateTime) || EVER,
      });
    } else if (each.resourceType === "Procedure") {
      add({
        kind: "procedure",
        day: day(each.performedPeriod.start),
        until: day(each.performedPeriod.end),
      });
    } else if (each.resourceType === "MedicationRequest") {
      const coding = each.medicationCodeableConcept?.coding[0];
      const begun = day(each.authoredOn);
      add({
        kind: "medication",
        day: begun,
        until: each.status === "active" ? EVER : begun,
        code: coding?.code ?? "",
        name: (coding?.display ?? "").toLowerCase(),
      });
    } else if (each.resourceType === "Observation") {
      for (const part of [each, ...(each.component ?? [])]) {
        add({
          kind: "result",
          day: day(each.effectiveDateTime),
          code: part.code.coding[0].code,
          value: part.valueQuantity?.value ?? null,
          answer: words(part.valueCodeableConcept?.coding[0].display ?? ""),
        });
      }
    }
  }
  return record;
}
