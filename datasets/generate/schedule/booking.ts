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
  type AppointmentStatus,
  type Minute,
  type VisitType,
} from "./appointment.ts";

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
const CANCELLED_AHEAD = 0.13;
const BY_THE_PRACTICE = 0.18;
const MOVED_HERE = 0.075;
const MOVED_AGAIN = 0.15;

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

  const draft = (
    fields: Pick<Appointment, "patient" | "provider" | "type" | "created" | "start"> &
      Partial<Appointment>,
  ): Appointment => ({
    id: "",
    site: fields.provider.sites[calendar.weekday(dayOf(fields.start)) - 1]!,
    minutes: fields.provider.slotMinutes,
    status: "Completed",
    cancelled: null,
    cancelledBy: null,
    movedFrom: null,
    checkedIn: null,
    checkedOut: null,
    visitId: "",
    copayDue: 0,
    copayPaid: 0,
    ...fields,
  });

  const officeMinute = (day: number): Minute =>
    calendar.openUntil(day) * MINUTES_A_DAY + OPENS + random.whole(0, 539);

  const creation = (start: Minute, lead: number): Minute => {
    if (lead > 0) {
      const online = random.chance(0.16);
      const day = dayOf(start) - lead;
      return online ? day * MINUTES_A_DAY + random.whole(ONLINE_FROM, 23 * 60) : officeMinute(day);
    }
    if (random.chance(WALK_IN)) return start + random.whole(4, 38);
    return start - random.whole(10, Math.max(11, (start % MINUTES_A_DAY) - 7 * 60));
  };

  /** The day's earlier place of somebody who was moved, and theirs before that. */
  const movedFrom = (
    later: Pick<Appointment, "patient" | "provider" | "type" | "created">,
    earliest: number,
  ): Appointment | null => {
    const movedOn = dayOf(later.created);
    const created = officeMinute(movedOn - random.whole(1, 40));
    const day = calendar.openFrom(movedOn + random.whole(2, 40));
    const { patient, provider, type } = later;
    if (dayOf(created) < earliest || day - dayOf(created) > LONGEST_LEAD) return null;
    if (absences.planned(provider, day)) return null;
    const itself = { patient, provider, type, created };
    return draft({
      ...itself,
      start: slotStart(provider, day, random.whole(0, provider.slots - 1)),
      status: "Rescheduled",
      cancelled: later.created,
      cancelledBy: random.chance(BY_THE_PRACTICE) ? "Practice" : "Patient",
      movedFrom: random.chance(MOVED_AGAIN) ? movedFrom(itself, earliest) : null,
    });
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
      let lead = random.quantile(LEADS[type]);
      if (lead > 0 && !calendar.isOpen(day - lead)) lead = day - calendar.openUntil(day - lead);
      const created = creation(start, Math.min(lead, LONGEST_LEAD));
      const shown = { patient, provider, type, created, start };
      const moved =
        lead > 1 && random.chance(MOVED_HERE) ? movedFrom(shown, day - PLANNED_AHEAD) : null;
      const appointment = draft({ ...shown, movedFrom: moved });
      decide(appointment, sick, random);
      planned.push(appointment);
      for (let from = moved; from; from = from.movedFrom) planned.push(from);
      if (lead >= 5 && random.chance(CANCELLED_AHEAD))
        planned.push(cancelledAhead(draft, somebody(false), appointment, random));
    }
    return planned;
  };
}

function cancelledAhead(
  draft: (fields: Appointment) => Appointment,
  patient: Patient,
  taken: Appointment,
  random: Random,
): Appointment {
  const room = dayOf(taken.start) - 2 - dayOf(taken.created);
  const created = taken.created;
  const cancelled = created + random.whole(1, room) * MINUTES_A_DAY + random.whole(0, 60);
  return draft({
    ...taken,
    patient,
    created,
    movedFrom: null,
    type: taken.type === "New Patient" ? "Follow-up" : taken.type,
    status: "Cancelled",
    cancelled,
    cancelledBy: random.chance(BY_THE_PRACTICE) ? "Practice" : "Patient",
  });
}

function decide(appointment: Appointment, sick: boolean, random: Random): void {
  const { created, start } = appointment;
  const [status, cancelled, by] = fate(created, start, sick, random);
  appointment.status = status;
  appointment.cancelled = cancelled;
  appointment.cancelledBy = by;
}

function fate(
  created: Minute,
  start: Minute,
  sick: boolean,
  random: Random,
): [AppointmentStatus, Minute | null, "Patient" | "Practice" | null] {
  const lead = Math.max(0, dayOf(start) - dayOf(created));
  const morning = dayOf(start) * MINUTES_A_DAY + 7 * 60 + 10;
  if (sick && created < morning) return ["Cancelled", morning + random.whole(0, 40), "Practice"];
  if (random.chance(noShowChance(lead))) return ["No Show", null, null];
  if (lead > 0 && random.chance(0.028)) {
    const noticed = start - random.whole(30, 23 * 60);
    return ["Late Cancel", Math.max(noticed, created + 1), "Patient"];
  }
  return ["Completed", null, null];
}

/** 4 % on the same day, rising to 15 % at 60 days and staying there. */
const noShowChance = (lead: number): number => 0.04 + (0.11 * Math.min(lead, 60)) / 60;

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

/** Slots are spread over 8 to 12 and 1 to 5 on the provider's grid. */
function slotStart(provider: Provider, day: number, slot: number): Minute {
  const grid = Math.floor(480 / provider.slotMinutes);
  const minute = OPENS + Math.floor((slot * grid) / provider.slots) * provider.slotMinutes;
  return day * MINUTES_A_DAY + (minute < NOON ? minute : minute + LUNCH);
}
