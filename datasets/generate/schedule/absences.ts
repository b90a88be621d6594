import type { ClinicCalendar } from "../clinic_calendar.ts";
import { Random } from "../random.ts";
import type { Provider } from "../world/providers.ts";

/** Weeks of the year in which a holiday may begin; those of the summer and Christmas count more. */
const FAVOURED_WEEKS = [12, 13, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 51];
const VACATION_WEEKS = 4;
const STUDY_DAYS = 5;
const SICK = 0.012;

/** Who is away when. */
export type Absences = {
  /** planned long ago, so nothing was ever booked: vacation or study, or not employed yet */
  planned(provider: Provider, day: number): boolean;
  /** known only that morning, when the practice cancels the day */
  sick(provider: Provider, day: number): boolean;
};

/** Vacations drawn per provider and year, sick days per provider and day, each from a stream of its own. */
export function absences(seed: number, calendar: ClinicCalendar): Absences {
  const years = new Map<string, ReadonlySet<number>>();

  const away = (provider: Provider, year: number): ReadonlySet<number> => {
    const key = `${provider.index}/${year}`;
    let days = years.get(key);
    if (!days) {
      days = daysAway(new Random(seed, `vacation/${key}`));
      years.set(key, days);
    }
    return days;
  };

  return {
    planned: (provider, day) =>
      day < provider.joined || away(provider, calendar.year(day)).has(calendar.dayOfYear(day)),
    sick: (provider, day) => new Random(seed, `sick/${provider.index}/${day}`).chance(SICK),
  };
}

function daysAway(random: Random): ReadonlySet<number> {
  const days = new Set<number>();
  for (let i = 0; i < VACATION_WEEKS; i++) {
    const week = random.chance(0.6) ? random.pick(FAVOURED_WEEKS) : random.whole(2, 50);
    for (let day = 0; day < 7; day++) days.add(week * 7 + day);
  }
  for (let i = 0; i < STUDY_DAYS; i++) days.add(random.whole(7, 357));
  return days;
}
