/**
 * Sound Practice as a module: what the notebooks, the command line and the server use, and no other.
 *
 * @example
 * const practice = openPractice("my-practice");
 * await practice.import([{ paths: ["exports/2026-10"], knownAt: null }]);
 * const [days] = await practice.kpi({ kpis: ["days_in_ar"], period: "2026-10" });
 */
export { createPracticeFolder, PracticeFolder, SettingsError } from "./practice.ts";
export {
  BehindJournal,
  NothingImported,
  openPractice,
  Practice,
  UnknownName,
} from "./spine/open.ts";
export { BadHorizon } from "./numbers/forecast/question.ts";
export { BadPeriod } from "./numbers/period.ts";
export { NoSuchImport } from "./spine/import.ts";
export { NoSuchPath } from "./spine/collect.ts";
export { InUse } from "./spine/lock.ts";
export { JournalBroken } from "./spine/journal.ts";
export { CategoryNeeded } from "./numbers/kpi/trace.ts";
export * from "./format.ts";
export type * from "./contract.ts";
