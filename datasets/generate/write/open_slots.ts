import type { ClinicCalendar } from "../clinic_calendar.ts";
import { dayOf, MINUTES_A_DAY } from "../schedule/appointment.ts";
import type { OpenTime } from "../schedule/open_times.ts";
import { SITES } from "../world/providers.ts";
import type { TextFile } from "./text_file.ts";

/** The times that were free when somebody looked, look by look. Returns the rows written. */
export function writeOpenSlots(
  file: TextFile,
  calendar: ClinicCalendar,
  times: readonly OpenTime[],
): number {
  file.write("looked_on,provider,location,visit_type,free_from,held\n");
  for (const { looked, provider, site, type, start, held } of times) {
    const minute = start % MINUTES_A_DAY;
    const time = [Math.floor(minute / 60), minute % 60]
      .map((part) => String(part).padStart(2, "0"))
      .join(":");
    file.write(
      `${calendar.iso(looked)},${provider.name},${SITES[site]},${type},` +
        `${calendar.iso(dayOf(start))} ${time},${held ? "yes" : "no"}\n`,
    );
  }
  return times.length;
}
