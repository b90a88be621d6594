import { portion, type BasisPoints, type Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { CODES } from "../world/codes.ts";
import { deductibleLeft, useDeductible } from "../world/patients.ts";
import { MEDICAID, MEDICARE, MEDICARE_ADVANTAGE, WORKERS_COMP } from "../world/payers.ts";
import type { Decision, Line } from "./claim.ts";

const SEQUESTRATION: BasisPoints = 200;
const COINSURANCE: BasisPoints = 2000;

/** What a plan leaves to the patient of a line: nothing, the copay, or deductible and coinsurance. */
export type Terms = "full" | "copay" | "deductible";

/** The terms of the patient's plan for a service. Preventive care is free of cost sharing everywhere. */
export function termsFor({ claim, code }: Line): Terms {
  const { payer, visit } = claim;
  const { kind } = CODES.get(code)!;
  if (payer === MEDICAID || payer === WORKERS_COMP || kind === "preventive" || kind === "vaccine")
    return "full";
  if (payer === MEDICARE) return kind === "lab" || code === "G0008" ? "full" : "deductible";
  if (payer === MEDICARE_ADVANTAGE) return kind === "visit" ? "copay" : "full";
  if (code === "90471" || code === "90472") return "full";
  return kind === "visit" && !visit.patient.highDeductible ? "copay" : "deductible";
}

/** Splits an allowed amount between payer and patient, and uses up the patient's deductible. */
export function share(
  calendar: ClinicCalendar,
  line: Line,
  allowed: Cents,
  terms: Terms,
): Decision {
  const { patient, day } = line.claim.visit;
  const nothing = { copay: 0, deductible: 0, coinsurance: 0 };
  if (terms === "full") return settled(line, allowed, nothing);
  if (terms === "copay")
    return settled(line, allowed, { ...nothing, copay: Math.min(patient.copay, allowed) });
  const year = calendar.year(day);
  const deductible = Math.min(allowed, deductibleLeft(patient, year, calendar.dayOfYear(day)));
  useDeductible(patient, year, deductible);
  const coinsurance = portion(allowed - deductible, COINSURANCE);
  return settled(line, allowed, { ...nothing, deductible, coinsurance });
}

/** A decision with the patient's part given; Medicare keeps the sequestration of what it would pay. */
export function settled(
  line: Line,
  allowed: Cents,
  patient: Pick<Decision, "copay" | "deductible" | "coinsurance">,
): Decision {
  const { copay, deductible, coinsurance } = patient;
  const left = allowed - copay - deductible - coinsurance;
  const sequestration = line.claim.payer === MEDICARE ? portion(left, SEQUESTRATION) : 0;
  return { allowed, paid: left - sequestration, sequestration, deductible, coinsurance, copay };
}
