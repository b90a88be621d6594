import { agenda, type Agenda } from "../agenda.ts";
import { clinicCalendar, type ClinicCalendar } from "../clinic_calendar.ts";
import type { Cents } from "../cents.ts";
import type { Settings } from "../options.ts";
import { Random } from "../random.ts";
import { federalAmounts } from "./federal_amounts.ts";
import { feeSchedule } from "./fees.ts";
import { patientRegistry, type Registry } from "./patients.ts";
import { makeProviders, type Provider } from "./providers.ts";
import { stories, type Stories } from "./stories.ts";

/** What exists before anything happens, and the clock it happens by. */
export type World = {
  readonly settings: Settings;
  readonly calendar: ClinicCalendar;
  readonly agenda: Agenda;
  readonly providers: readonly Provider[];
  readonly registry: Registry;
  readonly stories: Stories;
  /** the practice's fee for one unit */
  readonly fee: (code: string, year: number) => Cents;
  /** an amount that a federal agency sets by the year */
  readonly federal: (name: string, year: number) => Cents;
  /** an independent stream of random numbers */
  random(stream: string): Random;
};

/** The world of a set of settings, with the providers' panels filled. */
export function makeWorld(settings: Settings): World {
  const calendar = clinicCalendar(settings);
  const federal = federalAmounts();
  const registry = patientRegistry(settings, calendar, (year) =>
    federal("medicare_part_b_deductible", year),
  );
  const providers = makeProviders(settings, calendar);
  for (const provider of providers)
    for (let i = 0; i < provider.panelStart; i++)
      provider.panel.push(registry.register(calendar.start));
  return {
    settings,
    calendar,
    agenda: agenda(),
    providers,
    registry,
    stories: stories(calendar),
    fee: feeSchedule(),
    federal,
    random: (stream) => new Random(settings.seed, stream),
  };
}
