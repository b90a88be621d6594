/**
 * Synthea's clinical CSV files: who the patients are, and their visits, conditions, observations, procedures
 * and medications. Conditions carry days, everything else UTC instants. Of names, numbers and addresses of
 * patients no column is read.
 */
import type { Format } from "../format.ts";
import { SEXES } from "./quality.ts";

const INSTANT = ["%Y-%m-%dT%H:%M:%SZ"];
const EVIDENCE = "the public Synthea CSV exporter and its 2022-12 and 2023-11 samples";

/** What every kind of event has. */
const EVENT = {
  evidence: EVIDENCE,
  feed: "care_event",
  days: INSTANT,
  moments: INSTANT,
  utc: true,
} as const;

const kindOf = (kind: string): Pick<Format<"care_event">, "fixed" | "words"> => ({
  fixed: { kind },
  words: { kind: { [kind]: kind } },
});

export const syntheaPatients: Format<"care_patient"> = {
  id: "synthea-patients",
  title: "Synthea patients",
  evidence: EVIDENCE,
  feed: "care_patient",
  columns: { patient_id: "Id", born: "BIRTHDATE", died: "DEATHDATE", sex: "GENDER" },
  required: ["patient_id", "born", "died", "sex"],
  marks: ["HEALTHCARE_EXPENSES"],
  days: ["%Y-%m-%d"],
  moments: [],
  words: { sex: SEXES },
};

export const syntheaEncounters: Format<"care_event"> = {
  ...EVENT,
  id: "synthea-encounters",
  title: "Synthea encounters",
  columns: {
    event_id: "Id",
    patient_id: "PATIENT",
    start: "START",
    end: "STOP",
    codes: "CODE",
    setting: "ENCOUNTERCLASS",
    provider: "PROVIDER",
    location: "ORGANIZATION",
  },
  required: ["event_id", "patient_id", "start", "setting"],
  fixed: { kind: "visit" },
  also: { visit_id: "event_id" },
  words: {
    kind: { visit: "visit" },
    setting: {
      ambulatory: "office",
      outpatient: "office",
      urgentcare: "office",
      home: "office",
      virtual: "office",
      wellness: "preventive",
      emergency: "hospital",
      inpatient: "hospital",
      hospice: "hospital",
      snf: "hospital",
    },
  },
};

export const syntheaConditions: Format<"care_event"> = {
  ...EVENT,
  ...kindOf("condition"),
  id: "synthea-conditions",
  title: "Synthea conditions",
  columns: {
    patient_id: "PATIENT",
    visit_id: "ENCOUNTER",
    start: "START",
    end: "STOP",
    codes: "CODE",
  },
  required: ["patient_id", "visit_id", "start", "end", "codes"],
  lacks: ["Id", "UDI", "CATEGORY", "BASE_COST", "PAYER"],
  days: ["%Y-%m-%d"],
  moments: [],
  utc: false,
};

export const syntheaObservations: Format<"care_event"> = {
  ...EVENT,
  ...kindOf("result"),
  id: "synthea-observations",
  title: "Synthea observations",
  columns: {
    patient_id: "PATIENT",
    visit_id: "ENCOUNTER",
    start: "DATE",
    codes: "CODE",
    value: "VALUE",
    unit: "UNITS",
  },
  required: ["patient_id", "start", "codes", "value", "unit"],
};

export const syntheaProcedures: Format<"care_event"> = {
  ...EVENT,
  ...kindOf("procedure"),
  id: "synthea-procedures",
  title: "Synthea procedures",
  columns: {
    patient_id: "PATIENT",
    visit_id: "ENCOUNTER",
    start: ["START", "DATE"],
    end: "STOP",
    codes: "CODE",
  },
  required: ["patient_id", "visit_id", "start", "codes"],
  marks: ["BASE_COST", "REASONCODE"],
  lacks: ["DISPENSES", "ENCOUNTERCLASS", "PAYER", "Id"],
};

export const syntheaMedications: Format<"care_event"> = {
  ...EVENT,
  ...kindOf("medication"),
  id: "synthea-medications",
  title: "Synthea medications",
  columns: {
    patient_id: "PATIENT",
    visit_id: "ENCOUNTER",
    start: "START",
    end: "STOP",
    codes: "CODE",
    name: "DESCRIPTION",
  },
  required: ["patient_id", "visit_id", "start", "end", "codes", "name"],
  marks: ["DISPENSES"],
};
