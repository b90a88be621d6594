/** An electronic record in FHIR, a patient or two at a time, and what the measures make of it. */
import { expect } from "vitest";
import type { KpiValue } from "../../../../engine/contract.ts";
import type { Practice } from "../../../../engine/spine/open.ts";
import { scratchPractice } from "../../../scratch.ts";
import { take } from "../../../pitfalls/rows.ts";

export type Resource = Record<string, unknown> & { resourceType: string };
export const coded = (code: string, display?: string) => ({ coding: [{ code, display }] });
let made = 0;

/** A patient with a visit on each of these days. */
export const person = (
  id: string,
  born: string,
  gender = "female",
  visits = ["2026-01-15"],
): Resource[] => [
  { resourceType: "Patient", id, birthDate: born, gender, name: [{ family: "SECRET" }] },
  ...visits.map((day) => visit(id, day)),
];
export const of = (id: string) => ({ subject: { reference: `Patient/${id}` } });
export const visit = (id: string, day: string, kind = "AMB", visitId = `v${++made}`): Resource => ({
  resourceType: "Encounter",
  id: visitId,
  status: "finished",
  class: { code: kind },
  period: { start: day },
  ...of(id),
});
export const condition = (id: string, code: string, onset: string, abated?: string): Resource => ({
  resourceType: "Condition",
  id: `c${++made}`,
  code: coded(code),
  onsetDateTime: onset,
  abatementDateTime: abated,
  ...of(id),
});
export const result = (
  id: string,
  code: string,
  day: string,
  value: number | string,
  more = {},
): Resource => ({
  resourceType: "Observation",
  id: `o${++made}`,
  status: "final",
  code: coded(code),
  effectiveDateTime: day,
  ...(typeof value === "number"
    ? { valueQuantity: { value } }
    : { valueCodeableConcept: coded("x", value) }),
  ...of(id),
  ...more,
});
export const procedure = (
  id: string,
  code: string,
  day: string,
  status = "completed",
): Resource => ({
  resourceType: "Procedure",
  id: `p${++made}`,
  status,
  code: coded(code),
  performedDateTime: day,
  ...of(id),
});
export const medication = (id: string, name: string, day: string, status = "active"): Resource => ({
  resourceType: "MedicationRequest",
  id: `m${++made}`,
  status,
  intent: "order",
  medicationCodeableConcept: coded("1", name),
  authoredOn: day,
  ...of(id),
});

const CODES =
  "kind,code,means,value\nprocedure,MAMMO,mammogram,\nprocedure,COLO,colonoscopy,\nresult,HPV,hpv,\nprocedure,HOSPICE,hospice,\n";

export async function record(...resources: Resource[]): Promise<Practice> {
  const practice = scratchPractice();
  // a child of six that no measure asks for was here in August: so far the record reaches
  const last = person("child", "2020-05-05", "male", ["2026-08-31"]);
  const text = [...resources, ...last].map((each) => JSON.stringify(each)).join("\n");
  const report = await take(practice, CODES, text);
  expect(report.files.map(({ status }) => status)).toEqual(["loaded", "loaded"]);
  return practice;
}

/** `met of due`, by measure, at the end of a month. */
export async function met(practice: Practice, period = "2026-06"): Promise<Record<string, string>> {
  const values = await practice.kpi({ kpis: ["QU01", "QU02", "QU03"], period, by: ["category"] });
  const told = values.filter(({ value }) => value !== null);
  const name = ({ kpi, slice }: KpiValue): string =>
    ({ QU01: "CMS122", QU02: "CMS165" })[kpi] ?? slice["category"]!.split(" ")[0]!;
  return Object.fromEntries(
    told.map((each) => [name(each), `${each.numerator} of ${each.denominator}`]),
  );
}

/** A blood pressure as a panel of two components. */
export const pressure = (
  id: string,
  day: string,
  high: number,
  low: number,
  more = {},
): Resource => ({
  resourceType: "Observation",
  id: `o${++made}`,
  status: "final",
  code: coded("85354-9"),
  effectiveDateTime: day,
  component: [
    { code: coded("8480-6"), valueQuantity: { value: high, code: "mm[Hg]" } },
    { code: coded("8462-4"), valueQuantity: { value: low, code: "mm[Hg]" } },
  ],
  ...of(id),
  ...more,
});

export const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `p${i}`);
/** Who was born on these days, each seen once in the year, with a condition since 2010. */
export const born = (
  days: readonly string[],
  year: number,
  code: string,
  gender = "male",
): Resource[] =>
  days.flatMap((day, i) => [
    ...person(`p${i}`, day, gender, [`${year}-01-15`]),
    condition(`p${i}`, code, "2010-01-01"),
  ]);
export const unit = (value: number, code: string) => ({ valueQuantity: { value, code } });
/** A test with no result told. */
export const untold = (id: string, code: string, day: string): Resource => ({
  resourceType: "Observation",
  id: `u-${id}-${code}-${day}`,
  status: "final",
  code: coded(code),
  effectiveDateTime: day,
  ...of(id),
});
export const count = async (practice: Practice, measure: string, period: string) =>
  (await met(practice, period))[measure];
