import type { Cents } from "../cents.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { Settings } from "../options.ts";
import { Random, type Quantiles } from "../random.ts";
import {
  BLUESTONE,
  MEDICAID,
  MEDICARE,
  MEDICARE_ADVANTAGE,
  PAYERS,
  SELF_PAY,
  WORKERS_COMP,
} from "./payers.ts";

/** A person with an insurance. Nothing here is, or resembles, anybody. */
export type Patient = {
  readonly id: string;
  readonly birthYear: number;
  payer: number;
  /** index of a secondary payer, or −1 */
  secondary: number;
  /** paid for each office visit, or 0 */
  copay: Cents;
  /** the plan's yearly deductible */
  deductible: Cents;
  /** true where office visits, too, fall under the deductible */
  highDeductible: boolean;
  /** how fast other doctors use the deductible up, in deductibles a year */
  elsewhere: number;
  /** what this practice's services used up of the deductible of a year */
  used: { year: number; amount: Cents };
  /** day of the month of the statements, 1 to 28 */
  readonly statementDay: number;
};

/** Makes patients and turns the year over for them. */
export type Registry = {
  register(day: number): Patient;
  /** open enrolment, birthdays and new deductibles on January 1 */
  newYear(patients: readonly Patient[], year: number): void;
};

const ADULT_AGES: Quantiles = [18, 21, 34, 49, 64, 75, 83, 94];
const COPAYS = [2000, 2500, 3000, 3500, 4000];
const DEDUCTIBLES: Quantiles = [200, 400, 750, 1250, 2000, 3000, 4000, 6000];
const SWITCHES_INSURER = 0.07;

/** Numbers patients from P00001 on, at random over plans as the payers' shares say. */
export function patientRegistry(
  settings: Settings,
  calendar: ClinicCalendar,
  medicareDeductible: (year: number) => Cents,
): Registry {
  const random = new Random(settings.seed, "patients");
  let count = 0;

  const enrol = (patient: Patient, payer: number, year: number): void => {
    patient.payer = payer;
    patient.secondary = secondaryOf(payer, random);
    const commercial = PAYERS[payer]!.class === "Commercial";
    patient.highDeductible = commercial && random.chance(0.34);
    patient.copay = copayOf(payer, patient.highDeductible, random);
    patient.deductible = commercial ? random.quantile(DEDUCTIBLES) * 100 : 0;
    if (payer === MEDICARE) patient.deductible = medicareDeductible(year);
    patient.elsewhere = 0.6 + random.uniform() * 3.4;
    patient.used = { year, amount: 0 };
  };

  return {
    register(day) {
      const year = calendar.year(day);
      count++;
      const age = random.quantile(ADULT_AGES);
      const patient: Patient = {
        id: `P${String(count).padStart(5, "0")}`,
        birthYear: year - age,
        payer: SELF_PAY,
        secondary: -1,
        copay: 0,
        deductible: 0,
        highDeductible: false,
        elsewhere: 0,
        used: { year, amount: 0 },
        statementDay: random.whole(1, 28),
      };
      enrol(patient, payerFor(age, random), year);
      return patient;
    },
    newYear(patients, year) {
      for (const patient of patients) {
        const turns65 = year - patient.birthYear === 65;
        const covered = patient.payer !== MEDICAID && patient.payer !== MEDICARE;
        if (turns65 && covered) enrol(patient, payerFor(65, random), year);
        else if (covered && random.chance(SWITCHES_INSURER))
          enrol(patient, payerFor(year - patient.birthYear, random), year);
        else if (patient.payer === MEDICARE) patient.deductible = medicareDeductible(year);
      }
    },
  };
}

/** What is left of the deductible on a day, other doctors' bills included. */
export function deductibleLeft(patient: Patient, year: number, dayOfYear: number): Cents {
  const elsewhere = Math.min(1, (patient.elsewhere * dayOfYear) / 365);
  const here = patient.used.year === year ? patient.used.amount : 0;
  return Math.max(0, patient.deductible - Math.floor(patient.deductible * elsewhere) - here);
}

/** Counts an amount towards the deductible of a year. */
export function useDeductible(patient: Patient, year: number, amount: Cents): void {
  if (patient.used.year !== year) patient.used = { year, amount: 0 };
  patient.used.amount += amount;
}

const payerFor = (age: number, random: Random): number =>
  random.weighted(PAYERS.map((payer) => (age >= 65 ? payer.share.older : payer.share.younger)));

function secondaryOf(payer: number, random: Random): number {
  if (payer !== MEDICARE) return -1;
  const u = random.uniform();
  if (u < 0.42) return BLUESTONE;
  return u < 0.54 ? MEDICAID : -1;
}

function copayOf(payer: number, highDeductible: boolean, random: Random): Cents {
  if (payer === MEDICARE_ADVANTAGE) return random.pick([0, 0, 1000, 2000]);
  if (PAYERS[payer]!.class !== "Commercial" || highDeductible || payer === WORKERS_COMP) return 0;
  return random.pick(COPAYS);
}
