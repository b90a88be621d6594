/**
 * Sound Practice as a module: what the notebooks, the command line and the server use, and no other.
 *
 * @example
 * const practice = openPractice("my-practice");
 * await practice.import([{ paths: ["exports/2026-10"], knownAt: null }]);
 * const [days] = await practice.kpi({ kpis: ["days_in_ar"], period: "2026-10" });
 */
export { createPracticeFolder, PracticeFolder, SettingsError } from "./practice.ts";
export { openPractice, Practice } from "./spine/open.ts";
export { UnknownName } from "./spine/names.ts";
export { BehindJournal } from "./spine/current.ts";
export { NothingImported } from "./spine/reading.ts";
export { BadHorizon } from "./numbers/forecast/question.ts";
export { BadPeriod, NoDataOfPeriod } from "./numbers/period.ts";
export { NoSuchImport } from "./spine/import.ts";
export { BadControl } from "./spine/controls.ts";
export { CONTROL_MEASURES } from "./numbers/tie_out/measures.ts";
export { PackSealed } from "./spine/pack.ts";
export { NotAPack } from "./report/pack/manifest.ts";
export { NotClosable } from "./spine/close.ts";
export { NoSuchPath } from "./spine/collect.ts";
export { InUse } from "./spine/lock.ts";
export { JournalBroken } from "./spine/journal.ts";
export { CategoryNeeded } from "./numbers/kpi/trace.ts";
export { BadMapping } from "./intake/mapping/mapping.ts";
export { CannotReceive } from "./spine/inbox.ts";
export { pageNames } from "./report/pages/page.ts";
export { arrowOf } from "./report/arrow.ts";
export { csvOf } from "./report/csv.ts";
export { tableOf, valuesTable, type Table } from "./report/table.ts";
export { XLSX_TYPE, xlsxOf, type Shown } from "./report/xlsx.ts";
export { aboutFilter, aboutPage, aboutPractice } from "./report/about.ts";
export type { About } from "./report/sheet.ts";
export { parseInstant } from "./calendar.ts";
export { packageFolder, packageVersion } from "./database.ts";
export * from "./format.ts";
export type * from "./contract.ts";
