import type { Provider } from "../world/providers.ts";
import type { World } from "../world/world.ts";
import { absences } from "./absences.ts";
import { MINUTES_A_DAY, type Minute, type VisitType } from "./appointment.ts";
import { slotStart } from "./booking.ts";
import type { Diary } from "./diary.ts";

/** A time of a provider that was free when somebody looked at the schedule. */
export type OpenTime = {
  readonly looked: number;
  readonly provider: Provider;
  readonly site: number;
  readonly type: VisitType;
  readonly start: Minute;
  /** kept back for the patients of the day itself */
  readonly held: boolean;
};

/** The looks at the schedule: on the first open day of a week, before the doors open. */
export type OpenTimes = {
  look(day: number): void;
  /** what the looks of a month found */
  take(): OpenTime[];
};

const MONDAY = 1;
const LOOKS_AT = 7 * 60;
const LOOKS_AHEAD = 90;
/** A look ends with so many times that are not kept back. */
const ENOUGH = 4;
/** Every eighth slot is for new patients, every third of the others is kept for the day itself. */
const NEW_PATIENTS = 8;
const KEPT_BACK = 3;

/** Looks at each provider's schedule at their home site, for new patients and for all others. */
export function openTimes(world: World, diary: Pick<Diary, "on">): OpenTimes {
  const { calendar, providers, settings } = world;
  const away = absences(settings.seed, calendar);
  let found: OpenTime[] = [];

  const siteOf = (provider: Provider, day: number): number =>
    provider.sites[calendar.weekday(day) - 1]!;

  const lookFor = (
    provider: Provider,
    type: VisitType,
    looked: number,
    isTaken: (start: Minute, provider: Provider) => boolean,
  ): void => {
    const site = provider.sites[0]!;
    let left = ENOUGH;
    for (let day = looked; day < looked + LOOKS_AHEAD && left > 0; day++) {
      if (!calendar.isOpen(day) || away.planned(provider, day) || siteOf(provider, day) !== site)
        continue;
      for (let slot = 0; slot < provider.slots && left > 0; slot++) {
        const isForNew = slot % NEW_PATIENTS === 1;
        const start = slotStart(provider, day, slot);
        if (isForNew !== (type === "New Patient") || isTaken(start, provider)) continue;
        const held = !isForNew && slot % KEPT_BACK === 2;
        found.push({ looked, provider, site, type, start, held });
        if (!held) left--;
      }
    }
  };

  return {
    look(day) {
      if (day !== calendar.openFrom(day - calendar.weekday(day) + MONDAY)) return;
      const now = day * MINUTES_A_DAY + LOOKS_AT;
      const taken = new Map<number, ReadonlySet<string>>();
      const takenOn = (date: number): ReadonlySet<string> => {
        const known = taken.get(date);
        if (known) return known;
        const standing = diary
          .on(date)
          .filter(({ created, cancelled }) => created <= now && (cancelled ?? Infinity) > now);
        const starts = new Set(standing.map(({ provider, start }) => `${provider.index}/${start}`));
        taken.set(date, starts);
        return starts;
      };
      for (const provider of providers)
        for (const type of ["New Patient", "Follow-up"] as const)
          lookFor(provider, type, day, (start, { index }) =>
            takenOn(Math.floor(start / MINUTES_A_DAY)).has(`${index}/${start}`),
          );
    },
    take() {
      const all = found;
      found = [];
      return all;
    },
  };
}
