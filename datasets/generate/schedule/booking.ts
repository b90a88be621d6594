import type { ClinicCalendar } from "../clinic_calendar.ts";
import { Random, type Quantiles } from "../random.ts";
import type { Patient, Registry } from "../world/patients.ts";
import type { Provider } from "../world/providers.ts";
import { demand } from "../world/seasons.ts";
import type { Absences } from "./absences.ts";
import {
  dayOf,
  MINUTES_A_DAY,
  type Appointment,
  type Minute,
  type VisitType,
} from "./appointment.ts";
import { earlierHolder, lastHolder, moved, type Fate } from "./fate.ts";

/** Days ahead that a provider's day is planned: the longest lead time and room for what was moved before. */
export const PLANNED_AHEAD = 140;

const LONGEST_LEAD = 90;
const OPENS = 8 * 60;
/** After the month's lists are printed, so that no list misses an appointment of its own morning. */
const ONLINE_FROM = 7 * 60;
const NOON = 12 * 60;
const LUNCH = 60;

const TYPES: readonly VisitType[] = ["Follow-up", "Acute", "Physical", "Telehealth", "New Patient"];
const LEADS: Readonly<Record<VisitType, Quantiles>> = {
  "Follow-up": [1, 2, 8, 21, 42, 66, 84, 91],
  Acute: [0, 0, 0, 1, 2, 4, 8, 15],
  Physical: [3, 8, 21, 38, 60, 80, 88, 91],
  Telehealth: [0, 0, 2, 6, 14, 28, 45, 70],
  "New Patient": [1, 3, 8, 17, 31, 50, 70, 88],
};
const WALK_IN = 0.02;
const ONLINE = 0.16;
const CANCELLED_AHEAD = 0.13;
const MOVED_HERE = 0.075;
const MOVED_AGAIN = 0.15;

/** Who wants to see whom, for what, when, and since when. */
type Booking = Pick<Appointment, "patient" | "provider" | "type" | "created" | "start" | "online">;

/** Plans one provider's day: everybody who will ever have held a slot of it. */
export type Booker = (provider: Provider, day: number) => Appointment[];

/**
 * Fills the template as demand says; each slot's last holder comes, stays away or cancels late;
 * some slots had an earlier holder who cancelled in time; some holders were moved from another day,
 * which leaves a row there (it is among the appointments returned, with its own start).
 */
export function booker(
  seed: number,
  calendar: ClinicCalendar,
  absences: Absences,
  registry: Registry,
): Booker {
  const random = new Random(seed, "appointments");

  const draft = (booking: Booking, fate: Fate, movedFrom: Appointment | null): Appointment => ({
    id: "",
    ...booking,
    site: booking.provider.sites[calendar.weekday(dayOf(booking.start)) - 1]!,
    minutes: booking.provider.slotMinutes,
    ...fate,
    movedFrom,
    confirmed: null,
    verified: null,
    preregistered: null,
    checkedIn: null,
    roomed: null,
    signed: null,
    checkedOut: null,
    visitId: "",
    copayDue: 0,
    copayPaid: 0,
  });

  const officeMinute = (day: number): Minute =>
    calendar.openUntil(day) * MINUTES_A_DAY + OPENS + random.whole(0, 539);

  const leadDays = (type: VisitType, day: number): number => {
    const lead = random.quantile(LEADS[type]);
    const booked = lead === 0 ? day : calendar.openUntil(day - lead);
    return Math.min(day - booked, LONGEST_LEAD);
  };

  const creation = (start: Minute, lead: number): Pick<Booking, "created" | "online"> => {
    if (lead > 0) {
      const online = random.chance(ONLINE);
      const day = dayOf(start) - lead;
      return {
        online,
        created: online
          ? day * MINUTES_A_DAY + random.whole(ONLINE_FROM, 23 * 60)
          : officeMinute(day),
      };
    }
    const created = random.chance(WALK_IN)
      ? start + random.whole(4, 38)
      : start - random.whole(10, Math.max(11, (start % MINUTES_A_DAY) - 7 * 60));
    return { online: false, created };
  };

  /** The place on another day of somebody who was moved, and theirs before that. */
  const placeBefore = (later: Booking, earliest: number): Appointment | null => {
    const { patient, provider, type } = later;
    const movedOn = dayOf(later.created);
    const created = officeMinute(movedOn - random.whole(1, 40));
    const day = calendar.openFrom(movedOn + random.whole(2, 40));
    if (dayOf(created) < earliest || day - dayOf(created) > LONGEST_LEAD) return null;
    if (absences.planned(provider, day)) return null;
    const start = slotStart(provider, day, random.whole(0, provider.slots - 1));
    const booking = { patient, provider, type, created, start, online: false };
    const before = random.chance(MOVED_AGAIN) ? placeBefore(booking, earliest) : null;
    return draft(booking, moved(later.created, random), before);
  };

  return (provider, day) => {
    if (!calendar.isOpen(day) || absences.planned(provider, day)) return [];
    const planned: Appointment[] = [];
    const here = new Set<Patient>();
    const sick = absences.sick(provider, day);
    const fill = Math.min(
      1,
      0.95 * demand(calendar, day) * ramp(provider, day) + 0.03 * random.bell(),
    );

    const somebody = (isNew: boolean): Patient => {
      if (isNew) return registry.register(day);
      for (;;) {
        const place = random.chance(0.5) ? random.uniform() : random.uniform() * random.uniform();
        const patient = provider.panel[Math.floor(place * provider.panel.length)]!;
        if (!here.has(patient)) {
          here.add(patient);
          return patient;
        }
      }
    };

    for (let slot = 0; slot < provider.slots; slot++) {
      if (!random.chance(fill)) continue;
      const start = slotStart(provider, day, slot);
      const type = TYPES[random.weighted(typeWeights(provider, day))]!;
      const patient = somebody(type === "New Patient");
      const lead = leadDays(type, day);
      const { created, online } = creation(start, lead);
      const booking: Booking = { patient, provider, type, created, start, online };
      const before =
        lead > 1 && random.chance(MOVED_HERE) ? placeBefore(booking, day - PLANNED_AHEAD) : null;
      planned.push(draft(booking, lastHolder(created, start, sick, random), before));
      for (let from = before; from; from = from.movedFrom) planned.push(from);
      if (lead >= 5 && random.chance(CANCELLED_AHEAD)) {
        const other: Booking = { ...booking, patient: somebody(false), type: "Follow-up" };
        planned.push(draft(other, earlierHolder(created, start, random), null));
      }
    }
    return planned;
  };
}

/** A provider who joins needs a year to fill the day, and most who come are new. */
function ramp(provider: Provider, day: number): number {
  return Math.min(1, 0.55 + (0.45 * (day - provider.joined)) / 300);
}

function typeWeights(provider: Provider, day: number): readonly number[] {
  const isNewcomer = day - provider.joined < 400;
  if (isNewcomer) return [0.25, 0.26, 0.1, 0.07, 0.32];
  const growing = provider.panel.length < provider.panelSize;
  return [0.41, 0.27, 0.15, 0.1, growing ? 0.075 : 0.06];
}

/** Where a slot of a day begins: they are spread over 8 to 12 and 1 to 5 on the provider's grid. */
export function slotStart(provider: Provider, day: number, slot: number): Minute {
  const grid = Math.floor(480 / provider.slotMinutes);
  const minute = OPENS + Math.floor((slot * grid) / provider.slots) * provider.slotMinutes;
  return day * MINUTES_A_DAY + (minute < NOON ? minute : minute + LUNCH);
}
