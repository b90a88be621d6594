import { absences } from "../schedule/absences.ts";
import { SITES } from "../world/providers.ts";
import type { World } from "../world/world.ts";
import type { TextFile } from "./text_file.ts";

const OPEN_MINUTES = 480;

/**
 * The hours of some months that each provider has for patients: 8 to 12 and 1 to 5, less what the template
 * keeps free of appointments. Planned absences have none; a sick day keeps its hours. Returns the rows.
 */
export function writeClinicHours(
  file: TextFile,
  { calendar, providers, settings }: World,
  from: number,
  to: number,
): number {
  const away = absences(settings.seed, calendar);
  file.write("provider,location,clinic_day,starts,clinic_minutes,blocked_minutes\n");
  let rows = 0;
  for (let day = calendar.firstOf(from); day <= calendar.lastOf(to); day++) {
    if (!calendar.isOpen(day)) continue;
    for (const provider of providers) {
      if (away.planned(provider, day)) continue;
      const site = SITES[provider.sites[calendar.weekday(day) - 1]!]!;
      const blocked = OPEN_MINUTES - provider.slots * provider.slotMinutes;
      file.write(
        `${provider.name},${site},${calendar.iso(day)},08:00,${OPEN_MINUTES},${blocked}\n`,
      );
      rows++;
    }
  }
  return rows;
}
