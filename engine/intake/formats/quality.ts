import { TYPED_DAYS, type Format } from "../format.ts";
import { YES_NO } from "./appointments.ts";

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
  },
  required: ["patient_id", "year", "age", "condition"],
  days: [],
  moments: [],
  words: {
    condition: { diabetes: "diabetes", hypertension: "hypertension" },
    excluded: YES_NO,
  },
};

/** Our own template: results of tests, one a row. */
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
    test: { hba1c: "hba1c", gmi: "hba1c", systolic: "systolic", diastolic: "diastolic" },
    setting: {
      office: "office",
      home: "office",
      telehealth: "office",
      emergency: "hospital",
      hospital: "hospital",
    },
  },
};
