import { TYPED_DAYS, type Format } from "../format.ts";
import { YES_NO } from "./appointments.ts";

/** Sex as records and people write it; a measure that asks for one leaves out who has another or none. */
export const SEXES: Readonly<Record<string, string>> = {
  f: "female",
  female: "female",
  m: "male",
  male: "male",
  other: "other",
  unknown: "other",
};

/** Our own template: who is to be measured, from the electronic record's list of a condition. */
export const qualityPatients: Format<"quality_patient"> = {
  id: "quality-patients",
  title: "Patients of quality measures",
  evidence: "our own template, datasets/templates/README.md",
  feed: "quality_patient",
  columns: {
    patient_id: "patient_id",
    year: "year",
    age: "age_at_year_end",
    condition: "condition",
    excluded: "excluded",
    provider: "provider",
    location: "location",
    sex: "sex",
  },
  required: ["patient_id", "year", "age", "condition"],
  days: [],
  moments: [],
  words: {
    condition: {
      diabetes: "diabetes",
      hypertension: "hypertension",
      atherosclerosis: "atherosclerosis",
      high_cholesterol: "high_cholesterol",
      none: "none",
    },
    excluded: YES_NO,
    sex: SEXES,
  },
};

/** What was found or done, in our words; a value tells what was found, 1 that something was done. */
const TESTS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "hba1c",
    "gmi",
    "systolic",
    "diastolic",
    "ldl",
    "mammogram",
    "fit",
    "fit_dna",
    "sigmoidoscopy",
    "ct_colonography",
    "colonoscopy",
    "cytology",
    "hpv",
    "depression_screen",
    "depression_follow_up",
    "tobacco_use",
    "tobacco_help",
    "statin",
  ].map((word) => [word, word]),
);

/** Our own template: results of tests and what was done, one a row. */
export const qualityResults: Format<"quality_result"> = {
  id: "quality-results",
  title: "Results of quality measures",
  evidence: "our own template, datasets/templates/README.md",
  feed: "quality_result",
  columns: {
    patient_id: "patient_id",
    day: "tested_on",
    test: "test",
    value: "value",
    setting: "setting",
  },
  required: ["patient_id", "day", "test", "value"],
  days: TYPED_DAYS,
  moments: [],
  words: {
    test: TESTS,
    setting: {
      office: "office",
      home: "office",
      telehealth: "office",
      emergency: "hospital",
      hospital: "hospital",
    },
  },
};

/** Our own template: what the codes of the practice's record mean, beside those we ship. */
export const qualityCodes: Format<"care_code"> = {
  id: "quality-codes",
  title: "What codes of care mean",
  evidence: "our own template, datasets/templates/README.md",
  feed: "care_code",
  columns: {
    kind: "kind",
    code: "code",
    means: "means",
    value: "value",
    at_least: "at_least",
    unit: "unit",
  },
  required: ["kind", "code", "means"],
  days: [],
  moments: [],
  words: {
    kind: {
      visit: "visit",
      condition: "condition",
      result: "result",
      answer: "answer",
      procedure: "procedure",
      medication: "medication",
    },
  },
};
