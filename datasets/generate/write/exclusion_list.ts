import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { TextFile } from "./text_file.ts";

const HEADER =
  "LASTNAME,FIRSTNAME,MIDNAME,BUSNAME,GENERAL,SPECIALTY,UPIN,NPI,DOB,ADDRESS,CITY,STATE,ZIP,EXCLTYPE,EXCLDATE,REINDATE,WAIVERDATE,WVRSTATE";
/** Nobody and nothing: no person has such a name, and no number begins with nine. */
const ENTRIES = [
  "EXAMPLE-ONE,NOBODY,,,IND- LIC HC SERV PRO,NURSE/NURSES AIDE,,0000000000,19000101,1 EXAMPLE WAY,SPRINGFIELD,IL,62700,1128b4,20190520,00000000,00000000,",
  "EXAMPLE-TWO,NOBODY,,,INDIVIDUAL (UNAFFILI,NON-PRACTITIONER,,9999999992,19000101,2 EXAMPLE WAY,SPRINGFIELD,IL,62700,1128a1,20210218,00000000,00000000,",
  ",,,EXAMPLE MEDICAL SUPPLY,OTHER BUSINESS,DME - GENERAL,,0000000000,,3 EXAMPLE WAY,SPRINGFIELD,IL,62700,1128a3,20220720,00000000,00000000,",
];

/** The federal list of excluded people and businesses in its own layout, a month's issue, with nobody on it. Returns the rows written. */
export function writeExclusionList(
  file: TextFile,
  calendar: ClinicCalendar,
  month: number,
): number {
  const added = `EXAMPLE-THREE,NOBODY,,,INDIVIDUAL (UNAFFILI,NON-PRACTITIONER,,0000000000,19000101,4 EXAMPLE WAY,SPRINGFIELD,IL,62700,1128b4,${calendar.compact(calendar.firstOf(month))},00000000,00000000,`;
  file.write(`${[HEADER, ...ENTRIES, added].join("\n")}\n`);
  return ENTRIES.length + 1;
}
