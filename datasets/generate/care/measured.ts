import type { Visit } from "../billing/claim.ts";
import type { Patient } from "../world/patients.ts";
import type { World } from "../world/world.ts";

/** A patient whom a quality measure counts in a year. */
export type Listed = {
  readonly patient: Patient;
  readonly year: number;
  /** `none` of those called in for screening */
  readonly condition: "diabetes" | "hypertension" | "none";
  readonly excluded: boolean;
  readonly visit: Visit;
  /** where a screening asks for it */
  readonly sex?: "female" | "male";
};

/** A result of a test, of a blood pressure each of its two figures; or a screening that was done. */
export type Result = {
  readonly patient: Patient;
  readonly day: number;
  readonly test:
    | "hba1c"
    | "systolic"
    | "diastolic"
    | "mammogram"
    | "colonoscopy"
    | "fit"
    | "depression_screen"
    | "depression_follow_up";
  /** as written: per cent with one decimal, whole mmHg, or 1 of what was done or found */
  readonly value: string;
  readonly setting: "office" | "emergency";
};

/** What the electronic record knows of the patients whom measures are about. */
export type Measured = {
  /** puts patients on the year's list at their first visit of it, and tests them */
  see(visits: readonly Visit[], day: number): void;
  /** who came on the list and what was measured since the last call */
  take(): { listed: Listed[]; results: Result[] };
};

/** Shares with a condition at ages below 45, below 65, and from there on. */
const DIABETES = [0.03, 0.13, 0.22];
const HYPERTENSION = [0.06, 0.28, 0.45];
const EXCLUDED = 0.012;
const TESTED_AGAIN_AFTER = 85;
const TESTED = 0.72;
/** A pressure is written down at this share of visits; a few come from an emergency room and do not count. */
const MEASURED = 0.6;
const EMERGENCY = 0.015;

/** A patient's conditions, and how well they are kept, drawn when the patient is first seen. */
type Health = {
  diabetes: boolean;
  hypertension: boolean;
  excluded: boolean;
  /** tenths of a per cent, and mmHg above 100 */
  sugar: number;
  pressure: number;
  listed: number;
  tested: number;
};

/** Conditions and results from a stream of their own. */
export function measured(world: World): Measured {
  const { calendar } = world;
  const random = world.random("measured");
  const known = new Map<Patient, Health>();
  let listed: Listed[] = [];
  let results: Result[] = [];

  const healthOf = (patient: Patient, year: number): Health => {
    const there = known.get(patient);
    if (there) return there;
    const age = year - patient.birthYear;
    const band = age < 45 ? 0 : age < 65 ? 1 : 2;
    const drawn: Health = {
      diabetes: random.chance(DIABETES[band]!),
      hypertension: random.chance(HYPERTENSION[band]!),
      excluded: random.chance(EXCLUDED),
      sugar: 74 + Math.floor(random.bell() * 13),
      pressure: 33 + Math.floor(random.bell() * 12),
      listed: 0,
      tested: 0,
    };
    known.set(patient, drawn);
    return drawn;
  };

  const list = (visit: Visit, health: Health, year: number): void => {
    if (health.listed === year) return;
    health.listed = year;
    const { patient } = visit;
    for (const condition of ["diabetes", "hypertension"] as const)
      if (health[condition])
        listed.push({ patient, year, condition, excluded: health.excluded, visit });
  };

  const test = (patient: Patient, health: Health, day: number): void => {
    if (health.diabetes && day - health.tested > TESTED_AGAIN_AFTER && random.chance(TESTED)) {
      health.tested = day;
      const tenths = Math.max(50, health.sugar + random.whole(-6, 6));
      const value = `${Math.floor(tenths / 10)}.${tenths % 10}`;
      results.push({ patient, day, test: "hba1c", value, setting: "office" });
    }
    if (health.hypertension && random.chance(MEASURED)) {
      const systolic = Math.max(92, 100 + health.pressure + random.whole(-8, 8));
      const diastolic = 48 + Math.floor(systolic / 4) + random.whole(-5, 5);
      const setting = random.chance(EMERGENCY) ? "emergency" : "office";
      results.push({ patient, day, test: "systolic", value: String(systolic), setting });
      results.push({ patient, day, test: "diastolic", value: String(diastolic), setting });
    }
  };

  return {
    see(visits, day) {
      for (const visit of visits) {
        if (!visit.live) continue;
        const health = healthOf(visit.patient, calendar.year(day));
        if (!health.diabetes && !health.hypertension) continue;
        list(visit, health, calendar.year(day));
        test(visit.patient, health, day);
      }
    },
    take() {
      const all = { listed, results };
      listed = [];
      results = [];
      return all;
    },
  };
}
