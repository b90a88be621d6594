import type { Patient } from "../world/patients.ts";
import type { World } from "../world/world.ts";
import type { Listed, Measured, Result } from "./measured.ts";

/** Ages and the share of them that is called in; then how many of those a screening leaves out. */
const CALLED = { from: 40, to: 78, share: 0.22 };
const FEMALE = 0.54;
const EXCLUDED = 0.02;

/** Chances at a visit while it is still to be done, and the years for which it is done then. */
const MAMMOGRAM = { chance: 0.38, years: 2 };
const COLONOSCOPY = { chance: 0.12, years: 10 };
const STOOL_TEST = { chance: 0.2, years: 1 };
const ASKED = { chance: 0.7, years: 1 };

const DEPRESSED = 0.11;
const FOLLOWED_UP = 0.8;
/** Days until somebody sees to it; more than the measure grants for some. */
const FOLLOW_UP = { from: 0, to: 3 };

/** A patient who is called in, and the first years in which each screening is to be done again. */
type Called = {
  readonly sex: "female" | "male";
  readonly excluded: boolean;
  listed: number;
  breast: number;
  bowel: number;
  mood: number;
};

/** The patients whom the practice calls in for screening, and what came of it, from a stream of their own. */
export function screened(world: World): Measured {
  const { agenda, calendar } = world;
  const random = world.random("screened");
  const known = new Map<Patient, Called | null>();
  let listed: Listed[] = [];
  let results: Result[] = [];

  const calledOf = (patient: Patient, year: number): Called | null => {
    const there = known.get(patient);
    if (there !== undefined) return there;
    const age = year - patient.birthYear;
    const isCalled = age >= CALLED.from && age <= CALLED.to && random.chance(CALLED.share);
    const drawn: Called | null = isCalled
      ? {
          sex: random.chance(FEMALE) ? "female" : "male",
          excluded: random.chance(EXCLUDED),
          listed: 0,
          breast: 0,
          bowel: 0,
          mood: 0,
        }
      : null;
    known.set(patient, drawn);
    return drawn;
  };

  const note = (patient: Patient, day: number, test: Result["test"], value = "1"): void =>
    void results.push({ patient, day, test, value, setting: "office" });

  const ask = (patient: Patient, day: number): void => {
    const isDepressed = random.chance(DEPRESSED);
    note(patient, day, "depression_screen", isDepressed ? "1" : "0");
    if (!isDepressed || !random.chance(FOLLOWED_UP)) return;
    agenda.on(day + random.whole(FOLLOW_UP.from, FOLLOW_UP.to), (later) =>
      note(patient, later, "depression_follow_up"),
    );
  };

  const screen = (patient: Patient, called: Called, day: number): void => {
    const year = calendar.year(day);
    if (called.sex === "female" && called.breast <= year && random.chance(MAMMOGRAM.chance)) {
      note(patient, day, "mammogram");
      called.breast = year + MAMMOGRAM.years;
    }
    if (called.bowel <= year && random.chance(COLONOSCOPY.chance)) {
      note(patient, day, "colonoscopy");
      called.bowel = year + COLONOSCOPY.years;
    } else if (called.bowel <= year && random.chance(STOOL_TEST.chance)) {
      note(patient, day, "fit");
      called.bowel = year + STOOL_TEST.years;
    }
    if (called.mood <= year && random.chance(ASKED.chance)) {
      ask(patient, day);
      called.mood = year + ASKED.years;
    }
  };

  return {
    see(visits, day) {
      const year = calendar.year(day);
      for (const visit of visits) {
        const called = visit.live ? calledOf(visit.patient, year) : null;
        if (!called) continue;
        const { patient } = visit;
        if (called.listed !== year) {
          called.listed = year;
          const { sex, excluded } = called;
          listed.push({ patient, year, condition: "none", excluded, visit, sex });
        }
        screen(patient, called, day);
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
