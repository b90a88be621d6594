import type { Listed, Result } from "../care/measured.ts";
import type { ClinicCalendar } from "../clinic_calendar.ts";
import { SITES } from "../world/providers.ts";
import type { TextFile } from "./text_file.ts";

/** Who came on the lists of a condition, and on that of those called in. Returns the rows written. */
export function writeQualityPatients(file: TextFile, listed: readonly Listed[]): number {
  file.write("patient_id,year,age_at_year_end,condition,excluded,provider,location,sex\n");
  for (const { patient, year, condition, excluded, visit, sex } of listed)
    file.write(
      `${patient.id},${year},${year - patient.birthYear},${condition},${excluded ? "yes" : "no"},` +
        `${visit.provider.name},${SITES[visit.site]},${sex ?? ""}\n`,
    );
  return listed.length;
}

/** What was measured and done. Returns the rows written. */
export function writeQualityResults(
  file: TextFile,
  calendar: ClinicCalendar,
  results: readonly Result[],
): number {
  file.write("patient_id,tested_on,test,value,setting\n");
  for (const { patient, day, test, value, setting } of results)
    file.write(`${patient.id},${calendar.iso(day)},${test},${value},${setting}\n`);
  return results.length;
}
